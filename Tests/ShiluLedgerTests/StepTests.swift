import ShiluLedger
import ShiluRegisters
import Testing

/// How living records come to their state, and how a step that was entered wrongly is taken back.
@Suite struct StepTests {
    private func advanced(_ backend: Backend) throws -> (Scratch, Int64) {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([.defect("D1", at: "A", found: "2023-02-01")])
        let receipt = try scratch.append([
            .advance(record: "Defect/D1", step: "rectify", on: day("2023-05-01"), fields: ["measure": .text("已改")])
        ])
        return (scratch, try #require(receipt.batch))
    }

    @Test(arguments: Backend.available)
    func theStateIsNotAmended(_ backend: Backend) throws {
        let (scratch, _) = try advanced(backend)
        for state: Value? in [.text("open"), .text("closed"), nil] {
            #expect(
                try scratch.refusal([.amend(record: "Defect/D1", fields: ["state": state], reason: "写错")]) == [
                    "0:state:state-by-step"
                ])
        }
        // The same state again changes nothing, and the rest of the record can be amended.
        try scratch.append([
            .amend(
                record: "Defect/D1", fields: ["state": .text("rectified"), "title": .text("改名")], reason: "写错")
        ])
        #expect(try scratch.ledger.record("Defect/D1")?.fields["title"] == .text("改名"))
        do {
            try scratch.append([.amend(record: "Defect/D1", fields: ["state": .text("closed")], reason: "写错")])
            Issue.record("an amended state was taken")
        } catch let refusal as BatchRefusal {
            let notice = try #require(refusal.notices.first)
            #expect(notice.what.contains("由办理步骤决定"))
            #expect(notice.next.contains("（close）"))
        }
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test(arguments: Backend.available)
    func aSheetDoesNotMoveTheState(_ backend: Backend) throws {
        let (scratch, _) = try advanced(backend)
        do {
            try scratch.append(
                [.defect("D1", at: "A", found: "2023-02-02", state: "closed")], differing: .amend(reason: "更正"))
            Issue.record("a sheet changed the state")
        } catch let refusal as BatchRefusal {
            #expect(refusal.problems.map { "\($0.field):\($0.notice.code)" } == ["state:state-by-step"])
        }
    }

    @Test(arguments: Backend.available)
    func theLastStepIsTakenBack(_ backend: Backend) throws {
        let (scratch, batch) = try advanced(backend)
        let before = try scratch.ledger.position
        try scratch.append([.retractBatch(batch: batch, reason: "记错了问题")])
        let record = try #require(try scratch.ledger.record("Defect/D1"))
        #expect(record.fields["state"] == .text("open"))
        #expect(record.fields["measure"] == nil)
        #expect(record.steps.isEmpty)
        // What was said stays readable, and the past is as it was.
        #expect(try scratch.ledger.record("Defect/D1", asOf: before)?.steps.map(\.step) == ["rectify"])
        #expect(try scratch.ledger.history("Defect/D1").map(\.action) == [.record, .advance, .amend])
        #expect(try scratch.ledger.history("Defect/D1").last?.fields == ["state": .text("open")])
        #expect(try scratch.ledger.rebuild().differing == [])
        #expect(try scratch.ledger.verify().isIntact)
        // An earlier day may now be given, and the step is free again.
        try scratch.append([
            .advance(record: "Defect/D1", step: "rectify", on: day("2023-04-01"), fields: ["measure": .text("已改")])
        ])
        #expect(try scratch.ledger.record("Defect/D1")?.steps.map(\.on.description) == ["2023-04-01"])
    }

    @Test(arguments: Backend.available)
    func onlyTheLastStepIsTakenBack(_ backend: Backend) throws {
        let (scratch, batch) = try advanced(backend)
        try scratch.append([.advance(record: "Defect/D1", step: "close", on: day("2023-06-01"))])
        #expect(try scratch.refusal([.retractBatch(batch: batch, reason: "误")]) == ["0::batch-not-reversible"])
    }

    @Test(arguments: Backend.available)
    func twoStepsOfOneBatchGoTogether(_ backend: Backend) throws {
        let scratch = try Scratch(backend)
        try scratch.appendTree()
        try scratch.append([.defect("D1", at: "A", found: "2023-02-01")])
        let batch = try #require(
            try scratch.append([
                .advance(
                    record: "Defect/D1", step: "rectify", on: day("2023-05-01"), fields: ["measure": .text("已改")]),
                .advance(record: "Defect/D1", step: "close", on: day("2023-06-01")),
            ]).batch)
        try scratch.append([.retractBatch(batch: batch, reason: "误")])
        let record = try #require(try scratch.ledger.record("Defect/D1"))
        #expect(record.steps.isEmpty)
        #expect(record.fields["state"] == .text("open"))
        #expect(record.fields["closedOn"] == nil)
        #expect(try scratch.ledger.rebuild().differing == [])
    }
}
