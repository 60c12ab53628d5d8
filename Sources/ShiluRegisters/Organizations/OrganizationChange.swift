/// 党组织变动方式.
public enum OrganizationChangeKind: String, CodeList {
    case split, merge, dissolve
    public var label: String {
        switch self {
        case .split: "分设"
        case .merge: "合并"
        case .dissolve: "撤销"
        }
    }
}

/// 党员去向: to which branch one member goes.
public struct MemberMove: Part {
    public static let title = "党员去向"
    public static let shape = MemberMove()

    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "张三").required
    public let toOrganizationId = Field<Link<PartyOrganization>>("toOrganizationId", "到哪个党支部", example: "市某局机关第二党支部")
        .required

    public var fields: [any AnyField] { [memberId, toOrganizationId] }
}

/// 党组织变动: branches that are split, merged or dissolved, with every member's way from the day on. The roll follows it; no
/// `MembershipEvent` is entered beside it. 《支部工作条例（试行）》第4–6条.
///
/// What is founded or dissolved stands in `PartyOrganization` with the same day.
public struct OrganizationChange: Register {
    public static let title = "党组织变动"
    public static let area = Area.organizations
    public static let purpose = "党支部分设、合并、撤销时填一行，每名党员的去向填在党员去向表里；名册随之变动，不用再填党籍变动。"
    public static let shape = OrganizationChange()
    public static let naturalKey = ["organizationId", "kind", "on"]
    public static let yields = OrganizationChangeKind.allCases.map { "organizationChange.\($0.rawValue)" }

    /// Who decided: the committee above.
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "决定的党组织", example: "市某局机关党委").required
    public let kind = Field<OrganizationChangeKind>("kind", "变动方式", example: "合并").required
    /// First day of the new order.
    public let on = Field<Day>("on", "日期", hint: "新的设置从这一天起", example: "2023-03-01").required
    public let fromIds = Field<[Link<PartyOrganization>]>("fromIds", "原党支部", example: "市某局机关第三党支部").required
    public let toIds = Field<[Link<PartyOrganization>]>("toIds", "变动后的党支部", hint: "撤销的可以不填", example: "市某局机关第二党支部")
    public let approvalDoc = Field<String>("approvalDoc", "批复文号", example: "市直党发〔2023〕9号").required
    public let reason = Field<String>("reason", "原因", example: "机构改革")
    public let moves = Field<Parts<MemberMove>>("moves", "党员去向").feeding
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, kind, on, fromIds, toIds, approvalDoc, reason, moves, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.notEmpty("fromIds", "原党支部", record.fromIds)
        var seen: Set<String> = []
        for (index, row) in (record.moves?.items ?? []).enumerated() {
            if let member = row.memberId?.id, !seen.insert(member).inserted {
                problems.add("moves", "member-twice", "党员去向第\(index + 1)行与前面的行是同一名党员", next: "请删去重复的一行，一名党员只有一个去向")
            }
            if let to = row.toOrganizationId, let all = record.toIds, !all.contains(to) {
                problems.add("moves", "move-elsewhere", "党员去向第\(index + 1)行的支部不在“变动后的党支部”里", next: "请核对两处")
            }
        }
        let (from, to) = (record.fromIds?.withoutDoubles ?? [], record.toIds?.withoutDoubles ?? [])
        switch record.kind {
        case .split where to.count < 2:
            problems.add("toIds", "split-needs-two", "分设以后不足两个支部", next: "请填分设后的各个支部，仍保留的原支部也要填")
        case .merge where Set(from).union(to).count < 2:
            problems.add("fromIds", "merge-needs-two", "合并的不足两个支部", next: "请填参加合并的各个支部")
        case .merge where to.count != 1:
            problems.add("toIds", "merge-into-one", "合并以后应是一个支部", next: "请只填合并后的支部")
        case .dissolve where from.contains(where: to.contains):
            problems.add("toIds", "dissolved-goes-on", "撤销的支部又填在变动后的支部里", next: "请核对两栏")
        default: break
        }
    }

    /// Who ceases to exist: every source that is not among the results.
    static func ended(_ record: Record<Self>) -> [Link<PartyOrganization>] {
        let to = Set(record.toIds ?? [])
        return (record.fromIds ?? []).withoutDoubles.filter { !to.contains($0) }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let on = record.on else { return }
        for link in record.toIds ?? [] where !context.exists(link.id, on: on) {
            problems.add(
                "toIds", "organization-not-there", "“\(name(link, context))”\(on.chinese)还没有成立或者已经撤销",
                next: "请先在党组织台账里登记它，成立日期不晚于变动日期")
        }
        for link in ended(record) {
            guard let organization = context.record(link) else { continue }
            if organization.dissolvedOn != on {
                problems.add(
                    "fromIds", "not-dissolved", "“\(name(link, context))”在党组织台账里的撤销日期不是\(on.chinese)",
                    next: "请把它的撤销日期更正为\(on)，与变动日期一致")
            }
        }
        var notThere: [Int] = []
        for (index, row) in (record.moves?.items ?? []).enumerated() {
            guard let member = row.memberId?.id else { continue }
            let before = context.branch(of: member, on: on.adding(days: -1))
            if before.map({ branch in (record.fromIds ?? []).contains { $0.id == branch } }) != true {
                notThere.append(index + 1)
            }
        }
        if !notThere.isEmpty {
            problems.add(
                "moves", "mover-not-there",
                "党员去向第\(notThere.prefix(10).map(String.init).joined(separator: "、"))行的党员变动前不在原党支部", next: "请核对名单和日期")
        }
    }

    private static func name(_ link: Link<PartyOrganization>, _ context: any RollContext) -> String {
        let record = context.record(link)
        return record?.shortName ?? record?.nameField ?? AnyRecord.number(of: link.id)
    }

    /// What the change tells of one member.
    static func happenings(of record: Record<Self>, member: String) -> [Roll.Happening] {
        guard let on = record.on else { return [] }
        return (record.moves?.items ?? []).compactMap { row in
            guard row.memberId?.id == member, let to = row.toOrganizationId?.id else { return nil }
            return Roll.Happening(.movedWithin, on: on, branch: to, source: record.id)
        }
    }

    /// An event on the day, at the committee that decided: `count` 1, `organizations` that ceased, `people` who moved.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let kind = record.kind, let on = record.on else { return }
        facts.event(
            "organizationChange.\(kind.rawValue)", at: [organization], on: on,
            [
                "count": 1, "organizations": ended(record).count.wide,
                "people": (record.moves?.items ?? []).count.wide,
            ])
    }
}
