import ShiluRegisters

/// One column of a sheet that is being read: what its field is, asked once and not for each cell.
struct SheetColumn: Sendable {
    let index: Int
    /// Nil: 编号 or 所属编号.
    let field: (any AnyField)?
    let key: String
    /// Whether there is a field; asked for each cell, of which the field itself would be copied.
    let isField: Bool
    private let form: FieldForm
    /// Whether few different cells are to be expected, so that it pays to remember what they mean.
    private let repeats: Bool
    private var known: [Typed: Value] = [:]

    init(index: Int, field: (any AnyField)?) {
        (self.index, self.field, key, isField) = (index, field, field?.key ?? "", field != nil)
        form = field?.form ?? .text
        repeats =
            switch form {
            case .code, .flag: true
            default: false
            }
    }

    /// The value of a trimmed cell that is not empty.
    mutating func value(_ cell: String) throws(CellProblem) -> Value {
        guard repeats else { return try Cells.value(cell, as: form) }
        if let value = known[Typed(text: cell)] { return value }
        let value = try Cells.value(cell, as: form)
        known[Typed(text: cell)] = value
        return value
    }

    /// A cell by its bytes: comparing Chinese strings as such looks for canonical equivalents.
    private struct Typed: Hashable {
        let text: String
        static func == (left: Typed, right: Typed) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }
}
