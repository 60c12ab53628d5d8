import Foundation
import ShiluDuties
import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// A ledger at work: what commands and pages ask of it beyond plain reading.
public struct Session: Sendable {
    public let ledger: Ledger
    public let catalogue: FigureCatalogue

    private let clock: @Sendable () -> Day?

    /// The day that duties behind compliance figures are judged on; nil for the day after the period. Asked anew each time:
    /// a server runs through many midnights.
    public var today: Day? { clock() }

    public init(_ ledger: Ledger, catalogue: FigureCatalogue, today: @escaping @Sendable () -> Day? = { nil }) {
        (self.ledger, self.catalogue, clock) = (ledger, catalogue, today)
    }

    /// The one organisation that people mean by a name, a short name or a number.
    public func organization(_ text: String) throws -> OrganizationNode {
        let facts = try ledger.facts()
        let asID = "\(PartyOrganization.name)/\(text)"
        let found = try ledger.record(asID) != nil ? [asID] : ledger.findOrganization(text).map(\.id)
        guard let id = found.first else {
            let known = try ledger.records(PartyOrganization.name).prefix(12).compactMap {
                $0.fields["shortName"]?.text ?? $0.fields["name"]?.text
            }
            throw Notice(
                "organization-unknown", "台账里没有叫“\(text)”的党组织",
                next: known.isEmpty ? "台账还是空的，请先导入党组织" : "请核对名称，例如：\(known.joined(separator: "、"))")
        }
        guard found.count == 1 else {
            throw Notice(
                "organization-ambiguous", "叫“\(text)”的党组织有\(found.count)个",
                next: "请改写编号：\(found.map(AnyRecord.number(of:)).joined(separator: "、"))")
        }
        guard let record = try facts.record(id) else {
            throw Notice("organization-unknown", "党组织“\(text)”已经撤销登记", next: "请核对名称")
        }
        let typed = Record<PartyOrganization>(record)
        return OrganizationNode(
            id: id, name: typed.nameField ?? text, shortName: typed.shortName ?? typed.nameField ?? text,
            kind: typed.kind ?? .partyBranch, parent: typed.parentId?.id)
    }

    /// Figures as the ledger stands now, or as it stood after entry `position`.
    public func engine(asOf position: Int64? = nil) throws -> FigureEngine {
        if let position {
            let last = try ledger.position
            guard position >= 0, position <= last else {
                throw Notice(
                    "position-unknown", "台账只有\(last)条记录，没有第\(position)条", next: "请写 0 到 \(last) 之间的数", place: "--as-of")
            }
        }
        let facts = try ledger.facts(asOf: position)
        let duties = DutyFigures(today: today) {
            DutyEngine(catalogue: try DutyService.catalogue(), reading: facts, calendar: DutyService.calendar)
        }
        let plans = PlanDuties(figures: FigureEngine(catalogue: catalogue, facts: facts))
        return FigureEngine(
            catalogue: catalogue, facts: facts, supplied: PlanFigures(beside: duties, plans, today: today))
    }

    /// What lists of many figures are read with: of many organisations numbers alone.
    public func listing(_ scope: Scope, _ period: Period, asOf position: Int64? = nil) throws -> FigureEngine {
        let engine = try engine(asOf: position)
        let count = try engine.facts.organizations(in: scope, on: period.last).count
        return count > Session.mostWithSources ? engine.valuesAlone : engine
    }

    /// Organisations whose figures are read with their records within a second.
    private static let mostWithSources = 50

    public func figure(_ id: String) throws -> FigureDefinition {
        if let found = catalogue[id] ?? catalogue.figures.first(where: { $0.name == id }) { return found }
        throw Notice("figure-unknown", "没有“\(id)”这个指标", next: "全部指标可用 shilu catalogue list 查看")
    }

