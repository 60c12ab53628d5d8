/// Kind, year and issuer of a document, from its title and opening.
struct DocumentProfile: Sendable {
    var kind: DocumentKind = .other
    var year: Int?
    var organization: String?
    /// The title's range, where there is one.
    var title: Range<Int>?
    /// How many months it tells of: 6 of half a year, 9 of a school year.
    var months = 12

    init(_ text: SourceText, _ outline: [OutlineItem], _ lexicon: AuditLexicon) {
        let bodies = text.lines.map(text.trimmed).filter { !$0.isEmpty }
        let title = outline.first.flatMap { $0.level == 0 ? $0 : nil }
        self.title = title.map { $0.offset..<($0.offset + $0.length) }
        let opening = bodies.first { line in
            (self.title.map { line.lowerBound >= $0.upperBound } ?? true) && !Self.isAddressee(text, line)
        }
        if let range = self.title {
            kind = Self.kind(text, range, lexicon)
            if text.contains(anyOf: ["半年"], in: range) { months = 6 }
            // Holidays leave nine or ten months of a school year, and half of them a term.
            if text.contains(anyOf: ["学年"], in: range) { months = 9 }
            if text.contains(anyOf: ["学期"], in: range) { months = 4 }
        }
        if kind == .other, let opening { kind = Self.kindByOpening(text, opening, outline, lexicon) }
        let dates = DateReader(text: text)
        for range in [self.title, opening].compactMap({ $0 }) where year == nil {
            year = Self.firstYear(text, range, dates)
        }
        if let range = self.title { organization = Self.issuer(text, range, dates, lexicon) }
        if organization == nil, let opening { organization = Self.issuerOfOpening(text, opening, dates) }
        if organization == nil, let title = self.title { organization = Self.byline(text, bodies, title) }
        if organization == nil { organization = Self.signature(text, bodies, dates) }
    }

    /// 市委巡察办：
    private static func isAddressee(_ text: SourceText, _ line: Range<Int>) -> Bool {
        line.count <= 30 && ["：", ":"].contains(text.at(line.upperBound - 1))
    }

    /// 城东社区党总支书记　某人, right under the title of an account.
    private static func byline(_ text: SourceText, _ bodies: [Range<Int>], _ title: Range<Int>) -> String? {
        guard let line = bodies.first(where: { $0.lowerBound >= title.upperBound }), line.count <= 40,
            text.find("。", in: line) == nil
        else { return nil }
        for word in ["书记", "主任", "局长", "院长", "校长", "经理"] {
            guard let place = text.find(word, in: line) else { continue }
            return ended(text, line.lowerBound..<place)
        }
        return nil
    }

    /// The line above the date at the end.
    private static func signature(_ text: SourceText, _ bodies: [Range<Int>], _ dates: DateReader) -> String? {
        guard let last = bodies.last, bodies.count >= 4, let date = dates.read(at: last.lowerBound),
            date.range.upperBound == last.upperBound, date.year != nil
        else { return nil }
        return ended(text, bodies[bodies.count - 2])
    }

    private static func kind(_ text: SourceText, _ range: Range<Int>, _ lexicon: AuditLexicon) -> DocumentKind {
        // The word that stands last decides: 工作总结和2024年工作计划 is met as a summary by its first word.
        var best: (at: Int, length: Int, kind: DocumentKind)?
        for parts in lexicon.parts {
            for word in parts.titles {
                guard let place = text.find(word, in: range) else { continue }
                let length = word.unicodeScalars.count
                if let held = best, held.length >= length { continue }
                best = (place, length, parts.kind)
            }
        }
        // 工作要点完成情况的报告 looks back on a plan.
        if let best, best.kind == .workPlan,
            text.contains(anyOf: ["完成情况", "落实情况", "执行情况", "推进情况", "进展情况", "实施情况"], in: best.at..<range.upperBound)
        {
            return .report
        }
        return best?.kind ?? .other
    }

