import ShiluFigures

/// What a ledger says to one claim.
public struct LedgerAnswer: Sendable, Hashable {
    /// In the figure's own unit (95.8 for 95.8%, yuan for money), unrounded; nil where nothing was kept or nothing fits.
    public var value: Rational?
    /// As it would be printed: 53次, 95.8%.
    public var shown: String
    /// Ids of the records behind it.
    public var sources: [String]
    public var reason: Reason?

    public enum Reason: Sendable, Hashable {
        /// The register was not kept in the period; says which.
        case notKept(String)
        /// The register was kept, but there is no value.
        case missing(String)
        /// The catalogue has no such figure.
        case noSuchFigure
    }

    public init(value: Rational?, shown: String, sources: [String] = [], reason: Reason? = nil) {
        self.value = value
        self.shown = shown
        self.sources = sources
        self.reason = reason
    }
}

/// Answers what a figure was; implemented over a ledger.
public protocol LedgerAnswering: Sendable {
    func answer(figure: String, claim: Claim, year: Int) async throws -> LedgerAnswer
}

extension Auditor {
    /// Fills verdict, ledger value and sources; dates, ordinals and plans keep none.
    public func judge(result: AuditResult, by ledger: some LedgerAnswering, year: Int) async throws -> AuditResult {
        var judged = result
        for index in judged.claims.indices {
            let claim = judged.claims[index]
            guard claim.isJudged else { continue }
            guard let figure = claim.figure else {
                judged.claims[index].verdict = claim.masked ? .blank : .unbound
                continue
            }
            let own = claim.hints.lastYear ? (claim.hints.year ?? year - 1) : (claim.hints.year ?? year)
            let answer = try await ledger.answer(figure: figure, claim: claim, year: own)
            judged.claims[index].sources = answer.sources
            judged.claims[index].ledgerValue = answer.shown.isEmpty ? nil : answer.shown
            judged.claims[index].verdict = Self.verdict(claim, answer)
        }
        return judged
    }

    /// What an answer makes of a claim.
    public static func verdict(_ claim: Claim, _ answer: LedgerAnswer) -> Verdict {
        if claim.masked { return .blank }
        switch answer.reason {
        case .noSuchFigure: return .unbound
        case .notKept, .missing: return .unfounded
        case nil: break
        }
        guard let value = answer.value else { return .unfounded }
        return claim.agrees(with: value) ? .agrees : .differs
    }
}

extension Claim {
    /// Dates, ordinals, rules, targets and rows of tables are not counted, so nothing can be said to them.
    public var isJudged: Bool {
        switch kind {
        case .date, .ordinal, .threshold: false
        default: !hints.planned && !hints.compared && !hints.part
        }
    }

    /// Whether a count agrees with what is said, by `Approximation`.
    /// - Parameter count: in the base unit of the claim; a rate as its percentage.
    public func agrees(with count: Rational) -> Bool {
        guard let said = base else { return false }
        if let high = baseUpper { return said <= count && count <= high }
        if baseUnit == "成" {
            return said.multiplied(by: Rational(10)).map { agrees($0, with: count, .tens) } ?? false
        }
        return agrees(said, with: count, precision)
    }

    private func agrees(_ said: Rational, with count: Rational, _ precision: Precision) -> Bool {
        Approximation.agrees(`operator` ?? .exact, said, with: count, to: precision)
    }

    private var precision: Precision {
        if kind == .percentage, baseUnit == "%" { return .percentage }
        if let value, value.decimals > 0 || unit != baseUnit, kind == .amount || kind == .physical,
            let scale = base?.divided(by: value)
        {
            return .multiples(of: scale)
        }
        return hints.average ? .oneDecimal : .exact
    }
}
