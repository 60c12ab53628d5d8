/// 资料类别 (registers.md, K, MaterialKind).
public enum MaterialKind: String, CodeList {
    case book, video, newspaper, handout
    public var label: String {
        switch self {
        case .book: "书籍"
        case .video: "影视资料"
        case .newspaper: "报刊"
        case .handout: "学习材料"
        }
    }
}

/// 学习资料发放: books, films, papers handed out. Different units are never added (indicators, material-quantity).
public struct StudyMaterial: Register {
    public static let title = "学习资料发放"
    public static let area = Area.study
    public static let purpose = "购置或发放一种学习资料填一行。"
    public static let shape = StudyMaterial()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields = MaterialKind.allCases.flatMap { kind in
        MeasureWord.allCases.map { "material.\(kind.rawValue).\($0.rawValue)" }
    }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let titleField = Field<String>("title", "资料名称", example: "党的二十大文件汇编").required
    public let kind = Field<MaterialKind>("kind", "资料类别", example: "书籍").required
    public let on = Field<Day>("on", "发放日期", example: "2023-04-12").required
    public let quantity = Field<Int>("quantity", "数量", example: "30").required
    public let unit = Field<MeasureWord>("unit", "计量单位", hint: "册、本、套、份等", example: "本").required
    public let recipients = Field<Int>("recipients", "领取人数", example: "30", unit: "人")
    public let cost = Field<Money>("cost", "费用", example: "1260.50", unit: "元")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, titleField, kind, on, quantity, unit, recipients, cost, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "quantity", "数量", record.quantity)
        problems.atLeast(1, "recipients", "领取人数", record.recipients)
        problems.positive("cost", "费用", record.cost)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId, let on = record.on, let kind = record.kind,
            let unit = record.unit
        else { return }
        facts.event(
            "material.\(kind.rawValue).\(unit.rawValue)", at: [organization.id], on: on,
            .measured([
                "count": 1, "quantity": record.quantity?.wide, "people": record.recipients?.wide,
                "money": record.cost?.fen,
            ]))
    }
}
