import Foundation
import ShiluCatalogue
import ShiluRegisters

/// The report templates of a catalogue: `reports/*.md`. A later folder, such as a unit's own, replaces earlier ones.
public struct ReportLibrary: Sendable {
    private let files: [String: URL]

    public init(folders: [URL] = [CatalogueFolder.url]) {
        var files: [String: URL] = [:]
        for folder in folders {
            let reports = folder.appendingPathComponent("reports", isDirectory: true)
            for name in (try? FileManager.default.contentsOfDirectory(atPath: reports.path)) ?? []
            where name.hasSuffix(".md") && name != "README.md" {
                files[String(name.dropLast(3))] = reports.appendingPathComponent(name)
            }
        }
        self.files = files
    }

    /// What may be asked for, in alphabetical order.
    public var ids: [String] { files.keys.sorted() }

    /// - Throws: `Refusal` with everything that is wrong in the file.
    public func template(_ id: String, names: TemplateNames) throws -> ReportTemplate {
        guard let file = files[id] else {
            throw Refusal(
                Notice("report-unknown", "没有名为“\(id)”的报告", next: "可以生成的报告有：\(ids.joined(separator: "、"))"))
        }
        guard let data = try? Data(contentsOf: file), let text = String(validating: data, as: UTF8.self) else {
            throw Refusal(
                Notice("report-unreadable", "模板读不出来", next: "请检查文件权限，并以 UTF-8 编码保存", place: "reports/\(id).md"))
        }
        return try TemplateParser.parse(text, id: id, file: "reports/\(id).md", names: names)
    }

    /// What is wrong with any of the templates; empty when all is well.
    public func check(names: TemplateNames) -> [Notice] {
        ids.flatMap { id -> [Notice] in
            do {
                _ = try template(id, names: names)
                return []
            } catch let refusal as Refusal {
                return refusal.notices
            } catch {
                return [Notice("report-unreadable", "模板读不出来", next: "请检查文件", place: "reports/\(id).md")]
            }
        }
    }
}
