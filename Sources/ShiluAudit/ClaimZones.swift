/// Where the words of a claim may stand: between its neighbours, in its sentence.
struct ClaimZones {
    /// Before and behind the number.
    struct Zone {
        var left: Range<Int>
        var right: Range<Int>
        /// The number before is followed by its own noun, so what stands before the first mark belongs to it.
        var afterNoun = false
        /// An item of a list whose numbers follow together: how far it stands says nothing.
        var listed = false

        func contains(_ start: Int, _ end: Int) -> Bool {
            (start >= left.lowerBound && end <= left.upperBound)
                || (start >= right.lowerBound && end <= right.upperBound)
        }

        /// Clause ends between word and number weigh most; then how far the word stands.
        func distance(_ start: Int, _ end: Int, _ claim: Range<Int>, _ text: SourceText) -> Int {
            if listed { return -6 }
            let gap = end <= claim.lowerBound ? end..<claim.lowerBound : claim.upperBound..<max(start, claim.upperBound)
            var cost = min(gap.count, 12) / 2
            if gap.isEmpty { cost -= 6 }
            var crossed = false
            for index in gap {
                switch text.at(index) {
                case "，", "；", "：", ",", ";":
                    // 10名退休干部举行仪式，慰问: what stands before the mark is the number before's.
                    // 1次主题党日，全年不少于12次: but nothing stands behind the mark, so it is both numbers'.
                    let foreign =
                        afterNoun && end <= claim.lowerBound && !crossed
                        && gap.suffix(from: index).contains { !ClaimZones.fillers.contains(text.scalars[$0]) }
                    cost += foreign ? 30 : 14
                    crossed = true
                case "及", "和", "与":
                    if afterNoun, end <= claim.lowerBound { cost += 16 }
                case "、" where !text.isNested(index, SourceText.inTitle):
                    cost += afterNoun && end <= claim.lowerBound ? 16 : 4
                default: break
                }
                if cost > 60 { break }
            }
            return cost
        }
    }

    private let text: SourceText
    private let ranges: [Range<Int>]
    /// Does the claim bound its neighbours' zones? Dates and ordinals do not.
    private let bounding: [Bool]
    private let units: [String]

    init(_ text: SourceText, _ claims: [Claim]) {
        self.text = text
        ranges = claims.indices.map { claims[$0].range }
        bounding = claims.indices.map {
            claims[$0].kind != .date && claims[$0].kind != .ordinal && claims[$0].kind != .threshold
        }
        units = claims.indices.map { claims[$0].baseUnit }
    }

    private func previousEnd(_ index: Int, _ floor: Int) -> Int {
        var other = index - 1
        while other >= 0, ranges[other].upperBound > floor {
            if bounding[other] { return ranges[other].upperBound }
            other -= 1
        }
        return floor
    }

    private func nextStart(_ index: Int, _ ceiling: Int) -> Int {
        var other = index + 1
        while other < ranges.count, ranges[other].lowerBound < ceiling {
            if bounding[other] { return ranges[other].lowerBound }
            other += 1
        }
        return ceiling
    }

    func near(_ index: Int, _ sentence: Range<Int>) -> Zone {
        let range = ranges[index]
        var left = max(previousEnd(index, sentence.lowerBound), range.lowerBound - 120)
        // A semicolon ends the matter, unless nothing stands behind it.
        if let mark = (left..<max(left, range.lowerBound)).last(where: { text.scalars[$0] == "；" }),
            range.lowerBound - mark > 3
        {
            left = mark + 1
        }
        let limit = min(nextStart(index, sentence.upperBound), range.upperBound + 60)
        var right = range.upperBound
        while right < limit {
            let scalar = text.scalars[right]
            if scalar == "，" || scalar == "；" || scalar == "：" || scalar == "," || scalar == "（" { break }
            if scalar == "、", !text.isNested(right, SourceText.inTitle), text.at(right - 1) != "》" { break }
            right += 1
        }
        // 17个问题已整改15个: what follows the noun belongs to the next number.
        if right == limit, limit < sentence.upperBound {
            let cut = (range.upperBound..<right).first { ["已", "共", "均", "其", "全"].contains(text.scalars[$0]) }
            right = cut ?? right
        }
        var zone = Zone(
            left: min(left, range.lowerBound)..<range.lowerBound, right: range.upperBound..<max(right, range.upperBound)
        )
        zone.afterNoun =
            left > sentence.lowerBound && left == previousEnd(index, sentence.lowerBound)
            && text.type(left).contains(.han)
        return zone
    }

