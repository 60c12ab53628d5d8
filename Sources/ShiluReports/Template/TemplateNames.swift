import ShiluFigures
import ShiluRegisters

/// What a template may name: the figures of a catalogue and the registers of the product.
public struct TemplateNames: Sendable {
    public let isFigure: @Sendable (String) -> Bool
    /// The measure words that a figure may be printed with.
    let units: @Sendable (String) -> [String]
    private let registers: [String: AnyRegister]

    /// - Parameter registers: those of the product, and the gaps that follow from duties.
    public init(
        _ catalogue: FigureCatalogue,
        registers: [AnyRegister] = RegisterBook.all + [AnyRegister(DutyGap.self), AnyRegister(PlanOutcome.self)]
    ) {
        isFigure = { catalogue[$0] != nil }
        units = { catalogue[$0]?.units ?? [] }
        self.registers = Dictionary(
            registers.flatMap { [($0.name, $0), ($0.title, $0)] }, uniquingKeysWith: { first, _ in first })
    }

    /// By name or 台账名称.
    func register(_ name: String) -> AnyRegister? { registers[name] }

    /// The fields that a query's records have: those of the register, or of its parts.
    func fields(of query: RecordQuery) -> [any AnyField] {
        guard let register = register(query.register) else { return [] }
        guard let parts = query.parts else { return register.fields }
        guard let field = Self.field(parts, in: register.fields), case .parts(let shape) = field.form else { return [] }
        return shape.fields
    }

    /// By key or label.
    static func field(_ name: String, in fields: [any AnyField]) -> (any AnyField)? {
        fields.first { $0.key == name } ?? fields.first { $0.label == name }
    }

    /// The code that a value of a condition means, by code, label or other spelling; nil when the list has none such.
    static func code(_ text: String, in form: FieldForm) -> String? {
        switch form {
        case .code(_, let entries):
            entries.first { $0.code == text || $0.label == text || $0.also.contains(text) }?.code
        case .list(let element): code(text, in: element)
        default: text
        }
    }
}
