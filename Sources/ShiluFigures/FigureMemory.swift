import ShiluLedger
import ShiluRegisters
import Synchronization

/// What an engine has read already: figures of one report share operands, kept registers and the go-live day.
///
/// It may remember, because an engine reads one position of the ledger and never another.
final class FigureMemory: Sendable {
    struct ReadingKey: Hashable {
        let figure: String
        let scope: Scope
        let period: Period
    }
    struct KeptKey: Hashable {
        let registers: [String]
        let scope: Scope
        let period: Period
    }
    private struct State {
        var readings: [ReadingKey: FigureReading] = [:]
        var kept: [KeptKey: [UnkeptRegister]] = [:]
        var goLiveDays: [String: Day?] = [:]
    }
    private let state = Mutex(State())

    subscript(key: ReadingKey) -> FigureReading? {
        get { state.withLock { $0.readings[key] } }
        set { state.withLock { $0.readings[key] = newValue } }
    }

    subscript(key: KeptKey) -> [UnkeptRegister]? {
        get { state.withLock { $0.kept[key] } }
        set { state.withLock { $0.kept[key] = newValue } }
    }

    /// The outer nil: not looked up yet; the inner: there is none.
    subscript(goLiveOf organization: String) -> Day?? {
        get { state.withLock { $0.goLiveDays[organization] } }
        set { state.withLock { $0.goLiveDays[organization] = newValue } }
    }
}
