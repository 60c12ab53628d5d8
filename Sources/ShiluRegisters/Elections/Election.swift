/// 候选人: one candidate of an election. 《基层组织选举工作条例》第15、21条.
public struct Candidate: Part {
    public static let title = "候选人"
    public static let shape = Candidate()

    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "张三").required
    /// Among the preliminary candidates (预备人选).
    public let isPreliminary = Field<Bool>("isPreliminary", "是否预备人选", example: "是")
    /// Empty reads as yes.
    public let isFormal = Field<Bool>("isFormal", "是否正式候选人", hint: "空着按是", example: "是")
    /// Post that the election is for; empty for a member of the committee.
    public let post = Field<PostKind>("post", "拟任职务")
    public let votes = Field<Int>("votes", "得票", example: "20", unit: "票")

    public var fields: [any AnyField] { [memberId, isPreliminary, isFormal, post, votes] }
}

/// 不计入应到会的人: a member left out of 应到, with the superior's consent. 中组部 explanation (regulations.md, §2.3).
public struct Exclusion: Part {
    public static let title = "不计入应到会"
    public static let shape = Exclusion()

    public let memberId = Field<Link<Member>>("memberId", "姓名", example: "李四").required
    public let reason = Field<ExclusionReason>("reason", "原因", example: "卧床或长期患病").required
    /// Document or meeting by which the superior consented.
    public let approval = Field<String>("approval", "上级同意的文件", example: "市直党发〔2023〕7号").required

    public var fields: [any AnyField] { [memberId, reason, approval] }
}

