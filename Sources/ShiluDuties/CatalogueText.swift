import ShiluFigures
import ShiluRegisters
import Yams

/// What the files of the catalogue have in common: reading YAML with the line of everything that is wrong in it.
struct CatalogueText: Sendable {
    let file: String
    var notices: [Notice] = []

    init(file: String) { self.file = file }

    mutating func report(_ code: String, _ what: String, next: String, at node: YAMLNode?) {
        let line = node?.mark.map { "：第\($0.line)行" } ?? ""
        notices.append(Notice(code, what, next: next, place: file + line))
    }

    /// The mapping at the top of a text; nil, with a notice, where there is none.
    mutating func top(_ text: String, _ keys: Set<String>) -> YAMLMap? {
        let root: YAMLNode?
        do {
            root = try YAMLNode.compose(text)
        } catch {
            var line = ""
            switch error {
            case YamlError.scanner(_, _, let mark, _), YamlError.parser(_, _, let mark, _),
                YamlError.composer(_, _, let mark, _):
                line = "：第\(mark.line)行"
            default: break
            }
            notices.append(Notice("yaml-syntax", "不是正确的 YAML", next: "请检查缩进、冒号后的空格和引号", place: file + line))
            return nil
        }
        guard let root, let map = YAMLMap(root) else {
            report("yaml-syntax", "文件应是 \(keys.sorted().joined(separator: "、")) 各项", next: "请照其他文件的样子写", at: root)
            return nil
        }
        checkKeys(map, keys)
        return map
    }

    mutating func checkKeys(_ map: YAMLMap, _ known: Set<String>) {
        var seen: Set<String> = []
        for (text, key, _) in map.entries {
            if !known.contains(text) {
                report("key-unknown", "“\(text)”不认识", next: "可写：" + known.sorted().joined(separator: "、"), at: key)
            } else if !seen.insert(text).inserted {
                report("key-double", "“\(text)”写了两次", next: "请删去一处", at: key)
            }
        }
    }

    func string(_ node: YAMLNode?) -> String? {
        guard let text = node?.scalar?.string, !text.isEmpty else { return nil }
        return text
    }

    /// One text or a list of texts.
    func strings(_ node: YAMLNode?) -> [String] {
        if let one = string(node) { return [one] }
        return node?.sequence?.compactMap { string($0) } ?? []
    }

    mutating func int(_ node: YAMLNode?, _ name: String) -> Int? {
        guard let node else { return nil }
        guard let number = string(node).flatMap({ Int($0) }) else {
            report("number-wrong", "“\(name)”不是整数", next: "请写整数", at: node)
            return nil
        }
        return number
    }

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

    static let kinds = Set(RegisterBook.all.flatMap(\.yields))

    /// Kinds of facts; `attended.*` is every kind that begins so.
    mutating func kinds(_ node: YAMLNode?, at owner: YAMLNode) -> [String] {
        let written = strings(node)
        if written.isEmpty { report("kind-missing", "没有写要看的事项", next: "请写台账产生的事项，如 meeting.memberAssembly", at: owner) }
        var found: [String] = []
        for kind in written {
            let meant = kind.hasSuffix(".*") ? Self.kinds.filter { $0.hasPrefix(kind.dropLast()) }.sorted() : [kind]
            if meant.isEmpty || !meant.allSatisfy(Self.kinds.contains) {
                report("kind-unknown", "没有台账产生“\(kind)”", next: "请用 shilu catalogue list 查看各台账产生的事项", at: node)
            }
            found += meant
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
