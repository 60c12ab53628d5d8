/// Where in a report a text of the clerk stands.
public enum NarrativeSection: String, CodeList {
    case highlights, practice, analysis, intention
    public var label: String {
        switch self {
        case .highlights: "亮点"
        case .practice: "做法"
        case .analysis: "剖析"
        case .intention: "打算"
        }
    }
    public var also: [String] {
        switch self {
        case .highlights: ["工作亮点", "特色亮点"]
        case .practice: ["主要做法"]
        case .analysis: ["问题剖析", "存在问题", "存在的问题"]
        case .intention: ["下一步打算", "工作打算", "下步打算"]
        }
    }
}

/// 文稿素材: the clerk's own words for a year's reports, with figures inside by id, as in
/// `召开党员大会{member-assembly-count}次`. They survive every new composition. They count for nothing.
public struct NarrativeText: Register {
    public static let title = "文稿素材"
    public static let area = Area.documents
    public static let purpose = "写进总结、述职的亮点、做法、剖析、打算，一段一行，重新生成文稿时保留。"
    public static let shape = NarrativeText()
    public static let naturalKey = ["organizationId", "year", "section", "heading"]
    public static let dayKey: String? = nil

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let section = Field<NarrativeSection>("section", "部分", example: "亮点").required
    public let sortOrder = Field<Int>("sortOrder", "顺序", hint: "同一部分里的先后", example: "1")
    public let heading = Field<String>("heading", "小标题", example: "建强战斗堡垒").required
    public let text = Field<LongText>(
        "text", "正文", hint: "数字写成{指标名}，生成时自动填数", example: "全年召开党员大会{member-assembly-count}次。"
    ).required

    public var fields: [any AnyField] { [organizationId, year, section, sortOrder, heading, text] }

    /// The ids of the figures named in braces, in the order of the text; nil where braces do not pair.
    public static func figures(in text: String) -> [String]? {
        var found: [String] = []
        var open: String?
        for character in text {
            switch (character, open) {
            case ("{", nil): open = ""
            case ("{", _), ("}", nil): return nil
            case ("}", let name?):
                guard !name.isEmpty, name.utf8.allSatisfy(isFigureByte) else { return nil }
                found.append(name)
                open = nil
            case (_, let name?): open = name + String(character)
            case (_, nil): break
            }
        }
        return open == nil ? found : nil
    }

    private static func isFigureByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        if let text = record.text?.text, figures(in: text) == nil {
            problems.add("text", "figure-braces", "正文里的{ }不成对，或其中不是指标名", next: "请写成如{member-assembly-count}的样子")
        }
    }
}