    /// 分别为12次、9次和4次 and 甲、乙各4次: a zone for each noun of the list.
    func lists(_ index: Int, _ near: Zone, _ sentence: Range<Int>) -> [Zone]? {
        if text.at(ranges[index].lowerBound - 1) == "各" {
            let start = clauseStart(ranges[index].lowerBound - 1, near.left.lowerBound)
            let items = split(start..<(ranges[index].lowerBound - 1))
            guard items.count > 1 else { return nil }
            let behind = ranges[index].upperBound..<ranges[index].upperBound
            return items.map { Zone(left: $0, right: behind, listed: true) }
        }
        var first = index
        while first > 0, joined(ranges[first - 1].upperBound..<ranges[first].lowerBound),
            units[first - 1] == units[index]
        {
            first -= 1
        }
        var last = index
        while last + 1 < ranges.count, joined(ranges[last].upperBound..<ranges[last + 1].lowerBound),
            units[last + 1] == units[index]
        {
            last += 1
        }
        guard last > first else { return nil }
        let floor = max(previousEnd(first, sentence.lowerBound), ranges[first].lowerBound - 120)
        guard floor < ranges[first].lowerBound else { return nil }
        let before = floor..<ranges[first].lowerBound
        let count = last - first + 1
        guard let mark = text.find("分别", in: before) ?? text.find("依次", in: before) else {
            // 召开党员大会、支委会、党小组会540次、1602次、2000次: as many nouns as numbers, right before them.
            let items = split(clauseStart(ranges[first].lowerBound, floor)..<ranges[first].lowerBound)
            guard items.count == count, items.allSatisfy({ $0.count >= 2 }) else { return nil }
            let behind = ranges[index].upperBound..<ranges[index].upperBound
            return [Zone(left: items[index - first], right: behind, listed: true)]
        }
        let items = split(clauseStart(mark, floor)..<mark)
        guard items.count >= count else { return nil }
        let item = items[items.count - count + (index - first)]
        // The verb behind 分别 belongs to each: 分别召开12次.
        let verb = min(mark + 2, ranges[first].lowerBound)..<ranges[first].lowerBound
        return [Zone(left: item, right: verb, listed: true)]
    }

    /// 主题党日每月1次，全年共108次: a number with nothing but 全年共 before it says more of what the one before it said.
    func continued(_ index: Int, _ near: Zone, _ sentence: Range<Int>) -> Zone? {
        guard index > 0, near.left.count <= 12, ranges[index - 1].upperBound == near.left.lowerBound,
            bounding[index - 1], ranges[index - 1].lowerBound >= sentence.lowerBound
        else { return nil }
        // 主题党日每月1次，8个支部全年共开展96次: whose they are says nothing of what they are.
        if index > 1, let holder = ["党支部", "支部"].first(where: { text.has($0, at: near.left.lowerBound) }),
            units[index - 2] == units[index], bounding[index - 2], ranges[index - 2].lowerBound >= sentence.lowerBound,
            isBare((near.left.lowerBound + holder.unicodeScalars.count)..<near.left.upperBound)
        {
            let zone = self.near(index - 2, sentence)
            return Zone(left: zone.left, right: zone.right, listed: true)
        }
        guard isBare(near.left),
            near.left.isEmpty || near.left.contains(where: { ["，", "、", "至", "占"].contains(text.scalars[$0]) }),
            text.find("合计", in: near.left) == nil, text.find("总计", in: near.left) == nil
        else { return nil }
        var zone = self.near(index - 1, sentence)
        // Numbers before it with nothing of their own are skipped too.
        if zone.left.count < 2, let further = continued(index - 1, zone, sentence) { zone = further }
        return Zone(left: zone.left, right: zone.right, listed: true)
    }

    /// Nothing but words that say no more of what is counted: 全年共, 占党员总数的, 比上年的.
    private func isBare(_ words: Range<Int>) -> Bool {
        var index = words.lowerBound
        while index < words.upperBound {
            if let phrase = Self.phrases.first(where: { text.has($0, at: index) }) {
                index += phrase.unicodeScalars.count
            } else if Self.fillers.contains(text.scalars[index]) {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    private static let phrases = [
        "占党员总数的", "占全体党员的", "占党员总数", "占总数的", "占支部总数的", "比上年的", "比上年", "较上年的", "较上年", "比去年的", "比去年", "较去年的", "较去年",
    ]

    private static let fillers: Set<Unicode.Scalar> = Set("，、全年共计累合总达已到均约近上下半年提升高增长加降至不少低于占比开展召组织举办进行".unicodeScalars)

    private func clauseStart(_ position: Int, _ floor: Int) -> Int {
        var start = position
        while start > floor, text.scalars[start - 1] != "，", text.scalars[start - 1] != "；",
            text.scalars[start - 1] != "："
        {
            start -= 1
        }
        return start
    }

    private func joined(_ gap: Range<Int>) -> Bool {
        switch gap.count {
        case 1: ["、", "和", "，", "及", "与"].contains(text.at(gap.lowerBound))
        case 2:
            text.has("以及", at: gap.lowerBound)
                || (["、", "和", "，"].contains(text.at(gap.lowerBound))
                    && ["近", "约", "超", "共", "逾", "各"].contains(text.at(gap.lowerBound + 1)))
        default: false
        }
    }

    /// The nouns of 甲、乙和丙.
    private func split(_ range: Range<Int>) -> [Range<Int>] {
        var items: [Range<Int>] = []
        var start = range.lowerBound
        for index in range {
            let scalar = text.scalars[index]
            guard scalar == "、" || scalar == "和" || scalar == "及" || scalar == "与" else { continue }
            if index > start { items.append(start..<index) }
            start = index + 1
        }
        if start < range.upperBound { items.append(start..<range.upperBound) }
        return items
    }

    /// What is counted: the words behind the measure word, or those before the number.
    func noun(_ index: Int, _ sentence: Range<Int>) -> String {
        let range = ranges[index]
        var end = range.upperBound
        while end < sentence.upperBound, end - range.upperBound < 10, text.classes[end].contains(.han),
            !["的", "和", "与", "及", "以", "并", "在", "被", "全", "开", "参", "进", "完", "达"].contains(text.scalars[end])
        {
            end += 1
        }
        if end > range.upperBound { return text.string(range.upperBound..<end) }
        var start = range.lowerBound
        while start > sentence.lowerBound, range.lowerBound - start < 10, text.classes[start - 1].contains(.han) {
            start -= 1
        }
        return text.string(start..<range.lowerBound)
    }
}
