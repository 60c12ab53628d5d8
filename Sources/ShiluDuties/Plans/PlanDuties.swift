import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// Tasks of plans as duties of the unit that made the plan.
///
/// A task that promises a number (“全年为群众办实事不少于20件”) is judged by its figure, in each window and for each branch that it
/// speaks of; every other task by what 计划任务办理 tells of it.
public struct PlanDuties: Sendable {
    /// What the id of such a duty begins with: `plan/WJ23-01/2`.
    public static let prefix = "plan/"

    private let figures: FigureEngine
    private var facts: any FactReading { figures.facts }

    public init(figures: FigureEngine) { self.figures = figures }

    /// Every task of the year's plans in the scope.
    public func judge(_ scope: Scope, year: Int, on day: Day) throws -> [DutyJudgement] {
        try tasks(scope, year: year, on: day).flatMap(\.judgements)
    }

    /// A task of a plan with its judgements: one, or one for each window and branch.
    public struct JudgedTask: Sendable {
        public let plan: String
        public let planTitle: String
        public let number: Int
        public let text: String
        /// Whether it promises a number.
        public let isPromise: Bool
        public let judgements: [DutyJudgement]
    }

    /// The same, task by task.
    public func tasks(_ scope: Scope, year: Int, on day: Day) throws -> [JudgedTask] {
        guard let period = Period(year: year) else { return [] }
        let progress = Dictionary(
            grouping: try facts.records(of: PlanProgress.name, in: scope, during: nil).map(Record<PlanProgress>.init)
        ) { "\($0.planId?.id ?? "")#\($0.taskNumber ?? 0)" }
        let nodes = try facts.organizations(in: scope, on: min(max(day, period.first), period.last))
        var tasks: [JudgedTask] = []
        for record in try facts.records(of: PlanDocument.name, in: scope, during: nil) {
            let plan = Record<PlanDocument>(record)
            guard let issued = plan.issuedOn, (plan.year ?? issued.year) == year, let owner = plan.organizationId?.id
            else { continue }
            for task in plan.tasks?.items ?? [] {
                guard let number = task.number, let text = task.text?.text else { continue }
                let duty = PlanDuties.duty(plan, number, text)
                let name = nodes.first { $0.id == owner }?.shortName ?? AnyRecord.number(of: owner)
                let context = Context(
                    duty: duty, plan: plan, task: task, owner: owner, ownerName: name, period: period, on: day,
                    nodes: nodes)
                let promise = Promise(task)
                let judged =
                    try promise.map { try judge($0, context) } ?? [
                        judge(progress["\(plan.id)#\(number)"] ?? [], context)
                    ]
                tasks.append(
                    JudgedTask(
                        plan: plan.id, planTitle: plan.titleField ?? plan.any.number, number: number, text: text,
                        isPromise: promise != nil, judgements: judged))
            }
        }
        return tasks
    }

    private struct Context {
        let duty: Duty
        let plan: Record<PlanDocument>
        let task: PartRecord<PlanTask>
        let owner: String
        let ownerName: String
        let period: Period
        let on: Day
        let nodes: [OrganizationNode]

        func judgement(
            at organization: String, _ name: String, window: Period, due: Day, _ state: DutyState, _ reason: DutyReason,
            evidence: [String] = []
        ) -> DutyJudgement {
            DutyJudgement(
                duty: duty, organization: organization, organizationName: name, member: task.ownerId?.id,
                record: plan.id, window: window, state: state, due: due, on: on, evidence: .ids(evidence),
                reason: reason,
                lacking: [])
        }
    }

    private struct Promise {
        let figure: String
        let amount: Rational
        let isAtLeast: Bool
        let span: PromiseSpan
        let scope: PromiseScope
        init?(_ task: PartRecord<PlanTask>) {
            guard let figure = task.figureId, let amount = task.amount.flatMap({ Rational($0) }), let span = task.span
            else { return nil }
            (self.figure, self.amount, self.span) = (figure, amount, span)
            (isAtLeast, scope) = (task.limit != .exactly, task.scope ?? .whole)
        }
        var window: Judging.Window {
            switch span {
            case .month: .month
            case .quarter: .quarter
            case .year: .year
            }
        }
    }

    // MARK: Promised numbers

    private func judge(_ promise: Promise, _ context: Context) throws -> [DutyJudgement] {
        var judgements: [DutyJudgement] = []
        for window in promise.window.periods(of: context.period.first.year) where window.first <= context.on {
            let dueTask = context.task.dueOn.flatMap { window.contains($0) ? $0 : nil }
            let due = dueTask ?? window.last
            if promise.scope == .eachBranch {
                for node in context.nodes where node.kind.isBranch && isBelow(node, context) {
                    // A branch owes only for windows in which it existed throughout.
                    let days = [window.first, window.last]
                    let existed = try days.allSatisfy { day in
                        try facts.organizations(in: Scope(node.id, includesSubtree: false), on: day).contains {
                            $0.id == node.id
                        }
                    }
                    guard existed else { continue }
                    judgements.append(
                        try judge(promise, context, at: node.id, node.shortName, window: window, due: due))
                }
            } else {
                judgements.append(
                    try judge(promise, context, at: context.owner, context.ownerName, window: window, due: due))
            }
        }
        return judgements
    }

