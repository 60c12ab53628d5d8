/// 网格巡查: one patrol of one grid of a community, and what was found and closed. systems.md, S90.
public struct GridPatrol: Register {
    public static let title = "网格巡查"
    public static let area = Area.business
    public static let purpose = "到社区网格巡查一次填一行，发现的问题填在发现问题表里，整治按步骤登记。"
    public static let shape = GridPatrol()
    public static let naturalKey = ["organizationId", "on", "grid"]
    public static let yields = ["patrol.held", "patrol.grid"] + Facts.foundKinds("patrol")

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("mend", "登记整治", from: ["planned", "inProgress"], to: "inProgress", needs: ["problems"]),
            LifeCycle.Step("finish", "办结", from: ["planned", "inProgress"], to: "done"),
        ], basis: "发现的问题整治完毕才能办结")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let on = Field<Day>("on", "日期", example: "2023-05-26").required
    public let community = Field<String>("community", "社区", example: "某某社区").required
    public let grid = Field<String>("grid", "网格", hint: "网格的名称或编号", example: "某某社区第三网格").required
    public let memberIds = Field<[Link<Member>]>("memberIds", "巡查党员", example: "李明、王芳")
    public let people = Field<Int>("people", "巡查人数", hint: "列了巡查党员的可以不填", example: "4", unit: "人")
    public let hours = Field<ExactDecimal>("hours", "巡查时长", example: "2", unit: "小时")
    public let problems = Field<Parts<FoundProblem>>("problems", "发现问题")
    public let state = Field<TaskState>("state", "整治进展", hint: "没有问题的填完成", example: "完成").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, community, grid, memberIds, people, hours, problems, state, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "people", "巡查人数", record.people)
        problems.positive("hours", "巡查时长", record.hours)
        problems.check("problems", record.problems, on: record.on)
        let listed = (record.memberIds ?? []).withoutDoubles.count
        problems.needed("people", "巡查人数", isMissing: record.people == nil && listed == 0, because: "也没有列巡查党员")
        if let people = record.people, people < listed {
            problems.add("people", "part-exceeds-whole", "巡查人数填的是\(people)，名单里有\(listed)人", next: "请核对人数和名单")
        }
        if record.state == .done, record.problems?.items.contains(where: { $0.closedOn == nil }) == true {
            problems.add("state", "problems-open", "还有问题没有办结，整治进展却是“完成”", next: "请填办结日期，或改正整治进展")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        let listed = (record.memberIds ?? []).withoutDoubles.count
        let people = record.people ?? (listed == 0 ? nil : listed)
        facts.event(
            "patrol.held", at: [organization], on: on, .measured(["count": 1, "people": people?.wide]))
        if let grid = record.grid {
            facts.event("patrol.grid", at: [organization], on: on, ["grid": stableNumber(of: grid)])
        }
        facts.found("patrol", record.problems, at: organization, on: on)
    }
}
