import ShiluRegisters

/// Rows of lists of parts that the command line fills in, `责任事项.2.履责日期=2023-06-28`.
struct PartPatches {
    private struct Patch {
        let list: String
        let row: Int
        let key: String
        /// Nil clears the field.
        let value: Value?
    }
    private var patches: [Patch] = []

    /// - Throws: `Notice` for a list, row or field that does not exist, and for a value that does not fit.
    mutating func add(_ name: String, _ cell: String, _ register: AnyRegister, _ record: AnyRecord) throws {
        let words = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 3, let row = Int(words[1]),
            let list = register.fields.first(where: { $0.key == words[0] || $0.label == words[0] }),
            case .parts(let shape) = list.form
        else {
            let lists = register.fields.filter { if case .parts = $0.form { true } else { false } }.map(\.label)
            throw Notice(
                "part-form", "看不懂“\(name)”",
                next:
                    "请写成 分表.序号.字段=值 的样子，如 责任事项.2.履责日期=2023-06-28；“\(register.title)”的分表：\(lists.joined(separator: "、"))"
            )
        }
        guard let field = shape.fields.first(where: { $0.key == words[2] || $0.label == words[2] }) else {
            throw Notice(
                "field-unknown", "“\(list.label)”没有“\(words[2])”这一项",
                next: "可写：\(shape.fields.map(\.label).joined(separator: "、"))")
        }
        let count = record.fields[list.key]?.list?.count ?? 0
        guard row >= 1, row <= count + 1 else {
            throw Notice("part-row", "“\(list.label)”只有\(count)行，没有第\(row)行", next: "请核对序号；添一行的，写\(count + 1)")
        }
        var value: Value?
        if !cell.isEmpty {
            do throws(CellProblem) { value = try Cells.value(cell, as: field.form) } catch {
                throw Notice(
                    error.code, field.isSealed ? "内容不合要求" : error.what, next: error.next,
                    place: "\(list.label)第\(row)行“\(field.label)”")
            }
        }
        patches.append(Patch(list: list.key, row: row, key: field.key, value: value))
    }

    /// What was typed, a part for each value, so that the links among them are found.
    var typed: [String: Value] {
        Dictionary(grouping: patches, by: \.list).mapValues { patches in
            .list(patches.map { patch in .fields(patch.value.map { [patch.key: $0] } ?? [:]) })
        }
    }

    /// The record's lists with what was typed, its links found.
    func applied(to record: AnyRecord, _ resolved: [String: Value]) -> [String: Value] {
        Dictionary(grouping: patches, by: \.list).reduce(into: [:]) { lists, item in
            var rows = record.fields[item.key]?.list ?? []
            let found = resolved[item.key]?.list ?? []
            for (index, patch) in item.value.enumerated() where patch.row >= 1 && patch.row <= rows.count + 1 {
                if patch.row > rows.count { rows.append(.fields([:])) }
                var fields = rows[patch.row - 1].fields ?? [:]
                fields[patch.key] =
                    patch.value == nil ? nil : index < found.count ? found[index].fields?[patch.key] : nil
                rows[patch.row - 1] = .fields(fields)
            }
            lists[item.key] = .list(rows)
        }
    }
}
