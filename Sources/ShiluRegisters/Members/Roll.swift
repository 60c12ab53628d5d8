/// The dated roll of one person: from the opening state and everything that happened since, in the order of the days and not
/// of the entries. A member belongs to exactly one branch on any day (`single-affiliation`).
public struct Roll: Sendable {
    public enum Standing: Sendable, Hashable {
        /// Not here yet: the opening state begins with the first event.
        case elsewhere
        case off(MemberStatus)
        case probationary, full
        case suspended(wasFull: Bool)

        /// 党员: full and probationary; 停止党籍 is not counted (indicators, member-count).
        public var isOnRoll: Bool { self == .probationary || self == .full }
        /// On the roll or suspended: there is a branch that answers for the person.
        var isHeld: Bool { if case .suspended = self { true } else { isOnRoll } }
        var kind: String {
            switch self {
            case .full: "roll.fullMember"
            case .probationary: "roll.probationaryMember"
            default: "suspended.member"
            }
        }
        var label: String {
            switch self {
            case .elsewhere: "尚未转入"
            case .off(let status): status.label
            case .probationary: MemberStatus.probationaryMember.label
            case .full: MemberStatus.fullMember.label
            case .suspended: MemberStatus.membershipSuspended.label
            }
        }
    }

    /// Something that happened to the membership, typed or derived.
    public struct Happening: Sendable, Hashable {
        public var kind: MembershipEventKind
        public var day: Day
        public var branch: String?
        public var group: String?
        /// The record that tells it.
        public var source: String
        public var countsForPartyAge: Bool?

        public init(
            _ kind: MembershipEventKind, on day: Day, branch: String? = nil, group: String? = nil, source: String,
            countsForPartyAge: Bool? = nil
        ) {
            (self.kind, self.day, self.branch, self.group) = (kind, day, branch, group)
            (self.source, self.countsForPartyAge) = (source, countsForPartyAge)
        }
    }

    /// Days, both included, of one standing at one branch and in one group.
    public struct Stretch: Sendable, Hashable {
        public var first: Day
        public var last: Day?
        public var standing: Standing
        public var branch: String
        public var group: String?
        /// The record that opened it.
        public var source: String
        public func contains(_ day: Day) -> Bool { first <= day && last.map { day <= $0 } ?? true }
    }

    /// A happening that took effect, and the branch that it concerns.
    public struct Change: Sendable, Hashable {
        public var kind: MembershipEventKind
        public var day: Day
        public var branch: String
        public var source: String
        public var countsForPartyAge: Bool?
    }

    /// Two things on record that cannot both be true; the later one has no effect.
    public struct Clash: Sendable, Hashable {
        public var source: String
        public var code: String
        public var what: String
        public var next: String
        var isOpening = false
    }

    /// Oldest first; they never overlap.
    public private(set) var stretches: [Stretch] = []
    public private(set) var changes: [Change] = []
    public private(set) var clashes: [Clash] = []

    public init(of member: Record<Member>, in context: any FactContext) {
        self.init(of: member, Roll.told(of: member.id, in: context))
    }

    /// Everything that is on record of a membership, whichever register tells it.
    /// - Parameter events: what was typed as 党籍变动, where it is not what the ledger has.
    static func told(of member: String, events: [Record<MembershipEvent>]? = nil, in context: any FactContext)
        -> [Happening]
    {
        if events?.isEmpty ?? true, !context.isLinked(member) { return [] }
        let events = events ?? context.records(MembershipEvent.self, by: \.memberId, to: member)
        let cases = context.records(DevelopmentCase.self, by: \.personId, to: member)
        let transfers = context.records(RelationTransfer.self, by: \.memberId, to: member)
        let dispositions = context.records(OrganizationalDisposition.self, by: \.memberId, to: member)
        let changes = context.records(OrganizationChange.self, by: \.moves, to: member)
        return cases.flatMap { DevelopmentCase.happenings(of: $0, in: context) }
            + changes.flatMap { OrganizationChange.happenings(of: $0, member: member) }
            + transfers.compactMap(RelationTransfer.happening)
            + dispositions.compactMap(OrganizationalDisposition.happening)
            + events.compactMap(Happening.init)
    }

