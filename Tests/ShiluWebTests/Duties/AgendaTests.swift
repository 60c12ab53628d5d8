import Foundation
import Testing

@testable import ShiluWeb

@Suite("应办、月清单、日历")
struct AgendaTests {
    @Test("the month's list, the year, and a calendar by a secret address that can be taken back")
    func pages() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            let duties = try await clerk.open("/duties?organization=Z00&year=2023")
            #expect(duties.status == 200 && duties.text.contains("本月还有") && duties.text.contains("支部工作条例"))
            let month = try await clerk.open("/duties/month?organization=Z01&month=2023-05")
            #expect(month.text.contains("2023年5月清单") && month.text.contains("本月应办"))
            #expect(try await clerk.open("/duties/month?organization=Z01&month=x").status == 422)
            try await clerk.open("/feeds")
            let made = try await clerk.submit("/feeds", [("target", "PartyOrganization/Z01")])
            let start = try #require(made.text.range(of: "id=\"feed\">"))
            let address = String(made.text[start.upperBound...].prefix { $0 != "<" })
            let path = String(
                address.dropFirst(try #require(address.range(of: "/feed/")).lowerBound.utf16Offset(in: address)))
            let stranger = TestBrowser(client)
            let feed = try await stranger.open(path)
            #expect(feed.status == 200 && feed.text.hasPrefix("BEGIN:VCALENDAR") && feed.text.contains("BEGIN:VEVENT"))
            #expect(try await stranger.open("/feed/nosuch.ics").status == 404)
            try await clerk.open("/feeds")
            try await clerk.submit("/feeds/1/revoke", [])
            #expect(try await stranger.open(path).status == 404)
        }
    }
}
