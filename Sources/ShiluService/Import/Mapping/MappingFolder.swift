import Foundation
import ShiluDocuments
import ShiluRegisters

/// The mappings that a ledger remembers: `台账.shilu.mappings/`, a table each.
public struct MappingFolder: Sendable {
    private let path: String

    public init(ledgerAt ledger: String) { path = ledger + ".mappings" }

    /// Keeps a mapping under the name of its table, for the next sheet of the same kind.
    public func remember(_ mapping: ColumnMapping, as name: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Notice("folder-not-made", "建不了文件夹“\(path)”", next: "请检查路径和权限")
        }
        let file = (name as NSString).lastPathComponent
        try mapping.write(to: path + "/" + (file.hasSuffix(".csv") ? file : file + ".csv"))
    }

    /// The remembered mappings by name.
    public var all: [(name: String, mapping: ColumnMapping)] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        return names.filter { $0.hasSuffix(".csv") }.compactMap { name in
            (try? ColumnMapping(fileAt: path + "/" + name)).map { (name, $0) }
        }
    }

    /// The remembered mapping that a sheet fits; nil where none or more than one does.
    public func mapping(for sheet: TableSheet) -> (name: String, mapping: ColumnMapping)? {
        let fitting = all.filter { $0.mapping.fits(sheet) }
        return fitting.count == 1 ? fitting.first : nil
    }
}
