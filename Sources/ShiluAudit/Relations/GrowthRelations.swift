import ShiluFigures

extension RelationReader {
    /// 去年10次，今年12次，同比增长20%
    func growth(_ group: [Int]) -> [Relation] {
        group.compactMap { index in
            guard let change = exact(index) else { return nil }
            if let told = byAmount(index, change) { return told }
            guard claims[index].hints.compared || saysChange(index) else { return nil }
            if let told = fromTo(index, change) { return told }
            let earlier = group.filter {
                $0 != index && (claims[$0].hints.lastYear || claims[$0].hints.year != nil) && exact($0) != nil
                    && !claims[$0].hints.compared
            }
            let current = group.filter {
                $0 < index && !claims[$0].hints.lastYear && claims[$0].hints.year == nil && exact($0) != nil
                    && !claims[$0].hints.compared
            }
            // A share may stand between: 分红15.9万元，占30%，比去年的9.4万元增加6.5万元. What each got is another matter.
            guard earlier.count == 1, let before = earlier.first,
                let now = current.last(where: {
                    (claims[$0].kind != .percentage || claims[before].kind == .percentage)
                        && !isShareOut($0)
                }),
                sameUnit(before, now), isOneMatter(before, now, index),
                let old = exact(before), let new = exact(now)
            else { return nil }
            let falls = text.contains(anyOf: Self.falling, in: left(index, 6))
            guard let signed = falls ? old.subtracting(new) : new.subtracting(old) else { return nil }
            let shown: Rational?
            if claims[index].baseUnit == "%" {
                shown = signed.divided(by: old)?.multiplied(by: Rational(100))?.rounded(decimals: change.decimals)
            } else if isPoints(index) ? claims[now].kind == .percentage : sameUnit(index, now) {
                shown = signed
            } else {
                shown = nil
            }
            guard let shown else { return nil }
            return relation(
                .equality, [before, now, index], "由\(said(before))到\(said(now))，变动\(shown.plain)，文中写\(said(index))",
                shown == change)
        }
    }

    private static let falling: [StaticString] = ["下降", "减少", "压降", "压缩", "压减", "缩短", "降低", "减收", "降幅"]
    private static let rising: [StaticString] = ["增收", "增加", "净增", "多收", "增长", "增产", "提高", "上升", "增幅"]

    /// 较去年的30.4天压降了7.6天; 由9分钟压缩到5.4分钟，压缩40%; 去年为40次，增加8次
    private func saysChange(_ index: Int) -> Bool {
        Self.changed.stands(text, claims[index].offset)
    }

    private static let changed = EdgeWords(before: (falling + rising).flatMap { ["\($0)", "\($0)了"] })

    /// 人均349元, 村均137万元
    private func isShareOut(_ index: Int) -> Bool {
        ["均", "均为", "均达"].contains { text.has($0, before: claims[index].offset) } && claims[index].kind == .amount
    }

    private func isPoints(_ index: Int) -> Bool { claims[index].unit.hasSuffix("百分点") }

    /// No semicolon parts the numbers: what stands behind one is another matter.
    private func isOneMatter(_ members: Int...) -> Bool {
        let places = members.map { claims[$0].offset }
        guard let first = places.min(), let last = places.max() else { return false }
        return text.find("；", in: first..<last) == nil
    }

    /// 收入8.74亿元，同比增收5300万元，增长6.5%: what was is the difference; figures rounded for print leave some play.
    private func byAmount(_ index: Int, _ change: Rational) -> Relation? {
        let (now, more) = (index - 2, index - 1)
        guard now >= 0, claims[index].kind == .percentage, claims[index].baseUnit == "%", claims[more].kind == .amount,
            claims[now].kind == .amount, claims[now].baseUnit == claims[more].baseUnit, let new = exact(now),
            let step = exact(more), step > .zero, left(index, 8).count <= 4,
            text.contains(anyOf: ["增长", "下降", "增幅", "降幅"], in: left(index, 6)),
            case let words = left(more, 10), words.count <= 9,
            text.contains(anyOf: ["同比", "比上年", "比去年", "较上年", "较去年", "较年初", "比年初"], in: words)
        else { return nil }
        let falls = text.contains(anyOf: Self.falling, in: words)
        guard falls || text.contains(anyOf: Self.rising, in: words),
            let old = falls ? new.adding(step) : new.subtracting(step), old > .zero,
            let share = step.divided(by: old)?.multiplied(by: Rational(100)),
            let tenth = Rational(1, over: 10), let play = share.multiplied(by: tenth)
        else { return nil }
        let gap = share > change ? share.subtracting(change) : change.subtracting(share)
        guard let gap else { return nil }
        let shown = share.rounded(decimals: max(1, change.decimals)) ?? share
        return relation(
            .equality, [now, more, index], "\(said(now))，变动\(said(more))，应为\(shown.plain)%，文中写\(said(index))",
            gap <= play || gap <= tenth)
    }

    /// 由61.2%提高到65.8%，提高4.6个百分点
    private func fromTo(_ index: Int, _ change: Rational) -> Relation? {
        let (before, now) = (index - 2, index - 1)
        guard before >= 0, !["由", "从"].contains(text.at(claims[index].offset - 1)), sameUnit(before, now),
            let old = exact(before), let new = exact(now), old > Rational.zero,
            text.contains(anyOf: ["由", "从"], in: left(before, 8)), left(now, 8).count <= 5,
            text.contains(anyOf: ["到", "至", "为"], in: left(now, 8)), left(index, 12).count <= 8,
            let signed = old > new ? old.subtracting(new) : new.subtracting(old)
        else { return nil }
        var shown = signed
        if claims[index].baseUnit == "%", claims[now].baseUnit != "%" {
            guard
                let share = signed.divided(by: old)?.multiplied(by: Rational(100))?.rounded(decimals: change.decimals)
            else { return nil }
            shown = share
        } else if !isPoints(index), !sameUnit(index, now) {
            return nil
        }
        return relation(
            .equality, [before, now, index], "由\(said(before))到\(said(now))，变动\(shown.plain)，文中写\(said(index))",
            shown == change)
    }
}
