/// What a scalar is, as bits, so that the readers ask one table instead of many comparisons.
struct ScalarClass: OptionSet, Sendable {
    let rawValue: UInt8
    static let han = ScalarClass(rawValue: 1)
    /// ASCII and full-width digits.
    static let digit = ScalarClass(rawValue: 2)
    /// 〇 一 … 九 两 and 零.
    static let chineseDigit = ScalarClass(rawValue: 4)
    /// 十 百 千 万 亿.
    static let chineseUnit = ScalarClass(rawValue: 8)
    /// Marks that end or divide a clause.
    static let mark = ScalarClass(rawValue: 16)
    static let space = ScalarClass(rawValue: 32)
    /// Characters that stand for withheld text.
    static let mask = ScalarClass(rawValue: 64)
    static let latin = ScalarClass(rawValue: 128)
    static let chineseNumeral: ScalarClass = [.chineseDigit, .chineseUnit]
    /// Do the two share a class?
    @inline(__always) func meets(_ other: ScalarClass) -> Bool { rawValue & other.rawValue != 0 }

    static let anyNumeral: ScalarClass = [.digit, .chineseDigit, .chineseUnit]

    static let table: [ScalarClass] = {
        var table = [ScalarClass](repeating: [], count: 0x1_0000)
        for code in 0x3400...0x9FFF { table[code] = .han }
        for code in 0x30...0x39 {
            table[code] = .digit
            table[code + 0xFEE0] = .digit
        }
        for code in 0x41...0x5A {
            for shift in [0, 0x20, 0xFEE0, 0xFF00] { table[code + shift] = .latin }
        }
        func add(_ text: String, _ class: ScalarClass) {
            for scalar in text.unicodeScalars where scalar.value < 0x1_0000 {
                table[Int(scalar.value)].formUnion(`class`)
            }
        }
        add("〇零一二三四五六七八九两", .chineseDigit)
        add("十百千万亿", .chineseUnit)
        add("。，、；：？！,;:?!.…", .mark)
        add(" \t\u{00A0}\u{3000}\u{2002}\u{2003}\u{2009}\u{200B}", .space)
        add("*＊XxＸｘ×╳□＿_○●△■◯", .mask)
        return table
    }()
}

/// The text under audit as an array of scalars with their classes, its lines, and where quotes and titles lie.
///
/// Everything downstream works on positions in `scalars`, which are the offsets that are printed.
struct SourceText: Sendable {
    let scalars: [Unicode.Scalar]
    let classes: [ScalarClass]
    /// Ranges without the line feed; the last line may be empty.
    let lines: [Range<Int>]
    /// Where neither a Chinese character nor a digit nor a letter stands: the marks, a tenth of a text.
    let signs: [Int]
    /// 1 inside 《》, 2 inside “”, 4 inside （）; a span that is not closed on its line counts for nothing.
    let nesting: [UInt8]
    /// For a position inside a quote, the position after its opening mark; elsewhere −1.
    let quoteStart: [Int32]

    static let inTitle: UInt8 = 1
    static let inQuote: UInt8 = 2
    static let inBracket: UInt8 = 4

    init(_ text: String) {
        let scalars = Self.scalars(of: text)
        let table = ScalarClass.table
        let classes = scalars.map {
            $0.value < 0x1_0000 ? table[Int($0.value)] : ($0.value < 0x3_0000 ? ScalarClass() : .han)
        }
        let signs = classes.indices.filter { !classes[$0].meets([.han, .digit, .latin]) }
        var lines: [Range<Int>] = []
        var start = 0
        for index in signs where scalars[index] == "\n" {
            lines.append(start..<index)
            start = index + 1
        }
        lines.append(start..<scalars.count)
        (self.scalars, self.classes, self.signs, self.lines) = (scalars, classes, signs, lines)
        (nesting, quoteStart) = Self.nest(scalars, signs)
    }

    /// Decoded from the bytes at once: the string's own iterator checks at every step what a whole text need not ask.
    private static func scalars(of text: String) -> [Unicode.Scalar] {
        var text = text
        return text.withUTF8 { bytes in
            [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count { $0 & 0xC0 != 0x80 }) { room, count in
                var place = 0
                while place < bytes.count {
                    let (value, width) = UTF8.scalar(bytes, at: place)
                    room.initializeElement(at: count, to: Unicode.Scalar(value) ?? "\u{FFFD}")
                    count += 1
                    place += width
                }
            }
        }
    }

