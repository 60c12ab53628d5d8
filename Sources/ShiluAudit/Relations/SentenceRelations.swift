import ShiluFigures

extension RelationReader {
    // MARK: Rates

    /// Each percentage of a sentence with its part and its whole, which may stand in another section.
    func shares(_ group: [Int]) -> [Relation] {
        group.compactMap { index in
            guard claims[index].kind == .percentage, claims[index].baseUnit == "%", let rate = exact(index),
                !claims[index].hints.compared, !claims[index].hints.planned
            else { return nil }
            guard let (part, whole, certain) = operands(index, group), let top = exact(part), let bottom = exact(whole),
                bottom > Rational.zero, let quotient = top.divided(by: bottom),
                let percent = quotient.multiplied(by: Rational(100))
            else { return nil }
            let holds = percent.asPercentage(decimals: rate.decimals) == rate
            if !holds, let other = otherWhole(part, rate), let size = exact(other) {
                return relation(.ratio, [part, other, index], "\(top.plain) ÷ \(size.plain) = \(rate.plain)%", true)
            }
            guard holds || certain else { return nil }
            let right = holds ? rate : percent.asPercentage(decimals: max(1, rate.decimals)) ?? percent
            let expression = "\(top.plain) ÷ \(bottom.plain) = \(right.plain)%"
            return relation(
                .ratio, [part, whole, index], holds ? expression : "\(expression)，文中写\(said(index))", holds)
        }
    }

    private func operands(_ index: Int, _ group: [Int]) -> (part: Int, whole: Int, certain: Bool)? {
        let before = group.filter { $0 < index && claims[$0].kind == .count && exact($0) != nil }
        switch claims[index].figure {
        case "rectification-rate":
            if let done = firstOf("rectified-count", nearest(["rectified-count"], before: index, within: 4)),
                let problem = problems(before: done)
            {
                return (done, problem, true)
            }
        case "star-branch-share":
            if let part = nearest(["star-branch-count"], before: index, within: 3),
                let whole = figure("branch-count").first(where: { exact($0) != nil })
            {
                // 五星级2个、四星级4个，四星以上占…: several make up the share.
                let alone = group.filter { claims[$0].figure == "star-branch-count" }.count <= 1
                return (part, whole, alone)
            }
        case "test-coverage":
            if let part = nearest(["test-participants"], before: index, within: 8),
                let whole = figure("member-count").first(where: { exact($0) != nil })
            {
                return (part, whole, true)
            }
        default: break
        }
        guard let part = before.last else { return nil }
        let words = left(index, 14)
        // 占教职工总数的35.5%: of a whole that may stand nowhere.
        if text.contains(anyOf: ["职工总数", "员工总数", "学生总数", "干部总数", "人员总数", "人口总数"], in: words) { return nil }
        if let named = namedShare(index, before) { return named }
        if let told = toldOperands(index, part, before) { return told }
        let shares = text.find("占", in: words) != nil
        if shares {
            let noun = claims[part].noun
            if text.contains(anyOf: ["党员总数", "全体党员", "党员数", "党员人数"], in: words)
                || (text.find("总数", in: words) != nil && noun.contains("党员"))
            {
                if let whole = figure("member-count").first(where: { $0 != part && exact($0) != nil }) {
                    return (part, whole, true)
                }
            }
            if text.contains(anyOf: ["支部总数", "党支部总数"], in: words)
                || (text.find("总数", in: words) != nil && noun.contains("支部"))
            {
                if let whole = figure("branch-count").first(where: { $0 != part && exact($0) != nil }) {
                    return (part, whole, true)
                }
            }
            if let whole = before.dropLast().first(where: { sameUnit($0, part) }) {
                return (
                    part, whole,
                    text.find("其中", in: claims[whole].range.upperBound..<claims[part].offset) != nil
                        && before.count == 2
                )
            }
            return nil
        }
        // 应到30人，实到27人，到会率90%: a rate behind two numbers of one kind.
        guard text.find("率", in: words) != nil, before.count >= 2 else { return nil }
        let pair = before.suffix(2)
        guard let a = pair.first, let b = pair.last, sameUnit(a, b), let x = exact(a), let y = exact(b) else {
            return nil
        }
        let certain =
            before.count == 2
            && text.contains(anyOf: ["应到", "应参", "实到", "实参", "实际"], in: left(a).lowerBound..<claims[b].offset)
        return x >= y ? (b, a, certain) : (a, b, false)
    }

