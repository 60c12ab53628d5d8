/// Words that do not go together, or a part that is missing between a word and the next mark (`collocations.yaml`).
struct Collocation: Sendable {
    var head = ""
    /// The stretch behind the head ends with one of these.
    var tail: [String] = []
    /// None of these stands in it.
    var lacks: [String] = []
    /// One of these stands in it.
    var inside: [String] = []
    /// One of these stands right behind the head.
    var next: [String] = []
    /// It begins with one of these; other conditions hold as well.
    var begins: [String] = []
    /// One of these must stand in it.
    var needs: [String] = []
    /// It is right where one of these stands in it, or up to six characters before the head.
    var unless: [String] = []
    /// Only at the beginning of a clause.
    var opens = false
    /// How many characters the stretch may have.
    var reach = 20
    var right = ""
    var why = ""
    var kind = Defect.Kind.grammar

    init(_ item: LexiconNode) throws {
        for (key, value) in try item.entries() {
            switch key {
            case "head": head = try value.text()
            case "tail": tail = try value.words()
            case "lacks": lacks = try value.words()
            case "inside": inside = try value.words()
            case "next": next = try value.words()
            case "begins": begins = try value.words()
            case "needs": needs = try value.words()
            case "unless": unless = try value.words()
            case "opens": opens = try value.text() == "true"
            case "right": right = try value.text()
            case "why": why = try value.text()
            case "reach":
                guard let number = Int(try value.text()), number > 0 else { throw value.fail("reach应为正整数。") }
                reach = number
            case "kind":
                guard let named = Defect.Kind(rawValue: try value.text()) else { throw value.fail("没有这一类差错。") }
                kind = named
            default:
                throw value.fail(
                    "不认识的项目“\(key)”，可用head、tail、lacks、inside、next、begins、needs、unless、opens、reach、right、why、kind。")
            }
        }
        guard !head.isEmpty, !right.isEmpty, !(tail.isEmpty && lacks.isEmpty && inside.isEmpty && next.isEmpty) else {
            throw item.fail("head、right要写；tail、lacks、inside、next至少写一项。")
        }
    }
}
