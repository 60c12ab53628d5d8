/// Chance that comes out the same on every run.
public struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// Equal seeds give equal throws.
    public init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    public mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    /// From 0 up to a limit, which is left out; 0 where there is nothing to choose from.
    public mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }
}

/// Text damaged at random: pieces cut out, doubled, replaced by marks that mean something to a parser.
public struct Damage {
    private var dice: Dice
    public init(seed: Int) { dice = Dice(seed: seed) }

    public mutating func apply(_ marks: [String], to text: [Unicode.Scalar]) -> String {
        var text = text
        for _ in 0...dice.below(5) {
            let start = dice.below(text.count)
            let end = min(text.count, start + dice.below(6))
            text.replaceSubrange(start..<end, with: Array(marks[dice.below(marks.count)].unicodeScalars))
        }
        if dice.below(4) == 0 { text.removeLast(dice.below(text.count)) }
        var whole = String.UnicodeScalarView()
        whole.append(contentsOf: text)
        return String(whole)
    }
}
