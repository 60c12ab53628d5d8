/// 安全检查演练: an inspection, a drill, a special campaign or a training in safety, with the hazards found and closed.
/// systems.md, S89.
public struct SafetyWork: Register {
    public static let title = "安全检查演练"
    public static let area = Area.business
    public static let purpose = "开展一次安全检查、演练、专项行动填一行，隐患填在发现问题表里，整改按步骤登记。"
    public static let shape = SafetyWork()
    public static let naturalKey = ["organizationId", "on", "kind", "title"]
    public static let yields =
        SafetyWorkKind.allCases.map { "safety.\($0.rawValue)" } + ["safety.any"] + Facts.foundKinds("safety")

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("mend", "登记整改", from: ["planned", "inProgress"], to: "inProgress", needs: ["problems"]),
            LifeCycle.Step("finish", "办结", from: ["planned", "inProgress"], to: "done"),
        ], basis: "发现的隐患整改完毕才能办结")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-06-09").required
    public let kind = Field<SafetyWorkKind>("kind", "检查演练类别", example: "安全检查").required
    public let titleField = Field<String>("title", "名称", example: "汛前闸站安全检查").required
    public let places = Field<Int>("places", "检查处数", hint: "检查了几处、几家", example: "6", unit: "处")
    public let participants = Field<Int>("participants", "参加人次", example: "18", unit: "人次").required
    public let leaderId = Field<Link<Member>>("leaderId", "带队人", example: "李明")
    public let scenario = Field<String>("scenario", "演练科目", hint: "演练的填", example: "闸门停电应急启闭")
    public let problems = Field<Parts<FoundProblem>>("problems", "发现问题")
    public let state = Field<TaskState>("state", "整改进展", hint: "没有隐患的填完成", example: "完成").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, kind, titleField, places, participants, leaderId, scenario, problems, state, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "places", "检查处数", record.places)
        problems.atLeast(1, "participants", "参加人次", record.participants)
        problems.check("problems", record.problems, on: record.on)
        problems.needed(
            "scenario", "演练科目", isMissing: record.kind == .drill && record.scenario == nil, because: "应急演练须写明科目")
        if record.state == .done, record.problems?.items.contains(where: { $0.closedOn == nil }) == true {
            problems.add("state", "problems-open", "还有隐患没有整改，整改进展却是“完成”", next: "请填办结日期，或改正整改进展")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        for name in ["safety.any", "safety.\(kind.rawValue)"] {
            facts.event(
                name, at: [organization], on: on,
                .measured(["count": 1, "participants": record.participants?.wide, "places": record.places?.wide]))
        }
        facts.found("safety", record.problems, at: organization, on: on)
    }
}
