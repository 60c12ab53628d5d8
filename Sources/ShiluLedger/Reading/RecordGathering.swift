import ShiluRegisters

#if canImport(Glibc)
    import Glibc
#endif

/// Takes rows of the table of records one after the other, and makes records of those that somebody wants.
struct RecordGathering {
    /// The wanted registers by number; after them come others that turn up.
    private var registers = NameTable()
    /// By the number of the register.
    private let wishes: [Wish]
    private var found: [Found]

    private final class Wish {
        let register: String
        let codes: QuotedCodes?
        let keys: CanonicalJSON.Keys?
        init(_ register: String, _ wish: RecordWish) {
            self.register = register
            (codes, keys) = (wish.mentions.map(QuotedCodes.init), wish.fields.map(CanonicalJSON.Keys.init))
        }
    }

    private struct Found {
        var records: [AnyRecord] = []
        var positions: [Int64] = []
        /// They mostly lie in the order of their entry.
        var isOrdered = true

        var ordered: [AnyRecord] {
            if isOrdered { return records }
            return positions.indices.sorted { positions[$0] < positions[$1] }.map { records[$0] }
        }
    }

    init(_ wanted: [String: RecordWish]) {
        wishes = wanted.map { Wish($0, $1) }
        for wish in wishes { _ = registers.number(of: wish.register) }
        found = Array(repeating: Found(), count: wishes.count)
    }

    /// - Parameter row: register, record_id, first_position, body, steps.
    mutating func take(_ row: any SQLCursor) throws {
        let at = Int(try row.withBytes(0) { registers.number(of: $0) })
        guard at < wishes.count else { return }
        let wish = wishes[at]
        let count = found[at].records.last?.fields.count ?? 0
        let body = try row.withBytes(3) { body -> [String: Value]?? in
            if let codes = wish.codes, !codes.occur(in: body) { return .some(nil) }
            let fields =
                wish.keys.map { CanonicalJSON.read(body, only: $0, expecting: count) } ?? CanonicalJSON.read(body)
            return fields.map { .some($0) }
        }
        guard let body else { throw Notices.damaged }
        guard let body else { return }
        let steps = try row.withBytes(4) { $0.isEmpty ? [] : try RecordState.steps(Array($0)) }
        let position = try row.integer(2)
        if let last = found[at].positions.last, last > position { found[at].isOrdered = false }
        found[at].positions.append(position)
        found[at].records.append(
            AnyRecord(id: try row.text(1), register: wish.register, fields: body, steps: steps))
    }

    /// By register, in the order of their entry.
    var ordered: [String: [AnyRecord]] {
        var all: [String: [AnyRecord]] = [:]
        for (wish, found) in zip(wishes, found) where !found.records.isEmpty { all[wish.register] = found.ordered }
        return all
    }
}

/// Codes that are looked for in bodies, where they stand in quotes.
struct QuotedCodes {
    private let codes: [[UInt8]]
    /// By a byte: whether a code begins with it.
    private let begins: [Bool]

    init(_ codes: Set<String>) {
        self.codes = codes.sorted().map { Array("\($0)\"".utf8) }
        let firsts = Set(self.codes.compactMap(\.first))
        begins = (0...UInt8.max).map(firsts.contains)
    }

    /// Whether one of them occurs: goes from quote to quote, once for all of them.
    func occur(in body: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = body.baseAddress else { return false }
        var at = 0
        while at < body.count, let found = memchr(start + at, Int32(UInt8(ascii: "\"")), body.count - at) {
            at = UnsafeRawPointer(start).distance(to: UnsafeRawPointer(found)) + 1
            guard at < body.count, begins[Int(start[at])] else { continue }
            for code in codes where at + code.count <= body.count {
                if memcmp(start + at, code, code.count) == 0 { return true }
            }
        }
        return false
    }
}
