import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// What a report is composed for.
public struct ReportRequest: Sendable, Hashable {
    /// `PartyOrganization/…`
    public let organization: String
    public let year: Int
    /// 成文日期. No engine asks the clock.
    public let day: Day
    /// The unit whose ledger is read.
    public let unit: String
    /// The chain's hash at the position that is read, where it is known.
    public let positionHash: String?

    public init(organization: String, year: Int, day: Day, unit: String, positionHash: String? = nil) {
        (self.organization, self.year, self.day) = (organization, year, day)
        (self.unit, self.positionHash) = (unit, positionHash)
    }
}

/// A finished report: text in which every number is a figure, and what had to be left out.
public struct ComposedReport: Sendable {
    public let template: String
    public let kind: String
    public let title: String
    public let request: ReportRequest
    public let organization: OrganizationNode
    public let period: Period
    /// The ledger's position that everything was read at.
    public let position: Int64
    public let blocks: [Block]
    public let signature: String?
    /// In the order of the text.
    public let figures: [FigureUse]
    /// Texts taken from records, in the order of the text.
    public let texts: [TextUse]
    public let leftOut: [LeftOut]
    /// Names of the organisations of the scope, for what the figures say of themselves.
    let names: [String: String]

    public enum Block: Sendable, Hashable {
        /// A heading on a line of its own, its number included.
        case heading(level: Int, [Run])
        /// With a heading of this level at its beginning, where `lead` is not nil.
        case paragraph(lead: Lead?, [Run])
    }
    public struct Lead: Sendable, Hashable {
        public let level: Int
        public let text: String
    }
    public enum Run: Sendable, Hashable {
        case text(String)
        /// Index in `figures`.
        case figure(Int)
        /// Index in `texts`.
        case record(Int)
    }

    /// The printed text of a run.
    public func text(_ run: Run) -> String {
        switch run {
        case .text(let text): text
        case .figure(let index): figures.indices.contains(index) ? figures[index].printed : ""
        case .record(let index): texts.indices.contains(index) ? texts[index].printed : ""
        }
    }
}

/// One number of a report.
public struct FigureUse: Sendable {
    /// Deterministic, at most 40 ASCII characters.
    public let bookmark: String
    public let reading: FigureReading
    /// What is printed, where it is not the reading itself: growth against `comparison`, or one entered number.
    public let value: Rational
    /// Last year's reading, for 同比 and 较上年.
    public let comparison: FigureReading?
    /// The one entered number that is printed, of a figure that holds several.
    public let entry: FigureEntry?
    /// `53次`, `50余次`, `95.8%`
    public let printed: String
    /// The heading that it stands under.
    public let place: String
    /// The block that it stands in, from 0.
    public let block: Int
}

/// A text of a report that stands in records: a theme, a site, a problem, a task.
public struct TextUse: Sendable, Hashable {
    /// As that of a figure.
    public let bookmark: String
    /// Register and field, such as 主题党日·主题.
    public let name: String
    public let printed: String
    public let records: [String]
}

/// A sentence or clause that the report could not have, and what the clerk may do about it.
public struct LeftOut: Sendable, Hashable, Encodable {
    public enum Kind: String, Sendable, Hashable, Encodable { case sentence, clause, member, section, paragraph }
    public enum Reason: String, Sendable, Hashable, Encodable {
        /// The figure is 0: nothing of the kind is recorded.
        case zero
        /// The figure has no value: nobody kept the register, or it cannot be counted.
        case missing
        /// No record holds such a text.
        case noRecord
    }
    public struct Cause: Sendable, Hashable, Encodable {
        public let reason: Reason
        /// The figure's id; nil for texts of records.
        public let figure: String?
        /// What is lacking, in Chinese.
        public let name: String
        public let why: String
        public let next: String
    }
    public let kind: Kind
    /// The heading that it would have stood under.
    public let place: String
    /// The line of the template.
    public let line: Int
    /// Its wording, with 〔…〕 where values would stand.
    public let text: String
    public let causes: [Cause]
}
