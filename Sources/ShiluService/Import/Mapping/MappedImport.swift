import ShiluDocuments
import ShiluLedger
import ShiluRegisters

/// Files of other systems among those that are imported: read through the mapping that was given or remembered.
public struct MappedImport {
    private let ledger: Ledger
    private let folder: MappingFolder

    /// The sheets to import, what to tell the clerk, and the reason for which ticked attendance amends its gatherings.
    public struct Sheets: Sendable {
        public var workbooks: [Workbook] = []
        public var remarks: [String] = []
        public var amending: String?
    }

    public init(_ ledger: Ledger, folder: MappingFolder) { (self.ledger, self.folder) = (ledger, folder) }

    /// - Parameters:
    ///   - mapping: file of the mapping for all the sheets; nil looks for a remembered one where a sheet is none of ours.
    ///   - remembering: keeps the given mapping for later.
    /// - Throws: `Refusal` with everything that cannot be read or mapped.
    public func workbooks(_ files: [String], mapping path: String?, remembering: Bool) throws -> Sheets {
        let given = try path.map(ColumnMapping.init(fileAt:))
        // Reading files takes one core.
        _ = Background { [ledger] in ledger.prepare() }
        var made = Sheets()
        var notices: [Notice] = []
        for workbook in try Importer.read(files) {
            var plain = Workbook(file: workbook.file, sheets: [])
            for sheet in workbook.sheets where !sheet.isHidden {
                guard let mapping = given ?? remembered(sheet, &made) else {
                    plain.sheets.append(sheet)
                    continue
                }
                do {
                    made.workbooks.append(
                        try MappedSheets.workbook(sheet, of: workbook.file, by: mapping, ledger: ledger))
                    if mapping.shape == .ticks { made.amending = "导入签到表" }
                } catch let refusal as Refusal { notices += refusal.notices }
            }
            if !plain.sheets.isEmpty || workbook.sheets.allSatisfy(\.isHidden) { made.workbooks.append(plain) }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        if let given, let path, remembering {
            try folder.remember(given, as: path)
            made.remarks.append("已记住这张对照表，下次同样的表可以直接导入。")
        }
        return made
    }

    private func remembered(_ sheet: TableSheet, _ made: inout Sheets) -> ColumnMapping? {
        guard SheetLayout.target(ofSheet: sheet.name) == nil, let found = folder.mapping(for: sheet) else { return nil }
        made.remarks.append("按记住的对照表“\(found.name)”读取。")
        return found.mapping
    }
}
