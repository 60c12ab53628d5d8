import ShiluDocuments
import ShiluRegisters

/// Where a row stands in what was handed in.
public struct RowPlace: Sendable, Hashable {
    public let file: String
    public let sheet: String
    /// As the file numbers its rows, from 1.
    public let row: Int

    /// `党员.csv 第12行`, `台账.xlsx 工作表“党员”第12行`, with the column where one is meant.
    func text(column: String? = nil) -> String {
        let name = file.lowercased().hasSuffix(".xlsx") ? "\(file) 工作表“\(sheet)”" : file
        return name + " 第\(row)行" + (column.map { "“\($0)”列" } ?? "")
    }
}

/// One record as a sheet tells it: values read, links still as typed.
public struct DraftRow: Sendable {
    public let register: AnyRegister
    /// 编号 as typed; nil when the column is empty or absent.
    public internal(set) var number: String?
    public var fields: [String: Value]
    public let place: RowPlace
    /// Where the parts of the row stand: part key → places, in the order of the parts.
    public var partPlaces: [String: [RowPlace]] = [:]
    /// Fields whose cell could not be read: already reported, not missing.
    public var unreadable: Set<String> = []
}

/// How the sheets of a register are named and laid out: the one place that import, export and template share.
public enum SheetLayout {
    public static let numberTitle = "编号"
    public static let holderTitle = "所属编号"
    /// The first cell of a template's example row starts with this; such rows are not imported.
    public static let exampleMark = SheetSpec.examplePrefix

    /// Sheets that carry explanations for people.
    public static let notData: Set<String> = ["说明", "填写说明", "填表说明"]

    public static func partSheet(_ register: AnyRegister, _ shape: PartShape) -> String {
        "\(register.title)-\(shape.title)"
    }

    /// The fields that are columns of the register's own sheet.
    public static func columns(_ register: AnyRegister) -> [any AnyField] {
        register.fields.filter { partShape($0) == nil }
    }

    /// The fields that have a sheet of their own.
    public static func parts(_ register: AnyRegister) -> [(field: any AnyField, shape: PartShape)] {
        register.fields.compactMap { field in partShape(field).map { (field, $0) } }
    }

    private static func partShape(_ field: any AnyField) -> PartShape? {
        if case .parts(let shape) = field.form { shape } else { nil }
    }

    public enum Target: Sendable {
        case register(AnyRegister)
        case part(AnyRegister, field: any AnyField, shape: PartShape)
    }

    /// What a sheet of this name holds; nil when it is none of ours.
    public static func target(ofSheet name: String) -> Target? {
        let title = Cells.trimmed(name)
        return registers[title].map(Target.register) ?? partSheets[title]
    }

    private static let registers: [String: AnyRegister] = {
        var found: [String: AnyRegister] = [:]
        for register in RegisterBook.all { (found[register.title], found[register.name]) = (register, register) }
        return found
    }()

    /// Apart from the registers: for this the fields of all registers must be made.
    private static let partSheets: [String: Target] = {
        var found: [String: Target] = [:]
        for register in RegisterBook.all {
            for (field, shape) in parts(register) {
                found[partSheet(register, shape)] = .part(register, field: field, shape: shape)
            }
        }
        return found
    }()
}
