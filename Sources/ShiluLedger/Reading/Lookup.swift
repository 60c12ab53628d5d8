import ShiluRegisters
import Synchronization

/// Names of members, decrypted once per position.
final class PeopleCache: Sendable {
    private let kept = Mutex<(position: Int64, byName: [String: [AnyRecord]])?>(nil)

    func members(named name: String, at position: Int64, load: () throws -> [AnyRecord]) rethrows -> [AnyRecord] {
        if let kept = kept.withLock({ $0 }), kept.position == position {
            return kept.byName[TextRules.nameKey(name)] ?? []
        }
        let byName = Dictionary(grouping: try load()) { TextRules.nameKey($0.fields["name"]?.text ?? "") }
        kept.withLock { $0 = (position, byName) }
        return byName[TextRules.nameKey(name)] ?? []
    }
}

extension Ledger {
    /// Organisations that people mean by a text: its id or 编号, else its name, else its short name.
    public func findOrganization(_ text: String) throws -> [AnyRecord] {
        let all = try records(Book.organization)
        for matches in [
            all.filter { $0.id == text || $0.number == text }, all.filter { $0.fields["name"]?.text == text },
            all.filter { $0.fields["shortName"]?.text == text },
        ] where !matches.isEmpty {
            return matches
        }
        // An id that was joined to another.
        return try record(text.contains("/") ? text : "\(Book.organization)/\(text)").map { [$0] } ?? []
    }

    /// Members of this name, whatever spaces it is set with, in order of their entry.
    /// - Throws: `Notice` without the key: names are sealed.
    public func findMembers(name: String) throws -> [AnyRecord] {
        guard isUnlocked else { throw Notices.keyNeeded }
        return try driver.read { db in
            try people.members(named: name, at: try head(db).position) {
                try states(Book.member, asOf: nil, db).map(\.any)
            }
        }
    }

    /// Current records that have these fields as their natural key; what an import without 编号 would mean.
    public func find(_ register: String, naturalKeyOf fields: [String: Value]) throws -> [String] {
        guard let info = book[register] else { return [] }
        var probe = RecordState(id: "", register: register)
        for (key, value) in fields {
            if info.sealed.contains(key) { probe.sealed?[key] = value } else { probe.open[key] = value }
        }
        guard let key = try NaturalKey.of(probe, info: info, suite: suite, keys: keys) else { return [] }
        return try driver.read { db in
            try NaturalKey.holders(of: [key], unit: unit.text, db: db)[key] ?? []
        }
    }
}
