import ShiluRegisters

/// One record as its entries left it.
struct RecordState: Sendable {
    let id: String
    let register: String
    var open: [String: Value] = [:]
    /// Nil where there is a sealed part that the reader cannot open.
    var sealed: [String: Value]? = [:]
    /// The sealed parts of its entries one after the other: amending must not need to write a secret anew, so that state can
    /// be derived from entries without any key.
    var sealedParts: [[UInt8]] = []
    var steps: [StepTaken] = []
    /// When it happened, for registers that have no day of their own.
    var statedDay: Int64?
    var firstPosition: Int64 = 0
    var position: Int64 = 0
    var isRetracted = false

    init(id: String, register: String) { (self.id, self.register) = (id, register) }

    var any: AnyRecord {
        var fields = open
        if let sealed, !sealed.isEmpty { fields.merge(sealed) { _, secret in secret } }
        return AnyRecord(id: id, register: register, fields: fields, steps: steps)
    }

    subscript(key: String) -> Value? { open[key] ?? sealed?[key] }

    /// The key under which a body lists the fields that it empties; no field can have it.
    static let clearing = "-"
    /// The key under which the body of a join names the record that goes on.
    static let joining = ">"
    /// The key under which an amendment says how many of the last steps it takes back.
    static let undoing = "<"

    /// Takes in one entry. `secret` is its opened sealed part; nil where it cannot be opened.
    mutating func apply(_ entry: StoredEntry, secret: [String: Value]?, lifeCycle: LifeCycle?) throws {
        guard let body = CanonicalJSON.read(entry.body) else { throw Notices.damaged }
        apply(
            action: entry.action, step: entry.step, happenedOn: entry.happenedOn, position: entry.position, body: body,
            sealedPart: entry.sealed, secret: secret, lifeCycle: lifeCycle)
    }

    mutating func apply(
        action: EntryAction, step: String, happenedOn: Int64?, position: Int64, body: [String: Value],
        sealedPart: [UInt8], secret: [String: Value]?, lifeCycle: LifeCycle?
    ) {
        // A record that was taken back and entered anew (an import undone and done again) starts from nothing.
        if action == .record, isRetracted {
            (open, sealed, sealedParts, steps, isRetracted) = ([:], [:], [], [], false)
        }
        if action != .join { RecordState.merge(body, into: &open) }
        if !sealedPart.isEmpty { sealedParts.append(sealedPart) }
        if let secret, sealed != nil {
            var merged = sealed ?? [:]
            RecordState.merge(secret, into: &merged)
            sealed = merged
        } else if !sealedPart.isEmpty {
            sealed = nil
        }
        switch action {
        case .record:
            firstPosition = position
            statedDay = happenedOn
        case .advance:
            let taken = lifeCycle?.steps.first { $0.key == step }
            if let taken, let key = lifeCycle?.stateKey { open[key] = .text(taken.to) }
            if let happenedOn {
                let day = Day(number: happenedOn)
                if let key = taken?.dayKey { open[key] = .text(day.description) }
                steps.append(StepTaken(step: step, on: day, position: position))
            }
        case .retract, .join: isRetracted = true
        case .erase:
            sealed = [:]
            sealedParts = []
        case .amend:
            if let undone = body[RecordState.undoing]?.integer, let count = Int(exactly: undone), count > 0 {
                steps.removeLast(min(count, steps.count))
            }
        }
        self.position = position
    }

    static func merge(_ body: [String: Value], into fields: inout [String: Value]) {
        if fields.isEmpty, body[clearing] == nil {
            fields = body
            return
        }
        if let cleared = body[clearing]?.list {
            for key in cleared.compactMap(\.text) { fields[key] = nil }
        }
        for (key, value) in body where key != clearing && key != undoing { fields[key] = value }
    }

    // MARK: the stored row

    static let columns = [
        "unit_id", "record_id", "register", "organization_id", "day", "body", "sealed", "steps", "first_position",
        "position", "retracted",
    ]
    static let selected: SQL = """
        r.record_id, r.register, r.day, r.body, r.sealed, r.steps, r.first_position, r.position, r.retracted, k.wrapped
        """

    /// In the order of `columns`, or, for a row that is there already, with the two columns of the key at the end.
    ///
    /// - Parameter body: the open fields as they are stored, where somebody has made that already.
    func pack(into rows: inout SQLRows, unit: String, info: RegisterInfo?, body: [UInt8]?, isThere: Bool) {
        if !isThere {
            rows.add(unit)
            rows.add(id)
        }
        rows.add(register)
        rows.add(organization(info) ?? "")
        rows.add(day(info))
        rows.add(body ?? CanonicalJSON.bytes(open))
        rows.add(packedSealed)
        rows.add(packedSteps)
        rows.add(firstPosition)
        rows.add(position)
        rows.add(Int64(isRetracted ? 1 : 0))
        if isThere {
            rows.add(unit)
            rows.add(id)
        }
    }

