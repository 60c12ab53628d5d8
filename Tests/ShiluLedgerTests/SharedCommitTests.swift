import Dispatch
import Foundation
import ShiluRegisters
import Synchronization
import Testing

@testable import ShiluLedger
@testable import ShiluLedgerSQLite

/// Short writes that wait for each other share a commit; nobody must notice.
@Suite struct SharedCommitTests {
    /// Runs bodies each on a thread of its own, and waits for all.
    private func together(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let group = DispatchGroup()
        for index in 0..<count {
            group.enter()
            Thread.detachNewThread {
                body(index)
                group.leave()
            }
        }
        group.wait()
    }

    @Test func aTreeThatIsKeptBetweenSavesIsThatOfTheLedger() throws {
        let scratch = try Scratch()
        try scratch.appendTree()
        try scratch.append([.meeting(at: ["A", "B"], on: "2023-01-05")])
        // What came to nothing is not kept.
        let grown: [Change] = [
            .org("V", kind: .organCommittee, parent: "W"), .org("C", parent: "V"), .org("D", parent: "V"),
        ]
        _ = try scratch.ledger.append(grown, author: "测试", at: 1_700_000_100, dryRun: true)
        #expect(try scratch.refusal([.meeting(at: ["C", "D"], on: "2023-01-06")]).isEmpty == false)
        // What somebody else wrote is seen.
        let other = try Ledger.open(
            driver: try SQLiteDriver(path: scratch.path), key: scratch.key, registers: TestBook.all)
        _ = try other.append(grown, author: "别人", at: 1_700_000_100)
        try scratch.append([.meeting(at: ["C", "D"], on: "2023-01-06")])
        for (number, held) in [("V", 1), ("W", 2), ("C", 1)] as [(String, Int64)] {
            #expect(
                try scratch.ledger.facts().sum(["meeting.held"], "count", in: scope(number), during: year(2023))
                    == held,
                "\(number)")
        }
        #expect(try scratch.ledger.rebuild().differing == [])
    }

    @Test func eachIsWrittenOrRefusedByItselfAndSeenByOthersWhenItReturns() throws {
        let scratch = try Scratch()
        try scratch.appendTree()
        let before = try scratch.ledger.position
        let ledger = scratch.ledger
        let other = try Ledger.open(
            driver: try SQLiteDriver(path: scratch.path), key: scratch.key, registers: TestBook.all)
        let outcomes = Mutex<[Int: String]>([:])
        together(24) { index in
            // Every third names a branch that does not exist; one is too long to share.
            let branch = index % 3 == 0 ? "none" : "A"
            let count = index == 4 ? 30 : 1
            let changes = (0..<count).map { Change.meeting("K\(index)-\($0)", at: [branch], on: "2023-01-05") }
            let said: String
            do {
                let receipt = try ledger.append(changes, author: "测试", at: 1_700_000_100)
                let isSeen = try other.record(receipt.ids.first ?? "") != nil && other.position >= receipt.position
                said = isSeen ? "written" : "not seen"
            } catch { said = error is BatchRefusal ? "refused" : "\(error)" }
            outcomes.withLock { $0[index] = said }
        }
        for (index, said) in outcomes.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            #expect(said == (index % 3 == 0 ? "refused" : "written"), "\(index)")
        }
        #expect(try ledger.position == before + 15 + 30)
        #expect(try other.position == before + 15 + 30)
        #expect(try ledger.verify().isIntact)
        try other.close()
    }

    @Test func theLastPositionIsKnownAlsoOfWhatOthersWrite() throws {
        let scratch = try Scratch()
        try scratch.appendTree()
        let other = try Ledger.open(
            driver: try SQLiteDriver(path: scratch.path), key: scratch.key, registers: TestBook.all)
        for index in 0..<5 {
            let writer = index % 2 == 0 ? other : scratch.ledger
            let receipt = try writer.append(
                [.meeting("K\(index)", at: ["A"], on: "2023-01-05")], author: "测试", at: 1_700_000_100)
            #expect(try scratch.ledger.position == receipt.position)
            #expect(try other.position == receipt.position)
        }
        try scratch.driver.read { db in
            let inside = try scratch.ledger.position
            _ = try other.append([.meeting("K9", at: ["A"], on: "2023-01-05")], author: "测试", at: 1_700_000_100)
            #expect(try scratch.ledger.position == inside, "a snapshot knows no newer writes")
            _ = db
        }
        try other.close()
    }

    @Test(arguments: [true, false])
    func aFailedCommitFailsAllThatShareIt(_ fails: Bool) throws {
        let turns = WriteTurns()
        let first = turns.begin(isShort: true)
        #expect(!first.isOpen)
        let second = Mutex<(isOpen: Bool, isLast: Bool)?>(nil)
        let third = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            let turn = turns.begin(isShort: true)
            let isLast = turns.isLast(turn)
            second.withLock { $0 = (turn.isOpen, isLast) }
            if fails { turns.fail(turn, Notices.full) } else { try? turns.end(turn) }
            third.signal()
        }
        while turns.waiting == 0 { usleep(1000) }
        #expect(!turns.isLast(first), "the one that waits goes on in the transaction")
        if fails {
            #expect(throws: Notice.self) { try turns.end(first) }
        } else {
            try turns.end(first)
        }
        third.wait()
        let seen = second.withLock { $0 }
        #expect(seen?.isOpen == true)
        #expect(seen?.isLast == true)
        #expect(!turns.begin(isShort: true).isOpen, "the next one begins anew")
    }

    @Test func aShortWriteIsNotKeptWaitingForALongOne() throws {
        let turns = WriteTurns()
        let first = turns.begin(isShort: true)
        Thread.detachNewThread {
            let turn = turns.begin(isShort: false)
            _ = turns.isLast(turn)
            try? turns.end(turn)
        }
        while turns.waiting == 0 { usleep(1000) }
        #expect(turns.isLast(first))
        try turns.end(first)
    }
}
