import Foundation
import ShiluCatalogue
import ShiluRegisters
import Yams

/// One mechanism (工作机制) that the reports name, and what serves it: names of the catalogue, each checked to exist.
public struct ServedMechanism: Sendable, Hashable {
    public let name: String
    /// Swift names of registers, as in `RegisterBook`.
    public let registers: [String]
    /// Ids of figures.
    public let figures: [String]
    /// Ids of duties.
    public let duties: [String]
    /// Keys of `SystemsCatalogue.pages`.
    public let pages: [String]
    /// Names of report templates.
    public let reports: [String]
    /// Its line in `systems.yaml`.
    public let line: Int

    /// Whether anything serves it at all.
    public var isServed: Bool {
        !(registers.isEmpty && figures.isEmpty && duties.isEmpty && pages.isEmpty && reports.isEmpty)
    }
}

/// One of the systems of work (工作体系): its number, its name, and its mechanisms.
public struct WorkSystem: Sendable, Hashable {
    /// `S01` …
    public let row: String
    public let name: String
    public let mechanisms: [ServedMechanism]
}

/// `Catalogue/systems.yaml`: the systems that the product covers, and by what.
public struct SystemsCatalogue: Sendable {
    public let systems: [WorkSystem]
    /// Pages of the web application beside those that every register has: key and title, in the order of the file.
    public let pages: [(key: String, title: String)]

    static let file = "systems.yaml"

    /// The catalogue that comes with the program, or the one that `SHILU_CATALOGUE` names.
    /// - Throws: everything that is wrong in the file, with its line.
    public static var bundled: SystemsCatalogue {
        get throws(Refusal) {
            let url = CatalogueFolder.url.appendingPathComponent(file)
            guard let data = try? Data(contentsOf: url), let text = String(validating: data, as: UTF8.self) else {
                throw Refusal(
                    Notice("catalogue-unreadable", "工作体系目录读不出来", next: "请检查目录文件夹里有没有这个文件", place: file))
            }
            return try SystemsCatalogue(text)
        }
    }

    /// Reads the text of the file.
    public init(_ text: String) throws(Refusal) {
        var reader = Reader()
        guard let root = try? Yams.compose(yaml: text) else {
            throw Refusal(Notice("yaml-syntax", "不是正确的 YAML", next: "请检查缩进、冒号后的空格和引号", place: Self.file))
        }
        (pages, systems) = reader.read(root)
        if !reader.notices.isEmpty { throw Refusal(reader.notices) }
    }

    private struct Reader {
        var notices: [Notice] = []
        private static let lists = ["registers", "figures", "duties", "pages", "reports"]

        mutating func report(_ code: String, _ what: String, next: String, at node: Node?) {
            let line = node?.mark.map { "：第\($0.line)行" } ?? ""
            notices.append(Notice(code, what, next: next, place: SystemsCatalogue.file + line))
        }

        mutating func read(_ root: Node) -> ([(key: String, title: String)], [WorkSystem]) {
            let top = entries(root)
            let pages = entries(top["pages"] ?? "").order.map { (key: $0.key, title: $0.value.scalar?.string ?? "") }
            guard let items = top["systems"]?.sequence else {
                report("systems-missing", "没有 systems 清单", next: "请在 systems: 下逐行列出工作体系", at: root)
                return (pages, [])
            }
            return (pages, items.map { system($0) })
        }

        private mutating func system(_ node: Node) -> WorkSystem {
            let map = entries(node)
            check(map, ["row", "name", "mechanisms"])
            let mechanisms = (map["mechanisms"]?.sequence.map(Array.init) ?? []).map { mechanism($0) }
            let row = map["row"]?.scalar?.string ?? ""
            if row.isEmpty || mechanisms.isEmpty {
                report("system-form", "工作体系要写 row、name 和 mechanisms", next: "请照其他各行的样子写", at: node)
            }
            return WorkSystem(row: row, name: map["name"]?.scalar?.string ?? "", mechanisms: mechanisms)
        }

        private mutating func mechanism(_ node: Node) -> ServedMechanism {
            let map = entries(node)
            check(map, Self.lists + ["name"])
            let lists = Self.lists.map { key in map[key]?.sequence?.compactMap { $0.scalar?.string } ?? [] }
            return ServedMechanism(
                name: map["name"]?.scalar?.string ?? "", registers: lists[0], figures: lists[1], duties: lists[2],
                pages: lists[3], reports: lists[4], line: node.mark?.line ?? 0)
        }

        private mutating func check(_ map: Entries, _ known: [String]) {
            for (key, node) in map.order where !known.contains(key) {
                report("key-unknown", "“\(key)”不认识", next: "可写：" + known.joined(separator: "、"), at: node)
            }
        }

        /// A mapping by the text of its keys, in the order of the file.
        struct Entries {
            var order: [(key: String, value: Node)] = []
            subscript(key: String) -> Node? { order.first { $0.key == key }?.value }
        }

        private func entries(_ node: Node) -> Entries {
            guard case .mapping(let mapping) = node else { return Entries() }
            return Entries(order: mapping.map { ($0.key.scalar?.string ?? "", $0.value) })
        }
    }
}
