import Synchronization

/// How a field is filled in: what the sheet, the form, the API schema and the reader of cells are derived from.
public indirect enum FieldForm: Sendable {
    case text
    /// Several lines.
    case longText
    case integer
    case decimal
    /// Yuan in cells, fen in store.
    case money
    case day
    case dateTime
    case month
    case quarter
    case flag
    case code(String, [CodeEntry])
    /// A record of the named register, or of any register where the name is nil (`RecordRef`).
    case link(String?)
    case list(FieldForm)
    /// Parts of the record, on a sheet of their own.
    case parts(PartShape)
}

/// A Swift type that a field may have.
public protocol FieldValue: Sendable {
    static var form: FieldForm { get }
    init?(value: Value)
    var value: Value { get }
}

/// A link to a record of register `R`, stored as its id.
public struct Link<R: Register>: FieldValue, Hashable {
    public let id: String
    public init(_ id: String) { self.id = id }
    public static var form: FieldForm { .link(R.name) }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        id = text
    }
    public var value: Value { .text(id) }
}

/// A link to a record of any register (`RecordRef`).
public struct AnyLink: FieldValue, Hashable {
    public let id: String
    public init(_ id: String) { self.id = id }
    public static var form: FieldForm { .link(nil) }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        id = text
    }
    public var value: Value { .text(id) }
}

/// Text of several lines.
public struct LongText: FieldValue, Hashable {
    public let text: String
    public init(_ text: String) { self.text = text }
    public static var form: FieldForm { .longText }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        self.text = text
    }
    public var value: Value { .text(text) }
}

extension String: FieldValue {
    public static var form: FieldForm { .text }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        self = text
    }
    public var value: Value { .text(self) }
}

extension Int: FieldValue {
    public static var form: FieldForm { .integer }
    public init?(value: Value) {
        guard let number = value.integer, let small = Int(exactly: number) else { return nil }
        self = small
    }
    public var value: Value { .integer(Int64(self)) }
}

extension Bool: FieldValue {
    public static var form: FieldForm { .flag }
    public init?(value: Value) {
        guard let number = value.integer else { return nil }
        self = number != 0
    }
    public var value: Value { .integer(self ? 1 : 0) }
}

extension Money: FieldValue {
    public static var form: FieldForm { .money }
    public init?(value: Value) {
        guard let fen = value.integer else { return nil }
        self.init(fen: fen)
    }
    public var value: Value { .integer(fen) }
}

extension ExactDecimal: FieldValue {
    public static var form: FieldForm { .decimal }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        self.init(text)
    }
    public var value: Value { .text(description) }
}

extension Day: FieldValue {
    public static var form: FieldForm { .day }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        self.init(text)
    }
    public var value: Value { .text(description) }
}

extension LocalDateTime: FieldValue {
    public static var form: FieldForm { .dateTime }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        self.init(text)
    }
    public var value: Value { .text(description) }
}

extension YearMonth: FieldValue {
    public static var form: FieldForm { .month }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        self.init(text)
    }
    public var value: Value { .text(description) }
}

extension YearQuarter: FieldValue {
    public static var form: FieldForm { .quarter }
    public init?(value: Value) {
        guard let text = value.text else { return nil }
        self.init(text)
    }
    public var value: Value { .text(description) }
}

extension Array: FieldValue where Element: FieldValue {
    public static var form: FieldForm { .list(Element.form) }
    public init?(value: Value) {
        guard let list = value.list else { return nil }
        self = list.compactMap(Element.init(value:))
    }
    public var value: Value { .list(map(\.value)) }
}

/// A kind of part: rows that live in the record that holds them and share its history, such as agenda items.
public protocol Part: Sendable {
    /// The name of the part's sheet, in Chinese; the holder's title stands before it: `会议记录-议题`.
    static var title: String { get }
    static var shape: Self { get }
    /// Its fields, in the order of the sheet.
    var fields: [any AnyField] { get }
}

/// What is known of a kind of part without its Swift type.
public struct PartShape: Sendable {
    public let name: String
    public let title: String
    public let fields: [any AnyField]
    /// Whether it describes parts of this kind.
    public func isOf<P: Part>(_ kind: P.Type) -> Bool { name == TypeNames.name(of: kind) }
}

