import ShiluLedger
import ShiluRegisters
import ShiluService
import Synchronization

/// What lists ask of a record before they read it: where it lies, when, whose, and by what it can be narrowed.
struct RegisterLine: Sendable {
    let id: String
    /// The day that years are told by.
    let day: Day?
    /// Minutes since 1970 of the register's own day, for the usual order; nil where it has none.
    let order: Int64?
    var places: [String]
    let people: [String]
    /// Codes of the fields by which the list can be narrowed, in their order.
    var codes: [[String]]
    /// Values of the columns that are summed, in their order.
    let amounts: [Int64]
}

/// Places and codes are the same in thousands of lines: each list of them is in memory once.
private struct SharedParts {
    private var places: [[String]: [String]] = [:]
    private var codes: [[[String]]: [[String]]] = [:]

    mutating func shared(_ line: RegisterLine) -> RegisterLine {
        var line = line
        if let known = places[line.places] { line.places = known } else { places[line.places] = line.places }
        if let known = codes[line.codes] { line.codes = known } else { codes[line.codes] = line.codes }
        return line
    }
}

/// The lines of one register at one position of the ledger, in the order of entry.
struct RegisterLines: Sendable {
    let position: Int64
    /// Of the directory that places were told by.
    let directory: Int
    fileprivate(set) var all: [RegisterLine]
    fileprivate var places: [String: Int]

    subscript(id: String) -> RegisterLine? { places[id].map { all[$0] } }
}

/// Lines of registers, kept in memory while the ledger stays as it is, and brought up to date by what was written since.
final class RegisterIndexes: Sendable {
    private let kept = Mutex<[String: RegisterLines]>([:])
    /// Lines of all registers together.
    private static let mostLines = 200_000

    func lines(of register: String) -> RegisterLines? { kept.withLock { $0[register] } }

    func keep(_ lines: RegisterLines, of register: String) {
        kept.withLock { kept in
            if let known = kept[register], known.directory == lines.directory, known.position > lines.position {
                return
            }
            kept[register] = nil
            if kept.values.reduce(lines.all.count, { $0 + $1.all.count }) > RegisterIndexes.mostLines { kept = [:] }
            kept[register] = lines
        }
    }
}

extension WebApp {
    /// The lines of a register as the ledger stands.
    func lines(of register: AnyRegister) throws -> RegisterLines {
        try RegisterIndexer(app: self, register: register, building: []).lines()
    }
}

/// Makes the lines of one register.
private struct RegisterIndexer {
    let app: WebApp
    let register: AnyRegister
    /// Registers that are being read on the way here: one that is met again is not read a second time.
    let building: Set<String>

    /// Entries beyond which reading everything is cheaper.
    private static let mostEntries = 1000

    func lines() throws -> RegisterLines {
        let (directory, version) = try app.directoryVersion()
        let position = try app.ledger.position
        let known = app.indexes.lines(of: register.name)
        if let known, known.directory == version {
            if known.position == position { return known }
            if let made = try updated(known, to: position, directory) {
                app.indexes.keep(made, of: register.name)
                return made
            }
        }
        // Some hundred at a time: the records take many times more memory than their lines.
        let (facts, wish) = (try app.ledger.facts(), [register.name: RecordWish(fields: wanted)])
        var all: [RegisterLine] = []
        var shared = SharedParts()
        let ids = try app.ledger.ids(of: register.name)
        for start in stride(from: 0, to: ids.count, by: 400) {
            let chunk = Array(ids[start..<min(start + 400, ids.count)])
            for record in try facts.openRecords(wish, of: .ids(chunk))[register.name] ?? [] {
                all.append(try shared.shared(line(record, directory)))
            }
        }
        defer { if ids.count > 5000 { ServerMemory.letGo() } }
        let made = RegisterLines(
            position: position, directory: version, all: all,
            places: Dictionary(all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }))
        app.indexes.keep(made, of: register.name)
        return made
    }

    /// The lines with what was written since; nil where all must be read again.
    private func updated(_ known: RegisterLines, to position: Int64, _ directory: Directory) throws -> RegisterLines? {
        guard position > known.position, position - known.position <= Int64(Self.mostEntries) else { return nil }
        let entries = try app.ledger.entries(from: known.position + 1, limit: Self.mostEntries)
        let holders = holders
        var touched: [String] = []
        for entry in entries where entry.position <= position {
            switch entry.action {
            case .record, .advance: if entry.register == register.name { touched.append(entry.record) }
            case .amend:
                if holders.contains(entry.register) { return nil }
                if entry.register == register.name { touched.append(entry.record) }
            // Rare, and they reach further than one record.
            default: if entry.register == register.name || holders.contains(entry.register) { return nil }
            }
        }
        var all = known.all
        var places = known.places
        for id in touched {
            guard let record = try app.ledger.record(id) else { return nil }
            let line = try line(record, directory)
            if let index = places[id] {
                all[index] = line
            } else {
                places[id] = all.count
                all.append(line)
            }
        }
        return RegisterLines(position: position, directory: known.directory, all: all, places: places)
    }

    // MARK: one line

    /// Registers from whose records these have their day or place.
    private var holders: Set<String> {
        Set(
            register.fields.compactMap { field -> String? in
                guard field.follows || field.feeds else { return nil }
                switch field.form {
                case .link(let target), .list(.link(let target)): return target
                default: return nil
                }
            })
    }

    /// The open fields that a line is made of.
    private var wanted: Set<String> {
        var keys: Set<String> = ["jointOrganizationIds", "year", "forYear", "organizationId"]
        keys.formUnion([register.dayKey, register.organizationKey].compactMap(\.self))
        for field in register.fields {
            switch field.form {
            case .link, .list(.link): keys.insert(field.key)
            default: if field.follows || field.feeds { keys.insert(field.key) }
            }
        }
        keys.formUnion(RegisterList.filterFields(register).map(\.key))
        keys.formUnion(RegisterList.addable(register).map(\.key))
        return keys
    }

    private func line(_ record: AnyRecord, _ directory: Directory) throws -> RegisterLine {
        let places = try directory.places(of: record, in: app.ledger) { id in try holder(id)?.places }
        return RegisterLine(
            id: record.id,
            day: try RegisterList.day(of: record, register, app.ledger) { id in try holder(id)?.day },
            order: register.dayKey.flatMap { record.fields[$0]?.text }.flatMap(Self.order),
            places: places.map { directory.organization($0)?.id ?? $0 },
            people: directory.people(of: record).map { directory.person($0)?.id ?? $0 },
            codes: RegisterList.filterFields(register).map { field in
                let value = record.fields[field.key]
                return value?.text.map { [$0] } ?? value?.list?.compactMap(\.text) ?? []
            },
            amounts: RegisterList.addable(register).map { record.fields[$0.key]?.integer ?? 0 })
    }

    private static func order(_ text: String) -> Int64? {
        if let day = Day(text) { return day.number * 1440 }
        if let time = LocalDateTime(text) { return time.day.number * 1440 + Int64(time.minute) }
        return (YearMonth(text)?.firstDay ?? YearQuarter(text)?.period.first).map { $0.number * 1440 }
    }

    /// The line of a record of another register; nil where it must be read by itself.
    private func holder(_ id: String) throws -> RegisterLine? {
        let name = AnyRecord.register(of: id)
        guard name != register.name, !building.contains(name), let other = RegisterBook.register(named: name) else {
            return nil
        }
        return try RegisterIndexer(app: app, register: other, building: building.union([register.name])).lines()[id]
    }
}
