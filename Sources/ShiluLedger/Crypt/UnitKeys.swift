import ShiluRegisters

/// The keys that come from one master key, and what is done with them.
struct UnitKeys: Sendable {
    let suite: any CipherSuite
    /// Stored in the ledger, so that a wrong key is told before anything is read with it.
    let check: [UInt8]
    private let wrapping: [UInt8]
    private let matching: @Sendable ([UInt8]) -> [UInt8]

    init(_ master: MasterKey, suite: any CipherSuite) {
        self.suite = suite
        wrapping = suite.derive("wrap record keys", from: master.bytes)
        matching = suite.authenticator(key: suite.derive("match sealed values", from: master.bytes))
        check = suite.derive("name this key", from: master.bytes)
    }

    /// Equal values give equal codes, and without the key nothing can be learned from them, not even by trying all
    /// identity numbers.
    func match(_ bytes: [UInt8]) -> [UInt8] { matching(bytes) }

    /// What stands for a person in facts of confidential registers: equal for equal ids, and no id.
    func pseudonym(of id: String) -> String {
        let code = match(Array("pseudonym in facts\u{0}\(id)".utf8)).prefix(16)
        return "~" + code.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }

    func wrap(_ key: [UInt8], record: String, unit: String) throws -> [UInt8] {
        try suite.seal(key, key: wrapping, context: context(record, unit))
    }
    func unwrap(_ wrapped: [UInt8], record: String, unit: String) -> [UInt8]? {
        suite.open(wrapped, key: wrapping, context: context(record, unit))
    }

    /// - Parameter key: the record's own key. Bound to unit and record, so that sealed parts cannot be exchanged.
    func seal(_ fields: [String: Value], key: [UInt8], record: String, unit: String) throws -> [UInt8] {
        try suite.seal(CanonicalJSON.bytes(fields), key: key, context: context(record, unit))
    }
    func open(_ sealed: [UInt8], key: [UInt8], record: String, unit: String) -> [String: Value]? {
        suite.open(sealed, key: key, context: context(record, unit)).flatMap { CanonicalJSON.read($0) }
    }

    /// The bytes of a file that belongs to the record. Bound to more than unit and record, so that a file and a sealed part
    /// cannot be exchanged either.
    func sealFile(_ bytes: [UInt8], key: [UInt8], record: String, unit: String) throws -> [UInt8] {
        try suite.seal(bytes, key: key, context: fileContext(record, unit))
    }
    func openFile(_ bytes: [UInt8], key: [UInt8], record: String, unit: String) -> [UInt8]? {
        suite.open(bytes, key: key, context: fileContext(record, unit))
    }
    private func fileContext(_ record: String, _ unit: String) -> [UInt8] {
        context(record, unit) + [0] + Array("file".utf8)
    }

    private func context(_ record: String, _ unit: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(unit.utf8.count + record.utf8.count + 1)
        bytes.append(contentsOf: unit.utf8)
        bytes.append(0)
        bytes.append(contentsOf: record.utf8)
        return bytes
    }
}
