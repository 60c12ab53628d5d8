/// A code list of a national standard: too long for cases, so a table of its codes. What is stored is the standard's code.
public protocol StandardCode: CodeList {
    /// In the order of the standard.
    static var table: StandardTable { get }
    /// Only for codes of the table: read them through `init(rawValue:)`.
    init(known code: String)
}

/// The entries of a standard, found by code.
public struct StandardTable: Sendable {
    public let entries: [CodeEntry]
    let byCode: [String: CodeEntry]
    init(_ entries: [CodeEntry]) {
        self.entries = entries
        byCode = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension StandardCode {
    public init?(rawValue: String) {
        guard Self.table.byCode[rawValue] != nil else { return nil }
        self.init(known: rawValue)
    }
    public static var allCases: [Self] { table.entries.map { Self(known: $0.code) } }
    public static var entries: [CodeEntry] { table.entries }
    public var label: String { Self.table.byCode[rawValue]?.label ?? rawValue }
    public var also: [String] { Self.table.byCode[rawValue]?.also ?? [] }
}
