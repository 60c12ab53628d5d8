import Testing

@testable import ShiluAudit

/// What a number means by the sentence around it: lists, continuations, breakdowns, shortfalls and plans.
@Suite struct MeaningTests {
    private func bound(_ body: String, title: String = "2023年市林业局机关党委工作总结") -> [String] {
        Fixture.bound("\(title)\n\(body)\n")
    }

    @Test func numbersOfAListGoWithTheirNouns() {
        #expect(
            bound("党员大会、支委会、党课分别为4次、12次和5次。") == [
                "4次 member-assembly-count", "12次 branch-committee-meeting-count", "5次 party-lecture-count",
            ])
        #expect(bound("书记、局长分别讲党课3次、2次。").first == "3次 secretary-lecture-count")
    }

    @Test func aNumberWithoutNounContinuesTheOneBefore() {
        #expect(bound("主题党日每月1次，全年共108次。").last == "108次 theme-party-day-count")
        #expect(bound("到社区开展志愿服务6次，累计54人次。").last == "54人次 volunteer-person-times")
        #expect(bound("党员到会率由71%提升至93%。") == ["71% –", "93% meeting-attendance-rate"])
    }

    @Test func partsOfOneFigureAreNoFigureOfTheRoll() {
        #expect(bound("发展党员28名，其中35岁以下22名。").last == "22名 –")
        #expect(bound("学院现有教职工党支部4个、学生党支部5个。") == ["4个 –", "5个 –"])
        #expect(bound("现有党员468人，其中女党员217人，占46.4%。").last == "46.4% women-share")
    }

    @Test func whatStandsBeforeACommaBelongsToTheNumberBeforeIt() {
        #expect(
            bound("为10名退休干部举行荣退仪式，慰问离退休干部8人，为12名老同志订阅报刊。") == [
                "10名 retirement-ceremony-persons", "8人 consolation-persons", "12名 subscription-persons",
            ])
    }

    @Test func shortfallsAreNotCounted() {
        #expect(bound("二、存在的问题\n个别支部党员大会全年仅召开3次，有2个支部台账不全。") == ["3次 –", "2个 –"])
    }

    @Test func aPlanAlsoTellsWhatIs() {
        let said = bound("一、总体要求\n机关党委现有党支部6个，党员143名。全年开展警示教育4次。", title: "市林业局机关党委2024年党建工作计划")
        #expect(said == ["6个 branch-count", "143名 member-count", "4次 –"])
    }

    @Test func headsOfSeveralNumbersAreAddedUp() {
        let text = "2023年市林业局工作总结\n慰问困难党员26人、老党员38人，发放慰问金51200元，人均800元。\n"
        #expect(Fixture.audit(text).defects.allSatisfy { $0.kind != .arithmetic })
    }

    @Test(arguments: [
        ("师生党员287人，其中教师62人，学生235人。", 1), ("问题37个，其中已完成34个、基本完成2个、长期坚持1个。", 0),
        ("问题37个，其中已完成34个、基本完成2个、长期坚持2个。", 1), ("发展党员32名，其中35岁以下26名、女性19名。", 0),
        ("204名党员参加测试，参与率95.8%，其中208名良好。", 1),
    ])
    func sumsOfExclusivePartsAreReckoned(body: String, broken: Int) {
        let relations = Fixture.audit("2023年市林业局工作总结\n\(body)\n").relations
        #expect(relations.count { $0.holds == false } == broken)
    }

    @Test func itemsInsideAParagraphAreOutline() {
        let items = Fixture.audit("2023年市林业局工作总结\n明年：（1）抓学习；（2）抓队伍。\n首先，抓实。其次，抓严。\n").outline
        #expect(items.filter { $0.level > 0 }.map(\.marker) == ["（1）", "（2）", "首先", "其次"])
    }

    @Test func slipsOfAnyWordAndMonthAreNamed() {
        let kinds = Fixture.audit("2023年市林业局工作总结\n抓落实的办法办法不多。2023年13月5日印发。\n").defects.map(\.kind)
        #expect(kinds.contains(.repeated) && kinds.contains(.arithmetic))
        #expect(Fixture.audit("2023年市林业局工作总结\n各支部支部书记参加。\n").defects.allSatisfy { $0.kind != .repeated })
    }
}