    private func judge(
        _ promise: Promise, _ context: Context, at organization: String, _ name: String, window: Period, due: Day
    ) throws -> DutyJudgement {
        let seen = Period(first: window.first, last: max(window.first, min(due, context.on)))
        func made(_ state: DutyState, _ reason: DutyReason, _ evidence: [String] = []) -> DutyJudgement {
            context.judgement(at: organization, name, window: window, due: due, state, reason, evidence: evidence)
        }
        guard let definition = figures.catalogue[promise.figure] else {
            return made(.noRecord, .said("指标目录里没有“\(promise.figure)”，无从核对"))
        }
        let reading = try figures.reading(definition.id, scope: Scope(organization), period: seen)
        guard var have = reading.number else {
            return made(context.on <= due ? .notDue : .noRecord, .said(reading.why ?? "没有数值"))
        }
        if promise.scope == .eachPerson {
            let kinds = ["roll.fullMember", "roll.probationaryMember"]
            let people = try facts.stock(kinds, "count", in: Scope(organization), on: seen.last)
            guard people > 0, let mean = have.divided(by: Rational(people)) else {
                return made(.noRecord, .said("名册上没有党员，无从按人均核对"))
            }
            have = mean
        }
        let evidence = reading.sources.map(\.record)
        let unit = definition.unit
        let said =
            "要求\(promise.isAtLeast ? "不少于" : "")\(PlanDuties.text(promise.amount))\(unit)，已有\(PlanDuties.text(have))\(unit)"
        if promise.isAtLeast ? have >= promise.amount : have == promise.amount {
            return made(.met, .none, evidence)
        }
        if !promise.isAtLeast, have > promise.amount { return made(.noRecord, .failed(said + "，多于计划"), evidence) }
        return made(context.on <= due ? .notDue : .noRecord, .said(said), evidence)
    }

    private func isBelow(_ node: OrganizationNode, _ context: Context) -> Bool {
        var (at, seen): (OrganizationNode?, Set<String>) = (node, [])
        while let here = at, seen.insert(here.id).inserted {
            if here.id == context.owner { return true }
            at = here.parent.flatMap { id in context.nodes.first { $0.id == id } }
        }
        return false
    }

    // MARK: Tasks without a number

    private func judge(_ told: [Record<PlanProgress>], _ context: Context) -> DutyJudgement {
        let due = context.task.dueOn ?? context.period.last
        let first = max(context.period.first, min(context.plan.issuedOn ?? context.period.first, due))
        let seen = told.filter { $0.on.map { $0 <= context.on } ?? false }.sorted {
            ($0.on ?? Day(number: 0)) < ($1.on ?? Day(number: 0))
        }
        func made(_ state: DutyState, _ reason: DutyReason, _ evidence: [String]) -> DutyJudgement {
            context.judgement(
                at: context.owner, context.ownerName, window: Period(first: first, last: max(first, due)), due: due,
                state, reason, evidence: evidence)
        }
        let evidence = seen.flatMap { [$0.id] + ($0.records ?? []).map(\.id) }
        if let dropped = seen.last, dropped.outcome == .dropped {
            return made(.notApplicable, .said(dropped.text?.text ?? "不再办理"), evidence)
        }
        if let finished = seen.first(where: { $0.outcome == .finished }), let day = finished.on {
            return day <= due ? made(.met, .none, evidence) : made(.noRecord, .late(done: day), evidence)
        }
        let reason = DutyReason.said(seen.isEmpty ? "没有登记办理情况" : "还在办理中")
        return made(context.on <= due ? .notDue : .noRecord, reason, evidence)
    }

    // MARK: The duty

    private static func duty(_ plan: Record<PlanDocument>, _ number: Int, _ text: String) -> Duty {
        let title = plan.titleField ?? plan.any.number
        return Duty(
            id: "\(prefix)\(plan.any.number)/\(number)", title: text, section: "计划任务",
            basis: [DutyBasis(regulation: plan.id, title: "《\(title)》任务\(number)", article: "")], modality: .normal,
            mark: .local, owner: .record,
            judging: .everyRecord(.init(register: PlanDocument.name, when: [], checks: [], day: nil)),
            registers: [PlanDocument.name], action: "请按计划办理，办完登记在“计划任务办理”", remedy: "请说明原因，尽快补办并登记办理情况",
            problem: "计划任务未完成", since: nil, until: nil, isEnabled: true, examples: [], file: "", line: 0)
    }

    static func text(_ number: Rational) -> String { number.text(decimals: 2) ?? number.description }
}
