import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluReports

struct LanguageTests {
    private static let four = [
        "member-assembly-count", "branch-committee-meeting-count", "party-group-meeting-count", "theme-party-day-count",
    ]
    private static let words = ["党员大会", "支委会", "党小组会", "主题党日"]

    @Test(arguments: 0..<16) func chainKeepsItsMarksForEverySubset(_ subset: Int) throws {
        let kept = (0..<4).filter { subset & (1 << $0) != 0 }
        let engine = try Bureau.engine(Dictionary(uniqueKeysWithValues: kept.map { (Self.four[$0], Int64($0 + 2)) }))
        let members = zip(Self.words, Self.four).map { "\($0){\($1)}" }
        let names = kept.map { "\(Self.words[$0])\($0 + 2)次" }
        let plain = try Bureau.text("! 开头。全年共召开<\(members.joined(separator: " 、 "))>。", engine)
        #expect(plain == "开头。" + (kept.isEmpty ? "" : "全年共召开" + names.joined(separator: "、") + "。"))
        let body = "! 开头。全年共召开<" + members.prefix(3).joined(separator: " 、 ") + " 和 " + members[3] + ">，成效明显。"
        let joined = try Bureau.text(body, engine)
        let list =
            names.count < 2 ? names.joined() : names.dropLast().joined(separator: "、") + "和" + names[names.count - 1]
        #expect(joined == "开头。" + (kept.isEmpty ? "" : "全年共召开\(list)，成效明显。"))
    }

    @Test(arguments: [
        ("全年召开党员大会{member-assembly-count}。", "全年召开党员大会26次。"),
        ("召开党员大会{member-assembly-count|余}。", "召开党员大会20余次。"),
        ("共{member-assembly-count|数}次会议。", "共26次会议。"),
        ("下设{branch-count|汉字}党支部。", "下设两个党支部。"),
        ("发放{consolation-money|万元}。", "发放1.26万元。"),
        ("召开党员大会{member-assembly-count}[，{member-assembly-count|同比}]。", "召开党员大会26次，同比增长30%。"),
        ("召开党员大会{member-assembly-count}[，{member-assembly-count|较上年}]。", "召开党员大会26次，较上年增加6次。"),
        ("讲党课{party-lecture-count}[，{party-lecture-count|较上年}]。", "讲党课4次。"),
        ("去年{member-assembly-count@去年}。", "去年20次。"),
        ("{若 机关党委：各支部|党支部：本支部}开会{member-assembly-count}。", "各支部开会26次。"),
        ("开会{member-assembly-count}{若 member-assembly-count≥20：，频次较高|否则：，频次不足}。", "开会26次，频次较高。"),
        ("开会{member-assembly-count}{若 有 medal-count：，颁章|否则：}。", "开会26次。"),
        ("开会{member-assembly-count@第一党支部}。", "开会26次。"),
        ("! 只有文字。开会{member-assembly-count@第二党支部}。", "只有文字。"),
        ("\\{原样\\}{member-assembly-count}。", "{原样}26次。"),
    ])
    func printsFigures(_ body: String, _ expected: String) throws {
        let engine = try Bureau.engine(
            ["member-assembly-count": 26, "consolation-money": 12600, "party-lecture-count": 4, "branch-count": 2],
            lastYear: ["member-assembly-count": 20])
        #expect(try Bureau.text(body, engine) == expected)
    }

    @Test func aFallenClauseLeavesNoMarkBehind() throws {
        let engine = try Bureau.engine(["member-assembly-count": 3])
        let zero = "{medal-count}"
        #expect(try Bureau.text("[颁章\(zero)，]开会{member-assembly-count}。", engine) == "开会3次。")
        #expect(try Bureau.text("开会{member-assembly-count}[，颁章\(zero)]，顺利。", engine) == "开会3次，顺利。")
        #expect(try Bureau.text("开会{member-assembly-count}；[颁章\(zero)]。", engine) == "开会3次。")
        #expect(try Bureau.text("[颁章\(zero)][，开会{member-assembly-count}]。", engine) == "开会3次。")
    }

