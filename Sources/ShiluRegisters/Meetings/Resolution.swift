/// 表决结果 (registers.md, D, VoteTally) as columns of the record: one vote has one tally, so it needs no sheet of its own.
/// Keys are the prefix with the names of registers.md after it.
public struct TallyFields: Sendable {
    /// 应到会有表决权的人数.
    public let expectedVoters: Field<Int>
    public let presentVoters: Field<Int>
    /// Written opinions of absent voters, handed in before the meeting; count in admission and conversion votes only.
    public let writtenOpinions: Field<Int>
    public let yes: Field<Int>
    public let no: Field<Int>
    public let abstain: Field<Int>
    public let invalid: Field<Int>

    public init(_ prefix: String) {
        expectedVoters = Field("\(prefix)ExpectedVoters", "应到会有表决权人数", example: "23", unit: "人")
        presentVoters = Field("\(prefix)PresentVoters", "实到会有表决权人数", example: "21", unit: "人")
        writtenOpinions = Field("\(prefix)WrittenOpinions", "会前书面意见", hint: "只有接收、转正填", example: "0", unit: "人")
        yes = Field("\(prefix)Yes", "赞成", example: "20", unit: "票")
        no = Field("\(prefix)No", "反对", example: "0", unit: "票")
        abstain = Field("\(prefix)Abstain", "弃权", example: "1", unit: "票")
        invalid = Field("\(prefix)Invalid", "无效", example: "0", unit: "票")
    }
    public var all: [any AnyField] { [expectedVoters, presentVoters, writtenOpinions, yes, no, abstain, invalid] }
}

/// The numbers of a vote and whether it carried (regulations.md, §5).
public struct VoteTally: Sendable, Hashable {
    public var expectedVoters: Int
    public var presentVoters: Int
    public var writtenOpinions = 0
    public var yes: Int
    public var no = 0
    public var abstain = 0
    public var invalid = 0

    public init(
        expectedVoters: Int, presentVoters: Int, writtenOpinions: Int = 0, yes: Int, no: Int = 0, abstain: Int = 0,
        invalid: Int = 0
    ) {
        (self.expectedVoters, self.presentVoters) = (expectedVoters, presentVoters)
        (self.writtenOpinions, self.yes, self.no) = (writtenOpinions, yes, no)
        (self.abstain, self.invalid) = (abstain, invalid)
    }

    public func isQuorate(by majority: Majority) -> Bool {
        majority.isQuorate(present: presentVoters, expected: expectedVoters)
    }
    /// Quorate, and enough in favour (`Majority`).
    public func isPassed(by majority: Majority) -> Bool {
        majority.isCarried(yes: yes, present: presentVoters, expected: expectedVoters)
    }

    /// As a branch assembly decides.
    public func isQuorate(for subject: ResolutionSubject) -> Bool { isQuorate(by: .of(subject, in: [])) }
    public func isPassed(for subject: ResolutionSubject) -> Bool { isPassed(by: .of(subject, in: [])) }
}

/// 决议: a decision of a meeting with its vote. 《支部工作条例（试行）》第11、12条，《发展党员工作细则》第20、33条.
public struct Resolution: Register {
    public static let title = "决议"
    public static let area = Area.meetings
    public static let purpose = "会议作出的每项决议填一行；接收、转正每人一行。"
    public static let shape = Resolution()
    public static let naturalKey = ["meetingId", "subject", "text"]
    public static let dayKey: String? = nil
    public static let organizationKey: String? = nil
    public static let yields = ResolutionSubject.allCases.map { "resolution.\($0.rawValue)" }

    public let meetingId = Field<Link<MeetingRecord>>("meetingId", "会议", example: "1").required.following
    public let subject = Field<ResolutionSubject>("subject", "决议事项", example: "接收预备党员").required
    public let text = Field<LongText>("text", "决议内容", hint: "写入的姓名以后不能单独抹去", example: "同意接收为预备党员").required
    /// The person whom an admission or a conversion is about: each is voted on alone. 《发展党员工作细则》第20条.
    public let personId = Field<Link<Member>>("personId", "当事人", hint: "接收、转正填", example: "王五")
    public let method = Field<VoteMethod>("method", "表决方式", example: "无记名投票").required
    public let tally = TallyFields("tally")
    /// The committee meeting that discussed it before. 《支部工作条例（试行）》第12条.
    public let preDiscussedIn = Field<Link<MeetingRecord>>("preDiscussedIn", "先行讨论的支委会")
    /// Derived from the tally; entered only where no tally was kept.
    public let passed = Field<Bool>("passed", "是否通过", hint: "填了票数的空着")

    public var fields: [any AnyField] {
        [meetingId, subject, text, personId, method] + tally.all + [preDiscussedIn, passed]
    }

