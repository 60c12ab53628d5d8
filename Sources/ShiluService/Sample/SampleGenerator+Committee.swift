import ShiluRegisters

extension SampleGenerator {
    /// What the 机关党委 itself does in a year.
    mutating func writeCommitteeYear(_ year: Int) {
        for month in 1...12 {
            guard let month = YearMonth(year: year, month: month) else { continue }
            meeting(
                committee, "机关党委会", "\(year)年第\(month.month)次机关党委会", on: day(in: month, slot: 1),
                chair: committee.secretary, persons: committee.committee, agenda: "研究党建工作")
        }
        meeting(
            committee, "机关党员干部大会", "\(year)年机关党员干部大会", on: Self.day(year, 1, 17), chair: committee.secretary,
            persons: branches.flatMap(\.members).map(\.id), agenda: "行政负责人通报工作")
        writeStudy(year)
        writeReports(year)
        writeCourses(year)
        writeLeadership(year)
        writeYearly(year)
        for branch in branches {
            sheets.add(
                "述职评议考核",
                [
                    "编号": sheets.number("SZ"), "述职人所在党组织": branch.id, "年度": String(year), "述职人": branch.secretary,
                    "向谁述职": committee.id, "述职日期": Self.day(year, 12, 20).description, "述职方式": "现场述职",
                    "述职内容": "党建、意识形态", "综合评价等次": "好",
                ])
        }
        sheets.add(
            "党课",
            [
                "编号": sheets.number("DK"), "党组织": committee.id, "日期": Self.day(year, 6, 28).description, "题目": "七一专题党课",
                "党课类别": "专题党课", "授课人（党员）": committee.secretary, "授课人类别": "书记", "学时": "2",
                "听课人次": String(branches.reduce(0) { $0 + $1.members.count }),
            ])
    }

    /// 党组: its meetings by month, what it studies each half-year, its 民主生活会.
    private mutating func writeLeadership(_ year: Int) {
        for month in 1...12 {
            guard let month = YearMonth(year: year, month: month) else { continue }
            meeting(
                committee, holder: Self.leadingGroup, "党组会议", "\(year)年第\(month.month)次党组会议",
                on: day(in: month, slot: 0),
                chair: committee.secretary, persons: Array(committee.committee.prefix(5)),
                agenda: "第\(month.month)次党组会议议题", topics: "党建、全面从严治党、意识形态")
        }
        let number = sheets.number("MS")
        let leaders = committee.committee
        if leaders.count > 1 {
            talk(committee, leaders[0], leaders[1], on: Self.day(year, 12, 20), reason: "会前", about: "民主生活会/\(number)")
            rectify(
                committee, source: "民主生活会查摆", about: "民主生活会/\(number)", problem: "调查研究不够深入",
                on: Self.day(year, 12, 27), owner: leaders[1], verifier: leaders[0])
        }
        sheets.add(
            "民主生活会",
            [
                "编号": number, "领导班子": Self.leadingGroup, "所属年度": String(year), "类别": "年度",
                "日期": Self.day(year, 12, 27).description, "主题": "加强党性修养", "应到人数": "5", "实到人数": "5",
                "方案上报日期": Self.day(year, 12, 12).description, "征求意见": "21", "个人对照检查材料": "5",
                "主题内容": "意识形态、全面从严治党", "上年整改情况": "上年查摆的问题已整改", "会后上报日期": Self.day(year, 12, 30).description,
                "通报日期": Self.day(year, 12, 29).description,
            ])
        sheets.add(
            "评议测评",
            [
                "编号": sheets.number("CP"), "被评议的党组织": Self.leadingGroup, "年度": String(year),
                "评议日期": Self.day(year, 12, 28).description, "参加评议人数": "30", "满意票": "29",
            ])
    }

    /// What the 机关党委 owes once a year besides.
    private mutating func writeYearly(_ year: Int) {
        sheets.add(
            "述职评议考核",
            [
                "编号": sheets.number("SZ"), "述职人所在党组织": committee.id, "年度": String(year), "述职人": committee.secretary,
                "向谁述职": Self.leadingGroup, "述职日期": Self.day(year, 12, 24).description, "述职方式": "现场述职",
                "述职内容": "党建、意识形态", "综合评价等次": "好",
            ])
        sheets.add(
            "党建经费",
            [
                "编号": sheets.number("JF"), "党组织": committee.id, "年度": String(year), "用途": "党组织活动", "预算金额": "50000",
                "已支出金额": "42000",
            ])
        for topic in ["党费", "换届选举", "发展党员", "组织生活", "民主评议", "学习和任务落实", "组织设置", "表彰处分", "联系服务群众", "整改"] {
            let number = sheets.number("GK")
            for (place, action) in ["提出", "审核", "审批", "实施"].enumerated() {
                sheets.add(
                    "党务公开-审批环节",
                    [
                        "所属编号": number, "序号": String(place + 1), "审批单位": committee.shortName, "动作": action,
                        "日期": Self.day(year, 12, 12 + place).description, "结果": "同意",
                    ])
            }
            sheets.add(
                "党务公开",
                [
                    "编号": number, "党组织": committee.id, "公开内容": topic, "公开事项": "\(year)年\(topic)情况",
                    "公开时限": "定期公开", "公开日期": Self.day(year, 12, 18).description, "公开范围": "党内",
                ])
        }
        sheets.add(
            "征求意见",
            [
                "编号": sheets.number("YJ"), "党组织": committee.id, "日期": Self.day(year, 11, 22).description, "形式": "座谈会",
                "参加人次": "20", "意见条数": "12",
            ])
        sheets.add(
            "党费上缴",
            [
                "编号": sheets.number("SJ"), "党组织": committee.id, "所属年度": String(year),
                "上缴日期": Self.day(year, 12, 29).description,
                "上缴比例": "0.05", "上缴金额": "1000",
            ])
    }

