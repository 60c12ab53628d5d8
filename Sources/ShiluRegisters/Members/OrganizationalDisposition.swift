/// 组织处置类别 (registers.md, K, DispositionKind).
public enum DispositionKind: String, CodeList {
    case timeLimitedCorrection, advisedToLeave, removedFromRoll, lapsed
    public var label: String {
        switch self {
        case .timeLimitedCorrection: "限期改正"
        case .advisedToLeave: "劝其退党"
        case .removedFromRoll: "除名"
        case .lapsed: "自行脱党除名"
        }
    }
    public var also: [String] { self == .advisedToLeave ? ["劝退"] : [] }
    /// Whether membership ends with it.
    public var endsMembership: Bool { self != .timeLimitedCorrection }
}

/// 除名情形 (registers.md, K, RemovalGround).
public enum RemovalGround: String, CodeList {
    case beliefLost, religion, asksToLeave, threatens, correctionFailed, sixMonths
    public var label: String {
        switch self {
        case .beliefLost: "理想信念缺失"
        case .religion: "信仰宗教经教育不改"
        case .asksToLeave: "思想蜕化要求退党"
        case .threatens: "以退党相要挟"
        case .correctionFailed: "限期改正期满无转变"
        case .sixMonths: "连续6个月三不"
        }
    }
}

/// 组织处置: a correction within a limit, advice to leave, removal. 《党员教育管理条例》第30、31条 (obligations
/// time-limited-correction, removal-grounds, six-months-absence).
///
/// Once approved, what ends a membership is derived from here and need not be entered as a `MembershipEvent`.
public struct OrganizationalDisposition: Register {
    public static let title = "组织处置"
    public static let area = Area.members
    public static let purpose = "限期改正、劝其退党、除名，每项处置一行；经批准除名的，名册自动变动。"
    public static let shape = OrganizationalDisposition()
    public static let naturalKey = ["memberId", "kind", "startsOn"]
    public static let dayKey: String? = "startsOn"
    public static let yields =
        DispositionKind.allCases.map { "disposition.\($0.rawValue)" } + ["disposition.correcting"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李明").required.feeding
    public let kind = Field<DispositionKind>("kind", "处置类别", example: "限期改正").required
    public let ground = Field<RemovalGround>("ground", "除名情形", hint: "除名的必填")
    /// First day on which it holds.
    public let startsOn = Field<Day>("startsOn", "起始日期", hint: "除名的填生效日期", example: "2023-03-10").required
    public let endsOn = Field<Day>("endsOn", "截止日期", hint: "限期改正的必填，不超过一年", example: "2023-09-10")
    public let helperId = Field<Link<Member>>("helperId", "帮教人", example: "王芳")
    public let resolutionId = Field<Link<Resolution>>("resolutionId", "支部大会决议", hint: "决议台账的编号", example: "001")
        .required
    public let approval = ApprovalFields("approval", "审批", isRequired: true)
    public let outcome = Field<String>("outcome", "结果", hint: "不要写个人隐私", example: "期满有转变，解除")

    public var fields: [any AnyField] {
        [organizationId, memberId, kind, ground, startsOn, endsOn, helperId, resolutionId] + approval.all + [outcome]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        record.checkApproval(\.approval, &problems)
        problems.needed(
            "ground", "除名情形", isMissing: record.kind == .removedFromRoll && record.ground == nil,
            because: "除名须写明属于哪种情形（《党员教育管理条例》第31条）")
        problems.inOrder(("起始日期", record.startsOn), "endsOn", "截止日期", record.endsOn)
        if record.kind == .timeLimitedCorrection {
            problems.needed("endsOn", "截止日期", isMissing: record.endsOn == nil, because: "限期改正须有期限")
            if let start = record.startsOn, let end = record.endsOn, end > start.adding(years: 1) {
                problems.add("endsOn", "correction-too-long", "限期改正超过一年", next: "请核对期限（《党员教育管理条例》第30条：不超过一年）")
            }
        }
        if let member = record.memberId, member == record.helperId {
            problems.add("helperId", "helper-is-member", "帮教人就是本人", next: "请改填别的党员")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let member = context.record(record.memberId), let told = happening(of: record) else { return }
        let others = Roll.told(of: member.id, in: context).filter { $0.source != record.id }
        let before = Set(Roll(of: member, others).clashes)
        for clash in Roll(of: member, others + [told]).clashes
        where clash.source == record.id || !before.contains(clash) {
            problems.add("startsOn", clash.code, clash.what, next: clash.next)
        }
    }

    /// What the disposition tells of the membership; nil while it is not approved, or changes nothing.
    static func happening(of record: Record<Self>) -> Roll.Happening? {
        guard record.kind?.endsMembership == true, record.approvedOn(\.approval) != nil, let day = record.startsOn
        else {
            return nil
        }
        return Roll.Happening(.removedFromRoll, on: day, source: record.id)
    }

    /// - `disposition.<kind>`: an event, `count` 1, unless it was not approved in the end.
    /// - `disposition.correcting`: the days of a correction.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.startsOn, let kind = record.kind,
            record[dynamicMember: \.approval.outcome] != .rejected
        else { return }
        facts.event("disposition.\(kind.rawValue)", at: [organization], on: on)
        if kind == .timeLimitedCorrection {
            facts.interval("disposition.correcting", at: organization, from: on, to: record.endsOn)
        }
    }
}