    /// The first of claims of one figure that stand side by side.
    private func firstOf(_ figure: String, _ last: Int?) -> Int? {
        guard var index = last else { return nil }
        let sentence = text.sentence(around: claims[index].offset)
        while index > 0, claims[index - 1].figure == figure, sentence.contains(claims[index - 1].offset) { index -= 1 }
        return index
    }

    // MARK: Sums

    private static let complements: [[String]] = [
        ["男", "女"], ["正式", "预备"], ["上半年", "下半年"], ["在职", "退休"], ["转入", "转出"], ["教师", "学生"], ["教工", "学生"],
        ["新建", "修订"], ["新建", "修改"], ["新制定", "修订"], ["制定", "修订"], ["农村", "城镇"], ["出席", "缺席"],
        ["一季度", "二季度", "三季度", "四季度"], ["废止", "修订", "新建"], ["废止", "修订", "制定"], ["废止", "修订", "新"],
        ["教职工", "学生", "离退休"], ["教工", "学生", "离退休"], ["教工", "本科", "研究生"], ["教职工", "本科", "研究生"],
        ["教师", "学生", "离退休"], ["在职", "离退休"], ["党委", "总支", "党支部"], ["党委", "总支部", "支部"], ["社区", "村", "机关", "两新"],
        ["机关", "社区", "两新"], ["已整改", "正在"], ["已完成", "正在"], ["已办结", "正在"], ["已整改", "尚未"], ["完成", "正在"],
        ["已解决", "正在"], ["整改到位", "正在"], ["已整改", "未整改"], ["已完成", "未完成"], ["一等奖", "二等奖", "三等奖"],
        ["完成", "基本完成", "长期"], ["完成", "正在整改", "长期"], ["完成", "正在", "尚未"], ["优秀", "合格", "基本合格"],
    ]

    /// 共…其中…, and 合计 behind a list.
    func sums(_ group: [Int]) -> [Relation] {
        var relations: [Relation] = []
        for (place, index) in group.enumerated() {
            guard claims[index].kind == .count || claims[index].kind == .amount, let total = exact(index),
                !isEarlier(index)
            else { continue }
            if let relation = chain(group, place, total) ?? halves(group, place, total) { relations.append(relation) }
            // A rate may stand between: 204名参加，参与率95.8%，其中180名优秀.
            let rest = group.dropFirst(place + 1).drop {
                claims[$0].kind == .percentage || isAside($0, index) || isEarlier($0)
            }
            guard let next = rest.first, isBreakdown(index, next) || isProgress(index, rest) else { continue }
            // The list ends where another matter begins.
            let stop = text.find("；", in: claims[next].offset..<text.sentence(around: claims[next].offset).upperBound)
            let near = rest.prefix { claims[$0].offset < stop ?? Int.max }
            let parts = near.prefix { isOfKind($0, index) && exact($0) != nil && claims[$0].kind == claims[index].kind }
            guard !parts.isEmpty else { continue }
            let sum = parts.compactMap(exact).reduce(Optional(Rational.zero)) { $0?.adding($1) }
            guard let sum else { continue }
            // 正式459人、预备9人，女217人: the first two leave nothing over; what follows is another division.
            if let size = [2, 3].first(where: { parts.count > $0 && isComplete(Array(parts.prefix($0))) }) {
                let own = Array(parts.prefix(size))
                let sum = own.compactMap(exact).reduce(Optional(Rational.zero)) { $0?.adding($1) }
                let shown = own.map(said).joined(separator: " + ")
                relations.append(relation(.sum, [index] + own, "\(shown) = \(said(index))", sum == total))
                continue
            }
            // …、其他科室5人次 leaves nothing over.
            if let last = parts.firstIndex(where: { text.contains(anyOf: ["其他", "其余", "其它"], in: left($0)) }),
                last > parts.startIndex
            {
                let own = Array(parts[...last])
                let sum = own.compactMap(exact).reduce(Optional(Rational.zero)) { $0?.adding($1) }
                let shown = own.map(said).joined(separator: " + ")
                relations.append(relation(.sum, [index] + own, "\(shown) = \(said(index))", sum == total))
                continue
            }
            let shown = parts.map(said).joined(separator: " + ")
            let members = [index] + Array(parts)
            if isComplete(Array(parts)) {
                relations.append(relation(.sum, members, "\(shown) = \(said(index))", sum == total))
            } else if parts.count == 1 {
                relations.append(relation(.bound, [next, index], "其中\(said(next)) ≤ \(said(index))", sum <= total))
            } else if let rest = short(Array(parts), total) {
                let shown = rest.map(said).joined(separator: " + ")
                relations.append(relation(.sum, [index] + rest, "\(shown) < \(said(index))", false))
            } else if sum > total, areApart(Array(parts)) {
                relations.append(relation(.sum, members, "\(shown) > \(said(index))", false))
            } else if sum > total {
                // Kinds may overlap and the list may run on to other things, but its first part cannot exceed the whole.
                let broken = exact(next).map { $0 > total } ?? false
                let bound = relation(.bound, [next, index], "其中\(said(next)) ≤ \(said(index))", false)
                relations.append(broken ? bound : relation(.bound, members, "\(shown) ≤ \(said(index))", nil))
            } else {
                relations.append(relation(.sum, members, "\(shown) ≤ \(said(index))", sum == total ? true : nil))
            }
        }
        return relations
    }

