import ShiluRegisters

/// By what a record is known when no 编号 is given.
struct NaturalKey: Hashable {
    /// The register, or `Register#field` for a value that must be unique by itself.
    let register: String
    /// A hash of the values; where one of them is sealed, a code under the unit's key.
    let digest: [UInt8]

    /// The field of a person's identity number: two records with the same one are the same person.
    static let identity = "citizenID"

    /// Under which name the identity numbers of a register's records stand.
    static func identities(of register: String) -> String { "\(register)#\(identity)" }

    static func of(_ state: RecordState, info: RegisterInfo, suite: any CipherSuite, keys: UnitKeys?) throws
        -> NaturalKey?
    {
        let names = info.register.naturalKey
        guard !names.isEmpty, !state.isRetracted else { return nil }
        let isSealed = names.contains { info.sealed.contains($0) }
        if isSealed, state.sealed?.isEmpty == true { return nil }  // erased, or nothing sealed was filled in
        if isSealed, state.sealed == nil { throw Notices.keyNeeded }
        let values = names.map { state[$0] }
        guard values.contains(where: { $0 != nil }) else { return nil }
        let bytes = CanonicalJSON.bytes([
            "register": .text(info.register.name),
            "values": .list(values.map { value in .list(value.map { [$0] } ?? []) }),
        ])
        guard isSealed else { return NaturalKey(register: info.register.name, digest: suite.hash(bytes)) }
        guard let keys else { throw Notices.keyNeeded }
        return NaturalKey(register: info.register.name, digest: keys.match(bytes))
    }

    /// The unique values of a record beside its natural key.
    static func identity(of state: RecordState, info: RegisterInfo, keys: UnitKeys?) -> NaturalKey? {
        guard !state.isRetracted, info.sealed.contains(identity), let keys, let value = state.sealed?[identity]?.text
        else { return nil }
        let register = identities(of: info.register.name)
        return NaturalKey(register: register, digest: keys.match(Array("\(register)\u{0}\(value)".utf8)))
    }

    static let columns = ["unit_id", "register", "digest", "record_id"]

    /// Rows of `columns`, in the order of the table: digests are as good as random, and each would be looked for from the root.
    struct Rows {
        let unit: String
        private var keys: [String: [(order: UInt64, digest: [UInt8], record: String)]] = [:]

        init(unit: String) { self.unit = unit }

        mutating func add(_ key: NaturalKey, of record: String) {
            let order = key.digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            keys[key.register, default: []].append((order, key.digest, record))
        }

        var packed: SQLRows {
            var rows = SQLRows(width: NaturalKey.columns.count, expecting: keys.values.reduce(0) { $0 + $1.count })
            for (register, keys) in keys.sorted(by: { $0.key < $1.key }) {
                for key in keys.sorted(by: { $0.order < $1.order }) {
                    rows.add(unit)
                    rows.add(register)
                    rows.add(key.digest)
                    rows.add(key.record)
                }
            }
            return rows
        }
    }

    /// Records that are stored under these keys.
    static func holders(of keys: [NaturalKey], unit: String, db: any SQLConnection) throws -> [NaturalKey: [String]] {
        var found: [NaturalKey: [String]] = [:]
        for (register, group) in Dictionary(grouping: keys, by: \.register).sorted(by: { $0.key < $1.key }) {
            // The usual first import finds an empty register.
            let any = try db.rows(
                "SELECT register FROM natural_key WHERE unit_id = \(unit) AND register = \(register) LIMIT 1")
            if any.isEmpty { continue }
            for chunk in Set(group.map(\.digest)).chunks(of: 400) {
                let rows = try db.rows(
                    """
                    SELECT digest, record_id FROM natural_key
                    WHERE unit_id = \(unit) AND register = \(register) AND digest IN (\(list: chunk)) ORDER BY record_id
                    """)
                for row in rows {
                    found[NaturalKey(register: register, digest: try row.bytes(0)), default: []].append(try row.text(1))
                }
            }
        }
        return found
    }
}
