import ShiluFigures

/// Finds bonds among claims that can be reckoned, and reckons them.
///
/// A bond is called broken only where the text itself fixes its operands; otherwise it is left out or left open.
struct RelationReader {
    let text: SourceText
    let outline: [OutlineItem]
    let claims: [Claim]
    let sections: SectionMap
    let profile: DocumentProfile
    let lexicon: AuditLexicon
    let tables: [TextTable]
    /// Positions in `claims` by figure, achievements only.
    private let byFigure: [String: [Int]]

    init(
        _ text: SourceText, _ outline: [OutlineItem], _ claims: [Claim], _ sections: SectionMap,
        _ profile: DocumentProfile, _ lexicon: AuditLexicon, _ tables: [TextTable]
    ) {
        self.text = text
        self.tables = tables
        self.outline = outline
        self.claims = claims
        self.sections = sections
        self.profile = profile
        self.lexicon = lexicon
        var byFigure: [String: [Int]] = [:]
        for (index, claim) in claims.enumerated()
        where !claim.hints.planned && !claim.hints.lastYear && !claim.hints.compared && !claim.hints.part {
            if let figure = claim.figure { byFigure[figure, default: []].append(index) }
        }
        self.byFigure = byFigure
    }

    func read() -> [Relation] {
        var relations =
            years() + deadlines() + enumerations() + announcedLists() + chimingLists() + bounds() + attendants()
            + frequencies()
            + duplicates() + tableSums()
        for group in sentences() {
            relations +=
                shares(group) + sums(group) + ranks(group) + excesses(group) + growth(group) + perHead(group)
                + ballots(group) + averages(group) + multiples(group) + moves(group)
        }
        return relations.sorted { ($0.claims.first ?? 0, $0.type.rawValue) < ($1.claims.first ?? 0, $1.type.rawValue) }
    }

    /// Claims by sentence, ordinals kept, dates left out.
    private func sentences() -> [[Int]] {
        var groups: [[Int]] = []
        var end = -1
        for index in claims.indices where claims[index].kind != .date {
            if claims[index].offset >= end {
                groups.append([])
                end = max(text.sentence(around: claims[index].offset).upperBound, claims[index].offset + 1)
            }
            groups[groups.count - 1].append(index)
        }
        return groups
    }

    func relation(_ type: Relation.Kind, _ members: [Int], _ expression: String, _ holds: Bool?) -> Relation {
        Relation(type: type, claims: members.map { claims[$0].offset }, expression: expression, holds: holds)
    }

    func figure(_ id: String) -> [Int] { byFigure[id] ?? [] }

    /// An exact value that can be reckoned with.
    func exact(_ index: Int) -> Rational? {
        claims[index].qualifier == .exact && !claims[index].masked ? claims[index].base : nil
    }

    func said(_ index: Int) -> String { claims[index].text }

    func left(_ index: Int, _ width: Int = 16) -> Range<Int> {
        let floor = index > 0 ? claims[index - 1].range.upperBound : 0
        return max(min(floor, claims[index].offset), claims[index].offset - width)..<claims[index].offset
    }

    func isPerson(_ unit: String) -> Bool { ["人", "名", "位"].contains(unit) }

    func sameUnit(_ a: Int, _ b: Int) -> Bool {
        claims[a].baseUnit == claims[b].baseUnit || (isPerson(claims[a].baseUnit) && isPerson(claims[b].baseUnit))
    }

    /// The claim of one of these figures that stands nearest before another claim.
    func nearest(_ ids: Set<String>, before index: Int, within reach: Int) -> Int? {
        var other = index - 1
        while other >= 0, index - other <= reach {
            let claim = claims[other]
            if let figure = claim.figure, ids.contains(figure), !claim.hints.planned, !claim.hints.lastYear,
                !claim.hints.compared
            {
                return other
            }
            other -= 1
        }
        return nil
    }

    // MARK: Whole document