    /// 9期，其中政治理论4期、审判业务3期、廉政教育1期: who lists three kinds and more in one breath lists all of them, and
    /// what is left over is no more than the least of them.
    private func short(_ parts: [Int], _ total: Rational) -> [Int]? {
        let joints = zip(parts, parts.dropFirst()).prefix(while: isOneBreath).count
        let own = Array(parts.prefix(joints + 1))
        guard own.count >= 3, areApart(own), let last = own.last, let least = own.compactMap(exact).min(),
            let sum = own.compactMap(exact).reduce(Optional(Rational.zero), { $0?.adding($1) }), sum < total,
            let rest = total.subtracting(sum), rest <= least
        else { return nil }
        let behind = claims[last].range.upperBound
        guard text.find("等", in: behind..<behind + 6) == nil, text.find("主要", in: left(own[0])) == nil else {
            return nil
        }
        return own
    }

    /// Nothing but 、 stands between two numbers.
    func isOneBreath(_ one: Int, _ next: Int) -> Bool {
        (claims[one].range.upperBound..<claims[next].offset).allSatisfy {
            !text.classes[$0].contains(.mark) || text.scalars[$0] == "、"
        }
    }

    /// 医师6名、护士3名、医技人员3名: told in one breath, and no part is a quality that others may have too.
    private func areApart(_ parts: [Int]) -> Bool {
        guard parts.count >= 2, let first = parts.first else { return false }
        let breath = zip(parts, parts.dropFirst()).allSatisfy(isOneBreath)
        // 讲党课5次，其中书记讲党课2次，委员讲党课4次: each part says again what is counted.
        let noun = first > 0 ? text.string(max(0, claims[first].offset - 2)..<claims[first].offset) : ""
        let repeats = !noun.isEmpty && (parts + [first - 1]).allSatisfy { text.has(noun, before: claims[$0].offset) }
        guard breath || repeats else { return false }
        return parts.allSatisfy { part in
            let label = max(left(part, 12).lowerBound, claims[part].offset - 12)..<nounEnd(part)
            return !text.contains(anyOf: Self.crossing, in: label)
        }
    }

    /// A part is counted as its whole is; 转接组织关系23人次，其中转入14人 too.
    private func isOfKind(_ part: Int, _ whole: Int) -> Bool {
        sameUnit(part, whole)
            || claims[whole].baseUnit == "人次" && isPerson(claims[part].baseUnit)
                && text.contains(anyOf: ["转入", "转出"], in: left(part, 8))
    }

    /// Words for qualities that run across any other division.
    private static let crossing: [StaticString] = [
        "岁", "女", "男", "民族", "学历", "大专", "本科", "硕士", "博士", "研究生", "职称", "以上", "以下", "优秀", "先进", "示范", "致富", "青年", "一线",
        "骨干",
        "党员", "等奖", "国家级", "省级", "市级", "县级", "区级", "获", "专题", "集中", "重点", "新增", "首", "退役", "高层次", "入党",
    ]

    private func isBreakdown(_ whole: Int, _ part: Int) -> Bool {
        let gap = claims[whole].range.upperBound..<claims[part].offset
        guard gap.count <= 30 || isAside(whole + 1, whole) && gap.count <= 50 else { return false }
        // （含预备党员2名），其中男15名: what an aside counts is no whole.
        if isInBracket(whole), !isInBracket(part) { return false }
        if text.find("其中", in: gap) != nil || text.find("（男", in: gap) != nil { return true }
        // 37个问题中已完成34个
        return text.contains(
            anyOf: ["问题中", "党员中", "支部中", "人中"], in: gap.lowerBound..<min(gap.lowerBound + 8, gap.upperBound))
    }

