import Foundation
import ShiluCatalogue
import ShiluFigures
import ShiluRegisters
import Testing

@testable import ShiluReports

/// The annual summary that comes with the product.
struct SummaryTests {
    static func template(_ names: TemplateNames) throws -> ReportTemplate {
        try ReportLibrary().template("annual-summary", names: names)
    }

    static func compose(_ engine: FigureEngine, _ organization: String = Bureau.committee) throws -> ComposedReport {
        let names = TemplateNames(engine.catalogue)
        return try ReportComposer(template: try template(names), names: names, engine: engine)
            .compose(Bureau.request(organization))
    }

    /// Every figure that the template prints, each with a value of its own.
    static func full(_ kind: OrganizationKind = .organCommittee) throws -> FigureEngine {
        let catalogue = try Bureau.catalogue()
        var values: [String: Int64] = [
            "member-assembly-count": 8, "branch-committee-meeting-count": 25, "party-group-meeting-count": 24,
            "party-lecture-count": 9, "organ-committee-meeting-count": 7, "leading-group-meeting-count": 5,
            "progress-meeting-count": 1, "plan-document-count": 4, "major-decision-count": 12, "hearing-count": 2,
            "integrity-report-count": 1, "party-building-inspection-count": 3, "account-report-count": 2,
            "ideology-study-count": 2, "inspection-problem-count": 14, "measure-count": 31, "democratic-life-count": 1,
            "opinions-collected": 36, "self-found-problem-count": 9, "problem-aspect-count": 4, "rectified-count": 20,
            "central-study-group-count": 12, "theory-study-count": 18, "thematic-study-count": 6,
            "study-discussion-count": 5, "fixed-study-day-count": 20, "discussion-speech-person-times": 64,
            "study-person-times": 812, "mobilization-meeting-count": 1, "on-site-teaching-count": 4,
            "film-participants": 38, "expert-lecture-count": 2, "micro-theory-talk-count": 7, "leader-lecture-count": 6,
            "reflection-count": 73, "test-participants": 41, "training-class-count": 2, "training-participants": 57,
            "organization-life-count": 3, "thematic-organization-life-count": 1, "talk-person-times": 95,
            "political-birthday-count": 40, "theme-party-day-count": 24, "term-election-count": 1,
            "by-election-count": 1, "activist-stock": 5, "candidate-new": 2, "new-probationary-count": 2,
            "conversion-count": 1, "applicant-new": 4, "probationary-member-count": 2, "full-member-count": 41,
            "transfer-in-count": 3, "transfer-out-count": 1, "star-branch-count": 1, "branch-count": 2,
            "four-strong-count": 1, "demonstration-site-count": 1, "medal-count": 1, "facility-count": 6,
            "disclosure-count": 8, "integrity-conference-count": 1, "risk-measure-count": 17,
            "warning-film-count": 3, "case-study-count": 4, "reminder-education-count": 6, "educated-persons": 253,
            "work-style-inspection-count": 6, "reminder-talk-count": 5,
            "group-integrity-talk-count": 2, "circulated-persons": 1, "rule-adopted-count": 3, "rule-revised-count": 5,
            "volunteer-count": 16, "volunteer-person-times": 214, "practical-deed-count": 13, "dispatched-persons": 18,
            "emergency-squad-count": 2, "consolation-persons": 27, "consolation-money": 13500,
            "retirement-ceremony-persons": 4, "subscription-persons": 26, "subscription-money": 3900,
            "retiree-activity-count": 7, "honour-count": 5, "competition-count": 3, "publicity-count": 48,
            "publicity-media-count": 2,
        ]
        values = values.filter { catalogue[$0.key] != nil }
        return try Bureau.engine(
            values, records: records, lastYear: ["volunteer-person-times": 180, "theme-party-day-count": 30],
            rows: parts, kind: kind, position: 3071)
    }

    /// Parts and wholes of rates, and quantities in two measure words.
    static let parts: [FactTable.Row] =
        [
            row("meeting.any", "present", 586), row("meeting.any", "expected", 612),
            row("points.quarter", "points", 41250),
            row("material.book.ben", "quantity", 60), row("material.handout.ce", "quantity", 240),
            row("test.held", "count", 1),
            row("education.reach", "participants", 253), row("credit.any", "hours", 1720),
            row("problem.open", "count", 3, lasts: true), row("roll.collegeOrAbove", "count", 39, lasts: true),
        ] + (0..<12).map { row("points.quarter", "person", 1, member: "Member/\($0)") }

    static func row(
        _ kind: String, _ measure: String, _ value: Int64, member: String? = nil, lasts: Bool = false
    ) -> FactTable.Row {
        let on = Bureau.day("2023-05-10")
        return FactTable.Row(
            record: "Part/\(kind)-\(member ?? measure)", organizations: [Bureau.first], member: member, first: on,
            last: lasts ? nil : on, kind: kind, measure: measure, value: value)
    }

