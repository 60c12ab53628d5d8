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
    public var isIntact: Bool { broken == nil }
}

extension Ledger {
    /// Recomputes the chain from its beginning and stops at the first entry that is not right.
    ///
    /// - Parameter progress: entries done, and how many there are.
    public func verify(progress: ((Int64, Int64) -> Void)? = nil) throws -> VerifyReport {
        try driver.read { db in
            let (head, headHash) = try head(db)
            var chain = EntryChain(suite: suite, unit: unit.text)
            var previous = chain.genesis
            var done: Int64 = 0
            func report(_ broken: BrokenEntry?) -> VerifyReport {
                VerifyReport(entries: done, position: head, hash: headHash.hexadecimal, broken: broken)
            }
            while true {
                let rows = try db.rows(
                    """
                    SELECT \(sql: StoredEntry.selected) FROM entry
                    WHERE unit_id = \(unit.text) AND position > \(done) ORDER BY position LIMIT 1000
                    """)
                for row in rows {
                    guard let entry = try? StoredEntry(row) else {
                        return report(Self.broken(done + 1, "", "这一条的内容读不出，已被改动"))
                    }
                    guard entry.position == done + 1 else {
                        return report(Self.broken(done + 1, "", "第\(done + 1)条不见了，后面是第\(entry.position)条"))
                    }
                    guard entry.previous == previous else {
                        return report(Self.broken(entry.position, entry.record, "与前一条的链接断了，次序或前一条被改动过"))
                    }
                    let hash = chain.hash(entry)
                    guard hash == entry.hash else {
                        // Where the next entry still holds the right hash, only the stored hash was touched.
                        let next =
                            try db.rows(
                                "SELECT previous FROM entry WHERE unit_id = \(unit.text) AND position = \(entry.position + 1)"
                            ).first.map { try $0.bytes(0) } ?? headHash
                        return report(
                            Self.broken(
                                entry.position, entry.record,
                                next == hash ? "存下的校验值被改动过，内容未变" : "内容与写入时不同，被改动过"))
                    }
                    previous = hash
                    done = entry.position
                }
                progress?(done, head)
                if rows.count < 1000 { break }
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
