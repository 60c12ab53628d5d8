import Crypto
import Foundation
import GRDB
import ShiluRegisters

/// Something that is answered by one-time links: a secret vote, a review of members, a survey.
public struct Ballot: Sendable {
    /// The raw value is stored: a released name never changes.
    public enum Kind: String, Sendable, CaseIterable {
        case vote, election, review, survey

        var label: String {
            switch self {
            case .vote: "无记名表决"
            case .election: "无记名投票选举"
            case .review: "民主评议"
            case .survey: "问卷调查"
            }
        }

        /// What may be answered to each line; empty where the line brings its own.
        var options: [String] {
            switch self {
            case .vote: ["赞成", "不赞成", "弃权"]
            case .election: ["赞成", "不赞成", "弃权"]
            case .review: ["优秀", "合格", "基本合格", "不合格"]
            case .survey: []
            }
        }
    }

    /// One line to be answered.
    public struct Question: Sendable, Hashable {
        public let title: String
        /// Empty for an answer in words.
        public let options: [String]
        /// Whether several may be ticked.
        public let isMultiple: Bool
    }

    public let id: String
    public let account: Int64
    /// `PartyOrganization/…`
    public let organization: String
    public let kind: Kind
    public let title: String
    public let questions: [Question]
    /// How many of an election's candidates may be voted for; 0 for no limit.
    public let seats: Int
    public let isClosed: Bool
    /// How many slips were handed out.
    public let slips: Int
    /// How many came back.
    public let returned: Int
}

/// What one slip says: for each question the options ticked, or the words.
typealias BallotAnswers = [[String]]

/// Ballots, their slips and their votes.
///
/// Nothing joins a vote with a voter: a slip belongs to nobody (slips are drawn, not sent), it only knows whether it was
/// used; a vote has a random key, no time and no slip, and lies in the order of its key. See docs/decisions.
public struct BallotStore: Sendable {
    static let migration = StateMigration(
        "ballots-1",
        """
        CREATE TABLE ballot (
            id TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), organization TEXT NOT NULL,
            kind TEXT NOT NULL, title TEXT NOT NULL, questions TEXT NOT NULL, seats INTEGER NOT NULL,
            closed INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE ballot_slip (
            hash BLOB PRIMARY KEY, ballot TEXT NOT NULL REFERENCES ballot (id), used INTEGER NOT NULL DEFAULT 0)
            WITHOUT ROWID;
        CREATE INDEX ballot_slip_ballot ON ballot_slip (ballot);
        CREATE TABLE ballot_vote (
            ballot TEXT NOT NULL, key BLOB NOT NULL, answers TEXT NOT NULL, PRIMARY KEY (ballot, key)) WITHOUT ROWID;
        """)

    /// Slips of one ballot at most.
    static let mostSlips = 2000

    let state: StateStore

    private static let selected = """
        SELECT id, account, organization, kind, title, questions, seats, closed,
            (SELECT COUNT(*) FROM ballot_slip WHERE ballot = ballot.id),
            (SELECT COUNT(*) FROM ballot_vote WHERE ballot = ballot.id) FROM ballot
        """

    private static func ballot(_ row: Row) -> Ballot? {
        guard let kind = Ballot.Kind(rawValue: row[3]), let json = JSON(parsing: row[5] as String) else { return nil }
        let questions = (json.items ?? []).map { item in
            Ballot.Question(
                title: item["title"]?.string ?? "", options: item["options"]?.items?.compactMap(\.string) ?? [],
                isMultiple: item["multiple"] == .bool(true))
        }
        return Ballot(
            id: row[0], account: row[1], organization: row[2], kind: kind, title: row[4], questions: questions,
            seats: row[6], isClosed: row[7] != 0, slips: row[8], returned: row[9])
    }

