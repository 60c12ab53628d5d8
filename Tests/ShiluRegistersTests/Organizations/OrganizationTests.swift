import ShiluRegisters
import Testing

@Suite("Organisations, affiliations, terms and posts")
struct OrganizationTests {
    static func organization(_ more: [String: String]) -> [String: String] {
        ["name": "三支部", "kind": "党支部", "parentId": "党委", "unitName": "市某局", "foundedOn": "2019-06-18"].merging(more) {
            $1
        }
        .filter { !$1.isEmpty }
    }

    @Test(
        "what is refused of an organisation",
        arguments: [
            ("right", [:], []),
            ("dissolved before it was founded", ["dissolvedOn": "2019-06-17"], ["dissolved-before-founded"]),
            ("its own parent", ["parentId": "三支部"], ["parent-is-itself"]),
            ("credit code", ["uscc": "91350100M000100Y44"], ["credit-code-wrong"]),
            ("region", ["regionCode": "99000A"], ["region-code-wrong"]),
            ("term of four years", ["termYears": "4"], ["term-years-wrong"]),
            ("joint branch without units", ["kind": "联合党支部"], ["covered-units-missing"]),
            ("joint branch of six", ["kind": "联合党支部", "coveredUnits": "甲；乙；丙；丁；戊；己"], ["covered-units-many"]),
            ("temporary branch without an end", ["kind": "临时党支部"], ["project-end-missing"]),
            ("a branch does not approve members", ["mayApproveMembers": "是"], ["approval-power-wrong"]),
            ("only a leading group leads", ["leadsIds": "一支部"], ["leads-only-leading-group"]),
            ("a group under a committee", ["kind": "党小组"], ["group-not-under-branch"]),
            ("a branch under a branch", ["parentId": "一支部"], ["parent-too-low"]),
        ] as [(String, [String: String], [String])])
    func checks(name: String, cells: [String: String], codes: [String]) throws {
        let record = try Bench.record(PartyOrganization.self, "三支部", Self.organization(cells))
        #expect(try Bench.small().codes(record) == codes)
    }

    @Test("an organisation lasts until the day before it is dissolved")
    func lasts() throws {
        let bench = try Bench.small()
        let record = try Bench.record(PartyOrganization.self, "三支部", Self.organization(["dissolvedOn": "2023-01-01"]))
        #expect(bench.lines(record) == ["organization.partyBranch count 1 @三支部 2019-06-18..2022-12-31"])
    }

    @Test("affiliations, terms and posts")
    func others() throws {
        let bench = try Bench.small()
        let affiliation = try Bench.record(
            OrganizationAffiliation.self, "1",
            ["organizationId": "一支部", "parentId": "一支部", "from": "1999-01-01", "to": "1998-01-01"])
        #expect(
            bench.codes(affiliation) == [
                "parent-is-itself", "ends-before-start", "organization-not-there", "organization-not-there",
            ])
        let term = [
            "organizationId": "一支部", "termNumber": "3", "startsOn": "2023-03-05", "endsOn": "2026-03-05", "seats": "5",
        ]
        let held = try Bench.record(CommitteeTerm.self, "1", term)
        #expect(bench.codes(held) == [])
        #expect(
            bench.lines(held) == [
                "term.held count 1 @一支部 2023-03-05..2026-03-05", "term.ending count 1 @一支部 2026-03-05",
                "term.overdue count 1 @一支部 2026-03-06..…",
            ])
        let long = try Bench.record(
            CommitteeTerm.self, "1", term.merging(["endsOn": "2028-03-06", "seats": "0"]) { $1 })
        #expect(bench.codes(long) == ["seats-wrong", "term-too-long", "term-length"])
        let post = ["memberId": "张三", "organizationId": "一支部", "post": "支部书记", "from": "2023-03-05", "origin": "选举"]
        let secretary = try Bench.record(PostHolding.self, "1", post)
        #expect(bench.codes(secretary) == [])
        #expect(bench.lines(secretary) == ["post.secretary count 1 @一支部 张三 2023-03-05..…"])
        let undated = try Bench.record(
            PostHolding.self, "1", post.merging(["to": "2023-03-04", "consentOutcome": "同意"]) { $1 })
        #expect(bench.codes(undated) == ["ends-before-start", "approval-undated"])
    }
}