    public init(of member: Record<Member>, _ told: [Happening]) {
        guard let branch = member.organizationId?.id, let status = member.status else { return }
        var happenings = told
        addImplied(by: member, status, to: &happenings)
        happenings = merged(happenings)
        var walk = Walk(member: member, status: status, branch: branch, happenings: happenings)
        walk.run(&self)
    }

    /// The standing on a day; nil where nothing is known of it (before the opening, or not held by any branch).
    public func stretch(on day: Day) -> Stretch? { stretches.first { $0.contains(day) } }

    /// Neighbouring stretches of one key as one; those whose key is nil are left out.
    func joined(by key: (Stretch) -> String?) -> [Stretch] {
        var result: [Stretch] = []
        var lastKey: String?
        for stretch in stretches {
            guard let found = key(stretch) else {
                lastKey = nil
                continue
            }
            if found == lastKey, let before = result.last, before.last?.adding(days: 1) == stretch.first {
                result[result.count - 1].last = stretch.last
            } else {
                result.append(stretch)
            }
            lastKey = found
        }
        return result
    }

    // MARK: What the member's own record implies

    /// 转正 at `fullMemberOn` and 去世 at `diedOn`, unless a record of its own tells them.
    private mutating func addImplied(
        by member: Record<Member>, _ status: MemberStatus, to happenings: inout [Happening]
    ) {
        func told(_ kind: MembershipEventKind) -> [Happening] { happenings.filter { $0.kind == kind } }
        if status == .fullMember, let full = member.fullMemberOn {
            let conversions = told(.converted)
            let admissions = told(.admitted) + told(.readmitted)
            if conversions.isEmpty {
                let opens = member.since ?? member.joinedOn
                if !admissions.isEmpty || opens.map({ $0 < full }) ?? false {
                    happenings.append(Happening(.converted, on: full, source: member.id))
                }
            } else if !conversions.contains(where: { $0.day == full }), told(.readmitted).isEmpty {
                let other = conversions[0]
                clashes.append(
                    Clash(
                        source: other.source, code: "roll-conversion-differs",
                        what: "党员台账里的转正日期是\(full.chinese)，这里是\(other.day.chinese)", next: "请改正其中一个"))
            }
        }
        if let died = member.diedOn {
            let deaths = told(.deceased)
            if let other = deaths.first(where: { $0.day != died }) {
                clashes.append(
                    Clash(
                        source: other.source, code: "roll-death-differs",
                        what: "党员台账里的去世日期是\(died.chinese)，这里是\(other.day.chinese)", next: "请改正其中一个"))
            } else if deaths.isEmpty, status != .deceased {
                happenings.append(Happening(.deceased, on: died, source: member.id))
            }
        }
    }

    /// In the order of days, then of what can come first on one day; one event told twice is one.
    private mutating func merged(_ happenings: [Happening]) -> [Happening] {
        let ordered = happenings.sorted { left, right in
            if left.day != right.day { return left.day < right.day }
            if left.kind.rank != right.kind.rank { return left.kind.rank < right.kind.rank }
            if left.branch != right.branch { return (left.branch ?? "") < (right.branch ?? "") }
            if left.group != right.group { return (left.group ?? "") < (right.group ?? "") }
            return left.source < right.source
        }
        var result: [Happening] = []
        for happening in ordered {
            guard let before = result.last, before.day == happening.day, before.kind == happening.kind else {
                result.append(happening)
                continue
            }
            if let one = before.branch, let other = happening.branch, one != other {
                clashes.append(
                    Clash(
                        source: happening.source, code: "roll-two-branches",
                        what: "\(happening.day.chinese)的“\(happening.kind.label)”登记了两个不同的支部", next: "请改正其中一个"))
            } else {
                result[result.count - 1].branch = before.branch ?? happening.branch
                result[result.count - 1].group = before.group ?? happening.group
                result[result.count - 1].countsForPartyAge = before.countsForPartyAge ?? happening.countsForPartyAge
            }
        }
        return result
    }

