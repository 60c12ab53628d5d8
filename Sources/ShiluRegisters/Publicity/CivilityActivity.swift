/// 精神文明创建: an activity, a task or an application in civility, family conduct and the culture of integrity.
/// systems.md, S68, S76. Awards are `Honour`; duty on the street is `DutyLog` or `VolunteerService`.
public struct CivilityActivity: Register {
    public static let title = "精神文明创建"
    public static let area = Area.publicity
    public static let purpose = "开展一次文明创建、文明实践、家风或廉洁文化活动填一行，申报文明单位也填一行。"
    public static let shape = CivilityActivity()
    public static let naturalKey = ["organizationId", "on", "title"]
    public static let yields = CivilityKind.allCases.map { "civility.\($0.rawValue)" } + ["civility.any"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-08-19").required
    public let kind = Field<CivilityKind>("kind", "活动类别", example: "文明实践").required
    public let titleField = Field<String>("title", "活动名称", example: "爱水护水进社区").required
    public let siteId = Field<Link<EducationSite>>("siteId", "活动阵地", hint: "教育基地台账里的编号")
    public let place = Field<String>("place", "地点", example: "某某社区")
    public let participants = Field<Int>("participants", "参加人次", example: "24", unit: "人次")
    public let level = Field<AdminLevel>("level", "申报级别", hint: "申报文明单位的填", example: "市")
    public let result = Field<String>("result", "成效或结果", example: "发放节水手册200份")
    public let serviceId = Field<Link<VolunteerService>>("serviceId", "同一次志愿服务", hint: "已另填为志愿服务的填那次编号")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, kind, titleField, siteId, place, participants, level, result, serviceId, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "participants", "参加人次", record.participants)
        problems.needed(
            "level", "申报级别", isMissing: record.kind == .application && record.level == nil, because: "申报文明单位须写明级别")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        let measures: [String: Int64] = .measured(["count": 1, "participants": record.participants?.wide])
        facts.event("civility.\(kind.rawValue)", at: [organization], on: on, measures)
        if kind != .application { facts.event("civility.any", at: [organization], on: on, measures) }
    }
}
