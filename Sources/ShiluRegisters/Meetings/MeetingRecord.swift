/// 会议记录: every formal meeting, 三会一课 among them. 《支部工作条例（试行）》第11–14、16条，《机关基层组织工作条例》第26、35条.
///
/// One gathering is one record: a merged meeting has several kinds; a lecture, theme day, study session, life meeting or
/// election held in it names it (`meetingId`) and takes organisations, day, place and attendance from it.
/// registers.md names `resolutionIds` here: derived from `Resolution.meetingId`.
public struct MeetingRecord: Register {
    public static let title = "会议记录"
    public static let area = Area.meetings
    public static let purpose = "党员大会、支委会、党小组会、党组会等，每开一次会填一行；合并召开的只填一行，类别填几个。"
    public static let shape = MeetingRecord()
    public static let naturalKey = ["organizationId", "startsAt", "title"]
    /// A day with a time: its day is the first ten characters.
    public static let dayKey: String? = "startsAt"
    public static let yields: [String] = {
        var kinds = [
            "meeting.any", "meeting.progressOrObservation", "meeting.leadingGroupOrExecutive", "meeting.threeMeetings",
        ]
        for kind in MeetingKind.allCases {
            kinds.append("meeting.\(kind.rawValue)")
            kinds += TopicCode.allCases.map { "meeting.\(kind.rawValue).\($0.rawValue)" }
        }
        kinds += TopicCode.allCases.map { "meetingTopic.\($0.rawValue)" }
        kinds += AgendaKind.allCases.map { "agenda.\($0.rawValue)" }
        return kinds + Gathering.yields("meeting")
    }()

