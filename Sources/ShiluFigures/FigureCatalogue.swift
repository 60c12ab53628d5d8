import Foundation
import ShiluCatalogue
import ShiluRegisters

/// All figures, in the order of the catalogue, checked as a whole.
public struct FigureCatalogue: Sendable {
    /// In the order of the files' `order`, then as written.
    public let figures: [FigureDefinition]
    private let byID: [String: Int]

    init(_ figures: [FigureDefinition]) {
        self.figures = figures
        byID = Dictionary(figures.indices.map { (figures[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// `year-on-year-change:…` with another figure's id is that figure's change.
    public subscript(_ id: String) -> FigureDefinition? { byID[id].map { figures[$0] } ?? change(id) }

    /// The catalogue that comes with the program, or the one that `SHILU_CATALOGUE` names.
    public static var bundled: FigureCatalogue {
        get throws(Refusal) { try load(folders: [CatalogueFolder.url]) }
    }

    /// The same without the figures' examples, which only `check` runs and which are half of the text.
    public static var forCounting: FigureCatalogue {
        get throws(Refusal) { try load(folders: [CatalogueFolder.url], withExamples: false) }
    }

    /// Reads `figures/*.yaml` of each folder. A later folder, such as a unit's own, replaces figures of the same id.
    ///
    /// - Throws: everything that is wrong in any of the files, each with file and line.
    public static func load(folders: [URL], withExamples: Bool = true) throws(Refusal) -> FigureCatalogue {
        var texts: [[(file: String, text: String)]] = []
        var notices: [Notice] = []
        for folder in folders {
            switch files(of: folder.appendingPathComponent("figures", isDirectory: true)) {
            case .success(let files): texts.append(files)
            case .failure(let notice): notices.append(notice)
            }
        }
        if !notices.isEmpty { throw Refusal(notices) }
        return try load(texts: texts, withExamples: withExamples)
    }

    private static func files(of folder: URL) -> Result<[(file: String, text: String)], Notice> {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let yaml = names.filter { $0.hasSuffix(".yaml") }.sorted()
        guard !yaml.isEmpty else {
            return .failure(
                Notice(
                    "catalogue-missing", "没有找到指标目录",
                    next: "请检查环境变量 \(CatalogueFolder.variable) 所指的文件夹，其中应有 figures/*.yaml",
                    place: folder.path))
        }
        var files: [(file: String, text: String)] = []
        for name in yaml {
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
                let text = String(validating: data, as: UTF8.self)
            else {
                return .failure(
                    Notice("catalogue-unreadable", "文件读不出来", next: "请检查文件权限，并以 UTF-8 编码保存", place: "figures/\(name)"))
            }
            files.append(("figures/\(name)", text))
        }
        return .success(files)
    }

    /// The same over texts: one list of files per folder.
    static func load(texts: [[(file: String, text: String)]], withExamples: Bool = true) throws(Refusal)
        -> FigureCatalogue
    {
        var notices: [Notice] = []
        var merged: [FigureDefinition] = []
        var places: [String: Int] = [:]
        for folder in texts {
            var lines: [String: String] = [:]
            var read: [(order: Int, figures: [FigureDefinition])] = []
            let readers = parallelEach(folder) { item in
                var reader = FigureFile(file: item.file, withExamples: withExamples)
                let figures = reader.read(item.text)
                return (reader, figures)
            }
            for (reader, figures) in readers {
                notices += reader.notices
                read.append((reader.order, figures))
            }
            for figure in read.sorted(by: { $0.order < $1.order }).flatMap(\.figures) {
                let place = "\(figure.file)：第\(figure.line)行"
                if let earlier = lines[figure.id] {
                    notices.append(
                        Notice("figure-duplicate", "指标“\(figure.id)”重复，已在\(earlier)定义", next: "请删去其中一处", place: place))
                    continue
                }
                lines[figure.id] = place
                if let index = places[figure.id] {
                    merged[index] = figure
                } else {
                    places[figure.id] = merged.count
                    merged.append(figure)
                }
            }
        }
        let catalogue = FigureCatalogue(merged)
        notices += catalogue.wrongReferences()
        if !notices.isEmpty { throw Refusal(notices) }
        return catalogue
    }

    /// What the parts cannot see: operands that no figure has, and figures that need themselves.
    private func wrongReferences() -> [Notice] {
        var notices: [Notice] = []
        for figure in figures {
            let place = "\(figure.file)：第\(figure.line)行"
            for id in figure.references.sorted() where self[id] == nil {
                notices.append(
                    Notice("figure-unknown", "“\(figure.id)”引用了不存在的指标“\(id)”", next: "请改成目录里有的指标编号", place: place))
            }
            if reaches(figure.id, from: figure.id) {
                notices.append(Notice("figure-cycle", "“\(figure.id)”的计算又用到它自己", next: "请检查它引用的各项指标", place: place))
            }
        }
        return notices
    }

    private func reaches(_ target: String, from start: String) -> Bool {
        var seen: Set<String> = []
        var open = self[start]?.operands ?? []
        while let id = open.popFirst() {
            if id == target { return true }
            if seen.insert(id).inserted { open.formUnion(self[id]?.operands ?? []) }
        }
        return false
    }

    /// Figures that a report says in these words, the more exact wording first; for looking up, not for reading texts.
    public func figures(saidAs word: String) -> [FigureDefinition] {
        figures.filter { $0.name == word || $0.saidAs.contains(word) }
    }

    /// Runs every example and looks for wordings that two figures of one measure word claim; empty when all is well.
    public func check() -> [Notice] {
        figures.flatMap { figure in figure.examples.compactMap { $0.failure(of: figure, in: self) } } + doubleWordings()
    }

    private func doubleWordings() -> [Notice] {
        var owners: [String: FigureDefinition] = [:]
        var notices: [Notice] = []
        for figure in figures {
            for word in figure.saidAs {
                for unit in figure.units {
                    guard let other = owners.updateValue(figure, forKey: "\(word)/\(unit)"), other.id != figure.id
                    else {
                        continue
                    }
                    notices.append(
                        Notice(
                            "wording-double", "说法“\(word)”（\(unit)）同时属于“\(other.id)”和“\(figure.id)”", next: "请只留在其中一项",
                            place: "\(figure.file)：第\(figure.line)行"))
                }
            }
        }
        return notices
    }
}

extension FigureDefinition {
    /// Figures of the catalogue that it is reckoned from.
    public var references: Set<String> { computation.references }

    /// Those of them whose values it needs; a target only names the figure that is to reach it.
    var operands: Set<String> { if case .target = computation { [] } else { references } }

    /// Every kind of fact that it counts itself, those of its own operands included.
    public var kinds: Set<String> { computation.kinds }
}

extension Computation {
    var references: Set<String> {
        switch self {
        case .quotient(let first, let second), .difference(let first, let second):
            first.references.union(second.references)
        case .total(let operands): operands.reduce(into: []) { $0.formUnion($1.references) }
        case .least(let operand): operand.references
        case .yearOnYear(let operand, _): operand?.references ?? []
        case .target(let figures): Set(figures)
        default: []
        }
    }

    var kinds: Set<String> {
        switch self {
        case .sum(let kinds, _), .values(let kinds, _), .people(let kinds, _), .members(let kinds),
            .organizations(let kinds), .months(let kinds):
            Set(kinds)
        case .stock(let kinds, _, let on):
            if case .lastEvent(let events) = on { Set(kinds).union(events) } else { Set(kinds) }
        case .byUnit(let units, _): Set(units.flatMap(\.kinds))
        case .monthly(let kinds, _, _), .ages(let kinds, _), .standing(let kinds): Set(kinds)
        case .matched(let stock, let kinds, _): Set(stock + kinds)
        case .shares(let parts, _): Set(parts.flatMap(\.kinds))
        case .reaching(let goal, _): Set(goal.kinds + goal.roll + goal.posts)
        case .quotient(let first, let second), .difference(let first, let second): first.kinds.union(second.kinds)
        case .total(let operands): operands.reduce(into: []) { $0.formUnion($1.kinds) }
        case .least(let operand): operand.kinds
        default: []
        }
    }
}

extension Computation.Operand {
    var references: Set<String> {
        switch self {
        case .figure(let id): [id]
        case .own(let definition): definition.references
        }
    }
    var kinds: Set<String> { if case .own(let definition) = self { definition.kinds } else { [] } }
}
