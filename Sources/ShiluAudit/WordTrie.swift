/// Words under numbers, found by walking from a position; open addressing, because the walk is the hot loop.
struct WordTrie: Sendable {
    private var keys: [UInt64]
    private var next: [Int32]
    private var mask: Int
    private var used = 0
    /// The word that ends in a node, or −1.
    private var ending: [Int32] = [-1]
    /// Bits for the pairs of scalars with which a word begins, and for words of one scalar: small enough to stay at hand
    /// while a text is walked. Of pairs that share a bit the walk itself knows.
    private var pairs = [UInt64](repeating: 0, count: 0x1_0000 / 64)
    private var singles = [UInt64](repeating: 0, count: 0x1_0000 / 64)
    /// How many different words there are.
    private(set) var count = 0

    init(_ words: [String] = []) {
        keys = [UInt64](repeating: 0, count: 1024)
        next = [Int32](repeating: 0, count: 1024)
        mask = 1023
        for word in words { insert(word.unicodeScalars) }
    }

    /// The number of the word, the same for the same word; words are numbered as they come.
    @discardableResult
    mutating func insert(_ word: some Sequence<Unicode.Scalar>) -> Int {
        var (node, length) = (0, 0)
        var (first, second): (Unicode.Scalar, Unicode.Scalar) = ("\0", "\0")
        for scalar in word {
            length += 1
            if length == 1 { first = scalar }
            if length == 2 { second = scalar }
            if let child = step(node, scalar) {
                node = child
            } else {
                ending.append(-1)
                put(node, scalar, ending.count - 1)
                node = ending.count - 1
            }
        }
        if ending[node] >= 0 { return Int(ending[node]) }
        if length == 1 {
            Self.set(&singles, Self.place(first, "\0"))
        } else {
            Self.set(&pairs, Self.place(first, second))
        }
        let id = count
        count += 1
        ending[node] = Int32(truncatingIfNeeded: id)
        return id
    }

    func id(of word: some Sequence<Unicode.Scalar>) -> Int? {
        var node = 0
        for scalar in word {
            guard let child = step(node, scalar) else { return nil }
            node = child
        }
        return ending[node] >= 0 ? Int(ending[node]) : nil
    }

    /// Which of 65,536 bits stands for a pair.
    @inline(__always) private static func place(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
        Int((first.value &* 0x9E37 ^ second.value) & 0xFFFF)
    }

    private static func set(_ bits: inout [UInt64], _ place: Int) { bits[place >> 6] |= 1 << UInt64(place & 63) }

    @inline(__always) private static func has(_ bits: [UInt64], _ place: Int) -> Bool {
        bits[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    /// False where certainly no word begins.
    @inline(__always) func mayBegin(_ source: SourceText, at position: Int) -> Bool {
        let (first, second) = (source.at(position), source.at(position + 1))
        return Self.has(pairs, Self.place(first, second)) || Self.has(singles, Self.place(first, "\0"))
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
        guard mayBegin(source, at: position) else { return }
        var node = 0
        var index = position
        while index < source.count, let child = step(node, source.scalars[index]) {
            node = child
            index += 1
            if ending[node] >= 0 { body(Int(ending[node]), index - position) }
        }
    }

    /// The longest word that begins at `position`.
    @inline(__always)
    func longest(_ source: SourceText, at position: Int) -> (word: Int, length: Int)? {
        mayBegin(source, at: position) ? walk(source, position) : nil
    }

    private func walk(_ source: SourceText, _ position: Int) -> (word: Int, length: Int)? {
        var best: (Int, Int)?
        matches(source, at: position) { best = ($0, $1) }
        return best
    }

    func contains(_ source: SourceText, at position: Int) -> Bool { longest(source, at: position) != nil }
}
