extension OutlineReader {
    /// （1）…；（2）… and 1.…；2.… inside one paragraph: items when they count on from 1.
    func numberedInside(_ line: Range<Int>, from start: Int) -> [OutlineItem] {
        var found: [OutlineItem] = []
        var index = start
        while index < line.upperBound {
            let scalar = text.scalars[index]
            let opens =
                scalar == "（" || scalar == "(" || text.classes[index].contains(.digit)
                || (0x2460...0x2473).contains(scalar.value)
            guard opens, index > line.lowerBound, isBehindStop(index, line), !text.isNested(index, SourceText.inQuote),
                let item = heading(at: index, in: line), item.level >= 3, !item.isDecimal
            else {
                index += 1
                continue
            }
            found.append(item)
            index += item.marker.unicodeScalars.count
        }
        guard !found.isEmpty else { return [] }
        var kept: [OutlineItem] = []
        // 1.; （1）; ①
        for (level, rings) in [(3, false), (4, false), (4, true)] {
            let own = found.filter { $0.level == level && (circled($0.offset) != nil) == rings }
            // The paragraph itself may begin with 1.
            let before = heading(at: line.lowerBound, in: line)
            var last = before?.level == level && (circled(line.lowerBound) != nil) == rings ? before?.number ?? 0 : 0
            let begins = last == 1 ? 2 : 1
            guard own.first?.number == begins, begins == 2 || own.dropFirst().first?.number == 2 else { continue }
            for item in own {
                guard let number = item.number, number <= last + 2 else { break }
                kept.append(item)
                last = number
            }
        }
        return kept
    }

    private func isBehindStop(_ index: Int, _ line: Range<Int>) -> Bool {
        var before = index - 1
        while before > line.lowerBound, text.classes[before].contains(.space) { before -= 1 }
        return ["。", "；", "：", ";", ":"].contains(text.at(before))
    }

    /// 首先…。其次…。再次…: a run-in list without numbers, when at least the first two stand there.
    func ordered(_ line: Range<Int>) -> [OutlineItem] {
        guard text.find("首先", in: line) != nil, text.find("其次", in: line) != nil else { return [] }
        var items: [OutlineItem] = []
        for word in ["首先", "其次", "再次", "最后"] {
            var from = line.lowerBound
            while let place = text.find(word, in: from..<line.upperBound) {
                from = place + 2
                guard place == line.lowerBound || isBehindStop(place, line),
                    ["，", "、", ","].contains(text.at(place + 2)) || text.has("是", at: place + 2)
                else { continue }
                let start = text.at(place + 2) == "是" ? place + 2 : place + 3
                var end = start
                while end < line.upperBound, end - start < 20, !["。", "：", "；"].contains(text.at(end)) { end += 1 }
                items.append(
                    OutlineItem(
                        level: 3, marker: word, title: text.string(start..<max(start, end)), offset: place, number: nil,
                        length: max(end, start) - place))
                break
            }
        }
        return items.count >= 2 ? items : []
    }
}
