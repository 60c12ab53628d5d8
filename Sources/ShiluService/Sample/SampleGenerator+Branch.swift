import ShiluRegisters

extension SampleGenerator {
    /// One branch's year: 三会一课, theme days, life meeting, review, talks, hours, dues.
    mutating func writeYear(_ year: Int, ofBranch index: Int) {
        if branches[index].termEnd.year == year { reelect(branch: index) }
        let branch = branches[index]
        remind(branch, in: year)
        for month in 1...12 {
            guard let month = YearMonth(year: year, month: month) else { continue }
            if month.month % 3 == 1 { writeQuarter(year, month.month / 3 + 1, branch) }
            writeMonth(month, branch)
        }
        writeLifeMeeting(year, branch)
        writeReview(year, branch)
        writeDues(year, branch)
        writeTalks(year, branch)
        writeTraining(year, branch)
        writePersons(year, branch)
    }

    private mutating func writeQuarter(_ year: Int, _ quarter: Int, _ branch: SampleOrganization) {
        guard let window = YearQuarter(year: year, quarter: quarter)?.period,
            let month = YearMonth(year: year, month: quarter * 3 - 2),
            let late = YearMonth(year: year, month: quarter * 3)
        else { return }
        // A branch without a committee settles its theme days in the assembly, and the committee reports in the last one:
        // to leave out these would leave out more than one duty.
        let isNeeded = !branch.hasCommittee || quarter == 4 || lastMeeting[branch.id] == nil
        if isNeeded || !gaps.skips("branch-assembly-quarterly", branch.id, window) {
            let number = meeting(
                branch, "党员大会", "\(year)年第\(quarter)季度党员大会", on: day(in: month, slot: 0), chair: branch.secretary,
                persons: branch.members.map(\.id), agenda: "学习\(SampleWords.word(SampleWords.topics, quarter))",
                isListed: true)
            if quarter == 4, branch.hasCommittee {
                sheets.add(
                    "会议记录-议题",
                    ["所属编号": number, "序号": "2", "议题名称": "支委会\(year)年度工作报告", "议题类别": "委员会报告", "结果": "会议通过"])
            }
            lastMeeting[branch.id] = number
        }
        sheets.add(
            "党课",
            [
                "编号": sheets.number("DK"), "党组织": branch.id, "日期": day(in: late, slot: 1).description,
                "题目": "\(SampleWords.word(SampleWords.topics, quarter + branch.termNumber))党课", "党课类别": "党课",
                "授课人（党员）": branch.secretary, "授课人类别": "书记", "学时": "1.5",
                "听课人次": String(branch.members.count - random.number(0...1)),
            ])
    }

    private mutating func writeMonth(_ month: YearMonth, _ branch: SampleOrganization) {
        let window = Period(first: month.firstDay, last: month.lastDay)
        if branch.hasCommittee, !gaps.skips("branch-committee-monthly", branch.id, window) {
            lastMeeting[branch.id] = meeting(
                branch, "支委会", "\(month.year)年\(month.month)月支委会", on: day(in: month, slot: 2),
                chair: branch.secretary, persons: branch.committee, agenda: "研究\(month.month)月党建工作")
        }
        for (place, group) in branch.groups.enumerated()
        where !gaps.skips("party-group-monthly", group, window) {
            meeting(
                branch, holder: group, "党小组会", "\(month.year)年\(month.month)月第\(place + 1)党小组会",
                on: day(in: month, slot: 3), chair: branch.leaders[group] ?? branch.secretary,
                persons: branch.members.filter { $0.group == group }.map(\.id), agenda: "学习讨论")
        }
        guard !gaps.skips("theme-party-day-monthly", branch.id, window) else { return }
        let number = sheets.number("DR")
        let absent = random.number(0...5) == 0 ? 1 : 0
        sheets.add(
            "主题党日",
            [
                "编号": number, "党组织": branch.id, "日期": day(in: month, slot: 5).description,
                "主题": SampleWords.word(SampleWords.themes, month.month - 1), "内容": "集中学习、交流研讨",
                "研究确定主题的会议": lastMeeting[branch.id] ?? "",
                "后续落实": "按分工落实", "地点": "党员活动室",
            ])
        for (place, member) in branch.members.enumerated() {
            sheets.add(
                "主题党日-考勤",
                [
                    "所属编号": number, "党员": member.id, "参会身份": "正式出席（有表决权）",
                    "到会情况": absent == 1 && place == branch.members.count - 1 - month.month % 3 ? "请假" : "到会",
                    "缺席原因": absent == 1 && place == branch.members.count - 1 - month.month % 3 ? "公务" : "",
                ])
        }
    }

