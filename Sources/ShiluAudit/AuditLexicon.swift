import Foundation

/// A word that is near certainly wrong, with what is meant.
struct Confusion: Sendable {
    var wrong: String
    var right: String
    var kind: Defect.Kind
    var why: String
    /// The word is left alone when one of these stands right before or right behind it.
    var notBefore: [String] = []
    var notAfter: [String] = []
    /// It is wrong only when one of these stands right behind it.
    var onlyBefore: [String] = []
}

/// What a kind of document is called and must contain.
struct DocumentParts: Sendable {
    var kind: DocumentKind
    var titles: [String]
    /// Each part with the words that show it is there.
    var required: [(name: String, words: [String])]
}

/// The auditor's knowledge of words: policy as data, from `Catalogue/lexicon/*.yaml`.
public struct AuditLexicon: Sendable {
    /// Set phrases whose numerals measure nothing.
    var phrases = WordTrie()
    var measures = MeasureTable()
    /// Miswritten words: those of `wording.yaml` first, then those that follow from the set phrases.
    private(set) var miswritten = WordTrie()
    /// What `wording.yaml` says of its words, by their numbers.
    private var confusions: [[Confusion]] = []
    /// The phrases that the miswritten words from `confusions.count` on stand for, as positions in `setPhrases`.
    private var phrasesMeant: [Int] = []
    private var setPhrases: [String] = []
    private(set) var collocations: [Collocation] = []
    private(set) var collocationHeads = WordTrie()
    private(set) var collocationsByHead: [Int: [Int]] = [:]
    var parts: [DocumentParts] = []
    public internal(set) var figures: [FigurePhrases] = []
    /// Word lists by name, from `cues.yaml`.
    var cues: [String: [String]] = [:]

    private var tries: [String: WordTrie] = [:]

    /// The list as a trie, for ranges that are read often.
    func trie(_ name: String) -> WordTrie { tries[name] ?? WordTrie() }

    func cue(_ name: String) -> [String] { cues[name] ?? [] }

    /// Reads phrases, measures, wording, set phrases, sounds, collocations, parts, cues and said from a folder.
    ///
    /// - Throws: `LexiconError` with file and line.
    public static func load(folder: URL) throws -> AuditLexicon {
        var lexicon = AuditLexicon()
        for (_, words) in try LexiconNode.read(folder.appending(path: "phrases.yaml")).entries() {
            for word in try words.words() { lexicon.phrases.insert(word.unicodeScalars) }
        }
        lexicon.measures = try MeasureTable(LexiconNode.read(folder.appending(path: "measures.yaml")))
        lexicon.add(try readConfusions(LexiconNode.read(folder.appending(path: "wording.yaml"))))
        let phrases = try SetPhrases(
            LexiconNode.read(folder.appending(path: "set-phrases.yaml")),
            sounds: LexiconNode.read(folder.appending(path: "sounds.yaml")))
        lexicon.add(phrases)
        for item in try LexiconNode.read(folder.appending(path: "collocations.yaml")).items() {
            let collocation = try Collocation(item)
            let head = lexicon.collocationHeads.insert(collocation.head.unicodeScalars)
            lexicon.collocationsByHead[head, default: []].append(lexicon.collocations.count)
            lexicon.collocations.append(collocation)
        }
        lexicon.parts = try readParts(LexiconNode.read(folder.appending(path: "parts.yaml")))
        for (name, words) in try LexiconNode.read(folder.appending(path: "cues.yaml")).entries() {
            let list = try words.words()
            lexicon.cues[name] = list
            lexicon.tries[name] = WordTrie(list)
        }
        lexicon.figures = try readFigures(LexiconNode.read(folder.appending(path: "said.yaml")))
        return lexicon
    }

    private mutating func add(_ more: [Confusion]) {
        for confusion in more {
            let word = miswritten.insert(confusion.wrong.unicodeScalars)
            if word == confusions.count { confusions.append([]) }
            confusions[word].append(confusion)
        }
    }

    /// A miswriting that `wording.yaml` or a phrase before already has says nothing new.
    private mutating func add(_ phrases: SetPhrases) {
        setPhrases = phrases.phrases
        phrases.forEachMiswriting { wrong, phrase in
            if miswritten.insert(wrong) == confusions.count + phrasesMeant.count { phrasesMeant.append(phrase) }
        }
    }