    private func isInBracket(_ index: Int) -> Bool {
        claims.indices.contains(index) && text.isNested(claims[index].offset, SourceText.inBracket)
    }

    /// A number in brackets behind the whole: 党员37名（含预备党员2名），其中…
    private func isAside(_ index: Int, _ whole: Int) -> Bool {
        isInBracket(index) && !isInBracket(whole)
            && text.contains(anyOf: ["（含", "（包括", "(含"], in: left(index, 14))
    }

    /// 发现问题46个，已整改40个，正在整改6个
    private func isProgress(_ whole: Int, _ rest: ArraySlice<Int>) -> Bool {
        let parts = Array(rest.prefix(2))
        guard parts.count == 2, parts.allSatisfy({ sameUnit($0, whole) && exact($0) != nil }),
            claims[parts[0]].offset - claims[whole].range.upperBound <= 16,
            claims[parts[1]].offset - claims[parts[0]].range.upperBound <= 16
        else { return false }
        // A third number with the same measure word makes the split another one.
        if let third = rest.dropFirst(2).first, sameUnit(third, whole),
            claims[third].offset - claims[parts[1]].range.upperBound <= 12
        {
            return false
        }
        return text.contains(anyOf: ["已", "完成"], in: left(parts[0]))
            && text.contains(anyOf: ["正在", "尚未", "未整改", "未完成", "剩余", "其余", "推进中"], in: left(parts[1]))
    }

    /// Parts that leave nothing over: 男 and 女, 上半年 and 下半年, 完成, 基本完成 and 长期坚持.
    private func isComplete(_ parts: [Int]) -> Bool {
        Self.complements.contains { words in
            guard words.count == parts.count else { return false }
            // Each part has its own word of the set, the longest that stands beside it: 基本完成, not 完成.
            let byLength = words.sorted { $0.count > $1.count }
            let found = parts.compactMap { index in
                let near = label(index).lowerBound..<nounEnd(index)
                return byLength.first { text.find($0, in: near) != nil }
            }
            return Set(found).count == words.count
        }
    }

    /// The words before a number; 一等奖 is one of them, though it is a number too.
    private func label(_ index: Int) -> Range<Int> {
        var floor = index - 1
        while floor >= 0, claims[floor].kind == .ordinal { floor -= 1 }
        let start = floor >= 0 ? claims[floor].range.upperBound : 0
        return max(min(start, claims[index].offset), claims[index].offset - 16)..<claims[index].offset
    }

    /// The noun behind a number, to the next mark.
    private func nounEnd(_ index: Int) -> Int {
        var behind = claims[index].range.upperBound
        let end = min(text.count, behind + 4)
        while behind < end, !text.classes[behind].contains(.mark) { behind += 1 }
        return behind
    }

    /// 党员大会4次、支委会12次，合计16次
    private func chain(_ group: [Int], _ place: Int, _ total: Rational) -> Relation? {
        let index = group[place]
        guard saysTotal(index) else { return nil }
        var parts: [Int] = []
        for other in group.prefix(place).reversed() {
            guard sameUnit(other, index), exact(other) != nil, claims[other].kind == claims[index].kind else { break }
            parts.insert(other, at: 0)
        }
        func add(_ parts: some Sequence<Int>) -> Rational? {
            parts.compactMap(exact).reduce(Optional(Rational.zero)) { $0?.adding($1) }
        }
        // The list may begin behind a number that is no part of it.
        if let start = parts.indices.dropLast().first(where: { add(parts[$0...]) == total }) {
            parts.removeFirst(start)
        }
        // 每月1次、共36次 is one number said twice.
        guard parts.count >= 2, let sum = add(parts), !parts.contains(where: { claims[$0].hints.per != nil }) else {
            return nil
        }
        let shown = parts.map(said).joined(separator: " + ")
        return relation(.sum, parts + [index], "\(shown) = \(sum.plain)，合计写\(said(index))", sum == total)
    }

