/// 学习形式 (registers.md, K, StudySessionKind).
public enum StudySessionKind: String, CodeList {
    case thematicStudy, studyDiscussion, fixedStudyDay, weeklyStudy, centralStudyGroup, readingClub, onSiteTeaching
    case filmViewing, microTheoryTalk, publicTalk, expertReport, politicalTheory
    public var label: String {
        switch self {
        case .thematicStudy: "专题学习"
        case .studyDiscussion: "集中学习研讨"
        case .fixedStudyDay: "党员固定学习日"
        case .weeklyStudy: "周理论学习"
        case .centralStudyGroup: "中心组学习"
        case .readingClub: "读书会"
        case .onSiteTeaching: "现场教学"
        case .filmViewing: "观看影片"
        case .microTheoryTalk: "微宣讲"
        case .publicTalk: "宣讲"
        case .expertReport: "专题辅导"
        case .politicalTheory: "政治理论学习"
        }
    }
    public var also: [String] {
        switch self {
        case .studyDiscussion: ["学习研讨", "交流研讨"]
        case .fixedStudyDay: ["固定学习日"]
        case .centralStudyGroup: ["理论学习中心组学习", "党组理论学习中心组"]
        case .readingClub: ["读书班"]
        case .onSiteTeaching: ["现场教学（实境教育）", "实境教育"]
        case .filmViewing: ["观影"]
        case .microTheoryTalk: ["微理论微宣讲", "微理论"]
        case .expertReport: ["专题辅导报告"]
        default: []
        }
    }
}

/// 集中学习台账: one session of study, alone or as part of a meeting.
///
/// 《中国共产党党委（党组）理论学习中心组学习规则》, 《支部工作条例（试行）》第16条.
public struct StudySession: Gathered {
    public static let title = "集中学习"
    public static let area = Area.study
    public static let purpose = "每组织一次集中学习填一行；在会议中学习的，写明所在会议。"
    public static let shape = StudySession()
    public static let naturalKey = ["meetingId", "organizationId", "on", "topic"]
    public static let yields =
        StudySessionKind.allCases.map { "study.\($0.rawValue)" } + ["study.any", "study.anyButFilm", "study.leaderLed"]
        + Gathering.yields("study")

    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "所在会议", hint: "在会上学习的填会议编号，单独组织的不填").following
    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "填了所在会议可以不填", example: "市某局机关第一党支部")
    public let kinds = Field<[StudySessionKind]>("kinds", "学习形式", hint: "可填几种", example: "专题学习、集中学习研讨")
        .required
    public let on = Field<Day>("on", "日期", hint: "填了所在会议可以不填", example: "2023-04-12")
    public let hours = Field<ExactDecimal>("hours", "学时", example: "2", unit: "学时").required
    public let topic = Field<String>("topic", "学习主题", example: "学习党的二十大精神").required
    public let materials = Field<[String]>("materials", "学习内容", hint: "学习的文件、篇目", example: "党的二十大报告；党章")
    public let chairId = Field<Link<Member>>("chairId", "主持人", hint: "单独组织的必填", example: "李明")
    public let leadSpeakerIds = Field<[Link<Member>]>("leadSpeakerIds", "领学人", example: "李明").following
    public let leaderLed = Field<Bool>("leaderLed", "领导干部领学", hint: "不填时看领学人是否党员领导干部；书记领学的填是")
    public let lectureId = Field<Link<PartyLecture>>("lectureId", "同一次党课", hint: "领学已另填为党课的，填那次党课").following
    public let speechCount = Field<Int>("speechCount", "交流发言", hint: "有考勤名单的可以不填", example: "5", unit: "人次")
    public let expectedCount = Field<Int>("expectedCount", "应到人数", example: "25", unit: "人")
    public let presentCount = Field<Int>("participants", "参加人次", hint: "有考勤名单的可以不填", example: "23", unit: "人次")
    public let attendance = Field<Parts<Attendance>>("attendance", "考勤")
    public let placeName = Field<String>("placeName", "地点", hint: "现场教学写明去了哪里", example: "局三楼会议室")
    public let campaignId = Field<Link<ThematicCampaign>>("campaignId", "所属主题教育")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            meetingId, organizationId, kinds, on, hours, topic, materials, chairId, leadSpeakerIds, leaderLed,
            lectureId,
            speechCount, expectedCount, presentCount, attendance, placeName, campaignId, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Gathering.check(record, &problems)
        problems.notEmpty("kinds", "学习形式", record.kinds)
        problems.positive("hours", "学时", record.hours)
        problems.atLeast(0, "speechCount", "交流发言", record.speechCount)
        problems.needed(
            "chairId", "主持人", isMissing: record.chairId == nil && record.meetingId == nil, because: "单独组织的学习必须填")
        let kinds = record.kinds ?? []
        problems.needed(
            "placeName", "地点", isMissing: kinds.contains(.onSiteTeaching) && record.placeName == nil,
            because: "现场教学必须写明地点")
        let listed = record.attendance?.items ?? []
        problems.needed(
            "speechCount", "交流发言",
            isMissing: kinds.contains(.studyDiscussion) && record.speechCount == nil && listed.isEmpty
                && record.meetingId == nil,
            because: "学习研讨须记发言人次")
        if let said = record.speechCount, let spoke = speeches(in: listed), said != spoke {
            problems.add(
                "speechCount", "speeches-differ", "填的交流发言\(said)人次，考勤名单里发言的有\(spoke)人", next: "请改正，或只留考勤名单")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(record, in: context, &problems)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let gathering = Gathering(record, in: context) else { return }
        let kinds = Set(record.kinds ?? []).sorted { $0.rawValue < $1.rawValue }
        let speeches = speeches(in: gathering.attendance.items) ?? record.speechCount
        let measures = gathering.measures(
            .measured([
                "hours": record.hours?.hundredths, "speeches": speeches?.wide, "participants": gathering.present?.wide,
            ]))
        var names = ["study.any"] + kinds.map { "study.\($0.rawValue)" }
        if kinds.contains(where: { $0 != .filmViewing }) { names.append("study.anyButFilm") }
        let reached = gathering.attendance.membersPresent + gathering.attendance.membersMadeUp
        if let present = gathering.present, gathering.expected != nil {
            // study-attendance-rate: a session whose 应到 nobody wrote down has no part in it.
            facts.event(
                "study.any", at: gathering.organizations, on: gathering.day, ["presentOfExpected": present.wide])
        }
        for name in names {
            facts.event(name, at: gathering.organizations, on: gathering.day, measures)
            for member in reached {
                facts.reached(name, member: member, on: gathering.day, fallback: gathering.organizations.first)
            }
        }
        facts.attended("study", gathering)
        if isLeaderLed(record, in: context) {
            facts.event("study.leaderLed", at: gathering.organizations, on: gathering.day)
        }
    }

    /// How many spoke; nil where the list does not say of anybody.
    private static func speeches(in attendance: [PartRecord<Attendance>]) -> Int? {
        let said = attendance.compactMap(\.spoke)
        return said.isEmpty ? nil : said.count { $0 }
    }

    /// Whether a leader led the study and the same event is not counted as a lecture already (leader-lecture-count).
    private static func isLeaderLed(_ record: Record<Self>, in context: any FactContext) -> Bool {
        switch context.record(record.lectureId)?.lecturerKind {
        case .secretary, .leadingCadre: return false
        default: break
        }
        if let said = record.leaderLed { return said }
        return (record.leadSpeakerIds ?? []).contains { context.record($0)?.isLeadingCadre == true }
    }
}
