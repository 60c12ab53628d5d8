import ShiluRegisters
import Testing

@Suite("Member: checks and party age")
struct MemberTests {
    @Test(
        "what is refused",
        arguments: [
            ("right", [:], []),
            ("year differs", ["birthYear": "1986"], ["birth-year-differs"]),
            ("number agrees", ["citizenID": "990000198506150010", "gender": "男"], []),
            ("number's birth differs", ["citizenID": "990000197001010018"], ["citizen-birth-differs"]),
            ("number's sex differs", ["citizenID": "990000198506150029"], ["citizen-sex-differs"]),
            ("number's check", ["citizenID": "990000198506150020"], ["citizen-number-wrong"]),
            (
                "full without dates", ["joinedOn": "", "fullMemberOn": "", "since": "2023-01-01"],
                ["joined-missing", "full-missing"]
            ),
            ("probationary with conversion", ["status": "预备党员"], ["full-of-probationary"]),
            ("converted too early", ["fullMemberOn": "2011-06-24"], ["probation-short"]),
            ("converted before joining", ["fullMemberOn": "2009-06-24"], ["full-before-joined"]),
            ("too young", ["birthDate": "1995-06-15", "birthYear": "1995"], ["joined-too-young"]),
            ("no probation out of its era", ["partyAgeBasis": "1969年4月至1977年8月入党"], ["basis-out-of-era"]),
            ("branch is a group", ["organizationId": "一组"], ["branch-is-group"]),
            ("group is a branch", ["groupId": "一支部"], ["group-is-not-group"]),
        ] as [(String, [String: String], [String])])
    func checks(name: String, cells: [String: String], codes: [String]) throws {
        let bench = try Bench.small()
        let member = try Bench.record(Member.self, "张三", Bench.memberCells(cells))
        #expect(bench.codes(member) == codes)
    }

    @Test("problems never say a sealed value")
    func sealed() throws {
        let member = try Bench.record(
            Member.self, "张三", Bench.memberCells(["citizenID": "990000198506150020", "birthYear": "1986"]))
        var problems = Problems()
        Member.check(member, &problems)
        for problem in problems.all {
            for secret in ["990000198506150020", "1985-06-15", "张三"] {
                #expect(!problem.what.contains(secret) && !problem.next.contains(secret))
            }
        }
    }

    struct Age: Sendable, CustomTestStringConvertible {
        let name: String
        var member: [String: String] = [:]
        /// kind, day, counts for party age
        var events: [(String, String, Bool?)] = []
        let on: String
        let years: Int?
        var testDescription: String { name }
    }

    static let old = ["birthDate": "1950-01-01", "birthYear": "1950"]
    static func joined(_ joined: String, _ full: String, _ basis: String = "") -> [String: String] {
        old.merging(["joinedOn": joined, "fullMemberOn": full, "partyAgeBasis": basis]) { $1 }
    }

    static let ages: [Age] = [
        Age(
            name: "counts from conversion, not from the assembly", member: joined("1972-07-01", "1973-07-01"),
            on: "2023-06-30", years: 49),
        Age(name: "fifty years on 1 July", member: joined("1972-07-01", "1973-07-01"), on: "2023-07-01", years: 50),
        Age(name: "one day too late", member: joined("1972-07-02", "1973-07-02"), on: "2023-07-01", years: 49),
        Age(name: "on the day itself 0", member: joined("2022-05-10", "2023-05-10"), on: "2023-05-10", years: 0),
        Age(name: "before it begins none", member: joined("2022-05-10", "2023-05-10"), on: "2023-05-09", years: nil),
        Age(
            name: "29 February is reached on the 28th", member: joined("2003-02-28", "2004-02-29"), on: "2005-02-28",
            years: 1),
        Age(name: "29 February in a leap year", member: joined("2003-02-28", "2004-02-29"), on: "2008-02-28", years: 3),
        Age(
            name: "no probation: from the approval", member: joined("1973-07-01", "", "1969年4月至1977年8月入党"),
            on: "2023-07-01", years: 50),
        Age(
            name: "no probation: a filled day of membership wins",
            member: joined("1973-07-01", "1973-08-01", "1969年4月至1977年8月入党"),
            on: "2023-07-01", years: 49),
        Age(
            name: "suspended time does not count", member: joined("1972-07-01", "1973-07-01"),
            events: [("停止党籍", "2000-01-01", nil), ("恢复党籍", "2001-01-01", nil)], on: "2023-07-01", years: 48),
        Age(
            name: "366 days lost, reached 366 days later", member: joined("1972-07-01", "1973-07-01"),
            events: [("停止党籍", "2000-01-01", nil), ("恢复党籍", "2001-01-01", nil)], on: "2024-07-01", years: 49),
        Age(
            name: "and that is 2 July 2024", member: joined("1972-07-01", "1973-07-01"),
            events: [("停止党籍", "2000-01-01", nil), ("恢复党籍", "2001-01-01", nil)], on: "2024-07-02", years: 50),
        Age(
            name: "restored by decision, all counts", member: joined("1972-07-01", "1973-07-01", "恢复党籍"),
            events: [("停止党籍", "2000-01-01", nil), ("恢复党籍", "2001-01-01", true)], on: "2023-07-01", years: 50),
        Age(
            name: "still suspended: stands still", member: joined("1972-07-01", "1973-07-01"),
            events: [("停止党籍", "2003-07-01", nil)], on: "2023-07-01", years: 30),
        Age(
            name: "removed, readmitted, converted: the time between does not count",
            member: joined("1989-07-01", "1990-07-01"),
            events: [("除名", "2000-07-01", nil), ("重新入党", "2010-07-01", nil), ("转正", "2011-07-01", nil)],
            on: "2021-07-01", years: 20),
        Age(
            name: "an applicant's age begins with the conversion that is on record",
            member: ["status": "入党申请人", "joinedOn": "", "fullMemberOn": ""],
            events: [("接收预备党员", "2015-05-10", nil), ("转正", "2016-05-10", nil)], on: "2023-05-10", years: 7),
        Age(name: "beginning unknown", member: ["joinedOn": "", "fullMemberOn": ""], on: "2023-07-01", years: nil),
        Age(
            name: "later events do not reach back", member: joined("1972-07-01", "1973-07-01"),
            events: [("停止党籍", "2023-08-01", nil)], on: "2023-07-01", years: 50),
    ]

    @Test("party age (regulations.md, §2.13)", arguments: ages)
    func partyAge(row: Age) throws {
        let member = try Bench.record(Member.self, "张三", Bench.memberCells(row.member))
        var bench = try Bench.small()
        bench.put(member)
        var events: [Record<MembershipEvent>] = []
        for (index, event) in row.events.enumerated() {
            var cells = ["memberId": "张三", "kind": event.0, "on": event.1, "decidedBy": "党委"]
            if let counts = event.2 { cells["countsForPartyAge"] = counts ? "是" : "否" }
            events.append(try bench.add(MembershipEvent.self, "\(index)", cells))
        }
        let on = try #require(Day(row.on))
        #expect(PartyAge.years(of: member, events: events.reversed(), on: on) == row.years)
        #expect(PartyAge.years(of: member, in: bench, on: on) == row.years)
    }

    @Test("the era without probation is April 1969 to August 1977")
    func era() {
        #expect(PartyAge.eraWithoutProbation.description == "1969-04-01/1977-08-31")
    }
}
