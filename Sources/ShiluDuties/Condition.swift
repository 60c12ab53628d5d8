import ShiluRegisters

/// A condition on a record, as the catalogue writes it: `present * 5 >= expected * 4`, `applicationTalkOn <= appliedOn + 1 month`,
/// `filled approvalOn, approvalBody`, `kind in termElection, byElection`, `disjoint monitors candidates.memberId`,
/// `count mentors <= 2`; alternatives are parted by `or`. Arithmetic is on integers and exact decimals, never on floating point.
public struct Condition: Sendable {
    /// Whether a condition holds; unknown where a field that it needs is not filled in.
    enum Truth: Sendable, Hashable {
        case holds
        case fails
        /// Fields that had to be filled in are not.
        case unfilled([String])
        case unknown([String])
    }

    enum Comparison: String, CaseIterable, Sendable {
        case atMost = "<="
        case atLeast = ">="
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case more = ">"
    }

    indirect enum Test: Sendable {
        case compare(Term, Comparison, Term)
        case filled([FieldPath])
        case empty(FieldPath)
        case member(FieldPath, Set<String>, negated: Bool)
        case contains(FieldPath, String)
        case count(FieldPath, Comparison, Int64)
        case disjoint(FieldPath, FieldPath)
        /// Whoever the path names holds one of the posts, at the record's organisation and on its day.
        case holds(FieldPath, [PostKind])
        /// Whoever the path names stands on the roll of the record's organisation on the day of judgement.
        case onRoll(FieldPath)
        /// None of the days that the path leads to lies between two days.
        case none(FieldPath, Term, Term)
        case either([Test])

        var needsRoll: Bool {
            switch self {
            case .onRoll: true
            case .either(let tests): tests.contains(where: \.needsRoll)
            default: false
            }
        }
    }

    /// One side of a comparison.
    struct Term: Sendable {
        enum Base: Sendable {
            case path(FieldPath)
            /// How many values, or how many of them are this code: `count entries.grade=excellent`.
            case count(FieldPath, of: String?)
            case number(ExactDecimal)
            case day(Day)
        }
        var base: Base
        var factor: Int64 = 1
        var shift: Span?
        /// A shift by as many as a field says, forwards or back.
        var shiftBy: (path: FieldPath, unit: Span.Unit, sign: Int)?
    }

    enum Operand: Comparable {
        case number(ExactDecimal)
        case day(Day)
    }

    let test: Test
    /// How a failure is said; empty for the duty's own wording.
    let otherwise: String
    /// What its paths read: register → keys of its fields.
    let reads: [String: Set<String>]
    /// Registers that its paths lead to by links.
    let beyond: Set<String>
    /// Registers that its paths find by the fields that refer to others.
    let referring: [String: Set<String>]
    /// Kinds of facts that it needs.
    let kinds: Set<String>

    init?(_ text: String, otherwise: String = "", in register: String, problem: inout String) {
        var parser = ConditionParser(register: register)
        guard let test = parser.parse(text) else {
            problem = parser.problem.isEmpty ? "看不懂条件“\(text)”" : parser.problem
            return nil
        }
        (self.test, self.otherwise, reads) = (test, otherwise, parser.reads)
        (kinds, beyond, referring) = (parser.kinds, parser.beyond, parser.referring)
    }

    /// Whether the roll must be read for it.
    var needsRoll: Bool { test.needsRoll }

    /// Codes, or names of fields, of which the record itself must hold one for the condition to hold; nil where that cannot be
    /// said.
    var codesNeeded: Set<String>? {
        switch test {
        case .member(let path, let codes, negated: false):
            path.ownField.map { codes.isDisjoint(with: ["yes", "no"]) ? codes : [$0] }
        case .contains(let path, let code): path.ownField.map { code == "yes" || code == "no" ? [$0] : [code] }
        // What is filled in stands under its name.
        case .filled(let paths): paths.lazy.compactMap(\.ownField).first.map { [$0] }
        default: nil
        }
    }

    func truth(of record: AnyRecord, in desk: some RecordLookup, calendar: any WorkingDays) -> Truth {
        Condition.truth(test, record, desk, calendar)
    }

