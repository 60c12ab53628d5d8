import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Synchronization

/// What figures and reports take from duties: shares that were met, gaps.
///
/// Judges as of the day after the period, or of `today` where that is earlier: what is not due yet does not count.
public final class DutyFigures: SuppliedValues {
    /// Made when the first value is asked for: most reports ask for none.
    private let engine: @Sendable () throws -> DutyEngine
    private let today: Day?
    private struct Key: Hashable {
        let scope: Scope
        let period: Period
    }
    /// Locked while it is worked out: who asks meanwhile waits for it.
    private final class Slot: Sendable { let judgements = Mutex<[DutyJudgement]?>(nil) }
    private let slots = Mutex<[Key: Slot]>([:])
    /// Of the whole unit, by the period, once many scopes are expected: judging reads the whole ledger, so each branch must
    /// not do it anew. Locked while it is worked out: the others wait for it.
    private let whole = Mutex<(isWanted: Bool, byPeriod: [Period: Whole])>((false, [:]))
    private struct Whole {
        let lives: [OrganizationLife]
        let judgements: [String: [DutyJudgement]]
    }

    /// Duties of 三会一课.
    static let threeMeetings: Set<String> = [
        "branch-assembly-quarterly", "branch-committee-monthly", "party-group-monthly", "party-lecture-quarterly",
    ]

    public init(today: Day? = nil, _ engine: @escaping @Sendable () throws -> DutyEngine) {
        (self.engine, self.today) = (engine, today)
    }

    public func value(_ name: String, in scope: Scope, during period: Period) throws -> SuppliedValue? {
        let decided = try judgements(scope, period).filter(\.isDecided)
        switch name {
        case "duties.share": return share(decided)
        case "duties.threeMeetings": return share(decided.filter { Self.threeMeetings.contains($0.duty.id) })
        case "duties.gaps":
            return SuppliedValue(part: Int64(decided.count { $0.state != .met }), whole: nil, sources: [])
        default: return nil
        }
    }

    private func share(_ decided: [DutyJudgement]) -> SuppliedValue {
        var sources: [String: SourceReference] = [:]
        var met: Int64 = 0
        for judgement in decided where judgement.state == .met {
            met += 1
            for record in judgement.evidence {
                sources[record] = SourceReference(
                    record: record, value: 1, day: judgement.window?.first ?? judgement.due ?? judgement.on)
            }
        }
        return SuppliedValue(
            part: met, whole: Int64(decided.count),
            sources: sources.values.sorted { ($0.day, $0.record) < ($1.day, $1.record) })
    }

    /// Gaps by duty, breaches first, then those in most places.
    public func records(of register: String, in scope: Scope, during period: Period) throws -> [AnyRecord]? {
        guard register == DutyGap.name else { return nil }
        let gaps = try judgements(scope, period).filter { $0.isDecided && $0.state != .met && !$0.duty.problem.isEmpty }
        let grouped = Dictionary(grouping: gaps) { $0.duty.id }
        return grouped.values.sorted { left, right in
            let (one, other) = (left[0], right[0])
            if one.state != other.state { return one.state == .breach }
            return (-left.count, one.duty.id) < (-right.count, other.duty.id)
        }.enumerated().map { index, group in
            let first = group[0]
            var fields: [String: Value] = [
                "duty": .text(first.duty.title), "problem": .text(first.duty.problem),
                "basis": .text(first.duty.basisText), "state": .text(first.state.label),
            ]
            // A report need not say that what it owns up to concerns the one who writes it.
            if group.contains(where: { $0.organization != scope.organization }) {
                fields["extent"] = .text(Self.extent(group))
            }
            return AnyRecord(
                // Numbered in order: reports list records by id.
                id:
                    "\(DutyGap.name)/\(index + 1 < 100 ? index + 1 < 10 ? "00" : "0" : "")\(index + 1)-\(first.duty.id)",
                register: DutyGap.name,
                fields: fields)
        }
    }

    private static func extent(_ group: [DutyJudgement]) -> String {
        var names: [String] = []
        for judgement in group where !names.contains(judgement.organizationName) {
            names.append(judgement.organizationName)
        }
        let few = names.prefix(3).joined(separator: "、")
        return names.count > 3 ? "涉及\(few)等\(names.count)个党组织" : "涉及\(few)"
    }

    private func judgements(_ scope: Scope, _ period: Period) throws -> [DutyJudgement] {
        let key = Key(scope: scope, period: period)
        let slot = slots.withLock { slots in
            let slot = slots[key] ?? Slot()
            slots[key] = slot
            return slot
        }
        return try slot.judgements.withLock { known in
            if let known { return known }
            let found = try ofWhole(scope, period) ?? judge(scope, period)
            known = found
            return found
        }
    }

    public func prepare(_ scope: Scope, during period: Period) throws { _ = try judgements(scope, period) }

    private func judge(_ scope: Scope?, _ period: Period) throws -> [DutyJudgement] {
        let after = period.last.adding(days: 1)
        let on = today.map { min($0, after) } ?? after
        return try engine().judge(scope, year: period.first.year, on: on).filter { judgement in
            guard judgement.duty.isOwed else { return false }
            guard let day = judgement.due ?? judgement.window?.last else { return true }
            return period.contains(day) || judgement.window.map { period.contains($0.last) } ?? false
        }
    }

    public func expectManyScopes() { whole.withLock { $0.isWanted = true } }

    /// The scope's part of what was judged for the whole unit; nil where few scopes are expected.
    private func ofWhole(_ scope: Scope, _ period: Period) throws -> [DutyJudgement]? {
        let found = try whole.withLock { state -> Whole? in
            guard state.isWanted else { return nil }
            if let known = state.byPeriod[period] { return known }
            let made = Whole(
                lives: try engine().reading.lives(),
                judgements: Dictionary(grouping: try judge(nil, period), by: \.organization))
            state.byPeriod[period] = made
            return made
        }
        guard let found, let year = Period(year: period.first.year) else { return nil }
        let index = Dictionary(
            found.lives.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        return DutyDesk.within(scope, found.lives, index, year).flatMap { found.judgements[found.lives[$0].id] ?? [] }
    }
}

extension DutyJudgement {
    /// Whether it can be said that it was done or not: what is not due, or cannot be judged, counts neither way.
    public var isDecided: Bool {
        switch state {
        case .met, .breach: return true
        case .notDue, .notApplicable: return false
        case .noRecord:
            switch reason {
            case .notKept, .beforeGoLive, .noCalendar, .notFilled: return false
            default: return true
            }
        }
    }
}
