import ShiluLedger
import ShiluRegisters
import Testing

@Suite struct AppendTests {
    @Test(arguments: Backend.available)
    func recordsAndReads(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        let receipt = try scratch.append([.member("M01", "王一", in: "A"), .member(nil, "李二", in: "B")])
        #expect(receipt.first == 6)
        #expect(receipt.ids == ["Member/M01", "Member/2023-7"])
        let member = try #require(try scratch.ledger.record("Member/M01"))
        #expect(member.fields["name"] == .text("王一"))
        #expect(member.fields["organizationId"] == .text("PartyOrganization/A"))
        #expect(try scratch.ledger.findMembers(name: "李二").map(\.id) == ["Member/2023-7"])
        #expect(try scratch.ledger.findOrganization("简A").map(\.number) == ["A"])
        #expect(try scratch.ledger.findOrganization("党组织B").map(\.number) == ["B"])
        #expect(try scratch.ledger.batches().map(\.entries) == [5, 2])
        #expect(try scratch.ledger.verify().isIntact)
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    /// However many the organisations, their facts are found by organisation and kind, even where no measure is named.
    @Test func factsOfManyOrganizationsAreFoundByTheirIndex() throws {
        let scratch = try Scratch()
        let many = (0..<400).map { "PartyOrganization/\($0)" }
        let kinds = ["dues.paid", "meeting.any", "meeting.memberAssembly", "talk.any"]
        let plan = try scratch.driver.read { db in
            try db.rows(
                """
                EXPLAIN QUERY PLAN SELECT record_id FROM fact
                WHERE unit_id = \(scratch.ledger.unit.text) AND organization_id IN (\(list: many))
                  AND kind IN (\(list: kinds)) AND first_day BETWEEN \(Int64(1)) AND \(Int64(365))
                  AND until_position = \(Int64.max)
                """
            ).map { try $0.text(3) }
        }
        #expect(plan.contains { $0.contains("fact_cell (unit_id=? AND organization_id=? AND kind=?") }, "\(plan)")
    }

    /// So many rows that SQLite makes its indexes anew: everything is found as if it had come one by one.
    @Test(arguments: Backend.available)
    func aBatchOfThousands(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        func layout() throws -> [[SQLValue]] {
            guard backend == .sqlite else { return [] }
            return try scratch.driver.read { db in
                try db.rows("SELECT name, sql FROM sqlite_master ORDER BY name").map(\.values)
                    + db.rows("SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx").map(\.values)
            }
        }
        let before = try layout()
        let receipt = try scratch.append(
            (0..<4200).map { .member("M\($0)", "党员\($0)", in: $0 % 3 == 0 ? "A" : "B") })
        #expect(receipt.ids.count == 4200)
        #expect(try layout() == before)
        let facts = try scratch.ledger.facts()
        #expect(try facts.stock(["roll.fullMember"], "count", in: scope("A"), on: day("2023-05-01")) == 1400)
        #expect(try facts.stock(["roll.fullMember"], "count", in: scope("W"), on: day("2023-05-01")) == 4200)
        #expect(try scratch.ledger.record("Member/M4199")?.fields["name"] == .text("党员4199"))
        #expect(try scratch.refusal([.member("M7", "另一人", in: "A")]).isEmpty == false)
        #expect(try scratch.ledger.verify().isIntact)
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test(arguments: Backend.available)
    func withoutTheKeyOpenFieldsAreReadable(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([.member("M01", "王一", in: "A"), .meeting(at: ["A"], on: "2023-03-01", present: ["M01"])])
        let locked = try Ledger.open(driver: scratch.driver, unit: scratch.ledger.unit, registers: TestBook.all)
        let member = try #require(try locked.record("Member/M01"))
        #expect(member.fields["name"] == nil)
        #expect(member.fields["joinedOn"] != nil)
        #expect(try locked.facts().sum(["meeting.held"], "count", in: scope("W"), during: year(2023)) == 1)
        #expect(try locked.history("Member/M01").first?.isLocked == true)
        #expect(throws: Notices.keyNeeded) { try locked.findMembers(name: "王一") }
        #expect(throws: Notices.keyNeeded) {
            try locked.append([.member("M02", "李二", in: "A")], author: "测试", at: 0)
        }
        #expect(throws: Notices.wrongKey) {
            try Ledger.open(driver: scratch.driver, unit: scratch.ledger.unit, key: MasterKey())
        }
    }