    /// The year of title, opening and plan.
    private func years() -> [Relation] {
        guard let year = profile.year else { return [] }
        let dated = claims.indices.filter {
            claims[$0].kind == .date && claims[$0].unit == "年" && claims[$0].value.map { $0 >= Rational(1800) } == true
        }
        var relations: [Relation] = []
        let firstHeading = outline.first { $0.level == 1 }?.offset ?? min(text.count, 400)
        let first = dated.first
        if let title = profile.title, let first, title.contains(claims[first].offset) {
            for index in dated where claims[index].offset >= title.upperBound && claims[index].offset < firstHeading {
                guard let value = claims[index].value, claims[index].length <= 6 else { continue }
                let holds = value == Rational(year)
                let opens =
                    text.trimmed(text.lines[text.line(of: claims[index].offset)]).lowerBound == claims[index].offset
                // Only the year with which the opening begins must be the title's.
                guard holds || opens else { continue }
                if profile.kind == .workPlan, !holds { continue }
                relations.append(relation(.date, [first, index], "标题年度\(year) = 正文年度\(value.plain)", holds))
            }
        }
        guard let first, profile.kind != .workPlan else { return relations }
        for index in dated
        where text.isNested(claims[index].offset, SourceText.inTitle) && claims[index].value == Rational(year) {
            relations.append(relation(.date, [first, index], "文件年度 = 报告年度\(year)", true))
        }
        // The year a plan's heading or its first words name.
        var from = dated.startIndex
        for head in outline where head.level == 1 && sections.isPlanned(head.offset) {
            while from < dated.endIndex, claims[dated[from]].offset < head.offset { from += 1 }
            let whole = text.lines[text.line(of: head.offset)]
            let line = whole.lowerBound..<(text.find("。", in: whole) ?? whole.upperBound)
            let next = whole.upperBound + 1
            guard
                let index = dated[from...].prefix(2).first(where: {
                    line.contains(claims[$0].offset) || (claims[$0].offset >= next && claims[$0].offset <= next + 2)
                }), let value = claims[index].value, claims[index].length <= 6,
                !text.isNested(claims[index].offset, SourceText.inTitle)
            else { continue }
            // A heading such as 2023年计划完成情况 looks back.
            if text.contains(anyOf: ["完成", "总结", "情况"], in: line) { continue }
            relations.append(
                relation(.date, [first, index], "计划年度\(value.plain) = 报告年度\(year) + 1", value == Rational(year + 1)))
        }
        relations += plannedYears(dated, first, year)
        return relations
    }

    /// 确保2022年12月底前建成 in a plan of 2024: what is still to be done cannot be due in a year gone by.
    private func deadlines() -> [Relation] {
        guard let year = profile.year else { return [] }
        return signature(year)
            + claims.indices.compactMap { index in
                guard claims[index].kind == .date, let value = claims[index].value?.whole,
                    value > 9999 || claims[index].unit == "年",
                    case let due = value > 999_999 ? value / 10_000 : (value > 9999 ? value / 100 : value),
                    (1900..<year).contains(due), sections.isPlanned(claims[index].offset),
                    case let end = claims[index].range.upperBound,
                    ["前", "底前", "年底前", "之前", "以前"].contains(where: { text.has($0, at: end) }),
                    !text.isNested(claims[index].offset, SourceText.inTitle)
                else { return nil }
                return relation(.date, [index], "计划时限\(due)年 ≥ 报告年度\(year)", false)
            }
    }

    /// A report on a year is not signed before it.
    private func signature(_ year: Int) -> [Relation] {
        guard profile.kind != .workPlan, let last = claims.indices.last, claims[last].kind == .date,
            let value = claims[last].value?.whole, value > 999_999, value / 10_000 < year,
            text.trimmed(text.lines[text.line(of: claims[last].offset)]) == claims[last].range
        else { return [] }
        return [relation(.date, [last], "落款年份\(value / 10_000) ≥ 报告年度\(year)", false)]
    }

    /// 2024年，我们将…: a plan behind a year's report is not for the same year.
    private func plannedYears(_ dated: [Int], _ first: Int, _ year: Int) -> [Relation] {
        guard profile.kind == .annualSummary || profile.kind == .accountReport, profile.months == 12,
            let title = profile.title, title.contains(claims[first].offset)
        else { return [] }
        return dated.compactMap { index in
            let end = claims[index].range.upperBound
            guard claims[index].offset > text.count / 2, claims[index].value == Rational(year),
                text.trimmed(text.lines[text.line(of: claims[index].offset)]).lowerBound == claims[index].offset,
                text.has("，我们将", at: end) || text.has("，我将", at: end) || text.has("，我们要", at: end)
            else { return nil }
            return relation(.date, [index], "计划年度\(year) = 报告年度\(year) + 1", false)
        }
    }

