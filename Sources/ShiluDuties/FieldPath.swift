import ShiluRegisters

/// The way from a record to values: `present`, `meetingId.kinds`, `candidates.memberId`, `^Talk.linkedTo.on`.
///
/// A link leads to the record it names, parts to their fields; `^Register.field` leads to the records whose field links here.
public struct FieldPath: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case field(String)
        case referrers(register: String, field: String)
    }
    let steps: [Step]
    /// What people call it: the label of the last field.
    public let label: String
    /// What is read on the way: register → keys of its fields.
    let reads: [String: Set<String>]
    /// Registers that it leads to by links.
    let beyond: Set<String>
    /// Registers whose records it finds because they refer to another, with the fields by which they do.
    let referring: [String: Set<String>]
    /// The field of the record itself that it names; nil where it leads on.
    let ownField: String?

    /// What a path may lead through, by name: nil for a register or field that does not exist.
    init?(_ text: String, in register: String, problem: inout String) {
        var steps: [Step] = []
        var (label, reads) = ("", [register: Set<String>()])
        var beyond: Set<String> = []
        var referring: [String: Set<String>] = [:]
        var isLinked = false
        // The register whose records the next word names a field of; nil inside a part.
        var at: String? = register
        var fields = RegisterBook.register(named: register)?.fields ?? []
        var words = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
        guard !words.isEmpty else { return nil }
        while let word = words.popFirst() {
            if word.hasPrefix("^") {
                let name = String(word.dropFirst())
                guard let found = RegisterBook.register(named: name), let key = words.popFirst(),
                    found.field(key) != nil
                else {
                    problem = "“\(text)”里没有“\(word)”这种台账或字段"
                    return nil
                }
                steps.append(.referrers(register: name, field: key))
                reads[name, default: []].insert(key)
                referring[name, default: []].insert(key)
                (at, isLinked) = (name, false)
                label = found.title
                fields = found.fields
                continue
            }
            guard let field = fields.first(where: { $0.key == word }) else {
                problem = "“\(text)”里的“\(word)”不是这种台账的字段"
                return nil
            }
            steps.append(.field(word))
            if let at { reads[at, default: []].insert(word) }
            if let at, isLinked { beyond.insert(at) }
            label = field.label
            var form = field.form
            if case .list(let element) = form { form = element }
            switch form {
            case .link(let target?):
                (at, isLinked) = (target, true)
                fields = RegisterBook.register(named: target)?.fields ?? []
            case .parts(let shape):
                at = nil
                fields = shape.fields
            default:
                at = nil
                fields = []
            }
        }
        (self.steps, self.label, self.reads) = (steps, label, reads)
        (self.beyond, self.referring) = (beyond, referring)
        if steps.count == 1, case .field(let key)? = steps.first { ownField = key } else { ownField = nil }
    }

    /// Everything that the path leads to; lists are laid flat. Records that referrers stand for are their ids.
    func values(of record: AnyRecord, in desk: some RecordLookup) -> [Value] {
        if let ownField {
            guard let value = record.fields[ownField] else { return [] }
            return value.list ?? [value]
        }
        var nodes: [(id: String?, fields: [String: Value])] = [(record.id, record.fields)]
        for (index, step) in steps.enumerated() {
            let isLast = index == steps.count - 1
            switch step {
            case .referrers(let register, let field):
                let found = nodes.compactMap(\.id).flatMap { desk.referrers(register, field, to: $0) }
                if isLast { return found.map { .text($0.id) } }
                nodes = found.map { ($0.id, $0.fields) }
            case .field(let key):
                var values: [Value] = []
                for node in nodes {
                    guard let value = node.fields[key] else { continue }
                    if let list = value.list { values += list } else { values.append(value) }
                }
                if isLast { return values }
                nodes = values.compactMap { value in
                    if let fields = value.fields { return (nil, fields) }
                    guard let id = value.text else { return nil }
                    // What only leads on to its referrers need not be read itself.
                    return (id, desk.record(id)?.fields ?? [:])
                }
            }
        }
        return []
    }

    /// Goes over everything that the path leads to, until somebody has seen enough. Most conditions look at one field of the
    /// record itself, of many records: no list is made for them.
    /// - Parameter isEnough: is given each value.
    func look(at record: AnyRecord, in desk: some RecordLookup, until isEnough: (Value) -> Bool) {
        guard let ownField else {
            _ = values(of: record, in: desk).contains(where: isEnough)
            return
        }
        guard let value = record.fields[ownField] else { return }
        if let list = value.list { _ = list.contains(where: isEnough) } else { _ = isEnough(value) }
    }

    func first(of record: AnyRecord, in desk: some RecordLookup) -> Value? {
        var found: Value?
        look(at: record, in: desk) { value in
            found = value
            return true
        }
        return found
    }

    func isFilled(in record: AnyRecord, _ desk: some RecordLookup) -> Bool { first(of: record, in: desk) != nil }

    /// The first day that the path leads to.
    func day(of record: AnyRecord, in desk: some RecordLookup) -> Day? {
        var found: Day?
        look(at: record, in: desk) { value in
            found = FieldPath.day(value)
            return found != nil
        }
        return found
    }

    static func day(_ value: Value) -> Day? {
        guard let text = value.text else { return nil }
        if text.utf8.count == 10 { return Day(text) }
        if text.utf8.count == 16 { return minute(text) }
        return LocalDateTime(text)?.day ?? YearMonth(text)?.firstDay ?? YearQuarter(text)?.period.first
    }
}

extension FieldPath {
    /// The day of `yyyy-MM-dd HH:mm`, read byte by byte: every meeting's is asked for.
    private static func minute(_ text: String) -> Day? {
        var clock = 0
        for (at, byte) in text.utf8.enumerated() where at >= 10 {
            switch (at, byte) {
            case (10, UInt8(ascii: " ")), (13, UInt8(ascii: ":")): continue
            case (10, _), (13, _): return nil
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): clock = clock * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
        }
        guard clock < 2400, clock % 100 < 60 else { return nil }
        return Day(String(Substring(text.utf8.prefix(10))))
    }
}

/// Where paths find other records.
protocol RecordLookup {
    func record(_ id: String) -> AnyRecord?
    func referrers(_ register: String, _ field: String, to id: String) -> [AnyRecord]
    /// Whether a member stands on the roll where the record lies, on the day of judgement.
    func stands(_ member: String, at record: AnyRecord) -> Bool
    /// Whether a member held one of the posts where and when the record lies.
    func holds(_ member: String, _ posts: [PostKind], at record: AnyRecord) -> Bool
}