    private static func nest(_ scalars: [Unicode.Scalar], _ signs: [Int]) -> ([UInt8], [Int32]) {
        var nesting = [UInt8](repeating: 0, count: scalars.count)
        var quotes = [Int32](repeating: -1, count: scalars.count)
        var (openTitle, openQuote, openBracket) = (-1, -1, -1)
        for index in signs {
            switch scalars[index] {
            case "\n": (openTitle, openQuote, openBracket) = (-1, -1, -1)
            case "《": openTitle = index
            case "》":
                if openTitle >= 0 { for inner in openTitle...index { nesting[inner] |= inTitle } }
                openTitle = -1
            case "“": openQuote = index
            case "”":
                if openQuote >= 0 {
                    for inner in openQuote...index {
                        nesting[inner] |= inQuote
                        quotes[inner] = Int32(truncatingIfNeeded: openQuote + 1)
                    }
                }
                openQuote = -1
            case "（", "(": openBracket = index
            case "）", ")":
                if openBracket >= 0 { for inner in openBracket...index { nesting[inner] |= inBracket } }
                openBracket = -1
            default: break
            }
        }
        return (nesting, quotes)
    }

    var count: Int { scalars.count }

    /// The scalar at a position, or NUL outside the text: readers may look ahead without asking for the end.
    @inline(__always) func at(_ index: Int) -> Unicode.Scalar {
        index >= 0 && index < scalars.count ? scalars[index] : "\0"
    }

    @inline(__always) func type(_ index: Int) -> ScalarClass {
        index >= 0 && index < classes.count ? classes[index] : []
    }

    @inline(__always) func isNested(_ index: Int, _ kind: UInt8) -> Bool {
        index >= 0 && index < nesting.count && nesting[index] & kind != 0
    }

