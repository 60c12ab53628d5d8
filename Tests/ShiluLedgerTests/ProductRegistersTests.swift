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

    /// A committee W with the branches A and B, and the member M1 of A.
    private func unit(_ scratch: Scratch) throws -> Ledger {
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
        _ = try ledger.append(
            [
                organization("W", .organCommittee, nil), organization("A", .partyBranch, "W"),
                organization("B", .partyBranch, "W"), person("M1"), person("M2"),
            ], author: "测试", at: 0)
        return ledger
    }

    private func person(_ number: String) -> Change {
        .record(
            register: "Member", number: number,
            fields: [
                "name": .text("某\(number)"), "birthDate": .text("1985-06-15"), "birthYear": .integer(1985),
                "gender": Gender.female.value, "ethnicity": Ethnicity.han.value, "organizationId": .text("A"),
                "personCategory": PersonCategory.onDuty.value, "status": MemberStatus.fullMember.value,
                "joinedOn": .text("2010-06-25"), "fullMemberOn": .text("2011-06-25"),
            ])
    }

    @Test func whoWasTalkedWithIsCountedAndNotNamed() throws {
        let scratch = try Scratch()
        let ledger = try unit(scratch)
        func talk(_ number: String, _ day: String, with member: String) -> Change {
            .record(
                register: "Talk", number: number,
                fields: [
                    "organizationId": .text("A"), "kind": TalkKind.heartToHeartTalk.value, "on": .text(day),
                    "interviewers": .list([.text("M2")]), "interviewees": .list([.text(member)]),
                    "content": .text("近况"),
                ])
        }
        _ = try ledger.append(
            [talk("1", "2023-03-05", with: "M1"), talk("2", "2023-04-05", with: "M1")], author: "测试", at: 0)
        let kinds = ["talk.talkedWith"]
        let before = try ledger.facts()
        #expect(try before.distinctMembers(kinds, in: scope("A"), during: year(2023)) == 1)
        let named = try before.sumsByMember(kinds, "person", in: scope("W"), during: year(2023))
        #expect(named.values.sorted() == [2])
        #expect(named.keys.allSatisfy { $0.hasPrefix("~") && !$0.contains("M1") })
        // A move that is told later takes the facts along, though they do not name the member.
        _ = try ledger.append(
            [
                .record(
                    register: "MembershipEvent", number: "1",
                    fields: [
                        "memberId": .text("M1"), "kind": MembershipEventKind.movedWithin.value,
                        "on": .text("2023-04-01"), "toOrganizationId": .text("B"), "decidedBy": .text("W"),
                    ])
            ], author: "测试", at: 0)
        let after = try ledger.facts()
        #expect(try after.sum(kinds, "person", in: scope("A"), during: year(2023)) == 1)
        #expect(try after.sum(kinds, "person", in: scope("B"), during: year(2023)) == 1)
        #expect(try after.distinctMembers(kinds, in: scope("W"), during: year(2023)) == 1)
        #expect(try ledger.rebuild().differing == [])
    }

    @Test func aPaymentIsSeenByTheAssessment() throws {
        let scratch = try Scratch()
        let ledger = try unit(scratch)
        _ = try ledger.append(
            [
                .record(
                    register: "DuesAssessment", number: "1",
                    fields: [
                        "organizationId": .text("A"), "memberId": .text("M1"), "effectiveMonth": .text("2023-01"),
                        "category": DuesCategory.salaried.value, "base": .integer(500_100),
                    ])
            ], author: "测试", at: 0)
        func onTime(_ branch: String) throws -> Int64 {
            try ledger.facts().sum(["dues.onTime"], "count", in: scope(branch), during: year(2023))
        }
        #expect(try onTime("W") == 0)
        _ = try ledger.append(
            [
                .record(
                    register: "DuesPayment", number: "1",
                    fields: [
                        "organizationId": .text("A"), "memberId": .text("M1"), "forMonth": .text("2023-05"),
                        "paidOn": .text("2023-05-10"), "amount": .integer(7502), "kind": DuesPaymentKind.regular.value,
                        "method": DuesMethod.online.value,
                    ])
            ], author: "测试", at: 0)
        #expect(try onTime("A") == 1)
        #expect(try ledger.facts().stock(["dues.due"], "money", in: scope("W"), on: day("2023-12-31")) == 7502)
        // A move that is told later takes what is owed along.
        _ = try ledger.append(
            [
                .record(
                    register: "RelationTransfer", number: "1",
                    fields: [
                        "organizationId": .text("B"), "memberId": .text("M1"),
                        "direction": TransferDirection.internal.value, "fromOrganization": .text("A"),
                        "toOrganization": .text("B"), "issuedOn": .text("2023-04-01"),
                        "validUntil": .text("2023-05-01"), "duesPaidUntil": .text("2023-04"),
                        "receivedOn": .text("2023-04-10"), "state": TransferState.received.value,
                    ])
            ], author: "测试", at: 0)
        #expect(try onTime("A") == 0)
        #expect(try onTime("B") == 1)
        #expect(try ledger.facts().sum(["membership.movedWithin"], "count", in: scope("B"), during: year(2023)) == 1)
        #expect(try ledger.rebuild().differing == [])
    }

    @Test func theNextTermEndsTheLast() throws {
        let scratch = try Scratch()
        let ledger = try unit(scratch)
        func term(_ number: String, _ start: String, _ end: String) -> Change {
            .record(
                register: "CommitteeTerm", number: number,
                fields: [
                    "organizationId": .text("A"), "termNumber": .integer(Int64(number) ?? 0),
                    "startsOn": .text(start), "endsOn": .text(end), "seats": .integer(3),
                ])
        }
        func overdue() throws -> Int64 {
            try ledger.facts().stock(["term.overdue"], "count", in: scope("W"), on: day("2023-12-31"))
        }
        _ = try ledger.append([term("1", "2020-06-28", "2023-06-28")], author: "测试", at: 0)
        #expect(try overdue() == 1)
        _ = try ledger.append(
            [
                .record(
                    register: "ElectionDeferral", number: "1",
                    fields: [
                        "termId": .text("1"), "newDate": .text("2024-03-31"), "reason": .text("机构改革"),
                        "approvalOn": .text("2023-06-01"), "approvalBody": .text("机关党委"),
                        "approvalOutcome": ApprovalOutcome.approved.value,
                    ])
            ], author: "测试", at: 0)
        #expect(try overdue() == 0)
        _ = try ledger.append([.retract(record: "ElectionDeferral/1", reason: "填错")], author: "测试", at: 0)
        #expect(try overdue() == 1)
        _ = try ledger.append([term("2", "2023-07-20", "2026-07-20")], author: "测试", at: 0)
        #expect(try overdue() == 0)
        #expect(try ledger.rebuild().differing == [])
    }
}