    private mutating func writeStudy(_ year: Int) {
        for quarter in 1...4 {
            sheets.add(
                "集中学习",
                [
                    "编号": sheets.number("XX"), "党组织": Self.leadingGroup, "学习形式": "中心组学习",
                    "日期": Self.day(year, quarter * 3 - 1, 16).description, "学时": "3",
                    "学习主题": "\(SampleWords.word(SampleWords.topics, quarter))（第\(quarter)次）",
                    "主持人": committee.secretary,
                    "交流发言": "3", "参加人次": String(committee.posts.count),
                ])
        }
    }

    private mutating func writeReports(_ year: Int) {
        let halves = [(7, 10, "\(year)-01-01", "\(year)-06-30"), (12, 22, "\(year)-07-01", "\(year)-12-31")]
        for (month, day, from, to) in halves {
            for kind in ["意识形态专题汇报", "全面从严治党报告"] {
                sheets.add(
                    "向上报告",
                    [
                        "编号": sheets.number("BG"), "报告的党组织": Self.leadingGroup, "上级名称": "市直机关工委", "报告类别": kind,
                        "报送日期": Self.day(year, month == 7 ? 6 : 12, month == 7 ? 25 : day).description, "所属期起": from,
                        "所属期止": to,
                    ])
            }
            sheets.add(
                "意识形态工作",
                [
                    "编号": sheets.number("YS"), "党组织": Self.leadingGroup,
                    "日期": Self.day(year, month == 7 ? 5 : 11, 18).description,
                    "工作形式": "专题研究", "发现问题数": "0",
                ])
        }
        for kind in ["思想政治工作汇报", "中心组学习情况", "党建工作报告", "双重组织生活情况"] {
            sheets.add(
                "向上报告",
                [
                    "编号": sheets.number("BG"), "报告的党组织": kind == "中心组学习情况" ? Self.leadingGroup : committee.id,
                    "上级名称": "市直机关工委", "报告类别": kind, "报送日期": Self.day(year, 12, 15).description, "所属期起": "\(year)-01-01",
                    "所属期止": "\(year)-12-31",
                ])
        }
        for kind in ["年度计划", "学习计划", "责任清单"] {
            sheets.add(
                "计划方案文件",
                [
                    "编号": sheets.number("WJ"), "发文党组织": kind == "年度计划" ? committee.id : Self.leadingGroup, "文件类别": kind,
                    "标题": "\(year)年度党建工作\(kind)",
                    "印发日期": Self.day(year, 2, 20).description, "所属年度": String(year),
                ])
        }
        for subject in ["意识形态", "党建"] {
            sheets.add(
                "通报",
                [
                    "编号": sheets.number("TB"), "党组织": Self.leadingGroup, "日期": Self.day(year, 11, 28).description,
                    "通报内容": subject, "通报范围": "各党支部",
                ])
        }
        sheets.add(
            "监督检查",
            [
                "编号": sheets.number("JC"), "检查的党组织": committee.id, "日期": Self.day(year, 10, 17).description,
                "检查类别": "八项规定检查", "被检查的党组织": branches.prefix(5).map(\.id).joined(separator: "、"), "发现问题数": "0",
            ])
    }

    private mutating func writeCourses(_ year: Int) {
        let courses = [
            ("1", "党员集中轮训", "本单位", "党员轮训", 5, 10, 3, "24"), ("2", "党员秋季培训", "本单位", "党员轮训", 9, 20, 1, "8"),
            ("3", "党支部书记和委员培训班", "市", "书记培训", 3, 21, 3, "24"),
        ]
        for (number, name, level, kind, month, day, days, hours) in courses {
            sheets.add(
                "培训班",
                [
                    "编号": "PX\(year)-\(number)", "填报党组织": committee.id, "班次名称": "\(year)年\(name)", "主办级别": level,
                    "培训类别": kind, "开始日期": Self.day(year, month, day).description,
                    "结束日期": Self.day(year, month, day + days - 1).description, "天数": String(days), "学时": hours,
                ])
        }
    }
}
