import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// What figures take from plans: how many tasks were kept, beside what they take from duties.
public struct PlanFigures: SuppliedValues {
    private let others: any SuppliedValues
    private let plans: PlanDuties
    private let today: Day?

    /// - Parameter today: what is not due by then counts neither way; nil for the day after the period.
    public init(beside others: any SuppliedValues, _ plans: PlanDuties, today: Day? = nil) {
        (self.others, self.plans, self.today) = (others, plans, today)
    }

    public func value(_ name: String, in scope: Scope, during period: Period) throws -> SuppliedValue? {
        guard name.hasPrefix("plans.") else { return try others.value(name, in: scope, during: period) }
        let after = period.last.adding(days: 1)
        let decided = try plans.judge(scope, year: period.first.year, on: today.map { min($0, after) } ?? after).filter
        {
            $0.isDecided && ($0.due.map(period.contains) ?? false)
        }
        let kept = decided.filter { $0.state == .met }
        switch name {
        case "plans.kept": return SuppliedValue(part: Int64(kept.count), whole: nil, sources: sources(kept))
        case "plans.missed":
            let missed = decided.filter { $0.state != .met }
            return SuppliedValue(part: Int64(missed.count), whole: nil, sources: sources(missed))
        case "plans.share":
            return SuppliedValue(part: Int64(kept.count), whole: Int64(decided.count), sources: sources(kept))
        default: return nil
        }
    }

    public func records(of register: String, in scope: Scope, during period: Period) throws -> [AnyRecord]? {
        try others.records(of: register, in: scope, during: period)
    }

    public func expectManyScopes() { others.expectManyScopes() }

    /// The plans, each with how many of its tasks are meant.
    private func sources(_ judgements: [DutyJudgement]) -> [SourceReference] {
        var found: [String: SourceReference] = [:]
        for judgement in judgements {
            guard let plan = judgement.record else { continue }
            let day = judgement.window?.first ?? judgement.on
            let earlier = found[plan]
            found[plan] = SourceReference(
                record: plan, value: 1 + (earlier?.value ?? 0), day: min(day, earlier?.day ?? day))
        }
        return found.values.sorted { ($0.day, $0.record) < ($1.day, $1.record) }
    }
}
