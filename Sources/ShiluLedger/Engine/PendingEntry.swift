import ShiluRegisters

/// An entry of the batch before it is sealed and chained.
struct PendingEntry {
    /// Index of its change.
    let index: Int
    let action: EntryAction
    let register: String
    let record: String
    var step = ""
    var happenedOn: Int64?
    var reason = ""
    /// Fields for the body, and the list of emptied ones.
    var open: [String: Value] = [:]
    var secret: [String: Value] = [:]

    init(index: Int, action: EntryAction, register: String, record: String) {
        (self.index, self.action, self.register, self.record) = (index, action, register, record)
    }

    /// Splits fields into the open and the sealed part; `nil` empties a field.
    mutating func take(_ fields: [String: Value], cleared: [String], info: RegisterInfo) {
        for (key, value) in fields {
            if info.sealed.contains(key) { secret[key] = value } else { open[key] = value }
        }
        let (hidden, plain) = (cleared.filter(info.sealed.contains), cleared.filter { !info.sealed.contains($0) })
        if !plain.isEmpty { open[RecordState.clearing] = .list(plain.sorted().map(Value.text)) }
        if !hidden.isEmpty { secret[RecordState.clearing] = .list(hidden.sorted().map(Value.text)) }
    }
}
