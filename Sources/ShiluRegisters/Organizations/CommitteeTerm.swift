/// 委员会届次: one term of an elected committee (or of a branch without one).
/// 《支部工作条例（试行）》第20、21条，《机关基层组织工作条例》第5–8条.
///
/// registers.md names `deferralId` here too: it is derived from the deferral's own link and not stored twice.
public struct CommitteeTerm: Register {
    public static let title = "委员会届次"
    public static let area = Area.organizations
    public static let purpose = "每个党组织每一届填一行，用来提醒换届。"
    public static let shape = CommitteeTerm()
    public static let naturalKey = ["organizationId", "termNumber"]
    public static let dayKey: String? = "startsOn"
    public static let yields = ["term.held", "term.ending", "term.renewedOnTime", "term.overdue"]

    // The next term of the organisation ends this one: each term is looked at again when another comes.
    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required.feeding.following
    public let termNumber = Field<Int>("termNumber", "第几届", example: "3", unit: "届").required
    public let startsOn = Field<Day>("startsOn", "任期开始日期", hint: "当选或批复的日期", example: "2023-03-05").required
    /// Last day of the term: `startsOn` + 3 or 5 years.
    public let endsOn = Field<Day>("endsOn", "任期届满日期", example: "2026-03-05").required
    /// Approved size of the committee; a branch without one has its secretary and deputy.
    public let seats = Field<Int>("seats", "委员名额", example: "5", unit: "人").required
    public let electionId = Field<Link<Election>>("electionId", "选举", hint: "启用本台账以前当选的空着")
        .feeding.following

    public var fields: [any AnyField] { [organizationId, termNumber, startsOn, endsOn, seats, electionId] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if let number = record.termNumber, number < 1 {
            problems.add("termNumber", "term-number-wrong", "届数不是正整数", next: "请填1、2、3……")
        }
        if let seats = record.seats, seats < 1 {
            problems.add("seats", "seats-wrong", "委员名额不是正整数", next: "请填批准的名额；不设委员会的支部填书记、副书记人数")
        }
        guard let start = record.startsOn, let end = record.endsOn else { return }
        if end <= start {
            problems.add("endsOn", "ends-before-start", "届满日期不晚于开始日期", next: "请核对这两个日期")
        } else if end > start.adding(years: 5) {
            problems.add("endsOn", "term-too-long", "任期超过5年", next: "请填应当届满的日期；延期换届另行登记（党章第31条）")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let organization = record.organizationId?.id, let start = record.startsOn else { return }
        if !context.exists(organization, on: start) {
            problems.add(
                "startsOn", "organization-not-there", "\(start.chinese)这个党组织还没有成立或者已经撤销", next: "请核对任期开始日期")
        }
        if let election = context.record(record.electionId),
            let held = Gathering(held: election, in: context), !held.organizations.contains(organization)
        {
            problems.add("electionId", "election-elsewhere", "所填选举不是这个党组织的", next: "请填这个党组织自己的选举")
        }
    }

    /// - `term.held`: the days of the term. - `term.ending`: an event on its last day.
    /// - `term.renewedOnTime`: an event on that day, where the next committee was elected or a deferral approved by then.
    /// - `term.overdue`: the days from the end, or the approved later day, until the next committee was elected.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let start = record.startsOn, let end = record.endsOn else {
            return
        }
        facts.interval("term.held", at: organization, from: start, to: end)
        facts.event("term.ending", at: [organization], on: end)
        let deferrals = context.records(ElectionDeferral.self, by: \.termId, to: record.id).compactMap { deferral in
            deferral.approvedOn(\.approval).flatMap { approved in deferral.newDate.map { (approved, $0) } }
        }
        let renewed = renewal(of: record.id, organization, since: start, in: context)
        // A committee elected on the day after the last one's end follows it without a gap.
        if renewed.map({ $0 <= end.adding(days: 1) }) ?? false || deferrals.contains(where: { $0.0 <= end }) {
            facts.event("term.renewedOnTime", at: [organization], on: end)
        }
        let deadline = max(end, deferrals.map(\.1).max() ?? end)
        facts.interval(
            "term.overdue", at: organization, from: deadline.adding(days: 1), to: lastDay(of: record, in: context))
    }

    /// The day before the next committee was elected or the organisation was dissolved; nil while this one is in office.
    static func lastDay(of record: Record<Self>, in context: any FactContext) -> Day? {
        guard let organization = record.organizationId?.id, let start = record.startsOn else { return nil }
        return [
            renewal(of: record.id, organization, since: start, in: context),
            context.record(record.organizationId)?.dissolvedOn,
        ].compactMap(\.self).min()?.adding(days: -1)
    }

    /// When the next committee was elected: the election of the next term, its first day where that is not known, or an
    /// election of which no term is on record yet.
    private static func renewal(of term: String, _ organization: String, since start: Day, in context: any FactContext)
        -> Day?
    {
        let terms = context.records(CommitteeTerm.self, by: \.organizationId, to: organization).compactMap {
            next -> Day? in
            guard next.id != term, let first = next.startsOn, first > start else { return nil }
            return context.record(next.electionId).flatMap { Gathering(held: $0, in: context)?.day } ?? first
        }
        let elections = context.records(Election.self, by: \.organizationId, to: organization).compactMap {
            election -> Day? in
            guard election.kind == .termElection || election.kind == .earlyElection,
                let day = Gathering(held: election, in: context)?.day, day > start
            else { return nil }
            return day
        }
        return (terms + elections).min()
    }
}
