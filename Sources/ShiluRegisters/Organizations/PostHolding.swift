/// 党内任职: who holds which post from when to when. 《支部工作条例（试行）》第20–23条，《机关基层组织工作条例》第8、9条.
///
/// What an `Election` tells need not be typed: its posts are derived (`Election.posts`) unless a row here tells them.
public struct PostHolding: Register {
    public static let title = "党内任职"
    public static let area = Area.organizations
    public static let purpose = "书记、副书记、委员、党小组组长等，每人每个职务一行；选举台账里已有当选人的可以不填，填了以这里为准。"
    public static let shape = PostHolding()
    public static let naturalKey = ["memberId", "organizationId", "post", "from"]
    public static let dayKey: String? = "from"
    public static let yields = PostKind.allCases.map { "post.\($0.rawValue)" }

    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "张三").required
    // By way of the organisation and its terms, elections learn that their outcome is told here.
    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required.feeding
    public let post = Field<PostKind>("post", "职务", example: "书记").required
    public let termId = Field<Link<CommitteeTerm>>("termId", "届次", hint: "选举产生的填")
    public let from = Field<Day>("from", "任职日期", example: "2023-03-05").required
    /// Last day in the post; open while it is held.
    public let to = Field<Day>("to", "免职日期", hint: "任职的最后一天，在任的空着")
    public let origin = Field<PostOrigin>("origin", "任职方式", example: "选举").required
    public let approvalDoc = Field<String>("approvalDoc", "批复文号", example: "市直党发〔2023〕8号")
    /// The superior's consent to a move within the term. 《机关基层组织工作条例》第8条.
    public let consent = ApprovalFields("consent", "上级同意变动")
    /// Empty reads as no.
    public let isFullTime = Field<Bool>("isFullTime", "是否专职", example: "否")

    public var fields: [any AnyField] {
        [memberId, organizationId, post, termId, from, to, origin, approvalDoc] + consent.all + [isFullTime]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if let from = record.from, let to = record.to, to < from {
            problems.add("to", "ends-before-start", "免职日期早于任职日期", next: "请核对这两个日期")
        }
        record.checkApproval(\.consent, &problems)
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let organization = record.organizationId?.id, let from = record.from else { return }
        if !context.exists(organization, on: from) {
            problems.add("from", "organization-not-there", "\(from.chinese)这个党组织还没有成立或者已经撤销", next: "请核对任职日期")
        }
        if let member = context.record(record.memberId) {
            let standing = Roll(of: member, in: context).stretch(on: from)?.standing
            if standing == .probationary, record.origin == .elected {
                problems.add(
                    "memberId", "elected-not-full", "\(from.chinese)当选的人还是预备党员", next: "请核对任职日期和转正日期（党章第7条：预备党员没有被选举权）")
            } else if record.post == .secretary, context.record(record.organizationId)?.kind?.isBranch == true,
                let age = PartyAge.years(of: member, in: context, on: from), age < 1
            {
                problems.doubt(
                    "memberId", "secretary-party-age", "任支部书记时党龄不满1年",
                    next: "请核对（《支部工作条例（试行）》第23条：一般应有1年以上党龄）")
            }
        }
        if let term = context.record(record.termId), term.organizationId?.id != organization {
            problems.add("termId", "term-elsewhere", "所填届次不是这个党组织的", next: "请填这个党组织的届次")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let member = record.memberId?.id, let organization = record.organizationId?.id, let post = record.post,
            let from = record.from
        else { return }
        facts.interval("post.\(post.rawValue)", at: organization, member: member, from: from, to: record.to)
    }
}
