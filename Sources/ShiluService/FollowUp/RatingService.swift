import ShiluDuties
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluReports

/// Ratings of organisations: computed from the ledger, kept as 评定表, computed again at any time.
public struct RatingService {
    private let followUp: FollowUp
    private var session: Session { followUp.session }
    public let schemes: RatingCatalogue

    public init(_ followUp: FollowUp) throws {
        self.followUp = followUp
        schemes = try .bundled
    }

    public func scheme(_ id: String) throws -> RatingDefinition {
        if let found = schemes[id] { return found }
        throw Notice(
            "rating-unknown", "没有“\(id)”这种评定办法",
            next: "可用的办法：\(schemes.schemes.map { "\($0.id)（\($0.name)）" }.joined(separator: "、"))")
    }

    /// What the scheme comes to; nothing is written.
    /// - Parameter day: the day it is judged on.
    public func compute(
        _ scheme: RatingDefinition, organization: OrganizationNode, year: Int, on day: Day, asOf position: Int64? = nil,
        hand: [String: RatingEngine.HandScore] = [:]
    ) throws -> ComputedRating {
        guard scheme.isInForce(in: year) else {
            throw Notice("rating-out-of-force", "“\(scheme.name)”不适用于\(year)年", next: "请换一个年度或评定办法")
        }
        if scheme.isForBranches, !organization.kind.isBranch {
            throw Notice("rating-not-branch", "“\(scheme.name)”只评定党支部", next: "请写党支部的名称；写上级党组织则逐个评定所属支部")
        }
        let judgements = try followUp.judgements(
            Scope(organization.id, includesSubtree: false), year: year, on: day, asOf: position)
        let engine = RatingEngine(figures: try session.engine(asOf: position), judgements: judgements)
        return try engine.compute(scheme, organization: organization.id, year: year, hand: hand)
    }

    /// Hash of what was computed: the same for the same position, for ever.
    public static func fingerprint(_ rating: ComputedRating, on day: Day) -> String {
        ReportService.sha256(Array("\(rating.canonical)\n\(day)".utf8))
    }

    /// The organisation's sheet of the year; nil where there is none.
    public func sheet(_ scheme: RatingDefinition, organization: String, year: Int) throws -> Record<RatingSheet>? {
        try session.ledger.records(RatingSheet.name).map(Record<RatingSheet>.init).first {
            $0.organizationId?.id == organization && $0.year == year && $0.scheme == scheme.id
        }
    }

    /// A sheet computed again at its position, and whether it comes to what it came to; nil for one that was entered by hand.
    public func recomputed(
        _ sheet: Record<RatingSheet>, organization: OrganizationNode
    ) throws -> (rating: ComputedRating, holds: Bool)? {
        guard let id = sheet.scheme, let year = sheet.year, let day = sheet.assessedOn, let position = sheet.position,
            let fingerprint = sheet.fingerprint
        else { return nil }
        let again = try compute(
            try scheme(id), organization: organization, year: year, on: day, asOf: Int64(position),
            hand: RatingService.hand(of: sheet))
        return (again, RatingService.fingerprint(again, on: day) == fingerprint)
    }

    /// What was given by hand in a sheet.
    static func hand(of sheet: Record<RatingSheet>) -> [String: RatingEngine.HandScore] {
        var hand: [String: RatingEngine.HandScore] = [:]
        for item in sheet.items?.items ?? [] where item.byHand == true {
            guard let id = item.item, let points = item.own?.scaled(decimals: 2) else { continue }
            hand[id] = RatingEngine.HandScore(
                points: points, reason: item.reason ?? "", records: (item.records ?? []).map(\.id))
        }
        return hand
    }

    // MARK: Steps