    /// Every unknown name is told at once.
    public func figures(_ ids: [String]) throws -> [FigureDefinition] {
        var found: [FigureDefinition] = []
        var notices: [Notice] = []
        for id in ids {
            do { found.append(try figure(id)) } catch let notice as Notice { notices.append(notice) }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return found
    }

    /// The record that people mean by its id, `台账名称/编号`, or a number that only one record has.
    public func record(_ text: String) throws -> AnyRecord {
        var candidates = [text]
        if let slash = text.firstIndex(of: "/"), let register = RegisterBook.register(titled: String(text[..<slash])) {
            candidates.append("\(register.name)/\(text[text.index(after: slash)...])")
        }
        for id in candidates {
            if let record = try ledger.record(id) { return record }
        }
        let numbered = try ledger.registers.compactMap { try ledger.record("\($0.name)/\(text)") }
        if let only = numbered.first, numbered.count == 1 { return only }
        let titles = numbered.compactMap { RegisterBook.register(named: $0.register)?.title }
        throw numbered.isEmpty
            ? Notice("record-unknown", "台账里没有“\(text)”这条记录，或已撤销", next: "请写成“台账名称/编号”的样子，如 党员/D001")
            : Notice(
                "record-ambiguous", "编号“\(text)”在几种台账里都有",
                next: "请写明台账：\(titles.map { "\($0)/\(text)" }.joined(separator: "、"))")
    }

    /// `字段=值` of the command line, read as the cells of a sheet are; an empty value clears the field.
    ///
    /// `分表.序号.字段=值` fills in one row of a list of parts: the others stay as the record has them; the number after the last
    /// begins a new row.
    /// - Parameter record: whose lists are meant.
    public func fields(
        _ assignments: [String], of register: AnyRegister, in record: AnyRecord? = nil
    ) throws -> [String: Value?] {
        var patches = PartPatches()
        var fields: [String: Value?] = [:]
        var notices: [Notice] = []
        var row = DraftRow(
            register: register, number: nil, fields: [:], place: RowPlace(file: "命令", sheet: "", row: 1))
        for assignment in assignments {
            guard let mark = assignment.firstIndex(of: "=") else {
                notices.append(Notice("assignment-form", "“\(assignment)”缺少等号", next: "请写成 字段=值 的样子"))
                continue
            }
            let name = Cells.trimmed(String(assignment[..<mark]))
            let cell = Cells.trimmed(String(assignment[assignment.index(after: mark)...]))
            if let record, name.contains(".") {
                do { try patches.add(name, cell, register, record) } catch let notice as Notice {
                    notices.append(notice)
                }
                continue
            }
            guard let field = register.fields.first(where: { $0.key == name || $0.label == name }) else {
                let near = SheetReader.nearest(name, among: register.fields.map(\.label))
                notices.append(
                    Notice(
                        "field-unknown", "“\(register.title)”没有“\(name)”这一项",
                        next: near.map { "是不是“\($0)”？" } ?? "可用 shilu catalogue list 查看"))
                continue
            }
            if cell.isEmpty {
                fields.updateValue(nil, forKey: field.key)
                continue
            }
            do throws(CellProblem) {
                row.fields[field.key] = try Cells.value(cell, as: field.form)
            } catch {
                notices.append(
                    Notice(error.code, field.isSealed ? "内容不合要求" : error.what, next: error.next, place: field.label))
            }
        }
        var resolver = LinkResolver([], directory: LedgerDirectory(ledger))
        var linkNotices: [Notice] = []
        let plain = row.fields
        row.fields.merge(patches.typed) { _, typed in typed }
        try resolver.resolve(&row, &linkNotices)
        let resolved = row.fields
        row.fields = resolved.filter { plain[$0.key] != nil }
        if let record { row.fields.merge(patches.applied(to: record, resolved)) { _, list in list } }
        notices += linkNotices.map { Notice($0.code, $0.what, next: $0.next) }
        guard notices.isEmpty else { throw Refusal(notices) }
        for (key, value) in row.fields { fields.updateValue(value, forKey: key) }
        return fields
    }
}

extension Session {
    /// Every entry of a record, also of one that was retracted, oldest first.
    public func history(_ text: String) throws -> [LedgerEntry] {
        var candidates = [text]
        if let slash = text.firstIndex(of: "/"), let register = RegisterBook.register(titled: String(text[..<slash])) {
            candidates.append("\(register.name)/\(text[text.index(after: slash)...])")
        } else {
            candidates += ledger.registers.map { "\($0.name)/\(text)" }
        }
        for id in candidates {
            let entries = try ledger.history(id)
            if !entries.isEmpty { return entries }
        }
        throw Notice("record-unknown", "台账里没有“\(text)”这条记录", next: "请写成“台账名称/编号”的样子，如 党员/D001")
    }
}
