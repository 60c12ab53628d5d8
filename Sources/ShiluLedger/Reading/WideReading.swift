import ShiluRegisters

/// What figures over many organisations are counted from, read once for all of them.
///
/// A figure of a thousand branches is a thousand looks into an index for each of its kinds. A list of all figures asks for the same
/// months and the same intervals again and again: they are read through once, added up as small numbers.
struct WideReading {
    /// Organisations beyond which it pays.
    static let least = 400

    /// A kind with its measure.
    struct Cell: Hashable {
        let kind: String
        let measure: String
    }

    /// Whole months of a scope.
    struct Months: Hashable {
        let organization: String
        let first: Int64
        let last: Int64
    }

    private struct Interval {
        let organization: Int32
        let first: Int32
        let last: Int32
        let value: Int64
    }

    private var asked: [Months: Int] = [:]
    private var sums: [Months: [Cell: Int64]] = [:]
    private var places = NameTable()
    private var intervals: [Cell: [Interval]] = [:]

    /// Few figures are quicker read one by one.
    mutating func isWorth(_ months: Months) -> Bool {
        asked[months, default: 0] += 1
        return asked[months, default: 0] > 3
    }

    /// Σ of running totals of the months.
    mutating func sum(
        _ kinds: [String], _ measures: [String], _ months: Months, _ organizations: [String], unit: String,
        _ db: any SQLConnection
    ) throws -> Int64 {
        let known = try sums[months] ?? WideReading.totals(months, organizations, unit, db)
        sums[months] = known
        var sum: Int64 = 0
        for kind in Set(kinds) {
            for measure in measures { sum += known[Cell(kind: kind, measure: measure)] ?? 0 }
        }
        return sum
    }

    private static func totals(
        _ months: Months, _ organizations: [String], _ unit: String, _ db: any SQLConnection
    ) throws -> [Cell: Int64] {
        struct Pair: Hashable {
            let kind: Int32
            let measure: Int32
        }
        var (places, kinds, measures) = (NameTable(organizations), NameTable(), NameTable())
        let wanted = Int32(clamping: places.count)
        var last: (place: Int32, kind: Int32, measure: Int32)?
        var sums: [Pair: Int64] = [:]
        // In the order of the table's key: nothing is sorted.
        try db.each(
            """
            SELECT organization_id, kind, measure, CAST(SUM(value) AS BIGINT) FROM total
            WHERE unit_id = \(unit) AND month BETWEEN \(months.first) AND \(months.last)
            GROUP BY organization_id, kind, measure
            """
        ) { row in
            let place = try row.withBytes(0) { places.number(of: $0, unless: last?.place) }
            let kind = try row.withBytes(1) { kinds.number(of: $0, unless: last?.kind) }
            let measure = try row.withBytes(2) { measures.number(of: $0, unless: last?.measure) }
            last = (place, kind, measure)
            if place < wanted { sums[Pair(kind: kind, measure: measure), default: 0] += try row.integer(3) }
        }
        return Dictionary(
            sums.map { (Cell(kind: kinds[$0.key.kind], measure: measures[$0.key.measure]), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Σ of intervals that cover the day.
    /// - Parameters:
    ///   - organizations: of the scope on the day.
    ///   - everywhere: all organisations that there ever were.
    mutating func stock(
        _ kinds: [String], _ measures: [String], _ day: Int64, _ organizations: [String],
        of everywhere: @autoclosure () throws -> [String],
        _ unit: String, _ standing: SQL, _ db: any SQLConnection
    ) throws -> Int64 {
        let wanted = Set(organizations.map { places.number(of: $0) })
        let day = FactColumns.number(day)
        var sum: Int64 = 0
        for kind in Set(kinds) {
            for measure in measures {
                let cell = Cell(kind: kind, measure: measure)
                if intervals[cell] == nil { try read(cell, try everywhere(), unit, standing, db) }
                for interval in intervals[cell] ?? []
                where interval.first <= day && day <= interval.last && wanted.contains(interval.organization) {
                    sum += interval.value
                }
            }
        }
        return sum
    }

    private mutating func read(
        _ cell: Cell, _ everywhere: [String], _ unit: String, _ standing: SQL, _ db: any SQLConnection
    ) throws {
        var found: [Interval] = []
        for chunk in everywhere.chunks(of: 400) {
            try db.each(
                """
                SELECT organization_id, first_day, last_day, value FROM fact
                WHERE unit_id = \(unit) AND organization_id IN (\(list: chunk)) AND kind = \(cell.kind)
                  AND measure = \(cell.measure) AND \(sql: standing)
                """
            ) { row in
                let place = try row.withBytes(0) { places.number(of: $0, unless: found.last?.organization) }
                found.append(
                    Interval(
                        organization: place, first: FactColumns.number(try row.integer(1)),
                        last: FactColumns.number(try row.integer(2)), value: try row.integer(3)))
            }
        }
        intervals[cell] = found
    }
}
