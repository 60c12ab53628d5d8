import Foundation
import ShiluDocuments
import ShiluLedger
import ShiluRegisters

/// Everything that is recorded now, as the sheets that import takes.
public struct Exporter {
    private let ledger: Ledger

    public init(_ ledger: Ledger) { self.ledger = ledger }

    /// Sheets of the registers that hold records; sealed columns only where the key is at hand.
    public func sheets(_ registers: [AnyRegister]) throws -> [SheetSpec] {
        try registers.flatMap { register -> [SheetSpec] in
            let records = try ledger.records(register.name)
            guard !records.isEmpty else { return [] }
            return SheetTemplates.filled(register, with: records, omitting: !ledger.isUnlocked).filter {
                $0.name == register.title || !$0.rows.isEmpty
            }
        }
    }

    /// One XLSX, or a folder of CSV files. Returns what was written.
    @discardableResult
    public func write(_ registers: [AnyRegister], to output: String, overwriting: Bool = false) throws -> [String] {
        let sheets = try sheets(registers)
        guard !sheets.isEmpty else {
            throw Notice("nothing-to-export", "这些台账里还没有记录", next: "请先导入，或换一种台账")
        }
        let isWorkbook = output.lowercased().hasSuffix(".xlsx")
        let paths = isWorkbook ? [output] : sheets.map { output + "/" + $0.name + ".csv" }
        try OutputFile.claim(paths, overwriting: overwriting)
        if isWorkbook {
            try SpreadsheetWriter.write(sheets, to: output)
            return [output]
        }
        do {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        } catch {
            throw Notice("folder-not-made", "建不了文件夹“\(output)”", next: "请检查路径和权限，或换一个位置")
        }
        return try sheets.map { sheet in
            let path = "\(output)/\(sheet.name).csv"
            try SafeFile.write(CSVWriter.data(rows: [sheet.columns.map(\.title)] + sheet.rows), to: path)
            return path
        }
    }
}
