import Crypto
import Foundation
import GRDB
import ShiluRegisters

/// Questionnaires of the ledger that are being answered on phones.
///
/// Anonymous ones are ballots like any other: their slips are drawn. Named ones have a link for each member; their answers
/// are kept until the result is in the ledger, and are then deleted: what stays is the score.
struct TestStore: Sendable {
    static let migration = StateMigration(
        "tests-1",
        """
        CREATE TABLE questionnaire_round (
            record TEXT PRIMARY KEY, ballot TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        CREATE TABLE test_link (
            hash BLOB PRIMARY KEY, record TEXT NOT NULL REFERENCES questionnaire_round (record), member TEXT NOT NULL)
            WITHOUT ROWID;
        CREATE INDEX test_link_member ON test_link (record, member);
        CREATE TABLE test_taker (
            record TEXT NOT NULL, member TEXT NOT NULL, answers TEXT, PRIMARY KEY (record, member)) WITHOUT ROWID;
        """)

    struct Round: Sendable {
        /// `Questionnaire/…`
        let record: String
        /// The ballot of an anonymous one; empty for a named one.
        let ballot: String
        let isClosed: Bool
        /// Members who were given a link.
        let takers: Int
        /// Members who answered.
        let returned: Int
    }

    let state: StateStore

    func round(_ record: String) throws -> Round? {
        try state.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT record, ballot, closed, (SELECT COUNT(*) FROM test_taker WHERE record = r.record),
                        (SELECT COUNT(*) FROM test_taker WHERE record = r.record AND answers IS NOT NULL)
                    FROM questionnaire_round r WHERE record = ?
                    """, arguments: [record]
            ).map { Round(record: $0[0], ballot: $0[1], isClosed: $0[2] != 0, takers: $0[3], returned: $0[4]) }
        }
    }

    func begin(_ record: String, ballot: String) throws {
        try state.write { db in
            try db.execute(
                sql: "INSERT INTO questionnaire_round (record, ballot) VALUES (?, ?)", arguments: [record, ballot])
        }
    }

    /// Gives up a round that nobody answered, as when its opening was refused.
    func cancel(_ record: String) throws {
        try state.write { db in
            for table in ["test_link", "test_taker", "questionnaire_round"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE record = ?", arguments: [record])
            }
        }
    }

    /// Makes a link for each member who has not answered yet; earlier links of theirs no longer open. The texts cannot be
    /// shown again.
    func makeLinks(_ members: [String], for record: String) throws -> [(member: String, text: String)] {
        try state.write { db in
            guard
                try Int.fetchOne(
                    db, sql: "SELECT closed FROM questionnaire_round WHERE record = ?", arguments: [record]) == 0
            else { return [] }
            var made: [(member: String, text: String)] = []
            for member in members {
                let isDone =
                    try Int.fetchOne(
                        db,
                        sql: "SELECT COUNT(*) FROM test_taker WHERE record = ? AND member = ? AND answers IS NOT NULL",
                        arguments: [record, member]) ?? 0
                if isDone > 0 { continue }
                let text = RandomText.make(bytes: 18)
                try db.execute(
                    sql: "DELETE FROM test_link WHERE record = ? AND member = ?", arguments: [record, member])
                try db.execute(
                    sql: "INSERT INTO test_link (hash, record, member) VALUES (?, ?, ?)",
                    arguments: [Self.hash(text), record, member])
                try db.execute(
                    sql:
                        "INSERT INTO test_taker (record, member) VALUES (?, ?) ON CONFLICT (record, member) DO NOTHING",
                    arguments: [record, member])
                made.append((member, text))
            }
            return made
        }
    }

    /// Whose link it is, for which questionnaire, and whether it may still be answered.
    func find(_ text: String) throws -> (record: String, member: String, isDone: Bool, isClosed: Bool)? {
        try state.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT l.record, l.member, t.answers IS NOT NULL, r.closed FROM test_link l
                    JOIN questionnaire_round r ON r.record = l.record
                    LEFT JOIN test_taker t ON t.record = l.record AND t.member = l.member WHERE l.hash = ?
                    """, arguments: [Self.hash(text)]
            ).map { ($0[0], $0[1], $0[2] != 0, $0[3] != 0) }
        }
    }

    /// Takes the answers of a link, once. Returns whether they were taken.
    func answer(_ text: String, _ answers: BallotAnswers) throws -> Bool {
        let body = JSON.list(answers.map { .texts($0) }).compact
        return try state.write { db in
            try db.execute(
                sql: """
                    UPDATE test_taker SET answers = ? WHERE answers IS NULL AND EXISTS (
                        SELECT 1 FROM test_link l JOIN questionnaire_round r ON r.record = l.record
                        WHERE l.hash = ? AND r.closed = 0 AND l.record = test_taker.record AND l.member = test_taker.member)
                    """, arguments: [body, Self.hash(text)])
            return db.changesCount == 1
        }
    }

    func close(_ record: String) throws {
        try state.write {
            try $0.execute(sql: "UPDATE questionnaire_round SET closed = 1 WHERE record = ?", arguments: [record])
        }
    }

    /// The answers of a closed one by member, who did not answer left out; nil while it is open.
    func answers(of record: String) throws -> [(member: String, answers: BallotAnswers)]? {
        try state.read { db in
            guard
                try Int.fetchOne(
                    db, sql: "SELECT closed FROM questionnaire_round WHERE record = ?", arguments: [record]) == 1
            else { return nil }
            return try Row.fetchAll(
                db,
                sql: "SELECT member, answers FROM test_taker WHERE record = ? AND answers IS NOT NULL ORDER BY member",
                arguments: [record]
            ).map { row in
                let answers = JSON(parsing: row[1] as String)?.items?.map { $0.items?.compactMap(\.string) ?? [] }
                return (row[0], answers ?? [])
            }
        }
    }

    /// Deletes what was answered, once the result is in the ledger.
    func forget(_ record: String) throws {
        try state.write { db in
            try db.execute(sql: "DELETE FROM test_link WHERE record = ?", arguments: [record])
            try db.execute(
                sql: "UPDATE test_taker SET answers = '[]' WHERE record = ? AND answers IS NOT NULL",
                arguments: [record])
        }
    }

    private static func hash(_ text: String) -> Data { Data(SHA256.hash(data: Data(text.utf8))) }
}

extension WebApp {
    /// Questionnaires that are answered on phones.
    var tests: TestStore { TestStore(state: state) }
}