    /// 合计16次; 共慰问36人 right behind a list.
    private func saysTotal(_ index: Int) -> Bool {
        let end = claims[index].offset
        if ["合计", "共计", "总计", "总共", "合计召开", "共计召开"].contains(where: { text.has($0, before: end) }) { return true }
        var start = end
        while start > 0, end - start < 7, text.classes[start - 1].contains(.han) { start -= 1 }
        // 合计处理7人
        if end - start <= 6, ["合计", "共计", "总计"].contains(where: { text.has($0, at: start) }) { return true }
        guard text.at(start) == "共", end - start <= 5, !["有", "设", "同", "产", "建"].contains(text.at(start + 1)),
            text.at(start - 1) == "，", index > 0
        else { return false }
        // The list is told in one breath right before it.
        let last = claims[index - 1].range.upperBound
        return start - last <= 4 && index > 1 && claims[index - 2].range.upperBound <= claims[index - 1].offset
            && !(claims[index - 2].range.upperBound..<claims[index - 1].offset).contains {
                text.classes[$0].contains(.mark) && text.scalars[$0] != "、"
            }
    }

    /// 上半年12次，下半年15次，全年共27次
    private func halves(_ group: [Int], _ place: Int, _ total: Rational) -> Relation? {
        let index = group[place]
        guard place >= 2, text.contains(anyOf: ["全年", "共"], in: left(index, 8)),
            case let parts = Array(group[(place - 2)..<place]), parts.allSatisfy({ sameUnit($0, index) }),
            text.find("上半年", in: left(parts[0])) != nil, text.find("下半年", in: left(parts[1])) != nil,
            let first = exact(parts[0]), let second = exact(parts[1]), let sum = first.adding(second)
        else { return nil }
        return relation(
            .sum, parts + [index], "\(said(parts[0])) + \(said(parts[1])) = \(sum.plain)，全年写\(said(index))",
            sum == total)
    }

    /// 比上年同期72万元: a number of another year is no whole of this one's parts.
    private func isEarlier(_ index: Int) -> Bool {
        text.contains(anyOf: ["上年", "去年", "同期", "上一年", "往年"], in: left(index, 8))
    }

    // MARK: Ranks

    /// 6500, 为2014年6080后第二大: what follows a rank cannot exceed what stands before it.
    func ranks(_ group: [Int]) -> [Relation] {
        group.compactMap { index in
            guard claims[index].kind == .ordinal, let rank = claims[index].base, rank >= Rational(2) else { return nil }
            if let told = nextBest(index, rank, group) { return told }
            guard
                ["大", "高", "多", "长", "位", "强"].contains(text.at(claims[index].range.upperBound))
                    || claims[index].unit == "大"
            else { return nil }
            let values = group.filter { $0 < index && claims[$0].kind != .ordinal && exact($0) != nil }.suffix(2)
            guard values.count == 2, let later = values.first, let earlier = values.last, sameUnit(later, earlier),
                let low = exact(later), let high = exact(earlier)
            else { return nil }
            let between = claims[earlier].range.upperBound..<claims[index].offset
            let compares =
                text.contains(anyOf: ["后", "次于"], in: between)
                || text.contains(
                    anyOf: ["仅次于", "次于", "继"], in: claims[later].range.upperBound..<claims[earlier].offset)
            guard compares else { return nil }
            return relation(
                .rank, [later, earlier, index], "第\(rank.plain)位应不大于前一位：\(said(later)) ≤ \(said(earlier))", low <= high)
        }
    }

    /// 由第7位上升至第4位，前移3位: the places between the two.
    func moves(_ group: [Int]) -> [Relation] {
        group.compactMap { index in
            guard index >= 2, claims[index].kind == .count,
                ["位", "个位次", "位次", "名", "个名次"].contains(claims[index].baseUnit)
                    || text.has("个位次", before: claims[index].range.upperBound)
                    || text.has("位次", at: claims[index].range.upperBound),
                claims[index - 1].kind == .ordinal, claims[index - 2].kind == .ordinal, let said = exact(index),
                let now = claims[index - 1].base, let before = claims[index - 2].base,
                text.contains(anyOf: ["前移", "上升", "提升", "前进", "跃升", "后移", "下降", "后退"], in: left(index, 6)),
                text.contains(anyOf: ["到", "至", "为"], in: left(index - 1, 6)),
                let gap = now > before ? now.subtracting(before) : before.subtracting(now)
            else { return nil }
            return relation(
                .rank, [index - 2, index - 1, index],
                "第\(before.plain)到第\(now.plain)相差\(gap.plain)，文中写\(self.said(index))",
                gap == said)
        }
    }

