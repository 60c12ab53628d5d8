/// 条款对照: one article of the regulation and whether the organisation keeps it.
public struct ArticleCheck: Part {
    public static let title = "条款对照"
    public static let shape = ArticleCheck()

    public let article = Field<String>("article", "条款", example: "第十一条").required
    public let requirement = Field<LongText>("requirement", "要求", example: "党支部党员大会一般每季度召开1次").required
    public let outcome = Field<Conformity>("outcome", "符合情况", example: "符合").required
    public let basis = Field<AnyLink>("basis", "依据记录", hint: "会议、制度等记录的编号")
    public let problemId = Field<Link<RectificationItem>>("problemId", "整改问题", hint: "不符合的，填整改台账里的编号")
    public let note = Field<String>("note", "说明", example: "四个季度均已召开")

    public var fields: [any AnyField] { [article, requirement, outcome, basis, problemId, note] }
}

/// 法规条款对照: a regulation of the library and, article by article, how it is kept here. systems.md, S72.
///
/// The regulations behind the duties are policy and stand in the catalogue; this is what the organisation itself looked into.
public struct RegulationReview: Register {
    public static let title = "法规条款对照"
    public static let area = Area.responsibility
    public static let purpose = "收录一部党内法规，逐条对照检查一次填一行，条款填在条款对照表里。"
    public static let shape = RegulationReview()
    public static let naturalKey = ["organizationId", "regulation", "on"]
    public static let yields = ["regulation.reviewed", "regulation.article", "regulation.name"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let regulation = Field<String>(
        "regulation", "法规名称", hint: "填全称，不加书名号", example: "中国共产党支部工作条例（试行）"
    ).required
    public let issuer = Field<String>("issuer", "制定机关", example: "中共中央")
    public let effectiveOn = Field<Day>("effectiveOn", "施行日期", example: "2018-10-28")
    public let on = Field<Day>("on", "对照日期", example: "2023-06-15").required
    public let checkerId = Field<Link<Member>>("checkerId", "对照人", example: "王芳")
    public let articles = Field<Parts<ArticleCheck>>("articles", "条款对照")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, regulation, issuer, effectiveOn, on, checkerId, articles, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("施行日期", record.effectiveOn), "on", "对照日期", record.on)
        var seen: Set<String> = []
        for item in record.articles?.items ?? [] {
            if let article = item.article, !seen.insert(article + "\n" + (item.requirement?.text ?? "")).inserted {
                problems.add("articles", "article-twice", "同一条款的同一要求填了两次", next: "请删去重复的一行")
            }
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.on else { return }
        facts.event("regulation.reviewed", at: [organization], on: on)
        if let name = record.regulation {
            facts.event("regulation.name", at: [organization], on: on, ["regulation": stableNumber(of: name)])
        }
        let outcomes = (record.articles?.items ?? []).compactMap(\.outcome).filter { $0 != .notApplicable }
        guard !outcomes.isEmpty else { return }
        facts.event(
            "regulation.article", at: [organization], on: on,
            ["count": outcomes.count.wide, "conforming": outcomes.count { $0 == .conforms }.wide])
    }
}