    /// A heading's “三个到位” against the run-in items under it.
    private func enumerations() -> [Relation] {
        outline.enumerated().flatMap { index, head -> [Relation] in
            guard head.level == 1 || head.level == 2 else { return [] }
            let whole = text.lines[text.line(of: head.offset)]
            let line = whole.lowerBound..<(text.find("。", in: whole) ?? whole.upperBound)
            let children = outline[(index + 1)...].prefix { $0.level > head.level }
            let items = children.filter { $0.level == children.first?.level }.count
            guard items >= 2 else { return [] }
            var relations: [Relation] = []
            var from = line.lowerBound
            while let open = text.find("“", in: from..<line.upperBound),
                let close = text.find("”", in: open..<line.upperBound)
            {
                from = close + 1
                if let relation = enumeration(open..<(close + 1), items, line) { relations.append(relation) }
            }
            return relations
        }
    }

    /// “三个X” promises a list; “双X双Y” and “三力合一” only chime with one.
    private func enumeration(_ quote: Range<Int>, _ items: Int, _ line: Range<Int>) -> Relation? {
        let start = quote.lowerBound + 1
        guard quote.count <= 9, text.type(start).contains(.chineseDigit),
            let number = NumberReader.chinese(text, at: start),
            let value = number.value, value > Rational(1), value < Rational(13)
        else { return nil }
        let holds = value == Rational(items)
        let promises = ["个", "项", "大"].contains(text.at(number.range.upperBound))
        guard holds || (promises && quote.upperBound >= text.trimmed(line).upperBound) else { return nil }
        return Relation(
            type: .enumeration, claims: [], expression: "\(text.string(quote)) = \(items)项", holds: holds)
    }

    private static let partsAndWholes: [(part: String, whole: String, name: String)] = [
        ("test-participants", "member-count", "参加测试人数 ≤ 党员总数"),
        ("star-branch-count", "branch-count", "达标支部 ≤ 支部总数"),
        ("four-strong-count", "branch-count", "“四强”支部 ≤ 支部总数"),
        ("by-election-count", "branch-count", "补选支部 ≤ 支部总数"),
        ("term-election-count", "branch-count", "换届支部 ≤ 支部总数"),
        ("probationary-member-count", "member-count", "预备党员 ≤ 党员总数"),
        ("full-member-count", "member-count", "正式党员 ≤ 党员总数"),
        ("new-probationary-count", "member-count", "发展党员 ≤ 党员总数"),
        ("medal-count", "member-count", "颁章人数 ≤ 党员总数"),
    ]

    /// A part is not more than its whole, wherever in the text the whole stands.
    private func bounds() -> [Relation] {
        var relations = Self.partsAndWholes.flatMap { pair -> [Relation] in
            let wholes = figure(pair.whole).filter { exact($0) != nil }
            guard
                let whole = wholes.max(by: { (claims[$0].base ?? Rational.zero) < (claims[$1].base ?? Rational.zero) }
                ),
                let limit = exact(whole)
            else { return [] }
            return figure(pair.part).compactMap { part in
                guard part != whole, let value = exact(part) else { return nil }
                // A whole that does not say it is one cannot show a part to be wrong.
                guard value <= limit || saysWhole(whole) else { return nil }
                return relation(.bound, [part, whole], "\(pair.name)：\(said(part)) ≤ \(said(whole))", value <= limit)
            }
        }
        for done in figure("rectified-count") {
            guard let problem = problems(before: done), let value = exact(done), let all = exact(problem),
                // One of several kinds of problems is no whole.
                problem + 1 == done || !sameUnit(problem, problem + 1) || !isOneBreath(problem, problem + 1)
            else { continue }
            relations.append(relation(.bound, [done, problem], "已整改\(said(done)) ≤ 问题\(said(problem))", value <= all))
            if value == all {
                relations.append(relation(.equality, [problem, done], "已整改\(said(done)) = 问题\(said(problem))", true))
            }
        }
        return relations
    }

    private func saysWhole(_ index: Int) -> Bool {
        let start = max(text.sentence(around: claims[index].offset).lowerBound, claims[index].offset - 30)
        let around = min(start, claims[index].offset)..<min(text.count, claims[index].range.upperBound + 8)
        return text.contains(
            anyOf: ["下设", "下辖", "共有", "现有", "总数", "在册", "全体", "全覆盖", "所属", "设有"], in: around)
    }

    /// The number of problems that a number of rectified ones belongs to: the nearest before it in its paragraph.
    func problems(before index: Int) -> Int? {
        let line = text.lines[text.line(of: claims[index].offset)]
        let found = nearest(["self-found-problem-count", "inspection-problem-count"], before: index, within: 12)
        return found.flatMap { line.contains(claims[$0].offset) ? $0 : nil }
    }