    /// A meeting of which everybody is there, minuted in words of its own. Returns its number.
    @discardableResult
    mutating func meeting(
        _ organization: SampleOrganization, holder: String? = nil, _ kind: String, _ title: String, on day: Day,
        chair: String, persons: [String], agenda: String, topics: String = "", isListed: Bool = false
    ) -> String {
        let number = sheets.number("HY")
        let hours = SampleWords.hours(of: kind)
        let count = isListed ? "" : String(persons.count)
        sheets.add(
            "会议记录",
            [
                "编号": number, "党组织": holder ?? organization.id, "会议类别": kind, "会议名称": title,
                "开始时间": "\(day) \(hours.from)",
                "结束时间": "\(day) \(hours.to)", "地点": "党员活动室", "主持人": chair, "应到人数": count, "实到人数": count, "主题": topics,
                "会议记录": "会议记录本\(organization.shortName)\(number)，\(agenda)",
            ])
        for person in persons where isListed {
            sheets.add("会议记录-考勤", ["所属编号": number, "党员": person, "参会身份": "正式出席（有表决权）", "到会情况": "到会"])
        }
        sheets.add(
            "会议记录-议题",
            ["所属编号": number, "序号": "1", "议题名称": agenda, "议题类别": "第一议题学习", "结果": "会议一致同意"])
        return number
    }

    /// 组织生活会 with what belongs to it: study and a talk before, a problem that was put right after.
    private mutating func writeLifeMeeting(_ year: Int, _ branch: SampleOrganization) {
        guard let window = Period(year: year), let month = YearMonth(year: year, month: 12) else { return }
        guard !gaps.skips("organization-life-meeting-yearly", branch.id, window) else { return }
        let on = day(in: month, slot: 4)
        let (number, study) = (sheets.number("ZS"), sheets.number("XX"))
        sheets.add(
            "集中学习",
            [
                "编号": study, "党组织": branch.id, "学习形式": "专题学习", "日期": on.adding(days: -9).description, "学时": "2",
                "学习主题": "组织生活会会前学习（\(year)年）", "主持人": branch.secretary, "交流发言": "2",
                "参加人次": String(branch.members.count),
            ])
        sheets.add(
            "组织生活会",
            [
                "编号": number, "党组织": branch.id, "日期": on.description, "所属年度": String(year), "主题": "对照检查、改进作风",
                "是否专题": "否", "召开形式": "党员大会", "会前学习": study, "征求意见": String(random.number(3...9)),
                "应到人数": String(branch.members.count), "实到人数": String(branch.members.count),
            ])
        guard let partner = branch.members.dropFirst().first?.id else { return }
        talk(branch, branch.secretary, partner, on: on.adding(days: -6), reason: "会前", about: "组织生活会/\(number)")
        rectify(
            branch, source: "组织生活会查摆", about: "组织生活会/\(number)", problem: "主题党日联系业务不够紧", on: on, owner: partner,
            verifier: branch.secretary)
    }

