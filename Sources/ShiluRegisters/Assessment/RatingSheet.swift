/// 评定表状态.
public enum RatingSheetState: String, CodeList {
    case selfAssessed, reviewed, accepted, published, objected, concluded
    public var label: String {
        switch self {
        case .selfAssessed: "已自评"
        case .reviewed: "已复核"
        case .accepted: "已验收"
        case .published: "公示中"
        case .objected: "有异议"
        case .concluded: "已办结"
        }
    }
}

/// 评分项: the points of one item of a rating scheme, with what they rest on.
public struct RatingItem: Part {
    public static let title = "评分项"
    public static let shape = RatingItem()

    /// Id of the item in the scheme.
    public let item = Field<String>("item", "项目编号", example: "assembly").required
    public let titleField = Field<String>("title", "项目", example: "按季度召开党员大会").required
    public let most = Field<ExactDecimal>("most", "满分", example: "8", unit: "分").required
    /// What the branch gave itself: reckoned from figures and duties, or by hand.
    public let own = Field<ExactDecimal>("own", "自评分", example: "8", unit: "分").required
    public let byHand = Field<Bool>("byHand", "是否人工评分", example: "否")
    public let reason = Field<String>("reason", "评分依据", example: "四个季度都召开了党员大会")
    /// Records that stand behind a score given by hand.
    public let records = Field<[AnyLink]>("records", "佐证记录", hint: "几条用、隔开，如 会议记录/HY23-001")

    public var fields: [any AnyField] { [item, titleField, most, own, byHand, reason, records] }
}

/// 复核调整: an item to which the reviewer gave other points.
public struct ReviewedItem: Part {
    public static let title = "复核调整"
    public static let shape = ReviewedItem()

    public let item = Field<String>("item", "项目编号", example: "service").required
    public let points = Field<ExactDecimal>("points", "复核分", example: "7", unit: "分").required
    public let reason = Field<String>("reason", "理由", example: "两件不在本年度").required

    public var fields: [any AnyField] { [item, points, reason] }
}

