import ShiluRegisters

/// A report as a party-affairs expert writes it: Chinese text with figures, texts of records and conditions in it.
///
/// The language is described in `Catalogue/reports/README.md`.
public struct ReportTemplate: Sendable {
    /// The name by which it is asked for, such as `annual-summary`.
    public let id: String
    /// The file that messages speak of.
    public let file: String
    public let kind: String
    /// Names for kinds of organisations, in the order of the front matter.
    public let variants: [Variant]
    /// Headings without which the report is not complete; the clerk is told when one of them stays empty.
    public let neededSections: [String]
    public let periodRule: PeriodRule
    let title: [InlineNode]
    let signature: [InlineNode]
    let blocks: [TemplateBlock]

    public struct Variant: Sendable, Hashable {
        public let name: String
        public let kinds: [OrganizationKind]
    }

    public enum PeriodRule: Sendable, Hashable {
        /// 1 January to 31 December.
        case wholeYear
        /// 1 January to the day of the document.
        case toDocumentDate
    }

    /// The variant that an organisation of this kind takes; nil when the template is not made for it.
    public func variant(of kind: OrganizationKind) -> Variant? { variants.first { $0.kinds.contains(kind) } }
}

/// A piece of a paragraph.
indirect enum InlineNode: Sendable {
    case text(String)
    case variable(TemplateVariable)
    case figure(FigureMention)
    case records(RecordMention)
    /// A field of the record at hand, inside `@每条`.
    case field(FieldMention)
    /// `[…]`: falls away when something in it has no value; `quiet` ones without a word to the clerk.
    case clause([InlineNode], quiet: Bool)
    /// `<A 、 B 和 C>`
    case chain([ChainMember])
    /// `<@每条 台账（条件）：…>`: a member for each record, between them 、.
    case rows(RecordQuery, [InlineNode])
    /// `{若 …：…|否则：…}`
    case choice([ChoiceBranch])
}

/// A member of a chain with the mark written before it (the first has none).
struct ChainMember: Sendable {
    let mark: String
    let nodes: [InlineNode]
}

struct ChoiceBranch: Sendable {
    /// Nil for 否则.
    let condition: [TemplateCondition]?
    let nodes: [InlineNode]
}

/// What the document itself knows: it is printed as it is and is no figure.
enum TemplateVariable: String, Sendable, CaseIterable {
    case year = "年"
    case nextYear = "明年"
    case lastYear = "去年"
    case shortName = "简称"
    case name = "全称"
    case unitName = "单位"
    case superior = "上级"
    case day = "成文日期"
    case kind = "类别"
}

/// A figure as a template names it.
struct FigureMention: Sendable, Hashable {
    enum When: String, Sendable, Hashable, CaseIterable {
        case lastYear = "去年"
        case firstHalf = "上半年"
        case secondHalf = "下半年"
    }
    enum Form: String, Sendable, Hashable, CaseIterable {
        /// Number and measure word by the figure's rule.
        case standard = ""
        case approximate = "余"
        case number = "数"
        case chinese = "汉字"
        case tenThousands = "万元"
        /// 同比增长12.5%
        case growth = "同比"
        /// 较上年增加3次
        case change = "较上年"
    }
    var id: String
    var when: When?
    /// Only the organisation itself, without those below it.
    var ownOnly = false
    /// An organisation below, by short name, name or id.
    var organization: String?
    var form = Form.standard
    /// A measure word in place of the usual one.
    var word: String?
    var line: Int
}

/// Which records of a register: `主题党日（类别=…；期间=不限）`.
struct RecordQuery: Sendable, Hashable {
    enum During: String, Sendable, Hashable, CaseIterable {
        case period = "本期"
        case lastYear = "去年"
        /// Up to the last day of the period, since ever.
        case untilEnd = "截至期末"
        case always = "不限"
    }
    struct Test: Sendable, Hashable {
        let field: String
        let isEqual: Bool
        let values: [String]
    }
    var register: String
    /// The field that holds parts, by its label or key.
    var parts: String?
    var tests: [Test] = []
    var during = During.period
    var most: Int?
    var ownOnly = false
    var line: Int
}

/// Texts of records in a row: `{主题党日.主题|“”}`.
struct RecordMention: Sendable, Hashable {
    var query: RecordQuery
    var field: String
    var style = TextStyle.plain
    /// 等 after the last one also where all are named.
    var endsOpen = false
}

enum TextStyle: String, Sendable, Hashable, CaseIterable {
    case plain = "顿号"
    case quoted = "“”"
    case titled = "《》"
}

/// A field of the record at hand: `{.任务内容}`.
struct FieldMention: Sendable, Hashable {
    var field: String
    var style = TextStyle.plain
    /// The figure that a number of this field is traced as: `{.数值|指标=business-fact}`.
    var figure: String?
    var line: Int
}

enum TemplateCondition: Sendable, Hashable {
    case kinds([String], line: Int)
    case hasFigure(FigureMention)
    case hasRecords(RecordQuery)
    case compare(Operand, Comparison, Operand)

    enum Operand: Sendable, Hashable {
        case figure(FigureMention)
        case number(ExactDecimal, isPercent: Bool)
    }
    enum Comparison: String, Sendable, Hashable, CaseIterable {
        case atLeast = "≥"
        case atMost = "≤"
        case unequal = "≠"
        case equal = "="
        case greater = ">"
        case less = "<"
    }
}

/// A sentence falls away as a whole when something that it needs has no value.
struct TemplateSentence: Sendable {
    let nodes: [InlineNode]
    let line: Int
}

/// The content of a paragraph or of an item of a list.
enum Passage: Sendable {
    /// `keep`: stays although every figure in it fell away (`!` before it).
    case sentences([TemplateSentence], keep: Bool)
    /// Once for each record or part.
    case each(RecordQuery, [TemplateSentence])
    /// The clerk's own words for a place in the report.
    case narratives(NarrativeQuery)
}

/// Which texts of 文稿素材: those of a part (亮点, 做法 …) whose heading holds one of the words; none named, all that are left.
struct NarrativeQuery: Sendable, Hashable {
    let section: String
    let words: [String]
    let line: Int
}

enum TemplateBlock: Sendable {
    case heading(level: Int, [InlineNode], runIn: Bool, line: Int)
    /// A heading and its text for each of the clerk's texts.
    case narrativeSections(level: Int, NarrativeQuery)
    case paragraph(Passage)
    /// 一是…。二是…。 in one paragraph after its opening words, or, with `apart`, a paragraph for each.
    case list(opening: Passage?, items: [Passage], apart: Bool)
    case choice(condition: [TemplateCondition], then: [TemplateBlock], otherwise: [TemplateBlock])
}
