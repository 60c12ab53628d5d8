/// What a measure word asks for beside its kind.
enum MeasureRole: Sendable, Equatable {
    case plain
    /// 个, behind which 半 and a unit of time may stand.
    case piece
    /// 周年
    case anniversary
    /// 日内
    case withinDays
    /// 学年
    case schoolYear
    /// 名 and 位
    case head
    /// 级, 届 and the like number, they do not count.
    case rank
    /// 层 and 室
    case storey
    /// 岁 and 周岁
    case age
    /// 万元, 亿元: so many 元.
    case yuan(Int)

    init(_ word: String) {
        self =
            switch word {
            case "个": .piece
            case "周年": .anniversary
            case "日内": .withinDays
            case "学年": .schoolYear
            case "名", "位": .head
            case "号", "级", "届", "章", "卷", "讲", "版", "等奖": .rank
            case "层", "室": .storey
            case "岁", "周岁": .age
            case "千元": .yuan(1000)
            case "万元": .yuan(10_000)
            case "亿元": .yuan(100_000_000)
            default: .plain
            }
    }
}

/// A measure word as it stands in the text.
struct Measure: Sendable {
    let word: String
    let kind: ClaimKind
    let role: MeasureRole
    /// Where it ends.
    let end: Int

    init(_ word: String, _ kind: ClaimKind, _ role: MeasureRole = .plain, end: Int) {
        (self.word, self.kind, self.role, self.end) = (word, kind, role, end)
    }
}

/// Measure words by kind, and what may not follow them.
struct MeasureTable: Sendable {
    private var trie = WordTrie()
    private var words: [String] = []
    private var kinds: [ClaimKind] = []
    private var roles: [MeasureRole] = []
    /// May the word stand behind a Chinese numeral? (面, 道, 线 may not: 一面, 一线.)
    private var strict: [Bool] = []
    /// Scalars that turn the measure word into another word: 人 + 才.
    private var blocked: [[Unicode.Scalar]] = []

    init() {}

    init(_ root: LexiconNode) throws {
        var blocking: [(word: String, scalars: [Unicode.Scalar])] = []
        for (key, value) in try root.entries() {
            switch key {
            case "blocked":
                blocking += try value.entries().map { word, scalars in
                    (word, try scalars.text().unicodeScalars.filter { $0 != " " })
                }
            case "arabic-only": for word in try value.words() { add(word, .count, strict: false) }
            default:
                guard let kind = ClaimKind(rawValue: key) else {
                    throw value.fail("不认识的类别“\(key)”。可用count、amount、physical、duration、arabic-only、blocked。")
                }
                for word in try value.words() { add(word, kind, strict: true) }
            }
        }
        for (word, scalars) in blocking {
            if let id = trie.id(of: word.unicodeScalars) { blocked[id] += scalars }
        }
    }

    private mutating func add(_ word: String, _ kind: ClaimKind, strict isStrict: Bool) {
        let id = trie.insert(word.unicodeScalars)
        if id == kinds.count {
            words.append(word)
            kinds.append(kind)
            roles.append(MeasureRole(word))
            blocked.append([])
            strict.append(isStrict)
        }
    }

    /// The longest measure word at a position that is not the beginning of another word.
    func read(_ text: SourceText, at position: Int, chinese: Bool) -> Measure? {
        var best: (id: Int, end: Int)?
        trie.matches(text, at: position) { id, length in
            if chinese, !strict[id] { return }
            let end = position + length
            // 2支队伍 counts, 2支队 may not.
            if blocked[id].contains(text.at(end)), !(text.at(end) == "队" && text.at(end + 1) == "伍") { return }
            best = (id, end)
        }
        return best.map { Measure(words[$0.id], kinds[$0.id], roles[$0.id], end: $0.end) }
    }
}