    /// What `wording.yaml` says of a miswritten word, by its number.
    func confusions(of word: Int) -> [Confusion] { word < confusions.count ? confusions[word] : [] }

    /// The set phrase that a miswritten word stands for, by its number.
    func phrase(meantBy word: Int) -> String? {
        word < confusions.count ? nil : setPhrases[phrasesMeant[word - confusions.count]]
    }

    private static func readConfusions(_ root: LexiconNode) throws -> [Confusion] {
        try root.items().map { item in
            var confusion = Confusion(wrong: "", right: "", kind: .typo, why: "")
            for (key, value) in try item.entries() {
                switch key {
                case "wrong": confusion.wrong = try value.text()
                case "right": confusion.right = try value.text()
                case "why": confusion.why = try value.text()
                case "kind":
                    guard let kind = Defect.Kind(rawValue: try value.text()) else { throw value.fail("没有这一类差错。") }
                    confusion.kind = kind
                case "not-after": confusion.notBefore = try value.words()
                case "not-before": confusion.notAfter = try value.words()
                case "only-before": confusion.onlyBefore = try value.words()
                default: throw value.fail("不认识的项目“\(key)”，可用wrong、right、why、kind、not-after、not-before、only-before。")
                }
            }
            guard !confusion.wrong.isEmpty, confusion.wrong != confusion.right else {
                throw item.fail("wrong与right都要写，且不能相同。")
            }
            return confusion
        }
    }

    private static func readParts(_ root: LexiconNode) throws -> [DocumentParts] {
        try root.entries().map { name, value in
            guard let kind = DocumentKind(rawValue: name) else { throw value.fail("没有文种“\(name)”。") }
            var parts = DocumentParts(kind: kind, titles: [], required: [])
            for (key, item) in try value.entries() {
                switch key {
                case "titles": parts.titles = try item.words()
                case "required":
                    parts.required = try item.entries().map { (name: $0.key, words: try $0.value.words()) }
                default: throw item.fail("不认识的项目“\(key)”，可用titles、required。")
                }
            }
            return parts
        }
    }

    private static func readFigures(_ root: LexiconNode) throws -> [FigurePhrases] {
        try root.entries().map { id, value in
            var figure = FigurePhrases(id: id, name: id, units: [], said: [])
            for (key, item) in try value.entries() {
                switch key {
                case "name": figure.name = try item.text()
                case "units": figure.units = try item.words().flatMap(unitsNamed)
                case "said": figure.said = try item.items().map(readPhrase)
                default: throw item.fail("不认识的项目“\(key)”，可用name、units、said。")
                }
            }
            return figure
        }
    }

    /// `@人` and the like stand for the measure words that may replace one another.
    private static func unitsNamed(_ word: String) -> [String] {
        switch word {
        case "@人": ["人", "名", "位", "员"]
        case "@次": ["次", "场", "期", "场次", "轮", "轮次", "回", "堂", "节", "讲", ""]
        case "@件": ["个", "项", "条", "件", "起", "处", "类", ""]
        case "@率": ["%", "成", "‰"]
        case "@篇": ["篇", "条", "期", "份", "件", "则", "篇次"]
        default: [word]
        }
    }

    private static func readPhrase(_ item: LexiconNode) throws -> SaidPhrase {
        guard item.node.mapping != nil else { return SaidPhrase(words: try item.words()) }
        var phrase = SaidPhrase(words: [])
        for (key, value) in try item.entries() {
            switch key {
            case "words": phrase.words = try value.words()
            case "near": phrase.near = try value.words()
            case "needs": phrase.needs = try value.words()
            case "and": phrase.and = try value.words()
            case "about": phrase.about = try value.words()
            case "units": phrase.units = try value.words().flatMap(unitsNamed)
            case "not": phrase.not = try value.words()
            case "never": phrase.never = try value.words()
            case "results": phrase.results = try value.text() == "true"
            case "speaker": phrase.speaker = try value.text()
            case "target": phrase.target = try value.text() == "true"
            case "place":
                guard let place = SaidPhrase.Place(rawValue: try value.text()) else {
                    throw value.fail("place只能是before或after。")
                }
                phrase.place = place
            case "weight":
                guard let weight = Int(try value.text()) else { throw value.fail("weight应为整数。") }
                phrase.weight = weight
            default: throw value.fail("不认识的项目“\(key)”。")
            }
        }
        guard !phrase.words.isEmpty else { throw item.fail("缺words：请写明靠近数字的字样。") }
        return phrase
    }
}
