import Foundation
import ShiluDocuments
import ShiluRegisters

/// How big a generated unit is, and how much of its duties it misses.
public struct SamplePlan: Sendable, Hashable {
    /// 党支部 under the 机关党委.
    public let branches: Int
    /// Members in all branches together.
    public let members: Int
    /// Whole years of records.
    public let years: Int
    /// The first of them.
    public let firstYear: Int
    /// Equal seeds give equal units.
    public let seed: UInt64
    /// Of the duties, how many are left undone (0.02 = 2 %).
    public let gaps: ExactDecimal

    /// - Throws: `Refusal` with everything that is wrong with the sizes.
    public init(branches: Int, members: Int, years: Int, firstYear: Int, seed: UInt64, gaps: ExactDecimal) throws {
        var notices: [Notice] = []
        if !(1...100_000).contains(branches) {
            notices.append(
                Notice("sample-branches", "党支部数\(branches)不在1至100000之间", next: "请改写 --branches", place: "--branches"))
        }
        if (1...100_000).contains(branches), members < branches * 3 || members > branches * 50 {
            notices.append(
                Notice(
                    "sample-members", "\(branches)个党支部配\(members)名党员，不合每个支部3至50名的要求",
                    next: "请把 --members 写在\(branches * 3)至\(branches * 50)之间", place: "--members"))
        }
        if !(1...30).contains(years) {
            notices.append(Notice("sample-years", "年数\(years)不在1至30之间", next: "请改写 --years", place: "--years"))
        }
        if !(2019...2100).contains(firstYear) {
            notices.append(
                Notice(
                    "sample-first-year", "起始年度\(firstYear)不在2019至2100之间", next: "请改写 --from-year", place: "--from-year")
            )
        }
        if gaps < ExactDecimal(0) || gaps > ExactDecimal(1) {
            notices.append(
                Notice("sample-gaps", "缺口比例不在0至1之间", next: "请写成 0.02 的样子，表示百分之二", place: "--gaps"))
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        (self.branches, self.members, self.years) = (branches, members, years)
        (self.firstYear, self.seed, self.gaps) = (firstYear, seed, gaps)
    }
}

/// An invented unit: 机关党委, branches, groups, members and years of records that fulfil every duty but for the gaps that
/// were planted, which are listed. For trying the program at any size, for tests and for measuring.
public struct SampleGenerator {
    let plan: SamplePlan
    var random: SampleRandom
    var sheets = SampleSheets()
    var gaps: SampleGaps
    var committee: SampleOrganization
    var branches: [SampleOrganization] = []
    /// The last meeting of each branch: what settles the next theme day.
    var lastMeeting: [String: String] = [:]
    /// The day from which records are kept.
    let start: Day

    public init(_ plan: SamplePlan) {
        self.plan = plan
        random = SampleRandom(seed: plan.seed)
        gaps = SampleGaps(seed: plan.seed, share: plan.gaps)
        start = Self.day(plan.firstYear, 1, 1)
        let founded = Self.day(plan.firstYear - 12, 6, 18)
        committee = SampleOrganization(
            id: "W00", name: "云澜市样例局机关党委", shortName: "局机关党委", kind: "机关党委", founded: founded, termYears: 5,
            termStart: Self.day(plan.firstYear - 2, 7, 6))
        makeBranches(founded)
        makeMembers()
        makeGroups()
        electFirst()
    }

    /// A generated unit: its sheets as import takes them, and what was left undone in them.
    public struct Output: Sendable {
        public let workbooks: [Workbook]
        public let gaps: [PlantedGap]
    }

    /// Everything as workbooks in memory, with the list of what was left undone.
    public mutating func run() -> Output {
        writeUnit()
        for year in plan.firstYear..<(plan.firstYear + plan.years) {
            if committee.termEnd.year == year { reelectCommittee() }
            for index in branches.indices { writeYear(year, ofBranch: index) }
            writeCommitteeYear(year)
            plantSize(year)
        }
        writeKept()
        let workbooks = sheets.tables.map { table in
            Workbook(file: table.name + ".csv", sheets: [TableSheet(name: table.name, rows: table.rows)])
        }
        return Output(workbooks: workbooks, gaps: gaps.planted)
    }

