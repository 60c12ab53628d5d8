/// Reads one text: structure, claims with the figures they mean, defects, and the bonds among the claims.
public struct Auditor: Sendable {
    let lexicon: AuditLexicon
    private let binder: FigureBinder

    public init(lexicon: AuditLexicon) {
        self.lexicon = lexicon
        binder = FigureBinder(lexicon)
    }

    /// Pure: the same text gives the same result.
    public func audit(_ text: String, file: String) -> AuditResult {
        let source = SourceText(text)
        let residue = Residue.spans(source, lexicon)
        let outline = OutlineReader(text: source, lexicon: lexicon, residue: residue).read()
        let profile = DocumentProfile(source, outline, lexicon)
        let markers = outline.filter { $0.level > 0 }.map { $0.offset..<($0.offset + $0.marker.unicodeScalars.count) }
        let scanner = ClaimScanner(source, lexicon, skipping: markers + residue.map(\.range))
        let tables = TextTable.read(source)
        var claims = scanner.scan(tables)
        let sections = SectionMap(source, outline, profile, lexicon)
        binder.bind(&claims, source, sections, profile, tables)
        let relations = RelationReader(source, outline, claims, sections, profile, lexicon, tables).read()
        let context = CheckContext(
            text: source, lexicon: lexicon, outline: outline, claims: claims, relations: relations, profile: profile,
            sections: sections, residue: residue)
        let defects = CheckBook.all.flatMap { $0.check(context) }.sorted {
            ($0.offset, $0.length, $0.kind.rawValue) < ($1.offset, $1.length, $1.kind.rawValue)
        }
        return AuditResult(
            file: file, scalars: source.count, outline: outline, claims: claims, defects: defects, relations: relations,
            documentKind: profile.kind, year: profile.year, organizationName: profile.organization)
    }
}
