/// What a ledger says to one claim.
public struct LedgerAnswer: Sendable, Hashable {
    /// In the figure's own unit (95.8 for 95.8%, yuan for money), unrounded; nil where nothing was kept or nothing fits.
    public var value: ExactNumber?
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

    public init(value: ExactNumber?, shown: String, sources: [String] = [], reason: Reason? = nil) {
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
    /// Dates, ordinals, rules and targets are not counted, so nothing can be said to them.
    public var isJudged: Bool {
        switch kind {
        case .date, .ordinal, .threshold: false
        default: !hints.planned && !hints.compared
        }
    }

    /// Does a count agree with what is said? Approximate and open forms as indicators §0.5 says.
    public func agrees(with count: ExactNumber) -> Bool {
        guard let said = base else { return false }
        if let high = baseUpper { return said <= count && count <= high }
        switch `operator` {
        case .more:
            guard let step = openStep(said), let limit = said.adding(step) else { return count > said }
            return said < count && count < limit
        case .nearly:
            guard let step = openStep(said), let floor = said.adding(step.negated) else { return false }
            return floor < count && count < said
        case .about:
            guard let step = openStep(said), let half = step.divided(by: ExactNumber(2)),
                let low = said.adding(half.negated), let high = said.adding(half)
            else { return count == said }
            return low <= count && count <= high
        case .atLeast: return count >= said
        case .above: return count > said
        case .atMost: return count <= said
        case nil: break
        }
        if kind == .percentage, baseUnit == "%" {
            return Rounding.percent(count, places: max(1, said.decimals)) == said
        }
        if kind == .percentage, baseUnit == "成" {
            return count.divided(by: ExactNumber(10)).map { $0.rounded(to: 0) == said } ?? false
        }
        if let value, value.decimals > 0 || unit != baseUnit, kind == .amount || kind == .physical {
            // 3.6万元 is right for 36,012元: rounded where it is shown.
            guard let scale = base?.divided(by: value), let shown = count.divided(by: scale) else {
                return count == said
            }
            return shown.rounded(to: max(2, value.decimals)) == value
                || (value.decimals >= 1 && shown.rounded(to: value.decimals) == value)
        }
        if hints.average { return count.rounded(to: max(1, said.decimals)) == said }
        return count == said
    }

    /// The step of 余, 近 and 约: by the number as written, so 3万余 runs to 4万.
    private func openStep(_ said: ExactNumber) -> ExactNumber? {
        if let step = Rounding.step(said) { return step }
        return said.isWhole ? nil : ExactNumber(1)
    }
}
