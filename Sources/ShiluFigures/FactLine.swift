import ShiluLedger
import ShiluRegisters

/// A fact as examples write it: `meeting.memberAssembly count 1 @2023-03-05 at:一支部+二支部 member:甲 as:某次会议`.
///
/// An interval is `@2023-03-05..2023-09-30`, or `@2023-03-05..` while it lasts. Without `at:` it lies at the root, without
/// `as:` it is a record of its own.
public struct FactLine: Sendable, Hashable {
    public let kind: String
    public let measure: String
    public let value: Int64
    public let first: Day
    public let last: Day?
    public let organizations: [String]
    public let member: String?
    public let record: String?

    public init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 4, let value = Int64(words[2]), words[3].hasPrefix("@") else { return nil }
        (kind, measure, self.value) = (words[0], words[1], value)
        let days = words[3].dropFirst()
        if let dots = days.firstRange(of: "..") {
            guard let first = Day(String(days[..<dots.lowerBound])) else { return nil }
            let end = String(days[dots.upperBound...])
            guard end.isEmpty || Day(end) != nil else { return nil }
            (self.first, last) = (first, Day(end))
        } else {
            guard let day = Day(String(days)) else { return nil }
            (first, last) = (day, day)
        }
        var (organizations, member, record): ([String], String?, String?) = ([], nil, nil)
        for word in words.dropFirst(4) {
            let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "at": organizations = parts[1].split(separator: "+").map(String.init)
            case "member": member = parts[1]
            case "as": record = parts[1]
            default: return nil
            }
        }
        (self.organizations, self.member, self.record) = (organizations, member, record)
    }
}

/// A record as examples write it: `BusinessFact title:拆除违建 value:13.2 unit:万平方米 year:2023`.
///
/// Parts stand in one word each: `PlanDocument year:2023 tasks:figure=theme-party-day-count,target=12`.
public struct RecordLine: Sendable, Hashable {
    public let register: String
    public let fields: [String: Value]

    public init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard let name = words.first, words.count > 1 else { return nil }
        let register = RegisterBook.register(named: name)
        var fields: [String: Value] = [:]
        for word in words.dropFirst() {
            let pair = word.split(separator: ":", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { return nil }
            if pair[1].contains("=") {
                var part: [String: Value] = [:]
                for item in pair[1].split(separator: ",") {
                    let sides = item.split(separator: "=", maxSplits: 1).map(String.init)
                    guard sides.count == 2 else { return nil }
                    part[sides[0]] = .text(sides[1])
                }
                fields[pair[0]] = .list((fields[pair[0]]?.list ?? []) + [.fields(part)])
            } else if case .integer? = register?.field(pair[0])?.form, let number = Int64(pair[1]) {
                fields[pair[0]] = .integer(number)
            } else {
                fields[pair[0]] = .text(pair[1])
            }
        }
        (self.register, self.fields) = (name, fields)
    }
}

extension FigureExample {
    /// The organisation that the facts of examples lie at unless they say another; those are branches below it.
    static let root = "PartyOrganization/局机关党委"

    /// What the example counts over.
    public var table: FactTable {
        var branches: [String] = []
        var rows: [FactTable.Row] = []
        func place(_ name: String) -> String {
            if !branches.contains(name) { branches.append(name) }
            return "PartyOrganization/\(name)"
        }
        for (index, text) in facts.enumerated() {
            guard let line = FactLine(text) else { continue }
            let at = line.organizations.map(place)
            rows.append(
                FactTable.Row(
                    record: "例/\(line.record ?? String(index + 1))", organizations: at.isEmpty ? [Self.root] : at,
                    member: line.member.map { "Member/\($0)" }, first: line.first, last: line.last, kind: line.kind,
                    measure: line.measure, value: line.value))
        }
        var held: [AnyRecord] = []
        for (index, text) in records.enumerated() {
            guard let line = RecordLine(text) else { continue }
            let key = RegisterBook.register(named: line.register)?.organizationKey ?? "organizationId"
            let home = line.fields[key]?.text.map(place) ?? Self.root
            held.append(
                AnyRecord(
                    id: "\(line.register)/\(index + 1)", register: line.register,
                    fields: line.fields.merging([key: .text(home)]) { _, new in new }))
        }
        if !organization.isEmpty { _ = place(organization) }
        let root = OrganizationNode(
            id: Self.root, name: "局机关党委", shortName: "局机关党委", kind: .organCommittee, parent: nil)
        let below = branches.map {
            OrganizationNode(
                id: "PartyOrganization/\($0)", name: $0, shortName: $0, kind: .partyBranch, parent: Self.root)
        }
        return FactTable(
            rows: rows, nodes: [root] + below, records: held,
            unkept: unkept.map { UnkeptRegister(register: $0, organization: Self.root) })
    }

    public var scope: Scope { Scope(organization.isEmpty ? Self.root : "PartyOrganization/\(organization)") }

    /// What is wrong with the example; nil when the figure says what it should.
    public func failure(of figure: FigureDefinition, in catalogue: FigureCatalogue) -> Notice? {
        let place = "\(figure.file)：第\(line)行"
        do {
            let reading = try FigureEngine(catalogue: catalogue, facts: table).reading(
                figure, scope: scope, period: period)
            let shown = reading.shown(style)
            if shown == shows { return nil }
            return Notice(
                "example-differs", "“\(figure.id)”的例子应得“\(shows ?? "无")”，实得“\(shown ?? "无（\(reading.why ?? "")）")”",
                next: "请检查计数办法或例子", place: place)
        } catch {
            return Notice("example-failed", "“\(figure.id)”的例子算不出来：\(error)", next: "请检查它引用的指标", place: place)
        }
    }
}
