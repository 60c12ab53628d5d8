import ShiluRegisters
import Testing

@testable import ShiluLedger

/// Random numbers that are the same for the same seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// A random history: records, steps, amendments, retractions, transfers, changes of the tree, joins, whole batches.
struct RandomHistory {
    var dice: Dice
    let scratch: Scratch
    private let branches = ["A", "B", "C", "A1", "X"]
    private var members: [String] = []
    private var meetings: [String] = []
    private var defects: [String] = []
    private var serial = 0

    init(seed: Int, _ backend: Backend) throws {
        (dice, scratch) = (Dice(seed: seed), try Scratch(backend))
        try scratch.appendTree()
        try scratch.append([.org("C", parent: "A", founded: "2022-06-10")])
    }

    private mutating func day() -> String {
        // Three years, so that years, quarters and months all have their edges.
        Day(number: 18993 + Int64(Int.random(in: 0..<1095, using: &dice))).description
    }
    private mutating func branch() -> String { branches.randomElement(using: &dice) ?? "A" }
    private mutating func new(_ prefix: String) -> String {
        serial += 1
        return "\(prefix)\(serial)"
    }

    /// One batch of one to four changes; a refused one leaves everything as it was, which the oracles then see.
    mutating func step() throws {
        var changes: [Change] = []
        let pools = (members, meetings, defects)
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
            if let change = change() { changes.append(change) }
        }
        do { try scratch.append(changes) } catch is BatchRefusal {
            // What was refused is not there to be referred to.
            (members, meetings, defects) = pools
        }
    }

    private mutating func change() -> Change? {
        switch Int.random(in: 0..<20, using: &dice) {
        case 0...2:
            let id = new("M")
            members.append(id)
            return .member(id, "人\(id)", in: branch(), joined: "2022-0\(Int.random(in: 1...9, using: &dice))-15")
        case 3...7:
            let id = new("K")
            meetings.append(id)
            let present = Set((0..<3).compactMap { _ in members.randomElement(using: &dice) })
            let at = Set((0..<Int.random(in: 1...3, using: &dice)).map { _ in branch() })
            return .meeting(
                id, at: at.sorted(), on: day(), "随机\(id)", present: present.sorted(),
                cost: Int64.random(in: 0...3, using: &dice) * 100)
        case 8:
            return meetings.randomElement(using: &dice).map { meeting in
                .record(
                    register: "Lecture", number: new("L"),
                    fields: ["meetingId": .text(meeting), "title": .text("课"), "theme": .integer(Int64(serial % 3))])
            }
        case 9, 10:
            let id = new("D")
            defects.append(id)
            return .defect(id, at: branch(), found: day())
        case 11, 12:
            return defects.randomElement(using: &dice).flatMap { defect in
                Day(self.day()).map { on in
                    Bool.random(using: &dice)
                        ? .advance(record: "Defect/\(defect)", step: "rectify", on: on, fields: ["measure": .text("改")])
                        : .advance(record: "Defect/\(defect)", step: "close", on: on)
                }
            }
        case 13, 14:
            return members.randomElement(using: &dice).map { member in
                .record(
                    register: "MembershipEvent", number: new("T"),
                    fields: [
                        "memberId": .text(member), "toOrganizationId": .text(branch()), "on": .text(day()),
                    ])
            }
        case 15:
            return meetings.randomElement(using: &dice).map { meeting in
                .amend(
                    record: "Meeting/\(meeting)",
                    fields: Bool.random(using: &dice)
                        ? ["on": .text(day())] : ["organizationIds": .list([.text(branch())]), "cost": nil],
                    reason: "更正")
            }
        case 16:
            return meetings.randomElement(using: &dice).map { .retract(record: "Meeting/\($0)", reason: "误录") }
        case 17:
            return .record(
                register: "OrganizationAffiliation", number: new("F"),
                fields: [
                    "organizationId": .text(branch()), "parentId": .text(branch()), "from": .text(day()),
                ])
        case 18:
            guard let one = members.randomElement(using: &dice), let other = members.randomElement(using: &dice) else {
                return nil
            }
            return .join(record: "Member/\(one)", into: "Member/\(other)", reason: "同一人")
        default:
            return .retractBatch(batch: Int64.random(in: 7...40, using: &dice), reason: "整批撤销")
        }
    }
}

