import Foundation
import Testing

@Suite("在浏览器里办一遍", .serialized, .enabled(if: Chromium.isInstalled))
struct JourneyTests {
    /// The number of a meeting of the example: without it a branch still owes this quarter's assembly.
    private static let leftOut = "HY23-037"

    /// Sheets that a clerk may not bring: confidential registers are filled in by those who may read them.
    private static let confidential: Set<String> = [
        "谈心谈话", "苗头性问题", "关爱帮扶对象", "监督执纪", "党纪处分", "培养考察记录", "预备期考察记录", "八小时外事项报告",
    ]

    /// The sheets of the example in a folder of their own, without the rows of that meeting.
    private func sheets(in folder: URL) throws -> [String] {
        let example = Served.root.appendingPathComponent("Examples/water-bureau-2023")
        let target = folder.appendingPathComponent("表格")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        return try FileManager.default.contentsOfDirectory(atPath: example.path).filter { name in
            name.hasSuffix(".csv") && !Self.confidential.contains(String(name.prefix { $0 != "-" && $0 != "." }))
        }
        .sorted()
        .map { name in
            let text = try String(contentsOf: example.appendingPathComponent(name), encoding: .utf8)
            let kept = text.split(whereSeparator: \.isNewline).filter {
                !$0.contains(Self.leftOut)
            }
            let file = target.appendingPathComponent(name)
            try kept.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
            return file.path
        }
    }

    /// Uploads sheets, reads what was checked, and confirms.
    private func bring(_ files: [String], to served: Served, as clerk: Browser, shots: String) async throws {
        try await clerk.go(served.address + "/import")
        try await clerk.shoot("\(shots)-import")
        try await clerk.checkPage(served)
        try await clerk.find("input[type=file]").add(files.joined(separator: "\n"))
        try await clerk.button("检查（不写入）").click()
        try await clerk.wait("checked", seconds: 120) { try await clerk.text.contains("还没有写入。") }
        try await clerk.wait("all checked", seconds: 120) { try await clerk.text.contains("确认导入") }
        try await clerk.shoot("\(shots)-import-checked")
        try await clerk.checkPage(served)
        try await clerk.button("确认导入").click()
        try await clerk.wait("written", seconds: 120) { try await clerk.text.contains("已写入") }
        try await clerk.shoot("\(shots)-import-done")
    }

    /// How a duty of an organisation stands in the table of all organisations.
    private func cell(_ duty: String, of organization: String, _ browser: Browser, _ served: Served) async throws
        -> String
    {
        try await browser.go(served.address + "/duties?organization=Z00&year=2023")
        return try await browser.run(
            """
            var found = '';
            [].forEach.call(document.querySelectorAll('table'), function (table) {
              [].forEach.call(table.tHead.rows[0].cells, function (c, i) {
                if (c.textContent !== '\(duty)') { return }
                [].forEach.call(table.tBodies[0].rows, function (r) {
                  if (r.cells[0].textContent === '\(organization)') { found = r.cells[i].textContent } }) }) });
            return found
            """)
    }

