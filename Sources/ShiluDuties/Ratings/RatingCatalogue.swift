import Foundation
import ShiluCatalogue
import ShiluFigures
import ShiluRegisters
import Yams

/// The rating schemes of `Catalogue/ratings`.
public struct RatingCatalogue: Sendable {
    public let schemes: [RatingDefinition]

    public init(_ schemes: [RatingDefinition]) { self.schemes = schemes }

    public subscript(id: String) -> RatingDefinition? { schemes.first { $0.id == id || $0.name == id } }

    /// Those that come with the program.
    public static var bundled: RatingCatalogue {
        get throws { try load(folder: CatalogueFolder.url.appendingPathComponent("ratings", isDirectory: true)) }
    }

    /// Every `.yaml` of a folder.
    /// - Throws: `Refusal` with file and line of everything that is wrong.
    public static func load(folder: URL) throws -> RatingCatalogue {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        return try load(
            texts: names.filter { $0.hasSuffix(".yaml") }.map { name in
                let data = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
                return (file: "ratings/\(name)", text: String(decoding: data, as: UTF8.self))
            })
    }

    static func load(texts: [(file: String, text: String)]) throws(Refusal) -> RatingCatalogue {
        var schemes: [RatingDefinition] = []
        var notices: [Notice] = []
        for (file, text) in texts {
            var reader = RatingFile(file: file)
            if let scheme = reader.read(text) {
                if schemes.contains(where: { $0.id == scheme.id }) {
                    reader.report("rating-double", "评定办法“\(scheme.id)”重复", next: "请换一个编号")
                }
                schemes.append(scheme)
            }
            notices += reader.notices
        }
        if !notices.isEmpty { throw Refusal(notices) }
        return RatingCatalogue(schemes)
    }

    /// Names that no catalogue has.
    public func check(figures: Set<String>, duties: Set<String>) -> [Notice] {
        schemes.flatMap { scheme -> [Notice] in
            func unknown(_ id: String, _ known: Set<String>, _ what: String, _ line: Int) -> Notice? {
                known.contains(id)
                    ? nil
                    : Notice(
                        "rating-reference", "“\(scheme.id)”引用了不存在的\(what)“\(id)”", next: "请改成目录里有的编号",
                        place: "\(scheme.file)：第\(line)行")
            }
            let items = scheme.items.flatMap { item -> [Notice?] in
                switch item.score {
                case .duties(let ids): ids.map { unknown($0, duties, "应尽事项", item.line) }
                case .figure(let id, _, _), .each(let id, _), .less(let id, _): [unknown(id, figures, "指标", item.line)]
                case .hand: []
                }
            }
            let levels = scheme.levels.flatMap { $0.withoutBreach.map { unknown($0, duties, "应尽事项", scheme.line) } }
            return (items + levels).compactMap(\.self)
        }
    }
}

/// One scheme's file.
private struct RatingFile {
    let file: String
    private(set) var notices: [Notice] = []

    init(file: String) { self.file = file }

    mutating func report(_ code: String, _ what: String, next: String, at node: Node? = nil) {
        notices.append(Notice(code, what, next: next, place: file + (node?.mark.map { "：第\($0.line)行" } ?? "")))
    }

    private static let keys: Set<String> = [
        "id", "name", "rates", "branches", "basis", "mark", "since", "until", "objectionDays", "items", "levels",
    ]
    private static let itemKeys: Set<String> = [
        "id", "title", "group", "points", "duties", "figure", "zero", "full", "each", "less", "hand",
    ]

