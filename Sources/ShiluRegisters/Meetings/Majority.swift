/// The majority table (regulations.md, §5): how many must be there, and how many must agree. Integer arithmetic only.
///
/// 半数以上 and 不少于 include the boundary, 超过半数 does not.
public enum Majority: String, Sendable, CaseIterable {
    /// An ordinary resolution of a branch assembly.
    case assemblyResolution
    /// Admission or conversion in a branch assembly; written opinions handed in before count as votes.
    case admission
    case branchCommittee
    /// A committee that approves probationary members, one by one.
    case approvingCommittee
    /// Election of a committee or of delegates.
    case election
    case leadingGroup
    /// A leading group (党组) that decides on personnel or discipline.
    case leadingGroupPersonnel
    /// 民主生活会: attendance alone.
    case democraticLife

    public var label: String {
        switch self {
        case .assemblyResolution: "党员大会决议"
        case .admission: "接收预备党员、预备党员转正"
        case .branchCommittee: "支委会决议"
        case .approvingCommittee: "党委审批预备党员"
        case .election: "选举"
        case .leadingGroup: "党组会议"
        case .leadingGroupPersonnel: "党组会议讨论人事、处分"
        case .democraticLife: "民主生活会"
        }
    }

    /// What the numbers rest on, as messages name it.
    public var article: String {
        switch self {
        case .assemblyResolution: "《支部工作条例（试行）》第11条"
        case .admission: "《发展党员工作细则》第20条"
        case .branchCommittee: "《支部工作条例（试行）》第12条"
        case .approvingCommittee: "《发展党员工作细则》第23条"
        case .election: "《基层组织选举工作条例》第20条"
        case .leadingGroup, .leadingGroupPersonnel: "《党组工作条例》"
        case .democraticLife: "《县以上党和国家机关党员领导干部民主生活会若干规定》"
        }
    }

    /// Share of the expected that must be there: `present * of >= expected * parts`, or `>` where `isMoreThan`.
    private var attendance: (parts: Int, of: Int, isMoreThan: Bool) {
        switch self {
        case .assemblyResolution, .branchCommittee, .approvingCommittee, .leadingGroup: (1, 2, false)
        case .admission: (1, 2, true)
        case .election: (4, 5, false)
        case .leadingGroupPersonnel, .democraticLife: (2, 3, false)
        }
    }

    /// Whether more than half of the voters that are there decide, and not of those who should be.
    public var countsPresent: Bool { self == .election }
    /// Whether written opinions of absent voters count as votes. 《发展党员工作细则》第20条.
    public var countsWrittenOpinions: Bool { self == .admission }
    /// Whether anything is voted on at all.
    public var isVote: Bool { self != .democraticLife }

    /// Whether enough are there. Numbers below zero never are.
    public func isQuorate(present: Int, expected: Int) -> Bool {
        guard present > 0, expected > 0 else { return false }
        let share = attendance
        let (have, need) = (present.multipliedFull(by: share.of), expected.multipliedFull(by: share.parts))
        return share.isMoreThan ? have > need : have >= need
    }

    /// The least number of people that makes a quorum of `expected`.
    public func leastPresent(of expected: Int) -> Int {
        guard expected > 0 else { return 1 }
        let share = attendance
        let (parts, rest) = expected.multipliedFull(by: share.parts).quotientAndRemainder(dividingBy: Int128(share.of))
        return Int(clamping: share.isMoreThan || rest > 0 ? parts + 1 : parts)
    }

    /// The number that more than half of must agree.
    public func base(present: Int, expected: Int) -> Int { countsPresent ? present : expected }

    /// The least number of votes in favour that carries; nil where nothing is voted on.
    public func leastYes(present: Int, expected: Int) -> Int? {
        isVote ? max(0, base(present: present, expected: expected)) / 2 + 1 : nil
    }

