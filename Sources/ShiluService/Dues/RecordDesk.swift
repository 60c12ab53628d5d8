import ShiluLedger
import ShiluRegisters
import Synchronization

/// Records of a ledger at hand for arithmetic that asks as registers do: the named registers are read in at once and found by
/// their links, any other record one by one.
final class RecordDesk: FactContext {
    private let ledger: Ledger
    private let byID: [String: AnyRecord]
    private let byLink: [Link: [AnyRecord]]
    private let state = Mutex<(others: [String: AnyRecord?], failure: (any Error)?)>(([:], nil))

    private struct Link: Hashable {
        let register: String
        let key: String
        let target: String
    }

    init(_ ledger: Ledger, reading registers: [String]) throws {
        self.ledger = ledger
        var byID: [String: AnyRecord] = [:]
        var byLink: [Link: [AnyRecord]] = [:]
        for name in registers {
            let links =
                RegisterBook.register(named: name)?.fields.filter { RecordDesk.isLink($0.form) }.map(\.key) ?? []
            for record in try ledger.records(name).sorted(by: { $0.id < $1.id }) {
                byID[record.id] = record
                for key in links {
                    guard let target = record.fields[key]?.text else { continue }
                    byLink[Link(register: name, key: key, target: target), default: []].append(record)
                }
            }
        }
        (self.byID, self.byLink) = (byID, byLink)
    }

    private static func isLink(_ form: FieldForm) -> Bool { if case .link = form { true } else { false } }

    func records(of register: String, linkedBy key: String, to target: String) -> [AnyRecord] {
        byLink[Link(register: register, key: key, target: target)] ?? []
    }

    func record(_ id: String) -> AnyRecord? {
        if let known = byID[id] { return known }
        return state.withLock { state in
            if let known = state.others[id] { return known }
            do {
                let found = try ledger.record(id)
                state.others[id] = .some(found)
                return found
            } catch {
                if state.failure == nil { state.failure = error }
                return nil
            }
        }
    }

    /// What the ledger threw under a call that cannot throw.
    func rethrow() throws { if let failure = state.withLock({ $0.failure }) { throw failure } }

    var all: [String: AnyRecord] { byID }
}
