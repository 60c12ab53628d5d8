import Testing

@testable import ShiluAudit

/// ⟦ ⟧ marks where a defect of the kind must begin; a row without marks must stay silent.
struct CheckRow: Sendable, CustomTestStringConvertible {
    var kind: Defect.Kind
    var marked: String
    init(_ kind: Defect.Kind, _ marked: String) { (self.kind, self.marked) = (kind, marked) }
    var testDescription: String { "\(kind.rawValue): \(marked)" }
}

@Suite struct CheckTests {
    static let rows: [CheckRow] = [
        CheckRow(.placeholder, "召开党员大会⟦1⟧*次，⟦2⟧**局开展活动，⟦3⟧某某同志参加，⟦4⟧【待补充】。"),
        CheckRow(.placeholder, "赴⟦1⟧××纪念馆参观，发放资料⟦2⟧__份，⟦3⟧202X年X月召开大会，见（⟦4⟧此处填写单位名称）。".replacing("（⟦4⟧", with: "⟦4⟧（")),
        CheckRow(.placeholder, "面积为3×4米，推行“1+X”模式，拍摄X光片，使用MAX系统，某单位负责人说，X轴方向。"),
        CheckRow(.residue, "按⟦1⟧##vipbegin##照要求，⟦2⟧<p>学习⟦3⟧</p>⟦4⟧&nbsp;见⟦5⟧https://a.example/x。⟦6⟧点击下载"),
        CheckRow(.residue, "研发投入同比<5%，A&B公司，C#语言。"),
        CheckRow(.numbering, "一、甲\n内容。\n⟦1⟧三、乙\n内容。\n⟦2⟧三、丙\n内容。"),
        CheckRow(.numbering, "（一）甲。一是学。二是做。⟦1⟧二是改。\n（二）乙。一是学。二是做。"),
        CheckRow(.numbering, "一、甲\n⟦1⟧（一）、子。内容。\n⟦2⟧(二)丑。内容。"),
        CheckRow(.numbering, "一、甲\n1.子。\n2.丑。\n二、乙\n1.寅。\n2.卯。"),
        CheckRow(.numbering, "一、甲\n1、子。\n2、丑。"),
        CheckRow(.numbering, "一、甲\n1.子。\n⟦1⟧2、丑。"),
        CheckRow(.punctuation, "加强学习⟦1⟧,狠抓落实⟦2⟧，，取得实效⟦3⟧。。"),
        CheckRow(.punctuation, "集体观看电影⟦1⟧“长津湖”，学习⟦2⟧\"两山\"理念，甲⟦3⟧、和乙，首先⟦4⟧、抓学习。"),
        CheckRow(.punctuation, "时间为15:30，比例3:1，共1,260元，见A.B公司，开展“我为群众办实事”，坚持“学、思、行”，等待、和平、及时。"),
        CheckRow(
            .punctuation,
            "订阅各类报刊等读物⟦1⟧、为全体职工搭建学习交流的平台。党支部6个⟦2⟧占总数的60%。".replacing(
                "6个⟦2⟧占", with: "⟦2⟧6个占".replacing("⟦2⟧6个占", with: "6个占")
            ).replacing("党支部6个占", with: "党支部⟦2⟧6个占")),
        CheckRow(.punctuation, "党员⟦1⟧１２名，慰问⟦2⟧3千5百名群众。"),
        CheckRow(.spacing, "全体党员要加强⟦1⟧ 学习，提高认识，推动各项工作取得新的更大成效。"),
        CheckRow(.spacing, "一、 总体要求\n全体党员认真学习，参观《清风 正气》主题展览，召开大会 3 次并取得成效。\n张三 李四\n"),
        CheckRow(.unbalanced, "加强⟦1⟧“作风建设，落实⟦2⟧《条例要求。⟦3⟧）"),
        CheckRow(.unbalanced, "（一）学习《党章》，落实“三会一课”。1）甲。"),
        CheckRow(.arithmetic, "全年召开党员大会⟦1⟧4次，其中上半年2次、下半年1次。"),
        CheckRow(.arithmetic, "党员大会⟦1⟧4次、支委会12次，合计15次。应到⟦2⟧20人，实到22人。"),
        CheckRow(.arithmetic, "党员大会4次、支委会12次，合计16次。应到20人，实到19人，到会率95%。"),
        CheckRow(.arithmetic, "查摆问题12个，完成整改⟦0⟧10个，整改率90%。".replacing("查摆问题12个，完成整改⟦0⟧10个", with: "查摆问题⟦1⟧12个，完成整改10个")),
        CheckRow(
            .arithmetic,
            "2023年⟦0⟧2月29日开会，6月31日结束。".replacing("2023年⟦0⟧2月29日", with: "⟦1⟧2023年2月29日").replacing(
                "6月31日", with: "⟦2⟧6月31日")),
        CheckRow(.arithmetic, "2024年2月29日开会，11月至次年3月轮训，2023年3月5日至3月8日培训。"),
        CheckRow(.arithmetic, "去年开展志愿服务⟦1⟧10次，今年开展12次，同比增长25%。"),
        CheckRow(.arithmetic, "慰问党员⟦1⟧10人，每人500元，共计6000元。"),
        CheckRow(.arithmetic, "慰问党员10人，每人500元，共计5000元。去年开展志愿服务10次，今年开展12次，同比增长20%。"),
        CheckRow(.typo, "⟦1⟧截止2023年底，⟦2⟧部暑工作，健全⟦3⟧台帐。报名截止时间为周五。"),
        CheckRow(.repeated, "认真落实上级⟦1⟧的的要求，参加⟦2⟧约20余人，⟦3⟧进行进行整改。"),
        CheckRow(.repeated, "有的放矢，的的确确，和和气气，对对联。"),
    ]

    @Test(arguments: rows) func findsWhatIsMarked(_ row: CheckRow) {
        let (text, places) = Fixture.unmark(row.marked)
        let found = Fixture.audit(text).defects.filter { $0.kind == row.kind }
        #expect(found.map(\.offset) == places, "\(found.map { "\($0.offset)\($0.text)" })")
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.correction.isEmpty })
    }

    @Test func wholeDocumentWithoutTitleIsNamed() {
        let body = String(repeating: "支部认真组织学习，开展交流研讨，推动工作落实。", count: 20)
        let text = "一、主要工作\n\(body)\n二、存在问题\n\(body)\n三、下一步打算\n\(body)\n"
        #expect(Fixture.audit(text).defects.map(\.kind) == [.structure])
        #expect(Fixture.audit("某镇党委2023年工作总结\n" + text).defects.isEmpty)
    }

    @Test func emptySectionIsNamed() {
        let body = String(repeating: "支部认真组织学习，开展交流研讨，推动工作落实。", count: 20)
        let text = "镇党委2023年工作总结\n一、主要工作\n\(body)\n二、存在问题\n三、下一步打算\n\(body)\n"
        #expect(Fixture.audit(text).defects.map(\.text) == ["二、存在问题"])
    }

    @Test func ranksMustFall() {
        let text = "当年最大降雨量300毫米，为1998年280毫米后历史第二大降雨量。"
        #expect(Fixture.audit(text).relations.map(\.holds) == [false])
        #expect(Fixture.audit(text.replacing("300", with: "260")).relations.map(\.holds) == [true])
    }
}
