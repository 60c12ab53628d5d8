import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import Testing

/// The product's own registers in the ledger: what the small ones of the other tests cannot show.
@Suite struct ProductRegistersTests {
    @Test func aMemberStandsOnTheRollOnce() throws {
        let scratch = try Scratch()
        let ledger = try Ledger.create(
            driver: scratch.driver, unit: UnitID("product"), name: "市某局", key: MasterKey(), at: 0)
        func organization(_ number: String, _ kind: OrganizationKind, _ parent: String?) -> Change {
            var fields: [String: Value] = [
                "name": .text("党组织\(number)"), "kind": kind.value, "unitName": .text("市某局"),
                "foundedOn": .text("2001-01-01"),
            ]
            fields["parentId"] = parent.map { .text($0) }
            return .record(register: "PartyOrganization", number: number, fields: fields)
        }
        let changes: [Change] = [
            organization("W", .organCommittee, nil), organization("A", .partyBranch, "W"),
            .record(
                register: "Member", number: "M1",
                fields: [
                    "name": .text("王一"), "birthDate": .text("1985-06-15"), "birthYear": .integer(1985),
                    "gender": Gender.female.value, "ethnicity": Ethnicity.han.value, "organizationId": .text("A"),
                    "personCategory": PersonCategory.onDuty.value, "status": MemberStatus.fullMember.value,
                    "joinedOn": .text("2010-06-25"),
                    "fullMemberOn": .text("2011-06-25"),
                ]),
        ]
        do {
            _ = try ledger.append(changes, author: "测试", at: 0)
        } catch let refusal as BatchRefusal {
            // Registers say themselves what they need; this test is about the roll.
            for problem in refusal.problems { Issue.record("\(problem.index) \(problem.field): \(problem.notice)") }
            return
        }
        let facts = try ledger.facts()
        #expect(try facts.stock(["roll.fullMember"], "count", in: scope("W"), on: day("2023-12-31")) == 1)
        #expect(try facts.records(of: "Member", in: scope("W"), during: year(2023)).map(\.number) == ["M1"])
        #expect(try facts.organizations(in: scope("W"), on: day("2023-12-31")).map(\.id).count == 2)
        #expect(try ledger.rebuild().differing == [])
    }
}
