import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluWeb

/// The example unit with more than four hundred party groups: read another way than small ones, with the same result.
@Suite("大单位")
struct BigUnitTests {
    private static let groups = 410

    private static func bench() throws -> WebBench {
        let bench = try WebBench()
        let account = try #require(try bench.app.accounts.account(try bench.account("ganshi", [.clerk])))
        let changes = (1...groups).map { number -> Change in
            let name = "试验第\(number)党小组"
            return .record(
                register: PartyOrganization.name, number: "G\(1000 + number)",
                fields: [
                    "name": .text(name), "shortName": .text(name), "kind": .text(OrganizationKind.partyGroup.rawValue),
                    "parentId": .text("PartyOrganization/Z02"), "unitName": .text("试验科"),
                    "foundedOn": .text("2015-01-01"), "sortOrder": .integer(Int64(1000 + number)),
                ], day: nil)
        }
        try bench.app.append(changes, by: account)
        return bench
    }

    @Test("numbers without records are those with records, in each year and for each half of a year")
    func figures() throws {
        let bench = try Self.bench()
        let session = bench.app.session
        let half = try #require(YearQuarter(year: 2023, quarter: 1)).period.first
        let periods =
            [2022, 2023].compactMap { Period(year: $0) } + [Period(first: half, last: half.adding(days: 150))]
        let scope = Scope("PartyOrganization/Z00")
        for period in periods {
            let list = try session.listing(scope, period)
            #expect(list.depth == .values)
            let alone = try list.all(scope: scope, period: period)
            let whole = try session.engine().all(scope: scope, period: period)
            var compared = 0
            for (one, other) in zip(alone, whole) {
                #expect(one.sources.isEmpty)
                if case .onlyAlone? = one.reason { continue }
                #expect(one.value == other.value && one.shown == other.shown, "\(one.definition.id) \(period)")
                compared += 1
            }
            #expect(compared > 200)
        }
        #expect(try session.listing(Scope("PartyOrganization/Z01"), periods[0]).depth == .sources)
    }

    @Test("statistics show doors where numbers would need every record; the door leads to the number")
    func statistics() async throws {
        let bench = try Self.bench()
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            let page = try await clerk.open("/statistics?organization=Z00&year=2023")
            #expect(page.status == 200 && page.text.contains("打开计算"))
            let figure = try await clerk.open("/figures/figure-traceability?organization=Z00&year=2023")
            #expect(figure.text.contains("数据可追溯率”是<strong>"))
            let small = try await clerk.open("/statistics?organization=Z01&year=2023")
            #expect(!small.text.contains("打开计算"))
        }
    }

    @Test("every organisation's duties are reached page by page, each on one page")
    func duties() async throws {
        let bench = try Self.bench()
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            let first = try await clerk.open("/duties?organization=Z00&year=2023")
            let count = try #require(first.text.firstMatch(of: #/共(\d+)个党组织，这里是第1到第25个/#)).1
            let all = try #require(Int(count))
            #expect(all > Self.groups)
            let last = (all + 24) / 25
            var seen: [String: Int] = [:]
            for number in 1...last {
                let page = try await clerk.open("/duties?organization=Z00&year=2023&page=\(number)")
                #expect(page.text.contains("第\(number)/\(last)页"))
                #expect(page.text.contains("这里是第\((number - 1) * 25 + 1)到第\(min(all, number * 25))个"))
                let groups = Set(page.text.matches(of: #/organization=(G1\d\d\d)&/#).map { String($0.1) })
                for group in groups { seen[group, default: 0] += 1 }
            }
            #expect(seen.count == Self.groups && seen.values.allSatisfy { $0 == 1 })
            let beyond = try await clerk.open("/duties?organization=Z00&year=2023&page=999")
            #expect(beyond.text.contains("第\(last)/\(last)页"))
        }
    }
}