/// 换届选举补选: one election. 《中国共产党基层组织选举工作条例》(regulations.md, §2.3), 《支部工作条例（试行）》第21条.
///
/// `expected` and `present` are voters, not the meeting's 应到 and 实到: probationary members attend and do not vote. So an
/// election takes organisation and day from its meeting, and keeps its own numbers. Ballots, candidates and approvals are
/// as registers.md names them; each approval is four columns with its prefix.
public struct Election: HeldInMeeting {
    public static let title = "选举"
    public static let area = Area.elections
    public static let purpose = "换届、补选、书记选举等，每次选举填一行；在选举大会上选的，填上所在的会议。"
    public static let shape = Election()
    public static let naturalKey = ["meetingId", "organizationId", "on", "kind"]
    public static let yields =
        ["election.any"] + ElectionKind.allCases.map { "election.\($0.rawValue)" } + PostHolding.yields

    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "所在会议", hint: "填了会议的，党组织、日期不再填").following
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党组织", example: "市某局机关第一党支部")
        .feeding.following
    public let kind = Field<ElectionKind>("kind", "选举类别", example: "换届选举").required
    public let electorate = Field<Electorate>("electorate", "由谁选举", example: "党员大会").required
    public let on = Field<Day>("on", "日期", example: "2023-03-05")
    /// The superior's consent to hold it.
    public let requestApproval = ApprovalFields("requestApproval", "选举请示批复")
    public let seats = Field<Int>("seats", "应选名额", example: "5", unit: "人").required
    public let method = Field<ElectionMethod>("method", "差额或等额", example: "差额").required
    public let candidates = Field<Parts<Candidate>>("candidates", "候选人")
    /// 应到会有选举权的人数, without those who are left out.
    public let expected = Field<Int>("expected", "应到会有选举权人数", hint: "不含预备党员", example: "23", unit: "人").required
    public let excluded = Field<Parts<Exclusion>>("excluded", "不计入应到会人员")
    public let present = Field<Int>("present", "实到会有选举权人数", example: "21", unit: "人").required
    public let monitors = Field<[Link<Member>]>("monitors", "监票人", hint: "不能是候选人", example: "李四")
    public let tellers = Field<[Link<Member>]>("tellers", "计票人", example: "王五")
    /// 张.
    public let issued = Field<Int>("issued", "发出选票", example: "21", unit: "张").required
    public let returned = Field<Int>("returned", "收回选票", example: "21", unit: "张").required
    public let valid = Field<Int>("valid", "有效票", example: "21", unit: "张").required
    public let presentation = Field<LongText>("presentation", "候选人介绍情况", hint: "写入的姓名以后不能单独抹去")
    public let elected = Field<[Link<Member>]>("elected", "当选人", hint: "几个人用、隔开", example: "张三").required
    /// The term that a by-election fills a seat of; a new committee's term names its election itself.
    public let termId = Field<Link<CommitteeTerm>>("termId", "补选的届次", hint: "补选的填，当选人的任期随这一届").following
    /// Secretary and deputies.
    public let approval = ApprovalFields("approval", "书记副书记批复")
    /// Other members.
    public let filing = ApprovalFields("filing", "委员备案")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [meetingId, organizationId, kind, electorate, on] + requestApproval.all + [
            seats, method, candidates, expected, excluded, present, monitors, tellers, issued, returned, valid,
            presentation, elected, termId,
        ] + approval.all + filing.all + [evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        Gathering.check(held: record, &problems)
        for path in [\Election.requestApproval, \.approval, \.filing] { record.checkApproval(path, &problems) }
        checkNumbers(record, &problems)
        checkCandidates(record, &problems)
    }

    /// Quorum and ballots.
    private static func checkNumbers(_ record: Record<Self>, _ problems: inout Problems) {
        let numbers = [
            ("seats", record.seats), ("expected", record.expected), ("present", record.present),
            ("issued", record.issued), ("returned", record.returned), ("valid", record.valid),
        ]
        for (key, number) in numbers {
            if let number, number < 0 { problems.add(key, "negative", "人数、票数是负数", next: "请填0或正整数") }
        }
        if let expected = record.expected, let present = record.present {
            if present > expected {
                problems.add("present", "present-above-expected", "实到\(present)人，多于应到\(expected)人", next: "请核对应到和实到人数")
            } else if !Majority.election.isQuorate(present: present, expected: expected) {
                problems.add(
                    "present", "quorum-missed", "实到\(present)人，不足应到\(expected)人的五分之四",
                    next: "请核对人数（《基层组织选举工作条例》第20条：不足五分之四不能选举）")
            }
        }
        for (key, less, most, labels) in [
            ("issued", record.issued, record.present, "发出选票多于实到人数"),
            ("returned", record.returned, record.issued, "收回选票多于发出选票，选举无效"),
            ("valid", record.valid, record.returned, "有效票多于收回选票"),
        ] {
            if let less, let most, less > most {
                problems.add(key, "ballots-too-many", labels, next: "请核对票数（《基层组织选举工作条例》：收回票数不多于发出票数，选举有效）")
            }
        }
        if let seats = record.seats, let elected = record.elected?.withoutDoubles, elected.count > seats {
            problems.add("elected", "elected-above-seats", "当选\(elected.count)人，多于应选\(seats)人", next: "请核对当选人和应选名额")
        }
    }

    private static func checkCandidates(_ record: Record<Self>, _ problems: inout Problems) {
        let candidates = record.candidates?.items ?? []
        let formal = candidates.filter { $0.isFormal != false }
        let members = Set(candidates.compactMap { $0.memberId?.id })
        for (key, label, people) in [("monitors", "监票人", record.monitors), ("tellers", "计票人", record.tellers)] {
            if people?.contains(where: { members.contains($0.id) }) == true {
                problems.add(key, "monitor-is-candidate", "\(label)里有候选人", next: "请改填不是候选人的党员（《基层组织选举工作条例》第22条）")
            }
        }
        if members.count < candidates.compactMap({ $0.memberId?.id }).count {
            problems.add("candidates", "candidate-twice", "有候选人填了两次", next: "请删去重复的一行")
        }
        if record.method == .competitiveElection, !formal.isEmpty, let seats = record.seats, seats > 0,
            formal.count < seats + max(1, (seats + 4) / 5)
        {
            problems.add(
                "candidates", "difference-too-small", "应选\(seats)人，正式候选人\(formal.count)人，差额不足20%",
                next: "请核对候选人（《基层组织选举工作条例》第15条：差额不少于应选人数的20%）")
        }
        guard let present = record.present else { return }
        let elected = Set((record.elected ?? []).map(\.id))
        for candidate in candidates {
            guard let votes = candidate.votes else { continue }
            if votes > present {
                problems.add("candidates", "votes-above-voters", "有候选人得票多于实到人数", next: "请核对得票数")
            } else if let id = candidate.memberId?.id, elected.contains(id),
                let least = Majority.election.leastYes(present: present, expected: present), votes < least
            {
                problems.add(
                    "elected", "majority-missed", "有当选人得\(votes)票，没有超过实到\(present)人的一半",
                    next: "请核对得票数（《基层组织选举工作条例》：超过实到会人数的一半方能当选）")
            }
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        Gathering.check(held: record, in: context, &problems)
        guard let held = Gathering(held: record, in: context) else { return }
        checkPeople(record, on: held.day, in: context, &problems)
        checkTerm(record, held, in: context, &problems)
        if let organization = held.organizations.first {
            checkPosts(record, at: organization, on: held.day, in: context, &problems)
        }
        guard record.electorate == .assembly, let expected = record.expected else { return }
        let roll = held.organizations.reduce(0) { $0 + context.rollCount(of: $1, on: held.day) }
        // Nobody on the roll: the roster is not kept here yet.
        if roll > 0, expected > roll {
            problems.doubt(
                "expected", "expected-above-roll", "应到有选举权\(expected)人，而\(held.day.chinese)在册党员只有\(roll)人",
                next: "请核对应到人数和日期")
        }
    }

    /// Only full members may be elected, and those whose rights are not suspended. 党章第7条, 《基层组织选举工作条例》第4条.
    private static func checkPeople(
        _ record: Record<Self>, on day: Day, in context: any RollContext, _ problems: inout Problems
    ) {
        let candidates = (record.candidates?.items ?? []).compactMap(\.memberId)
        for (key, label, people) in [
            ("candidates", "候选人", candidates), ("elected", "当选人", record.elected ?? []),
        ] {
            var (probationary, suspended) = (false, false)
            for person in people.withoutDoubles {
                guard let member = context.record(person) else { continue }
                if Roll(of: member, in: context).stretch(on: day)?.standing == .probationary { probationary = true }
                if DisciplinaryAction.suspendsRights(of: person.id, on: day, in: context) { suspended = true }
            }
            if probationary {
                problems.add(
                    key, "elected-not-full", "\(label)里有人当时是预备党员", next: "请核对\(label)（党章第7条：预备党员没有表决权、选举权和被选举权）")
            }
            if suspended {
                problems.add(
                    key, "rights-suspended", "\(label)里有人当时没有被选举权", next: "请核对\(label)（《基层组织选举工作条例》第4条）")
            }
        }
    }

    /// A by-election lies within a running term; an election at the term's end is not long before or after it without the
    /// superior's approval. Asked only where terms are on record.
    private static func checkTerm(
        _ record: Record<Self>, _ held: Gathering, in context: any RollContext, _ problems: inout Problems
    ) {
        guard let organization = held.organizations.first else { return }
        let terms = context.records(CommitteeTerm.self, by: \.organizationId, to: organization)
            .filter { $0.electionId?.id != record.id && ($0.startsOn ?? held.day) < held.day }
        guard let running = terms.max(by: { ($0.startsOn ?? held.day) < ($1.startsOn ?? held.day) }),
            let end = running.endsOn
        else { return }
        let approved = context.records(ElectionDeferral.self, by: \.termId, to: running.id)
            .filter { $0.approvedOn(\.approval) != nil }.compactMap(\.newDate)
        let last = max(end, approved.max() ?? end)
        switch record.kind {
        case .byElection where held.day > last:
            problems.doubt("kind", "by-election-outside-term", "补选在任期届满以后", next: "请核对日期；任期届满的应当换届（《支部工作条例（试行）》第21条）")
        case .termElection where held.day > last:
            problems.doubt(
                "kind", "election-late", "本届\(last.chinese)届满，换届选举在这以后", next: "请核对日期；延期的先登记上级批准（《基层组织选举工作条例》第3条）")
        case .termElection where held.day.adding(months: 6) < end && approved.isEmpty:
            problems.doubt(
                "kind", "election-early", "离本届届满\(end.chinese)还有半年以上就换届", next: "请核对日期；提前的先登记上级批准（《基层组织选举工作条例》第3条）")
        default: break
        }
    }

    /// Measures: `count`, `seats`, `expected`, `present` (voters), `elected` (persons). `post.<kind>`: the posts of the elected,
    /// where no 党内任职 tells them.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let kind = record.kind, let held = Gathering(held: record, in: context) else { return }
        var measures: [String: Int64] = ["count": 1]
        measures["seats"] = record.seats.map(Int64.init)
        measures["expected"] = record.expected.map(Int64.init)
        measures["present"] = record.present.map(Int64.init)
        measures["elected"] = Int64((record.elected ?? []).withoutDoubles.count)
        for name in ["election.any", "election.\(kind.rawValue)"] {
            facts.event(name, at: held.organizations, on: held.day, measures)
        }
        guard let organization = held.organizations.first else { return }
        for post in posts(of: record, at: organization, on: held.day, in: context) {
            facts.interval(
                "post.\(post.post.rawValue)", at: organization, member: post.member, from: post.from, to: post.to)
        }
    }
}
