/// 届次状态.
public enum TermState: String, CodeList {
    case inOffice, deferred, ended
    public var label: String {
        switch self {
        case .inOffice: "在任"
        case .deferred: "延期"
        case .ended: "已换届"
        }
    }
}

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
    /// Empty reads as in office.
    public let state = Field<TermState>("state", "届次状态", hint: "在任的可以不填")
    /// Last day of the committee, where it is not the day on which the term runs out.
    public let endedOn = Field<Day>("endedOn", "实际换届日期")
    public let electionId = Field<Link<Election>>("electionId", "选举", hint: "启用本台账以前当选的空着")
        .feeding.following

    public var fields: [any AnyField] {
        [organizationId, termNumber, startsOn, endsOn, seats, state, endedOn, electionId]
    }

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            .init(
                "defer", "延期换届", from: ["", "inOffice"], to: "deferred", by: "上级党组织",
                article: "《基层组织选举工作条例》第3条"),
            .init(
                "end", "换届", from: ["", "inOffice", "deferred"], to: "ended", dayKey: "endedOn", by: "党员大会",
                article: "《支部工作条例（试行）》第21条"),
        ], basis: "任期届满按期换届")

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("任期开始日期", record.startsOn), "endedOn", "实际换届日期", record.endedOn)
        problems.needed(
            "endedOn", "实际换届日期", isMissing: record.state == .ended && record.endedOn == nil, because: "届次状态是“已换届”")
        if record.endedOn != nil, record.state != .ended {
            problems.add("state", "state-differs", "填了实际换届日期，届次状态不是“已换届”", next: "请办理“换届”，或清空实际换届日期")
        }
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
        checkCourse(record, in: context, &problems)
        if let election = context.record(record.electionId),
            let held = Gathering(held: election, in: context), !held.organizations.contains(organization)
        {
            problems.add("electionId", "election-elsewhere", "所填选举不是这个党组织的", next: "请填这个党组织自己的选举")
        }
    }

    /// Postponed or moved forward with the superior's approval alone; as long and as big as the kind has it; one term after
    /// the other.
    private static func checkCourse(
        _ record: Record<Self>, in context: any RollContext, _ problems: inout Problems
    ) {
        guard let organization = record.organizationId, let start = record.startsOn, let end = record.endsOn else {
            return
        }
        let changes = context.records(ElectionDeferral.self, by: \.termId, to: record.id)
            .filter { $0.approvedOn(\.approval) != nil }.compactMap(\.newDate)
        if record.state == .deferred, !changes.contains(where: { $0 > end }) {
            problems.add(
                "state", "deferral-not-approved", "届次状态是“延期”，没有登记上级批准的延期换届",
                next: "请先登记“延期或提前换届”（《基层组织选举工作条例》第3条：报上级批准，一般不超过1年）")
        }
        if let late = changes.max(), late > end.adding(years: 1) {
            problems.doubt(
                "endsOn", "deferral-too-long", "延期换届超过1年", next: "请核对批准的换届日期（《基层组织选举工作条例》第3条：一般不超过1年）")
        }
        if let ended = record.endedOn {
            let (first, last) = (changes.min() ?? end, max(end, changes.max() ?? end))
            if ended > last {
                problems.doubt(
                    "endedOn", "ended-late", "\(last.chinese)就应换届，实际换届在\(ended.chinese)",
                    next: "请核对日期；确实超期的不用改（《支部工作条例（试行）》第21条）")
            } else if ended.adding(months: 1) < min(first, end) {
                problems.doubt(
                    "endedOn", "ended-early", "任期到\(end.chinese)，提前换届没有登记上级批准", next: "请登记“延期或提前换届”（《基层组织选举工作条例》第3条）")
            }
        }
        let owner = context.record(organization)
        if let years = owner?.termYears ?? owner?.kind?.usualTermYears,
            end < start.adding(years: years).adding(days: -1) || end > start.adding(years: years)
        {
            problems.doubt(
                "endsOn", "term-length", "任期不是\(years)年", next: "请核对任期届满日期（《支部工作条例（试行）》第21条、《机关基层组织工作条例》第5至7条）")
        }
        if owner?.kind?.isBranch == true, owner?.hasCommittee == true, let seats = record.seats,
            !(3...7).contains(seats)
        {
            problems.doubt(
                "seats", "committee-size", "支部委员会\(seats)人", next: "请核对（《支部工作条例（试行）》第20条：一般3至5人，最多不超过7人）")
        }
        for other in context.records(CommitteeTerm.self, by: \.organizationId, to: organization.id)
        where other.id != record.id {
            guard let begins = other.startsOn else { continue }
            if begins > start, let ended = record.endedOn, ended > begins {
                problems.add("endedOn", "terms-overlap", "实际换届日期晚于下一届的开始日期", next: "请核对这两届的日期")
            }
        }
    }

    /// - `term.held`: the days of the term. - `term.ending`: an event on its last day.
    /// - `term.renewedOnTime`: an event on that day, where the next committee was elected or a deferral approved by then.
    /// - `term.overdue`: the days from the end, or the approved later day, until the next committee was elected.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let start = record.startsOn, let end = record.endsOn else {
            return
        }
        facts.interval("term.held", at: organization, from: start, to: record.endedOn ?? end)
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