    // MARK: The walk through the days

    private struct Walk {
        let member: Record<Member>
        let status: MemberStatus
        let happenings: [Happening]
        var standing: Standing
        var branch: String
        var group: String?
        /// The standing before the person left, for a return.
        var before: Standing?
        /// First day on which anything is known.
        var opens: Day?
        var current: Stretch?

        init(member: Record<Member>, status: MemberStatus, branch: String, happenings: [Happening]) {
            (self.member, self.status, self.branch, self.happenings) = (member, status, branch, happenings)
            group = member.groupId?.id
            standing = .off(status)
            let first = happenings.first { $0.source != member.id } ?? happenings.first
            let comesIn = first?.kind.comesIn ?? false
            opens = member.since
            guard [.fullMember, .probationaryMember, .membershipSuspended].contains(status) else { return }
            if opens == nil {
                if comesIn {
                    standing = .elsewhere
                    return
                }
                opens = member.joinedOn
            }
            switch status {
            case .membershipSuspended:
                standing = .suspended(wasFull: member.joinedOn == nil || member.fullMemberOn != nil)
            case .probationaryMember: standing = .probationary
            default: standing = standingByDates(on: opens)
            }
        }

        /// Full from `fullMemberOn` on.
        private func standingByDates(on day: Day?) -> Standing {
            if let day, let full = member.fullMemberOn { return day < full ? .probationary : .full }
            return status == .probationaryMember ? .probationary : .full
        }

        mutating func run(_ roll: inout Roll) {
            if standing.isHeld {
                guard let opens else {
                    roll.clashes.append(
                        Clash(
                            source: member.id, code: "roll-opening-undated", what: "不知道从哪一天起在册",
                            next: "请填入党日期或在本支部起始日期", isOpening: true))
                    return
                }
                current = Stretch(
                    first: opens, last: nil, standing: standing, branch: branch, group: group, source: member.id)
            }
            for happening in happenings { take(happening, &roll) }
            if let current { roll.stretches.append(current) }
        }

        private mutating func take(_ happening: Happening, _ roll: inout Roll) {
            if let opens, happening.day < opens {
                if happening.source != member.id, !repeatsRecord(happening) {
                    roll.clashes.append(
                        Clash(
                            source: happening.source, code: "roll-before-opening",
                            what: "\(happening.day.chinese)的“\(happening.kind.label)”早于该党员登记的起始日期\(opens.chinese)",
                            next: "请核对日期，或把党员台账里的起始日期改早"))
                }
                return
            }
            if happening.day == opens, standing.isOnRoll, happening.kind.comesIn, happening.branch ?? branch == branch {
                // The event with which the opening state began, told once more.
                roll.changes.append(change(happening, branch))
                return
            }
            guard let after = standing(after: happening) else {
                // What the member's own record implies is not a contradiction of its own.
                if happening.source != member.id {
                    roll.clashes.append(
                        Clash(
                            source: happening.source, code: "roll-contradiction",
                            what: "\(happening.day.chinese)的“\(happening.kind.label)”与当时的状态“\(standing.label)”不相符",
                            next: "请核对日期和变动类别，或补上之前漏填的变动"))
                }
                return
            }
            let left = branch
            if standing.isHeld, !after.isHeld { before = standing }
            if let to = happening.branch, after.isHeld {
                if to != branch { group = nil }
                branch = to
            } else if after.isHeld, !standing.isHeld {
                group = nil
            }
            if let to = happening.group, after.isHeld { group = to }
            roll.changes.append(change(happening, after.isHeld ? branch : left))
            standing = after
            turn(happening, &roll)
        }

        private func change(_ happening: Happening, _ branch: String) -> Change {
            Change(
                kind: happening.kind, day: happening.day, branch: branch, source: happening.source,
                countsForPartyAge: happening.countsForPartyAge)
        }

