import ShiluLedger
import ShiluRegisters

/// The dues of an organisation in a year (党费明细): per branch, per member and per month what was owed, paid and is in
/// arrears. All amounts in fen.
public struct DuesStatement: Sendable, Encodable {
    /// One payment.
    public struct Payment: Sendable, Encodable {
        public let record: String
        public let on: String
        public let amount: Int64
        public let kind: String
        public let receipt: String?
    }

    /// One month of one member.
    public struct Month: Sendable, Encodable {
        /// `2023-03`
        public let month: String
        /// Nil while nobody assessed it; 0 for who is exempt.
        public let due: Int64?
        /// Towards what is owed: regular and back payments.
        public let paid: Int64
        /// Voluntary and special dues.
        public let beside: Int64
        /// What is missing once the last day for paying is over.
        public let arrears: Int64
        /// Whether all of it was paid in time.
        public let onTime: Bool
        public let payments: [Payment]
    }

    /// Sums of months.
    public struct Totals: Sendable, Encodable, Equatable {
        public fileprivate(set) var due: Int64 = 0
        public fileprivate(set) var paid: Int64 = 0
        public fileprivate(set) var beside: Int64 = 0
        public fileprivate(set) var arrears: Int64 = 0
        /// 人月 in which something was owed, and those of them paid in full in time.
        public fileprivate(set) var monthsDue = 0
        public fileprivate(set) var monthsOnTime = 0
        /// 人月 on the roll without an assessment.
        public fileprivate(set) var monthsUnassessed = 0

        fileprivate mutating func add(_ month: Month, isOnRoll: Bool) {
            due += month.due ?? 0
            paid += month.paid
            beside += month.beside
            arrears += month.arrears
            if (month.due ?? 0) > 0 { monthsDue += 1 }
            if month.onTime { monthsOnTime += 1 }
            if month.due == nil, isOnRoll { monthsUnassessed += 1 }
        }

        fileprivate mutating func add(_ other: Totals) {
            due += other.due
            paid += other.paid
            beside += other.beside
            arrears += other.arrears
            monthsDue += other.monthsDue
            monthsOnTime += other.monthsOnTime
            monthsUnassessed += other.monthsUnassessed
        }
    }

    /// One member at one branch.
    public struct Member: Sendable, Encodable {
        public let number: String
        public let name: String
        public let months: [Month]
        public let totals: Totals
        /// Months that are not paid up.
        public var behind: [String] { months.filter { $0.arrears > 0 }.map(\.month) }
    }

    /// One branch.
    public struct Branch: Sendable, Encodable {
        public let number: String
        public let name: String
        public let members: [Member]
        public let totals: Totals
    }

    public let organization: String
    public let year: Int
    /// The day up to which months are listed and arrears are told.
    public let through: String
    public let position: Int64
    public let branches: [Branch]
    public let totals: Totals
    /// Handed up for this year, and spent in it, by the organisation and all below it.
    public let remitted: Int64
    public let used: Int64

    /// Registers that the arithmetic needs.
    static let registers = [
        ShiluRegisters.Member.name, MembershipEvent.name, DevelopmentCase.name, RelationTransfer.name,
        OrganizationalDisposition.name, Resolution.name, DuesAssessment.name, DuesReduction.name, DuesPayment.name,
    ]
}

