/// 谈心谈话台账: every talk. 《支部工作条例（试行）》第19条，《党员教育管理条例》第28条. Confidential.
///
/// Its facts name no member: for the coverage of talks (谈话覆盖率) a person stands as a pseudonym under the unit's key.
public struct Talk: Register {
    public static let title = "谈心谈话"
    public static let area = Area.meetings
    public static let purpose = "每次谈话填一行；内容加密保存，不进报告。"
    public static let shape = Talk()
    public static let naturalKey = ["organizationId", "on", "kind", "interviewers", "interviewees"]
    public static let yields = TalkKind.allCases.map { "talk.\($0.rawValue)" } + ["talk.talkedWith", "talk.standing"]

    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关第一党支部").required
    public let kind = Field<TalkKind>("kind", "谈话类别", example: "谈心谈话").required
    public let on = Field<Day>("on", "日期", example: "2023-03-05").required
    public let interviewers = Field<[Link<Member>]>("interviewers", "谈话人", hint: "几个人用、隔开", example: "张三").required
    public let interviewees = Field<[Link<Member>]>("interviewees", "谈话对象", hint: "几个人用、隔开", example: "李四").required
    public let reason = Field<TalkReason>("reason", "谈话原因", example: "例行")
    public let content = Field<LongText>("content", "谈话内容", hint: "加密保存", example: "了解近期思想和工作情况").required.sealed
    /// 条.
    public let problemsRaised = Field<Int>("problemsRaised", "反映问题", example: "1", unit: "条")
    public let signed = Field<Bool>("signed", "是否签字", example: "是")
    /// The case, penalty or meeting that the talk belongs to.
    public let linkedTo = Field<AnyLink>("linkedTo", "有关记录", hint: "填有关的会议、处分等，如 组织生活会/3").feeding

    public var fields: [any AnyField] {
        [organizationId, kind, on, interviewers, interviewees, reason, content, problemsRaised, signed, linkedTo]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        let (asking, asked) = (record.interviewers ?? [], record.interviewees ?? [])
        if record.kind == .admonitionTalk, asking.withoutDoubles.count < 2 {
            problems.add("interviewers", "interviewers-few", "诫勉谈话的谈话人少于2人", next: "请填全谈话人（不少于2人）")
        }
        if asking.contains(where: asked.contains) {
            problems.add("interviewees", "talk-with-oneself", "同一个人既是谈话人又是谈话对象", next: "请核对两栏的姓名")
        }
        if asked.withoutDoubles.count < asked.count {
            problems.add("interviewees", "interviewee-twice", "谈话对象里有人填了两次", next: "请删去重复的姓名")
        }
        if let raised = record.problemsRaised, raised < 0 {
            problems.add("problemsRaised", "negative", "反映问题条数是负数", next: "请填0或正整数")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        if !context.exists(organization, on: on) {
            problems.add("on", "organization-not-there", "\(on.chinese)这个党组织还没有成立或者已经撤销", next: "请核对日期")
        }
    }

    /// Measures: `count`, `people` (谈话对象人次), `problems` (条). `talk.talkedWith`: `person` 1 for each one talked with heart
    /// to heart, veiled, at the person's own branch. `talk.standing`: from then on for as long as the person stands on the roll
    /// of a branch, veiled, with the `day` of the talk, so that who left since is not counted with those who are there.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on, let kind = record.kind else { return }
        facts.event(
            "talk.\(kind.rawValue)", at: [organization], on: on,
            [
                "count": 1, "people": Int64((record.interviewees ?? []).withoutDoubles.count),
                "problems": Int64(record.problemsRaised ?? 0),
            ])
        guard kind == .heartToHeartTalk else { return }
        for member in (record.interviewees ?? []).withoutDoubles {
            facts.reachedVeiled("talk.talkedWith", member: member.id, on: on, fallback: organization)
            guard let person = context.record(member) else { continue }
            for stretch in Roll(of: person, in: context).stretches
            where stretch.standing.isOnRoll && stretch.last.map({ $0 >= on }) ?? true {
                facts.stoodVeiled(
                    "talk.standing", at: stretch.branch, member: member.id, from: max(on, stretch.first),
                    to: stretch.last, value: on.number)
            }
        }
    }
}
