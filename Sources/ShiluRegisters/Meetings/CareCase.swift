/// 关爱帮扶类别 (registers.md, K, CareKind).
public enum CareKind: String, CodeList {
    case hardship, illness, familyEvent, elderly, psychological
    public var label: String {
        switch self {
        case .hardship: "生活困难"
        case .illness: "患病"
        case .familyEvent: "家庭变故"
        case .elderly: "年老体弱"
        case .psychological: "心理关怀"
        }
    }
}

/// 关爱帮扶对象: a member in hardship, ill, or struck by misfortune, to be talked with (obligation heart-talk-special).
/// 《支部工作条例（试行）》第19条. Confidential: the kind is sealed, the facts carry no member.
public struct CareCase: Register {
    public static let title = "关爱帮扶对象"
    public static let area = Area.service
    public static let purpose = "需要关爱帮扶的党员每人每项填一行；类别加密保存，不进报告。有关谈话在谈心谈话的“有关记录”里填这里的编号。"
    public static let shape = CareCase()
    public static let naturalKey = ["memberId", "since", "kind"]
    public static let dayKey: String? = "since"
    public static let yields = ["care.begun", "care.open", "care.talked"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required
    public let kind = Field<CareKind>("kind", "类别", hint: "加密保存", example: "患病").required.sealed
    public let since = Field<Day>("since", "起始日期", example: "2023-03-10").required
    public let until = Field<Day>("until", "结束日期", hint: "仍需帮扶的空着")

    public var fields: [any AnyField] { [organizationId, memberId, kind, since, until] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("起始日期", record.since), "until", "结束日期", record.until)
    }

    /// - `care.begun`: an event, `count` 1. - `care.open`: the days of it.
    /// - `care.talked`: an event on the day of the first talk that names this record; `days` after the beginning.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let since = record.since else { return }
        facts.event("care.begun", at: [organization], on: since)
        facts.interval("care.open", at: organization, from: since, to: record.until)
        if let talked = Talk.first(about: record.id, since: since, in: context) {
            facts.event(
                "care.talked", at: [organization], on: talked, ["count": 1, "days": talked.number - since.number])
        }
    }
}

extension Talk {
    /// The day of the first talk that names the record as what it is about, on or after `since`.
    static func first(
        about record: String, since: Day, kinds: Set<TalkKind>? = nil, in context: any FactContext
    ) -> Day? {
        context.records(Talk.self, by: \.linkedTo, to: record).compactMap { talk -> Day? in
            guard let kind = talk.kind, kinds?.contains(kind) ?? true, let on = talk.on, on >= since else { return nil }
            return on
        }.min()
    }
}