    /// A problem that was found at a life meeting, put right in three days and checked by somebody else.
    mutating func rectify(
        _ organization: SampleOrganization, source: String, about: String, problem: String, on: Day, owner: String,
        verifier: String
    ) {
        let number = sheets.number("WT")
        let due = on.adding(days: 30).description
        sheets.add(
            "整改台账",
            [
                "编号": number, "党组织": organization.id, "问题来源": source, "来源记录": about, "方面": "作风", "问题描述": problem,
                "发现日期": on.description, "责任单位": organization.id, "责任人": owner, "整改期限": due, "整改状态": "已销号",
                "完成日期": on.adding(days: 3).description, "复核日期": on.adding(days: 4).description, "复核人": verifier,
            ])
        sheets.add(
            "整改台账-佐证材料",
            [
                "所属编号": number, "材料类别": "文件", "文件名": "\(number)整改材料.pdf", "形成日期": on.adding(days: 3).description,
                "公开程度": "内部",
            ])
        sheets.add(
            "整改台账-整改措施",
            [
                "所属编号": number, "序号": "1", "措施": "列入支部计划，逐项落实", "责任人": owner, "完成期限": due, "措施类别": "限期整改",
                "落实日期": on.adding(days: 3).description,
            ])
    }

    /// 民主评议党员: everybody is listed, no more than a third are 优秀.
    private mutating func writeReview(_ year: Int, _ branch: SampleOrganization) {
        guard let window = Period(year: year), !gaps.skips("democratic-review-yearly", branch.id, window),
            let meeting = lastMeeting[branch.id]
        else { return }
        let number = sheets.number("PY")
        sheets.add(
            "民主评议党员",
            [
                "编号": number, "评议的会议": meeting, "所属年度": String(year), "评定等次的会议": meeting,
            ])
        let count = branch.members.count
        for (place, member) in branch.members.enumerated() {
            let isExcellent = place < count / 3
            sheets.add(
                "民主评议党员-评议结果",
                [
                    "所属编号": number, "姓名": member.id, "是否个人自评": "是", "优秀票": String(isExcellent ? count - 1 : 1),
                    "合格票": String(isExcellent ? 1 : count - 1), "基本合格票": "0", "不合格票": "0",
                    "评定等次": isExcellent ? "优秀" : "合格",
                ])
        }
    }

    /// Dues of every member and month, by the rates of the regulation; a planted gap is a month that nobody paid for.
    private mutating func writeDues(_ year: Int, _ branch: SampleOrganization) {
        for (place, member) in branch.members.enumerated() {
            let wage = 4200 + place % 7 * 700
            // 《党费收缴规定》第2、5条: the whole amount at the rate of its band.
            let high = wage > 5000
            let fen = member.isRetired ? (high ? wage : wage / 2) : (high ? wage * 3 / 2 : wage)
            let amount = "\(fen / 100).\(fen % 100 / 10)\(fen % 10)"
            if year == plan.firstYear {
                sheets.add(
                    "党费核定",
                    [
                        "编号": sheets.number("HD"), "核定的党组织": branch.id, "姓名": member.id, "起始月份": "\(year)-01",
                        "交纳类别": member.isRetired ? "离退休" : "按月领取工资", "月基数": String(wage),
                    ])
            }
            let chance = Int(SampleRandom.hash(plan.seed, [member.id, String(year)]) % 12) + 1
            for month in 1...12 {
                guard let month = YearMonth(year: year, month: month) else { continue }
                let window = Period(first: month.firstDay, last: month.lastDay)
                // One month a year and member at most, so that a gap is a month and not a streak.
                if month.month == chance, gaps.skips("dues-monthly", branch.id, member: member.id, window) { continue }
                sheets.add(
                    "党费收缴",
                    [
                        "编号": sheets.number("DF"), "收缴的党组织": branch.id, "姓名": member.id, "所属月份": month.description,
                        "交纳日期": month.firstDay.adding(days: 7).description, "金额": amount, "党费类别": "正常", "交纳方式": "本人交纳",
                    ])
            }
        }
    }

