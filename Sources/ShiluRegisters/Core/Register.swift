import Synchronization

/// The area of work under which a register stands in menus and in the manual.
public enum Area: String, Sendable, CaseIterable {
    case organizations, members, development, meetings, study, dues, service, integrity, rectification, documents
    case elections, assessment, responsibility, publicity, business, ledger

    public var label: String {
        switch self {
        case .organizations: "组织"
        case .members: "党员"
        case .development: "发展党员"
        case .meetings: "会议与组织生活"
        case .study: "学习教育"
        case .dues: "党费"
        case .service: "服务与关怀"
        case .integrity: "廉政监督"
        case .rectification: "问题整改"
        case .documents: "文件与决策"
        case .elections: "选举"
        case .assessment: "考核与荣誉"
        case .responsibility: "责任与督导"
        case .publicity: "宣传与创建"
        case .business: "业务工作"
        case .ledger: "台账设置"
        }
    }
}

/// A register (台账): a kind of record. One Swift type in one file: its fields, what makes it valid, what it counts for.
///
/// Sheets, import, export, forms, the API schema and the manual are derived from this declaration.
public protocol Register: Sendable {
    /// Its name in the store and in JSON, as in `registers.md`: the Swift type's name.
    static var name: String { get }
    /// 台账名称, the name of its sheet.
    static var title: String { get }
    static var area: Area { get }
    /// One sentence for the catalogue and the template: what is recorded here.
    static var purpose: String { get }
    static var shape: Self { get }
    /// Its fields, in the order of the sheet.
    var fields: [any AnyField] { get }
    /// Keys of the fields that together tell one record from another when no 编号 is given.
    static var naturalKey: [String] { get }
    /// The field whose day is when the thing happened; nil when there is none (a person).
    static var dayKey: String? { get }
    /// The field that says whose record it is, the scope of its figures; nil for registers that say it otherwise.
    static var organizationKey: String? { get }
    static var lifeCycle: LifeCycle? { get }
    /// Every kind of fact that `facts` may yield; figures and duties may name no other.
    static var yields: [String] { get }
    /// What is wrong with a record, beyond missing fields and forms; the ledger adds links, doubles and the roll.
    static func check(_ record: Record<Self>, _ problems: inout Problems)
    /// What is wrong with a record beside the others: the roll, the organisation's life, a linked record.
    static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems)
    /// What the record counts for. Called with the current state, whenever it or a record that feeds it changes.
    static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts)
}

extension Register {
    public static var name: String { TypeNames.name(of: Self.self) }
    public static var dayKey: String? { "on" }
    public static var organizationKey: String? { "organizationId" }
    public static var lifeCycle: LifeCycle? { nil }
    public static var yields: [String] { [] }
    public static func check(_ record: Record<Self>, _ problems: inout Problems) {}
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {}
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {}
}

/// A step that was taken.
public struct StepTaken: Sendable, Hashable {
    public let step: String
    public let on: Day
    public let position: Int64
    public init(step: String, on: Day, position: Int64) { (self.step, self.on, self.position) = (step, on, position) }
}

/// The current state of one record, without its Swift type.
public struct AnyRecord: Sendable, Hashable {
    /// `Register/编号`, unique in the unit and never reused.
    public let id: String
    public let register: String
    /// Open fields, and sealed ones too where the reader holds the key.
    public var fields: [String: Value]
    /// Dated steps, oldest first.
    public var steps: [StepTaken]

    public init(id: String, register: String, fields: [String: Value], steps: [StepTaken] = []) {
        (self.id, self.register, self.fields, self.steps) = (id, register, fields, steps)
    }
    /// What people type and see: the id without its register.
    public var number: String { AnyRecord.number(of: id) }
    public static func number(of id: String) -> String {
        id.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(id[id.utf8.index(after: $0)...]) } ?? id
    }
    public static func register(of id: String) -> String {
        String(id[..<(id.utf8.firstIndex(of: UInt8(ascii: "/")) ?? id.endIndex)])
    }
}

/// A record read through the fields of its register: `record.kinds`.
@dynamicMemberLookup
public struct Record<R: Register>: Sendable {
    public let any: AnyRecord
    private let shape: KeptShape<R>
    public init(_ any: AnyRecord) { self.init(any, KeptShape.of(R.shape)) }
    init(_ any: AnyRecord, _ shape: KeptShape<R>) { (self.any, self.shape) = (any, shape) }
    public var id: String { any.id }
    public var steps: [StepTaken] { any.steps }
    public subscript<T>(dynamicMember path: KeyPath<R, Field<T>>) -> T? {
        @inline(never) get { any.fields[shape.field(path).key].flatMap(T.init(value:)) }
    }
}

/// The shape of a register, made when first asked for. Without its Swift type: a hundred generic types, one for each register,
/// took a noticeable part of the time of every command to set up.
private final class Declared: Sendable {
    final class Shape: Sendable {
        let kept: any AnyObject & Sendable
        let fields: [any AnyField]
        init(_ kept: any AnyObject & Sendable, _ fields: [any AnyField]) { (self.kept, self.fields) = (kept, fields) }
    }
    private let known = AtomicLazyReference<Shape>()
    private let make: @Sendable () -> Shape
    init(_ make: @escaping @Sendable () -> Shape) { self.make = make }
    private var shape: Shape { known.load() ?? known.storeIfNil(make()) }
    var fields: [any AnyField] { shape.fields }

    func record<R: Register>(_ any: AnyRecord, as type: R.Type) -> Record<R> {
        (shape.kept as? KeptShape<R>).map { Record<R>(any, $0) } ?? Record<R>(any)
    }
}

/// A register without its Swift type: what engines loop over.
public struct AnyRegister: Sendable {
    public let name: String
    public let title: String
    public let area: Area
    public let purpose: String
    /// In the order of the sheet. Made when first asked for: sixty registers have two thousand fields.
    public var fields: [any AnyField] { declared.fields }
    public let naturalKey: [String]
    public let dayKey: String?
    public let organizationKey: String?
    public let lifeCycle: LifeCycle?
    public let yields: [String]
    private let declared: Declared
    private let rollChecker: @Sendable (AnyRecord, any RollContext, inout Problems) -> Void
    private let checker: @Sendable (AnyRecord, inout Problems) -> Void
    private let yielder: @Sendable (AnyRecord, any FactContext, inout Facts) -> Void

    public init<R: Register>(_ type: R.Type) {
        (name, title, area, purpose) = (R.name, R.title, R.area, R.purpose)
        (naturalKey, dayKey, organizationKey) = (R.naturalKey, R.dayKey, R.organizationKey)
        (lifeCycle, yields) = (R.lifeCycle, R.yields)
        let declared = Declared { Declared.Shape(KeptShape.of(R.shape), R.shape.fields) }
        self.declared = declared
        rollChecker = { R.check(declared.record($0, as: R.self), in: $1, &$2) }
        checker = { R.check(declared.record($0, as: R.self), &$1) }
        yielder = { R.facts(of: declared.record($0, as: R.self), in: $1, &$2) }
    }

    public func field(_ key: String) -> (any AnyField)? { fields.first { $0.key == key } }
    public func check(_ record: AnyRecord, _ problems: inout Problems) { checker(record, &problems) }
    public func check(_ record: AnyRecord, in context: any RollContext, _ problems: inout Problems) {
        rollChecker(record, context, &problems)
    }
    public func facts(of record: AnyRecord, in context: any FactContext) -> [FactDraft] {
        var facts = Facts()
        yielder(record, context, &facts)
        return facts.drafts
    }
}
