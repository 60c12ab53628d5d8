/// Set phrases of the genre with the ways in which one character of them is miswritten.
///
/// A phrase of four characters and more leaves no doubt about a single wrong one, where that one sounds or looks like
/// the right one. The text is walked once, however many such miswritings there are.
struct SetPhrases {
    private var sounds: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    private var shapes: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    private(set) var phrases: [String] = []
    private var allowed: [String] = []

    init(_ root: LexiconNode, sounds table: LexiconNode) throws {
        for (_, characters) in try table.entries() { Self.group(try characters.text(), into: &sounds) }
        for (key, value) in try root.entries() {
            switch key {
            case "phrases": phrases = try value.words()
            case "allowed": allowed = try value.words()
            case "shapes": for word in try value.words() { Self.group(word, into: &shapes) }
            default: throw value.fail("不认识的项目“\(key)”，可用phrases、allowed、shapes。")
            }
        }
    }

    private static func group(_ word: String, into table: inout [Unicode.Scalar: [Unicode.Scalar]]) {
        let scalars = Array(word.unicodeScalars)
        for scalar in scalars { table[scalar, default: []] += scalars.filter { $0 != scalar } }
    }

    /// Calls `body` with every miswriting that is not itself a phrase, and the number of the phrase that is meant.
    func forEachMiswriting(_ body: (_ wrong: [Unicode.Scalar], _ phrase: Int) -> Void) {
        var right = WordTrie(phrases)
        for word in allowed { right.insert(word.unicodeScalars) }
        for (number, phrase) in phrases.enumerated() {
            var scalars = Array(phrase.unicodeScalars)
            for index in scalars.indices {
                let own = scalars[index]
                for other in (sounds[own] ?? []) + (shapes[own] ?? []) {
                    scalars[index] = other
                    if right.id(of: scalars) == nil { body(scalars, number) }
                }
                scalars[index] = own
            }
        }
    }
}