    /// Who holds it.
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关第一党支部").required
    public let jointOrganizationIds = Field<[Link<PartyOrganization>]>(
        "jointOrganizationIds", "联合召开的党组织", hint: "几个党组织一起开的，填其他党组织")
    public let kinds = Field<[MeetingKind]>("kinds", "会议类别", hint: "合并召开的填几个，用、隔开", example: "党员大会").required
    public let titleField = Field<String>("title", "会议名称", example: "2023年第一季度党员大会").required
    public let startsAt = Field<LocalDateTime>("startsAt", "开始时间", example: "2023-03-05 09:00").required
    public let endsAt = Field<LocalDateTime>("endsAt", "结束时间", example: "2023-03-05 11:00")
    public let place = Field<String>("place", "地点", example: "三楼会议室")
    public let venueKind = Field<VenueKind>("venueKind", "场所类别", example: "会议室")
    public let chairId = Field<Link<Member>>("chairId", "主持人", hint: "书记，或书记委托的委员；党小组会由组长主持", example: "张三").required
    public let delegatedBy = Field<Link<Member>>("delegatedBy", "委托人", hint: "不是书记主持的，填委托的书记")
    public let minuteTakerId = Field<Link<Member>>("minuteTakerId", "记录人", example: "李四")
    /// Persons; derived from `attendance` where that is listed.
    public let expectedCount = Field<Int>("expectedCount", "应到人数", hint: "填了考勤名单的空着", example: "23", unit: "人")
    public let presentCount = Field<Int>("presentCount", "实到人数", hint: "不含列席；填了考勤名单的空着", example: "21", unit: "人")
    /// Why 应到 is not the roll of the day.
    public let expectedReason = Field<String>("expectedReason", "应到人数说明", hint: "应到与党员人数不同的，写明原因")
    public let attendance = Field<Parts<Attendance>>("attendance", "考勤名单")
    public let agenda = Field<Parts<AgendaItem>>("agenda", "议题")
    public let topics = Field<[TopicCode]>("topics", "主题", hint: "可填几个，用、隔开")
    public let minutes = Field<LongText>("minutes", "会议记录", hint: "写入的姓名以后不能单独抹去")
    public let campaignId = Field<Link<ThematicCampaign>>("campaignId", "主题教育")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, jointOrganizationIds, kinds, titleField, startsAt, endsAt, place, venueKind, chairId,
            delegatedBy, minuteTakerId, expectedCount, presentCount, expectedReason, attendance, agenda, topics,
            minutes, campaignId, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if record.kinds?.isEmpty == true {
            problems.add("kinds", "kinds-missing", "没有填会议类别", next: "请至少填一个类别")
        }
        if let start = record.startsAt, let end = record.endsAt, end < start {
            problems.add("endsAt", "ends-before-start", "结束时间早于开始时间", next: "请核对这两个时间")
        }
        if let organization = record.organizationId,
            record.jointOrganizationIds?.contains(organization) == true
        {
            problems.add("jointOrganizationIds", "joint-is-holder", "联合召开的党组织里又填了本组织", next: "请只填其他党组织")
        }
        let attendance = record.attendance ?? Parts([])
        attendance.check("attendance", &problems)
        if attendance.items.isEmpty {
            if record.presentCount == nil {
                problems.add("presentCount", "present-missing", "没有填实到人数，也没有考勤名单", next: "请填人数，或填考勤名单")
            }
            if record.expectedCount == nil {
                problems.add("expectedCount", "expected-missing", "没有填应到人数，也没有考勤名单", next: "请填人数，或填考勤名单")
            }
        }
        Gathering.checkNumbers(
            expected: record.expectedCount, present: record.presentCount, attendance,
            expectedKey: "expectedCount", presentKey: "presentCount", &problems)
    }

    /// The holders exist on the day; 应到 of an assembly is not above their roll (《支部工作条例（试行）》第11条). Of other meetings of
    /// members that is doubtful; a lecture has listeners from elsewhere and is left to the ledger's own audit.
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let gathering = Gathering(record) else { return }
        Gathering.checkExists(gathering, field: "startsAt", in: context, &problems)
        let kinds = record.kinds ?? []
        let isAssembly = kinds.contains(.memberAssembly)
        guard isAssembly || !kinds.contains(where: { $0.isOpenToOthers || $0 == .partyLecture }) else { return }
        let (expected, present) = (gathering.expected ?? 0, gathering.present ?? 0)
        guard max(expected, present) > 0 else { return }
        let roll = gathering.organizations.reduce(0) { $0 + context.rollCount(of: $1, on: gathering.day) }
        // Nobody on the roll: the roster is not kept here. An assembly without members is none all the same.
        guard roll > 0 || isAssembly else { return }
        let day = gathering.day.chinese
        let next = "请核对人数和日期，列席人员不计入；或先登记转入、发展的党员"
        if isAssembly, expected > roll {
            problems.add("expectedCount", "expected-above-roll", "应到\(expected)人，而\(day)在册党员只有\(roll)人", next: next)
        } else if present > roll {
            problems.doubt("presentCount", "present-above-roll", "实到\(present)人，而\(day)在册党员只有\(roll)人", next: next)
        } else if expected > roll {
            problems.doubt("expectedCount", "expected-above-roll", "应到\(expected)人，而\(day)在册党员只有\(roll)人", next: next)
        }
    }

    /// Measures of every kind: `count`, `expected`, `present` (persons of the whole gathering). `agenda.*` counts items.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let gathering = Gathering(record), let kinds = record.kinds, !kinds.isEmpty else { return }
        let (organizations, day) = (gathering.organizations, gathering.day)
        let topics = (record.topics ?? []).withoutDoubles
        var names = ["meeting.any"]
        for kind in kinds.withoutDoubles {
            names.append("meeting.\(kind.rawValue)")
            names += topics.map { "meeting.\(kind.rawValue).\($0.rawValue)" }
        }
        if kinds.contains(.progressMeeting) || kinds.contains(.observationMeeting) {
            names.append("meeting.progressOrObservation")
        }
        if kinds.contains(.leadingGroupMeeting) || kinds.contains(.executiveMeeting) {
            names.append("meeting.leadingGroupOrExecutive")
        }
        if kinds.contains(where: { [.memberAssembly, .branchCommitteeMeeting, .partyGroupMeeting].contains($0) }) {
            names.append("meeting.threeMeetings")
        }
        for name in names { facts.event(name, at: organizations, on: day, gathering.measures()) }
        for topic in topics { facts.event("meetingTopic.\(topic.rawValue)", at: organizations, on: day) }
        var items: [AgendaKind: Int64] = [:]
        for kind in (record.agenda?.items ?? []).compactMap(\.kind) { items[kind, default: 0] += 1 }
        for kind in AgendaKind.allCases {
            if let count = items[kind] {
                facts.event("agenda.\(kind.rawValue)", at: organizations, on: day, ["count": count])
            }
        }
        facts.attended("meeting", gathering)
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order of its first appearance.
    var withoutDoubles: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
