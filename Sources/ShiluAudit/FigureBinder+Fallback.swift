extension FigureBinder {
    /// What is counted outside Party affairs is a business fact.
    func fallback(
        _ claims: [Claim], _ index: Int, _ text: SourceText, _ near: ClaimZones.Zone, _ scope: Scope
    ) -> String? {
        let claim = claims[index]
        guard !claim.hints.planned, !claim.hints.compared,
            !claim.hints.average || claim.kind != .amount || isInBusiness(claims, index, text, scope),
            claim.hints.per == nil, !isPartOfOther(claims, index, scope.sentence),
            !isProgress(claims, index, near, text)
        else { return nil }
        let near = max(near.left.lowerBound, claim.offset - 24)..<near.right.upperBound
        switch claim.kind {
        case .physical: return "business-fact"
        case .count where isOfBusiness(claim.baseUnit): return "business-fact"
        case .amount, .percentage:
            let words = isInBusiness(claims, index, text, scope) ? core : party
            return text.contains(words, in: near) ? nil : "business-fact"
        case .count, .duration:
            guard !claim.baseUnit.isEmpty, claim.kind == .count || claim.hints.average, scope.section?.problems != true,
                claim.length < 24,
                !text.contains(core, in: near), isInBusiness(claims, index, text, scope)
            else { return nil }
            return "business-fact"
        default: return nil
        }
    }

    /// 收集微心愿120个，已完成112个: a number without a noun of its own goes with the one before it.
    private func isProgress(_ claims: [Claim], _ index: Int, _ near: ClaimZones.Zone, _ text: SourceText) -> Bool {
        guard index > 0, near.left.count <= 5, claims[index - 1].range.upperBound == near.left.lowerBound else {
            return false
        }
        let figure = claims[index - 1].figure
        if figure == "business-fact" || figure == "year-on-year-change" { return false }
        if claims[index].kind == .percentage, figure == nil, text.contains(anyOf: ["解决率", "采纳率", "整改率"], in: near.left)
        {
            return true
        }
        if claims[index].kind == .percentage { return figure != nil || text.find("占", in: near.left) != nil }
        return figure != nil
            && text.contains(anyOf: ["完成", "办结", "落实", "实现", "解决", "整改", "采纳", "化解", "答复", "销号"], in: near.left)
    }

    /// 接收预备党员32名，其中女性19名: people of a Party figure are no business.
    private func isPartOfOther(_ claims: [Claim], _ index: Int, _ sentence: Range<Int>) -> Bool {
        guard claims[index].countsPersons else { return false }
        var other = index - 1
        while other >= 0, claims[other].offset >= sentence.lowerBound {
            if let figure = claims[other].figure {
                return figure != "business-fact" && claims[other].countsPersons
            }
            other -= 1
        }
        return false
    }

    /// A bare number of things is business only in business company: beside tons and yuan, or under such a heading.
    private func isInBusiness(_ claims: [Claim], _ index: Int, _ text: SourceText, _ scope: Scope) -> Bool {
        if let section = scope.section,
            section.headings.contains(where: { text.contains(businessHeadings, in: $0) })
        {
            return true
        }
        var other = index - 1
        while other >= 0, claims[other].offset >= scope.sentence.lowerBound {
            if isBusiness(claims, other) { return true }
            other -= 1
        }
        other = index + 1
        while other < claims.count, claims[other].offset < scope.sentence.upperBound {
            if isBusiness(claims, other) { return true }
            other += 1
        }
        return false
    }

    private func isBusiness(_ claims: [Claim], _ index: Int) -> Bool {
        claims[index].kind == .physical || claims[index].kind == .count && isOfBusiness(claims[index].baseUnit)
            || claims[index].figure == "business-fact"
    }

    private func isOfBusiness(_ unit: String) -> Bool { businessUnits.id(of: unit.unicodeScalars) != nil }

    /// 发展党员28名，其中35岁以下22名 says nothing about the age of all members: the breakdown of one figure is no
    /// figure of the whole roll.
    func dropSharesOfOthers(_ claims: inout [Claim], _ index: Int, _ sentence: Range<Int>) {
        guard let figure = claims[index].figure, Self.rollShares.contains(figure), claims[index].kind == .count else {
            return
        }
        var other = index - 1
        while other >= 0, claims[other].offset >= sentence.lowerBound {
            if let whole = claims[other].figure, claims[other].kind == .count, whole != figure {
                if whole != "member-count" { claims[index].figure = nil }
                return
            }
            other -= 1
        }
    }

    private static let rollShares: Set<String> = [
        "member-age-structure", "women-share", "education-share", "minority-share",
    ]
}
