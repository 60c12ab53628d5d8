/// 教育形式 (registers.md, K, IntegrityEducationKind).
public enum IntegrityEducationKind: String, CodeList {
    case warningEducation, warningFilm, caseStudy, baseVisit, festivalReminder, reminderEducation, lecture
    public var label: String {
        switch self {
        case .warningEducation: "警示教育会"
        case .warningFilm: "观看警示教育片"
        case .caseStudy: "案例学习"
        case .baseVisit: "参观廉政教育基地"
        case .festivalReminder: "节点提醒"
        case .reminderEducation: "提醒教育"
        case .lecture: "廉政党课"
        }
    }
    public var also: [String] {
        switch self {
        case .warningEducation: ["警示教育", "廉政警示教育"]
        case .warningFilm: ["警示教育片"]
        case .caseStudy: ["警示案例学习"]
        case .festivalReminder: ["节前提醒"]
        case .reminderEducation: ["廉政提醒教育"]
        default: []
        }
    }
}

/// 节点 (registers.md, K, FestivalNode).
public enum FestivalNode: String, CodeList {
    case newYear, springFestival, qingming, labourDay, dragonBoat, midAutumn, nationalDay, sensitive
    public var label: String {
        switch self {
        case .newYear: "元旦"
        case .springFestival: "春节"
        case .qingming: "清明"
        case .labourDay: "五一"
        case .dragonBoat: "端午"
        case .midAutumn: "中秋"
        case .nationalDay: "国庆"
        case .sensitive: "敏感时段"
        }
    }
    public var also: [String] {
        switch self {
        case .labourDay: ["劳动节"]
        case .sensitive: ["敏感时段（如春灌、夏灌）"]
        default: []
        }
    }
}

/// 廉政警示教育: one event of education in integrity.
public struct IntegrityEducation: HeldInMeeting {
    public static let title = "廉政警示教育"
    public static let area = Area.integrity
    public static let purpose = "开展一次警示教育、节点提醒等填一行。"
    public static let shape = IntegrityEducation()
    public static let naturalKey = ["meetingId", "organizationId", "on", "title"]
    public static let yields =
        IntegrityEducationKind.allCases.map { "education.\($0.rawValue)" }
        + FestivalNode.allCases.map { "festival.\($0.rawValue)" } + ["education.any"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "填了所在会议可以不填", example: "市某局机关党委")
    public let on = Field<Day>("on", "日期", hint: "填了所在会议可以不填", example: "2023-09-26")
    public let kind = Field<IntegrityEducationKind>("kind", "教育形式", example: "节点提醒").required
    public let festival = Field<FestivalNode>("festival", "节点", hint: "节点提醒的必填", example: "国庆")
    public let titleField = Field<String>("title", "主题", example: "中秋国庆节前廉政提醒").required
    public let participants = Field<Int>("participants", "参加人次", hint: "列了名单的可以不填", example: "2", unit: "人次")
    public let attendeeIds = Field<[Link<Member>]>("attendeeIds", "参加党员", hint: "列出名单，才能统计受教育人数", example: "李明、王芳")
    public let cases = Field<Int>("cases", "案例数", example: "3", unit: "起")
    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "所在会议", hint: "在会上开展的填会议编号").following
    public let nodeId = Field<Link<ReminderNode>>("nodeId", "提醒节点", hint: "节点提醒的，填廉政提醒节点里的编号").feeding
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, on, kind, festival, titleField, participants, attendeeIds, cases, meetingId, nodeId, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Gathering.check(held: record, &problems)
        problems.needed(
            "festival", "节点", isMissing: record.kind == .festivalReminder && record.festival == nil,
            because: "节点提醒必须写明节点")
        problems.needed(
            "participants", "参加人次", isMissing: record.participants == nil && (record.attendeeIds ?? []).isEmpty,
            because: "也没有列参加党员")
        problems.atLeast(1, "participants", "参加人次", record.participants)
        problems.atLeast(0, "cases", "案例数", record.cases)
        let listed = Set((record.attendeeIds ?? []).map(\.id)).count
        if let participants = record.participants, participants < listed {
            problems.add(
                "participants", "part-exceeds-whole", "参加人次填的是\(participants)，名单里有\(listed)人", next: "请核对参加人次和名单")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(held: record, in: context, &problems)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let held = Gathering(held: record, in: context), let kind = record.kind else { return }
        let (organizations, on) = (held.organizations, held.day)
        let listed = Set((record.attendeeIds ?? []).map(\.id)).sorted()
        let participants = record.participants ?? (listed.isEmpty ? nil : listed.count)
        for name in ["education.any", "education.\(kind.rawValue)"] {
            facts.event(
                name, at: organizations, on: on,
                .measured(["count": 1, "participants": participants?.wide, "cases": record.cases?.wide]))
            for member in listed { facts.reached(name, member: member, on: on, fallback: organizations.first) }
        }
        if let festival = record.festival { facts.event("festival.\(festival.rawValue)", at: organizations, on: on) }
    }
}
