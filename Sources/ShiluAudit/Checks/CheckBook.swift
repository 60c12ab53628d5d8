/// Everything a check may look at.
struct CheckContext: Sendable {
    let text: SourceText
    let lexicon: AuditLexicon
    let outline: [OutlineItem]
    let claims: [Claim]
    let relations: [Relation]
    let profile: DocumentProfile
    let sections: SectionMap
    let residue: [Residue.Span]

    func defect(_ range: Range<Int>, _ kind: Defect.Kind, _ correction: String, _ message: String) -> Defect {
        Defect(
            offset: range.lowerBound, length: range.count, kind: kind, text: text.string(range), correction: correction,
            message: message)
    }
}

/// One mechanical check: pure, and silent when in doubt.
protocol TextCheck: Sendable {
    func check(_ context: CheckContext) -> [Defect]
}

/// All checks; a new one is a file and a line here.
enum CheckBook {
    static let all: [any TextCheck] = [
        Placeholders(), ResidueCheck(), Numbering(), StructureCheck(), Punctuation(), HalfWidthMarks(), Spacing(),
        Pairs(),
        NumberStyle(), Dates(), Arithmetic(), Wording(), Collocations(), Repetition(), Sentences(),
        MeasureWords(), SelfReference(),
    ]
}
