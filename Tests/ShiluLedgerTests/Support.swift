import Foundation
import ShiluLedger
import ShiluLedgerPostgres
import ShiluLedgerSQLite
import ShiluRegisters
import Testing

/// The databases on which the store's contract is tested: SQLite always, PostgreSQL where SHILU_TEST_PG names a server.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres
    static let conninfo = ProcessInfo.processInfo.environment["SHILU_TEST_PG"]
    static var available: [Backend] { conninfo == nil ? [.sqlite] : allCases }
    var testDescription: String { rawValue }
}

/// A ledger of its own in a temporary place, gone with the value.
final class Scratch {
    let folder: String
    let driver: any LedgerDriver
    let ledger: Ledger
    let key: MasterKey

    var path: String { folder + "/test.shilu" }

    init(_ backend: Backend = .sqlite) throws {
        folder = try Scratch.makeFolder()
        key = MasterKey()
        let unit: String
        switch backend {
        case .sqlite:
            driver = try SQLiteDriver(path: folder + "/test.shilu", create: true)
            unit = "unit"
        case .postgres:
            // One database for all tests: units keep them apart, as in use.
            driver = try PostgresDriver(conninfo: try #require(Backend.conninfo))
            unit = UUID().uuidString
        }
        ledger = try Ledger.create(
            driver: driver, unit: UnitID(unit), name: "市某局机关党委", key: key, at: 1_700_000_000,
            registers: TestBook.all)
    }

    deinit {
        try? driver.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static func makeFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "shilu-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    @discardableResult
    func append(_ changes: [Change], differing: DifferingRecords = .refuse) throws -> Receipt {
        try ledger.append(changes, author: "测试", at: 1_700_000_100, note: "测试", differing: differing)
    }

    /// The codes of the problems that an append is refused with; empty when it is accepted.
    func refusal(_ changes: [Change]) throws -> [String] {
        do {
            try append(changes)
            return []
        } catch let refusal as BatchRefusal {
            return refusal.problems.map { "\($0.index):\($0.field):\($0.notice.code)" }
        }
    }

    /// A committee with two branches, one of which has a party group, and a branch of nobody.
    func appendTree() throws {
        try append([
            .org("W", kind: .organCommittee, parent: nil), .org("A", parent: "W"), .org("B", parent: "W"),
            .org("A1", kind: .partyGroup, parent: "A"), .org("X", parent: nil),
        ])
    }
}

extension Change {
    static func org(
        _ number: String, kind: OrganizationKind = .partyBranch, parent: String?, founded: String = "2010-01-01"
    ) -> Change {
        var fields: [String: Value] = [
            "name": .text("党组织\(number)"), "shortName": .text("简\(number)"), "kind": .text(kind.rawValue),
            "foundedOn": .text(founded),
        ]
        if let parent { fields["parentId"] = .text("PartyOrganization/\(parent)") }
        return .record(register: "PartyOrganization", number: number, fields: fields)
    }

    static func member(_ number: String?, _ name: String, in branch: String, joined: String = "2020-01-01") -> Change {
        .record(
            register: "Member", number: number,
            fields: [
                "name": .text(name), "birthDate": .text("1980-02-03"), "organizationId": .text(branch),
                "joinedOn": .text(joined), "phone": .text("13900000000"),
            ])
    }

    static func meeting(
        _ number: String? = nil, at branches: [String], on day: String, _ title: String = "会", present: [String] = [],
        cost: Int64 = 0
    ) -> Change {
        var fields: [String: Value] = [
            "organizationIds": .list(branches.map { .text("PartyOrganization/\($0)") }), "on": .text(day),
            "title": .text(title),
        ]
        if !present.isEmpty { fields["present"] = .list(present.map { .text("Member/\($0)") }) }
        if cost != 0 { fields["cost"] = .integer(cost) }
        return .record(register: "Meeting", number: number, fields: fields)
    }

    static func defect(_ number: String, at branch: String, found: String, state: String = "open") -> Change {
        .record(
            register: "Defect", number: number,
            fields: [
                "organizationId": .text("PartyOrganization/\(branch)"), "title": .text("问题\(number)"),
                "foundOn": .text(found), "state": .text(state),
            ])
    }
}

func day(_ text: String) throws -> Day { try #require(Day(text)) }
func year(_ year: Int) throws -> Period { try #require(Period(year: year)) }
func scope(_ number: String, alone: Bool = false) -> Scope {
    Scope("PartyOrganization/\(number)", includesSubtree: !alone)
}
