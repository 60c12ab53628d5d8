import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// What a scheme comes to for one organisation and year.
public struct ComputedRating: Sendable {
    public struct Item: Sendable {
        public let definition: RatingDefinition.Item
        /// Hundredths of a point; nil where it waits for somebody, or the ledger cannot say.
        public let points: Int64?
        public let isByHand: Bool
        /// What the points rest on, in one sentence.
        public let reason: String
        /// Ids of the records behind them.
        public let records: [String]
    }
    public let definition: RatingDefinition
    public let organization: String
    public let year: Int
    public let position: Int64
    public let items: [Item]
    /// Duties of the organisation that are in breach.
    public let breaches: Set<String>

    /// Hundredths of a point; nil while an item has none.
    public var total: Int64? {
        var sum: Int64 = 0
        for item in items {
            guard let points = item.points else { return nil }
            sum += points
        }
        return sum
    }
    public var level: RatingDefinition.Level? { total.flatMap { definition.level(of: $0, breaches: breaches) } }
    /// Items that still need a score.
    public var open: [Item] { items.filter { $0.points == nil } }

    /// One line for each thing that was computed: the scheme, the position, every item with its points and records. Its
    /// hash is the rating's fingerprint, the same whenever the ledger is read at the same position.
    public var canonical: String {
        let rows = items.map { item in
            let points = item.isByHand ? "hand" : item.points.map(String.init) ?? "open"
            return
                "\(item.definition.id)\t\(points)\t\(item.isByHand ? "" : item.records.sorted().joined(separator: ","))"
        }
        return ([definition.canonical, organization, String(year), String(position)] + rows).joined(separator: "\n")
    }
}

/// Scores items from figures and duties; items by hand take what they are given.
public struct RatingEngine {
    /// What somebody gave an item.
    public struct HandScore: Sendable {
        /// Hundredths of a point.
        public let points: Int64
        public let reason: String
        public let records: [String]
        public init(points: Int64, reason: String, records: [String] = []) {
            (self.points, self.reason, self.records) = (points, reason, records)
        }
    }

    private let figures: FigureEngine
    private let judgements: [DutyJudgement]

    /// - Parameter judgements: of the rated year, at the same position as the figures.
    public init(figures: FigureEngine, judgements: [DutyJudgement]) {
        (self.figures, self.judgements) = (figures, judgements)
    }

    public func compute(
        _ definition: RatingDefinition, organization: String, year: Int, hand: [String: HandScore] = [:]
    ) throws -> ComputedRating {
        guard let period = Period(year: year) else {
            throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023")
        }
        let scope = Scope(organization)
        let own = judgements.filter { $0.organization == organization && $0.duty.isOwed }
        let items = try definition.items.map { item in
            try score(item, scope, period, own, hand[item.id])
        }
        return ComputedRating(
            definition: definition, organization: organization, year: year, position: figures.facts.position,
            items: items, breaches: Set(own.filter { $0.state == .breach }.map(\.duty.id)))
    }

    private func score(
        _ item: RatingDefinition.Item, _ scope: Scope, _ period: Period, _ own: [DutyJudgement], _ hand: HandScore?
    ) throws -> ComputedRating.Item {
        func made(_ points: Int64?, _ reason: String, _ records: [String]) -> ComputedRating.Item {
            // What the ledger cannot say somebody may, and it is marked as said by hand.
            if points == nil, let hand {
                return ComputedRating.Item(
                    definition: item, points: min(max(0, hand.points), item.most), isByHand: true, reason: hand.reason,
                    records: hand.records)
            }
            return ComputedRating.Item(
                definition: item, points: points, isByHand: points == nil, reason: reason, records: records)
        }
        switch item.score {
        case .hand(let how): return made(nil, how, [])
        case .duties(let ids):
            let due = own.filter { ids.contains($0.duty.id) && [.met, .breach, .noRecord].contains($0.state) }
            if let unkept = due.first(where: { if case .notKept = $0.reason { true } else { false } }) {
                return made(nil, unkept.missing, [])
            }
            guard !due.isEmpty else { return made(nil, "期内没有到期的应办事项，由人工评定", []) }
            let met = due.filter { $0.state == .met }
            let points = RatingEngine.part(item.most, Int64(met.count), of: Int64(due.count))
            return made(
                points, "应办\(due.count)项，已办\(met.count)项", RatingEngine.unique(met.flatMap(\.evidence)))
        case .figure(let id, let zero, let full):
            let reading = try figures.reading(id, scope: scope, period: period)
            guard let value = reading.number else { return made(nil, reading.why ?? "没有数值", []) }
            let share = value.subtracting(zero).flatMap { top in full.subtracting(zero).flatMap { top.divided(by: $0) }
            }
            let held = share.map { min(max($0, .zero), .one) } ?? .zero
            let points = held.multiplied(by: Rational(item.most))?.units(decimals: 0) ?? 0
            return made(points, RatingEngine.said(reading), RatingEngine.unique(reading.sources.map(\.record)))
        case .each(let id, let hundredths):
            let reading = try figures.reading(id, scope: scope, period: period)
            guard let value = reading.number else { return made(nil, reading.why ?? "没有数值", []) }
            let points = value.multiplied(by: Rational(hundredths))?.units(decimals: 0) ?? item.most
            return made(
                min(max(0, points), item.most), RatingEngine.said(reading),
                RatingEngine.unique(reading.sources.map(\.record)))
        case .less(let id, let hundredths):
            let reading = try figures.reading(id, scope: scope, period: period)
            guard let value = reading.number else { return made(nil, reading.why ?? "没有数值", []) }
            let minus = value.multiplied(by: Rational(hundredths))?.units(decimals: 0) ?? item.most
            return made(
                min(max(0, item.most - minus), item.most), RatingEngine.said(reading),
                RatingEngine.unique(reading.sources.map(\.record)))
        }
    }

    /// `most × part ÷ whole`, half up, in integers.
    static func part(_ most: Int64, _ part: Int64, of whole: Int64) -> Int64 {
        guard whole > 0 else { return 0 }
        let product = Int128(most) * Int128(part) * 2 + Int128(whole)
        return Int64(clamping: product / (Int128(whole) * 2))
    }

    private static func said(_ reading: FigureReading) -> String {
        "\(reading.definition.name)\(reading.shown ?? "")"
    }

    private static func unique(_ ids: [String]) -> [String] {
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }
    }
}
