import Crypto
import Foundation
import ShiluCatalogue
import ShiluDocuments
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluReports

/// Composes reports, and reads back where their numbers came from.
public enum ReportService {
    /// What may be composed: the templates of the catalogue, by id.
    public static func templateIDs() -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { String($0.dropLast(3)) }.sorted()
    }

    private static var folder: URL { CatalogueFolder.url.appendingPathComponent("reports", isDirectory: true) }

    /// - Throws: `Refusal` with file and line of everything that is wrong in the template.
    public static func template(_ id: String, catalogue: FigureCatalogue) throws -> ReportTemplate {
        let file = "reports/\(id).md"
        guard templateIDs().contains(id), let data = try? Data(contentsOf: folder.appendingPathComponent("\(id).md")),
            let text = String(validating: data, as: UTF8.self)
        else {
            throw Notice("report-unknown", "没有“\(id)”这种报告", next: "可以生成：\(templateIDs().joined(separator: "、"))")
        }
        return try TemplateParser.parse(text, id: id, file: file, names: TemplateNames(catalogue))
    }

    public static func compose(
        _ id: String, session: Session, organization: OrganizationNode, year: Int, day: Day
    ) throws -> ComposedReport {
        try composer(id, session: session).compose(
            ReportRequest(organization: organization.id, year: year, day: day, unit: session.ledger.info.name))
    }

    private static func composer(_ id: String, session: Session) throws -> ReportComposer {
        ReportComposer(
            template: try template(id, catalogue: session.catalogue), names: TemplateNames(session.catalogue),
            engine: try session.engine())
    }

    /// One report of each branch below an organisation, written into a folder under the branch's name: composed on all cores
    /// from one reading of catalogue and template, and written only when all of them could be composed.
    ///
    /// - Parameter ending: `docx`, `md` or `txt`.
    /// - Returns: the branches in the order of the sheet, each with its report and file.
    public static func composeEachBranch(
        _ id: String, session: Session, below organization: OrganizationNode, year: Int, day: Day, into folder: String,
        ending: String = "docx", overwriting: Bool = false
    ) throws -> [(branch: OrganizationNode, report: ComposedReport, file: String)] {
        guard let period = Period(year: year) else {
            throw Notice("report-year", "年度“\(year)”不对", next: "请填四位年份，如2023", place: "--year")
        }
        let composer = try composer(id, session: session)
        let branches = try composer.engine.facts.organizations(in: Scope(organization.id), on: period.last)
            .filter(\.kind.isBranch)
        guard !branches.isEmpty else {
            throw Notice("no-branch", "“\(organization.name)”\(year)年末没有党支部", next: "请核对党组织和年度")
        }
        let (unit, print) = (session.ledger.info.name, fingerprint())
        composer.engine.supplied?.expectManyScopes()
        let made = parallelEach(branches) { branch in
            Result {
                let report = try composer.compose(
                    ReportRequest(organization: branch.id, year: year, day: day, unit: unit), isAlone: false)
                return (report, try data(of: report, ending: ending, fingerprint: print, place: folder))
            }
        }
        var taken: Set<String> = []
        var results: [(branch: OrganizationNode, report: ComposedReport, file: String, data: Data)] = []
        for (branch, result) in zip(branches, made) {
            let (report, data) = try result.get()
            var name = fileName(branch.shortName)
            // Two branches of one name keep apart by their number.
            if !taken.insert(name).inserted { name += "（\(fileName(AnyRecord.number(of: branch.id)))）" }
            let file = URL(fileURLWithPath: folder).appendingPathComponent("\(name).\(ending)").path
            results.append((branch, report, file, data))
        }
        try OutputFile.claim(results.map(\.file), overwriting: overwriting)
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw Notice("folder-not-made", "建不了这个文件夹", next: "请换一个位置，或检查写权限", place: folder)
        }
        for result in results { try SafeFile.write(result.data, to: result.file) }
        return results.map { ($0.branch, $0.report, $0.file) }
    }

    /// A name without what no file name may hold, and no longer than any file system takes with a number behind it.
    static func fileName(_ name: String) -> String {
        let clean = name.unicodeScalars.map { scalar -> Character in
            let isBad = "/\\:*?\"<>|".unicodeScalars.contains(scalar) || !TextRules.isCleanLine(String(scalar))
            return isBad ? "-" : Character(scalar)
        }
        let trimmed = String(clean).trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: ".")))
        return trimmed.isEmpty ? "支部" : String(trimmed.prefix(40))
    }

    /// Writes by the ending of the name: `.docx`, `.md` or `.txt`; the old file stays if anything fails.
    /// - Parameter overwriting: whether a file that is not as we wrote it may be replaced.
    public static func write(_ report: ComposedReport, to path: String, overwriting: Bool = false) throws {
        try OutputFile.claim([path], overwriting: overwriting)
        let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
        try SafeFile.write(
            try data(of: report, ending: ending, fingerprint: fingerprint(), place: path), to: path)
    }

    private static func data(
        of report: ComposedReport, ending: String, fingerprint: String, place: String
    ) throws -> Data {
        switch ending {
        case "docx": return try report.wordFile(catalogueFingerprint: fingerprint, sha256: sha256)
        case "md": return Data(report.markdown.utf8)
        case "txt": return Data(report.plainText.utf8)
        default:
            throw Notice("report-format", "不能生成这种文件", next: "文件名请以 .docx、.md 或 .txt 结尾", place: place)
        }
    }

    /// The Word file of a report, with where each number comes from.
    public static func wordFile(_ report: ComposedReport) throws -> Data {
        try report.wordFile(catalogueFingerprint: fingerprint(), sha256: sha256)
    }

    /// Reads every figure back out of a Word file; needs no ledger.
    public static func trace(fileAt path: String) throws -> TracedReport {
        try TraceReader.read(try SafeFile.read(path), name: URL(fileURLWithPath: path).lastPathComponent)
    }

    /// Compares what a report said with what the ledger and the text say now.
    public static func check(_ report: TracedReport, session: Session) throws -> [TraceFinding] {
        try report.check(against: try session.engine(), sha256: sha256)
    }

    /// What the figures were defined by: SHA-256 over the names and contents of the catalogue's figure files.
    static func fingerprint() -> String {
        let folder = CatalogueFolder.url.appendingPathComponent("figures", isDirectory: true)
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        var hash = SHA256()
        for name in names where name.hasSuffix(".yaml") {
            hash.update(data: Data(name.utf8))
            hash.update(data: (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data())
        }
        return hex(hash.finalize())
    }

    static func sha256(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
