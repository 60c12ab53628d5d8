import ShiluFigures

/// Headings and run-in items must be numbered from 一 on, without gap, repetition or wrong mark.
struct Numbering: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        sequences(context) + marks(context) + aspects(context)
    }

    /// 其一，…其二，…其四，: counted on inside one paragraph.
    private func aspects(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        var (last, line) = (0, -1)
        var index = 0
        while index < text.count {
            defer { index += 1 }
            guard text.scalars[index] == "其", let token = NumberReader.chinese(text, at: index + 1),
                let number = token.value?.whole, token.upper == nil, text.at(token.range.upperBound) == "，",
                !text.type(index - 1).contains(.han)
            else { continue }
            let own = text.line(of: index)
            if number > 1, own == line, number != last + 1 {
                let right = "其" + ChineseNumeral.ordinal(last + 1)
                defects.append(
                    context.defect(
                        index..<token.range.upperBound, .numbering, right,
                        "序号“\(text.string(index..<token.range.upperBound))”不连续，应为“\(right)”。请核对是否漏项或误编。"))
            }
            (last, line) = (number, own)
        }
        return defects
    }

    private func sequences(_ context: CheckContext) -> [Defect] {
        var defects: [Defect] = []
        // The last number seen at each level and style; a heading above starts the lists below it again.
        var last: [Style: Int] = [:]
        var listLine: [Style: Int] = [:]
        var paragraphEnd = false
        let heads = context.outline.indices.filter { context.outline[$0].level > 0 && !context.outline[$0].isRunIn }
        var head = 0
        for (place, item) in context.outline.enumerated() {
            guard item.level > 0, let number = item.number else { continue }
            let key = style(item)
            if head < heads.count, heads[head] == place {
                head += 1
                if let own = neighbours(context.outline, heads, head - 1) {
                    defects.append(slip(context, item, as: own))
                    last[style(own)] = number
                    continue
                }
            }
            let line = context.text.line(of: item.offset)
            if item.level < 3 || !item.isRunIn {
                for other in last.keys
                where other != key && (other.level > item.level || (other.isRunIn && item.level <= 3)) {
                    last[other] = nil
                }
            }
            paragraphEnd = item.isRunIn && startsNewList(context, listLine[key], line, item)
            let previous = paragraphEnd ? nil : last[key]
            let restart = number == 1 && (item.isRunIn || (item.level >= 3 && (previous ?? 0) >= 2))
            if let previous, !restart, number != previous + 1 {
                defects.append(wrong(context, item, previous + 1, repeated: number == previous))
                // A repeated number is put right by counting on; a gap goes on from what is written.
                let goesOn = next(context.outline, after: place, key) == previous + 2
                last[key] = number <= previous || goesOn ? previous + 1 : number
            } else if previous == nil, number != 1 {
                defects.append(wrong(context, item, 1, repeated: false))
                // （二）、（二）、（三）: only the first is wrong.
                last[key] = next(context.outline, after: place, key) == 2 ? 1 : number
            } else {
                last[key] = number
            }
            listLine[key] = line
        }
        return defects
    }

    /// （一）, 二、, （三）: the heading before an item that is written otherwise than both its neighbours, though it counts on.
    private func neighbours(_ outline: [OutlineItem], _ heads: [Int], _ place: Int) -> OutlineItem? {
        guard place > 0, place + 1 < heads.count else { return nil }
        let (before, item, behind) = (outline[heads[place - 1]], outline[heads[place]], outline[heads[place + 1]])
        guard style(before) == style(behind), style(item) != style(before), let number = item.number,
            before.number == number - 1, behind.number == number + 1
        else { return nil }
        return before
    }

    private func slip(_ context: CheckContext, _ item: OutlineItem, as own: OutlineItem) -> Defect {
        let digits = own.marker.unicodeScalars.contains { NumberReader.digit($0) != nil }
        let was = own.number.map { digits ? String($0) : ChineseNumeral.ordinal($0) } ?? ""
        let right = own.marker.replacing(
            was, with: item.number.map { digits ? String($0) : ChineseNumeral.ordinal($0) } ?? "")
        let range = item.offset..<(item.offset + item.marker.unicodeScalars.count)
        return context.defect(range, .numbering, right, "序号“\(item.marker)”与前后的写法不一致，应为“\(right)”。请改正。")
    }

    /// The number of the next item of the same list: 一是、三是、三是 has one wrong number, not two.
    private func next(_ outline: [OutlineItem], after place: Int, _ key: Style) -> Int? {
        for other in outline.indices[(place + 1)...] {
            if outline[other].level < outline[place].level { return nil }
            if style(outline[other]) == key { return outline[other].number }
        }
        return nil
    }

    /// Which list an item goes on with: those of one style count on from each other.
    private struct Style: Hashable {
        var level: Int
        var form: OutlineItem.Form = .plain

        var isRunIn: Bool { form == .told || form == .demanded }
    }

    private func style(_ item: OutlineItem) -> Style {
        switch item.form {
        case .told, .demanded: Style(level: 3, form: item.form)
        case .counted: Style(level: item.level, form: .counted)
        // （1） and ① are two lists, though both stand below 1.
        case .ring: Style(level: 5)
        case .decimal, .plain: Style(level: item.level)
        }
    }

    /// Items of one list stand in one paragraph or in paragraphs that each begin with one.
    private func startsNewList(_ context: CheckContext, _ previous: Int?, _ line: Int, _ item: OutlineItem) -> Bool {
        guard let previous, previous != line else { return previous == nil }
        let start = context.text.trimmed(context.text.lines[line]).lowerBound
        return item.number == 1 || (start != item.offset && item.number == 1)
    }

    private func wrong(_ context: CheckContext, _ item: OutlineItem, _ expected: Int, repeated: Bool) -> Defect {
        let range = item.offset..<(item.offset + item.marker.unicodeScalars.count)
        let digits = item.marker.unicodeScalars.contains { NumberReader.digit($0) != nil }
        let right = digits ? String(expected) : ChineseNumeral.ordinal(expected)
        let was = digits ? String(item.number ?? 0) : ChineseNumeral.ordinal(item.number ?? 0)
        let ring = item.form == .ring ? Unicode.Scalar(UInt32(0x245F + expected)) : nil
        let correction =
            ring.map { String($0) }
            ?? (item.isDecimal
                ? String(item.marker.dropLast(was.count)) + right
                : item.marker.replacing(was, with: right, maxReplacements: 1))
        let what = repeated ? "序号“\(item.marker)”重复" : "序号“\(item.marker)”不连续"
        return context.defect(range, .numbering, correction, "\(what)，应为“\(correction)”。请核对是否漏项或误编。")
    }

    /// （一）、 一. and (一) are wrong marks; 1、 is one beside 1.
    private func marks(_ context: CheckContext) -> [Defect] {
        // Half-width brackets throughout are a habit, beside full-width ones a slip.
        let wide = context.outline.contains { $0.marker.hasPrefix("（") }
        let dotted = context.outline.contains { item in
            item.marker.hasSuffix(".") && item.marker.unicodeScalars.contains { NumberReader.digit($0) != nil }
        }
        return context.outline.compactMap { item in
            guard item.level > 0, !item.isRunIn, let number = item.number else { return nil }
            guard item.form != .counted, !item.isDecimal, let first = item.marker.unicodeScalars.first else {
                return nil
            }
            let digits = item.marker.unicodeScalars.contains { NumberReader.digit($0) != nil }
            let right: String
            switch first {
            case "（", "(": right = digits ? "（\(number)）" : "（" + ChineseNumeral.ordinal(number) + "）"
            case _ where digits:
                // 1、 throughout is common practice; beside 1. it is a slip. 1． is the same mark in another width.
                guard dotted, !item.marker.hasSuffix("．") else { return nil }
                right = "\(number)."
            case _ where item.level <= 2: right = ChineseNumeral.ordinal(number) + "、"
            default: return nil
            }
            guard item.marker != right else { return nil }
            if !wide, item.marker.count == right.count, item.marker.hasPrefix("("), item.marker.hasSuffix(")") {
                return nil
            }
            let range = item.offset..<(item.offset + item.marker.unicodeScalars.count)
            return context.defect(range, .numbering, right, "序号的写法不合公文格式，应为“\(right)”。请改正。")
        }
    }
}