/// 评定表: one rating of one organisation for one year by a scheme of the catalogue: self-assessment, review by somebody
/// else, acceptance, publication with a time for objections, conclusion.
///
/// Once concluded it counts as the rating itself (the facts of 支部评定), which is then not entered again.
public struct RatingSheet: Register {
    public static let title = "评定表"
    public static let area = Area.assessment
    public static let purpose = "一个党组织一个年度一种评定办法一行：自评、复核、验收、公示、办结按步骤登记。"
    public static let shape = RatingSheet()
    public static let naturalKey = ["organizationId", "year", "scheme"]
    public static let dayKey: String? = "assessedOn"
    public static let yields = ["ratingSheet.opened", "ratingSheet.concluded"] + BranchRating.yields

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            step(
                "review", "复核", from: [.selfAssessed], to: .reviewed, day: "reviewedOn",
                needs: ["reviewerId", "reviewedScore"]),
            step("accept", "验收", from: [.reviewed], to: .accepted, day: "acceptedOn", needs: ["acceptedBy"]),
            step("publish", "公示", from: [.accepted], to: .published, day: "publishedOn", needs: ["objectionUntil"]),
            step(
                "object", "提出异议", from: [.published], to: .objected, day: "objectedOn", needs: ["objection"]),
            // Where an objection is right, the points are corrected as any mistake is: by an amendment with its reason.
            step("answer", "答复异议", from: [.objected], to: .published, needs: ["answer"]),
            step("conclude", "办结", from: [.published], to: .concluded, day: "concludedOn"),
        ], basis: "先自评，由其他人复核，再验收、公示")

    private static func step(
        _ key: String, _ label: String, from: [RatingSheetState], to: RatingSheetState, day: String? = nil,
        needs: [String] = []
    ) -> LifeCycle.Step {
        LifeCycle.Step(key, label, from: from.map(\.rawValue), to: to.rawValue, dayKey: day, needs: needs)
    }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "被评定的党组织", example: "市某局机关第一党支部"
    ).required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    /// Id of the scheme in the catalogue's `ratings`.
    public let scheme = Field<String>("scheme", "评定办法", hint: "评定办法的编号", example: "star-branch").required
    /// What the result counts as; empty where it counts as none of them.
    public let rates = Field<RatingScheme>("rates", "评定类别", example: "星级支部")
    public let state = Field<RatingSheetState>("state", "状态", example: "已自评").required
    public let assessedOn = Field<Day>("assessedOn", "自评日期", example: "2023-12-08").required
    public let assessorId = Field<Link<Member>>("assessorId", "自评人", example: "张三").required
    public let items = Field<Parts<RatingItem>>("items", "评分项").required
    /// Ledger position that figures and duties were read at.
    public let position = Field<Int>("position", "台账位置", hint: "由程序填写", unit: "条")
    /// SHA-256 over the scheme, the position and every computed item; the same again when it is computed again.
    public let fingerprint = Field<String>("fingerprint", "计算校验码", hint: "由程序填写")
    public let score = Field<ExactDecimal>("score", "得分", example: "92.5", unit: "分").required
    public let stars = Field<Int>("stars", "星级", hint: "星级评定的填1到5", example: "4", unit: "星级")
    public let level = Field<String>("level", "等次", hint: "没有达标的空着", example: "四星级")
    public let reviewerId = Field<Link<Member>>("reviewerId", "复核人", hint: "不能是自评人", example: "李四")
    public let corrections = Field<Parts<ReviewedItem>>("corrections", "复核调整")
    public let reviewedScore = Field<ExactDecimal>("reviewedScore", "复核得分", hint: "最后的得分", unit: "分")
    public let reviewedStars = Field<Int>("reviewedStars", "复核星级", unit: "星级")
    public let reviewedLevel = Field<String>("reviewedLevel", "复核等次")
    public let reviewedOn = Field<Day>("reviewedOn", "复核日期", hint: "由步骤填写")
    public let acceptedBy = Field<Link<Member>>("acceptedBy", "验收人", example: "王五")
    public let acceptedOn = Field<Day>("acceptedOn", "验收日期", hint: "由步骤填写")
    public let publishedOn = Field<Day>("publishedOn", "公示日期", hint: "由步骤填写")
    /// Last day on which objections are taken.
    public let objectionUntil = Field<Day>("objectionUntil", "公示截止日期", example: "2023-12-20")
    public let objection = Field<LongText>("objection", "异议内容")
    public let objectedOn = Field<Day>("objectedOn", "异议日期", hint: "由步骤填写")
    public let answer = Field<LongText>("answer", "异议答复")
    public let concludedOn = Field<Day>("concludedOn", "办结日期", hint: "由步骤填写")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, year, scheme, rates, state, assessedOn, assessorId, items, position, fingerprint, score,
            stars, level, reviewerId, corrections, reviewedScore, reviewedStars, reviewedLevel, reviewedOn, acceptedBy,
            acceptedOn, publishedOn, objectionUntil, objection, objectedOn,
            answer, concludedOn, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        if let assessor = record.assessorId, assessor == record.reviewerId {
            problems.add("reviewerId", "reviewer-is-assessor", "复核人就是自评人", next: "请由另一个人复核")
        }
        problems.inOrder(("自评日期", record.assessedOn), "reviewedOn", "复核日期", record.reviewedOn)
        problems.inOrder(("复核日期", record.reviewedOn), "acceptedOn", "验收日期", record.acceptedOn)
        problems.inOrder(("验收日期", record.acceptedOn), "publishedOn", "公示日期", record.publishedOn)
        problems.inOrder(("公示日期", record.publishedOn), "objectionUntil", "公示截止日期", record.objectionUntil)
        if let until = record.objectionUntil, let objected = record.objectedOn, objected > until {
            problems.add(
                "objectedOn", "objection-late", "公示到\(until.chinese)已经截止",
                next: "确需受理的，请先用 shilu amend 延长公示截止日期并写明原因")
        }
        if let until = record.objectionUntil, let concluded = record.concludedOn, concluded <= until {
            problems.add("concludedOn", "objections-open", "公示到\(until.chinese)才截止，还不能办结", next: "请在截止以后再办结")
        }
        if record.rates == .starCampaign, record.level != nil, record.stars == nil {
            problems.add("stars", "stars-missing", "评定星级支部没有填星级", next: "请补填1到5，或用 shilu rating 重新计算")
        }
        for stars in [record.stars, record.reviewedStars].compactMap(\.self) where !(1...5).contains(stars) {
            problems.add("stars", "stars-out-of-range", "星级填的是\(stars)", next: "请填1到5")
        }
        for item in record.corrections?.items ?? []
        where !(record.items?.items ?? []).contains(where: { $0.item == item.item }) {
            problems.add("corrections", "item-unknown", "复核调整里的“\(item.item ?? "")”不在评分项里", next: "请核对项目编号")
        }
        var seen: Set<String> = []
        for item in record.items?.items ?? [] {
            let name = item.titleField ?? ""
            if let id = item.item, !seen.insert(id).inserted {
                problems.add("items", "item-twice", "评分项“\(name)”出现两次", next: "请只留一行")
            }
            let other = record.corrections?.items.first { $0.item == item.item }?.points
            for points in [item.own, other].compactMap(\.self) {
                if points.hundredths == nil || points.coefficient < 0 || item.most.map({ points > $0 }) ?? false {
                    problems.add("items", "points-out-of-range", "“\(name)”的得分小于0、超过满分或小数超过两位", next: "请填0到满分之间的数")
                }
            }
        }
    }

    /// The same rating may not be told twice: by a sheet and by 支部评定. Told when it is entered, not after months of work on it.
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let rates = record.rates, let organization = record.organizationId else { return }
        let double = context.records(BranchRating.self, by: \.organizationId, to: organization.id).first {
            $0.year == record.year && $0.scheme == rates
        }
        if let double {
            problems.add(
                "rates", "rating-twice", "这个支部这个年度的\(rates.label)已登记在支部评定（\(double.any.number)）",
                next: "请先撤销支部评定里的那条，评定结果以评定表为准")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let assessed = record.assessedOn else { return }
        facts.event("ratingSheet.opened", at: [organization], on: assessed.moved(intoYear: record.year))
        guard record.state == .concluded, let concluded = record.concludedOn else { return }
        let on = concluded.moved(intoYear: record.year)
        facts.event("ratingSheet.concluded", at: [organization], on: on)
        // Below the lowest level nothing is awarded, and nothing counts.
        guard let rates = record.rates, (record.reviewedScore == nil ? record.level : record.reviewedLevel) != nil
        else {
            return
        }
        BranchRating.count(
            rates, stars: record.reviewedScore == nil ? record.stars : record.reviewedStars,
            score: record.reviewedScore ?? record.score, at: organization, on: on, &facts)
    }
}
