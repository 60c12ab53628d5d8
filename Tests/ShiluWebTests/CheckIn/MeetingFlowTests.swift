import Foundation
import ShiluRegisters
import Testing

@testable import ShiluWeb

@Suite("会议：筹备、签到、提交、审核")
struct MeetingFlowTests {
    private static let plan = [
        ("organization", "Z01"), ("kind", "memberAssembly"), ("title", "2023年第四季度党员大会"),
        ("startsAt", "2023-12-20 09:30"), ("place", "三楼会议室"), ("chair", "D001"), ("agenda", "学习文件"),
    ]

    private static func meeting(_ bench: WebBench) throws -> MeetingPlan {
        try #require(try bench.app.meetings.plans().first)
    }

    @Test("from the plan to the ledger: signed in by phone, by proxy, the rest ticked, reviewed by somebody else")
    func whole() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try bench.account("shuji", [.secretary], organization: "Z01")
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            try await clerk.open("/meetings/new")
            let page = try await clerk.submit("/meetings/new", Self.plan)
            #expect(page.status == 200 && page.text.contains("各位党员"))
            #expect(page.text.contains("2023年12月20日（星期三）09:30在三楼会议室召开"))
            let plan = try Self.meeting(bench)
            let code = DoorCode.code(plan, at: bench.app.now)
            let screen = try await clerk.open("/meetings/\(plan.id)/screen")
            #expect(screen.text.contains("/check-in/\(plan.id)/\(code)") && screen.text.contains("<svg class=\"qr\""))

            let phone = TestBrowser(client)
            let form = try await phone.open("/check-in/\(plan.id)/\(code)")
            #expect(form.status == 200 && form.text.contains("手机号后四位"))
            let wrong = try await phone.submit("/check-in/\(plan.id)/\(code)", [("name", "邱柏彦"), ("phone", "1234")])
            #expect(wrong.status == 422)
            let done = try await phone.submit("/check-in/\(plan.id)/\(code)", [("name", "邱柏彦"), ("phone", "0570")])
            #expect(done.status == 200 && done.text.contains("已签到") && done.text.contains("邱柏彦"))
            #expect(try await phone.open("/check-in/\(plan.id)/0000000000000000").status == 422)

            try await clerk.open("/meetings/\(plan.id)")
            let proxied = try await clerk.submit(
                "/meetings/\(plan.id)/proxy", [("member", "D002"), ("reason", "没带手机")])
            #expect(proxied.text.contains("代签（没带手机）"))
            let desk = try MeetingDesk(plan, bench.app)
            let open = desk.roll.map(\.id).filter { !["Member/D001", "Member/D002"].contains($0) }
            let early = try await clerk.submit("/meetings/\(plan.id)/minutes", [("submit", "1")])
            #expect(early.status == 422 && early.text.contains("还有\(open.count)人没有签到"))
            var fields = open.flatMap { id -> [(String, String)] in
                let number = AnyRecord.number(of: id)
                return [("state-\(number)", "excused"), ("reason-\(number)", "duty")]
            }
            fields += [("agenda", "学习文件"), ("agendaKind", "study"), ("minutes", "会议记录存档"), ("submit", "1")]
            let handed = try await clerk.submit("/meetings/\(plan.id)/minutes", fields)
            #expect(handed.status == 200 && handed.text.contains("等别人审核"))
            let own = try await clerk.submit("/meetings/\(plan.id)/review", [("decision", "accept")])
            #expect(own.status == 403 && own.text.contains("审核的人不能是登记的人本人"))
            let before = try bench.app.ledger.position

            let secretary = TestBrowser(client)
            try await secretary.signIn("shuji")
            try await secretary.open("/meetings/\(plan.id)")
            try await secretary.submit("/meetings/\(plan.id)/review", [("decision", "accept")])
            let after = try Self.meeting(bench)
            #expect(after.status == .recorded)
            #expect(try bench.app.ledger.position > before)
            let record = try #require(try bench.app.ledger.record(after.record))
            let attendance = Record<MeetingRecord>(record).attendance
            #expect(attendance?.present == 2)
            #expect(attendance?.expected == desk.roll.count)
            #expect(record.fields["minutes"]?.text?.contains("代签1人") == true)
            try await secretary.open("/meetings/\(plan.id)")
            try await secretary.submit("/meetings/\(plan.id)/review", [("decision", "accept")])
            #expect(try bench.app.meetings.plans().filter { $0.status == .recorded }.count == 1)
        }
    }

    @Test("a code is good for minutes, and nobody signs in hours before the meeting")
    func codes() throws {
        let start = try #require(LocalDateTime("2023-12-20 09:30"))
        let plan = MeetingPlan(
            id: "a", account: 1, organization: "PartyOrganization/Z01", content: MeetingContent(startsAt: start),
            status: .planned, remark: "", record: "", secret: "s")
        let now = DoorCode.moment(start)
        let code = DoorCode.code(plan, at: now)
        #expect(DoorCode.isFresh(code, plan, at: now + 119, windows: 1))
        #expect(!DoorCode.isFresh(code, plan, at: now + 3 * 120, windows: 1))
        #expect(DoorCode.isFresh(code, plan, at: now + 5 * 120, windows: 5))
        for (minutes, open) in [(-61, false), (-60, true), (0, true), (240, true), (241, false)] {
            #expect(DoorCode.isOpen(plan, at: now + Int64(minutes) * 60) == open, "\(minutes)")
        }
        #expect(!DoorCode.isLate(CheckIn(member: "", at: now + 59, proxy: 0, reason: ""), plan))
        #expect(DoorCode.isLate(CheckIn(member: "", at: now + 60, proxy: 0, reason: ""), plan))
    }

    @Test("who does not prepare meetings sees none of it; another branch's clerk neither")
    func rights() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk], organization: "Z01")
        try bench.account("bieren", [.clerk], organization: "Z02")
        try bench.account("dangyuan", [.member], member: "D002")
        try await bench.run { client in
            let clerk = TestBrowser(client)
            try await clerk.signIn("ganshi")
            try await clerk.open("/meetings/new")
            try await clerk.submit("/meetings/new", Self.plan)
            let plan = try Self.meeting(bench)
            let other = TestBrowser(client)
            try await other.signIn("bieren")
            #expect(try await other.open("/meetings/\(plan.id)").status == 403)
            #expect(try await !other.open("/meetings").text.contains("第四季度党员大会"))
            try await other.open("/meetings/new")
            #expect(try await other.submit("/meetings/new", Self.plan).status == 403)
            let member = TestBrowser(client)
            try await member.signIn("dangyuan")
            #expect(try await member.open("/meetings").status == 403)
            let form = try await member.open("/check-in/\(plan.id)/\(DoorCode.code(plan, at: bench.app.now))")
            #expect(form.text.contains("签到（dangyuan）"))
            let done = try await member.submit(form.path, [])
            #expect(done.text.contains("已签到"))
        }
    }
}