    func string(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<scalars.count)
        // Written as UTF-8 at once, in just the room it takes: thousands of claims and defects quote the text, and
        // fifteen bytes need no memory of their own.
        let size = range.reduce(0) { $0 + UTF8.width(scalars[$1]) }
        return String(unsafeUninitializedCapacity: size) { buffer in
            var length = 0
            for index in range {
                for byte in UTF8.encode(scalars[index]) ?? UTF8.encodedReplacementCharacter {
                    buffer[length] = byte
                    length += 1
                }
            }
            return length
        }
    }

    /// Does `word` stand at `index`?
    func has(_ word: String, at index: Int) -> Bool {
        var position = index
        for scalar in word.unicodeScalars {
            guard at(position) == scalar else { return false }
            position += 1
        }
        return true
    }

    /// Does `word` end right before `index`?
    func has(_ word: String, before index: Int) -> Bool {
        var position = index - 1
        for scalar in word.unicodeScalars.reversed() {
            guard at(position) == scalar else { return false }
            position -= 1
        }
        return true
    }

    /// The first place of `word` that lies wholly in `range`.
    func find(_ word: String, in range: Range<Int>) -> Int? {
        let view = word.unicodeScalars
        guard let first = view.first else { return nil }
        let range = range.clamped(to: 0..<count)
        search: for index in range where scalars[index] == first {
            var position = index
            for scalar in view {
                guard position < range.upperBound, scalars[position] == scalar else { continue search }
                position += 1
            }
            return index
        }
        return nil
    }

    /// Does any word of the trie lie wholly in `range`?
    func contains(_ trie: WordTrie, in range: Range<Int>) -> Bool { first(of: trie, in: range) != nil }

    /// Where the first word of the trie stands in `range`; of those that begin there, the longest.
    func first(of trie: WordTrie, in range: Range<Int>) -> Range<Int>? {
        let range = range.clamped(to: 0..<count)
        for index in range where trie.mayBegin(self, at: index) {
            var longest = 0
            trie.matches(self, at: index) { _, length in
                if index + length <= range.upperBound { longest = length }
            }
            if longest > 0 { return index..<(index + longest) }
        }
        return nil
    }

    /// Does any of the words lie wholly in `range`? For the words of a rule, which lie ready in the program.
    func contains(anyOf words: [StaticString], in range: Range<Int>) -> Bool {
        let range = range.clamped(to: 0..<count)
        // The text is walked once for all words; one bit says of most scalars that none of them begins there.
        var heads: UInt64 = 0
        for word in words { heads |= 1 << UInt64(word.head & 63) }
        for index in range where heads >> UInt64(scalars[index].value & 63) & 1 == 1 {
            for word in words
            where word.head == scalars[index].value && stands(word, at: index, before: range.upperBound) {
                return true
            }
        }
        return false
    }

    /// Whether the word stands at a position and ends before another.
    private func stands(_ word: StaticString, at index: Int, before end: Int) -> Bool {
        word.withUTF8Buffer { bytes in
            var (place, position) = (0, index)
            while place < bytes.count {
                let (scalar, width) = UTF8.scalar(bytes, at: place)
                guard position < end, scalars[position].value == scalar else { return false }
                place += width
                position += 1
            }
            return true
        }
    }

    /// Does any of the words lie wholly in `range`? For words of the lexicon.
    func contains(anyListed words: [String], in range: Range<Int>) -> Bool {
        words.contains { find($0, in: range) != nil }
    }

    /// The index of the line that holds a position.
    func line(of position: Int) -> Int {
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= position { low = middle } else { high = middle }
        }
        return low
    }

    func skipSpaces(_ index: Int) -> Int {
        var position = index
        while type(position).contains(.space) { position += 1 }
        return position
    }

    /// The line without leading and trailing space.
    func trimmed(_ line: Range<Int>) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, classes[start].contains(.space) || scalars[start] == "\r" || scalars[start] == "\u{FEFF}" {
            start += 1
        }
        while end > start, classes[end - 1].contains(.space) || scalars[end - 1] == "\r" { end -= 1 }
        return start..<end
    }

    /// The sentence around a position: between 。！？ (and ； where `divided`) or line ends, 600 scalars each way at most.
    func sentence(around position: Int, divided: Bool = false) -> Range<Int> {
        var (start, end) = (min(position, count), min(position, count))
        let (floor, ceiling) = (max(0, start - 600), min(count, end + 600))
        while start > floor, !endsSentence(scalars[start - 1], divided) { start -= 1 }
        while end < ceiling, !endsSentence(scalars[end], divided) { end += 1 }
        return start..<end
    }

    @inline(__always) private func endsSentence(_ scalar: Unicode.Scalar, _ divided: Bool) -> Bool {
        switch scalar {
        case "。", "！", "？", "\n", "!", "?": true
        case "；", ";": divided
        default: false
        }
    }
}

extension StaticString {
    /// The first scalar's value, 0 of an empty word.
    @inline(__always) var head: UInt32 { withUTF8Buffer { $0.isEmpty ? 0 : UTF8.scalar($0, at: 0).value } }
}

extension UTF8 {
    /// The scalar that begins at a byte of well-formed UTF-8, and how many bytes it takes.
    @inline(__always)
    fileprivate static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (value: UInt32, width: Int) {
        let first = UInt32(bytes[place])
        func next(_ step: Int) -> UInt32 { UInt32(bytes[place + step] & 0x3F) }
        switch first {
        case 0xF0...: return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
        case 0xE0...: return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
        case 0xC0...: return ((first & 0x1F) << 6 | next(1), 2)
        default: return (first, 1)
        }
    }
}

extension String {
    /// Its scalar, where it is a single one. To compare strings asks first whether they are normalised, which Chinese ones
    /// never know of themselves.
    var only: Unicode.Scalar? {
        var scalars = unicodeScalars.makeIterator()
        guard let first = scalars.next(), scalars.next() == nil else { return nil }
        return first
    }

    /// Whether another word stands in it, scalar for scalar: Foundation's search asks for more than that and takes its time.
    func holds(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { bytes in
            var rest = utf8[...]
            while rest.count >= bytes.count {
                if rest.starts(with: bytes) { return true }
                rest = rest.dropFirst()
            }
            return false
        }
    }
}