    /// 谈心谈话: committee members among themselves, each member with one of them, each with another member.
    private mutating func writeTalks(_ year: Int, _ branch: SampleOrganization) {
        guard let window = Period(year: year) else { return }
        let skipped = gaps.skips("heart-talk-yearly", branch.id, window)
        let committee = branch.committee
        for (place, one) in committee.enumerated() {
            for other in committee.dropFirst(place + 1) { talk(year, branch, one, other) }
        }
        let others = branch.members.map(\.id).filter { !committee.contains($0) }
        for (place, member) in others.enumerated() {
            // The planted gap: nobody of the committee talked with the last member.
            if !(skipped && place == others.count - 1) {
                talk(year, branch, committee[place % max(1, committee.count)], member)
            }
            if others.count > 1 { talk(year, branch, member, others[(place + 1) % others.count]) }
        }
    }

    private mutating func talk(_ year: Int, _ branch: SampleOrganization, _ one: String, _ other: String) {
        guard one != other, let month = YearMonth(year: year, month: random.number(2...11)) else { return }
        talk(branch, one, other, on: day(in: month, slot: 4), reason: "例行", about: "")
    }

    mutating func talk(
        _ branch: SampleOrganization, _ one: String, _ other: String, on day: Day, reason: String, about: String
    ) {
        sheets.add(
            "谈心谈话",
            [
                "编号": sheets.number("TH"), "党组织": branch.id, "谈话类别": "谈心谈话", "日期": day.description, "谈话人": one,
                "谈话对象": other, "谈话原因": reason, "谈话内容": "交流思想和工作情况", "是否签字": "是", "有关记录": about,
            ])
    }

    /// 32 hours for each member; 56 for the committee and the one above it, with a course of the county or above.
    private mutating func writeTraining(_ year: Int, _ branch: SampleOrganization) {
        guard let window = Period(year: year) else { return }
        for member in branch.members {
            let isCommittee = branch.committee.contains(member.id)
            // Their hours are owed once, at whichever committee the duty looks at: left whole.
            let isAbove = committee.committee.contains(member.id)
            let skipped =
                isAbove
                ? false
                : isCommittee
                    ? gaps.skips("secretary-training-hours", branch.id, member: member.id, window)
                    : gaps.skips("member-training-hours", branch.id, member: member.id, window)
            credit(
                branch, member.id, Self.day(year, 5, 12), skipped && !isCommittee ? "16" : "24", "PX\(year)-1", "本单位")
            credit(branch, member.id, Self.day(year, 9, 20), "8", "PX\(year)-2", "本单位")
            guard isCommittee || isAbove else { continue }
            credit(branch, member.id, Self.day(year, 3, 23), skipped ? "16" : "24", "PX\(year)-3", "市")
        }
    }

    private mutating func credit(
        _ branch: SampleOrganization, _ member: String, _ on: Day, _ hours: String, _ course: String, _ level: String
    ) {
        sheets.add(
            "培训学时",
            [
                "编号": sheets.number("XS"), "填报党组织": branch.id, "党员": member, "培训班": course, "日期": on.description,
                "学时": hours, "集中培训": "是", "主办级别": level, "是否合格": "是",
            ])
    }

    private mutating func writePersons(_ year: Int, _ branch: SampleOrganization) {
        for member in branch.members {
            sheets.add(
                "廉政承诺书责任书",
                [
                    "编号": sheets.number("CN"), "填报党组织": branch.id, "年度": String(year), "签订人": member.id,
                    "签订类别": "廉政承诺书", "签订日期": Self.day(year, 2, 10 + random.number(0...9)).description,
                ])
        }
        sheets.add(
            "廉政警示教育",
            [
                "编号": sheets.number("LJ"), "党组织": branch.id, "日期": Self.day(year, 6, 13).description, "教育形式": "警示教育会",
                "主题": "以案为鉴、警钟长鸣", "参加人次": String(branch.members.count), "案例数": "2",
            ])
        sheets.add(
            "廉政风险点",
            [
                "编号": sheets.number("FX"), "党组织": branch.id, "岗位": "支部书记", "在岗党员": branch.secretary,
                "风险点": "经费使用把关不严", "风险等级": "中", "防控措施": "集体研究、定期公开", "排查日期": Self.day(year, 4, 11).description,
            ])
    }
}