/// A field that holds parts of kind `P`.
public struct Parts<P: Part>: FieldValue {
    public let items: [PartRecord<P>]
    public init(_ items: [PartRecord<P>]) { self.items = items }
    public static var form: FieldForm {
        .parts(PartShape(name: TypeNames.name(of: P.self), title: P.title, fields: P.shape.fields))
    }
    public init?(value: Value) {
        guard let list = value.list else { return nil }
        items = list.compactMap { $0.fields.map(PartRecord.init(fields:)) }
    }
    public var value: Value { .list(items.map { .fields($0.fields) }) }
}

/// One part, read through the fields of its kind: `item.title`.
@dynamicMemberLookup
public struct PartRecord<P: Part>: Sendable {
    public let fields: [String: Value]
    private let shape: KeptShape<P>
    public init(fields: [String: Value]) { (self.fields, shape) = (fields, KeptShape.of(P.shape)) }
    public subscript<T>(dynamicMember path: KeyPath<P, Field<T>>) -> T? {
        @inline(never) get { fields[shape.field(path).key].flatMap(T.init(value:)) }
    }
}

/// What is known of a field without its Swift type.
public protocol AnyField: Sendable {
    /// The stored name, as in `registers.md`; a released name never changes.
    var key: String { get }
    /// The column's title.
    var label: String { get }
    /// A sentence of help under the field and in the column's note.
    var hint: String { get }
    var isRequired: Bool { get }
    /// Encrypted under the record's key; never in logs, errors or reports.
    var isSealed: Bool { get }
    /// Whether a write of this record makes the facts of the record that this field names be derived anew.
    var feeds: Bool { get }
    /// Whether a write of the record that this field names makes this record's facts be derived anew (a lecture held
    /// within a meeting takes its day from the meeting).
    var follows: Bool { get }
    var form: FieldForm { get }
    /// The example row of the import template; empty for none.
    var example: String { get }
    /// The measure word or unit printed after the value, such as 人.
    var unit: String { get }
}

private final class KnownForm: Sendable {
    let form: FieldForm
    init(_ form: FieldForm) { self.form = form }
}

/// One field of a register or part, declared once; everything else is derived from it.
///
/// A class without mutable state: registers hold dozens of fields, and copying them as structs made optimised builds slow.
public final class Field<T: FieldValue>: AnyField {
    public let key: String
    public let label: String
    public let hint: String
    public let isRequired: Bool
    public let isSealed: Bool
    public let feeds: Bool
    public let follows: Bool
    public let example: String
    public let unit: String
    /// Worked out when first asked for, and kept: the list of registers is itself a code list, and must not be needed to make a
    /// field; and an import asks for each cell.
    public var form: FieldForm { (known.load() ?? known.storeIfNil(KnownForm(T.form))).form }
    private let known = AtomicLazyReference<KnownForm>()

    public convenience init(
        _ key: String, _ label: String, hint: String = "", example: String = "", unit: String = ""
    ) {
        self.init(key, label, hint: hint, example: example, unit: unit, flags: (false, false, false, false))
    }

    @inline(never)
    private init(
        _ key: String, _ label: String, hint: String, example: String, unit: String,
        flags: (required: Bool, sealed: Bool, feeding: Bool, following: Bool)
    ) {
        (self.key, self.label, self.hint, self.example, self.unit) = (key, label, hint, example, unit)
        (isRequired, isSealed, feeds, follows) = flags
    }

    /// Must be filled in.
    public var required: Field { with(required: true) }
    /// Names or describes a person: kept in the sealed part.
    public var sealed: Field { with(sealed: true) }
    /// The record named here derives its facts from this record too (a member from its events).
    public var feeding: Field { with(feeding: true) }
    /// This record takes something from the record named here: day, place, attendance of the gathering it is part of.
    public var following: Field { with(following: true) }

    @inline(never)
    private func with(required: Bool = false, sealed: Bool = false, feeding: Bool = false, following: Bool = false)
        -> Field
    {
        Field(
            key, label, hint: hint, example: example, unit: unit,
            flags: (isRequired || required, isSealed || sealed, feeds || feeding, follows || following))
    }
}
