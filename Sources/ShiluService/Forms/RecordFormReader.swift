import ShiluLedger
import ShiluRegisters

/// One problem of a form, at the input that it is about.
public struct FormProblem: Sendable, Hashable {
    /// The field's key; of a part `key.row.inner`; empty where the whole form is meant.
    public let input: String
    public let notice: Notice
    public init(input: String, notice: Notice) { (self.input, self.notice) = (input, notice) }
}

/// A form of a register as it was read.
public struct ReadForm: Sendable {
    /// Values of the inputs that are filled in and could be read.
    public var fields: [String: Value] = [:]
    /// Keys of the fields that the form shows and that are empty.
    public var empty: Set<String> = []
    public var problems: [FormProblem] = []
}

/// Reads the form of a register: what people type into the inputs that are derived from its declaration.
///
/// Inputs are named by the field's key; those of parts `key.row.inner`, rows counted from 0. All problems are kept.
public struct RecordFormReader {
    private let register: AnyRegister
    private let ledger: Ledger
    private let find: (String) -> [String]
    private let values: (String) -> [String]

    /// - Parameters:
    ///   - values: what was typed into the inputs of a name, in order.
    ///   - people: ids of members that a text means where it is neither name nor number, such as pinyin initials.
    public init(
        _ register: AnyRegister, ledger: Ledger, people: @escaping (String) -> [String] = { _ in [] },
        values: @escaping (String) -> [String]
    ) {
        (self.register, self.ledger, self.find, self.values) = (register, ledger, people, values)
    }

    /// - Parameter keys: only these fields; nil for all.
    public func read(_ keys: Set<String>? = nil) throws -> ReadForm {
        var form = ReadForm()
        for field in register.fields where keys?.contains(field.key) ?? true {
            if case .parts(let shape) = field.form {
                let rows = try parts(field, shape, &form)
                if rows.isEmpty { form.empty.insert(field.key) } else { form.fields[field.key] = .list(rows) }
            } else if let value = try value(of: field, input: field.key, &form) {
                form.fields[field.key] = value
            } else {
                form.empty.insert(field.key)
            }
        }
        // Nobody types a year that the day beside it tells.
        for field in register.fields where Self.follows(field, in: register) && form.empty.contains(field.key) {
            guard let day = form.fields[Member.shape.birthDate.key]?.text.flatMap({ Day($0) }) else { continue }
            form.fields[field.key] = .integer(Int64(day.year))
            form.empty.remove(field.key)
        }
        let wrong = Set(form.problems.map(\.input))
        for field in register.fields
        where field.isRequired && form.empty.contains(field.key) && !wrong.contains(field.key) {
            form.problems.append(RecordFormReader.missing(field, input: field.key))
        }
        return form
    }

    /// Whether a field follows from another of the same form: the open year of birth, which is counted by, from the sealed day.
    public static func follows(_ field: any AnyField, in register: AnyRegister) -> Bool {
        register.name == Member.name && field.key == Member.shape.birthYear.key
    }

    private static func missing(_ field: any AnyField, input: String) -> FormProblem {
        FormProblem(
            input: input, notice: Notice("field-missing", "没有填“\(field.label)”", next: "请补填", place: field.label))
    }

    // MARK: parts

    /// Rows in which anything is filled in. Numbers of rows need not be without gaps.
    private func parts(_ field: any AnyField, _ shape: PartShape, _ form: inout ReadForm) throws -> [Value] {
        var rows: [Value] = []
        let count = min(500, values("\(field.key).count").first.flatMap { Int($0) } ?? 0)
        for row in 0..<max(0, count) {
            var fields: [String: Value] = [:]
            var problems = ReadForm()
            var isFilled = false
            for inner in shape.fields {
                let input = "\(field.key).\(row).\(inner.key)"
                // Codes and flags that are preset do not make a row.
                if values(input).contains(where: { !Cells.trimmed($0).isEmpty }), !isPreset(inner) { isFilled = true }
                if let value = try value(of: inner, input: input, &problems) { fields[inner.key] = value }
            }
            guard isFilled else { continue }
            let wrong = Set(problems.problems.map(\.input))
            for inner in shape.fields where inner.isRequired && fields[inner.key] == nil {
                let input = "\(field.key).\(row).\(inner.key)"
                if !wrong.contains(input) { problems.problems.append(RecordFormReader.missing(inner, input: input)) }
            }
            form.problems += problems.problems
            rows.append(.fields(fields))
        }
        return rows
    }

    private func isPreset(_ field: any AnyField) -> Bool {
        switch field.form {
        case .code, .flag: true
        default: false
        }
    }

    // MARK: values

    private func value(of field: any AnyField, input: String, _ form: inout ReadForm) throws -> Value? {
        let typed = values(input).map(Cells.trimmed).filter { !$0.isEmpty }
        guard !typed.isEmpty else { return nil }
        do throws(CellProblem) {
            switch field.form {
            case .list(.link(let target)):
                let each = typed.flatMap { $0.split(whereSeparator: { "、；;，,\n".contains($0) }).map(String.init) }
                let texts = each.map(Cells.trimmed).filter { !$0.isEmpty }
                return .list(try link(texts, to: target, field, input, &form))
            case .list(let element):
                var items: [Value] = []
                for text in typed {
                    // Lines of a text area; boxes come one by one.
                    for line in text.split(whereSeparator: \.isNewline) {
                        let part = Cells.trimmed(String(line))
                        if !part.isEmpty { items.append(try Cells.value(part, as: element)) }
                    }
                }
                return .list(items)
            case .link(let target):
                return try link([typed[0]], to: target, field, input, &form).first
            case .longText: return .text(RecordFormReader.plainLines(typed[0]))
            default: return try Cells.value(typed[0], as: field.form)
            }
        } catch {
            let what = field.isSealed ? "填写的内容不合要求" : error.what
            form.problems.append(
                FormProblem(input: input, notice: Notice(error.code, what, next: error.next, place: field.label)))
            return nil
        }
    }

    /// Browsers send CR LF at the end of a line.
    private static func plainLines(_ text: String) -> String {
        String(text.map { $0 == "\r\n" ? "\n" : $0 })
    }

    // MARK: links

    private func link(
        _ texts: [String], to target: String?, _ field: any AnyField, _ input: String, _ form: inout ReadForm
    ) throws(CellProblem) -> [Value] {
        var found: [Value] = []
        for text in texts {
            do {
                found.append(.text(try resolve(text, to: target, field)))
            } catch let notice as Notice {
                form.problems.append(
                    FormProblem(
                        input: input, notice: Notice(notice.code, notice.what, next: notice.next, place: field.label)))
            } catch {
                throw CellProblem("link-unreadable", "“\(field.label)”现在查不到", next: "请稍后再试")
            }
        }
        return found
    }

    private func resolve(_ text: String, to target: String?, _ field: any AnyField) throws -> String {
        // The list offers `张三 D001`: the number behind the space decides.
        if let target {
            let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
            if parts.count > 1 {
                for part in [parts.last, parts.first].compactMap(\.self) {
                    if let record = try ledger.record("\(target)/\(part)") { return record.id }
                }
            }
            if target == Member.name, try ledger.record("\(target)/\(text)") == nil {
                let people = find(text)
                if let only = people.first, people.count == 1 { return only }
            }
        }
        var notices: [Notice] = []
        var resolver = LinkResolver([], directory: LedgerDirectory(ledger))
        guard let typed = try resolver.resolved(text, in: target, &notices) else {
            throw notices.first ?? Notice("link-unknown", "没有找到“\(field.label)”填写的记录", next: "请核对编号")
        }
        return typed
    }
}
