/// 培训学时记录: the hours that one member gained in one class or session.
///
/// 《2019—2023年全国党员教育培训工作规划》: members 32 hours, secretaries and committee members 56 hours a year of
/// concentrated study.
public struct TrainingCredit: Register {
    public static let title = "培训学时"
    public static let area = Area.study
    public static let purpose = "一名党员参加一次培训填一行。"
    public static let shape = TrainingCredit()
    public static let naturalKey = ["memberId", "classId", "sessionId", "on"]
    public static let yields =
        ["credit.any", "credit.concentrated", "credit.other"]
        + AdminLevel.allCases.map { "credit.level.\($0.rawValue)" }
        + TrainingKind.allCases.map { "credit.\($0.rawValue)" }.filter { $0 != "credit.other" } + ["credit.otherKind"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", hint: "谁的台账就填谁", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "党员", example: "李明").required
    public let classId = Field<Link<TrainingClass>>("classId", "培训班", hint: "培训班和集中学习填一个", example: "001").following
    public let sessionId = Field<Link<StudySession>>("sessionId", "集中学习", hint: "培训班和集中学习填一个")
    public let on = Field<Day>("on", "日期", example: "2023-05-10").required
    public let hours = Field<ExactDecimal>("hours", "学时", example: "24", unit: "学时").required
    public let isConcentrated = Field<Bool>("isConcentrated", "集中培训", hint: "计入32学时、56学时的填是", example: "是").required
    public let organizerLevel = Field<AdminLevel>("organizerLevel", "主办级别", example: "本单位").required
    public let passed = Field<Bool>("passed", "是否合格", example: "是")

    public var fields: [any AnyField] {
        [organizationId, memberId, classId, sessionId, on, hours, isConcentrated, organizerLevel, passed]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.positive("hours", "学时", record.hours)
        switch (record.classId, record.sessionId) {
        case (nil, nil):
            problems.add("classId", "training-missing", "没有写明是哪次培训", next: "请在“培训班”或“集中学习”里填一个")
        case (_?, _?):
            problems.add("sessionId", "training-twice", "培训班和集中学习都填了", next: "请只留一个")
        default: break
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let member = record.memberId?.id, let on = record.on else { return }
        var kinds = ["credit.any", record.isConcentrated == true ? "credit.concentrated" : "credit.other"]
        if let level = record.organizerLevel { kinds.append("credit.level.\(level.rawValue)") }
        if let kind = context.record(record.classId)?.kind {
            kinds.append(kind == .other ? "credit.otherKind" : "credit.\(kind.rawValue)")
        }
        for kind in kinds {
            facts.reached(kind, member: member, on: on, fallback: record.organizationId?.id, measure: "count")
            guard let hours = record.hours?.hundredths else { continue }
            facts.reached(
                kind, member: member, on: on, fallback: record.organizationId?.id, measure: "hours", value: hours)
        }
    }
}
