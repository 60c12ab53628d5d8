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
        let tasks = try tasks(scope, period)
        let decided = tasks.flatMap(\.judgements).filter { isDecided($0, in: period) }
        let kept = decided.filter { $0.state == .met }
        let promises = tasks.filter { $0.isPromise && isKept($0, in: period) != nil }
        let keptPromises = promises.filter { isKept($0, in: period) == true }
        switch name {
        case "plans.kept": return count(kept.count, kept)
        case "plans.missed":
            let missed = decided.filter { $0.state != .met }
            return count(missed.count, missed)
        case "plans.share":
            return SuppliedValue(part: Int64(kept.count), whole: Int64(decided.count), sources: sources(kept))
        case "plans.promises": return count(promises.count, promises.compactMap(\.judgements.first))
        case "plans.promisesKept": return count(keptPromises.count, keptPromises.compactMap(\.judgements.first))
        default: return nil
        }
    }

    private func count(_ number: Int, _ judgements: [DutyJudgement]) -> SuppliedValue {
        SuppliedValue(part: Int64(number), whole: nil, sources: sources(judgements))
    }

    public func records(of register: String, in scope: Scope, during period: Period) throws -> [AnyRecord]? {
        guard register == PlanOutcome.name else { return try others.records(of: register, in: scope, during: period) }
        return try tasks(scope, period).compactMap { task -> [String: Value]? in
            guard let kept = isKept(task, in: period) else { return nil }
            var fields: [String: Value] = [
                "plan": .text(task.planTitle), "task": .text(task.text), "outcome": .text(kept ? "已完成" : "未完成"),
                "isPromise": .text(task.isPromise ? "是" : "否"),
            ]
            if !kept { fields["missing"] = .text(missing(task, in: period)) }
            return fields
        }.enumerated().map { index, fields in
            // Numbered in order: reports list records by id.
            let number = String(String(10_000 + index + 1).dropFirst())
            return AnyRecord(id: "\(PlanOutcome.name)/\(number)", register: PlanOutcome.name, fields: fields)
        }
    }

    private func tasks(_ scope: Scope, _ period: Period) throws -> [PlanDuties.JudgedTask] {
        let after = period.last.adding(days: 1)
        return try plans.tasks(scope, year: period.first.year, on: today.map { min($0, after) } ?? after)
    }

    private func isDecided(_ judgement: DutyJudgement, in period: Period) -> Bool {
        judgement.isDecided && (judgement.due.map(period.contains) ?? false)
    }

    /// Whether a task was kept, in all windows and by everybody; nil while that is open.
    private func isKept(_ task: PlanDuties.JudgedTask, in period: Period) -> Bool? {
        let judged = task.judgements.filter { $0.state != .notApplicable && ($0.due.map(period.contains) ?? false) }
        if judged.contains(where: { $0.isDecided && $0.state != .met }) { return false }
        return judged.isEmpty || judged.contains { $0.state != .met } ? nil : true
    }

    /// `一支部等3个党组织有5期没有做到`; of a task that is judged once, what is missing.
    private func missing(_ task: PlanDuties.JudgedTask, in period: Period) -> String {
        let missed = task.judgements.filter { isDecided($0, in: period) && $0.state != .met }
        guard let first = missed.first else { return "" }
        if task.judgements.count == 1 { return first.missing }
        if missed.count == 1 {
            return "\(first.organizationName)\(first.window.map(DutyReason.name(of:)) ?? "")没有做到"
        }
        var names: [String] = []
        for judgement in missed where !names.contains(judgement.organizationName) {
            names.append(judgement.organizationName)
        }
        let few = names.prefix(3).joined(separator: "、")
        return "\(few)\(names.count > 3 ? "等\(names.count)个党组织" : "")共有\(missed.count)期没有做到"
    }

    public func expectManyScopes() { others.expectManyScopes() }

    public func prepare(_ scope: Scope, during period: Period) throws { try others.prepare(scope, during: period) }

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