/// Everything that a set of figures says, as one text that can be compared.
func figures(_ facts: FactReader) throws -> [String] {
    var lines: [String] = []
    let periods = [
        try year(2022), try year(2023), Period(first: try day("2023-04-01"), last: try day("2023-06-30")),
        Period(first: try day("2022-02-10"), last: try day("2023-11-20")),
    ]
    for organization in ["W", "A", "B", "C", "X"] {
        for alone in [true, false] {
            let scope = scope(organization, alone: alone)
            for period in periods {
                for (kind, measure) in [
                    ("meeting.held", "count"), ("meeting.held", "money"), ("lecture.given", "count"),
                ] {
                    lines.append(
                        "\(organization) \(alone) \(period) \(kind).\(measure) \(try facts.sum([kind], measure, in: scope, during: period))"
                    )
                }
                lines.append(
                    "\(organization) \(alone) \(period) \(try facts.distinctMembers(["meeting.held"], in: scope, during: period))"
                )
                lines.append(
                    "\(organization) \(alone) \(period) \(try facts.distinctOrganizations(["meeting.held"], in: scope, during: period))"
                )
            }
            for on in ["2022-12-31", "2023-06-15"] {
                lines.append(
                    "\(organization) \(alone) \(on) \(try facts.stock(["problem.open"], "count", in: scope, on: day(on))) \(try facts.stock(["roll.fullMember"], "count", in: scope, on: day(on)))"
                )
            }
        }
    }
    return lines
}

@Suite struct PropertyTests {
    static let cases = Backend.available.flatMap { backend in
        (1...(backend == .sqlite ? 12 : 3)).map { (backend, $0) }
    }

    @Test(arguments: cases)
    func aRandomHistoryHoldsItsPromises(_ backend: Backend, seed: Int) throws {
        var history = try RandomHistory(seed: seed, backend)
        let ledger = history.scratch.ledger
        var then: [Int64: [String]] = [:]
        for index in 0..<40 {
            try history.step()
            if index % 8 == 7 { then[try ledger.position] = try figures(try ledger.factReader()) }
        }
        // A history of refusals would hold every promise.
        #expect(try ledger.position > 30)
        // Totals and reach say what the facts say.
        #expect(try figures(try ledger.factReader()) == figures(try ledger.factReader(usesFactsOnly: true)))
        // As of a position a figure is what it was then.
        for (position, lines) in then { #expect(try figures(try ledger.factReader(asOf: position)) == lines) }
        // Rebuilt equals incremental.
        #expect(try ledger.rebuild().differing == [])
        #expect(try ledger.verify().isIntact)
        try subtreesCountRecords(ledger)
    }

    /// A subtree equals the count of distinct records under it.
    private func subtreesCountRecords(_ ledger: Ledger) throws {
        let facts = try ledger.factReader()
        let meetings = try ledger.records("Meeting")
        for organization in ["W", "A", "B", "X"] {
            for period in [try year(2022), try year(2023), try year(2024)] {
                var expected: Int64 = 0
                for meeting in meetings {
                    guard let on = meeting.fields["on"]?.text.flatMap({ Day($0) }), period.contains(on) else {
                        continue
                    }
                    let within = Set(
                        try facts.organizations(in: scope(organization), on: on).map(\.id) + [
                            "PartyOrganization/\(organization)"
                        ])
                    let holders = meeting.fields["organizationIds"]?.list?.compactMap(\.text) ?? []
                    if holders.contains(where: within.contains) { expected += 1 }
                }
                let kinds = ["meeting.held"]
                #expect(try facts.sum(kinds, "count", in: scope(organization), during: period) == expected)
                let sources = try facts.sources(kinds, "count", in: scope(organization), during: period)
                #expect(sources.reduce(0) { $0 + $1.value } == expected)
                #expect(Int64(sources.count) == expected)
            }
        }
    }

    @Test(arguments: 1...4)
    func theOrderOfRowsIsFree(seed: Int) throws {
        var dice = Dice(seed: seed)
        let changes: [Change] = [
            .org("W", kind: .organCommittee, parent: nil), .org("A", parent: "W"), .org("B", parent: "A"),
            .member("M1", "王一", in: "A"), .member("M2", "李二", in: "B"),
            .meeting("K1", at: ["A", "B"], on: "2023-05-05", present: ["M1", "M2"]),
            .record(register: "Lecture", number: "L1", fields: ["meetingId": .text("K1"), "title": .text("课")]),
            .record(
                register: "MembershipEvent", number: "T1",
                fields: ["memberId": .text("M2"), "toOrganizationId": .text("A"), "on": .text("2023-05-05")]),
        ]
        let scratch = try Scratch()
        try scratch.append(changes.shuffled(using: &dice))
        let facts = try scratch.ledger.factReader()
        #expect(try facts.sum(["lecture.given"], "count", in: scope("W"), during: year(2023)) == 1)
        #expect(try facts.distinctMembers(["meeting.held"], in: scope("A", alone: true), during: year(2023)) == 2)
        #expect(try facts.distinctMembers(["meeting.held"], in: scope("B"), during: year(2023)) == 0)
        #expect(try scratch.ledger.rebuild().differing == [])
    }
}