    /// Writes the self-assessment. Every item must have a score: those that the ledger cannot give come by hand.
    public func assess(
        _ scheme: RatingDefinition, organization: OrganizationNode, year: Int, by member: String, on day: Day,
        hand: [String: RatingEngine.HandScore], author: String, at now: Int64
    ) throws -> String {
        let unknown = hand.keys.filter { id in !scheme.items.contains { $0.id == id } }.sorted()
        guard unknown.isEmpty else {
            throw Refusal(
                unknown.map {
                    Notice(
                        "rating-item-unknown", "“\(scheme.name)”没有评分项“\($0)”",
                        next: "可写：\(scheme.items.map(\.id).joined(separator: "、"))", place: "--score")
                })
        }
        let position = try session.ledger.position
        let rating = try compute(
            scheme, organization: organization, year: year, on: day, asOf: position, hand: hand)
        guard let total = rating.total else {
            throw Refusal(
                rating.open.map {
                    Notice(
                        "rating-item-open", "“\($0.definition.title)”还没有得分（\($0.reason)）",
                        next: "请用 --score \($0.definition.id)=分数:依据 人工评定")
                })
        }
        let (level, shape) = (rating.level, RatingSheet.shape)
        var fields: [String: Value] = [
            shape.organizationId.key: .text(organization.id), shape.year.key: .integer(Int64(year)),
            shape.scheme.key: .text(scheme.id), shape.state.key: RatingSheetState.selfAssessed.value,
            shape.assessedOn.key: day.value, shape.assessorId.key: .text(member),
            shape.items.key: .list(rating.items.map { .fields(RatingService.part($0)) }),
            shape.position.key: .integer(position),
            shape.fingerprint.key: .text(RatingService.fingerprint(rating, on: day)),
            shape.score.key: ExactDecimal(coefficient: total, scale: 2).value,
        ]
        if let rates = scheme.rates { fields[shape.rates.key] = rates.value }
        if let level {
            fields[shape.level.key] = .text(level.name)
            if let stars = level.stars { fields[shape.stars.key] = .integer(Int64(stars)) }
        }
        do {
            let receipt = try session.ledger.append(
                [.record(register: RatingSheet.name, fields: fields)], author: author, at: now, note: "评定")
            return receipt.ids.first ?? ""
        } catch let refusal as BatchRefusal { throw refusal.refusal }
    }

    /// Review by somebody else: takes over the self-assessment, or gives other points to some items.
    public func review(
        _ sheet: Record<RatingSheet>, by member: String, on day: Day, points: [String: RatingEngine.HandScore],
        author: String, at now: Int64
    ) throws {
        guard let id = sheet.scheme else { return }
        let scheme = try scheme(id)
        let shape = ReviewedItem.shape
        var total: Int64 = 0
        var parts: [Value] = []
        var left = points
        for item in sheet.items?.items ?? [] {
            var own = item.own?.scaled(decimals: 2) ?? 0
            if let other = item.item.flatMap({ left.removeValue(forKey: $0) }) {
                own = other.points
                parts.append(
                    .fields([
                        shape.item.key: .text(item.item ?? ""),
                        shape.points.key: ExactDecimal(coefficient: own, scale: 2).value,
                        shape.reason.key: .text(other.reason),
                    ]))
            }
            total += own
        }
        guard left.isEmpty else {
            throw Refusal(
                left.keys.sorted().map {
                    Notice("rating-item-unknown", "评定表里没有评分项“\($0)”", next: "请核对编号", place: "--score")
                })
        }
        let breaches = Set(try breaches(of: sheet))
        let level = scheme.level(of: total, breaches: breaches)
        let sheetShape = RatingSheet.shape
        var fields: [String: Value] = [
            sheetShape.reviewerId.key: .text(member),
            sheetShape.reviewedScore.key: ExactDecimal(coefficient: total, scale: 2).value,
        ]
        if !parts.isEmpty { fields[sheetShape.corrections.key] = .list(parts) }
        if let level { fields[sheetShape.reviewedLevel.key] = .text(level.name) }
        if let stars = level?.stars { fields[sheetShape.reviewedStars.key] = .integer(Int64(stars)) }
        do {
            _ = try session.ledger.append(
                [.advance(record: sheet.id, step: "review", on: day, fields: fields)], author: author, at: now,
                note: "评定")
        } catch let refusal as BatchRefusal { throw refusal.refusal }
    }

    private func breaches(of sheet: Record<RatingSheet>) throws -> [String] {
        guard let organization = sheet.organizationId?.id, let year = sheet.year, let day = sheet.assessedOn else {
            return []
        }
        return try followUp.judgements(
            Scope(organization, includesSubtree: false), year: year, on: day,
            asOf: sheet.position.map(Int64.init)
        ).filter { $0.organization == organization && $0.state == .breach }.map(\.duty.id)
    }

    private static func part(_ item: ComputedRating.Item) -> [String: Value] {
        let shape = RatingItem.shape
        var fields: [String: Value] = [
            shape.item.key: .text(item.definition.id), shape.titleField.key: .text(item.definition.title),
            shape.most.key: ExactDecimal(coefficient: item.definition.most, scale: 2).value,
            shape.own.key: ExactDecimal(coefficient: item.points ?? 0, scale: 2).value,
            shape.byHand.key: item.isByHand.value, shape.reason.key: .text(item.reason),
        ]
        // Computed points name their records when they are computed again; what is given by hand must say them here.
        if item.isByHand, !item.records.isEmpty { fields[shape.records.key] = .list(item.records.map(Value.text)) }
        return fields
    }
}
