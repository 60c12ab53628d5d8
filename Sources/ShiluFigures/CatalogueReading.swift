import ShiluRegisters
import Yams

/// What reading the catalogue's files has in common: YAML, with the line of everything that is wrong in it.
package protocol CatalogueReading: Sendable {
    /// The name that notices call it by.
    var file: String { get }
    /// Everything that was wrong so far.
    var notices: [Notice] { get set }
}

extension CatalogueReading {
    /// Adds a notice with file and line.
    package mutating func report(_ code: String, _ what: String, next: String, at node: YAMLNode?) {
        let line = node?.mark.map { "：第\($0.line)行" } ?? ""
        notices.append(Notice(code, what, next: next, place: file + line))
    }

    /// The mapping at the top of a text; nil, with a notice, where there is none.
    package mutating func top(_ text: String, _ keys: Set<String>) -> YAMLMap? {
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

    /// Reports keys that are not known, and those that are written twice.
    package mutating func checkKeys(_ map: YAMLMap, _ known: Set<String>) {
        var seen: Set<String> = []
        for (text, key, _) in map.entries {
            if !known.contains(text) {
                report("key-unknown", "“\(text)”不认识", next: "可写：" + known.sorted().joined(separator: "、"), at: key)
            } else if !seen.insert(text).inserted {
                report("key-double", "“\(text)”写了两次", next: "请删去一处", at: key)
            }
        }
    }

    /// The text of a scalar; nil for an empty one.
    package func string(_ node: YAMLNode?) -> String? {
        guard let text = node?.scalar?.string, !text.isEmpty else { return nil }
        return text
    }

    /// One text or a list of texts.
    package func strings(_ node: YAMLNode?) -> [String] {
        if let one = string(node) { return [one] }
        return node?.sequence?.compactMap { string($0) } ?? []
    }

    /// A whole number; nil, with a notice, for anything else.
    package mutating func int(_ node: YAMLNode?, _ name: String) -> Int? {
        guard let node else { return nil }
        guard let number = string(node).flatMap({ Int($0) }) else {
            report("number-wrong", "“\(name)”不是整数", next: "请写整数", at: node)
            return nil
        }
        return number
    }

    /// Kinds of facts; `attended.*` is every kind that begins so.
    /// - Parameter owner: what is named where none is written; the node itself otherwise.
    package mutating func kinds(_ node: YAMLNode?, at owner: YAMLNode? = nil) -> [String] {
        let written = strings(node)
        if written.isEmpty {
            report("kind-missing", "没有写事项", next: "请写台账产生的事项，如 meeting.memberAssembly", at: owner ?? node)
        }
        var found: [String] = []
        for kind in written {
            let meant = kind.hasSuffix(".*") ? knownKinds.filter { $0.hasPrefix(kind.dropLast()) }.sorted() : [kind]
            if meant.isEmpty || !meant.allSatisfy(knownKinds.contains) {
                report("kind-unknown", "没有台账产生“\(kind)”", next: "请用 shilu catalogue list 查看各台账产生的事项", at: node)
            }
            found += meant
        }
        return found
    }
}

/// Every kind of fact that some register yields.
let knownKinds = Set(RegisterBook.all.flatMap(\.yields))
