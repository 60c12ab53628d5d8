/// Measure words by kind, and what may not follow them.
struct MeasureTable: Sendable {
    private var trie = WordTrie()
    private var kinds: [ClaimKind] = []
    /// May the word stand behind a Chinese numeral? (面, 道, 线 may not: 一面, 一线.)
    private var strict: [Bool] = []
    /// A scalar that turns the measure word into another word: 人 + 才.
    private var blocked: [String: Set<Unicode.Scalar>] = [:]

    init() {}

    init(_ root: LexiconNode) throws {
        for (key, value) in try root.entries() {
            switch key {
            case "blocked":
                for (word, scalars) in try value.entries() {
                    blocked[word] = Set(try scalars.text().unicodeScalars.filter { $0 != " " })
                }
            case "arabic-only": for word in try value.words() { add(word, .count, strict: false) }
            default:
                guard let kind = ClaimKind(rawValue: key) else {
                    throw value.fail("不认识的类别“\(key)”。可用count、amount、physical、duration、arabic-only、blocked。")
                }
                for word in try value.words() { add(word, kind, strict: true) }
            }
        }
    }

    private mutating func add(_ word: String, _ kind: ClaimKind, strict isStrict: Bool) {
        let id = trie.insert(word)
        if id == kinds.count {
            kinds.append(kind)
            strict.append(isStrict)
        }
    }

    /// The longest measure word at a position that is not the beginning of another word.
    func read(_ text: SourceText, at position: Int, chinese: Bool) -> (word: String, kind: ClaimKind, end: Int)? {
        var best: (word: String, kind: ClaimKind, end: Int)?
        trie.matches(text, at: position) { id, length in
            if chinese, !strict[id] { return }
            let word = trie.words[id]
            if let scalars = blocked[word], scalars.contains(text.at(position + length)),
                // 2支队伍 counts, 2支队 may not.
                !(word == "支" && text.has("队伍", at: position + length))
            {
                return
            }
            best = (word, kinds[id], position + length)
        }
        return best
    }
}