    /// From the columns of `selected`; `keys` nil leaves sealed parts closed.
    init(_ row: SQLRow, unit: String, keys: UnitKeys?) throws {
        (id, register) = (try row.text(0), try row.text(1))
        guard let body = CanonicalJSON.read(try row.bytes(3)) else { throw Notices.damaged }
        open = body
        statedDay = try row.optionalInteger(2)
        sealedParts = try RecordState.unpack(try row.bytes(4))
        steps = try RecordState.steps(try row.bytes(5))
        (firstPosition, position) = (try row.integer(6), try row.integer(7))
        isRetracted = try row.integer(8) != 0
        if !sealedParts.isEmpty { sealed = try open(sealedParts, wrapped: row.values[9].bytes, unit: unit, keys: keys) }
    }

    private func open(_ parts: [[UInt8]], wrapped: [UInt8]?, unit: String, keys: UnitKeys?) throws -> [String: Value]? {
        guard let wrapped else { return [:] }  // erased
        guard let keys else { return nil }
        guard let key = keys.unwrap(wrapped, record: id, unit: unit) else { throw Notices.damaged }
        var fields: [String: Value] = [:]
        for part in parts {
            guard let opened = keys.open(part, key: key, record: id, unit: unit) else { throw Notices.damaged }
            RecordState.merge(opened, into: &fields)
        }
        return fields
    }

    /// The organisation whose record it is; an organisation lies at itself.
    func organization(_ info: RegisterInfo?) -> String? {
        if register == Book.organization { return id }
        guard let key = info?.register.organizationKey, let value = open[key] else { return nil }
        return value.text ?? value.list?.first?.text
    }

    /// All organisations that it lies at: a joint gathering lies at each that held it.
    func organizations(_ info: RegisterInfo?) -> [String] {
        if register == Book.organization { return [id] }
        let keys = [info?.register.organizationKey, "jointOrganizationIds"].compactMap { $0 }
        return keys.compactMap { open[$0] }.flatMap { $0.text.map { [$0] } ?? $0.list?.compactMap(\.text) ?? [] }
    }

    /// The day it counts for in lists. Open fields only: the column stands in the clear.
    func day(_ info: RegisterInfo?) -> Int64? {
        guard let key = info?.register.dayKey else { return statedDay }
        return open[key].flatMap(RecordState.day(of:))
    }

    /// The first day of what a day, time, month or quarter field holds.
    static func day(of value: Value) -> Int64? {
        guard let text = value.text else { return nil }
        return (Day(text) ?? LocalDateTime(text)?.day ?? YearMonth(text)?.firstDay ?? YearQuarter(text)?.period.first)?
            .number
    }

    private var packedSealed: [UInt8] {
        var out: [UInt8] = []
        for part in sealedParts {
            withUnsafeBytes(of: UInt32(part.count).bigEndian) { out.append(contentsOf: $0) }
            out.append(contentsOf: part)
        }
        return out
    }

    private static func unpack(_ bytes: [UInt8]) throws -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var at = 0
        while at < bytes.count {
            guard at + 4 <= bytes.count else { throw Notices.damaged }
            let length = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard at + 4 + length <= bytes.count else { throw Notices.damaged }
            parts.append(Array(bytes[(at + 4)..<(at + 4 + length)]))
            at += 4 + length
        }
        return parts
    }

    private var packedSteps: [UInt8] {
        guard !steps.isEmpty else { return [] }
        let list = steps.map { step -> Value in
            .fields([
                "step": .text(step.step), "on": .text(step.on.description), "position": .integer(step.position),
            ])
        }
        return CanonicalJSON.bytes(["steps": .list(list)])
    }

    static func steps(_ bytes: [UInt8]) throws -> [StepTaken] {
        guard !bytes.isEmpty else { return [] }
        guard let list = CanonicalJSON.read(bytes)?["steps"]?.list else { throw Notices.damaged }
        return try list.map { item in
            guard let step = item.fields?["step"]?.text, let on = item.fields?["on"]?.text.flatMap({ Day($0) }),
                let position = item.fields?["position"]?.integer
            else { throw Notices.damaged }
            return StepTaken(step: step, on: on, position: position)
        }
    }
}
