import ShiluFigures
import Testing

@testable import ShiluAudit

/// Passages and what a reader counts in them.
struct ClaimRow: Sendable, CustomTestStringConvertible {
    var text: String
    var claims: [String]
    init(_ text: String, _ claims: String...) { (self.text, self.claims) = (text, claims) }
    var testDescription: String { text }
}

@Suite struct ClaimTests {
    static let rows: [ClaimRow] = [
        // Chinese numerals
        ClaimRow("全年集中学习二十六次，参训一百二十余人次，撰写心得三十多篇。", "二十六次=26 次", "一百二十余人次=120 人次", "三十多篇=30 篇"),
        ClaimRow("召开警示教育会两次，发放慰问金三万余元，座谈十余次，用时半天。", "两次=2 次", "三万余元=30000 元", "十余次=10 次", "半天=0.5 天"),
        ClaimRow("民主生活会一次，走访两个半小时，讲党课三四次。", "一次=1 次", "两个半小时=2.5 个小时", "三四次=3..4 次"),
        ClaimRow("下设一个党总支、十二个党支部，近百名党员参加。", "一个=1 个", "十二个=12 个", "百名=100 名"),
        // Ranges
        ClaimRow(
            "每人讲党课3至5次，走访20～30户，座谈3—5次，提高10%至15%。", "3至5次=3..5 次", "20～30户=20..30 户", "3—5次=3..5 次", "10%至15%=10..15 %"),
        // Shared measure words
        ClaimRow("党员大会、支委会各4次，党课、主题党日分别为12次和9次。", "4次=4 次", "12次=12 次", "9次=9 次"),
        ClaimRow("党员18名，男女党员各半。", "18名=18 名", "各半=0.5 "),
        // Money
        ClaimRow(
            "慰问金3.6万元，党费12,600元，补缴1260.50元，投资1.2亿元。", "3.6万元=3.6 万元", "12,600元=12600 元", "1260.50元=1260.5 元",
            "1.2亿元=1.2 亿元"),
        // Rates and shares
        ClaimRow(
            "到会率95.8％，提高2.5个百分点，八成以上满意，三分之二到场，百分之九十达标。", "95.8％=95.8 %", "2.5个百分点=2.5 个百分点", "八成=8 成",
            "三分之二=0.666666666666666 ", "百分之九十=90 %"),
        // Digits
        ClaimRow("党员大会２６次，支委会 12 次，党课2 6次，参加1 260人次。", "２６次=26 次", "12 次=12 次", "2 6次=26 次", "1 260人次=1260 人次"),
        // Masks
        ClaimRow("召开党员大会*次，党课XX次，参加**余人次，问题（ ）个，达标率*%。", "*次=? 次", "XX次=? 次", "**余人次=? 人次", "（ ）个=? 个", "*%=? %"),
        ClaimRow("党员1*名，某××局开展活动。", "1*名=? 名"),
        // Dates and ordinals are no scored claims
        ClaimRow("2023年3月至11月、3月5日、2023-03-05、2023年1—11月、二〇二三年、上午9:30、第3期、首次、第三季度、第十二条。"),
        ClaimRow("20世纪90年代至2021—2025年，XX年X月X日。"),
        // Set phrases, names and codes
        ClaimRow("“三会一课”、八项规定、一岗双责、五位一体、“两优一先”、十四五、二十大、二十届三中全会、三重一大。"),
        ClaimRow("12371平台，七一前夕，三八妇女节，八一建军节，95后青年，4S店，5A级景区，5G，24小时热线，2.0版。"),
        ClaimRow("市发〔2023〕9号，电话0512-68123456，手机13800138000，“1+3+N”模式。"),
        ClaimRow("《2023年工作要点》《党课100讲》收入汇编。"),
        ClaimRow("建设一支高素质队伍，在一个时期内，当好一名普通党员，抓好一项工程，一方面学，进一步做。"),
        ClaimRow("落实“三个务必”和“四个到位”，形成“五个一”机制。"),
        ClaimRow("千方百计，百年奋斗，万众一心，数十名群众，几十人。"),
        // Physical, duration and thresholds
        ClaimRow("修路2.5公里，用电1.2万千瓦时，24小时上岗，连续15天。", "2.5公里=2.5 公里", "1.2万千瓦时=1.2 万千瓦时", "24小时=24 小时", "15天=15 天"),
        ClaimRow(
            "五星级以上支部2个，党龄满50年的党员3名，35岁以下占一半。", "五星级以上=5 星级", "2个=2 个", "50年=50 年", "3名=3 名", "35岁=35 岁", "一半=0.5 "),
        ClaimRow("男女比例3:1，（1）加强学习；1.改进作风。", "3:1=3 "),
    ]

    @Test(arguments: rows) func extracts(_ row: ClaimRow) {
        #expect(Fixture.said(row.text) == row.claims)
    }

    @Test func operatorsAreRead() {
        let claims = Fixture.audit("约50次，近60人，超过70件，80条以上，不少于9次，40余次，30人左右。").claims
        #expect(claims.map(\.operator) == [.about, .nearly, .above, .atLeast, .atLeast, .more, .about])
        #expect(claims.map(\.qualifier) == [.approx, .approx, .approx, .exact, .exact, .approx, .approx])
    }

    @Test func baseValuesMultiplyOut() {
        let claims = Fixture.audit("投入3.6万元，产值1.35亿元，灌溉4.5万亩，三万余元。").claims
        #expect(claims.compactMap(\.base) == [36_000, 135_000_000, 45_000, 30_000].map { Rational($0) })
        #expect(claims.map(\.baseUnit) == ["元", "元", "亩", "元"])
    }

    @Test func plansAreTargets() {
        let text = "一、工作总结\n全年召开党员大会4次。\n二、下一步工作打算\n计划召开党员大会5次，每月至少开展1次主题党日。\n"
        let claims = Fixture.audit(text).claims
        #expect(claims.map(\.hints.planned) == [false, true, true])
        #expect(claims.map(\.figure) == ["member-assembly-count", nil, "theme-party-day-plan"])
    }

    @Test func hintsAreRead() {
        let claims = Fixture.audit("各支部书记汇报党风廉政建设1次。去年开展谈心谈话20次，今年比上年增加5次，人均2次。").claims
        #expect(claims.map(\.hints.eachBranch) == [true, false, false, false])
        #expect(claims.map(\.hints.lastYear) == [false, true, true, false])
        #expect(claims.map(\.hints.compared) == [false, false, true, false])
        #expect(claims.map(\.hints.average) == [false, false, false, true])
    }

    @Test func offsetsCoverNumberAndMeasure() {
        let text = "召开党员大会五十余次。"
        let claim = Fixture.audit(text).claims.first
        #expect(claim?.offset == 6)
        #expect(claim?.length == 4)
        #expect(claim?.text == "五十余次")
    }
}
