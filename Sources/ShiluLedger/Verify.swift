import ShiluRegisters

/// The first place at which a ledger is not what was written.
public struct BrokenEntry: Sendable, Hashable {
    public let position: Int64
    /// Empty where the entry is gone.
    public let record: String
    /// What differs and what to do.
    public let notice: Notice
}

public struct VerifyReport: Sendable, Hashable {
    /// Entries that were found right.
    public let entries: Int64
    /// The ledger's last position.
    public let position: Int64
    /// The last hash, in hexadecimal: whoever keeps it elsewhere can prove later that nothing before it was changed.
    public let hash: String
    public let broken: BrokenEntry?
    /// Whether the database finds its own pages in order: the entries may be whole while what is derived from them is not.
    public let isFileSound: Bool
    /// The files that records name; nil where no store was given to look at.
    public let attachments: AttachmentReport?
    public var isIntact: Bool { broken == nil && isFileSound && attachments?.damaged.isEmpty != false }

    /// What is wrong with the file where the entries are right.
    public static let fileDamaged = Notice(
        "ledger-damaged", "台账文件有损坏的地方；原始记录的链条没有断", next: "请先另存一份，再运行 shilu rebuild 重做统计和索引；仍不行的，从备份恢复")
}

extension Ledger {
    /// Recomputes the chain from its beginning and stops at the first entry that is not right, then looks at every file that a
    /// record names; beside both the database looks over its own pages. Needs no key.
    ///
    /// - Parameters:
    ///   - store: where the files lie; nil leaves them out.
    ///   - progress: entries done, and how many there are.
    ///   - filesProgress: files done, and how many there are.
    public func verify(
        files store: AttachmentStore? = nil, progress: ((Int64, Int64) -> Void)? = nil,
        filesProgress: ((Int, Int) -> Void)? = nil
    ) throws -> VerifyReport {
        let pages = Background { [driver] in
            try Self.unlessDamaged { try driver.read { try $0.isSound(indexes: false) } }
        }
        let chain = Result { try verifyChain(progress: progress) }
        let attachments = Result {
            try Self.unlessDamaged { try store.map { try verifyAttachments(in: $0, progress: filesProgress) } }
        }
        let isFileSound = try pages.wait() ?? false
        let (done, head, hash, broken) = try chain.get()
        let files = try attachments.get()
        return VerifyReport(
            entries: done, position: head, hash: hash.hexadecimal, broken: broken,
            isFileSound: isFileSound && files != nil, attachments: files ?? nil)
    }

    /// Nil where a page cannot even be read, which is damage to be told with the rest.
    private static func unlessDamaged<T>(_ read: () throws -> T) throws -> T? {
        do { return try read() } catch let notice as Notice where notice.code == Notices.damaged.code { return nil }
    }

    private func verifyChain(progress: ((Int64, Int64) -> Void)?) throws -> (
        done: Int64, head: Int64, hash: [UInt8], broken: BrokenEntry?
    ) {
        try driver.read { db in
            let (head, headHash) = try head(db)
            var chain = EntryChain(suite: suite, unit: unit.text)
            var previous = chain.genesis
            var done: Int64 = 0
            func report(_ broken: BrokenEntry?) -> (Int64, Int64, [UInt8], BrokenEntry?) {
                (done, head, headHash, broken)
            }
            while true {
                let start = done
                do {
                    try db.each(
                        """
                        SELECT \(sql: StoredEntry.selected) FROM entry
                        WHERE unit_id = \(unit.text) AND position > \(start) ORDER BY position LIMIT 1000
                        """
                    ) { row in
                        previous = try check(row, after: done, previous, headHash, &chain, db)
                        done += 1
                    }
                } catch let found as Found { return report(found.entry) }
                progress?(done, head)
                if done - start < 1000 { break }
            }
            if done < head {
                return report(Self.broken(done + 1, "", "台账应有\(head)条，第\(done + 1)条以后不见了"))
            }
            if done > head || previous != headHash {
                return report(Self.broken(done, "", "末尾与台账登记的条数或校验值不符"))
            }
            return report(nil)
        }
    }

    /// Carries what is broken out of the reading.
    private struct Found: Error { let entry: BrokenEntry }

    /// Looks at one row of the table and says its hash.
    private func check(
        _ row: any SQLCursor, after done: Int64, _ previous: [UInt8], _ headHash: [UInt8], _ chain: inout EntryChain,
        _ db: any SQLConnection
    ) throws -> [UInt8] {
        typealias Column = StoredEntry.Column
        let hash: [UInt8]
        let isLinked: Bool
        let isRight: Bool
        do {
            guard Column.texts.allSatisfy(row.isText), !Column.bytes.contains(where: row.isText),
                EntryAction(rawValue: try row.text(Column.action)) != nil
            else { throw Notices.damaged }
            let position = try row.integer(Column.position)
            guard position == done + 1 else {
                throw Found(entry: Self.broken(done + 1, "", "第\(done + 1)条不见了，后面是第\(position)条"))
            }
            isLinked = try row.withBytes(Column.previous) { $0.elementsEqual(previous) }
            hash = try chain.hash(row, after: previous)
            isRight = try row.withBytes(Column.hash) { $0.elementsEqual(hash) }
        } catch is Notice {
            throw Found(entry: Self.broken(done + 1, "", "这一条的内容读不出，已被改动"))
        }
        if isLinked, isRight { return hash }
        let record = try row.text(Column.record)
        guard isLinked else {
            throw Found(entry: Self.broken(done + 1, record, "与前一条的链接断了，次序或前一条被改动过"))
        }
        // Where the next entry still holds the right hash, only the stored hash was touched.
        let next =
            try db.rows("SELECT previous FROM entry WHERE unit_id = \(unit.text) AND position = \(done + 2)")
            .first.map { try $0.bytes(0) } ?? headHash
        throw Found(
            entry: Self.broken(
                done + 1, record, next == hash ? "存下的校验值被改动过，内容未变" : "内容与写入时不同，被改动过"))
    }

    private static func broken(_ position: Int64, _ record: String, _ what: String) -> BrokenEntry {
        BrokenEntry(
            position: position, record: record,
            notice: Notice(
                "chain-broken", "第\(position)条：\(what)", next: "请保留现场，从备份恢复并查明经过",
                place: record))
    }
}

extension [UInt8] {
    var hexadecimal: String {
        let digits = [UInt8]("0123456789abcdef".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(count * 2)
        for byte in self {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }
}
