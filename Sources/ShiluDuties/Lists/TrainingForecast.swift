import ShiluLedger
import ShiluRegisters

/// How many hours of training each member has, needs, and will have at the present pace by the end of the year.
public struct TrainingForecast: Sendable, Hashable {
    public enum Outlook: String, Sendable, CaseIterable {
        case reached, onPace, behind, unknown
        public var label: String {
            switch self {
            case .reached: "已达标"
            case .onPace: "按目前进度可达标"
            case .behind: "按目前进度达不到"
            case .unknown: "学时没有登记齐全，无从判断"
            }
        }
    }

    public let member: String
    public let branch: String
    public let branchName: String
    /// Hundredths of an hour of concentrated study up to the day.
    public let have: Int64
    /// 56 hours for secretaries and members of committees, 32 for everybody else, in hundredths.
    public let need: Int64
    /// At the pace of the year so far, in hundredths.
    public let forecast: Int64
    public let records: [String]
    /// Whether the branch kept the register all the time: missing hours are not zero hours.
    public let isKept: Bool

    public var lacking: Int64 { max(0, need - have) }
    public var outlook: Outlook { have >= need ? .reached : !isKept ? .unknown : forecast >= need ? .onPace : .behind }

    /// Members: 《党员教育管理工作条例》第20条; secretaries and committees: 全国党员教育培训工作规划.
    public static let memberHours: Int64 = 3200
    public static let secretaryHours: Int64 = 5600

    /// Everybody on the roll of the scope on the day, by branch and then by id.
    public static func all(_ facts: any FactReading, scope: Scope, year: Int, on day: Day) throws -> [TrainingForecast]
    {
        guard let period = Period(year: year) else { return [] }
        let root = Scope(try facts.root(of: scope.organization))
        let seen = min(max(day, period.first), period.last)
        var hours: [String: (sum: Int64, records: [String])] = [:]
        for record in try facts.records(of: TrainingCredit.name, in: root, during: period) {
            let credit = Record<TrainingCredit>(record)
            guard credit.isConcentrated == true, let member = credit.memberId?.id, let on = credit.on, on <= seen,
                let gained = credit.hours?.scaled(decimals: 2)
            else { continue }
            hours[member, default: (0, [])].sum += gained
            hours[member]?.records.append(record.id)
        }
        let seats = Set(try facts.posts(in: root, on: seen).values.joined().filter(\.post.isOfCommittee).map(\.member))
        let context = ReadingContext(facts, scope: root)
        let nodes = try facts.organizations(in: scope, on: seen)
        let order = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let unkept = Set(
            try facts.unkept([TrainingCredit.name], in: scope, during: Period(first: period.first, last: seen))
                .map(\.organization))
        let length = period.last.number - period.first.number + 1
        let passed = seen.number - period.first.number + 1
        let rows = try facts.records(of: Member.name, in: scope, during: Period(first: seen, last: seen)).compactMap {
            record -> TrainingForecast? in
            guard let stretch = Roll(of: Record<Member>(record), in: context).stretch(on: seen),
                stretch.standing.isOnRoll,
                let place = order[stretch.branch]
            else { return nil }
            let own = hours[record.id] ?? (0, [])
            return TrainingForecast(
                member: record.id, branch: stretch.branch, branchName: nodes[place].shortName, have: own.sum,
                need: seats.contains(record.id) ? secretaryHours : memberHours, forecast: own.sum * length / passed,
                records: own.records, isKept: !unkept.contains(stretch.branch))
        }
        return rows.sorted { (order[$0.branch] ?? 0, $0.member) < (order[$1.branch] ?? 0, $1.member) }
    }
}