    @Test(arguments: Backend.available)
    func theNaturalKeyDecides(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([.member(nil, "王一", in: "A")])
        let again = try scratch.append([.member(nil, "王一", in: "A")])
        #expect(again.batch == nil)
        #expect(again.unchanged == [0])
        #expect(again.ids == ["Member/2023-6"])
        #expect(try scratch.refusal([.member(nil, "王一", in: "B")]) == ["0:organizationId:record-differs"])
        let amended = try scratch.append([.member(nil, "王一", in: "B")], differing: .amend(reason: "登记有误"))
        #expect(amended.entries == 1)
        #expect(try scratch.ledger.record("Member/2023-6")?.fields["organizationId"] == .text("PartyOrganization/B"))
        try scratch.append([.member("M9", "王一", in: "A", joined: "2021-01-01")])
        #expect(try scratch.refusal([.member(nil, "王一", in: "A")]) == ["0:name:record-ambiguous"])
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test(arguments: Backend.available)
    func aBatchIsCheckedAsAWhole(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.append([
            .meeting(at: ["A"], on: "2023-01-05", present: ["M1"]), .member("M1", "王一", in: "A"),
            .org("A", parent: "W"),
            .org("W", kind: .organCommittee, parent: nil),
        ])
        let before = try scratch.ledger.position
        #expect(
            try scratch.refusal([
                .meeting(at: ["A", "Q"], on: "2023-02-30"), .meeting(at: ["A"], on: "2023-02-01", present: ["M2"]),
                .record(register: "Meeting", fields: ["titel": .text("x")]),
                .record(register: "Nothing", fields: [:]),
                .defect("D", at: "Q", found: "2023-01-01", state: "lost"),
            ]) == [
                "0:on:field-form", "1:present:link-target-missing", "2:titel:unknown-field", "3::unknown-register",
                "4:state:field-form",
            ])
        #expect(try scratch.ledger.position == before)
        #expect(
            try scratch.refusal([.meeting(at: ["A"], on: "2019-01-05", present: ["M1"])]) == ["0:present:above-roll"])
    }

    @Test(arguments: Backend.available)
    func stepsAdvanceALivingRecord(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([.defect("D1", at: "A", found: "2023-02-01")])
        let id = "Defect/D1"
        #expect(
            try scratch.refusal([.advance(record: id, step: "close", on: day("2023-05-01"))]) == [
                "0:state:step-not-possible"
            ])
        #expect(
            try scratch.refusal([.advance(record: id, step: "rectify", on: day("2023-05-01"))]) == [
                "0:measure:step-needs-field"
            ])
        try scratch.append([
            .advance(record: id, step: "rectify", on: day("2023-05-01"), fields: ["measure": .text("已改")])
        ])
        #expect(
            try scratch.refusal([.advance(record: id, step: "close", on: day("2023-04-01"))]) == ["0::step-before-last"]
        )
        let open = try scratch.ledger.position
        try scratch.append([.advance(record: id, step: "close", on: day("2023-06-01"))])
        let record = try #require(try scratch.ledger.record(id))
        #expect(record.fields["state"] == .text("closed"))
        #expect(record.fields["closedOn"] == .text("2023-06-01"))
        #expect(record.steps.map(\.step) == ["rectify", "close"])
        let now = try scratch.ledger.facts()
        let then = try scratch.ledger.facts(asOf: open)
        #expect(try now.stock(["problem.open"], "count", in: scope("W"), on: day("2023-12-31")) == 0)
        #expect(try now.stock(["problem.open"], "count", in: scope("W"), on: day("2023-05-31")) == 1)
        #expect(try then.stock(["problem.open"], "count", in: scope("W"), on: day("2023-12-31")) == 1)
        #expect(try then.record(id)?.fields["state"] == .text("rectified"))
        // Last month's file again: what steps added since does not contradict it.
        #expect(try scratch.append([.defect("D1", at: "A", found: "2023-02-01")]).unchanged == [0])
        #expect(
            try scratch.refusal([.amend(record: id, fields: ["state": .text("open")], reason: " ")]) == [
                "0::reason-missing"
            ])
    }

    @Test(arguments: Backend.available)
    func whatIsReferredToIsNotRetracted(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        let batch = try #require(
            try scratch.append([
                .member("M1", "王一", in: "A"), .meeting("K1", at: ["A"], on: "2023-01-05", present: ["M1"]),
            ]).batch)
        #expect(try scratch.refusal([.retract(record: "Member/M1", reason: "误录")]) == ["0::record-referred-to"])
        try scratch.append([.retractBatch(batch: batch, reason: "整批有误")])
        #expect(try scratch.ledger.record("Member/M1") == nil)
        #expect(try scratch.ledger.facts().sum(["meeting.held"], "count", in: scope("W"), during: year(2023)) == 0)
        #expect(
            try scratch.ledger.facts(asOf: batch + 1).sum(["meeting.held"], "count", in: scope("W"), during: year(2023))
                == 1)
        // An import undone and done again goes on under the same numbers, with its history.
        #expect(try scratch.append([.member("M1", "王二", in: "A")]).entries == 1)
        #expect(try scratch.ledger.record("Member/M1")?.fields["name"] == .text("王二"))
        #expect(try scratch.ledger.history("Member/M1").map(\.action) == [.record, .retract, .record])
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test(arguments: Backend.available)
    func retractingABatchUndoesItsAmendments(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([.member("M1", "王一", in: "A")])
        let batch = try #require(
            try scratch.append([
                .amend(record: "Member/M1", fields: ["phone": nil, "note": .text("改")], reason: "导入")
            ]).batch)
        #expect(try scratch.ledger.record("Member/M1")?.fields["phone"] == nil)
        try scratch.append([.retractBatch(batch: batch, reason: "有误")])
        let record = try #require(try scratch.ledger.record("Member/M1"))
        #expect(record.fields["phone"] == .text("13900000000"))
        #expect(record.fields["note"] == nil)
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test(arguments: Backend.available)
    func oneMemberStandsOnOneRoll(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        func person(_ number: String, citizen: String) -> Change {
            .record(
                register: "Member", number: number,
                fields: [
                    "name": .text("人\(number)"), "birthDate": .text("1980-01-01"), "citizenID": .text(citizen),
                    "organizationId": .text("A"), "joinedOn": .text("2020-01-01"),
                ])
        }
        try scratch.append([person("M1", citizen: "990000197001010018")])
        #expect(
            try scratch.refusal([person("M2", citizen: "990000197001010018")]) == ["0:citizenID:citizen-number-double"])
        #expect(
            try scratch.refusal([person("M3", citizen: "1"), person("M4", citizen: "1")]) == [
                "1:citizenID:citizen-number-double"
            ])
        #expect(
            try scratch.refusal([.org("P", parent: "Q"), .org("Q", parent: "P")]).contains("0:parentId:tree-circle"))
    }

    @Test(arguments: Backend.available)
    func joinedRecordsAreOnePerson(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([
            .member("M1", "王一", in: "A"), .member("M2", "王一", in: "A"),
            .meeting("K1", at: ["A"], on: "2023-01-05", "会1", present: ["M1"]),
            .meeting("K2", at: ["A"], on: "2023-01-06", "会2", present: ["M2"]),
        ])
        let before = try scratch.ledger.position
        let kinds = ["meeting.held"]
        #expect(try scratch.ledger.facts().distinctMembers(kinds, in: scope("W"), during: year(2023)) == 2)
        try scratch.append([.join(record: "Member/M2", into: "Member/M1", reason: "同一人")])
        #expect(try scratch.ledger.facts().distinctMembers(kinds, in: scope("W"), during: year(2023)) == 1)
        #expect(try scratch.ledger.facts(asOf: before).distinctMembers(kinds, in: scope("W"), during: year(2023)) == 2)
        #expect(try scratch.ledger.record("Member/M2")?.id == "Member/M1")
        #expect(try scratch.ledger.record("Member/M2", asOf: before)?.id == "Member/M2")
        #expect(try scratch.ledger.rebuild().differing == [])
        #expect(try scratch.refusal([.retract(record: "Member/M1", reason: "x")]) == ["0::record-referred-to"])
    }

    @Test(arguments: Backend.available)
    func anErasedPersonIsGoneAndTheChainIsWhole(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([.member("M1", "王一", in: "A")])
        try scratch.append([.erase(record: "Member/M1", reason: "本人已离世多年")])
        let record = try #require(try scratch.ledger.record("Member/M1"))
        #expect(record.fields["name"] == nil)
        #expect(try scratch.ledger.record("Member/M1", asOf: 6)?.fields["name"] == nil)
        #expect(try scratch.ledger.findMembers(name: "王一").isEmpty)
        #expect(try scratch.ledger.verify().isIntact)
        #expect(
            try scratch.ledger.facts().stock(["roll.fullMember"], "count", in: scope("W"), on: day("2023-01-01")) == 1)
        try scratch.append([.amend(record: "Member/M1", fields: ["note": .text("x")], reason: "补记")])
    }
}
