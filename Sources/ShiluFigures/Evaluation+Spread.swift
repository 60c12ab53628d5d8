import ShiluLedger
import ShiluRegisters

/// Figures that look at a stock month by month, or that fall into parts which are said one by one.
extension Evaluation {
    /// The stock at the end of each month whose last day lies in the period: their sum (人月), or their mean.
    func monthly(
        _ kinds: [String], _ measure: String, isMean: Bool, _ definition: FigureDefinition, _ scope: Scope,
        _ period: Period
    ) throws -> Outcome {
        if let obstacle = try obstacle(definition.registers, scope, period) {
            return Outcome(value: .missing(obstacle))
        }
        var month = period.first.yearMonth
        var ends: [Day] = []
        while month.lastDay <= period.last {
            ends.append(month.lastDay)
            month = YearMonth(index: month.index + 1)
        }
        guard !ends.isEmpty else { return Outcome(value: .missing(.noEvent)) }
        var sum: Int64 = 0
        var found: [String: SourceReference] = [:]
        for end in ends {
            sum += try facts.stock(kinds, measure, in: scope, on: end)
            for source in try behind({ try facts.sources(kinds, measure, in: scope, on: end) }) where source.value != 0
            {
                let before = found[source.record]
                found[source.record] = SourceReference(
                    record: source.record, value: source.value + (before?.value ?? 0),
                    day: min(source.day, before?.day ?? source.day))
            }
        }
        let divisor = Evaluation.divisor(of: measure) * (isMean ? Int64(ends.count) : 1)
        return Outcome(
            value: Evaluation.value(sum, over: divisor),
            sources: found.values.sorted { ($0.day, $0.record) < ($1.day, $1.record) })
    }

    /// What each part has of the whole, in tenths of a percent that together are 100.0%.
    func shares(
        _ parts: [Computation.NamedKinds], _ measure: String, _ definition: FigureDefinition, _ scope: Scope,
        _ period: Period
    ) throws -> Outcome {
        if let obstacle = try obstacle(definition.registers, scope, period) {
            return Outcome(value: .missing(obstacle))
        }
        let amounts = try parts.map { try facts.sum($0.kinds, measure, in: scope, during: period) }
        guard let shares = Rounding.shares(of: amounts) else {
            return Outcome(value: .missing(.zeroDenominator(of: definition.name)))
        }
        var entries: [FigureEntry] = []
        for (part, share) in zip(parts, shares) {
            guard let value = Rational(share, over: 10) else { continue }
            let sources = try behind {
                try facts.sources(part.kinds, measure, in: scope, during: period).filter { $0.value != 0 }
            }
            entries.append(FigureEntry(title: part.name, value: value, unit: "%", sources: sources, promise: nil))
        }
        return Evaluation.parted(entries)
    }

    /// How many of a stock are how old: age is the year of the day less the year of birth.
    func ages(
        _ kinds: [String], _ limits: [Int64], _ definition: FigureDefinition, _ scope: Scope, _ period: Period
    ) throws -> Outcome {
        let day = period.last
        if let obstacle = try obstacle(definition.registers, scope, Period(first: day, last: day)) {
            return Outcome(value: .missing(obstacle))
        }
        // Every record that opened such an interval speaks of one person, and its value is the year of birth.
        let people = try facts.sources(kinds, "year", in: scope, on: day).filter { $0.value != 0 }
        guard let count = Int64(exactly: people.count), count > 0 else {
            return Outcome(value: .missing(.zeroDenominator(of: definition.name)))
        }
        let year = Int64(day.year)
        var entries: [FigureEntry] = []
        var below: Int64?
        for limit in limits.map(Optional.some) + [nil] {
            let band = people.filter { person in
                let age = year - person.value
                return (below.map { age > $0 } ?? true) && (limit.map { age <= $0 } ?? true)
            }
            let title =
                switch (below, limit) {
                case (nil, let limit?): "\(limit)岁及以下"
                case (let below?, let limit?): "\(below + 1)至\(limit)岁"
                case (let below?, nil): "\(below + 1)岁及以上"
                case (nil, nil): "全部"
                }
            entries.append(
                FigureEntry(
                    title: title, value: Rational(Int64(band.count)), unit: definition.unit, sources: behind { band },
                    promise: nil))
            below = limit
        }
        let sum = people.reduce(Int64(0)) { $0 + year - $1.value }
        if let mean = Rational(sum, over: count), let tenths = mean.units(decimals: 1),
            let rounded = Rational(tenths, over: 10)
        {
            entries.append(
                FigureEntry(title: "平均年龄", value: rounded, unit: "岁", sources: behind { people }, promise: nil))
        }
        return Evaluation.parted(entries)
    }

    /// Parts stand one by one; there is no number for all of them.
    private static func parted(_ entries: [FigureEntry]) -> Outcome {
        var seen: Set<String> = []
        let sources = entries.flatMap(\.sources).filter { seen.insert($0.record).inserted }
        return Outcome(value: .missing(.parts(entries.map(\.title))), sources: sources, entries: entries)
    }

    /// Those of a stock whose sum over the period reaches a mark, which is higher for who holds a post.
    func reaching(
        _ goal: Computation.Goal, _ measure: String, _ definition: FigureDefinition, _ scope: Scope, _ period: Period
    ) throws -> Outcome {
        if let obstacle = try obstacle(definition.registers, scope, period) {
            return Outcome(value: .missing(obstacle))
        }
        let day = period.last
        let roll = try facts.members(goal.roll, in: scope, on: day)
        let holders = try facts.members(goal.posts, in: scope, on: day)
        let sums = try facts.sumsByMember(goal.kinds, measure, in: scope, during: period)
        let divisor = Evaluation.divisor(of: measure)
        let reached = sums.count { member, sum in
            roll.contains(member)
                && sum >= (holders.contains(member) ? goal.leastForPosts : goal.least) * divisor
        }
        guard withSources else { return Outcome(value: .value(Rational(Int64(reached)))) }
        // Who is on the roll and who holds a post decide too, though they add nothing.
        var sources = try facts.sources(goal.kinds, measure, in: scope, during: period).filter { $0.value != 0 }
        for kinds in [goal.roll, goal.posts] {
            sources += try facts.sources(kinds, nil, in: scope, on: day).map {
                SourceReference(record: $0.record, value: 0, day: $0.day)
            }
        }
        var seen: Set<String> = []
        return Outcome(
            value: .value(Rational(Int64(reached))),
            sources: sources.filter { seen.insert($0.record).inserted }.sorted {
                ($0.day, $0.record) < ($1.day, $1.record)
            })
    }
}
