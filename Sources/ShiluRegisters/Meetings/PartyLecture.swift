/// 授课人类别 (registers.md, K, LecturerKind).
public enum LecturerKind: String, CodeList {
    case secretary, leadingCadre, member, expert, model
    public var label: String {
        switch self {
        case .secretary: "书记"
        case .leadingCadre: "党员领导干部"
        case .member: "普通党员"
        case .expert: "专家"
        case .model: "先进典型"
        }
    }
}

/// 党课台账: one lecture. 《支部工作条例（试行）》第16条.
public struct PartyLecture: Gathered {
    public static let title = "党课"
    public static let area = Area.meetings
    public static let purpose = "每讲一次党课填一行；在会上讲的，填上所在的会议。"
    public static let shape = PartyLecture()
    public static let naturalKey = ["meetingId", "organizationId", "on", "title"]
    public static let yields =
        ["lecture.any", "lecture.leader"] + LecturerKind.allCases.map { "lecture.\($0.rawValue)" }
        + LectureKind.allCases.map { "lectureKind.\($0.rawValue)" } + Gathering.yields("lecture")

    public let meetingId = Field<Link<MeetingRecord>>(
        "meetingId", "所在会议", hint: "在会上讲的填会议编号，党组织、日期、人数不再填"
    ).following
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关第一党支部")
    public let on = Field<Day>("on", "日期", example: "2023-03-05")
    public let titleField = Field<String>("title", "题目", example: "牢记初心使命").required
    public let kind = Field<LectureKind>("kind", "党课类别", hint: "空着按一般党课", example: "党课")
    public let lecturerId = Field<Link<Member>>("lecturerId", "授课人（党员）", example: "张三")
    public let lecturerName = Field<String>("lecturerName", "授课人（外请）", hint: "填后不能单独抹去")
    public let lecturerKind = Field<LecturerKind>("lecturerKind", "授课人类别", example: "书记").required
    /// 学时.
    public let hours = Field<ExactDecimal>("hours", "学时", example: "2", unit: "学时")
    public let expectedCount = Field<Int>("expectedCount", "应到人数", unit: "人")
    /// 人次.
    public let presentCount = Field<Int>("audience", "听课人次", hint: "填了考勤名单的空着", example: "21", unit: "人次")
    public let attendance = Field<Parts<Attendance>>("attendance", "考勤名单")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            meetingId, organizationId, on, titleField, kind, lecturerId, lecturerName, lecturerKind, hours,
            expectedCount, presentCount, attendance, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Gathering.check(record, &problems)
        if record.lecturerId == nil, (record.lecturerName ?? "").isEmpty {
            problems.add("lecturerId", "lecturer-missing", "没有填授课人", next: "请填本单位党员的姓名，或在“授课人（外请）”里填外请人员")
        }
        if let hours = record.hours, hours < ExactDecimal(0) {
            problems.add("hours", "negative", "学时是负数", next: "请填0或正数")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(record, in: context, &problems)
    }

    /// Measures: `count`, `audience` (人次), `expected`, `present`; `hours` (hundredths) on `lecture.any`.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let gathering = Gathering(record, in: context), let lecturer = record.lecturerKind else { return }
        // A meeting's 实到 leaves 列席 and guests out; an audience that was entered counts as it is.
        let audience = record.presentCount ?? gathering.present
        let measures = gathering.measures(audience.map { ["audience": Int64($0)] } ?? [:])
        var kinds = ["lecture.\(lecturer.rawValue)", "lectureKind.\((record.kind ?? .regular).rawValue)"]
        if lecturer == .secretary || lecturer == .leadingCadre { kinds.append("lecture.leader") }
        for kind in kinds { facts.event(kind, at: gathering.organizations, on: gathering.day, measures) }
        var any = measures
        if let hours = record.hours?.scaled(decimals: 2) { any["hours"] = hours }
        facts.event("lecture.any", at: gathering.organizations, on: gathering.day, any)
        facts.attended("lecture", gathering)
    }
}
