import ShiluDocuments
import ShiluLedger
import ShiluRegisters
import ShiluService
import Synchronization

/// One import on its way: uploaded, its columns told, checked, confirmed, written. In memory, for who brought it.
final class ImportJob: Sendable {
    enum State: Sendable {
        /// Sheets that are none of ours wait for somebody to tell their columns.
        case mapping
        case checking(done: Int, of: Int)
        case checked(ImportReport)
        case refused([Notice])
        case writing(done: Int, of: Int)
        case written(ImportReport)

        var isRunning: Bool {
            switch self {
            case .checking, .writing: true
            default: false
            }
        }
    }
    struct Content: Sendable {
        var state = State.mapping
        /// File and sheet → how its columns are read.
        var mappings: [String: ColumnMapping] = [:]
        /// File and sheet of those that are not taken.
        var skipped: Set<String> = []
        /// What the clerk should know, such as which remembered mapping was used.
        var remarks: [String] = []
    }
    let id = RandomText.make(bytes: 12)
    let account: Account
    let books: [Workbook]
    /// Bytes of the files, for the limit of what waits.
    let bytes: Int
    /// The reason for which rows that differ become amendments; nil refuses them.
    let reason: String?
    let at: Int64
    private let content = Mutex(Content())

    init(account: Account, books: [Workbook], bytes: Int, reason: String?, at now: Int64) {
        (self.account, self.books, self.bytes, self.reason, at) = (account, books, bytes, reason, now)
    }

    var now: Content { content.withLock { $0 } }
    func change(_ body: (inout Content) -> Void) { content.withLock { body(&$0) } }

    /// Goes from one state to the next; false where it is no longer there, as when a form is sent twice.
    func move(from isFrom: (State) -> Bool, to next: State) -> Bool {
        content.withLock { content in
            guard isFrom(content.state) else { return false }
            content.state = next
            return true
        }
    }

    /// Leaves a sheet out.
    func skip(_ key: String) { change { $0.skipped.insert(key) } }

    static func key(_ file: String, _ sheet: TableSheet) -> String { file + "/" + sheet.name }
}

/// Imports that wait for their clerk, for half an hour.
final class ImportShelf: Sendable {
    private let kept = Mutex<[String: ImportJob]>([:])
    private static let lifetime: Int64 = 1800
    /// Bytes of all that waits; the oldest goes first.
    private static let mostBytes = 128 << 20

    func keep(_ job: ImportJob, at now: Int64) {
        kept.withLock { kept in
            kept = kept.filter {
                $0.value.now.state.isRunning
                    || now - $0.value.at < ImportShelf.lifetime && $0.value.account.id != job.account.id
            }
            kept[job.id] = job
            while kept.values.reduce(0, { $0 + $1.bytes }) > ImportShelf.mostBytes,
                let oldest = kept.filter({ $0.key != job.id && !$0.value.now.state.isRunning })
                    .min(by: { $0.value.at < $1.value.at })?.key
            {
                kept[oldest] = nil
            }
        }
    }

    func job(_ id: String, account: Int64, at now: Int64) -> ImportJob? {
        kept.withLock { kept in
            guard let found = kept[id], found.account.id == account, now - found.at < ImportShelf.lifetime else {
                return nil
            }
            return found
        }
    }
}

/// Checks and writes imports, beside the pages that show how far they are.
struct ImportDesk: Sendable {
    let app: WebApp
    let job: ImportJob
    let rights: Rights

    /// The sheets that nobody has told the columns of, with their files.
    var unknown: [(file: String, sheet: TableSheet)] {
        let (mappings, skipped) = (job.now.mappings, job.now.skipped)
        return job.books.flatMap { book in
            book.sheets.filter { sheet in
                !sheet.isHidden && !sheet.rows.isEmpty && SheetLayout.target(ofSheet: sheet.name) == nil
                    && !SheetLayout.notData.contains(Cells.trimmed(sheet.name))
                    && mappings[ImportJob.key(book.file, sheet)] == nil
                    && !skipped.contains(ImportJob.key(book.file, sheet))
            }.map { (book.file, $0) }
        }
    }

    /// Uses the mappings that the ledger remembers.
    func recall() {
        guard let folder = app.options.mappings else { return }
        for (file, sheet) in unknown {
            guard let found = folder.mapping(for: sheet) else { continue }
            job.change {
                $0.mappings[ImportJob.key(file, sheet)] = found.mapping
                $0.remarks.append("“\(sheet.name)”按记住的对照表“\(found.name)”读取。")
            }
        }
    }