    private static func kindByOpening(
        _ text: SourceText, _ opening: Range<Int>, _ outline: [OutlineItem], _ lexicon: AuditLexicon
    ) -> DocumentKind {
        if text.contains(anyOf: ["述职如下", "我个人", "本人"], in: opening) { return .accountReport }
        let heads = outline.filter { $0.level == 1 }.map(\.title).joined()
        let plan = lexicon.cue("plan-headings").contains { heads.contains($0) }
        let past = lexicon.cue("past-openings").contains { text.find($0, in: opening) != nil }
        return plan || past ? .annualSummary : .other
    }

    private static func firstYear(_ text: SourceText, _ range: Range<Int>, _ dates: DateReader) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if text.type(index).meets(.anyNumeral), !text.type(index - 1).meets(.anyNumeral),
                let date = dates.read(at: index), let year = date.year
            {
                return year
            }
            index += 1
        }
        return nil
    }

    private static let tails = [
        "党委", "党组", "党总支", "总支", "党支部", "支部", "支部委员会", "工委", "纪委", "党委会", "委员会", "局", "厅", "院", "校", "公司", "中心", "医院",
        "大学",
        "学院", "中学", "小学", "集团", "街道", "社区", "村", "乡", "镇", "站", "所", "办公室", "部", "处", "科", "行", "会", "厂", "队", "馆",
    ]

    /// 2024年云岭县林业局党总支工作总结 → 云岭县林业局党总支
    private static func issuer(
        _ text: SourceText, _ range: Range<Int>, _ dates: DateReader, _ lexicon: AuditLexicon
    ) -> String? {
        var start = range.lowerBound
        var stop = range.upperBound
        if text.has("关于", at: start) { return nil }
        // The year may stand first or between issuer and subject.
        if let date = dates.read(at: start) {
            start = text.skipSpaces(date.range.upperBound)
        } else {
            var index = start
            while index < range.upperBound {
                if text.type(index).meets(.anyNumeral), let date = dates.read(at: index), date.year != nil {
                    stop = index
                    break
                }
                index += 1
            }
        }
        for word in ["关于", "上半年", "全年", "年度", "度", "\n"] where text.has(word, at: start) {
            start += word.unicodeScalars.count
        }
        var best: Int?
        for word in lexicon.cue("title-subjects") {
            guard let place = text.find(word, in: start..<stop), place > start else { continue }
            best = min(best ?? place, place)
        }
        let end = best ?? stop
        guard end > start else { return nil }
        return ended(text, start..<end)
    }

    /// 2024年林业局党总支在…: between the year and the first 在, 以, 坚持 or comma.
    private static func issuerOfOpening(_ text: SourceText, _ opening: Range<Int>, _ dates: DateReader) -> String? {
        var start = opening.lowerBound
        if let date = dates.read(at: start) { start = date.range.upperBound }
        for word in ["以来", "，", "我", "，"] where text.has(word, at: start) { start += word.unicodeScalars.count }
        var end = start
        while end < opening.upperBound, end - start < 30 {
            if ["在", "，", "以", "按", "坚", "认", "深", "全", "紧", "聚", "始", "。"].contains(text.at(end)) { break }
            end += 1
        }
        guard end < opening.upperBound, end - start >= 2 else { return nil }
        return ended(text, start..<end)
    }

    /// The name if it ends as an organisation's name does.
    private static func ended(_ text: SourceText, _ range: Range<Int>) -> String? {
        let body = text.trimmed(range)
        guard body.count >= 2, body.count <= 40, !body.contains(where: { text.classes[$0].meets([.mark, .mask]) })
        else { return nil }
        let name = text.string(body)
        // 党支部 alone names nobody.
        guard !tails.contains(name), !["机关党委", "基层党组织", "本人", "个人"].contains(name) else { return nil }
        return tails.contains { text.has($0, before: body.upperBound) } ? name : nil
    }
}