    mutating func read(_ text: String) -> RatingDefinition? {
        guard let root = try? Yams.compose(yaml: text), let map = root.mapping else {
            report("yaml-syntax", "不是正确的 YAML", next: "请照其他评定办法写")
            return nil
        }
        checkKeys(map, Self.keys)
        guard let id = map["id"]?.string, let name = map["name"]?.string else {
            report("rating-id", "评定办法没有编号或名称", next: "请写 id 和 name", at: root)
            return nil
        }
        let basis = map["basis"]?.string ?? ""
        if basis.isEmpty { report("basis-missing", "没有写明依据", next: "请补上 basis", at: root) }
        let mark = map["mark"]?.string ?? ""
        if !["V", "V/S", "S", "S/U", "U", "L"].contains(mark) {
            report("mark-unknown", "核对标记“\(mark)”不认识", next: "可写：V、S、U、L", at: map["mark"] ?? root)
        }
        var rates: RatingScheme?
        if let text = map["rates"]?.string {
            rates = RatingScheme(rawValue: text)
            if rates == nil {
                report(
                    "rates-unknown", "评定类别“\(text)”不认识",
                    next: "可写：" + RatingScheme.allCases.map(\.rawValue).joined(separator: "、"), at: map["rates"])
            }
        }
        let items = list(map["items"]).compactMap { item($0) }
        if items.isEmpty { report("items-missing", "没有评分项", next: "请在 items 下逐条列出", at: root) }
        for (index, item) in items.enumerated() where items[..<index].contains(where: { $0.id == item.id }) {
            report("item-double", "评分项“\(item.id)”重复", next: "请换一个编号", at: map["items"])
        }
        let levels = list(map["levels"]).compactMap { level($0) }
        for (high, low) in zip(levels, levels.dropFirst()) where high.least <= low.least {
            report("levels-order", "等次应从高到低列", next: "请把分数线高的放在前面", at: map["levels"])
        }
        return RatingDefinition(
            id: id, name: name, rates: rates, isForBranches: map["branches"]?.bool ?? true, basis: basis, mark: mark,
            since: map["since"]?.int, until: map["until"]?.int, items: items, levels: levels,
            objectionDays: map["objectionDays"]?.int ?? 5, file: file, line: root.mark?.line ?? 1)
    }

    private mutating func item(_ node: Node) -> RatingDefinition.Item? {
        guard let map = node.mapping, let id = map["id"]?.string, let title = map["title"]?.string else {
            report("item-form", "评分项应写明 id 和 title", next: "请照其他评分项的样子写", at: node)
            return nil
        }
        checkKeys(map, Self.itemKeys)
        guard let most = hundredths(map["points"]), most > 0 else {
            report("item-points", "“\(id)”没有写满分，或写得不对", next: "请写 points: 8 的样子", at: node)
            return nil
        }
        guard let score = score(map, id, node) else { return nil }
        return RatingDefinition.Item(
            id: id, title: title, group: map["group"]?.string ?? "", most: most, score: score,
            line: node.mark?.line ?? 0)
    }

    private mutating func score(_ map: Node.Mapping, _ id: String, _ node: Node) -> RatingDefinition.Score? {
        if let how = map["hand"]?.string { return .hand(how) }
        if let duties = map["duties"] {
            let ids = duties.string.map { [$0] } ?? list(duties).compactMap(\.string)
            if !ids.isEmpty { return .duties(ids) }
        }
        if let figure = map["figure"]?.string {
            if let full = rational(map["full"]) {
                let zero = rational(map["zero"]) ?? .zero
                if full != zero { return .figure(figure, zero: zero, full: full) }
            }
            if let each = hundredths(map["each"]) { return .each(figure, hundredths: each) }
            if let less = hundredths(map["less"]) { return .less(figure, hundredths: less) }
        }
        report(
            "item-score", "“\(id)”没有写怎样评分",
            next: "可写 duties、hand，或 figure 加上 full（及 zero）、each、less 之一", at: node)
        return nil
    }

    private mutating func level(_ node: Node) -> RatingDefinition.Level? {
        guard let map = node.mapping, let name = map["name"]?.string, let least = hundredths(map["least"]) else {
            report("level-form", "等次应写明 name 和 least", next: "请照其他等次的样子写", at: node)
            return nil
        }
        checkKeys(map, ["name", "least", "stars", "withoutBreach"])
        return RatingDefinition.Level(
            name: name, stars: map["stars"]?.int, least: least,
            withoutBreach: list(map["withoutBreach"]).compactMap(\.string))
    }

    private mutating func checkKeys(_ map: Node.Mapping, _ known: Set<String>) {
        for (key, _) in map where !known.contains(key.string ?? "") {
            report(
                "key-unknown", "“\(key.string ?? "")”不认识", next: "可写：" + known.sorted().joined(separator: "、"), at: key)
        }
    }

    private func list(_ node: Node?) -> [Node] { node?.sequence.map(Array.init) ?? [] }

    private func hundredths(_ node: Node?) -> Int64? {
        node?.scalar.flatMap { ExactDecimal($0.string) }?.scaled(decimals: 2)
    }

    /// `95%` is 19/20.
    private func rational(_ node: Node?) -> Rational? {
        guard let text = node?.scalar?.string else { return nil }
        guard text.hasSuffix("%") else { return Rational(text) }
        return Rational(String(text.dropLast())).flatMap { $0.divided(by: Rational(100)) }
    }
}
