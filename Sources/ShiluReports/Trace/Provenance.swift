import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// Where the numbers of a document come from: what a Word file carries beside its text, and what is read back from it.
public struct Provenance: Sendable, Hashable {
    public static let namespace = "urn:shilu:provenance:1"
    /// A reader refuses a newer version instead of guessing.
    public static let version = 1
    /// So many records are named one by one; beyond that their number and SHA-256 stand for them.
    public static let mostRecords = 500

    public let template: String
    public let title: String
    public let unit: String
    public let organization: String
    public let organizationName: String
    public let period: Period
    public let position: Int64
    public let positionHash: String?
    public let catalogueFingerprint: String
    public let day: Day
    public let figures: [TracedFigure]
    public let texts: [TracedText]
}

/// A text that was taken from records, with those records.
public struct TracedText: Sendable, Hashable {
    public let bookmark: String
    public let name: String
    public let printed: String
    public let records: TracedRecords
}

/// One number with its definition and its records.
public struct TracedFigure: Sendable, Hashable {
    /// Empty for an operand, which is not printed.
    public let bookmark: String
    public let figure: String
    public let name: String
    public let definition: String
    public let organization: String
    public let organizationName: String
    public let includesSubtree: Bool
    public let period: Period
    public let value: Rational?
    public let printed: String
    /// How `value` follows from the figure: the figure itself, growth against the year before, or one of its entries.
    public let kind: Kind
    public let records: TracedRecords
    public let operands: [TracedFigure]

    public enum Kind: String, Sendable, Hashable { case figure, growth, change, entry, operand }
}

/// The records behind a number.
public enum TracedRecords: Sendable, Hashable {
    case listed([String])
    /// The SHA-256 of the ids, sorted and joined by line feeds.
    case summed(count: Int, sha256: String)

    public var count: Int {
        switch self {
        case .listed(let ids): ids.count
        case .summed(let count, _): count
        }
    }

    init(_ sources: [SourceReference], _ sha256: ([UInt8]) -> String) { self.init(ids: sources.map(\.record), sha256) }

    init(ids all: [String], _ sha256: ([UInt8]) -> String) {
        var seen: Set<String> = []
        let ids = all.filter { seen.insert($0).inserted }
        self =
            ids.count <= Provenance.mostRecords
            ? .listed(ids) : .summed(count: ids.count, sha256: TracedRecords.sum(ids, sha256))
    }

    static func sum(_ ids: [String], _ sha256: ([UInt8]) -> String) -> String {
        let ordered = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return sha256(Array(ordered.joined(separator: "\n").utf8))
    }
}

extension Provenance {
    public init(_ report: ComposedReport, catalogueFingerprint: String, sha256: ([UInt8]) -> String) {
        template = report.template
        title = report.title
        unit = report.request.unit
        organization = report.organization.id
        organizationName = report.organization.name
        period = report.period
        position = report.position
        positionHash = report.request.positionHash
        self.catalogueFingerprint = catalogueFingerprint
        day = report.request.day
        figures = report.figures.map { TracedFigure($0, names: report.names, sha256: sha256) }
        texts = report.texts.map { use in
            TracedText(
                bookmark: use.bookmark, name: use.name, printed: use.printed,
                records: TracedRecords(ids: use.records, sha256))
        }
    }
}

extension TracedFigure {
    init(_ use: FigureUse, names: [String: String], sha256: ([UInt8]) -> String) {
        var operands = use.reading.operands
        var kind = Kind.figure
        if let comparison = use.comparison {
            // Growth is made of the two years, each with its own records.
            kind = use.printed.hasSuffix("%") && !use.reading.definition.rounding.isRate ? .growth : .change
            operands = [use.reading, comparison]
        } else if use.entry != nil {
            kind = .entry
            operands = []
        }
        self.init(
            use.reading, kind: kind, bookmark: use.bookmark, value: use.value, printed: use.printed,
            title: use.entry?.title, sources: use.entry?.sources ?? use.reading.sources,
            operands: operands.map { TracedFigure(operand: $0, names: names, sha256: sha256) }, names: names,
            sha256: sha256)
    }

    init(operand reading: FigureReading, names: [String: String], sha256: ([UInt8]) -> String) {
        self.init(
            reading, kind: .operand, bookmark: "", value: reading.number, printed: reading.shown ?? "", title: nil,
            sources: reading.sources,
            operands: reading.operands.map { TracedFigure(operand: $0, names: names, sha256: sha256) }, names: names,
            sha256: sha256)
    }

    private init(
        _ reading: FigureReading, kind: Kind, bookmark: String, value: Rational?, printed: String, title: String?,
        sources: [SourceReference], operands: [TracedFigure], names: [String: String], sha256: ([UInt8]) -> String
    ) {
        self.init(
            bookmark: bookmark, figure: reading.definition.id,
            name: reading.definition.name + (title.map { "：" + $0 } ?? ""), definition: reading.definition.basis,
            organization: reading.scope.organization,
            organizationName: names[reading.scope.organization] ?? AnyRecord.number(of: reading.scope.organization),
            includesSubtree: reading.scope.includesSubtree, period: reading.period, value: value, printed: printed,
            kind: kind, records: TracedRecords(sources, sha256), operands: operands)
    }
}