    static let records: [AnyRecord] = [
        study("1", "2023-02-16", "thematicStudy", "学习贯彻党的二十大精神", nil),
        study("2", "2023-04-20", "studyDiscussion", "生态文明建设与城市绿化", nil),
        study("3", "2023-07-04", "onSiteTeaching", "重走护林路", "青石岭护林站旧址"),
        study("4", "2023-09-27", "onSiteTeaching", "感悟初心", "海州港工运纪念馆"),
        study("5", "2023-10-19", "filmViewing", "观看影片《风起绿洲》", nil),
        theme("1", "2023-03-10", "我为家园添新绿", "滨河公园"), theme("2", "2023-05-12", "学榜样、见行动", "市劳模工作室"),
        theme("3", "2023-07-01", "重温誓词", "局机关党员活动室"), theme("4", "2023-11-08", "送绿进社区", "东湖社区"),
        Bureau.record(
            "PlanDocument/a",
            [
                "organizationId": .text(Bureau.committee), "kind": .text("keyPoints"), "title": .text("2023年机关党建工作要点"),
                "issuedOn": .text("2023-02-08"),
            ]),
        Bureau.record(
            "IntegrityEducation/a",
            [
                "kind": .text("festivalReminder"), "festival": .text("springFestival"), "on": .text("2023-01-15"),
                "title": .text("节前提醒"),
            ]),
        Bureau.record(
            "IntegrityEducation/b",
            [
                "kind": .text("festivalReminder"), "festival": .text("midAutumn"), "on": .text("2023-09-25"),
                "title": .text("节前提醒"),
            ]),
        Bureau.record(
            "RuleDocument/a",
            [
                "title": .text("机关党员志愿服务积分办法"), "action": .text("ruleAdopted"), "on": .text("2023-06-01"),
                "items": .integer(1),
            ]),
        Bureau.record("PracticalDeed/a", ["title": .text("老旧小区补绿"), "on": .text("2023-08-11")]),
        Bureau.record(
            "RetireeService/a", ["kind": .text("activity"), "title": .text("重阳赏菊"), "on": .text("2023-10-23")]),
        Bureau.record("VolunteerService/a", ["community": .text("东湖社区"), "on": .text("2023-03-05")]),
        Bureau.record("Honour/a", ["name": .text("全市先进基层党组织"), "on": .text("2023-07-01")]),
        Bureau.record(
            "BusinessFact/a",
            [
                "year": .integer(2023), "title": .text("新增公园绿地"), "value": .text("46.5"), "unit": .text("公顷"),
                "direction": .text("increase"), "asOf": .text("2023-12-31"),
            ]),
        Bureau.record(
            "BusinessFact/b",
            [
                "year": .integer(2023), "title": .text("建成口袋公园"), "value": .text("12"), "unit": .text("个"),
                "direction": .text("increase"), "asOf": .text("2023-12-31"),
            ]),
        Bureau.record(
            "RectificationItem/1",
            [
                "foundOn": .text("2023-03-02"), "state": .text("inProgress"), "category": .text("理论学习方面"),
                "description": .text("学习与园林管护实际结合不紧，调研成果转化为工作举措的不多"),
            ]),
        Bureau.record(
            "RectificationItem/2",
            [
                "foundOn": .text("2023-03-02"), "state": .text("continuingTask"),
                "description": .text("个别支部主题党日形式单一，对青年党员吸引力不强"),
            ]),
        Bureau.record(
            "PlanDocument/b",
            [
                "organizationId": .text(Bureau.committee),
                "kind": .text("annualPlan"), "title": .text("2024年度党建工作计划"), "issuedOn": .text("2023-12-18"),
                "year": .integer(2024),
                "tasks": .list([
                    .fields(["text": .text("健全学用转化机制，每名支部书记牵头完成一项调研课题")]),
                    .fields(["text": .text("办好“绿色先锋”品牌，推动主题党日进公园、进社区")]),
                ]),
            ]),
        Bureau.record("PartyLecture/a", ["title": .text("从一棵树看初心")]),
        narrative("1", "practice", "党员责任区全面推行", "将管护一线划分为党员责任区，亮身份、亮职责、亮承诺。"),
        narrative("2", "highlights", "“绿色先锋”品牌初步叫响", "围绕公园城市建设，组建党员技术服务队，累计开展志愿服务{volunteer-count}次。"),
        narrative("3", "analysis", "党建品牌影响力还不够", "宣传推介的办法不多，典型经验总结提炼不够及时。"),
        narrative("4", "intention", "深化党业融合", "把支部建在重点项目上，以项目成效检验党建成效。"),
    ]

    private static func study(_ id: String, _ on: String, _ kind: String, _ topic: String, _ place: String?)
        -> AnyRecord
    {
        var fields: [String: Value] = ["on": .text(on), "kinds": .list([.text(kind)]), "topic": .text(topic)]
        fields["placeName"] = place.map { .text($0) }
        return Bureau.record("StudySession/\(id)", fields)
    }

    private static func theme(_ id: String, _ on: String, _ theme: String, _ place: String) -> AnyRecord {
        Bureau.record("ThemePartyDay/\(id)", ["on": .text(on), "theme": .text(theme), "placeName": .text(place)])
    }

