/// 议题: one topic of a meeting. 《机关基层组织工作条例》and local rules on 第一议题.
public struct AgendaItem: Part {
    public static let title = "议题"
    public static let shape = AgendaItem()

    /// From 1, in the order of the meeting.
    public let number = Field<Int>("number", "序号", example: "1").required
    public let titleField = Field<String>("title", "议题名称", example: "学习党的二十大精神").required
    public let kind = Field<AgendaKind>("kind", "议题类别", example: "第一议题学习").required
    public let reporterId = Field<Link<Member>>("reporterId", "汇报人", example: "张三")
    public let outcome = Field<String>("outcome", "结果")

    public var fields: [any AnyField] { [number, titleField, kind, reporterId, outcome] }
}