    /// 《机关基层组织工作条例》第5条: under a hundred members a 机关党委 needs its superior's consent, which no register holds. A
    /// unit that is generated so small misses that by its size.
    private mutating func plantSize(_ year: Int) {
        guard plan.members < 100 else { return }
        let last = Self.day(year, 12, 31)
        gaps.plant("org-committee", committee.id, Period(first: last, last: last))
    }

    /// A day that exists for every argument: days beyond the month's end move into the next month.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        (Day(year: year, month: month, day: 1) ?? Day(number: 0)).adding(days: day - 1)
    }

    /// A day in a window of a month's working days; records of one branch lie on days of their own by `slot`.
    mutating func day(in month: YearMonth, slot: Int) -> Day {
        var day = month.firstDay.adding(days: 1 + slot * 3 + random.number(0...2))
        // 1970-01-01 was a Thursday: numbers 2 and 3 modulo 7 are Saturday and Sunday.
        while [2, 3].contains(((day.number % 7) + 7) % 7) { day = day.adding(days: 1) }
        return min(day, month.lastDay)
    }

    private mutating func makeBranches(_ founded: Day) {
        let numerals = ["第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "第十"]
        for index in 0..<plan.branches {
            let name = index < numerals.count && plan.branches <= 10 ? numerals[index] : "第\(index + 1)"
            branches.append(
                SampleOrganization(
                    id: "Z\(index + 1)", name: "云澜市样例局机关\(name)党支部", shortName: "\(name)支部", kind: "党支部",
                    founded: founded, termYears: 3,
                    termStart: Self.day(plan.firstYear - 1, 3 + index % 4, 5 + index % 20)))
        }
    }

    private mutating func makeMembers() {
        for index in 0..<plan.members {
            let birth = Self.day(plan.firstYear - random.number(30...64), random.number(1...12), random.number(1...28))
            // Members before the first year only: who joins later is the business of development cases.
            let joined = Self.day(
                min(birth.year + random.number(19...32), plan.firstYear - 4), random.number(1...12),
                random.number(1...28))
            let isRetired = birth.year + 60 <= plan.firstYear
            branches[index % branches.count].members.append(
                SampleMember(
                    id: "D\(index + 1)", name: SampleWords.name(&random), isWoman: random.number(0...9) < 4,
                    birth: birth, joined: joined, isRetired: isRetired))
        }
    }

    /// Branches of more than twelve have groups of about eight; the groups keep their members.
    private mutating func makeGroups() {
        for index in branches.indices where branches[index].members.count > 12 {
            let count = (branches[index].members.count + 7) / 8
            let names = (1...count).map { "\(branches[index].id)G\($0)" }
            branches[index].groups = names
            for place in branches[index].members.indices {
                branches[index].members[place].group = names[place % count]
            }
        }
    }

    private mutating func electFirst() {
        let posts = ["书记", "组织委员", "纪检委员", "宣传委员", "委员"]
        for index in branches.indices {
            let size = branches[index].hasCommittee ? (branches[index].members.count > 20 ? 5 : 3) : 1
            let holders = branches[index].members.prefix(size)
            branches[index].posts = zip(posts, holders).map { ($0, $1.id) }
            for group in branches[index].groups {
                branches[index].leaders[group] = branches[index].members.last { $0.group == group }?.id
            }
        }
        // The committee above consists of the first branches' secretaries; its secretary leads the first branch's members.
        let leading = branches.prefix(7).compactMap(\.posts.first?.member)
        let secretaries = leading + (branches.first?.members ?? []).map(\.id).filter { !leading.contains($0) }
        let above = ["书记", "专职副书记", "纪委书记", "组织委员", "宣传委员", "委员", "委员"]
        committee.posts = zip(above, secretaries).map { ($0, $1) }
    }

    /// Who is meant by an id.
    func name(_ id: String) -> String {
        branches.lazy.flatMap(\.members).first { $0.id == id }?.name ?? id
    }
}