    public static func tally(of record: Record<Self>) -> VoteTally? {
        guard let expected = record[dynamicMember: \.tally.expectedVoters],
            let present = record[dynamicMember: \.tally.presentVoters], let yes = record[dynamicMember: \.tally.yes]
        else { return nil }
        return VoteTally(
            expectedVoters: expected, presentVoters: present,
            writtenOpinions: record[dynamicMember: \.tally.writtenOpinions] ?? 0, yes: yes,
            no: record[dynamicMember: \.tally.no] ?? 0, abstain: record[dynamicMember: \.tally.abstain] ?? 0,
            invalid: record[dynamicMember: \.tally.invalid] ?? 0)
    }

    /// Whether it carried; nil when nobody wrote it down.
    public static func isPassed(_ record: Record<Self>) -> Bool? {
        guard let subject = record.subject else { return nil }
        if let tally = tally(of: record) { return tally.isPassed(for: subject) }
        return record.passed ?? (record.method == .unanimousConsent ? true : nil)
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        guard let subject = record.subject else { return }
        for field in shape.tally.all {
            if let number = record.any.fields[field.key]?.integer, number < 0 {
                problems.add(field.key, "negative", "“\(field.label)”是负数", next: "请填0或正整数")
            }
        }
        if subject.isAdmission, record.personId == nil {
            problems.add("personId", "person-missing", "没有填当事人", next: "请填表决的是谁，每人一行（《发展党员工作细则》第20条：逐个表决）")
        }
        if subject.isAdmission, let method = record.method, method != .secretBallot {
            problems.add("method", "ballot-not-secret", "接收、转正没有采用无记名投票", next: "请核对表决方式（《发展党员工作细则》第20条）")
        }
        guard let tally = tally(of: record) else {
            if record.passed == nil, record.method != .unanimousConsent {
                problems.add(
                    shape.tally.yes.key, "tally-missing", "没有填表决的票数", next: "请填应到、实到和赞成票数；确实没有票数的，填“是否通过”")
            }
            return
        }
        if tally.presentVoters > tally.expectedVoters {
            problems.add(
                shape.tally.presentVoters.key, "present-above-expected",
                "实到\(tally.presentVoters)人，多于应到\(tally.expectedVoters)人", next: "请核对应到和实到人数")
        }
        if tally.writtenOpinions > 0, !subject.isAdmission {
            problems.add(
                shape.tally.writtenOpinions.key, "written-not-counted", "这类决议不计会前书面意见",
                next: "请改为0（只有接收、转正计入，《发展党员工作细则》第20条）")
        }
        let votes = tally.yes + tally.no + tally.abstain + tally.invalid
        let voters = tally.presentVoters + (subject.isAdmission ? tally.writtenOpinions : 0)
        if votes > voters {
            problems.add(shape.tally.yes.key, "votes-above-voters", "各类票共\(votes)票，多于参加表决的\(voters)人", next: "请核对票数和人数")
        }
        if let passed = record.passed, passed != tally.isPassed(for: subject) {
            problems.add(
                "passed", "passed-differs", "按票数计算应为\(passed ? "未通过" : "通过")",
                next: "请核对票数，或清空“是否通过”（赞成票须超过应到会有表决权人数的一半）")
        }
    }

    /// The person votes that the kind of meeting asks for; what was decided beforehand in the committee.
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let meeting = context.record(record.meetingId), let subject = record.subject else { return }
        if let before = context.record(record.preDiscussedIn), let held = before.startsAt, let voted = meeting.startsAt,
            held > voted
        {
            problems.add(
                "preDiscussedIn", "discussed-after-vote", "先行讨论的支委会晚于表决的会议",
                next: "请核对这两次会议（《支部工作条例（试行）》第12条：先经支委会讨论）")
        }
        guard let tally = tally(of: record) else { return }
        let majority = Majority.of(subject, in: meeting.kinds ?? [])
        if !tally.isQuorate(by: majority) {
            problems.doubt(
                shape.tally.presentVoters.key, "quorum-missed",
                "实到\(tally.presentVoters)人，不够\(majority.label)须到的\(majority.leastPresent(of: tally.expectedVoters))人，表决无效",
                next: "请核对人数（\(majority.article)）；确实不够的，另行开会表决")
        } else if tally.isPassed(for: subject) != tally.isPassed(by: majority) {
            problems.doubt(
                shape.tally.yes.key, "majority-differs",
                "按\(majority.label)的规定，这项决议\(tally.isPassed(by: majority) ? "通过" : "没有通过")",
                next: "请核对会议类别和票数（\(majority.article)）")
        }
    }

    /// Passed resolutions, at the organisations of the meeting; measure `count`.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard isPassed(record) == true, let subject = record.subject,
            let gathering = context.record(record.meetingId).flatMap({ Gathering($0) })
        else { return }
        facts.event("resolution.\(subject.rawValue)", at: gathering.organizations, on: gathering.day)
    }
}