    @Test(
        "first start, the roster, a meeting with check-in from a phone, its duty done, report, figure, records, audit, a problem closed by two",
        arguments: [true, false])
    func desk(_ isDesk: Bool) async throws {
        let chromium = try await Chromium()
        defer { chromium.stop() }
        let served = try await Served(example: false)
        defer { served.stop() }
        let clerk = try await chromium.open(isDesk ? .desk : .phone)
        try await clerk.go(served.address + "/")
        try await clerk.shoot("01-setup")
        try await clerk.setUp(served)
        try await clerk.shoot("02-first-steps")
        try await clerk.checkPage(served)
        // The roster first, then what the year has brought so far.
        let files = try sheets(in: served.folder)
        let roster = files.filter { $0.hasSuffix("/党组织.csv") || $0.hasSuffix("/党员.csv") }
        #expect(roster.count == 2)
        try await bring(roster, to: served, as: clerk, shots: "02a-roster")
        try await clerk.go(served.address + "/organizations")
        #expect(try await clerk.text.contains("水政监察支队党支部"))
        try await clerk.shoot("02b-organizations")
        try await clerk.checkPage(served)
        try await bring(files.filter { !roster.contains($0) }, to: served, as: clerk, shots: "02c-year")
        try await clerk.go(served.address + "/")
        try await clerk.shoot("02-home")
        try await clerk.checkPage(served)
        let (duty, branch) = ("支部党员大会", "水政监察支队党支部")
        #expect(try await cell(duty, of: branch, clerk, served) == "○ 3/4")
        try await clerk.shoot("02d-duty-open")

        try await clerk.go(served.address + "/meetings/new")
        try await clerk.field("党组织").choose(branch)
        try await clerk.field("会议类别").choose("党员大会")
        try await clerk.field("会议名称").type("2023年第四季度党员大会")
        try await clerk.field("开始时间").type("2023-12-20 09:30")
        try await clerk.field("地点").type("三楼会议室")
        try await clerk.field("主持人").choose("褚思琬")
        try await clerk.find("input[name=agenda]").type("学习党的二十大精神")
        try await clerk.shoot("03-meeting-new")
        try await clerk.checkPage(served)
        try await clerk.button("安排").click()
        try await clerk.wait("meeting page") { try await clerk.text.contains("会议通知") }
        try await clerk.shoot("04-meeting")
        try await clerk.checkPage(served)
        let meeting = try await clerk.url
        try await clerk.link("签到二维码").click()
        try await clerk.wait("QR code") { try await clerk.text.contains("扫一扫") }
        try await clerk.shoot("05-qr")
        let door = try await clerk.find("#check-in-address").text

        let phone = try await chromium.open(.phone)
        try await phone.go(door)
        try await phone.shoot("06-check-in")
        try await phone.checkPage(served)
        try await phone.field("姓名").type("褚思琬")
        try await phone.field("手机号后四位").type("1683")
        try await phone.button("签到").click()
        try await phone.wait("signed in") { try await phone.text.contains("已签到") }
        try await phone.shoot("07-checked-in")

        try await clerk.go(meeting)
        #expect(try await clerk.text.contains("已签到1人"))
        try await clerk.run(
            "document.querySelectorAll('select[name^=state-]').forEach(function (s) { s.value = 'present' })")
        try await clerk.field("会议记录").type("会议学习了有关文件。")
        try await clerk.shoot("08-minutes")
        try await clerk.button("提交审核").click()
        try await clerk.wait("handed in") { try await clerk.text.contains("等别人审核") }
        #expect(try await cell(duty, of: branch, clerk, served) == "○ 3/4", "not before it is in the ledger")

        try await served.add("shuji", name: "书记甲", role: "书记", organization: "Z04", member: "D067")
        let secretary = try await chromium.open(isDesk ? .desk : .phone)
        try await secretary.signIn(served, "shuji")
        try await secretary.go(meeting)
        try await secretary.button("审核通过").click()
        try await secretary.wait("in the ledger") { try await secretary.url.contains("/records/MeetingRecord/") }
        try await secretary.shoot("08-recorded")
        try await secretary.checkPage(served)
        #expect(try await cell(duty, of: branch, clerk, served) == "✓ 4/4")
        try await clerk.shoot("08a-duty-done")
        try await clerk.checkPage(served)

        try await clerk.go(served.address + "/reports")
        try await clerk.shoot("09-reports")
        try await clerk.checkPage(served)
        try await clerk.go(
            served.address + "/reports/preview?report=annual-summary&organization=Z00&year=2023&date=2023-12-20")
        try await clerk.shoot("10-preview")
        try await clerk.checkPage(served)
        try await clerk.find("a.door").click()
        try await clerk.wait("figure page") { try await clerk.text.contains("口径") }
        try await clerk.shoot("11-figure")
        try await clerk.checkPage(served)
        try await clerk.go(
            served.address + "/statistics/compare?figure=theme-party-day-count&organization=Z00&year=2023")
        try await clerk.shoot("12-statistics")
        try await clerk.checkPage(served)

        try await clerk.go(served.address + "/audit")
        try await clerk.find("input[type=file]").add(
            Served.root.appendingPathComponent("Examples/water-bureau-2023/送审稿.txt").path)
        try await clerk.button("审核").click()
        try await clerk.wait("audited") { try await clerk.text.contains("核对") }
        try await clerk.shoot("13-audit")
        try await clerk.checkPage(served)
        // Completed by one, verified and closed by another.
        try await clerk.go(served.address + "/rectification")
        try await clerk.shoot("14-rectification")
        try await clerk.checkPage(served)
        let steps = "form[action='/rectification/WT23-28/steps'] button"
        try await clerk.find(steps).click()
        try await clerk.wait("completed") { try await clerk.text.contains("已完成，待复核　4") }
        try await clerk.find(steps).click()
        try await clerk.wait("refused") { try await clerk.text.contains("要由另一个人办理") }
        try await served.add("jijian", name: "纪检乙", role: "纪检委员", member: "D007")
        let discipline = try await chromium.open(isDesk ? .desk : .phone)
        try await discipline.signIn(served, "jijian")
        try await discipline.go(served.address + "/rectification")
        try await discipline.find(steps).click()
        try await discipline.wait("verified") { try await discipline.text.contains("待销号　4") }
        // The ledger wants a paper before a problem is closed; this one has some already or is given one here.
        if let paper = try await discipline.all("form[action='/rectification/WT23-28/steps'] input[name=evidence]")
            .first
        {
            try await paper.type("整改报告.docx")
        }
        try await discipline.find(steps).click()
        try await discipline.wait("closed") { try await discipline.text.contains("待销号　3") }
        try await discipline.shoot("14a-closed")
        try await discipline.checkPage(served)
        await secretary.close()
        await discipline.close()
        for page in ["duties?organization=Z00&year=2023", "duties/month?organization=Z01&month=2023-12"] {
            try await clerk.go(served.address + "/" + page)
            try await clerk.shoot("15-\(page.prefix { $0 != "?" }.replacingOccurrences(of: "/", with: "-"))")
            try await clerk.checkPage(served)
        }
        for browser in [clerk, phone] { await browser.close() }
    }

    @Test("everything on the way works without JavaScript")
    func plain() async throws {
        let chromium = try await Chromium()
        defer { chromium.stop() }
        let served = try await Served(example: false)
        defer { served.stop() }
        let clerk = try await chromium.open(.desk, script: false)
        try await clerk.setUp(served)
        try await clerk.go(served.address + "/tokens")
        #expect(try await clerk.text.contains("接口令牌"))
        await clerk.close()
    }
}