    @Test func zeroAndMissingFallAndAreToldApart() throws {
        let engine = try Bureau.engine(
            ["member-assembly-count": 3],
            unkept: [UnkeptRegister(register: "StudySession", organization: Bureau.second)])
        let report = try Bureau.compose(
            "开会{member-assembly-count}。颁章{medal-count}。专题学习{thematic-study-count}。主题有{主题党日.主题|“”}。", engine)
        #expect(report.plainText.contains("开会3次。\n"))
        #expect(!report.plainText.contains("颁章") && !report.plainText.contains("专题学习"))
        #expect(report.leftOut.map(\.kind) == [.sentence, .sentence, .sentence])
        #expect(report.leftOut.flatMap(\.causes).map(\.reason) == [.zero, .missing, .noRecord])
        #expect(report.leftOut[0].text == "颁章〔颁发“光荣在党50年”纪念章〕。")
        #expect(report.leftOut[1].causes[0].why.contains("第二党支部"))
        #expect(report.leftOut[1].causes[0].next.contains("集中学习"))
        #expect(report.leftOutText.contains("主题党日"))
    }

    @Test func aParagraphWithoutAnyFigureLeftFalls() throws {
        let engine = try Bureau.engine(["member-assembly-count": 3])
        #expect(try Bureau.text("成效显著。颁章{medal-count}。\n\n开会{member-assembly-count}。", engine) == "开会3次。")
    }

    @Test func aSentenceThatOnlyAskedSaysNothing() throws {
        let engine = try Bureau.engine(["member-assembly-count": 3])
        let body = "开会{member-assembly-count}。开展评议{若 medal-count≥1：，颁章}。成效明显[，颁章{medal-count}]。"
        #expect(try Bureau.text(body, engine) == "开会3次。")
        #expect(try Bureau.text("! " + body, engine) == "开会3次。开展评议。成效明显。")
    }

    @Test func quantitiesInDifferentMeasureWordsStandSideBySide() throws {
        let engine = try Bureau.engine([:], rows: SummaryTests.parts)
        let report = try Bureau.compose("发放资料{material-quantity}。", engine)
        #expect(report.plainText.contains("发放资料240册、60本。"))
        #expect(report.figures.map(\.printed) == ["240册", "60本"])
    }

    // MARK: numbering

    @Test func headingsAndListsAreNumberedLast() throws {
        let engine = try Bureau.engine(["member-assembly-count": 3, "party-lecture-count": 4])
        let body = """
            # 工作

            ## 政治

            颁章{medal-count}。

            ## 理论

            做法如下：
            - 开会{member-assembly-count}。
            - 颁章{medal-count}。
            - 讲课{party-lecture-count}

            ## 组织。

            - 开会{member-assembly-count}。

            # 问题

            颁章{medal-count}。

            # 计划

            + 甲。
            + 乙。
            """
        let expected = """
            一、工作
            （一）理论
            做法如下：一是开会3次。二是讲课4次。
            （二）组织。开会3次。
            二、计划
            一是甲。
            二是乙。
            """
        #expect(try Bureau.text(body, engine) == expected)
    }

    @Test func aLoneHeadingHasNoMark() throws {
        let engine = try Bureau.engine(["member-assembly-count": 3])
        let body = "# 工作\n\n## 组织\n\n开会{member-assembly-count}。\n\n## 荣誉\n\n颁章{medal-count}。"
        #expect(try Bureau.text(body, engine) == "工作\n组织\n开会3次。")
    }

    // MARK: texts of records

    private static func theme(_ id: String, _ day: String, _ theme: String) -> AnyRecord {
        Bureau.record("ThemePartyDay/\(id)", ["on": .text(day), "theme": .text(theme)])
    }

    @Test func threeThemesThenDeng() throws {
        var records = [
            Self.theme("4", "2023-04-01", "植绿护绿"), Self.theme("2", "2023-03-01", "“节水”宣传"),
            Self.theme("1", "2023-03-01", "学雷锋"), Self.theme("3", "2023-03-05", "学雷锋"),
            Self.theme("0", "2022-03-05", "去年的主题"),
        ]
        let body = "以{主题党日.主题|“”}为主题。"
        #expect(try Bureau.text(body, Bureau.engine([:], records: records)) == "以“学雷锋”“‘节水’宣传”“植绿护绿”为主题。")
        records.append(Self.theme("5", "2023-05-01", "走进社区"))
        #expect(try Bureau.text(body, Bureau.engine([:], records: records)) == "以“学雷锋”“‘节水’宣传”“植绿护绿”等为主题。")
        #expect(try Bureau.text("有{主题党日.主题|等|最多9}。", Bureau.engine([:], records: records)).hasSuffix("走进社区等。"))
        #expect(try Bureau.text("有{主题党日.主题|最多1}。", Bureau.engine([:], records: records)) == "有学雷锋等。")
        #expect(try Bureau.text("有{主题党日.主题|《》|最多4}。", Bureau.engine([:], records: records)).hasPrefix("有《学雷锋》《"))
    }

