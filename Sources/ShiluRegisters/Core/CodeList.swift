/// One entry of a code list: what is stored, and what people read.
public struct CodeEntry: Sendable, Hashable {
    public let code: String
    public let label: String
    /// Other spellings that are accepted on import.
    public let also: [String]
    public init(_ code: String, _ label: String, also: [String] = []) {
        (self.code, self.label, self.also) = (code, label, also)
    }
}

/// A closed list of codes on which Swift decides. The raw value is what is stored: a released name never changes.
public protocol CodeList: FieldValue, CaseIterable, RawRepresentable, Hashable where RawValue == String {
    /// The name of the list, as in `registers.md`, section K.
    static var listName: String { get }
    /// What people read, in display order of `allCases`.
    var label: String { get }
    /// Other spellings that are accepted on import.
    var also: [String] { get }
}

extension CodeList {
    public static var listName: String { TypeNames.name(of: Self.self) }
    public var also: [String] { [] }
    @inline(never)
    public static var entries: [CodeEntry] { allCases.map { CodeEntry($0.rawValue, $0.label, also: $0.also) } }
    public static var form: FieldForm { .code(listName, entries) }
    public init?(value: Value) {
        guard let text = value.text, let found = Self(rawValue: text) else { return nil }
        self = found
    }
    public var value: Value { .text(rawValue) }
}
