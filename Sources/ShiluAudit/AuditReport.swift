/// Prints an audit: for programs, for a clerk, and as a page.
public enum AuditReport {
    /// One object with the keys of the audit's interface, in their order.
    public static func json(_ result: AuditResult) -> String {
        var out = JSONWriter()
        out.object {
            $0.field("file", result.file)
            $0.field("scalars", result.scalars)
            $0.field("documentKind", result.documentKind.rawValue)
            $0.field("year", result.year)
            $0.field("organization", result.organizationName)
            $0.list("outline", result.outline) { out, item in
                out.field("level", item.level)
                out.field("marker", item.marker)
                out.field("title", item.title)
                out.field("offset", item.offset)
            }
            $0.list("claims", result.claims, claim)
            $0.list("defects", result.defects) { out, defect in
                out.field("offset", defect.offset)
                out.field("length", defect.length)
                out.field("kind", defect.kind.rawValue)
                out.field("text", defect.text)
                out.field("correction", defect.correction)
                out.field("message", defect.message)
            }
            $0.list("relations", result.relations) { out, relation in
                out.field("type", relation.type.rawValue)
                out.raw("claims", "[" + relation.claims.map(String.init).joined(separator: ", ") + "]")
                out.field("expression", relation.expression)
                out.raw("holds", relation.holds.map { $0 ? "true" : "false" } ?? "null")
            }
        }
        return out.text + "\n"
    }

    private static func claim(_ out: inout JSONWriter, _ claim: Claim) {
        out.field("offset", claim.offset)
        out.field("length", claim.length)
        out.field("text", claim.text)
        out.raw("value", claim.value?.description ?? "null")
        if let upper = claim.upper { out.raw("upper", upper.description) }
        out.raw("masked", claim.masked ? "true" : "false")
        out.field("unit", claim.unit)
        out.field("noun", claim.noun)
        out.field("qualifier", claim.qualifier.rawValue)
        if let opened = claim.operator { out.field("operator", opened.rawValue) }
        out.field("kind", claim.kind.rawValue)
        if claim.hints.planned { out.raw("planned", "true") }
        out.field("figure", claim.figure)
        if !claim.alsoFigures.isEmpty { out.strings("alsoFigures", claim.alsoFigures) }
        out.field("verdict", claim.verdict?.rawValue)
        out.field("ledgerValue", claim.ledgerValue)
        out.strings("sources", claim.sources)
    }
}

/// Writes JSON with keys in a fixed order, which Foundation's encoder does not keep.
struct JSONWriter {
    private(set) var text = ""
    private var first = true

    mutating func object(_ body: (inout JSONWriter) -> Void) {
        text += "{"
        first = true
        body(&self)
        text += "}"
        first = false
    }

    private mutating func key(_ name: String) {
        if !first { text += ", " }
        first = false
        text += Self.quote(name) + ": "
    }

    mutating func raw(_ name: String, _ value: String) {
        key(name)
        text += value
    }

    mutating func field(_ name: String, _ value: String?) { raw(name, value.map(Self.quote) ?? "null") }
    mutating func field(_ name: String, _ value: Int?) { raw(name, value.map(String.init) ?? "null") }

    mutating func strings(_ name: String, _ values: [String]) {
        raw(name, "[" + values.map(Self.quote).joined(separator: ", ") + "]")
    }

    mutating func list<Item>(_ name: String, _ items: [Item], _ body: (inout JSONWriter, Item) -> Void) {
        key(name)
        text += "["
        for (index, item) in items.enumerated() {
            text += index == 0 ? "\n  " : ",\n  "
            object { body(&$0, item) }
        }
        text += items.isEmpty ? "]" : "\n]"
    }

    static func quote(_ string: String) -> String {
        var out = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}", "\u{7F}":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
