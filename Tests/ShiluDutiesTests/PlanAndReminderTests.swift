import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluDuties

@Suite struct PlanAndReminderTests {
    private static func plan(_ task: [String: Value]) -> AnyRecord {
        Desk.record(
            PlanDocument.self, "J1",
            [
                "organizationId": .text(Desk.committee), "kind": .text("annualPlan"), "title": .text("2023年计划"),
                "issuedOn": .text("2023-02-10"),
                "tasks": .list([.fields(["number": .integer(1), "text": .text("任务")].merging(task) { $1 })]),
            ])
    }

    private static func promise(_ amount: String, per: String, each: String? = nil, limit: String = "atLeast")
        -> [String: Value]
    {
        var task: [String: Value] = [
            "figureId": .text("member-assembly-count"), "limit": .text(limit), "amount": .text(amount),
            "per": .text(per),
        ]
        if let each { task["each"] = .text(each) }
        return task
    }

    private static func judge(
        _ task: [String: Value], rows: [FactTable.Row] = [], more: [AnyRecord] = [], on day: String
    ) throws -> [DutyJudgement] {
        let table = Desk.table([plan(task)] + more, rows: rows)
        let engine = FigureEngine(catalogue: try FigureCatalogue.bundled, facts: table)
        return try PlanDuties(figures: engine).judge(Scope(Desk.committee), year: 2023, on: Desk.day(day))
    }

    @Test(
        "At least so many in the year: one less is missed at its end and not before",
        arguments: [
            (3, "2023-12-31", DutyState.notDue), (3, "2024-01-01", .noRecord), (4, "2023-12-31", .met),
            (4, "2024-01-01", .met),
            (5, "2024-01-01", .met),
        ])
    func promisedOfTheYear(_ count: Int, _ on: String, _ state: DutyState) throws {
        let judged = try Self.judge(
            Self.promise("4", per: "year"), rows: Desk.event("meeting.memberAssembly", count, on: "2023-03-05"), on: on)
        #expect(judged.map(\.state) == [state])
        #expect(judged.first?.duty.id == "plan/J1/1")
        #expect(judged.first?.duty.basisText == "《2023年计划》任务1")
    }

    @Test func exactlyIsNotMore() throws {
        let judged = try Self.judge(
            Self.promise("4", per: "year", limit: "exactly"),
            rows: Desk.event("meeting.memberAssembly", 5, on: "2023-03-05"), on: "2023-12-01")
        #expect(judged.map(\.state) == [.noRecord])
    }

    @Test("Each branch, each quarter; windows that have not begun are not there")
    func eachBranchEachQuarter() throws {
        let judged = try Self.judge(
            Self.promise("1", per: "quarter", each: "eachBranch"),
            rows: Desk.event("meeting.memberAssembly", 1, on: "2023-03-31")
                + Desk.event("meeting.memberAssembly", 1, at: Desk.second, on: "2023-04-01"), on: "2023-06-30")
        #expect(judged.map(\.organization) == [Desk.first, Desk.second, Desk.first, Desk.second])
        #expect(judged.map(\.state) == [.met, .noRecord, .notDue, .met])
    }

    @Test func eachPersonIsJudgedByTheMean() throws {
        let roll = ["甲", "乙"].map {
            FactTable.Row(
                record: "Member/\($0)", organizations: [Desk.first], member: "Member/\($0)",
                first: Desk.day("2020-01-01"), last: nil, kind: "roll.fullMember")
        }
        func state(_ count: Int) throws -> [DutyState] {
            try Self.judge(
                Self.promise("2", per: "year", each: "eachPerson"),
                rows: roll + Desk.event("meeting.memberAssembly", count, on: "2023-03-05"), on: "2024-01-01"
            ).map(\.state)
        }
        #expect(try state(3) == [.noRecord])
        #expect(try state(4) == [.met])
    }

    private static func progress(_ outcome: String, on day: String) -> AnyRecord {
        Desk.record(
            PlanProgress.self, "P\(day)",
            [
                "organizationId": .text(Desk.committee), "planId": .text("PlanDocument/J1"), "taskNumber": .integer(1),
                "on": .text(day), "outcome": .text(outcome),
            ])
    }

