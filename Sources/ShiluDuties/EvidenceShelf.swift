import ShiluLedger
import ShiluRegisters
import Synchronization

/// The records behind judgements that were made from sums: looked up when somebody asks for them.
///
/// A list of a thousand branches shows the records of a few; to fetch all of them would cost more than judging did. Who asks
/// for many gets them in one go.
final class EvidenceShelf: Sendable {
    private let reading: any BulkReading
    /// The days that one reading of everything covers.
    private let days: Period
    private let kept = Mutex<[Kinds: Kept]>([:])

    struct Kinds: Hashable, Sendable {
        let kinds: [String]
        let measure: String
    }
    private struct Kept {
        var asked = 0
        /// By member and by organisation: the day and record of each fact, in order.
        var all: [String: [(day: Day, record: String)]]?
    }
    /// So many are looked up one by one.
    private static let few = 64

    init(_ reading: any BulkReading, days: Period) { (self.reading, self.days) = (reading, days) }

    /// Records of facts of a member, or of those that lie at the organisations.
    /// - Returns: nothing where the ledger cannot be read any more; the judgement itself does not rest on it.
    func records(_ kinds: Kinds, member: String?, places: [String], during period: Period) -> [String] {
        let owners = member.map { [$0] } ?? places
        let all = kept.withLock { kept -> [String: [(day: Day, record: String)]]? in
            kept[kinds, default: Kept()].asked += 1
            if let known = kept[kinds]?.all { return known }
            guard kept[kinds]?.asked ?? 0 > Self.few, let read = try? read(kinds, .all) else { return nil }
            kept[kinds]?.all = read
            return read
        }
        let found =
            all
            ?? (try? read(kinds, member.map { .members([$0]) } ?? .organizations(places))) ?? [:]
        var seen: Set<String> = []
        return owners.flatMap { found[$0] ?? [] }.filter { period.contains($0.day) && seen.insert($0.record).inserted }
            .map(\.record)
    }

    private func read(_ kinds: Kinds, _ selection: FactColumns.Selection) throws -> [String: [(
        day: Day, record: String
    )]] {
        var columns = FactColumns()
        try reading.read([kinds.measure: Set(kinds.kinds)], of: selection, touching: days, into: &columns)
        var found: [String: [(day: Day, record: String)]] = [:]
        for row in columns.rows {
            let event = (day: Day(number: Int64(row.first)), record: columns.records[row.record])
            found[columns.organizations[row.organization], default: []].append(event)
            if row.member != FactColumns.none { found[columns.members[row.member], default: []].append(event) }
        }
        return found.mapValues { $0.sorted { ($0.day, $0.record) < ($1.day, $1.record) } }
    }
}

/// The records that a judgement rests on: known, or to be looked up.
struct DutyEvidence: Sendable, ExpressibleByArrayLiteral {
    enum Source: Sendable {
        case ids([String])
        case later(EvidenceShelf, EvidenceShelf.Kinds, member: String?, places: [String], Period)
    }
    let source: Source

    init(source: Source) { self.source = source }
    init(arrayLiteral ids: String...) { source = .ids(ids) }
    static func ids(_ ids: [String]) -> DutyEvidence { DutyEvidence(source: .ids(ids)) }

    var ids: [String] {
        switch source {
        case .ids(let ids): ids
        case .later(let shelf, let kinds, let member, let places, let period):
            shelf.records(kinds, member: member, places: places, during: period)
        }
    }
}
