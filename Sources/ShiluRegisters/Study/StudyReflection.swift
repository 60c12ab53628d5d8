/// 心得体会: one piece of writing of one member after study.
public struct StudyReflection: Register {
    public static let title = "心得体会"
    public static let area = Area.study
    public static let purpose = "党员每写一篇心得体会填一行。"
    public static let shape = StudyReflection()
    public static let naturalKey = ["memberId", "on", "title"]
    public static let yields = ["reflection.written"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", hint: "谁的台账就填谁", example: "市某局机关第一党支部"
    ).required
    public let memberId = Field<Link<Member>>("memberId", "党员", example: "李明").required
    public let on = Field<Day>("on", "完成日期", example: "2023-05-20").required
    public let titleField = Field<String>("title", "题目", example: "学习党的二十大报告心得体会").required
    public let sessionId = Field<Link<StudySession>>("sessionId", "所属集中学习", hint: "因哪次学习而写，没有不填")
    public let words = Field<Int>("words", "字数", example: "1500", unit: "字")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, memberId, on, titleField, sessionId, words, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "words", "字数", record.words)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let member = record.memberId, let on = record.on else { return }
        facts.reached(
            "reflection.written", member: member.id, on: on, fallback: record.organizationId?.id, measure: "count")
    }
}