    private static func narrative(_ id: String, _ section: String, _ heading: String, _ text: String) -> AnyRecord {
        Bureau.record(
            "NarrativeText/\(id)",
            [
                "organizationId": .text(Bureau.committee), "year": .integer(2023), "section": .text(section),
                "heading": .text(heading), "text": .text(text), "sortOrder": .integer(Int64(id) ?? 0),
            ])
    }

    /// A branch that kept few registers.
    static func small() throws -> FigureEngine {
        try Bureau.engine(
            [
                "member-assembly-count": 4, "branch-committee-meeting-count": 12, "party-lecture-count": 4,
                "theme-party-day-count": 12,
                "conversion-count": 1, "volunteer-count": 3,
            ],
            records: [Bureau.record("ThemePartyDay/1", ["on": .text("2023-03-10"), "theme": .text("我为家园添新绿")])])
    }

    // MARK: tests

    @Test func theTemplateNamesOnlyWhatExists() throws {
        let template = try Self.template(TemplateNames(try Bureau.catalogue()))
        #expect(Set(template.mentions.map(\.id)).count >= 60)
        #expect(template.variants.map(\.name) == ["机关党委", "党委", "党总支", "党支部"])
    }

    @Test func theLibraryKnowsItsReports() throws {
        let names = TemplateNames(try Bureau.catalogue())
        #expect(ReportLibrary().ids.contains("annual-summary") && !ReportLibrary().ids.contains("README"))
        #expect(ReportLibrary().check(names: names).isEmpty)
        #expect(throws: Refusal.self) { try ReportLibrary().template("no-such", names: names) }
    }

    @Test(arguments: ["annual-summary-full", "annual-summary-branch"]) func readsAsTheGoldenDoes(_ name: String) throws
    {
        let report =
            name.hasSuffix("full") ? try Self.compose(Self.full()) : try Self.compose(Self.small(), Bureau.first)
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Goldens/\(name).md")
        if ProcessInfo.processInfo.environment["SHILU_RECORD"] == "1" {
            try report.markdown.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("样本已重写：\(url.lastPathComponent)")
        }
        #expect(report.markdown == (try String(contentsOf: url, encoding: .utf8)))
    }

    @Test(arguments: [
        OrganizationKind.organCommittee, .partyCommittee, .grassrootsCommittee, .generalBranch, .partyBranch,
    ])
    func fullRegistersGiveASummaryOfTheUsualLength(_ kind: OrganizationKind) throws {
        let report = try Self.compose(Self.full(kind))
        let length = report.plainText.filter { !$0.isWhitespace }.count
        #expect((2500...4000).contains(length), "\(length)")
        #expect(report.figures.count >= 60)
        #expect(!report.leftOut.contains { $0.kind == .section })
        for sign in ["、、", "，，", "，。", "、。", "；。", "：。", "。。", "，、", "{", "}", "[", "<", "〔"] {
            #expect(!report.plainText.contains(sign), "\(sign)")
        }
        // Sentences that can be read aloud in a breath (report-structure §5, sentence-length).
        for sentence in report.plainText.split(whereSeparator: { "。！？\n".contains($0) }) {
            #expect(sentence.count <= 120, "\(sentence)")
        }
        // Nothing is printed with 0.
        #expect(report.figures.allSatisfy { !$0.value.isZero })
        #expect(report.plainText.firstMatch(of: /[^0-9.]0[次个名条项人]/) == nil)
    }

    @Test func equalInputGivesEqualReports() throws {
        let (first, second) = (try Self.compose(Self.full()), try Self.compose(Self.full()))
        #expect(first.markdown == second.markdown && first.blocks == second.blocks && first.leftOut == second.leftOut)
        #expect(first.figures.map(\.bookmark) == second.figures.map(\.bookmark))
        #expect(Set(first.figures.map(\.bookmark)).count == first.figures.count)
        #expect(first.figures.allSatisfy { $0.bookmark.utf8.count <= 40 })
    }

    /// The reports that taught the genre are input only: no run of 24 characters may come from them.
    @Test func nothingIsTakenFromTheSharedReports() throws {
        // Beside the checkout where they are at hand, or where SHILU_SHARED says.
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
        let shared = ProcessInfo.processInfo.environment["SHILU_SHARED"].map { URL(fileURLWithPath: $0) } ?? beside
        let folder = shared.appendingPathComponent("reports", isDirectory: true)
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
            $0.hasSuffix(".txt")
        }
        guard !names.isEmpty else { return print("没有 shared/reports，跳过比对") }
        let template = try String(
            contentsOf: CatalogueFolder.url.appendingPathComponent("reports/annual-summary.md"), encoding: .utf8)
        let own = Array(try Self.compose(Self.full()).plainText + template)
        for name in names {
            let theirs = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
            let characters = Array(theirs)
            let runs = Set((0..<max(0, characters.count - 23)).map { String(characters[$0..<($0 + 24)]) })
            for start in 0..<(own.count - 23) {
                let run = String(own[start..<(start + 24)])
                if runs.contains(run) { Issue.record("与 \(name) 相同：\(run)") }
            }
        }
    }
}