    @Test func recordsAreChosenByTheirFields() throws {
        let records = [
            Bureau.record(
                "StudySession/1",
                ["on": .text("2023-03-01"), "kinds": .list([.text("filmViewing")]), "topic": .text("观看影片《江河》")]),
            Bureau.record(
                "StudySession/2",
                [
                    "on": .text("2023-04-01"), "kinds": .list([.text("onSiteTeaching")]), "topic": .text("参观"),
                    "placeName": .text("渡口旧址"),
                ]),
        ]
        let engine = try Bureau.engine([:], records: records)
        #expect(try Bureau.text("看了{集中学习（学习形式=观看影片）.学习主题|《》}。", engine) == "看了《江河》。")
        #expect(try Bureau.text("到{集中学习（学习形式≠观看影片）.地点}。", engine) == "到渡口旧址。")
    }

    @Test func problemsAndTasksComeOneByOne() throws {
        func item(_ id: String, _ state: String, _ text: String) -> AnyRecord {
            Bureau.record(
                "RectificationItem/\(id)",
                ["foundOn": .text("2022-0\(id)-01"), "state": .text(state), "description": .text(text)])
        }
        let task = { (text: String) in Value.fields(["text": .text(text)]) }
        let records = [
            item("1", "itemClosed", "已经解决"), item("2", "inProgress", "学用结合不紧，\n调研报告转化为措施的少。\n"),
            item("3", "open", "活动形式单一"),
            Bureau.record(
                "PlanDocument/p",
                [
                    "year": .integer(2024), "issuedOn": .text("2023-12-15"),
                    "tasks": .list([task("办好读书班"), task("建好阵地。")]),
                ]),
        ]
        let body = """
            主要有：
            + @每条 整改台账（整改状态≠已完成、已复核、已销号；期间=截至期末）：{.问题描述}。

            + @每条 计划方案文件/任务（所属年度=明年；期间=不限）：{.任务内容}。
            """
        #expect(
            try Bureau.text(body, Bureau.engine([:], records: records))
                == "主要有：\n一是学用结合不紧，调研报告转化为措施的少。\n二是活动形式单一。\n一是办好读书班。\n二是建好阵地。")
        #expect(try Bureau.text("! 前言。\n\n" + body, Bureau.engine([:])) == "前言。")
    }

    @Test func recordsThatOpenAlikeAreToldUnderOneOpening() throws {
        func item(_ id: String, _ aspect: String?, _ text: String) -> AnyRecord {
            var fields: [String: Value] = [
                "foundOn": .text("2022-0\(id)-01"), "state": .text("open"), "description": .text(text),
            ]
            fields["category"] = aspect.map { .text($0) }
            return Bureau.record("RectificationItem/\(id)", fields)
        }
        let records = [
            item("1", "整改落实", "清查有遗留"), item("2", "组织生活", "会议漏开"), item("3", "整改落实", "机制不健全"), item("4", nil, "台账漏记"),
        ]
        let body = "+ @每条 整改台账（期间=截至期末）：[~{.方面}还有差距。]{.问题描述}。"
        #expect(
            try Bureau.text(body, Bureau.engine([:], records: records))
                == "一是整改落实还有差距。清查有遗留。机制不健全。\n二是组织生活还有差距。会议漏开。\n三是台账漏记。")
    }

    @Test func theClerksOwnWordsKeepTheirFigures() throws {
        func text(_ id: String, _ section: String, _ heading: String, _ text: String) -> AnyRecord {
            Bureau.record(
                "NarrativeText/\(id)",
                [
                    "organizationId": .text(Bureau.committee), "year": .integer(2023), "section": .text(section),
                    "heading": .text(heading), "text": .text(text),
                ])
        }
        let records = [
            text("1", "practice", "理论学习有新招", "创办“晨读角”[试点]，开会{member-assembly-count}次。颁章{medal-count}。"),
            text("2", "practice", "阵地建设上台阶", "建成示范阵地。"),
            text("3", "analysis", "没有写今年", "别的部分。"),
        ]
        let engine = try Bureau.engine(["member-assembly-count": 3], records: records)
        let body = "- 开会{member-assembly-count}。\n- @文稿 做法 学习\n\n## @文稿 做法"
        let report = try Bureau.compose(body, engine)
        #expect(
            try Bureau.text(body, engine)
                == "一是开会3次。二是理论学习有新招。创办“晨读角”[试点]，开会3次。\n阵地建设上台阶\n建成示范阵地。")
        #expect(report.figures.map(\.printed) == ["3次", "3次"])
        #expect(report.leftOut.map(\.text) == ["颁章〔颁发“光荣在党50年”纪念章〕。"])
    }

    // MARK: what is wrong

    @Test func everythingWrongIsSaidAtOnceWithItsLine() throws {
        let body = """
            开会{no-such-figure}。
            主题{不存在的台账.主题}。

            主题{主题党日.没有的字段|“”}。
            {member-count|花体}名。
            {member-count|词=头}。
            [没有结束{member-count}。

            @若 外星党委
            甲。
            @完

            到{集中学习（学习形式=飞行）.地点}。

            - @文稿 心情

            - @每条 业务工作成果（年度=今年）：{.数值}。
            看不懂{随便}，{党员.姓名}。
            """
        let names = TemplateNames(try Bureau.catalogue())
        let refusal = #expect(throws: Refusal.self) {
            try TemplateParser.parse(Bureau.head + body, id: "t", file: "总结.md", names: names)
        }
        let found = (refusal?.notices ?? []).map { ($0.place.filter(\.isNumber), $0.code) }
        let expected = [
            (1, "template-unknown-figure"), (2, "template-unknown-register"), (4, "template-unknown-field"),
            (5, "template-filter"), (6, "template-unknown-unit"), (7, "template-bracket"), (9, "template-condition"),
            (13, "template-unknown-code"), (15, "template-unknown-section"), (17, "template-free-number"),
            (18, "template-unknown-name"), (18, "template-sealed-field"),
        ]
        #expect(
            found.map { "\($0.0) \($0.1)" }.sorted()
                == expected.map { "\($0.0 + Bureau.headLines) \($0.1)" }.sorted())
        #expect(refusal?.notices.allSatisfy { $0.place.hasPrefix("总结.md 第") && !$0.next.isEmpty } == true)
    }

    @Test func partsOfATextDependOnTheOrganisation() throws {
        let engine = try Bureau.engine(["member-assembly-count": 3])
        let body = """
            @若 党支部
            支部开会{member-assembly-count}。
            @否则
            各支部开会{member-assembly-count}。
            @完
            """
        #expect(try Bureau.text(body, engine) == "各支部开会3次。")
        #expect(try Bureau.text(body, engine, organization: Bureau.first) == "支部开会3次。")
    }

    @Test func aReportOfAnUnfinishedYearEndsWithItsDay() throws {
        let late = FactTable.Row(
            record: "MeetingRecord/late", organizations: [Bureau.first], first: Bureau.day("2023-12-28"),
            last: Bureau.day("2023-12-28"), kind: "meeting.memberAssembly")
        let engine = try Bureau.engine(["member-assembly-count": 3], rows: [late])
        let names = TemplateNames(engine.catalogue)
        let head = Bureau.head.replacing("种类: 年度总结", with: "种类: 年度总结\n期间: 截至成文日")
        let template = try TemplateParser.parse(
            head + "开会{member-assembly-count}。", id: "t", file: "t", names: names)
        let report = try ReportComposer(template: template, names: names, engine: engine).compose(Bureau.request())
        #expect(report.figures.map(\.printed) == ["3次"] && report.period.last == Bureau.day("2023-12-20"))
        #expect(try Bureau.text("开会{member-assembly-count}。", engine) == "开会4次。")
    }

    @Test func aTemplateIsRefusedForOtherKinds() throws {
        let engine = try Bureau.engine([:])
        let names = TemplateNames(engine.catalogue)
        let head = Bureau.head.replacing("党支部: 党支部", with: "党支部: 党总支")
        let template = try TemplateParser.parse(head + "文。", id: "t", file: "t", names: names)
        #expect(throws: Refusal.self) {
            try ReportComposer(template: template, names: names, engine: engine).compose(Bureau.request(Bureau.first))
        }
        #expect(throws: Refusal.self) {
            try ReportComposer(template: template, names: names, engine: engine).compose(
                Bureau.request("PartyOrganization/x"))
        }
    }
}
