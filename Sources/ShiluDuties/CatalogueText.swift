import ShiluFigures
import ShiluRegisters

/// A file of duties, of ratings or of regulations while it is read: what they have in common.
struct CatalogueText: CatalogueReading {
    let file: String
    var notices: [Notice] = []

    init(file: String) { self.file = file }

    mutating func day(_ node: YAMLNode?, _ name: String) -> Day? {
        guard let node else { return nil }
        guard let day = string(node).flatMap({ Day($0) }) else {
            report("day-wrong", "“\(name)”不是日期", next: "请写成 2023-03-05 的样子", at: node)
            return nil
        }
        return day
    }

    mutating func flag(_ node: YAMLNode?, _ name: String) -> Bool {
        guard let node else { return false }
        switch string(node) {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            report("flag-wrong", "“\(name)”应写 true 或 false", next: "请改正", at: node)
            return false
        }
    }

    mutating func code<T: RawRepresentable & CaseIterable>(_ node: YAMLNode?, _ name: String, as type: T.Type = T.self)
        -> T?
    where T.RawValue == String {
        guard let node else { return nil }
        guard let found = string(node).flatMap({ T(rawValue: $0) }) else {
            report(
                "code-unknown", "“\(name)”写的“\(string(node) ?? "")”不认识",
                next: "可写：" + T.allCases.map(\.rawValue).joined(separator: "、"), at: node)
            return nil
        }
        return found
    }

    mutating func register(_ node: YAMLNode?, at owner: YAMLNode) -> String? {
        guard let name = string(node) else {
            report("register-missing", "没有写台账", next: "请写台账的英文名，如 MeetingRecord", at: owner)
            return nil
        }
        guard RegisterBook.register(named: name) != nil else {
            report("register-unknown", "没有名为“\(name)”的台账", next: "请写台账的英文名，如 MeetingRecord", at: node)
            return nil
        }
        return name
    }

    mutating func path(_ node: YAMLNode?, _ name: String, in register: String) -> FieldPath? {
        guard let node else { return nil }
        guard let text = string(node) else {
            report("field-missing", "“\(name)”没有写字段", next: "请写字段的英文名", at: node)
            return nil
        }
        var problem = ""
        guard let path = FieldPath(text, in: register, problem: &problem) else {
            report("field-unknown", problem, next: "请用 shilu catalogue list 查看台账的字段", at: node)
            return nil
        }
        return path
    }

    /// A day as conditions write it: `endsOn`, `endsOn - 6 months`.
    mutating func term(_ node: YAMLNode?, _ name: String, in register: String, at owner: YAMLNode) -> Condition.Term? {
        guard let node, let written = string(node) else {
            report("from-missing", "没有写“\(name)”", next: "请写日期字段", at: owner)
            return nil
        }
        var parser = ConditionParser(register: register)
        guard let term = parser.term(written.split(separator: " ").map(String.init)) else {
            report(
                "field-unknown", parser.problem.isEmpty ? "看不懂“\(written)”" : parser.problem,
                next: "请写日期字段，如 endsOn 或 endsOn - 6 months", at: node)
            return nil
        }
        return term
    }

    /// Conditions: one text, or a list of texts or of `{that, else}`.
    mutating func conditions(_ node: YAMLNode?, in register: String) -> [Condition] {
        guard let node else { return [] }
        let items = node.sequence.map(Array.init) ?? [node]
        var found: [Condition] = []
        for item in items {
            var (text, otherwise) = (string(item), "")
            if let map = YAMLMap(item) {
                checkKeys(map, ["that", "else"])
                (text, otherwise) = (string(map["that"]), string(map["else"]) ?? "")
            }
            var problem = ""
            guard let text, let condition = Condition(text, otherwise: otherwise, in: register, problem: &problem)
            else {
                report(
                    "condition-wrong", problem.isEmpty ? "看不懂这个条件" : problem,
                    next: "写法见 duties/README.md，如 present * 5 >= expected * 4", at: item)
                continue
            }
            found.append(condition)
        }
        return found
    }
}
