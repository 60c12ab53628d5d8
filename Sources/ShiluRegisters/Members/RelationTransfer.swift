/// 转接方向 (registers.md, K, TransferDirection).
public enum TransferDirection: String, CodeList {
    case transferIn, transferOut, `internal`
    public var label: String {
        switch self {
        case .transferIn: "转入"
        case .transferOut: "转出"
        case .internal: "内部调整"
        }
    }
}

/// 转接状态 (registers.md, K, TransferState).
public enum TransferState: String, CodeList {
    case issued, received, returned, expired, cancelled
    public var label: String {
        switch self {
        case .issued: "已开具"
        case .received: "已接收"
        case .returned: "回执已回"
        case .expired: "超期"
        case .cancelled: "撤销"
        }
    }
    /// Whether the receiving side has taken the member on its roll.
    public var isReceived: Bool { self == .received || self == .returned }
}

/// 组织关系转接: one letter of introduction and its way. 《党员教育管理条例》第25条 (obligations relation-transfer-6-months,
/// transfer-letter-validity, transfer-responsibility).
///
/// From the day it is received the roll follows it: a transfer need not be entered as a `MembershipEvent` too; if it is, on
/// the same day, it counts once. Until then the member stays on the roll of the sender.
public struct RelationTransfer: Register {
    public static let title = "组织关系转接"
    public static let area = Area.members
    public static let purpose = "开具或收到一张组织关系介绍信填一行；接收以后名册自动变动，不用再填党籍变动。"
    public static let shape = RelationTransfer()
    public static let naturalKey = ["memberId", "direction", "issuedOn"]
    public static let dayKey: String? = "issuedOn"
    public static let yields =
        TransferDirection.allCases.map { "transfer.\($0.rawValue)" } + [
            "transfer.issued", "transfer.open", "transfer.late",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            step("receive", "接收", from: [.issued, .expired], to: .received, day: "receivedOn"),
            step("return", "回执寄回", from: [.received], to: .returned, day: "receiptReturnedOn"),
            step("expire", "超过有效期", from: [.issued], to: .expired),
            step("cancel", "撤销", from: [.issued, .expired], to: .cancelled),
        ], basis: "《党员教育管理条例》第25条：凭介绍信转接，接收以后退回回执")

    private static func step(
        _ key: String, _ label: String, from: [TransferState], to: TransferState, day: String? = nil
    ) -> LifeCycle.Step {
        LifeCycle.Step(key, label, from: from.map(\.rawValue), to: to.rawValue, dayKey: day)
    }

    /// The side of the transfer that lies in this ledger.
    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "本单位党支部", hint: "转入、内部调整填转入的支部，转出填转出前的支部", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required.feeding
    public let direction = Field<TransferDirection>("direction", "转接方向", example: "转入").required
    public let fromOrganization = Field<String>("fromOrganization", "转出党组织", example: "市某中心党支部").required
    public let toOrganization = Field<String>("toOrganization", "转入党组织", example: "市某局机关第一党支部").required
    public let letterNumber = Field<String>("letterNumber", "介绍信编号", example: "2023年第018号")
    public let issuedOn = Field<Day>("issuedOn", "开具日期", example: "2023-03-06").required
    public let validUntil = Field<Day>("validUntil", "有效期至", hint: "一般不超过3个月", example: "2023-04-06").required
    public let duesPaidUntil = Field<YearMonth>("duesPaidUntil", "党费交至", example: "2023-03").required
    public let receivedOn = Field<Day>("receivedOn", "接收日期", example: "2023-03-20")
    public let receiptReturnedOn = Field<Day>("receiptReturnedOn", "回执日期")
    public let state = Field<TransferState>("state", "转接状态", example: "已接收").required
    /// registers.md does not name it; how long a school kept a graduate's relation cannot be told without it.
    public let graduatedOn = Field<Day>("graduatedOn", "毕业日期", hint: "学校转出毕业生的填", example: "2022-06-30")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, memberId, direction, fromOrganization, toOrganization, letterNumber, issuedOn, validUntil,
            duesPaidUntil, receivedOn, receiptReturnedOn, state, graduatedOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开具日期", record.issuedOn), "validUntil", "有效期至", record.validUntil)
        problems.inOrder(("开具日期", record.issuedOn), "receivedOn", "接收日期", record.receivedOn)
        problems.inOrder(("接收日期", record.receivedOn), "receiptReturnedOn", "回执日期", record.receiptReturnedOn)
        if let issued = record.issuedOn, let until = record.validUntil, until > issued.adding(months: 3) {
            problems.add("validUntil", "letter-too-long", "介绍信的有效期超过3个月", next: "请核对开具日期和有效期")
        }
        if let until = record.validUntil, let received = record.receivedOn, received > until {
            problems.doubt(
                "receivedOn", "received-after-letter", "接收日期晚于介绍信有效期", next: "请核对日期；确实超期的不用改（《党员教育管理条例》第25条）")
        }
        guard let state = record.state else { return }
        let because = "转接状态是“\(state.label)”"
        problems.needed(
            "receivedOn", "接收日期", isMissing: state.isReceived && record.receivedOn == nil, because: because)
        problems.needed(
            "receiptReturnedOn", "回执日期", isMissing: state == .returned && record.receiptReturnedOn == nil,
            because: because)
        if !state.isReceived, record.receivedOn != nil {
            problems.add("state", "state-before-receipt", "填了接收日期，\(because)", next: "请改正转接状态，或清空接收日期")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let organization = record.organizationId?.id, let on = record.receivedOn ?? record.issuedOn,
            !context.exists(organization, on: on)
        {
            problems.add(
                "organizationId", "organization-not-there", "\(on.chinese)这个党组织还没有成立或者已经撤销", next: "请核对日期和党组织")
        }
        guard let member = context.record(record.memberId), let told = happening(of: record) else { return }
        let others = Roll.told(of: member.id, in: context).filter { $0.source != record.id }
        let before = Set(Roll(of: member, others).clashes)
        for clash in Roll(of: member, others + [told]).clashes
        where clash.source == record.id || !before.contains(clash) {
            problems.add("receivedOn", clash.code, clash.what, next: clash.next)
        }
    }

    /// What the transfer tells of the membership; nil until it is received.
    static func happening(of record: Record<Self>) -> Roll.Happening? {
        guard record.state?.isReceived == true, let day = record.receivedOn, let direction = record.direction else {
            return nil
        }
        return switch direction {
        case .transferIn: Roll.Happening(.transferIn, on: day, branch: record.organizationId?.id, source: record.id)
        case .internal: Roll.Happening(.movedWithin, on: day, branch: record.organizationId?.id, source: record.id)
        case .transferOut: Roll.Happening(.transferOut, on: day, source: record.id)
        }
    }

    /// - `transfer.<direction>`: an event on the day of receipt, `count` 1; `transfer.late` beside it after the letter ran out.
    /// - `transfer.issued`: an event on the day of the letter. `transfer.open`: the days on the way.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let issued = record.issuedOn,
            let direction = record.direction, let state = record.state
        else { return }
        facts.event("transfer.issued", at: [organization], on: issued)
        if state.isReceived, let received = record.receivedOn {
            facts.event("transfer.\(direction.rawValue)", at: [organization], on: received)
            if let until = record.validUntil, received > until {
                facts.event("transfer.late", at: [organization], on: received)
            }
            facts.interval(
                "transfer.open", at: organization, member: record.memberId?.id, from: issued,
                to: received.adding(days: -1))
        } else if state != .cancelled {
            facts.interval("transfer.open", at: organization, member: record.memberId?.id, from: issued, to: nil)
        }
    }
}
