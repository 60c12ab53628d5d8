/// 评定类别 (registers.md, K, RatingScheme).
public enum RatingScheme: String, CodeList {
    case starCampaign, fourStrongBranch, standardization
    public var label: String {
        switch self {
        case .starCampaign: "星级支部"
        case .fourStrongBranch: "四强党支部"
        case .standardization: "标准化规范化"
        }
    }
    public var also: [String] {
        switch self {
        case .starCampaign: ["星级党支部", "星级评定"]
        case .fourStrongBranch: ["“四强”党支部", "四强支部"]
        case .standardization: ["标准化规范化建设"]
        }
    }
}

/// 星级和四强支部评定: what a branch was rated for a year. Counts at the branch, in the rated year.
public struct BranchRating: Register {
    public static let title = "支部评定"
    public static let area = Area.assessment
    public static let purpose = "一个支部一个年度的一种评定（星级、四强等）填一行。"
    public static let shape = BranchRating()
    public static let naturalKey = ["organizationId", "year", "scheme"]
    public static let dayKey: String? = "decidedOn"
    public static let yields = RatingScheme.allCases.flatMap { scheme in
        ["rating.\(scheme.rawValue)"] + (1...5).map { "rating.\(scheme.rawValue).\($0)" }
    }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党支部", hint: "被评定的支部", example: "市某局机关第一党支部"
    ).required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let scheme = Field<RatingScheme>("scheme", "评定类别", example: "星级支部").required
    public let stars = Field<Int>("stars", "星级", hint: "1到5；星级支部必填", example: "4", unit: "星级")
    public let score = Field<ExactDecimal>("score", "得分", hint: "如堡垒指数", example: "92.5", unit: "分")
    public let level = Field<String>("level", "等次", hint: "四强党支部的级别")
    public let decidedOn = Field<Day>("decidedOn", "评定日期", example: "2023-12-20").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, year, scheme, stars, score, level, decidedOn, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        problems.needed(
            "stars", "星级", isMissing: record.scheme == .starCampaign && record.stars == nil, because: "评定星级支部时必须填")
        if let stars = record.stars, !(1...5).contains(stars) {
            problems.add("stars", "stars-out-of-range", "星级填的是\(stars)", next: "请填1到5")
        }
        if let score = record.score, score.hundredths == nil || score.coefficient < 0 {
            problems.add("score", "score-form", "得分小于0，或小数超过两位", next: "请填0以上、最多两位小数的数")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId, let scheme = record.scheme, let decided = record.decidedOn
        else { return }
        count(
            scheme, stars: record.stars, score: record.score, at: organization.id,
            on: decided.moved(intoYear: record.year), &facts)
    }

    /// What a rating counts for, whether it was entered here or follows from a concluded 评定表.
    static func count(
        _ scheme: RatingScheme, stars: Int?, score: ExactDecimal?, at organization: String, on day: Day,
        _ facts: inout Facts
    ) {
        facts.event(
            "rating.\(scheme.rawValue)", at: [organization], on: day,
            .measured(["count": 1, "score": score?.hundredths]))
        if let stars, (1...5).contains(stars) {
            facts.event("rating.\(scheme.rawValue).\(stars)", at: [organization], on: day)
        }
    }

    /// A rating that a 评定表 holds, or will hold once it is concluded, is not entered a second time.
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let organization = record.organizationId else { return }
        let sheet = context.records(RatingSheet.self, by: \.organizationId, to: organization.id).first {
            $0.year == record.year && $0.rates == record.scheme
        }
        guard let sheet else { return }
        let isConcluded = sheet.state == .concluded
        problems.add(
            "scheme", "rating-twice",
            "这项评定\(isConcluded ? "已在" : "正在")评定表（\(sheet.any.number)）里办\(isConcluded ? "结" : "理")",
            next: isConcluded ? "评定结果以评定表为准，不必再登记" : "请在评定表里办结；不再用评定表的，请先撤销那张评定表")
    }
}
