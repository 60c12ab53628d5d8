import Foundation
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluWeb

@Suite("记住的页面")
struct PageMemoryTests {
    @Test("a page is the same until the ledger, an account or the day changes, and then shows the change")
    func fresh() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            let path = "/registers/ThemePartyDay?organization=Z01"
            let first = try await browser.open(path)
            #expect(try await browser.open(path).text == first.text)
            let record = try #require(
                try bench.app.ledger.records(ThemePartyDay.name).last {
                    $0.fields["organizationId"]?.text?.hasSuffix("Z01") == true
                })
            _ = try bench.app.ledger.append(
                [.amend(record: record.id, fields: ["theme": .text("新改的主题")], reason: "写错了")], author: "别人",
                at: bench.app.now)
            #expect(try await browser.open(path).text.contains("新改的主题"))
            #expect(try await browser.open(WebPath.record(record.id)).text.contains("新改的主题"))
            let home = try await browser.open("/")
            #expect(home.text.contains("新改的主题"))
            bench.wait(seconds: 86400)
            try await browser.signIn("ganshi")
            let tomorrow = try await browser.open("/")
            #expect(tomorrow.text.contains("12月21日") && !home.text.contains("12月21日"))
        }
    }

    @Test("nobody sees a page that was kept for another, nor one whose right is gone, nor after signing out")
    func apart() async throws {
        let bench = try WebBench()
        try bench.account("shuji", [.secretary], organization: "Z01")
        let other = try bench.account("lingwai", [.secretary], organization: "Z02")
        try await bench.run { client in
            let (one, two) = (TestBrowser(client), TestBrowser(client))
            try await one.signIn("shuji")
            try await two.signIn("lingwai")
            let path = "/registers/ThemePartyDay"
            let mine = try await one.open(path)
            #expect(mine.text.contains("/records/ThemePartyDay/"))
            let theirs = try await two.open(path)
            #expect(mine.text != theirs.text)
            let token = try #require(mine.text.firstMatch(of: #/name="formToken" value="([^"]+)"/#)?.1)
            #expect(!theirs.text.contains(token))
            let figure = "/figures/theme-party-day-count?organization=Z02&year=2023"
            #expect(try await two.open(figure).status == 200)
            for grant in try bench.app.accounts.grants(of: other) {
                try bench.app.accounts.end(grant: grant.id, of: other, on: bench.app.today.adding(days: -1))
            }
            #expect(try await two.open(figure).status == 403)
            _ = try await one.open(path)
            try await one.submit("/sign-out", [])
            #expect(try await one.open(path).path.hasPrefix("/sign-in"))
        }
    }

    @Test("a confidential record is logged each time it is read")
    func logged() async throws {
        let bench = try WebBench()
        try bench.account("shuji", [.secretary], organization: "Z01", member: "D004")
        let talk = try #require(
            try bench.app.ledger.records(Talk.name).first {
                $0.fields["organizationId"]?.text?.hasSuffix("Z01") == true
            })
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("shuji")
            for _ in 0..<3 { #expect(try await browser.open(WebPath.record(talk.id)).status == 200) }
            #expect(try bench.app.accessLog.count([.confidential]) == 3)
        }
    }

    @Test("a disabled account is out at once, and an idle sign-in runs out though its pages are kept")
    func ended() async throws {
        let bench = try WebBench()
        let id = try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            #expect(try await browser.open("/registers").status == 200)
            bench.wait(seconds: SignInStore.idleLimit + 1)
            #expect(try await browser.open("/registers").path.hasPrefix("/sign-in"))
            try await browser.signIn("ganshi")
            for _ in 0..<3 {
                bench.wait(seconds: SignInStore.idleLimit - 60)
                #expect(try await browser.open("/registers").path == "/registers", "use keeps it open")
            }
            try bench.app.accounts.update(id, name: "ganshi", member: nil, disabled: true)
            #expect(try await browser.open("/registers").path.hasPrefix("/sign-in"))
        }
    }
}

@Suite("台账索引")
struct RegisterIndexTests {
    @Test("lines say of every record of every register what the record itself says")
    func lines() throws {
        let bench = try WebBench()
        let (app, directory) = (bench.app, try bench.app.directory())
        for register in RegisterBook.all {
            let records = try app.ledger.records(register.name)
            let lines = try app.lines(of: register)
            #expect(lines.all.map(\.id) == records.map(\.id), "\(register.name)")
            for record in records {
                let line = try #require(lines[record.id])
                #expect(line.day == RegisterList.day(of: record, register, app.ledger), "\(record.id)")
                #expect(line.places == directory.places(of: record, in: app.ledger), "\(record.id)")
                #expect(line.people == directory.people(of: record), "\(record.id)")
            }
        }
    }

    @Test("lines that were brought up to date are those that are made anew")
    func updated() throws {
        let bench = try WebBench()
        let (app, ledger) = (bench.app, bench.app.ledger)
        let registers = RegisterBook.all.filter {
            ["MeetingRecord", "ThemePartyDay", "PartyLecture"].contains($0.name)
        }
        #expect(registers.count == 3)
        for register in registers { _ = try app.lines(of: register) }
        let day = try #require(try ledger.records(ThemePartyDay.name).first)
        let meeting = try #require(try ledger.records(MeetingRecord.name).first)
        var more = day.fields
        more["on"] = .text("2023-12-18")
        more["theme"] = .text("另一次")
        _ = try ledger.append(
            [
                .record(register: ThemePartyDay.name, fields: more),
                .amend(
                    record: meeting.id,
                    fields: ["startsAt": .text("2023-12-01 09:00"), "endsAt": .text("2023-12-01 10:00")], reason: "写错了"),
            ], author: "别人", at: app.now)
        _ = try ledger.append([.retract(record: day.id, reason: "登错了")], author: "别人", at: app.now)
        let fresh = try WebApp(
            session: app.session, state: StateStore(path: bench.folder.appendingPathComponent("another.web").path),
            clock: { app.now })
        for register in registers {
            let (old, new) = (try app.lines(of: register).all, try fresh.lines(of: register).all)
            #expect(old.map(\.id) == new.map(\.id), "\(register.name)")
            #expect(old.map(\.day) == new.map(\.day), "\(register.name)")
            #expect(old.map(\.places) == new.map(\.places), "\(register.name)")
            #expect(old.map(\.order) == new.map(\.order), "\(register.name)")
        }
    }

    @Test("a search finds by text, by number, by the name of an organisation and by the words of a code")
    func search() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        let record = try #require(try bench.app.ledger.records(ThemePartyDay.name).last)
        let theme = try #require(record.fields["theme"]?.text)
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            for words in [String(theme.prefix(6)), record.number, record.number.lowercased(), "支部党员大会", "机关第一党支部"] {
                let page = try await browser.open(WebPath.make("/search", [("q", words)]))
                #expect(page.status == 200 && page.text.contains("/records/"), "\(words)")
            }
            #expect(try await browser.open(WebPath.make("/search", [("q", "绝不会有的话")])).text.contains("没有找到"))
        }
    }
}