    /// Everything in our own sheets.
    private func ours() throws -> (books: [Workbook], reason: String?) {
        let (mappings, skipped) = (job.now.mappings, job.now.skipped)
        var reason = job.reason
        var books: [Workbook] = []
        var notices: [Notice] = []
        for book in job.books {
            var plain = Workbook(file: book.file, sheets: [])
            for sheet in book.sheets where !sheet.isHidden && !skipped.contains(ImportJob.key(book.file, sheet)) {
                guard let mapping = mappings[ImportJob.key(book.file, sheet)] else {
                    plain.sheets.append(sheet)
                    continue
                }
                do {
                    books.append(try MappedSheets.workbook(sheet, of: book.file, by: mapping, ledger: app.ledger))
                    if mapping.shape == .ticks { reason = reason ?? "导入签到表" }
                } catch let refusal as Refusal { notices += refusal.notices }
            }
            if !plain.sheets.isEmpty { books.append(plain) }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return (books, reason)
    }

    /// Checks without writing; returns once it is done or a short while has passed, and goes on by itself.
    func check() async {
        guard job.move(from: { !$0.isRunning }, to: .checking(done: 0, of: 0)) else { return }
        await work { try run(rehearse: true) }
    }

    /// Writes what was checked, in one transaction. Returns false where there is nothing checked.
    func write() async -> Bool {
        let isChecked = job.move(
            from: { if case .checked = $0 { true } else { false } }, to: .writing(done: 0, of: 0))
        guard isChecked else { return false }
        await work { try run(rehearse: false) }
        return true
    }

    private func run(rehearse: Bool) throws -> ImportJob.State {
        let (books, reason) = try ours()
        try checkScope(books)
        let report = try Importer(app.ledger).run(
            workbooks: books, author: job.account.name, at: app.now, amending: reason, rehearse: rehearse,
            progress: { done, all in
                job.change { $0.state = rehearse ? .checking(done: done, of: all) : .writing(done: done, of: all) }
            })
        return rehearse ? .checked(report) : .written(report)
    }

    private func work(_ body: @escaping @Sendable () throws -> ImportJob.State) async {
        let task = Task.detached(executorPreference: HandlerThreads.shared, priority: .utility) { [self] in
            let end: ImportJob.State
            do { end = try body() } catch let refusal as Refusal { end = .refused(refusal.notices) } catch let notice
                as Notice
            { end = .refused([notice]) } catch let error as DocumentError {
                end = .refused([Notice(error.code, error.what, next: error.next, place: error.file)])
            } catch {
                app.log.error("import failed", metadata: ["kind": "\(String(reflecting: type(of: error)))"])
                end = .refused([Notice("import-failed", "导入时出了意外的问题，什么都没有写入", next: "请稍后再试，或联系管理员")])
            }
            job.change { $0.state = end }
        }
        // Small files are done before the page is there; bigger ones show how far they are.
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await task.value }
            group.addTask { try? await Task.sleep(for: .milliseconds(1200)) }
            await group.next()
            group.cancelAll()
        }
    }

    /// Who may import only for some organisations imports only records that lie there.
    private func checkScope(_ books: [Workbook]) throws {
        let rows = SheetReader(books).rows
        let titles = Set(rows.map(\.register.name)).filter { name in
            ConfidentialRegisters.contains(name) && !rights.allows(.record, .somewhere(name))
        }
        if let name = titles.first, let register = RegisterBook.register(named: name) {
            throw Notice(
                "import-confidential", "“\(register.title)”是保密台账，您不能导入", next: "请由有权限的人登记，或从文件里去掉这张表")
        }
        guard let reach = rights.reach(.importSheets) else { return }
        let directory = try app.directory()
        let names = Dictionary(
            directory.organizations.flatMap { [($0.number, $0.id), ($0.name, $0.id), ($0.shortName, $0.id)] },
            uniquingKeysWith: { first, _ in first })
        var notices: [Notice] = []
        for row in rows {
            guard row.register.name != PartyOrganization.name else {
                notices.append(
                    Notice("import-scope", "党组织要由管全单位的人导入", next: "请联系管理员", place: row.register.title))
                break
            }
            guard let key = row.register.organizationKey,
                let typed = row.fields[key]?.text ?? row.fields[key]?.list?.first?.text
            else { continue }
            if let id = names[typed], !reach.contains(id) {
                notices.append(
                    Notice(
                        "import-scope", "“\(typed)”不在您负责的范围内", next: "请删去这一行，或联系管理员",
                        place: "\(row.place.file) 第\(row.place.row)行"))
            }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
    }
}