    /// How often in a year, at the least: holidays leave some weeks out.
    private static let periods: [(word: StaticString, yearly: Int)] = [
        ("每月", 12), ("每个月", 12), ("每季度", 4), ("每季", 4), ("每半年", 2), ("每两个月", 6), ("每半月", 22), ("每周", 44), ("每星期", 44),
    ]
    private static let periodWords = periods.map(\.word)

    /// 每月1次 against the number of the year.
    private func frequencies() -> [Relation] {
        let totals = [
            "theme-party-day-plan": "theme-party-day-count", "theme-party-day-count": "theme-party-day-count",
            "member-assembly-count": "member-assembly-count", "party-lecture-count": "party-lecture-count",
            "branch-committee-meeting-count": "branch-committee-meeting-count", "lecture-plan": "party-lecture-count",
        ]
        return claims.indices.compactMap { index in
            let words = left(index, 14)
            guard text.contains(anyOf: Self.periodWords, in: words),
                let (per, yearly) = Self.periods.first(where: { text.contains(anyOf: [$0.word], in: words) }),
                let rate = claims[index].base, claims[index].baseUnit == "次", !sections.isPlanned(claims[index].offset)
            else { return nil }
            let periods = yearly * profile.months / 12
            if let told = toldFrequency(index, "\(per)", rate, periods) { return told }
            guard let name = frequencyFigure(index), let total = totals[name],
                // Where several are told, the largest is the whole unit's.
                let whole = figure(total).prefix(64).filter({
                    $0 != index && claims[$0].hints.per == nil && exact($0) != nil && isOfYear($0)
                }).max(by: { (exact($0) ?? Rational.zero) < (exact($1) ?? Rational.zero) }),
                let sum = exact(whole), let least = rate.multiplied(by: Rational(periods))
            else { return nil }
            var expected = least
            var members = [index, whole]
            var shown = "\(per)\(said(index))×\(periods)"
            if claims[index].hints.eachBranch, let branch = figure("branch-count").first, let count = exact(branch) {
                guard let product = least.multiplied(by: count) else { return nil }
                expected = product
                members.append(branch)
                shown += "×\(said(branch))"
            }
            return relation(.frequency, members, "\(shown) ≤ \(said(whole))", expected <= sum)
        }
    }

    /// 上半年5次 is no number of the year.
    private func isOfYear(_ index: Int) -> Bool {
        !text.contains(anyOf: ["上半年", "下半年", "季度", "期间", "以来"], in: left(index, 24))
    }

    /// Which yearly number a frequency belongs to, by the noun in its clause.
    private func frequencyFigure(_ index: Int) -> String? {
        if let figure = claims[index].figure { return figure }
        let end = claims[index].range.upperBound
        let behind = end..<min(text.count, end + 8)
        let before = max(0, claims[index].offset - 16)..<claims[index].offset
        let nouns = [
            ("主题党日", "theme-party-day-count"), ("党员大会", "member-assembly-count"),
            ("支委会", "branch-committee-meeting-count"), ("党课", "party-lecture-count"),
        ]
        for range in [behind, before] {
            // The nearest noun in the clause behind, else in the one before.
            let clause =
                range
                .lowerBound..<(range.first { range == behind && text.classes[$0].contains(.mark) } ?? range.upperBound)
            if let noun = nouns.first(where: { text.find($0.0, in: clause) != nil }) { return noun.1 }
        }
        return nil
    }

    /// The roll and the number of branches stated twice with different values.
    private func duplicates() -> [Relation] {
        ["member-count", "branch-count"].compactMap { id in
            let stated = figure(id).filter { index in
                exact(index) != nil && claims[index].hints.year == nil && !claims[index].hints.eachBranch
                    && text.contains(anyOf: ["共有", "现有", "下设", "下辖", "总数", "在册", "全体"], in: left(index))
                    && !text.contains(
                        anyOf: ["其中", "年初", "年末", "原有", "支部现有", "支部共有", "总支", "社区", "科室", "学生", "教工", "小组"],
                        in: left(index, 24))
            }
            guard let first = stated.first, let other = stated.first(where: { exact($0) != exact(first) }) else {
                return nil
            }
            return relation(.equality, [first, other], "同一数据前后不一：\(said(first)) ≠ \(said(other))", false)
        }
    }
}