    /// 得96.4分，列全市第二，仅次于市税务局的97.1分: who stands before has not less.
    private func nextBest(_ index: Int, _ rank: Rational, _ group: [Int]) -> Relation? {
        guard let own = group.last(where: { $0 < index && claims[$0].kind != .ordinal && exact($0) != nil }),
            let first = group.first(where: { $0 > index && sameUnit($0, own) && exact($0) != nil }),
            text.contains(anyOf: ["次于", "低于"], in: claims[index].range.upperBound..<claims[first].offset),
            claims[first].offset - claims[index].range.upperBound <= 24, let low = exact(own), let high = exact(first)
        else { return nil }
        return relation(
            .rank, [own, first, index], "第\(rank.plain)位应不大于前一位：\(said(own)) ≤ \(said(first))", low <= high)
    }

    /// 慰问10人，每人500元，共5000元
    func perHead(_ group: [Int]) -> [Relation] {
        group.compactMap { index in
            guard claims[index].kind == .amount, let each = exact(index),
                text.contains(anyOf: ["每人", "人均", "每户", "户均", "每名"], in: left(index, 6)),
                case let heads = group.filter({ $0 < index && ["人", "名", "户", "位"].contains(claims[$0].baseUnit) }),
                let last = heads.last, let count = exact(last),
                let sum = group.first(where: { $0 != index && claims[$0].kind == .amount && exact($0) != nil }),
                let total = exact(sum), let product = each.multiplied(by: count)
            else { return nil }
            let clause = text.sentence(around: claims[index].offset, divided: true)
            let amounts = group.filter { claims[$0].kind == .amount && clause.contains(claims[$0].offset) }
            guard amounts.count == 2 else { return nil }
            // Heads counted in several numbers are added up; which belong to the money is then not certain.
            let all = heads.compactMap(exact).reduce(Optional(Rational.zero)) { $0?.adding($1) }
            let holds = product == total || all.flatMap { each.multiplied(by: $0) } == total
            return relation(
                .monotone, [last, index, sum], "\(said(last)) × \(said(index)) = \(product.plain)元，合计\(said(sum))",
                holds ? true : (heads.count == 1 || areListed(heads) ? false : nil))
        }
    }

    /// 慰问困难党员6名、老党员15名: one list of those who got the money.
    private func areListed(_ heads: [Int]) -> Bool {
        guard let first = heads.first, let last = heads.last, last - first == heads.count - 1,
            heads.allSatisfy({ claims[$0].figure == "consolation-persons" })
        else { return false }
        let between = claims[first].range.upperBound..<claims[last].offset
        return between.allSatisfy { !text.classes[$0].contains(.mark) || text.scalars[$0] == "、" }
    }

    private static let ballotParts: [(whole: [StaticString], parts: [StaticString], name: String)] = [
        (["应到会", "应到"], ["实到会", "实到", "出席"], "实到 ≤ 应到"),
        (["发出选票", "发出表决票", "发票"], ["收回选票", "收回表决票", "收回"], "收回票数 ≤ 发出票数"),
        (["发出问卷", "发放问卷", "调查问卷", "调查表"], ["收回", "回收"], "收回份数 ≤ 发出份数"),
        (["收回选票", "收回"], ["有效票", "有效"], "有效票 ≤ 收回票"),
        (["有效票", "有表决权"], ["赞成票", "赞成", "同意票"], "赞成票 ≤ 有效票"),
    ]

    /// 应到30人，实到27人; 发出选票30张，收回30张
    func ballots(_ group: [Int]) -> [Relation] {
        guard group.count > 1, let first = group.first, let last = group.last,
            text.contains(
                anyOf: ["应到", "发出", "收回", "发票", "有效", "问卷", "调查表"], in: left(first, 10).lowerBound..<claims[last].offset
            )
        else { return [] }
        return Self.ballotParts.compactMap { rule in
            guard let whole = group.first(where: { text.contains(anyOf: rule.whole, in: left($0, 10)) }),
                let part = group.first(where: { $0 > whole && text.contains(anyOf: rule.parts, in: left($0, 10)) }),
                let top = exact(part), let bottom = exact(whole), claims[whole].kind == .count,
                claims[part].kind == .count,
                sameUnit(whole, part)
            else { return nil }
            return relation(.bound, [part, whole], "\(rule.name)：\(said(part)) ≤ \(said(whole))", top <= bottom)
        }
    }
}