    private static func truth(_ test: Test, _ record: AnyRecord, _ desk: some RecordLookup, _ calendar: any WorkingDays)
        -> Truth
    {
        switch test {
        case .filled(let paths):
            let missing = paths.filter { !$0.isFilled(in: record, desk) }.map(\.label)
            return missing.isEmpty ? .holds : .unfilled(missing)
        case .empty(let path): return path.isFilled(in: record, desk) ? .fails : .holds
        case .member(let path, let codes, let negated):
            var (isTold, isOneOf) = (false, false)
            path.look(at: record, in: desk) { value in
                guard let word = word(value) else { return false }
                (isTold, isOneOf) = (true, codes.contains(word))
                return isOneOf
            }
            if !isTold { return negated ? .holds : .unknown([path.label]) }
            return isOneOf != negated ? .holds : .fails
        case .contains(let path, let code):
            var isThere = false
            path.look(at: record, in: desk) { value in
                isThere = word(value) == code
                return isThere
            }
            return isThere ? .holds : .fails
        case .count(let path, let comparison, let number):
            return compare(Int64(path.values(of: record, in: desk).count), comparison, number) ? .holds : .fails
        case .disjoint(let one, let other):
            let left = Set(one.values(of: record, in: desk).compactMap(\.text))
            let right = other.values(of: record, in: desk).compactMap(\.text)
            if left.isEmpty { return .unknown([one.label]) }
            return right.contains(where: left.contains) ? .fails : .holds
        case .holds(let path, let posts):
            let people = path.values(of: record, in: desk).compactMap(\.text)
            if people.isEmpty { return .unknown([path.label]) }
            return people.contains { desk.holds($0, posts, at: record) } ? .holds : .fails
        case .onRoll(let path):
            let people = path.values(of: record, in: desk).compactMap(\.text)
            if people.isEmpty { return .unknown([path.label]) }
            return people.contains { desk.stands($0, at: record) } ? .holds : .fails
        case .none(let path, let from, let to):
            guard let first = from.day(of: record, in: desk, calendar),
                let last = to.day(of: record, in: desk, calendar)
            else { return .unknown([from.label, to.label]) }
            let days = path.values(of: record, in: desk).compactMap(FieldPath.day)
            return days.contains { first <= $0 && $0 <= last } ? .fails : .holds
        case .either(let tests):
            // An alternative that is known to fail decides: what is not filled in does not save it.
            var (unknown, fails) = ([String](), false)
            for test in tests {
                switch truth(test, record, desk, calendar) {
                case .holds: return .holds
                case .fails: fails = true
                case .unfilled: continue
                case .unknown(let labels): unknown += labels
                }
            }
            return unknown.isEmpty || fails ? .fails : .unknown(unknown)
        case .compare(let left, let comparison, let right):
            let one = left.value(of: record, in: desk, calendar)
            let other = right.value(of: record, in: desk, calendar)
            guard let one, let other else {
                return .unknown([(one == nil, left), (other == nil, right)].filter(\.0).map(\.1.label))
            }
            return compare(one, comparison, other) ? .holds : .fails
        }
    }

    private static func compare<T: Comparable>(_ left: T, _ comparison: Comparison, _ right: T) -> Bool {
        switch comparison {
        case .atMost: left <= right
        case .atLeast: left >= right
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .more: left > right
        }
    }

    /// Codes and flags as the catalogue writes them.
    private static func word(_ value: Value) -> String? {
        value.text ?? value.integer.map { $0 == 0 ? "no" : $0 == 1 ? "yes" : String($0) }
    }
}

extension Condition.Term {
    var label: String {
        switch base {
        case .path(let path), .count(let path, _): path.label
        case .number(let number): number.description
        case .day(let day): day.chinese
        }
    }

    /// The day that it means.
    func day(of record: AnyRecord, in desk: some RecordLookup, _ calendar: any WorkingDays) -> Day? {
        if case .day(let day)? = value(of: record, in: desk, calendar) { return day }
        return nil
    }

    /// The path that its value is read by.
    var path: FieldPath? {
        switch base {
        case .path(let path), .count(let path, _): path
        case .number, .day: nil
        }
    }

    func value(of record: AnyRecord, in desk: some RecordLookup, _ calendar: any WorkingDays) -> Condition.Operand? {
        switch base {
        case .number(let number): return .number(number)
        case .day(let day): return shifted(day, record, desk, calendar).map { .day($0) }
        case .count(let path, let code):
            let values = path.values(of: record, in: desk)
            return times(ExactDecimal(Int64(code == nil ? values.count : values.count { $0.text == code })))
        case .path(let path):
            guard let value = path.first(of: record, in: desk) else { return nil }
            if let number = value.integer { return times(ExactDecimal(number)) }
            if let day = FieldPath.day(value) { return shifted(day, record, desk, calendar).map { .day($0) } }
            return value.text.flatMap { ExactDecimal($0) }.flatMap(times)
        }
    }

    private func times(_ number: ExactDecimal) -> Condition.Operand? {
        let (product, overflow) = number.coefficient.multipliedReportingOverflow(by: factor)
        return overflow ? nil : .number(ExactDecimal(coefficient: product, scale: number.scale))
    }
    private func shifted(
        _ day: Day, _ record: AnyRecord, _ desk: some RecordLookup, _ calendar: any WorkingDays
    ) -> Day? {
        if let shiftBy {
            guard let count = shiftBy.path.first(of: record, in: desk)?.integer, abs(count) < 10_000 else { return nil }
            return Span(Int(count) * shiftBy.sign, shiftBy.unit).end(from: day, calendar: calendar)
        }
        guard let shift else { return day }
        return shift.end(from: day, calendar: calendar)
    }
}

/// Reads conditions.
struct ConditionParser {
    let register: String
    var problem = ""
    var reads: [String: Set<String>] = [:]
    var beyond: Set<String> = []
    var referring: [String: Set<String>] = [:]
    var kinds: Set<String> = []

