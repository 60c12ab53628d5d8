/// Set phrases of the genre with the ways in which one character of them is miswritten.
///
/// A phrase of four characters and more leaves no doubt about a single wrong one, where that one sounds or looks like
/// the right one. Every such miswriting becomes a `Confusion`, so that the text is walked once, however many there are.
struct SetPhrases {
    private var sounds: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    private var shapes: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    private var phrases: [String] = []
    private var allowed: Set<String> = []

    init(_ root: LexiconNode, sounds table: LexiconNode) throws {
        for (_, characters) in try table.entries() { Self.group(try characters.text(), into: &sounds) }
        for (key, value) in try root.entries() {
            switch key {
            case "phrases": phrases = try value.words()
            case "allowed": allowed = Set(try value.words())
            case "shapes": for word in try value.words() { Self.group(word, into: &shapes) }
            default: throw value.fail("不认识的项目“\(key)”，可用phrases、allowed、shapes。")
            }
        }
    }

    private static func group(_ word: String, into table: inout [Unicode.Scalar: [Unicode.Scalar]]) {
        let scalars = Array(word.unicodeScalars)
        for scalar in scalars { table[scalar, default: []] += scalars.filter { $0 != scalar } }
    }

    /// Every miswriting that is not itself a phrase, once.
    func confusions() -> [Confusion] {
        // By their scalars: of Chinese strings each comparison and each hash asks first whether they are normalised.
        let right = Set(phrases.map { Array($0.unicodeScalars) }).union(allowed.map { Array($0.unicodeScalars) })
        var seen: Set<[Unicode.Scalar]> = []
        var confusions: [Confusion] = []
        for phrase in phrases {
            var scalars = Array(phrase.unicodeScalars)
            for index in scalars.indices {
                let own = scalars[index]
                for other in (sounds[own] ?? []) + (shapes[own] ?? []) {
                    scalars[index] = other
                    guard !right.contains(scalars), seen.insert(scalars).inserted else { continue }
                    let wrong = String(String.UnicodeScalarView(scalars))
                    confusions.append(Confusion(wrong: wrong, right: phrase, kind: .typo, why: ""))
                }
                scalars[index] = own
            }
        }
        return confusions
    }
}
