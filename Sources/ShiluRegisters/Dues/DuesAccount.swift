/// The dues of one member: what was owed month by month, and what was paid. Pure arithmetic over the records; in fen.
///
/// A month is owed by whoever is on the roll on its last day, under the assessment that holds in it, less an approved
/// reduction. Back payments count for the month that they are for; voluntary and special dues are beside it.
public struct DuesAccount: Sendable {
    /// What is owed in one month.
    public struct Due: Sendable, Hashable {
        public let fen: Int64
        public let branch: String
        public let assessment: String
        /// The last day on which paying is in time: of the month, or of the quarter where the branch consented.
        public let deadline: Day
    }

    /// One payment towards a month.
    public struct Payment: Sendable, Hashable {
        public let record: String
        public let month: YearMonth
        public let on: Day
        public let fen: Int64
        public let kind: DuesPaymentKind
        public let receipt: String?
    }

    /// Days of one amount owed a month at one branch.
    struct Span: Sendable, Hashable {
        let first: Day
        let last: Day?
        let branch: String
        let fen: Int64
    }

    private struct Terms: Sendable {
        let record: String
        let from: YearMonth
        let fen: Int64
        let isQuarterly: Bool
    }

    private struct Relief: Sendable {
        let from: YearMonth
        let to: YearMonth?
        let fen: Int64
        func covers(_ month: YearMonth) -> Bool { from <= month && to.map { month <= $0 } ?? true }
    }

    private let stretches: [Roll.Stretch]
    private let terms: [Terms]
    private let reliefs: [Relief]
    /// All of them, oldest first.
    public let payments: [Payment]

    public init(of member: Record<Member>, in context: any FactContext) {
        stretches = Roll(of: member, in: context).joined { $0.standing.isOnRoll ? $0.branch : nil }
        terms = context.records(DuesAssessment.self, by: \.memberId, to: member.id).compactMap { record in
            guard let from = record.effectiveMonth, let fen = DuesAssessment.monthly(record)?.fen else { return nil }
            return Terms(record: record.id, from: from, fen: fen, isQuarterly: record.quarterlyConsent == true)
        }.sorted { ($0.from, $0.record) < ($1.from, $1.record) }
        reliefs = context.records(DuesReduction.self, by: \.memberId, to: member.id).compactMap { record in
            guard let from = record.fromMonth, let fen = record.amount?.fen, record.approvedOn(\.approval) != nil else {
                return nil
            }
            return Relief(from: from, to: record.toMonth, fen: fen)
        }.sorted { $0.from < $1.from }
        payments = context.records(DuesPayment.self, by: \.memberId, to: member.id).compactMap(Payment.init).sorted {
            ($0.on, $0.record) < ($1.on, $1.record)
        }
    }

    /// Months for which anything was paid, each once, in order.
    public var paidMonths: [YearMonth] { Set(payments.map(\.month)).sorted() }

    public func payments(for month: YearMonth) -> [Payment] { payments.filter { $0.month == month } }

    /// Nil for a month in which the member was not on the roll at its end, or not assessed; 0 for one that is exempt.
    public func due(in month: YearMonth) -> Due? {
        guard let stretch = stretches.first(where: { $0.contains(month.lastDay) }),
            let terms = terms.last(where: { $0.from <= month })
        else { return nil }
        return Due(
            fen: owed(terms, in: month), branch: stretch.branch, assessment: terms.record,
            deadline: terms.isQuarterly ? month.quarterEnd : month.lastDay)
    }

    /// Whether the member is on the roll at the end of the month: owed, but perhaps not assessed.
    public func branch(at month: YearMonth) -> String? {
        stretches.first { $0.contains(month.lastDay) }?.branch
    }

    private func owed(_ terms: Terms, in month: YearMonth) -> Int64 {
        reliefs.last { $0.covers(month) }.map { min($0.fen, terms.fen) } ?? terms.fen
    }

    /// The days on which an assessment makes the member owe, apart for each branch and amount.
    func spans(of assessment: String) -> [Span] {
        guard let at = terms.firstIndex(where: { $0.record == assessment }) else { return [] }
        let mine = terms[at]
        let next = terms.indices.contains(at + 1) ? terms[at + 1].from : nil
        if let next, next <= mine.from { return [] }
        // Months at which the amount may change.
        let breaks = Set(
            [mine.from] + reliefs.flatMap { [$0.from, $0.to?.next].compactMap(\.self) }
        ).filter { $0 >= mine.from && next.map($0.isBefore) ?? true }.sorted()
        var spans: [Span] = []
        for (index, month) in breaks.enumerated() {
            let fen = owed(mine, in: month)
            guard fen > 0 else { continue }
            let end = index + 1 < breaks.count ? breaks[index + 1] : next
            let last = end.map { $0.firstDay.adding(days: -1) }
            for stretch in stretches {
                let first = max(month.firstDay, stretch.first)
                let until = [last, stretch.last].compactMap(\.self).min()
                if let until, until < first { continue }
                spans.append(Span(first: first, last: until, branch: stretch.branch, fen: fen))
            }
        }
        return spans
    }
}

extension [DuesAccount.Payment] {
    /// What was paid towards what is owed, in fen.
    public var towardsDue: Int64 { filter(\.kind.countsTowardsDue).reduce(0) { $0 + $1.fen } }

    /// The payment with which the sum reached `fen`, among those made by `deadline`; nil while it did not.
    public func completing(_ fen: Int64, by deadline: Day?) -> String? {
        var sum: Int64 = 0
        for payment in self where payment.kind.countsTowardsDue && deadline.map({ payment.on <= $0 }) ?? true {
            sum += payment.fen
            if sum >= fen { return payment.record }
        }
        return nil
    }
}

extension DuesAccount.Payment {
    init?(_ record: Record<DuesPayment>) {
        guard let month = record.forMonth, let on = record.paidOn, let fen = record.amount?.fen, let kind = record.kind
        else { return nil }
        self.init(record: record.id, month: month, on: on, fen: fen, kind: kind, receipt: record.receiptNumber)
    }
}

extension YearMonth {
    public var next: YearMonth { YearMonth(index: index + 1) }
    /// The last day of the quarter that the month lies in.
    var quarterEnd: Day { YearMonth(index: index - index % 3 + 2).lastDay }
    fileprivate func isBefore(_ other: YearMonth) -> Bool { self < other }
}
