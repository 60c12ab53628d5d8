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
            claims[index].baseUnit.only == "个" && exact(index) != nil && !claims[index].hints.planned
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

    // MARK: Lists

    private static let listed = [
        "方面", "问题", "工作", "任务", "措施", "不足", "重点", "举措", "做法", "原因", "要求", "环节", "抓手", "短板", "事",
    ]

    /// 抓好以下四项工作。一是…二是…三是…: the number announced is that of the items behind.
    func announcedLists() -> [Relation] {
        outline.indices.compactMap { first in
            let head = outline[first]
            guard head.level == 3, head.number == 1, head.isRunIn else {
                return nil
            }
            let line = text.line(of: head.offset)
            var (count, index) = (1, first + 1)
            while index < outline.count, outline[index].number == count + 1,
                outline[index].form == head.form,
                text.line(of: outline[index].offset) == line
            {
                (count, index) = (count + 1, index + 1)
            }
            // A list with a slip in its numbers is told of as such.
            if index < outline.count, outline[index].form == head.form, outline[index].number != 1,
                text.line(of: outline[index].offset) == line
            {
                return nil
            }
            guard count >= 2, let (place, value) = announced(before: head.offset) else { return nil }
            return Relation(
                type: .enumeration, claims: [], expression: "“\(text.string(place))”，实列\(count)项",
                holds: value == count, place: place)
        }
    }

    /// 四项工作 right before a list, with 以下 before it or a colon behind.
    private func announced(before end: Int) -> (Range<Int>, Int)? {
        let opener = text.at(end - 1)
        guard opener == "：" || opener == "。" || opener == ":" else { return nil }
        var start = end - 2
        while start > 0, end - start < 18, !["。", "；", "，", "\n"].contains(text.scalars[start]) { start -= 1 }
        var index = start
        while index < end - 1 {
            guard text.type(index).meets(.anyNumeral), !text.type(index - 1).meets(.anyNumeral),
                text.at(index - 1) != "第",
                let (value, after) = smallNumber(at: index)
            else {
                index += 1
                continue
            }
            index = after
            guard (2...12).contains(value) else { continue }
            var unit = after
            if ["个", "项", "点", "条", "大", "件"].contains(text.at(unit)) { unit += 1 }
            guard unit > after || text.has("方面", at: unit) else { continue }
            let noun = Self.listed.first { text.has($0, at: unit) }.map(\.unicodeScalars.count) ?? 0
            guard noun > 0 || text.at(unit - 1) == "点" || text.at(unit - 1) == "条" else { continue }
            let says = text.contains(anyOf: ["以下", "如下", "下列"], in: max(0, after - 10)..<end)
            guard says || opener != "。" else { continue }
            return (beginning(of: after)..<(unit + noun), value)
        }
        return nil
    }

    /// Where the numeral that ends here begins.
    private func beginning(of after: Int) -> Int {
        var start = after
        while text.type(start - 1).meets(.anyNumeral) { start -= 1 }
        return start
    }

    private func smallNumber(at index: Int) -> (Int, Int)? {
        if let number = NumberReader.arabic(text, at: index) { return number.value.whole.map { ($0, number.end) } }
        guard let token = NumberReader.chinese(text, at: index), token.upper == nil else { return nil }
        return token.value?.whole.map { ($0, token.range.upperBound) }
    }

    // MARK: Members

    /// 培训党员108名 of 105: persons, not attendances, are at most the roll.
    func attendants() -> [Relation] {
        guard let whole = onlyOne("member-count"), let limit = exact(whole) else { return [] }
        return claims.indices.compactMap { index in
            guard claims[index].countsPersons, index != whole, claims[index].kind == .count,
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
                $0 < index && claims[$0].countsPersons && exact($0) != nil && matter.contains(claims[$0].offset)
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
