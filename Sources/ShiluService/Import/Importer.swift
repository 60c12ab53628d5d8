import ShiluDocuments
import ShiluLedger
import ShiluRegisters

/// What an import did, or would do.
public struct ImportReport: Sendable {
    /// Names the import for `retract`; nil when nothing was written.
    public let batch: Int64?
    public let position: Int64
    /// Rows per register, in the order of the book: how many were read, how many of them were in the ledger already.
    public let counts: [(title: String, rows: Int, unchanged: Int)]
    /// Rows that say the same as an earlier row of the same import, and were taken once: place by place.
    public let doubles: [String]
    public let isRehearsal: Bool
    /// Rows that were taken as they are and should be looked at.
    public let doubts: [Notice]
    public var rows: Int { counts.reduce(0) { $0 + $1.rows } }
    public var unchanged: Int { counts.reduce(0) { $0 + $1.unchanged } }
}

/// Puts sheets into a ledger: all of them or nothing, every problem at its cell, all problems at once.
public struct Importer {
    private let ledger: Ledger

    public init(_ ledger: Ledger) { self.ledger = ledger }

    /// - Parameters:
    ///   - amending: the reason for which rows that differ from their records become amendments; nil refuses them.
    ///   - rehearse: checks everything as it would be written, and writes nothing.
    ///   - progress: called with rows checked and rows in all.
    public func run(
        files: [String], author: String, at now: Int64, amending: String? = nil, rehearse: Bool = false,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> ImportReport {
        try run(
            workbooks: Importer.read(files), author: author, at: now, amending: amending, rehearse: rehearse,
            progress: progress)
    }

    public func run(
        workbooks: consuming [Workbook], author: String, at now: Int64, amending: String? = nil, rehearse: Bool = false,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> ImportReport {
        let places = workbooks.flatMap { workbook in
            workbook.sheets.map { RowPlace(file: workbook.file, sheet: $0.name, row: 0) }
        }
        // The cells of big sheets take as much memory as what becomes of them: they end here, unless the caller keeps them.
        var sheets = SheetReader(consume workbooks)
        var notices = sheets.notices
        // Taken out of the reader: rows that two hold would be copied when links are put into them.
        var rows = try numbered(sheets.takeRows())
        var resolver = LinkResolver(rows, directory: LedgerDirectory(ledger), unread: sheets.unread)
        for index in rows.indices {
            try resolver.resolve(&rows[index], &notices)
            if index % 500 == 0 { progress(index, rows.count) }
        }
        progress(rows.count, rows.count)
        if FigureNames.areNamed(in: rows) {
            let figures = try FigureNames()
            for index in rows.indices { figures.resolve(&rows[index], &notices) }
        }
        notices += Importer.missingFields(rows)
        guard notices.isEmpty else {
            // Everything else is checked all the same, for the clerk to mend all in one go.
            notices += Importer.ownProblems(rows, besides: notices)
            notices += try furtherProblems(rows, besides: notices, author: author, at: now, amending: amending)
            throw Refusal(Importer.inOrder(notices, of: places))
        }
        let changes = rows.map { Change.record(register: $0.register.name, number: $0.number, fields: $0.fields) }
        do {
            let receipt = try ledger.append(
                changes, author: author, at: now, note: "导入", differing: amending.map { .amend(reason: $0) } ?? .refuse,
                dryRun: rehearse)
            let report = report(rows, receipt, isRehearsal: rehearse)
            // Tens of thousands of rows are taken apart on another thread, while this one goes on.
            _ = Background { [rows, changes] in withExtendedLifetime((rows, changes)) {} }
            return report
        } catch let refusal as BatchRefusal {
            throw Refusal(refusal.problems.map { Importer.placed($0, rows) })
        }
    }

    /// Rows that others may name get their number before links are resolved: that of the record that they are, or a new
    /// one. Clerks who number nothing link by name.
    private func numbered(_ rows: [DraftRow]) throws -> [DraftRow] {
        let named: Set<String> = [PartyOrganization.name, Member.name]
        guard rows.contains(where: { $0.number == nil && named.contains($0.register.name) }) else { return rows }
        var next = try ledger.position + 1
        return try rows.map { row in
            defer { next += 1 }
            guard row.number == nil, named.contains(row.register.name) else { return row }
            // Without the key a member's natural key cannot be made; the ledger then says that it needs the key.
            let sealed = row.register.fields.contains { $0.isSealed }
            let known =
                sealed && !ledger.isUnlocked ? [] : try ledger.find(row.register.name, naturalKeyOf: row.fields)
            guard known.count <= 1 else { return row }
            var row = row
            row.number = known.first.map { AnyRecord.number(of: $0) } ?? "A\(next)"
            return row
        }
    }

    /// What is wrong within rows that could be read, beside what was already reported at them.
    private static func ownProblems(_ rows: [DraftRow], besides reported: [Notice]) -> [Notice] {
        let places = Set(reported.map(\.place))
        return rows.flatMap { row -> [Notice] in
            guard row.unreadable.isEmpty else { return [] }
            var problems = Problems()
            row.register.check(AnyRecord(id: "", register: row.register.name, fields: row.fields), &problems)
            return problems.breaches.compactMap { problem in
                let place = row.place.text(column: row.register.field(problem.field)?.label)
                return places.contains(place)
                    ? nil : Notice(problem.code, problem.what, next: problem.next, place: place)
            }
        }
    }

    /// What the ledger says to the rows that can be read, though others cannot: a row with nothing but a sealed field amiss is
    /// looked at without it, any other is held back. What was reported at a row already may be the cause of more there,
    /// so nothing further is told of it.
    private func furtherProblems(
        _ rows: [DraftRow], besides reported: [Notice], author: String, at now: Int64, amending: String?
    ) throws -> [Notice] {
        var troubled: [String: Int] = [:]
        for notice in reported { troubled[Importer.rowPart(of: notice.place), default: 0] += 1 }
        let columns = Set(reported.map(\.place))
        var withheld = Withheld()
        var taken: [DraftRow] = []
        for var row in rows {
            let places = Set([row.place] + row.partPlaces.values.joined())
            let told = places.reduce(0) { $0 + (troubled[$1.text()] ?? 0) }
            if told > 0 {
                let sealed = row.register.fields.filter {
                    $0.isSealed && columns.contains(row.place.text(column: $0.label))
                }
                guard told == sealed.count else {
                    withheld.registers.insert(row.register.name)
                    if let number = row.number { withheld.ids.insert("\(row.register.name)/\(number)") }
                    continue
                }
                for field in sealed { row.fields[field.key] = nil }
            }
            taken.append(row)
        }
        let changes = taken.map { Change.record(register: $0.register.name, number: $0.number, fields: $0.fields) }
        do {
            return try ledger.problems(
                of: changes, besides: withheld, author: author, at: now,
                differing: amending.map { .amend(reason: $0) } ?? .refuse
            ).map { Importer.placed($0, taken) }.filter { troubled[Importer.rowPart(of: $0.place)] == nil }
        } catch let notice as Notice {
            return [notice]  // without the key nothing sealed can be checked
        }
    }

    /// `党员.csv 第12行“姓名”列` → `党员.csv 第12行`
    private static func rowPart(of place: String) -> String {
        guard place.hasSuffix("”列"), let quote = place.lastIndex(of: "“") else { return place }
        return String(place[..<quote])
    }

    /// By file, sheet and row, as the clerk goes through them.
    private static func inOrder(_ notices: [Notice], of sheets: [RowPlace]) -> [Notice] {
        let order = sheets.map { $0.text().replacing("第0行", with: "") }
        func key(_ notice: Notice, _ offset: Int) -> (Int, Int, Int) {
            let sheet = order.firstIndex { notice.place.hasPrefix($0) } ?? order.count
            let rest = notice.place.dropFirst(sheet < order.count ? order[sheet].count : 0)
            return (sheet, Int(rest.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0, offset)
        }
        return notices.enumerated().sorted { left, right in
            key(left.element, left.offset) < key(right.element, right.offset)
        }.map(\.element)
    }

    /// Reads every file before the first complaint, so that all unreadable files are named at once.
    public static func read(_ files: [String]) throws -> [Workbook] {
        var workbooks: [Workbook] = []
        var notices: [Notice] = []
        for file in files {
            do throws(DocumentError) {
                workbooks.append(try TableReader.read(fileAt: file))
            } catch {
                notices.append(Notice(error.code, error.what, next: error.next, place: error.file))
            }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return workbooks
    }

    private static func missingFields(_ rows: [DraftRow]) -> [Notice] {
        var required: [String: [any AnyField]] = [:]
        for row in rows where required[row.register.name] == nil {
            required[row.register.name] = row.register.fields.filter(\.isRequired)
        }
        return rows.flatMap { row in
            (required[row.register.name] ?? []).filter {
                row.fields[$0.key] == nil && !row.unreadable.contains($0.key)
            }.map { field in
                Notice("field-missing", "没有填“\(field.label)”", next: "请补填", place: row.place.text(column: field.label))
            }
        }
    }

    private static func placed(_ problem: ChangeProblem, _ rows: [DraftRow]) -> Notice {
        var notice = problem.notice
        guard rows.indices.contains(problem.index) else { return notice }
        let row = rows[problem.index]
        let label = row.register.field(problem.field)?.label
        notice.place = row.place.text(column: label)
        return notice
    }

    private func report(_ rows: [DraftRow], _ receipt: Receipt, isRehearsal: Bool) -> ImportReport {
        let unchanged = Set(receipt.unchanged)
        var read: [String: Int] = [:]
        var held: [String: Int] = [:]
        for (index, row) in rows.enumerated() {
            read[row.register.title, default: 0] += 1
            if unchanged.contains(index) { held[row.register.title, default: 0] += 1 }
        }
        var first: [String: Int] = [:]
        var doubles: [String] = []
        for (index, id) in receipt.ids.enumerated() where rows.indices.contains(index) && !id.isEmpty {
            guard let earlier = first[id] else {
                first[id] = index
                continue
            }
            guard unchanged.contains(index) else { continue }
            let (one, other) = (rows[earlier].place, rows[index].place)
            let isSameSheet = (one.file, one.sheet) == (other.file, other.sheet)
            doubles.append("\(other.text())与\(isSameSheet ? "第\(one.row)行" : one.text())相同")
        }
        let counts = RegisterBook.all.compactMap { register in
            read[register.title].map { (title: register.title, rows: $0, unchanged: held[register.title] ?? 0) }
        }
        return ImportReport(
            batch: receipt.batch, position: receipt.position, counts: counts, doubles: doubles,
            isRehearsal: isRehearsal, doubts: receipt.doubts.map { Importer.placed($0, rows) })
    }
}

/// The ledger as links see it.
struct LedgerDirectory: LinkDirectory {
    private let ledger: Ledger
    init(_ ledger: Ledger) { self.ledger = ledger }

    func exists(_ id: String) throws -> Bool { try ledger.record(id) != nil }
    func organizations(named name: String) throws -> [String] { try ledger.findOrganization(name).map(\.id) }
    var readsNames: Bool { ledger.isUnlocked }
    func members(named name: String) throws -> [String] {
        // Without the key names cannot be read; a number would have been found before.
        ledger.isUnlocked ? try ledger.findMembers(name: name).map(\.id) : []
    }
    func records(numbered number: String) throws -> [String] {
        try ledger.registers.map { "\($0.name)/\(number)" }.filter { try exists($0) }
    }
}
