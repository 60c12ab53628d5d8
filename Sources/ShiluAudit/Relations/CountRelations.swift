import ShiluFigures

extension RelationReader {
    // MARK: Frequencies told with their total

    /// 每个党小组每月召开1次，共36次: the total stands beside the frequency.
    func toldFrequency(_ index: Int, _ per: String, _ rate: Rational, _ periods: Int) -> Relation? {
        let total = index + 1
        guard claims.indices.contains(total), let sum = exact(total), claims[total].baseUnit == claims[index].baseUnit,
            let least = rate.multiplied(by: Rational(periods))
        else { return nil }
        let gap = claims[index].range.upperBound..<claims[total].offset
        guard gap.count <= 6, text.contains(anyOf: ["共", "全年", "累计"], in: gap), text.find("。", in: gap) == nil else {
            return nil
        }
        var shown = "\(per)\(said(index))×\(periods)"
        let words = left(index, 24)
        let holder: Int?
        if text.contains(anyOf: ["每个党小组", "各党小组", "每个小组", "各小组"], in: words) {
            holder = groups()
        } else if text.contains(anyOf: ["每个支部", "每个党支部", "各支部", "各党支部"], in: words) {
            holder = onlyOne("branch-count")
        } else {
            return relation(.frequency, [index, total], "\(shown) ≤ \(said(total))", least <= sum)
        }
        guard let holders = holder, let number = exact(holders), let product = least.multiplied(by: number) else {
            return nil
        }
        shown += "×\(said(holders))"
        return relation(.frequency, [holders, index, total], "\(shown) ≤ \(said(total))", product <= sum)
    }

    /// 下设党小组3个
    private func groups() -> Int? {
        let stated = claims.indices.filter { index in
            claims[index].baseUnit == "个" && exact(index) != nil && !claims[index].hints.planned
                && (text.has("党小组", before: claims[index].offset)
                    || text.has("党小组", at: claims[index].range.upperBound))
        }
        return Set(stated.compactMap(exact)).count == 1 ? stated.first : nil
    }

    /// The claim of a figure that the text states, where it states one value only.
    private func onlyOne(_ id: String) -> Int? {
        let stated = figure(id).prefix(32).filter { exact($0) != nil && !claims[$0].hints.eachBranch }
        return Set(stated.compactMap(exact)).count == 1 ? stated.first : nil
    }

    // MARK: So many of so much each

    /// What may be counted before 每: 3期，每期40人.
    private static let holders = ["期", "批", "场", "次", "组", "班", "轮", "个支部", "个党支部", "支部", "个党小组", "个小组"]

    /// 培训3期，每期40人，共120人次; 8个支部每个支部12次，共96次: the product is the sum told behind it.
    func multiples(_ group: [Int]) -> [Relation] {
        group.indices.dropFirst().dropLast().compactMap { place in
            let (number, index, sum) = (group[place - 1], group[place], group[place + 1])
            let words = left(index, 10)
            guard text.find("每", in: words) != nil, claims[index].operator == nil, let count = exact(number),
                let each = exact(index), let total = exact(sum), claims[index].kind != .percentage,
                let holder = Self.holders.first(where: { text.find("每" + $0, in: words) != nil }),
                holder.hasPrefix(claims[number].baseUnit) || claims[number].baseUnit == "个" && holder == "支部",
                sameUnit(index, sum) || isPerson(claims[index].baseUnit) && claims[sum].baseUnit == "人次",
                case let gap = claims[index].range.upperBound..<claims[sum].offset, gap.count <= 8,
                text.contains(anyOf: ["共", "合计", "累计"], in: gap), let product = count.multiplied(by: each)
            else { return nil }
            return relation(
                .monotone, [number, index, sum], "\(said(number)) × \(said(index)) = \(product.plain)，文中写\(said(sum))",
                product == total)
        }
    }

    // MARK: Members

    /// 培训党员108名 of 105: persons, not attendances, are at most the roll.
    func attendants() -> [Relation] {
        guard let whole = onlyOne("member-count"), let limit = exact(whole) else { return [] }
        return claims.indices.compactMap { index in
            guard isPerson(claims[index].baseUnit), index != whole, claims[index].kind == .count,
                let value = exact(index),
                !claims[index].hints.lastYear, claims[index].hints.year == nil,
                text.contains(anyOf: ["培训党员", "轮训党员", "参训党员", "参学党员"], in: left(index, 6))
            else { return nil }
            return relation(
                .bound, [index, whole], "参加党员\(said(index)) ≤ 党员总数\(said(whole))", value <= limit)
        }
    }

    /// 心得46篇，人均2篇: by the heads of the sentence or by the roll.
    func averages(_ group: [Int]) -> [Relation] {
        group.compactMap { index in
            guard claims[index].hints.average, let each = exact(index), each > .zero,
                text.find("人均", in: left(index, 6)) != nil,
                let sum = group.last(where: {
                    $0 < index && sameUnit($0, index) && exact($0) != nil && !claims[$0].hints.average
                }), let total = exact(sum)
            else { return nil }
            // Persons told before a semicolon are another matter's.
            let matter = text.sentence(around: claims[index].offset, divided: true)
            let near = group.filter {
                $0 < index && isPerson(claims[$0].baseUnit) && exact($0) != nil && matter.contains(claims[$0].offset)
            }
            let roll = figure("member-count").prefix(8).filter { exact($0) != nil }
            let decimals = claims[index].value.map(\.decimals) ?? 0
            let scale = claims[index].value.flatMap { each.divided(by: $0) } ?? .one
            func fits(_ heads: Int) -> Bool {
                guard let size = exact(heads), let share = total.divided(by: size)?.divided(by: scale) else {
                    return false
                }
                return share.rounded(decimals: decimals) == claims[index].value
            }
            if let heads = (near + roll).first(where: fits) {
                return relation(
                    .ratio, [sum, heads, index], "\(said(sum)) ÷ \(said(heads)) = 人均\(said(index))", true)
            }
            // 126名党员撰写心得252篇，人均2篇: nobody else is there to divide by.
            if let heads = near.first, near.count == 1, heads == sum - 1, sum == index - 1,
                text.has("党员", at: claims[heads].range.upperBound)
            {
                return relation(.ratio, [sum, heads, index], "\(said(sum)) ÷ \(said(heads)) ≠ 人均\(said(index))", false)
            }
            // Dues are paid by all members: then the roll is the divisor for certain.
            guard near.isEmpty, sum == index - 1, text.find("党费", in: left(sum, 8)) != nil,
                let heads = onlyOne("member-count")
            else { return nil }
            return relation(.ratio, [sum, heads, index], "\(said(sum)) ÷ \(said(heads)) ≠ 人均\(said(index))", false)
        }
    }

    /// 其中第一种形态21人次、…，第一种形态占75%: the share names its part.
    func namedShare(_ index: Int, _ before: [Int]) -> (part: Int, whole: Int, certain: Bool)? {
        let end = claims[index].offset
        guard text.at(end - 1) == "占" else { return nil }
        var start = end - 1
        while start > 0, end - start < 14, text.classes[start - 1].contains(.han) { start -= 1 }
        guard end - 1 - start >= 3 else { return nil }
        let name = text.string(start..<(end - 1))
        guard let part = before.last(where: { text.has(name, before: claims[$0].offset) }),
            let whole = before.last(where: { other in
                other < part && sameUnit(other, part)
                    && text.find("其中", in: claims[other].range.upperBound..<claims[part].offset) != nil
                    && text.find("；", in: claims[other].range.upperBound..<claims[part].offset) == nil
            })
        else { return nil }
        return (part, whole, true)
    }
}
