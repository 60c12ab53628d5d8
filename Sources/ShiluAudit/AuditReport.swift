/// Prints an audit: for programs, for a clerk, and as a page.
public enum AuditReport {
    /// One object with the keys of the audit's interface, in their order.
    public static func json(_ result: AuditResult) -> String {
        var text = ""
        json(result) { text += $0 }
        return text
    }

    /// The same, piece by piece.
    public static func json(_ result: AuditResult, to sink: @escaping (String) -> Void) {
        var out = JSONWriter(sink: sink)
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
                out.integers("claims", relation.claims)
                out.field("expression", relation.expression)
                out.raw("holds", relation.holds.map { $0 ? "true" : "false" } ?? "null")
            }
        }
        out.flush()
        sink("\n")
    }

    private static func claim(_ out: inout JSONWriter, _ claim: Claim) {
        out.field("offset", claim.offset)
        out.field("length", claim.length)
        out.field("text", claim.text)
        out.raw("value", claim.value?.plain ?? "null")
        if let upper = claim.upper { out.raw("upper", upper.plain) }
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
