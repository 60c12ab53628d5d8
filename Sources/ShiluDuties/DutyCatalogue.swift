import Foundation
import ShiluCatalogue
import ShiluFigures
import ShiluRegisters

/// All duties and the regulations they come from, checked as a whole.
public struct DutyCatalogue: Sendable {
    /// In the order of the files, then as written; editions of one rule stand side by side.
    public let duties: [Duty]
    public let regulations: [Regulation]

    /// Editions of a rule, oldest first; empty for an id that does not exist.
    public subscript(_ id: String) -> [Duty] { duties.filter { $0.id == id } }

    /// Ids in the order of the catalogue, each once.
    public var ids: [String] {
        var seen: Set<String> = []
        return duties.map(\.id).filter { seen.insert($0).inserted }
    }

    /// The catalogue that comes with the program, or the one that `SHILU_CATALOGUE` names, with its examples.
    public static var bundled: DutyCatalogue {
        get throws(Refusal) { try load(folders: [CatalogueFolder.url]) }
    }

    /// The same without its examples, which are more than half of its text: what judging needs.
    public static var bundledForJudging: DutyCatalogue {
        get throws(Refusal) { try load(folders: [CatalogueFolder.url], withExamples: false) }
    }

    /// Reads `duties/*.yaml` of each folder. A later folder, such as a unit's own, replaces duties of the same id, and may
    /// turn local ones on.
    ///
    /// - Throws: everything that is wrong in any of the files, each with file and line.
    public static func load(folders: [URL], withExamples: Bool = true) throws(Refusal) -> DutyCatalogue {
        var texts: [[(file: String, text: String)]] = []
        for (index, folder) in folders.enumerated() {
            let place = folder.appendingPathComponent("duties", isDirectory: true)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
            var files: [(file: String, text: String)] = []
            for name in names.filter({ $0.hasSuffix(".yaml") }).sorted() {
                guard let data = try? Data(contentsOf: place.appendingPathComponent(name)),
                    let text = String(validating: data, as: UTF8.self)
                else {
                    throw Refusal(
                        Notice("catalogue-unreadable", "文件读不出来", next: "请检查文件权限，并以 UTF-8 编码保存", place: "duties/\(name)")
                    )
                }
                files.append(("duties/\(name)", text))
            }
            if files.isEmpty, index == 0 {
                throw Refusal(
                    Notice(
                        "catalogue-missing", "没有找到应尽事项目录",
                        next: "请检查环境变量 \(CatalogueFolder.variable) 所指的文件夹，其中应有 duties/*.yaml", place: place.path))
            }
            texts.append(files)
        }
        return try load(texts: texts, withExamples: withExamples)
    }

    /// The same over texts: one list of files per folder.
    public static func load(texts: [[(file: String, text: String)]], withExamples: Bool = true) throws(Refusal)
        -> DutyCatalogue
    {
        var notices: [Notice] = []
        var regulations: [Regulation] = []
        for (file, text) in texts.joined() where file.hasSuffix("regulations.yaml") {
            var reader = RegulationFile(file: file)
            for regulation in reader.read(text) {
                regulations.removeAll { $0.id == regulation.id }
                regulations.append(regulation)
            }
            notices += reader.text.notices
        }
        let known = Dictionary(regulations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var merged: [Duty] = []
        var enabled: Set<String> = []
        for folder in texts {
            let files = parallelEach(folder.filter { !$0.file.hasSuffix("regulations.yaml") }) { item in
                var reader = DutyFile(file: item.file, regulations: known, withExamples: withExamples)
                let duties = reader.read(withExamples ? item.text : FigureFile.withoutExamples(item.text))
                return (reader, duties)
            }
            for (reader, _) in files {
                notices += reader.text.notices
                enabled.formUnion(reader.enabled)
            }
            let own = files.sorted { $0.0.order < $1.0.order }.flatMap { $0.1 }
            notices += overlaps(own)
            let replaced = Set(own.map(\.id))
            for id in replaced {
                guard let at = merged.firstIndex(where: { $0.id == id }) else { continue }
                merged.removeAll { $0.id == id }
                merged.insert(contentsOf: own.filter { $0.id == id }, at: at)
            }
            let placed = Set(merged.map(\.id))
            merged += own.filter { !placed.contains($0.id) }
        }
        for id in enabled where !merged.contains(where: { $0.id == id }) {
            notices.append(Notice("duty-unknown", "enable 里的“\(id)”不是目录里的事项", next: "请改成目录里有的编号"))
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return DutyCatalogue(
            duties: merged.map { enabled.contains($0.id) ? $0.turnedOn() : $0 }, regulations: regulations)
    }

    /// Editions of one id must not be in force on the same day.
    private static func overlaps(_ duties: [Duty]) -> [Notice] {
        var notices: [Notice] = []
        for (id, editions) in Dictionary(grouping: duties, by: \.id) where editions.count > 1 {
            let ordered = editions.sorted { ($0.since?.number ?? .min) < ($1.since?.number ?? .min) }
            for (one, next) in zip(ordered, ordered.dropFirst()) {
                if let until = one.until, let since = next.since, until < since { continue }
                notices.append(
                    Notice(
                        "duty-duplicate", "事项“\(id)”重复，或几个版本的有效期重叠", next: "请删去一处，或写明各版本的 since 和 until",
                        place: "\(next.file)：第\(next.line)行"))
            }
        }
        return notices
    }

    /// Runs every example; empty when all is well.
    public func check() -> [Notice] { duties.flatMap { duty in duty.examples.compactMap { $0.failure(of: duty) } } }
}

extension Duty {
    func turnedOn() -> Duty {
        Duty(
            id: id, title: title, section: section, basis: basis, modality: modality, mark: mark, owner: owner,
            judging: judging, registers: registers, action: action, remedy: remedy, problem: problem, since: since,
            until: until, isEnabled: true, examples: examples, file: file, line: line)
    }
}
