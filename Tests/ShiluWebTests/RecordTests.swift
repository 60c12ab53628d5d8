import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluService
import Testing

@testable import ShiluWeb

@Suite("台账网页")
struct RecordTests {
    @Test("Every list, form and template of every register opens")
    func everyRegister() async throws {
        let bench = try WebBench()
        try bench.account("shuji", [.secretary, .clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("shuji")
            for register in RegisterBook.all {
                let list = try await browser.open("/registers/\(register.name)")
                #expect(list.status == 200 && list.text.contains(register.title), "\(register.name)")
                #expect(list.bytes.count < 100_000, "\(register.name): \(list.bytes.count)")
                let form = try await browser.open("/registers/\(register.name)/new")
                #expect(form.status == 200 && form.text.contains("登记入账"), "\(register.name)")
                let template = try await browser.open("/registers/\(register.name)/template")
                #expect(template.status == 200 && template.bytes.starts(with: Data("PK".utf8)), "\(register.name)")
            }
        }
    }

    @Test("One record of every register opens, is amended in its own form without a change, and its parts are shown")
    func everyRecord() async throws {
        let bench = try WebBench()
        try bench.account("shuji", [.secretary, .clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("shuji")
            for register in RegisterBook.all {
                guard let record = try bench.app.ledger.records(register.name).last else { continue }
                let page = try await browser.open(WebPath.record(record.id))
                #expect(page.status == 200 && page.text.contains("经过"), "\(record.id)")
                let amend = try await browser.open(WebPath.record(record.id) + "/amend")
                #expect(amend.status == 200, "\(record.id)")
                // What the form shows is what it reads: nothing changes.
                let typed = RecordForm.fields(of: record.fields, register, try bench.app.directory())
                let read = try RecordFormReader(register, ledger: bench.app.ledger) { typed.all($0) }.read()
                #expect(read.problems.isEmpty, "\(record.id) \(read.problems.map(\.notice.description))")
                for (key, value) in record.fields {
                    #expect(read.fields[key] == value, "\(record.id) \(key)")
                }
            }
        }
    }

    @Test(
        "An amendment and a step that are being written keep themselves, without what is sealed, and go once they are in"
    )
    func changesKept() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try bench.account("lingwai", [.clerk])
        let member = try #require(try bench.app.ledger.record("Member/D004"))
        let problem = try #require(
            try bench.app.ledger.records(RectificationItem.name).first { $0.fields["state"]?.text == "inProgress" })
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            let amend = WebPath.record(member.id) + "/amend"
            let form = try await browser.open(amend)
            #expect(form.text.contains("data-draft=\"/drafts/save?register=Member&amp;record=D004\""))
            let saved = try await browser.submit(
                "/drafts/save?register=Member&record=D004",
                [("unitPost", "写到一半的职务"), ("phone", "13800009999"), ("reason", "调整")])
            #expect(saved.status == 200)
            let draft = try #require(try bench.app.drafts.draft(saved.text))
            #expect(draft.record == member.id && draft.fields["phone"] == nil)
            let list = try await browser.open("/drafts")
            #expect(list.text.contains("D004（更正）"))
            let again = try await browser.open(amend + "?draft=\(saved.text)")
            #expect(again.text.contains("写到一半的职务") && again.text.contains("value=\"调整\""))
            let other = TestBrowser(client)
            try await other.signIn("lingwai")
            #expect(try await other.open(amend + "?draft=\(saved.text)").status == 404)

            let advance = WebPath.record(problem.id) + "/advance?step=complete"
            try await browser.open(advance)
            let step = try await browser.submit(
                WebPath.record(problem.id) + "/advance",
                [("step", "complete"), ("on", "2023-12-01"), ("action", "save")])
            #expect(step.path.contains("draft=") && step.text.contains("value=\"2023-12-01\""), "\(step.path)")
            let id = try #require(step.path.split(separator: "=").last.map(String.init))
            try await browser.open("/drafts")
            #expect(try await browser.open("/drafts").text.contains("（推进）"))
            try await browser.open(step.path)
            try await browser.submit(
                WebPath.record(problem.id) + "/advance",
                [("step", "complete"), ("on", "2023-12-01"), ("action", "post"), ("draft", id)])
            #expect(try bench.app.ledger.record(problem.id)?.fields["state"]?.text == "completed")
            #expect(try bench.app.drafts.draft(id) == nil)
        }
    }

    @Test("A meeting is recorded with the roll, amended with a reason and retracted")
    func meeting() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            try await browser.open("/registers/ThemePartyDay/new")
            let wrong = try await browser.submit(
                "/registers/ThemePartyDay/new",
                [("action", "post"), ("organizationId", "Z01"), ("on", "2023-13-40"), ("theme", "护河")])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("aria-invalid"))
            #expect(wrong.text.contains("value=\"护河\""))
            let before = try bench.app.ledger.position
            var fields = [
                ("action", "post"), ("organizationId", "Z01"), ("on", "20231215"), ("theme", "护河<净滩>"),
                ("expectedCount", "9"), ("presentCount", "8"),
            ]
            fields += try requiredFields(ThemePartyDay.name, besides: fields.map(\.0))
            let done = try await browser.submit("/registers/ThemePartyDay/new", fields)
            #expect(done.status == 200, "\(done.text.suffix(3000))")
            #expect(done.text.contains("已登记入账"))
            #expect(done.text.contains("护河&lt;净滩&gt;"))
            #expect(try bench.app.ledger.position == before + 1)
            let record = String(done.path.prefix { $0 != "?" })
            let history = try bench.app.ledger.entries(from: before + 1, limit: 1)
            #expect(history.first?.author == "ganshi")
            try await browser.open(record + "/amend")
            #expect(try await browser.submit(record + "/amend", fields).text.contains("没有填更正原因"))
            fields[3].1 = "护河净滩"
            let amended = try await browser.submit(record + "/amend", fields + [("reason", "题目写错")])
            #expect(amended.text.contains("题目写错"))
            try await browser.open(record + "/retract")
            let retracted = try await browser.submit(record + "/retract", [("reason", "重复登记")])
            #expect(retracted.text.contains("重复登记"))
            #expect(retracted.text.contains("撤销"))
        }
    }

    @Test("A photo is attached to a record, opened again, and kept from who may not see the record")
    func attachments() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk], organization: "Z01")
        try bench.account("lingdui", [.clerk], organization: "Z02")
        let place: Value = .text("PartyOrganization/Z01")
        let record = try #require(
            try bench.app.ledger.records(MeetingRecord.name).last { $0.fields["organizationId"] == place })
        let photo = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 1, 2, 3])
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            let base = WebPath.record(record.id)
            #expect(try await clerk.open(base).text.contains("附上照片或文件"))
            let done = try await clerk.upload(
                base + "/files", [("label", "现场照片")], files: [("files", "现场.png", photo)])
            #expect(done.text.contains("现场照片"), "\(done.text.prefix(3000))")
            let digest = AttachmentStore.digest(of: Array(photo))
            let opened = try await clerk.open("\(base)/files/\(digest)")
            #expect(opened.bytes == photo)
            #expect(opened.headers[.contentType] == "image/png")
            try await clerk.open(base)
            let refused = try await clerk.upload(
                base + "/files", [], files: [("files", "网页.png", Data("<html><script>1</script>".utf8))])
            #expect(refused.status == 422)
            let other = TestBrowser(client)
            try await other.signIn("lingdui")
            #expect(try await other.open("\(base)/files/\(digest)").status == 403)
        }
    }

    /// Values for what a register asks for beyond the given fields.
    private func requiredFields(_ name: String, besides given: [String]) throws -> [(String, String)] {
        let register = try #require(RegisterBook.register(named: name))
        return register.fields.filter { $0.isRequired && !given.contains($0.key) }.flatMap { field in
            // Boxes come one by one.
            guard case .list = field.form else { return [(field.key, field.example)] }
            return field.example.split(separator: "、").map { (field.key, String($0)) }
        }
    }

    @Test("A draft is kept, handed in, refused to its author and put into the ledger by another")
    func review() async throws {
        let bench = try WebBench()
        try bench.account("zuzhang", [.groupLeader], organization: "Z02")
        try bench.account("shuji", [.secretary], organization: "Z02")
        let fields =
            [
                ("organizationId", "Z02"), ("on", "2023-12-15"), ("theme", "读书"), ("expectedCount", "9"),
                ("presentCount", "9"),
            ]
            + (try requiredFields(ThemePartyDay.name, besides: ["organizationId", "on", "theme"]))
        try await bench.run { client in
            let leader = TestBrowser(client)
            try await leader.signIn("zuzhang")
            let form = try await leader.open("/registers/ThemePartyDay/new")
            #expect(!form.text.contains("登记入账</button>"))
            #expect(
                try await leader.submit("/registers/ThemePartyDay/new", fields + [("action", "post")]).status == 403)
            try await leader.open("/registers/ThemePartyDay/new")
            let saved = try await leader.submit("/registers/ThemePartyDay/new", fields + [("action", "save")])
            #expect(saved.text.contains("value=\"读书\""))
            let id = try #require(try bench.app.drafts.drafts(of: 1).first?.id)
            let sent = try await leader.submit(
                "/registers/ThemePartyDay/new", fields + [("action", "submit"), ("draft", id)])
            #expect(sent.text.contains("已送审"))
            let before = try bench.app.ledger.position
            let secretary = TestBrowser(client)
            let home = try await secretary.signIn("shuji")
            #expect(home.text.contains("1份记录等您审核"))
            let page = try await secretary.open("/reviews/\(id)")
            #expect(page.text.contains("读书"))
            #expect(try await leader.open("/reviews/\(id)").status == 403)
            let accepted = try await secretary.submit("/reviews/\(id)", [("action", "accept")])
            #expect(accepted.text.contains("已审核入账"))
            #expect(try bench.app.ledger.position == before + 1)
            let entry = try #require(try bench.app.ledger.entries(from: before + 1, limit: 1).first)
            #expect(entry.author == "zuzhang")
            #expect(entry.reason.contains("shuji"))
        }
    }

    @Test("Confidential records are read by who needs to know, and every reading and refusal is logged")
    func confidential() async throws {
        let bench = try WebBench()
        try bench.account("shuji", [.secretary])
        try bench.account("ganshi", [.clerk])
        let talk = try #require(try bench.app.ledger.records(Talk.name).first)
        let content = try #require(talk.fields["content"]?.text)
        try await bench.run { client in
            let secretary = TestBrowser(client)
            try await secretary.signIn("shuji")
            #expect(try await secretary.open(WebPath.record(talk.id)).text.contains(content))
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            let refused = try await clerk.open(WebPath.record(talk.id))
            #expect(refused.status == 403)
            #expect(!refused.text.contains(content))
            #expect(refused.text.contains("缺少“谈心谈话”的“查看”权限"))
            #expect(
                try await clerk.open("/search?q=\(WebPath.segment(content))").text.contains(content + "</a>") == false)
            #expect(try await clerk.open("/registers/Talk").status == 403)
            #expect(try await clerk.open("/registers/Talk/export").status == 403)
        }
        let lines = try bench.app.accessLog.lines(AccessLog.Kind.allCases, offset: 0, limit: 50)
        #expect(lines.contains { $0.kind == .confidential && $0.what == talk.id && $0.account == 1 })
        #expect(lines.count { $0.kind == .refusal && $0.account == 2 } == 3)
        #expect(!lines.contains { $0.detail.contains(content) || $0.what.contains(content) })
    }
}
