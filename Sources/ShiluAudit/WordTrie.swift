/// Words under numbers, found by walking from a position; open addressing, because the walk is the hot loop.
struct WordTrie: Sendable {
    private var keys: [UInt64]
    private var next: [Int32]
    private var mask: Int
    private var used = 0
    /// The word that ends in a node, or −1.
    private var ending: [Int32] = [-1]
    /// A bit for each scalar of the basic plane with which a word begins: small enough to stay at hand while a text is walked.
    private var starts = [UInt64](repeating: 0, count: 0x1_0000 / 64)
    private(set) var words: [String] = []

    init(_ words: [String] = []) {
        keys = [UInt64](repeating: 0, count: 1024)
        next = [Int32](repeating: 0, count: 1024)
        mask = 1023
        for word in words { insert(word) }
    }

    /// The number of the word, the same for the same word.
    @discardableResult
    mutating func insert(_ word: String) -> Int {
        var node = 0
        for (index, scalar) in word.unicodeScalars.enumerated() {
            if index == 0, scalar.value < 0x1_0000 { starts[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63) }
            if let child = step(node, scalar) {
                node = child
            } else {
                ending.append(-1)
                put(node, scalar, ending.count - 1)
                node = ending.count - 1
            }
        }
        if ending[node] >= 0 { return Int(ending[node]) }
        let id = words.count
        words.append(word)
        ending[node] = Int32(truncatingIfNeeded: id)
        return id
    }

    func id(of word: String) -> Int? {
        var node = 0
        for scalar in word.unicodeScalars {
            guard let child = step(node, scalar) else { return nil }
            node = child
        }
        return ending[node] >= 0 ? Int(ending[node]) : nil
    }

    @inline(__always) private func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    @inline(__always) private func step(_ node: Int, _ scalar: Unicode.Scalar) -> Int? {
        let key = (UInt64(truncatingIfNeeded: node) << 21 | UInt64(scalar.value)) &+ 1
        var place = slot(key)
        while keys[place] != 0 {
            if keys[place] == key { return Int(next[place]) }
            place = (place + 1) & mask
        }
        return nil
    }

    private mutating func put(_ node: Int, _ scalar: Unicode.Scalar, _ child: Int) {
        if used * 2 > mask { grow() }
        store((UInt64(truncatingIfNeeded: node) << 21 | UInt64(scalar.value)) &+ 1, Int32(truncatingIfNeeded: child))
        used += 1
    }

    private mutating func store(_ key: UInt64, _ child: Int32) {
        var place = slot(key)
        while keys[place] != 0 { place = (place + 1) & mask }
        keys[place] = key
        next[place] = child
    }

    private mutating func grow() {
        let (oldKeys, oldNext) = (keys, next)
        let size = keys.count * 2
        keys = [UInt64](repeating: 0, count: size)
        next = [Int32](repeating: 0, count: size)
        mask = size - 1
        for (index, key) in oldKeys.enumerated() where key != 0 { store(key, oldNext[index]) }
    }

    /// Calls `body` with the number and length of every word that begins at `position`, shortest first.
    @inline(__always)
    func matches(_ source: SourceText, at position: Int, _ body: (_ word: Int, _ length: Int) -> Void) {
        let first = source.at(position)
        guard first.value < 0x1_0000, starts[Int(first.value >> 6)] >> UInt64(first.value & 63) & 1 == 1 else { return }
        var node = 0
        var index = position
        while index < source.count, let child = step(node, source.scalars[index]) {
            node = child
            index += 1
            if ending[node] >= 0 { body(Int(ending[node]), index - position) }
        }
    }

    /// The longest word that begins at `position`.
    func longest(_ source: SourceText, at position: Int) -> (word: Int, length: Int)? {
        var best: (Int, Int)?
        matches(source, at: position) { best = ($0, $1) }
        return best
    }

    func contains(_ source: SourceText, at position: Int) -> Bool { longest(source, at: position) != nil }
}
