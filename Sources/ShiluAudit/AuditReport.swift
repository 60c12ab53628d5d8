/// Prints an audit: for programs, for a clerk, and as a page.
public enum AuditReport {
    /// One object with the keys of the audit's interface, in their order.
    public static func json(_ result: AuditResult) -> String {
        var out = JSONWriter()
        write(result, &out)
        return out.text + "\n"
    }

    /// The same, piece by piece, as UTF-8.
    public static func json(_ result: AuditResult, to sink: @escaping (ArraySlice<UInt8>) -> Void) {
        var out = JSONWriter(sink: sink)
        write(result, &out)
        out.flush()
        sink([UInt8(ascii: "\n")])
    }

    private static func write(_ result: AuditResult, _ out: inout JSONWriter) {
        out.object {
            $0.field("file", result.file)
            $0.field("scalars", result.scalars)
            $0.field("documentKind", result.documentKind.rawValue)
            $0.field("year", result.year)
            $0.field("organization", result.organizationName)
            $0.list("outline", count: result.outline.count) { write(result.outline, $1, &$0) }
            $0.list("claims", count: result.claims.count) { write(result.claims, $1, &$0) }
            $0.list("defects", count: result.defects.count) { write(result.defects, $1, &$0) }
            $0.list("relations", count: result.relations.count) { write(result.relations, $1, &$0) }
        }
    }

    private static func write(_ outline: [OutlineItem], _ index: Int, _ out: inout JSONWriter) {
        out.field("level", outline[index].level)
        out.field("marker", outline[index].marker)
        out.field("title", outline[index].title)
        out.field("offset", outline[index].offset)
    }

    private static func write(_ claims: [Claim], _ index: Int, _ out: inout JSONWriter) {
        out.field("offset", claims[index].offset)
        out.field("length", claims[index].length)
        out.field("text", claims[index].text)
        out.field("value", claims[index].value)
        if let upper = claims[index].upper { out.field("upper", upper) }
        out.raw("masked", claims[index].masked ? "true" : "false")
        out.field("unit", claims[index].unit)
        out.field("noun", claims[index].noun)
        out.field("qualifier", claims[index].qualifier.rawValue)
        if let opened = claims[index].operator { out.field("operator", opened.rawValue) }
        out.field("kind", claims[index].kind.rawValue)
        if claims[index].hints.planned { out.raw("planned", "true") }
        out.field("figure", claims[index].figure)
        if !claims[index].alsoFigures.isEmpty { out.strings("alsoFigures", claims[index].alsoFigures) }
        out.field("verdict", claims[index].verdict?.rawValue)
        out.field("ledgerValue", claims[index].ledgerValue)
        out.strings("sources", claims[index].sources)
    }

    private static func write(_ defects: [Defect], _ index: Int, _ out: inout JSONWriter) {
        out.field("offset", defects[index].offset)
        out.field("length", defects[index].length)
        out.field("kind", defects[index].kind.rawValue)
        out.field("text", defects[index].text)
        out.field("correction", defects[index].correction)
        out.field("message", defects[index].message)
    }

    private static func write(_ relations: [Relation], _ index: Int, _ out: inout JSONWriter) {
        out.field("type", relations[index].type.rawValue)
        out.integers("claims", relations[index].claims)
        out.field("expression", relations[index].expression)
        out.raw("holds", relations[index].holds.map { $0 ? "true" : "false" } ?? "null")
    }
}