        /// An event before the opening that says what the member's record says.
        private func repeatsRecord(_ happening: Happening) -> Bool {
            switch happening.kind {
            case .admitted: happening.day == member.joinedOn
            case .converted: happening.day == member.fullMemberOn
            default: false
            }
        }

        /// Ends the current stretch the day before and begins the next, where something changed.
        private mutating func turn(_ happening: Happening, _ roll: inout Roll) {
            if let held = current {
                if standing == held.standing, branch == held.branch, group == held.group { return }
                if held.first < happening.day {
                    var ended = held
                    ended.last = happening.day.adding(days: -1)
                    roll.stretches.append(ended)
                }
            }
            current =
                standing.isHeld
                ? Stretch(
                    first: happening.day, last: nil, standing: standing, branch: branch, group: group,
                    source: happening.source) : nil
        }

        /// Nil when the event cannot follow the standing.
        private func standing(after happening: Happening) -> Standing? {
            switch (happening.kind, standing) {
            case (.admitted, .elsewhere), (.readmitted, .elsewhere): .probationary
            case (.admitted, .off(let status)): status == .deceased || status == .transferredOut ? nil : .probationary
            case (.readmitted, .off(let status)): status.hasLeftParty ? .probationary : nil
            case (.converted, .probationary): .full
            case (.probationExtended, .probationary): .probationary
            case (.probationRevoked, .probationary): .off(.probationRevoked)
            case (.membershipSuspended, .full): .suspended(wasFull: true)
            case (.membershipSuspended, .probationary): .suspended(wasFull: false)
            case (.membershipRestored, .suspended(let wasFull)): wasFull ? .full : .probationary
            case (.membershipRestored, .off(let status)):
                status.hasLeftParty || status == .membershipSuspended ? (before?.restored ?? .full) : nil
            case (.removedFromRoll, _) where standing.isHeld: .off(.removedFromRoll)
            case (.expelled, _) where standing.isHeld: .off(.expelled)
            case (.resigned, _) where standing.isHeld: .off(.resigned)
            case (.transferOut, _) where standing.isOnRoll: .off(.transferredOut)
            case (.transferIn, .elsewhere): standingByDates(on: happening.day)
            case (.transferIn, .off(.transferredOut)): before ?? standingByDates(on: happening.day)
            case (.movedWithin, _) where standing.isHeld: standing
            case (.deceased, _) where standing != .off(.deceased): .off(.deceased)
            default: nil
            }
        }
    }
}

extension Roll.Standing {
    /// What a restored member is again.
    fileprivate var restored: Roll.Standing {
        if case .suspended(let wasFull) = self { wasFull ? .full : .probationary } else { self }
    }
}

extension Roll.Happening {
    /// Nil while it has no effect: incomplete, or not (yet) approved.
    init?(_ event: Record<MembershipEvent>) {
        guard let kind = event.kind, let day = event.on else { return nil }
        if let outcome = event[dynamicMember: \.approval.outcome], outcome != .approved { return nil }
        self.init(
            kind, on: day, branch: event.toOrganizationId?.id, group: event.toGroupId?.id, source: event.id,
            countsForPartyAge: event.countsForPartyAge)
    }
}

extension MembershipEventKind {
    /// Whether it brings a person onto the roll.
    var comesIn: Bool { self == .admitted || self == .readmitted || self == .transferIn }

    /// On one day, coming precedes changing and changing precedes leaving.
    var rank: Int {
        switch self {
        case .admitted: 0
        case .readmitted: 1
        case .transferIn: 2
        case .membershipRestored: 3
        case .converted: 4
        case .probationExtended: 5
        case .movedWithin: 6
        case .membershipSuspended: 7
        case .probationRevoked: 8
        case .removedFromRoll: 9
        case .resigned: 10
        case .expelled: 11
        case .transferOut: 12
        case .deceased: 13
        }
    }
}

extension MemberStatus {
    /// 退党、除名、劝退、开除、取消资格: no longer in the party.
    public var hasLeftParty: Bool {
        switch self {
        case .lapsed, .advisedToLeave, .resigned, .removedFromRoll, .expelled, .probationRevoked: true
        default: false
        }
    }
}
