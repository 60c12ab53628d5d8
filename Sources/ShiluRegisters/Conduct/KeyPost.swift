/// 监督事项: one check or measure that is due on a key post.
public struct KeyPostCheck: Part {
    public static let title = "监督事项"
    public static let shape = KeyPostCheck()

    public let number = Field<Int>("number", "序号", example: "1").required
    public let text = Field<LongText>("text", "监督事项", example: "每季度抽查一次付款凭证").required
    public let dueOn = Field<Day>("dueOn", "应办日期", example: "2023-06-30")
    public let doneOn = Field<Day>("doneOn", "开展日期", example: "2023-06-26")
    public let checkerId = Field<Link<Member>>("checkerId", "监督人", example: "王芳")
    public let findings = Field<Int>("findings", "发现问题数", hint: "没有发现填0", example: "0", unit: "个")
    public let result = Field<String>("result", "结果", example: "手续齐全")

    public var fields: [any AnyField] { [number, text, dueOn, doneOn, checkerId, findings, result] }
}

/// 重点岗位监督: a post or a power on which checks are due, and the checks that were done. systems.md, S66, S67.
///
/// It holds what the organisation checked in the exercise of the office, and nothing about private life.
public struct KeyPost: Register {
    public static let title = "重点岗位监督"
    public static let area = Area.integrity
    public static let purpose = "一把手、班子成员、重点岗位、关键环节各填一行，应办和已办的监督填在监督事项表里。"
    public static let shape = KeyPost()
    public static let naturalKey = ["organizationId", "post", "from"]
    public static let dayKey: String? = "from"
    public static let yields =
        KeyPostKind.allCases.flatMap { ["keyPost.\($0.rawValue)", "keyPost.checked.\($0.rawValue)"] } + [
            "keyPost.any", "keyPost.checkDue", "keyPost.checkDone", "keyPost.checkOpen", "keyPost.checkOverdue",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("check", "登记监督", from: ["inForce"], to: "inForce", needs: ["checks"]),
            LifeCycle.Step("end", "撤出清单", from: ["inForce"], to: "ended", dayKey: "to"),
        ], basis: "列入清单期间才登记监督，撤出以后不再登记")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let post = Field<String>("post", "岗位或事项", hint: "填岗位，不填姓名", example: "财务科出纳").required
    public let kind = Field<KeyPostKind>("kind", "监督对象类别", example: "重点岗位").required
    public let power = Field<LongText>("power", "权力事项", example: "资金支付").required
    public let holderId = Field<Link<Member>>("holderId", "在岗党员", example: "李明")
    public let riskId = Field<Link<IntegrityRisk>>("riskId", "廉政风险点", hint: "廉政风险点台账里的编号").following
    public let from = Field<Day>("from", "列入日期", example: "2023-01-01").required
    public let to = Field<Day>("to", "撤出日期", hint: "仍在清单的不填")
    public let state = Field<StandingState>("state", "状态", example: "在岗").required
    public let checks = Field<Parts<KeyPostCheck>>("checks", "监督事项")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, post, kind, power, holderId, riskId, from, to, state, checks, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("列入日期", record.from), "to", "撤出日期", record.to)
        problems.needed("to", "撤出日期", isMissing: record.state == .ended && record.to == nil, because: "状态是“已结束”")
        for item in record.checks?.items ?? [] {
            let place = item.number.map { "监督事项\($0)" } ?? "一项监督"
            problems.atLeast(0, "checks", "发现问题数", item.findings)
            problems.inOrder(("列入日期", record.from), "checks", "开展日期", item.doneOn)
            if let checker = item.checkerId, checker == record.holderId {
                problems.add("checks", "checker-is-holder", "\(place)的监督人就是在岗党员", next: "请由其他人监督")
            }
        }
    }

    /// `keyPost.any` also holds the `post`, as a review of its risks names it (`risk.post`).
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.from, let kind = record.kind else {
            return
        }
        if let post = context.record(record.riskId)?.post ?? record.post {
            facts.interval(
                "keyPost.any", at: organization, from: from, to: record.to, measure: "post",
                value: stableNumber(of: post))
        }
        for name in ["keyPost.any", "keyPost.\(kind.rawValue)"] {
            facts.interval(name, at: organization, from: from, to: record.to)
        }
        for item in record.checks?.items ?? [] {
            if let due = item.dueOn { facts.event("keyPost.checkDue", at: [organization], on: due) }
            if let done = item.doneOn {
                for name in ["keyPost.checkDone", "keyPost.checked.\(kind.rawValue)"] {
                    facts.event(
                        name, at: [organization], on: done, .measured(["count": 1, "findings": item.findings?.wide]))
                }
            }
            facts.owed(
                "keyPost.check", at: organization, from: from, due: item.dueOn,
                done: item.doneOn ?? record.to?.adding(days: 1))
        }
    }
}
