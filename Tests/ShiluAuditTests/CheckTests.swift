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
        CheckRow(.residue, "详见⟦1⟧HYPERLINK \"附件2\"。\n参观HTTP协议展，使用HB铅笔。"),
        CheckRow(.residue, "研发投入同比<5%，A&B公司，C#语言。"),
        CheckRow(.numbering, "一、甲\n内容。\n⟦1⟧三、乙\n内容。\n三、丙\n内容。"),
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
        CheckRow(.arithmetic, "约谈⟦1⟧9人次，其中药剂科3人次、设备科2人次、其他科室5人次。"),
        CheckRow(.arithmetic, "约谈10人次，其中药剂科3人次、设备科2人次、其他科室5人次。"),
        CheckRow(.arithmetic, "发现问题⟦1⟧46个，已整改40个，正在整改7个。发现问题46个，已整改40个，正在整改6个。"),
        CheckRow(.arithmetic, "现有党员⟦1⟧37名（含预备党员2名），其中男党员15名、女党员21名。"),
        CheckRow(.arithmetic, "共有党员⟦1⟧108名，其中女党员21名，60岁以上52名，占46.1%。"),
        CheckRow(.arithmetic, "共有党员108名，其中女党员21名，60岁以上52名，占48.1%。在职党员71人，71名党员参加测试，参考率100%。"),
        CheckRow(.arithmetic, "受理工单⟦1⟧8642件，办结8590件，办结率98.4%。受理工单8642件，办结8590件，办结率99.4%。"),
        CheckRow(.arithmetic, "党费收缴率⟦1⟧103%，任务完成率112%，同比增长120%。"),
        CheckRow(.arithmetic, "上线率由⟦1⟧61.2%提高到65.8%，提高4.1个百分点。收入由32万元增加到45万元，增长40.6%。"),
        CheckRow(.residue, "县第三中学党总支2023年工作总结\n一年来，学校党总支认真落实各项部署。\n⟦1⟧我局坚持立德树人，⟦2⟧本局成效明显，自我局限要打破。"),
        CheckRow(.residue, "市水利局党委2023年工作总结\n2023年，局党委认真履职。\n⟦1⟧市林业局党委坚持把学习放在首位。与市林业局党委共建。\n"),
        CheckRow(.residue, "市第一医院党委2023年工作总结\n今年以来，院党委认真履职。\n我院就诊人数增加，我所在的科室获奖。"),
        CheckRow(.placeholder, "⟦1⟧〇〇集团党委，开展活动⟦2⟧〇〇次，二〇〇三年建成。⟦3⟧此处补充具体案例。制度有待补充完善。"),
        CheckRow(.numbering, "一是学。⟦1⟧三是做。三是改。"),
        CheckRow(.punctuation, "主题党日活动形式单一，内容不够丰富⟦1⟧，\n以上述职，请各位领导批评指⟦2⟧正\n"),
        CheckRow(.typo, "⟦1⟧坚持不屑抓学习，⟦2⟧凝心具力，做到⟦3⟧严于率己，⟦4⟧必学赶超氛围浓厚，⟦5⟧修定制度，⟦6⟧布暑工作。"),
        CheckRow(.typo, "为职工做好事，结合做好防控，做风险研判，立即要加以改进，知己知彼，经验作法，围坐谈心，推进惠民工程，政策化解矛盾，正规化建设。"),
        CheckRow(.grammar, "⟦1⟧增强党员干部党性教育，⟦2⟧防止问题不再反弹，学习⟦3⟧抓的不够紧，⟦4⟧坚持不懈的推进各项工作。"),
        CheckRow(.grammar, "增强党员教育的针对性，防止问题反弹，抓的要点准，坚持不懈的努力。"),
        CheckRow(.incomplete, "全年⟦1⟧召开廉政警示教育3次，⟦2⟧以党纪学习教育契机，⟦3⟧在上级党委的正确领导，⟦4⟧牢固“一线”导向，⟦5⟧落实市委工作会议。"),
        CheckRow(.incomplete, "党员大会召开4次，召开座谈会3次，以党建为引领，在上级的正确领导下，落实会议精神，落实工作会议部署。"),
        CheckRow(.typo, "⟦1⟧截止2023年底，⟦2⟧部暑工作，健全⟦3⟧台帐。报名截止时间为周五。"),
        CheckRow(.repeated, "认真落实上级⟦1⟧的的要求，参加⟦2⟧约20余人，⟦3⟧进行进行整改。"),
        CheckRow(.repeated, "载体⟦1⟧比较较为单一，⟦2⟧个别个别教师，⟦3⟧方式式单一，调查⟦4⟧研究研究不深入，严格⟦5⟧按照照要求。"),
        CheckRow(.repeated, "各党组织组织学习，供水中心中心组学习，委机关机关党委，规章章程，事项项目，学习习近平总书记重要讲话，党员员工，及时、准确和及时。"),
        CheckRow(.repeated, "有的放矢，的的确确，和和气气，对对联。"),
        CheckRow(.repeated, "全年组织党员集中学习，效果良好。⟦1⟧全年组织党员集中学习，效果良好。到⟦2⟧企业企业挂职，组织组织生活会。"),
        CheckRow(.grammar, "现有⟦1⟧5名党支部，⟦2⟧为了提高素质为目的，⟦3⟧切实的把工作抓好。5名党支部书记参加。"),
        CheckRow(.incomplete, "各支部全年积极参加志愿服务活动，共有党员120人参加了义务劳动。⟦1⟧参加"),
        CheckRow(.numbering, "不足有三。其一，学得不深。其二，抓得不紧。⟦1⟧其四，管得不严。"),
        CheckRow(.numbering, "1. 学习\n1.1 学理论。认真学。\n⟦1⟧1.3 学业务。认真学。\n附件：1.清单\n　　　2.名册\n"),
        CheckRow(.numbering, "第一章　学习\n一、学理论\n认真学。\n第二章　作风\n一、转作风\n认真转。①甲；②乙。\n"),
        CheckRow(.arithmetic, "⟦1⟧38项任务已完成36项，完成率97.4%。收入⟦2⟧8.74亿元，同比增收5300万元，增长9.2%。"),
        CheckRow(.arithmetic, "38项任务已完成36项，完成率94.7%。收入8.74亿元，同比增收5300万元，增长6.5%。"),
        CheckRow(.arithmetic, "吸收新同志⟦1⟧11名，其中医师6名、护士3名、技师3名。受理12件，办结10件，按期办结率100%。"),
        CheckRow(.arithmetic, "发展党员21名，其中35岁以下15名、女性9名、致富能手7名。由5天压至3天，另一种由3天压缩至1天。"),
        CheckRow(.residue, "党支部工作总结\n⟦1⟧PAGE 3\n服务群众⟦2⟧【图3】。\n⟦3⟧编辑：小王　来源：某街道\n"),
        CheckRow(.placeholder, "某某镇党委。\n2023年12月　日".replacing("某某镇", with: "⟦1⟧某某镇").replacing("月　", with: "⟦2⟧月　")),
    ]

    @Test(arguments: rows) func findsWhatIsMarked(_ row: CheckRow) {
        let (text, places) = Fixture.unmark(row.marked)
        let found = Fixture.audit(text).defects.filter { $0.kind == row.kind }
        #expect(found.map(\.offset) == places, "\(found.map { "\($0.offset)\($0.text)" })")
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.correction.isEmpty })
    }

    @Test func wholeDocumentWithoutTitleIsNamed() {
        let body = String(repeating: "支部认真组织学习。推动工作落实。", count: 30)
        let text = "一、主要工作\n\(body)\n二、存在问题\n\(body)\n三、下一步打算\n\(body)\n"
        #expect(Fixture.audit(text).defects.map(\.kind) == [.structure])
        #expect(Fixture.audit("某镇党委2023年工作总结\n" + text).defects.isEmpty)
    }

    @Test func emptySectionIsNamed() {
        let body = String(repeating: "支部认真组织学习。推动工作落实。", count: 30)
        let text = "镇党委2023年工作总结\n一、主要工作\n\(body)\n二、存在问题\n三、下一步打算\n\(body)\n"
        #expect(Fixture.audit(text).defects.map(\.text) == ["二、存在问题"])
    }

    @Test func ranksMustFall() {
        let text = "当年最大降雨量300毫米，为1998年280毫米后历史第二大降雨量。"
        #expect(Fixture.audit(text).relations.map(\.holds) == [false])
        #expect(Fixture.audit(text.replacing("300", with: "260")).relations.map(\.holds) == [true])
    }
}
