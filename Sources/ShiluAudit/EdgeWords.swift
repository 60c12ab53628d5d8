/// Words that may end right before a position or begin right at it, tried only where their outer scalar stands.
struct EdgeWords: Sendable {
    private var words: [[Unicode.Scalar]]
    /// One bit for each scalar that may stand at the edge, by its low 12 bits.
    private var edges = [Bool](repeating: false, count: 4096)
    private let before: Bool

    init(before words: [String]) { self.init(words, before: true) }
    init(at words: [String]) { self.init(words, before: false) }

    private init(_ words: [String], before: Bool) {
        self.before = before
        self.words = words.map { before ? $0.unicodeScalars.reversed() : Array($0.unicodeScalars) }
        for word in self.words {
            if let edge = word.first { edges[Int(edge.value & 4095)] = true }
        }
    }

    /// The number of the first word that stands before (or at) the position.
    func index(_ text: SourceText, _ position: Int) -> Int? {
        let start = before ? position - 1 : position
        guard edges[Int(text.at(start).value & 4095)] else { return nil }
        let step = before ? -1 : 1
        for number in words.indices {
            var place = start
            var holds = true
            for scalar in words[number] {
                guard text.at(place) == scalar else {
                    holds = false
                    break
                }
                place += step
            }
            if holds { return number }
        }
        return nil
    }

    func stands(_ text: SourceText, _ position: Int) -> Bool { index(text, position) != nil }
}