    @Test(
        "A task without a number is judged by what was told of it",
        arguments: [
            ([], "2023-06-30", DutyState.notDue), ([], "2023-07-01", .noRecord),
            ([("finished", "2023-06-30")], "2023-07-01", .met), ([("finished", "2023-07-01")], "2023-07-01", .noRecord),
            ([("underway", "2023-06-01")], "2023-07-01", .noRecord),
            ([("dropped", "2023-06-01")], "2023-07-01", .notApplicable),
            ([("finished", "2023-06-30")], "2023-06-29", .notDue),
        ] as [([(String, String)], String, DutyState)])
    func toldTasks(_ told: [(String, String)], _ on: String, _ state: DutyState) throws {
        let judged = try Self.judge(
            ["dueOn": .text("2023-06-30")], more: told.map { Self.progress($0.0, on: $0.1) }, on: on)
        #expect(judged.map(\.state) == [state])
    }

    @Test(
        "A report can say which promises were kept: by everybody, in every window; what is still open is neither",
        arguments: [
            ([(Desk.first, "2023-03-31"), (Desk.second, "2023-02-01")], "2023-04-01", nil as String?, 0),
            ([(Desk.first, "2023-03-31")], "2023-04-01", "未完成", 0),
            (
                ["2023-02-01", "2023-05-01", "2023-08-01", "2023-11-01"].flatMap {
                    [(Desk.first, $0), (Desk.second, $0)]
                }, "2023-12-20", "已完成", 1
            ),
        ] as [([(String, String)], String, String?, Int64)])
    func promisesKept(_ held: [(String, String)], _ on: String, _ outcome: String?, _ kept: Int64) throws {
        let rows = held.flatMap { Desk.event("meeting.memberAssembly", 1, at: $0.0, on: $0.1) }
        let table = Desk.table([Self.plan(Self.promise("1", per: "quarter", each: "eachBranch"))], rows: rows)
        let engine = FigureEngine(catalogue: try FigureCatalogue.bundled, facts: table)
        let figures = PlanFigures(beside: Nothing(), PlanDuties(figures: engine), today: Desk.day(on))
        let year = try #require(Period(year: 2023))
        let scope = Scope(Desk.committee)
        let lines = try figures.records(of: PlanOutcome.name, in: scope, during: year) ?? []
        #expect(lines.compactMap { $0.fields["outcome"]?.text } == [outcome].compactMap { $0 })
        #expect(try figures.value("plans.promisesKept", in: scope, during: year)?.part == kept)
        #expect(try figures.value("plans.promises", in: scope, during: year)?.part == (outcome == nil ? 0 : 1))
        if outcome == "未完成" { #expect(lines.first?.fields["missing"]?.text?.contains("还差") == false) }
    }

    private struct Nothing: SuppliedValues {
        func value(_ name: String, in scope: Scope, during period: Period) -> SuppliedValue? { nil }
        func records(of register: String, in scope: Scope, during period: Period) -> [AnyRecord]? { nil }
    }

    // MARK: Reminders

    @Test func whatIsLongPastIsToldOnceForEachOrganisation() throws {
        func old(_ id: String, _ due: String, _ state: DutyState = .breach) -> AgendaEntry {
            AgendaEntry(
                kind: .duty, id: id, title: id == "a" ? "支部党员大会" : "主题党日", organization: Desk.first,
                organizationName: "一支部", window: Period(first: Desk.day("2022-01-01"), last: Desk.day(due)),
                due: Desk.day(due), state: state)
        }
        let items = [old("a", "2022-03-31"), old("b", "2022-01-31"), old("b", "2022-02-28"), old("b", "2023-04-30")]
        let day = Desk.day("2023-05-10")
        let plans = ReminderPlanner(existing: []).reminders(for: items, on: day)
        #expect(plans.map(\.stage) == [.overdue, .backlog])
        let told = try #require(plans.last?.item)
        #expect(told.title == "历史欠账3项：主题党日2项、支部党员大会1项")
        #expect(told.window.first == Desk.day("2022-01-31") && told.due == Desk.day("2022-03-31"))
        let record = Desk.record(
            Reminder.self, "1",
            [
                "organizationId": .text(Desk.first), "duty": .text(told.id), "windowFrom": .text("2022-01-31"),
                "dueOn": .text("2022-03-31"), "stage": .text("backlog"), "sentOn": .text("2023-05-10"),
                "state": .text("sent"),
            ])
        let later = ReminderPlanner(existing: [Record(record)])
        #expect(later.reminders(for: items, on: day).map(\.stage) == [.overdue])
        // What was missed since, and never reminded of, is told anew.
        #expect(later.reminders(for: items, on: Desk.day("2023-06-20")).map(\.item.title) == ["历史欠账1项：主题党日1项"])
        #expect(later.settled(by: items).isEmpty)
        let done = [old("a", "2022-03-31", .met), old("b", "2022-01-31", .met), old("b", "2022-02-28", .met)]
        #expect(later.settled(by: done).map(\.id) == ["Reminder/1"])
    }

    private static func entry(_ state: DutyState = .notDue, isOwed: Bool = true) -> AgendaEntry {
        AgendaEntry(
            kind: .duty, id: "branch-assembly-quarterly", title: "党员大会", organization: Desk.first,
            organizationName: "一支部", window: Period(first: Desk.day("2023-01-01"), last: Desk.day("2023-03-31")),
            due: Desk.day("2023-03-31"), state: state, isOwed: isOwed)
    }

    private static func sent(_ stage: ReminderStage, on day: String, state: String = "sent") -> Record<Reminder> {
        Record(
            Desk.record(
                Reminder.self, stage.rawValue,
                [
                    "duty": .text("branch-assembly-quarterly"), "windowFrom": .text("2023-01-01"),
                    "dueOn": .text("2023-03-31"), "stage": .text(stage.rawValue), "sentOn": .text(day),
                    "state": .text(state),
                ]))
    }

    @Test(
        "Before, on and after the last day, once each; above only so long after the reminder of what is overdue",
        arguments: [
            ("2023-03-20", [], nil), ("2023-03-21", [], .ahead), ("2023-03-30", [.ahead], nil),
            ("2023-03-31", [.ahead], .dueToday),
            ("2023-03-31", [.dueToday], nil), ("2023-04-01", [.ahead], .overdue), ("2023-04-15", [.overdue], nil),
            ("2023-04-16", [.overdue], .escalated), ("2023-05-16", [.overdue, .escalated], nil),
            ("2023-04-30", [], .overdue), ("2023-05-01", [], .backlog), ("2023-06-01", [.overdue], .escalated),
        ] as [(String, [ReminderStage], ReminderStage?)])
    func stages(_ on: String, _ before: [ReminderStage], _ stage: ReminderStage?) {
        let planner = ReminderPlanner(existing: before.map { Self.sent($0, on: "2023-04-01") })
        let plans = planner.reminders(for: [Self.entry(.noRecord)], on: Desk.day(on))
        #expect(plans.map(\.stage) == (stage.map { [$0] } ?? []))
    }

    @Test func nothingThatIsDoneOrNotOwedIsRemindedOf() {
        let planner = ReminderPlanner(existing: [])
        let day = Desk.day("2023-04-01")
        #expect(planner.reminders(for: [Self.entry(.met), Self.entry(.noRecord, isOwed: false)], on: day).isEmpty)
        #expect(planner.reminders(for: [Self.entry(.breach), Self.entry(.breach)], on: day).count == 1)
    }

    @Test func whatTheLedgerCannotTellIsNotCalledLate() {
        let unknown = AgendaEntry(
            kind: .duty, id: "x", title: "x", organization: Desk.first, organizationName: "一支部",
            window: Period(first: Desk.day("2023-01-01"), last: Desk.day("2023-03-31")), due: Desk.day("2023-03-31"),
            state: .noRecord, isDecided: false)
        let planner = ReminderPlanner(existing: [])
        #expect(planner.reminders(for: [unknown], on: Desk.day("2023-04-01")).isEmpty)
        #expect(planner.reminders(for: [unknown], on: Desk.day("2023-03-31")).map(\.stage) == [.dueToday])
    }

    private static func training(_ name: String, _ state: DutyState = .noRecord) -> AgendaEntry {
        let year = Period(first: Desk.day("2023-01-01"), last: Desk.day("2023-12-31"))
        return AgendaEntry(
            kind: .duty, id: "member-training-hours", title: "集中培训学时", organization: Desk.first,
            organizationName: "一支部",
            member: "Member/\(name)", window: year, due: year.last, state: state)
    }

    @Test func manyMembersOfABranchAreOneReminder() throws {
        let day = Desk.day("2024-01-01")
        let items = ["甲", "乙", "丙"].map { Self.training($0) } + [Self.entry(.noRecord)]
        let plans = ReminderPlanner(existing: []).reminders(for: items, on: day)
        #expect(plans.map(\.members) == [["Member/甲", "Member/乙", "Member/丙"], []])
        let told = try #require(plans.first)
        #expect(told.item.title == "集中培训学时：3名党员" && told.item.member == nil && told.stage == .overdue)
        #expect(ReminderPlanner(existing: []).reminders(for: [items[0]], on: day).map(\.item.member) == ["Member/甲"])
        let record = Record<Reminder>(
            Desk.record(
                Reminder.self, "1",
                [
                    "duty": .text("member-training-hours"), "windowFrom": .text("2023-01-01"),
                    "dueOn": .text("2023-12-31"), "stage": .text("overdue"), "sentOn": .text("2024-01-01"),
                    "state": .text("sent"), "memberIds": .list(told.members.map { .text($0) }),
                ]))
        let later = ReminderPlanner(existing: [record])
        // Nobody is told twice; who comes late is told alone.
        let more = later.reminders(for: items.dropLast() + [Self.training("丁")], on: Desk.day("2024-01-02"))
        #expect(more.map(\.item.member) == ["Member/丁"])
        #expect(later.reminders(for: Array(items.prefix(3)), on: Desk.day("2024-01-16")).map(\.members.count) == [3])
        // It is settled when all of them are done.
        let some = [Self.training("甲", .met), Self.training("乙", .met), Self.training("丙")]
        #expect(later.settled(by: some).isEmpty)
        #expect(later.settled(by: some.dropLast() + [Self.training("丙", .met)]).map(\.id) == ["Reminder/1"])
    }

    @Test func whatIsDoneSettlesItsReminders() {
        let planner = ReminderPlanner(
            existing: [Self.sent(.ahead, on: "2023-03-21"), Self.sent(.overdue, on: "2023-04-01", state: "settled")])
        #expect(planner.settled(by: [Self.entry(.met)]).map(\.id) == ["Reminder/ahead"])
        #expect(planner.settled(by: [Self.entry(.noRecord)]).isEmpty)
    }

    // MARK: Diff of catalogues

    private static func duty(_ id: String, _ modality: DutyModality) -> Duty {
        Duty(
            id: id, title: id, section: "", basis: [], modality: modality, mark: .verified, owner: .branch,
            judging: .tree, registers: [], action: "", remedy: "", problem: "", since: nil, until: nil, isEnabled: true,
            examples: [], file: "", line: 0)
    }

    private static func judged(_ duty: Duty, _ state: DutyState) -> DutyJudgement {
        DutyJudgement(
            duty: duty, organization: Desk.first, organizationName: "一支部", member: nil, record: nil, window: nil,
            state: state, due: nil, on: Desk.day("2023-12-31"), evidence: [], reason: .none, lacking: [])
    }

    @Test func aChangeOfRulesAndWhatItChanges() {
        let (soft, hard) = (Self.duty("a", .normal), Self.duty("a", .mandatory))
        let (gone, new) = (Self.duty("b", .normal), Self.duty("c", .normal))
        let diff = CatalogueDiff(
            DutyCatalogue(duties: [soft, gone], regulations: []), DutyCatalogue(duties: [hard, new], regulations: []),
            before: [Self.judged(soft, .noRecord), Self.judged(gone, .met)],
            after: [Self.judged(hard, .breach), Self.judged(new, .met)])
        #expect(diff.rules.map(\.change) == [.changed, .removed, .added])
        #expect(diff.rules.first?.what == "约束力由“一般”改为“应当”")
        #expect(diff.effects.map(\.before) == [.noRecord, .met, nil])
        #expect(diff.effects.map(\.after) == [.breach, nil, .met])
        let same = CatalogueDiff(
            DutyCatalogue(duties: [soft], regulations: []), DutyCatalogue(duties: [soft], regulations: []),
            before: [Self.judged(soft, .met)], after: [Self.judged(soft, .met)])
        #expect(same.rules.isEmpty && same.effects.isEmpty)
    }
}
