import Testing

@testable import ShiluAudit

/// What clerks of other houses leave behind: other signs for a blank, words to a colleague, lists and tables that do not add up.
@Suite struct ForeignDraftTests {
    private static let title = "市林业局机关党委2024年工作总结\n"

    static let rows: [CheckRow] = [
        CheckRow(.placeholder, "召开党员大会⟦1⟧N次，慰问⟦2⟧……名，走访⟦3⟧？？户，发展党员⟦4⟧  名，邀请⟦5⟧（　　）教授授课。"),
        CheckRow(.placeholder, "推行1+N模式，坚持学习……个人提升明显，于3月5日开会，印发〔2024〕3号文件。"),
        CheckRow(.residue, "完成整改36条⟦1⟧（此处请办公室核对）。⟦2⟧（删）成果转化680万元⟦3⟧[3]。"),
        CheckRow(.residue, "⟦1⟧> 学习。\n⟦2⟧{{单位}}开展活动。\n⟦3⟧---\n第3页的内容。\n⟦4⟧第3页 共8页\n⟦5⟧错误！未找到引用源。\n"),
        CheckRow(.residue, "开展学习（含自学3次），慰问老党员（不少于3次），删除旧制度2项。"),
        CheckRow(.numbering, "一、甲\n内容。\n二、乙\n（一）子\n内容。\n⟦1⟧二、丑\n内容。\n（三）寅\n内容。\n三、丙\n内容。"),
        CheckRow(.numbering, "一、甲\n1.子\n内容。\n⟦1⟧（2）丑\n内容。\n3.寅\n内容。\n二、乙\n（一）卯\n内容。\n（二）辰\n内容。"),
        CheckRow(.punctuation, "⟦1⟧。开展学习。一是抓学习⟦2⟧、二是抓管理。加强学习⟦3⟧、与业务融合。整改到位⟦4⟧、我们将持续用力。"),
        CheckRow(.punctuation, "（一）制定计划；\n（二）发展党员；\n（三）加强管理。\n学习、与会人员发言、群众评议。"),
        CheckRow(.spacing, "开展学⟦1⟧ 习，落实“⟦2⟧ 三会一课”制度，现有党员1⟦3⟧ 26名，占35⟦4⟧ .6%。"),
        CheckRow(.spacing, "王 强同志被评为优秀，供水1 260万吨，面积3 500平方米。\n支部名称 甲支部 乙支部\n"),
        CheckRow(
            .spacing,
            "全局党员干部认真学习党的创新理论，坚持学以致用，在防汛抗旱中冲锋在⟦1⟧前\n线，守护一方安澜。认真学习党的创新理论，坚持学以致用。"
        ),
        CheckRow(.unbalanced, "落实“三会一课⟦1⟧“制度，学习《条例⟦2⟧〉，见（附件1⟦3⟧)。"),
        CheckRow(.unbalanced, "学习《关于印发《条例》的通知》，见附件（第1批）(第2批)。"),
        CheckRow(.arithmetic, "举办讲座⟦1⟧9期，其中理论4期、业务3期、廉政1期。支出⟦2⟧43.6万元，其中培训18.2万元、慰问11.5万元、订阅12.9万元。"),
        CheckRow(.arithmetic, "举办讲座9期，其中理论4期、业务3期、廉政1期等。共有职工90人，其中研究员20人、工程师3人、技师2人。"),
        CheckRow(.arithmetic, "开展“⟦1⟧四个带头”活动，即带头学理论、带头钻技术、带头讲诚信，评选先进4名。"),
        CheckRow(.arithmetic, "开展“三个带头”活动，即带头学理论、带头钻技术、带头讲诚信，做到“两个维护”。"),
        CheckRow(.arithmetic, "做到“⟦1⟧四个到位”。一是认识到位。二是责任到位。三是措施到位。"),
        CheckRow(.arithmetic, "培训⟦1⟧3期，每期40人，共150人次。"),
        CheckRow(.arithmetic, "培训3期，每期40人，共120人次。上半年12次，下半年15次，全年共27次。"),
        CheckRow(.arithmetic, "⟦1⟧2024年7月1日（星期二）开会，2024年7月2日（星期二）讨论，⟦2⟧7月5日至3日培训。"),
        CheckRow(.arithmetic, "受理案件9862件，比上年的8934件增加928件，上升10.4%；审结9427件，服判率91.8%，同比提高1.6个百分点。"),
        CheckRow(.arithmetic, "三、下一步工作打算\n确保⟦1⟧2022年12月底前建成阵地。2025年底前建成阵地。"),
        CheckRow(.arithmetic, "培训班\t期数（期）\t参训（人次）\n甲班\t2\t52\n乙班\t1\t38\n合计\t3\t⟦1⟧91\n"),
        CheckRow(.arithmetic, "培训班\t期数（期）\t参训（人次）\n甲班\t2\t52\n乙班\t1\t38\n合计\t3\t90\n"),
    ]

    @Test(arguments: rows) func findsWhatIsMarked(_ row: CheckRow) {
        let (text, places) = Fixture.unmark(row.marked)
        let offset = Self.title.unicodeScalars.count
        let found = Fixture.audit(Self.title + text).defects.filter { $0.kind == row.kind }
        #expect(found.map { $0.offset - offset } == places, "\(found.map { "\($0.offset - offset)\($0.text)" })")
    }

    /// The staff and the organs of another kind of unit.
    @Test func wordsOfAnotherUnitAreNamed() {
        let body = (1...12).map { "第\($0)组党员认真学习，推动工作落实。" }.joined()
        let court = "县人民法院机关党委2024年工作总结\n2024年，院机关党委认真履职。\n一、工作\n\(body)\n通过教育，全体检察干警的纪律意识增强。"
        #expect(Fixture.audit(court).defects.map(\.text) == ["全体检察干警"])
        #expect(Fixture.audit(court.replacing("全体检察", with: "全体法院")).defects.isEmpty)
        let firm = "恒远机械有限公司党支部2024年工作总结\n2024年，公司党支部认真履职。\n一、工作\n\(body)\n七一期间慰问党员4名。局党组高度重视，带头参加。"
        #expect(Fixture.audit(firm).defects.map(\.text) == ["局党组"])
        #expect(Fixture.audit(firm.replacing("局党组", with: "县商务局党组")).defects.isEmpty)
    }

    /// The cells of a table count by the names of their columns; only the sum is the whole unit's.
    @Test func cellsAreReadByTheirColumns() {
        let text = "单位\t党支部（个）\t党员人数\n甲公司党委\t14\t312\n乙公司党委\t12\t267\n合计\t26\t579\n"
        let claims = Fixture.audit(Self.title + text).claims.filter { $0.kind != .date }
        #expect(claims.map { "\($0.text)\($0.unit)" } == ["14个", "312人", "12个", "267人", "26个", "579人"])
        #expect(
            claims.map(\.figure) == [
                "branch-count", "member-count", "branch-count", "member-count", "branch-count", "member-count",
            ])
        #expect(claims.map(\.isJudged) == [false, false, false, false, true, true])
    }

    @Test func residueBeforeAHeadingDoesNotHideIt() {
        let outline = Fixture.audit(Self.title + "一、甲\n内容。\n&nbsp;二、乙\n内容。").outline
        #expect(outline.map(\.marker) == ["", "一、", "二、"])
    }
}