    func create(
        account: Int64, organization: String, kind: Ballot.Kind, title: String, questions: [Ballot.Question], seats: Int
    ) throws -> String {
        let id = RandomText.make(bytes: 9)
        let json = JSON.list(
            questions.map {
                .object([
                    "title": .text($0.title), "options": .texts($0.options), "multiple": .bool($0.isMultiple),
                ])
            })
        try state.write { db in
            try db.execute(
                sql:
                    "INSERT INTO ballot (id, account, organization, kind, title, questions, seats) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [id, account, organization, kind.rawValue, title, json.compact, seats])
        }
        return id
    }

    func ballot(_ id: String) throws -> Ballot? {
        try state.read { db in
            try Row.fetchOne(db, sql: Self.selected + " WHERE id = ?", arguments: [id]).flatMap(Self.ballot)
        }
    }

    func ballots() throws -> [Ballot] {
        try state.read { db in
            try Row.fetchAll(db, sql: Self.selected + " ORDER BY closed, title, id LIMIT 500").compactMap(Self.ballot)
        }
    }

    /// Makes slips. Returns their texts, which cannot be shown again.
    func makeSlips(_ count: Int, for ballot: String) throws -> [String] {
        let texts = (0..<max(0, min(count, Self.mostSlips))).map { _ in RandomText.make(bytes: 18) }
        let made = try state.write { db in
            guard try Int.fetchOne(db, sql: "SELECT closed FROM ballot WHERE id = ?", arguments: [ballot]) == 0 else {
                return false
            }
            for text in texts {
                try db.execute(
                    sql: "INSERT INTO ballot_slip (hash, ballot) VALUES (?, ?)", arguments: [Self.hash(text), ballot])
            }
            return true
        }
        return made ? texts : []
    }

    /// What a slip is for, and whether it may still be used.
    func find(slip text: String) throws -> (ballot: Ballot, isUsed: Bool)? {
        try state.read { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT ballot, used FROM ballot_slip WHERE hash = ?", arguments: [Self.hash(text)]),
                let ballot = try Row.fetchOne(
                    db, sql: Self.selected + " WHERE id = ?", arguments: [row[0] as String]
                ).flatMap(Self.ballot)
            else { return nil }
            return (ballot, row[1] != 0)
        }
    }

    /// Takes a vote for a slip, once. Returns whether it was taken.
    func vote(_ answers: BallotAnswers, slip text: String) throws -> Bool {
        let body = JSON.list(answers.map { .texts($0) }).compact
        var generator = SystemRandomNumberGenerator()
        let key = Data((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
        return try state.write { db in
            guard
                let ballot = try String.fetchOne(
                    db,
                    sql: """
                        SELECT s.ballot FROM ballot_slip s JOIN ballot b ON b.id = s.ballot
                        WHERE s.hash = ? AND s.used = 0 AND b.closed = 0
                        """, arguments: [Self.hash(text)])
            else { return false }
            try db.execute(sql: "UPDATE ballot_slip SET used = 1 WHERE hash = ?", arguments: [Self.hash(text)])
            try db.execute(
                sql: "INSERT INTO ballot_vote (ballot, key, answers) VALUES (?, ?, ?)", arguments: [ballot, key, body])
            return true
        }
    }

    /// Ends a ballot, for good.
    func close(_ id: String) throws {
        try state.write { try $0.execute(sql: "UPDATE ballot SET closed = 1 WHERE id = ?", arguments: [id]) }
    }

    /// All votes of a closed ballot; nil while it is open: nobody sees how it stands.
    func votes(of id: String) throws -> [BallotAnswers]? {
        try state.read { db in
            guard try Int.fetchOne(db, sql: "SELECT closed FROM ballot WHERE id = ?", arguments: [id]) == 1 else {
                return nil
            }
            return try String.fetchAll(
                db, sql: "SELECT answers FROM ballot_vote WHERE ballot = ? ORDER BY answers", arguments: [id]
            ).compactMap { JSON(parsing: $0)?.items?.map { $0.items?.compactMap(\.string) ?? [] } }
        }
    }

    private static func hash(_ text: String) -> Data { Data(SHA256.hash(data: Data(text.utf8))) }
}

/// What the votes come to.
struct BallotTally {
    struct Line {
        let question: Ballot.Question
        /// For each option in order.
        let counts: [Int]
        /// Those that left it open.
        let blank: Int
        /// Answers in words, in alphabetical order: the order of answering is not kept.
        let words: [String]
    }
    let lines: [Line]
    let returned: Int
    /// Votes with more ticks than seats.
    let invalid: Int

    init(_ ballot: Ballot, _ votes: [BallotAnswers]) {
        func isValid(_ vote: BallotAnswers) -> Bool {
            guard ballot.kind == .election, ballot.seats > 0, let yes = ballot.kind.options.first else { return true }
            return vote.count { $0.first == yes } <= ballot.seats
        }
        let valid = votes.filter(isValid)
        returned = votes.count
        invalid = votes.count - valid.count
        lines = ballot.questions.enumerated().map { index, question in
            let answers = valid.map { $0.indices.contains(index) ? $0[index] : [] }
            return Line(
                question: question,
                counts: question.options.map { option in answers.count { $0.contains(option) } },
                blank: answers.count(where: \.isEmpty),
                words: question.options.isEmpty ? answers.compactMap(\.first).sorted() : [])
        }
    }
}

extension WebApp {
    /// Secret votes, reviews and surveys.
    var ballots: BallotStore { BallotStore(state: state) }
}
