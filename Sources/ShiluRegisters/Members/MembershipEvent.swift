/// 党籍变动: a change of the membership and its day. 《党员教育管理条例》(regulations.md, §2.2), 党章第9条.
///
/// What `DevelopmentCase` already tells (admission, conversion, revocation) need not be entered here; if it is, on the same
/// day, it counts once.
public struct MembershipEvent: Register {
    public static let title = "党籍变动"
    public static let area = Area.members
    public static let purpose = "转入、转出、调整支部、停止党籍、除名、去世等，每次变动一行；接收和转正已填发展党员台账的不用再填。"
    public static let shape = MembershipEvent()
    public static let naturalKey = ["memberId", "kind", "on"]
    public static let organizationKey: String? = nil

    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "张三").required.feeding
    public let kind = Field<MembershipEventKind>("kind", "变动类别", example: "转入").required
    /// First day of the new state.
    public let on = Field<Day>("on", "日期", hint: "新状态的第一天", example: "2023-03-05").required
    /// The branch from that day on: admission, transfer in, move, readmission.
    public let toOrganizationId = Field<Link<PartyOrganization>>(
        "toOrganizationId", "变动后所在党支部", hint: "接收、转入、调整、重新入党的填", example: "市某局机关第一党支部")
    public let toGroupId = Field<Link<PartyOrganization>>("toGroupId", "变动后所在党小组")
    public let decidedBy = Field<Link<PartyOrganization>>("decidedBy", "决定的党组织", example: "市某局机关党委").required
    public let resolutionId = Field<Link<Resolution>>("resolutionId", "决议")
    /// An outcome other than 同意 keeps the event from taking effect.
    public let approval = ApprovalFields("approval", "审批")
    /// Whether the time that the event ends or begins counts for party age; empty reads as no for interruptions.
    public let countsForPartyAge = Field<Bool>("countsForPartyAge", "是否计算党龄", hint: "恢复党籍时，中断的时间经决定计算党龄的填是")
    public let reason = Field<String>("reason", "原因", example: "工作调动")

    public var fields: [any AnyField] {
        [memberId, kind, on, toOrganizationId, toGroupId, decidedBy, resolutionId] + approval.all
            + [countsForPartyAge, reason]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        record.checkApproval(\.approval, &problems)
        guard let kind = record.kind else { return }
        switch kind {
        case .admitted, .transferIn, .readmitted:
            if record.toOrganizationId == nil {
                problems.add("toOrganizationId", "branch-missing", "没有填变动后所在党支部", next: "请填从这一天起所在的支部")
            }
        case .movedWithin:
            if record.toOrganizationId == nil, record.toGroupId == nil {
                problems.add("toOrganizationId", "branch-missing", "没有填变动后所在党支部或党小组", next: "请至少填一个")
            }
        default:
            if record.toOrganizationId != nil || record.toGroupId != nil {
                problems.add("toOrganizationId", "branch-not-used", "“\(kind.label)”不改变所在支部", next: "请清空变动后所在党支部和党小组")
            }
        }
    }

    /// The event fits what is known of the member before it; the branch is a branch and exists.
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let on = record.on {
            for (key, link) in [("toOrganizationId", record.toOrganizationId), ("toGroupId", record.toGroupId)] {
                guard let link else { continue }
                if !context.exists(link.id, on: on) {
                    problems.add(
                        key, "organization-not-there", "\(on.chinese)这个党组织还没有成立或者已经撤销", next: "请核对日期和党组织")
                }
                let isGroup = context.record(link)?.kind == .partyGroup
                if key == "toOrganizationId", isGroup {
                    problems.add(key, "branch-is-group", "变动后所在党支部填成了党小组", next: "请填党支部；党小组填在另一栏")
                } else if key == "toGroupId", !isGroup, context.record(link) != nil {
                    problems.add(key, "group-is-not-group", "变动后所在党小组填的不是党小组", next: "请填党小组，没有的空着")
                }
            }
        }
        guard let member = context.record(record.memberId) else { return }
        var events = context.records(MembershipEvent.self, by: \.memberId, to: member.id)
        events.removeAll { $0.id == record.id }
        let told = Roll.told(of: member.id, events: events, in: context)
        // What the event itself contradicts, and what was in order before it came.
        let before = Set(Roll(of: member, told).clashes)
        for clash in Roll(of: member, told + [Roll.Happening(record)].compactMap(\.self)).clashes
        where clash.source == record.id || !before.contains(clash) {
            problems.add("kind", clash.code, clash.what, next: clash.next)
        }
    }
}