    /// Quorate, and more than half of the base in favour. Where written opinions count, `yes` holds them already.
    public func isCarried(yes: Int, present: Int, expected: Int) -> Bool {
        guard isVote, yes > 0, isQuorate(present: present, expected: expected) else { return false }
        return yes.multipliedFull(by: 2) > Int128(base(present: present, expected: expected))
    }

    /// Which row of the table a resolution falls under. A meeting of several kinds decides as its assembly, if it is one.
    public static func of(_ subject: ResolutionSubject, in kinds: [MeetingKind]) -> Majority {
        if kinds.contains(.memberAssembly) || kinds.contains(.electionAssembly) || kinds.isEmpty {
            return subject.isAdmission ? .admission : .assemblyResolution
        }
        if kinds.contains(.leadingGroupMeeting) {
            return subject.isPersonnel ? .leadingGroupPersonnel : .leadingGroup
        }
        if kinds.contains(.branchCommitteeMeeting) { return .branchCommittee }
        if subject.isAdmission,
            kinds.contains(.organCommitteeMeeting) || kinds.contains(.generalBranchCommitteeMeeting)
        {
            return .approvingCommittee
        }
        return subject.isAdmission ? .admission : .assemblyResolution
    }
}

extension ResolutionSubject {
    /// 接收、转正: `developmentRules` 20–21, 33.
    public var isAdmission: Bool { self == .admission || self == .conversion }
    /// 人事、处分: what a leading group needs two thirds of its members for.
    public var isPersonnel: Bool { self == .disposition || self == .penalty || isAdmission }
}

extension Int {
    /// The product without overflow.
    fileprivate func multipliedFull(by other: Int) -> Int128 { Int128(self) * Int128(other) }
}

/// A secret ballot while it is open: what was cast is kept as numbers per choice and nothing else. There is no order of
/// arrival, no time and no voter in it, so nobody can join a vote with the one who cast it; who has voted is remembered
/// elsewhere, as a flag of the link that was used.
///
/// One or two ballots tell how somebody voted when the numbers are looked at between them: read `closed` only.
public struct BallotBox: Sendable, Hashable, Codable {
    private var counts: [String: Int] = [:]
    private var invalid = 0
    /// 选票总数, valid and invalid: the only number to show while the box is open.
    public private(set) var cast = 0

    public init() {}

    /// Puts one ballot in.
    ///
    /// - Parameters:
    ///   - choices: the choices marked; each counts once however often it was marked.
    ///   - allowed: the choices on the paper. A mark outside them makes the ballot invalid.
    ///   - most: how many may be marked; more make it invalid 《基层组织选举工作条例》第26条.
    public mutating func put(_ choices: [String], of allowed: Set<String>, most: Int = 1) {
        cast += 1
        let marked = Set(choices)
        guard marked.count <= most, marked.isSubset(of: allowed) else {
            invalid += 1
            return
        }
        for choice in marked { counts[choice, default: 0] += 1 }
    }

    /// The numbers once the box is closed, in the order of the paper, with choices that nobody marked as 0.
    public func closed(_ allowed: [String]) -> (votes: [(choice: String, count: Int)], invalid: Int, blank: Bool) {
        let votes = allowed.map { (choice: $0, count: counts[$0] ?? 0) }
        return (votes, invalid, cast == 0)
    }

    /// The tally of a motion whose choices are `yes`, `no` and `abstain`; a paper without a mark is an abstention.
    public func tally(expected: Int, present: Int, written: Int = 0) -> VoteTally {
        let marked = ["yes", "no", "abstain"].reduce(0) { $0 + (counts[$1] ?? 0) }
        let blank = max(0, cast - invalid - marked)
        return VoteTally(
            expectedVoters: expected, presentVoters: present, writtenOpinions: written, yes: counts["yes"] ?? 0,
            no: counts["no"] ?? 0, abstain: (counts["abstain"] ?? 0) + blank, invalid: invalid)
    }
}