    init(register: String) { self.register = register }

    mutating func parse(_ text: String) -> Condition.Test? {
        var tests: [Condition.Test] = []
        for part in text.split(separator: " or ") {
            guard let test = single(part.split(separator: " ").map(String.init)) else { return nil }
            tests.append(test)
        }
        return tests.count == 1 ? tests.first : tests.isEmpty ? nil : .either(tests)
    }

    private mutating func path(_ text: String) -> FieldPath? {
        guard let path = FieldPath(text, in: register, problem: &problem) else { return nil }
        reads.merge(path.reads) { $0.union($1) }
        beyond.formUnion(path.beyond)
        referring.merge(path.referring) { $0.union($1) }
        return path
    }

    private mutating func single(_ words: [String]) -> Condition.Test? {
        guard let first = words.first else { return nil }
        switch first {
        case "filled":
            var paths: [FieldPath] = []
            for name in names(words.dropFirst()) {
                guard let path = path(name) else { return nil }
                paths.append(path)
            }
            return paths.isEmpty ? nil : .filled(paths)
        case "none":
            guard words.count > 5, words[2] == "between", let and = words.firstIndex(of: "and"), and > 3,
                let path = path(words[1]), let from = term(Array(words[3..<and])),
                let to = term(Array(words[(and + 1)...]))
            else { return nil }
            return .none(path, from, to)
        case "onRoll": return words.count == 2 ? path(words[1]).map { .onRoll($0) } : nil
        case "empty": return words.count == 2 ? path(words[1]).map { .empty($0) } : nil
        case "holds" where words.count >= 3:
            guard let path = path(words[1]) else { return nil }
            let named = names(words.dropFirst(2))
            let posts = named.compactMap { PostKind(rawValue: $0) }
            guard posts.count == named.count else {
                problem = "“\(named.joined(separator: ", "))”里有不认识的职务"
                return nil
            }
            kinds.formUnion(posts.map { "post.\($0.rawValue)" })
            return .holds(path, posts)
        case "disjoint":
            guard words.count == 3, let one = path(words[1]), let other = path(words[2]) else { return nil }
            return .disjoint(one, other)
        case "count"
        where words.count == 4 && Condition.Comparison(rawValue: words[2]) != nil && !words[1].contains("="):
            guard let comparison = Condition.Comparison(rawValue: words[2]) else { return nil }
            guard let path = path(words[1]) else { return nil }
            if let number = Int64(words[3]) { return .count(path, comparison, number) }
            guard let right = term([words[3]]) else { return nil }
            return .compare(Condition.Term(base: .count(path, of: nil)), comparison, right)
        default: break
        }
        if words.count >= 3, words[1] == "in" || words[1] == "not" && words[2] == "in" {
            guard let path = path(first) else { return nil }
            let negated = words[1] == "not"
            return .member(path, Set(names(words.dropFirst(negated ? 3 : 2))), negated: negated)
        }
        if words.count == 3, words[1] == "has" { return path(first).map { .contains($0, words[2]) } }
        guard let at = words.firstIndex(where: { Condition.Comparison(rawValue: $0) != nil }),
            let comparison = Condition.Comparison(rawValue: words[at]), let left = term(Array(words[..<at])),
            let right = term(Array(words[(at + 1)...]))
        else { return nil }
        return .compare(left, comparison, right)
    }

    private func names(_ words: some Sequence<String>) -> [String] {
        words.joined(separator: " ").split { $0 == "," || $0 == " " }.map(String.init)
    }

    mutating func term(_ words: [String]) -> Condition.Term? {
        guard let first = words.first else { return nil }
        if first == "count", words.count >= 2 {
            let parts = words[1].split(separator: "=").map(String.init)
            guard let path = path(parts.first ?? "") else { return nil }
            var term = Condition.Term(base: .count(path, of: parts.count == 2 ? parts.last : nil))
            if words.count == 4, words[2] == "*", let factor = Int64(words[3]) { term.factor = factor }
            return words.count == 2 || words.count == 4 ? term : nil
        }
        var term: Condition.Term
        if let day = Day(first) {
            term = Condition.Term(base: .day(day))
        } else if let number = ExactDecimal(first) {
            term = Condition.Term(base: .number(number))
        } else {
            guard let path = path(first) else { return nil }
            term = Condition.Term(base: .path(path))
        }
        switch words.count {
        case 1: return term
        case 3 where words[1] == "*":
            guard let factor = Int64(words[2]) else { return nil }
            term.factor = factor
            return term
        case 4 where words[1] == "+" || words[1] == "-":
            guard let span = Span(words[2] + " " + words[3]) else {
                guard let unit = Span("1 " + words[3])?.unit, let by = path(words[2]) else { return nil }
                term.shiftBy = (by, unit, words[1] == "-" ? -1 : 1)
                return term
            }
            term.shift = words[1] == "-" ? Span(-span.count, span.unit) : span
            return term
        default: return nil
        }
    }
}