extension Session {
    /// The dues of an organisation with everything below it.
    ///
    /// - Parameters:
    ///   - member: number or name of the only member to list; nil for all.
    ///   - today: nothing after this day is owed yet.
    /// - Throws: `Notice` without the key (what is owed follows from sealed fields), or where the member is not known.
    public func duesStatement(of organization: OrganizationNode, year: Int, member: String? = nil, through today: Day)
        throws -> DuesStatement
    {
        guard ledger.isUnlocked else {
            throw Notice("key-needed", "没有密钥，算不出应交党费", next: "请用 --key-file 指明密钥文件")
        }
        guard let whole = Period(year: year) else {
            throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023", place: "--year")
        }
        let facts = try ledger.facts()
        let scope = Scope(organization.id)
        let desk = try RecordDesk(ledger, reading: DuesStatement.registers)
        let wanted = try member.map { try self.member($0).id }
        var book = DuesBook(year: whole, through: today)
        for month in book.months {
            let nodes = try facts.organizations(in: scope, on: min(month.lastDay, whole.last))
            book.within[month] = Set(nodes.map(\.id))
            for node in nodes where book.names[node.id] == nil {
                book.names[node.id] = node.shortName
                book.order.append(node.id)
            }
        }
        for record in try ledger.records(ShiluRegisters.Member.name) where wanted.map({ $0 == record.id }) ?? true {
            book.add(Record<ShiluRegisters.Member>(record), in: desk)
        }
        try desk.rethrow()
        let (branches, totals) = book.branches()
        return DuesStatement(
            organization: organization.name, year: year, through: today.description, position: facts.position,
            branches: branches, totals: totals,
            remitted: try facts.sum(["dues.remitted"], "money", in: scope, during: whole),
            used: try facts.sum(["dues.used"], "money", in: scope, during: whole))
    }
}

/// Months of members as they are put together into branches.
private struct DuesBook {
    let months: [YearMonth]
    let today: Day
    /// The organisations of the scope at the end of each month.
    var within: [YearMonth: Set<String>] = [:]
    var names: [String: String] = [:]
    var order: [String] = []
    private var members: [String: [DuesStatement.Member]] = [:]

    init(year: Period, through today: Day) {
        var months: [YearMonth] = []
        var month = year.first.yearMonth
        while month.firstDay <= year.last, month.firstDay <= today {
            months.append(month)
            month = month.next
        }
        (self.months, self.today) = (months, today)
    }

    mutating func add(_ member: Record<Member>, in desk: RecordDesk) {
        let account = DuesAccount(of: member, in: desk)
        var rows: [String: [DuesStatement.Month]] = [:]
        var totals: [String: DuesStatement.Totals] = [:]
        for month in months {
            let payments = account.payments(for: month)
            let branch = account.branch(at: month)
            // Who has left, or is not here yet, may still have paid for the month: it stands where it was paid.
            guard
                let place = branch
                    ?? payments.lazy.compactMap({ desk.record($0.record)?.fields["organizationId"]?.text }).first,
                within[month]?.contains(place) == true
            else { continue }
            let row = line(month, account.due(in: month), payments)
            rows[place, default: []].append(row)
            totals[place, default: DuesStatement.Totals()].add(row, isOnRoll: branch != nil)
        }
        for (place, months) in rows {
            members[place, default: []].append(
                DuesStatement.Member(
                    number: member.any.number, name: member.nameField ?? "", months: months,
                    totals: totals[place] ?? DuesStatement.Totals()))
        }
    }

    private func line(_ month: YearMonth, _ due: DuesAccount.Due?, _ payments: [DuesAccount.Payment])
        -> DuesStatement.Month
    {
        let paid = payments.towardsDue
        let owed = due?.fen ?? 0
        let isOver = due.map { $0.deadline < today } ?? false
        return DuesStatement.Month(
            month: month.description, due: due?.fen, paid: paid,
            beside: payments.reduce(0) { $0 + $1.fen } - paid, arrears: isOver ? max(0, owed - paid) : 0,
            onTime: owed > 0 && payments.completing(owed, by: due?.deadline) != nil,
            payments: payments.map {
                DuesStatement.Payment(
                    record: AnyRecord.number(of: $0.record), on: $0.on.description, amount: $0.fen, kind: $0.kind.label,
                    receipt: $0.receipt)
            })
    }

    /// Branches in the order of the tree, members in that of their numbers.
    func branches() -> ([DuesStatement.Branch], DuesStatement.Totals) {
        var all = DuesStatement.Totals()
        let branches = order.compactMap { id -> DuesStatement.Branch? in
            guard let members = members[id] else { return nil }
            var totals = DuesStatement.Totals()
            for member in members { totals.add(member.totals) }
            all.add(totals)
            return DuesStatement.Branch(
                number: AnyRecord.number(of: id), name: names[id] ?? AnyRecord.number(of: id),
                members: members.sorted { $0.number < $1.number }, totals: totals)
        }
        return (branches, all)
    }
}
