import ShiluRegisters

/// New terms: each ends in time with an election in which there is a choice.
extension SampleGenerator {
    /// A new term of a branch before the old one ends: reminded half a year ahead.
    mutating func reelect(branch index: Int) {
        remind(branches[index], branches[index].termEnd)
        branches[index] = reelected(
            branches[index], by: branches[index].members, superior: committee.shortName, kinds: "党员大会、选举大会")
    }

    /// A new term of the 机关党委, elected by all members.
    mutating func reelectCommittee() {
        committee = reelected(committee, by: branches.flatMap(\.members), superior: "市直机关工委", kinds: "选举大会")
    }

    /// The organisation in its next term: the same people, elected again from among more candidates than seats.
    private mutating func reelected(
        _ old: SampleOrganization, by members: [SampleMember], superior: String, kinds: String
    ) -> SampleOrganization {
        let ends = old.termEnd
        let on = ends.adding(days: -20)
        var next = old
        next.termNumber += 1
        next.termStart = ends.adding(days: 1)
        let seats = next.posts.count
        // 差额不少于20%: 3→4, 5→6, 7→9.
        let spare = members.map(\.id).filter { !next.committee.contains($0) }
        let candidates = next.committee + spare.prefix(max(1, (seats + 4) / 5))
        let others = spare.dropFirst(max(1, (seats + 4) / 5))
        let meeting = sheets.number("HY")
        let present = String(members.count)
        sheets.add(
            "会议记录",
            [
                "编号": meeting, "党组织": next.id, "会议类别": kinds, "会议名称": "\(on.year)年换届选举党员大会",
                "开始时间": "\(on) 14:30", "结束时间": "\(on) 16:30", "地点": "党员活动室", "主持人": old.secretary, "应到人数": present,
                "实到人数": present, "会议记录": "\(on.year)年换届选举会议记录\(next.shortName)",
            ])
        let election = sheets.number("XJ")
        sheets.add(
            "选举",
            [
                "编号": election, "所在会议": meeting, "选举类别": "换届选举", "由谁选举": "党员大会", "应选名额": String(seats), "差额或等额": "差额",
                "应到会有选举权人数": present, "实到会有选举权人数": present, "监票人": others.first ?? "",
                // A branch of three has nobody left to count.
                "计票人": others.count > 1 ? others.last ?? "" : "", "发出选票": present, "收回选票": present,
                "有效票": present, "候选人介绍情况": "介绍了候选人的简历和现实表现", "当选人": next.committee.joined(separator: "、"),
                "选举请示批复日期": on.adding(days: -12).description, "选举请示批复单位": superior, "选举请示批复结果": "同意",
                "书记副书记批复日期": on.adding(days: 6).description, "书记副书记批复单位": superior, "书记副书记批复结果": "同意",
                "委员备案日期": on.adding(days: 6).description, "委员备案单位": superior, "委员备案结果": "同意",
            ])
        for (place, candidate) in candidates.enumerated() {
            let votes = place < seats ? members.count : 0
            sheets.add(
                "选举-候选人",
                ["所属编号": election, "姓名": candidate, "是否预备人选": "是", "是否正式候选人": "是", "得票": String(votes)])
        }
        writeTerm(of: next, election: election)
        return next
    }

    private mutating func remind(_ branch: SampleOrganization, _ ends: Day) {
        sheets.add(
            "换届提醒",
            [
                "编号": sheets.number("TX"), "届次": "JC\(branch.id)-\(branch.termNumber)", "提醒的党组织": committee.id,
                "提醒日期": ends.adding(months: -7).description, "提醒方式": "书面通知",
            ])
    }
}
