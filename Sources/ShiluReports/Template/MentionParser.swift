import ShiluRegisters

/// Reads what stands between braces: `{figure-id@去年|余}`, `{台账（条件）.字段|“”}`, `{.字段}`, `{年}`.
enum MentionParser {
    static func node(_ text: String, line: Int, _ problems: inout TemplateProblems) -> InlineNode? {
        if let variable = TemplateVariable(rawValue: text) { return .variable(variable) }
        let pieces = text.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
        let head = pieces.first ?? ""
        let filters = Array(pieces.dropFirst())
        guard let first = head.first else {
            problems.add(line, "template-empty", "“{}”里是空的", next: "请填写指标的代号，如“{member-count}”")
            return nil
        }
        if first == "." { return field(String(head.dropFirst()), filters, line, &problems) }
        if first.isASCII, first.isLowercase {
            var mention = figure(head, line: line, &problems)
            apply(filters, to: &mention, &problems)
            return .figure(mention)
        }
        return records(head, filters, line, &problems)
    }

    /// `id`, `id@去年`, `id@去年、本级`, `id@第一支部`
    static func figure(_ text: String, line: Int, _ problems: inout TemplateProblems) -> FigureMention {
        let halves = text.split(separator: "@", maxSplits: 1).map(\.trimmed)
        var mention = FigureMention(id: halves.first ?? "", line: line)
        guard halves.count == 2 else { return mention }
        for word in halves[1].split(separator: "、").map(\.trimmed) {
            if let when = FigureMention.When(rawValue: word) {
                mention.when = when
            } else if word == "本级" {
                mention.ownOnly = true
            } else {
                mention.organization = word
            }
        }
        return mention
    }

    private static func apply(
        _ filters: [String], to mention: inout FigureMention, _ problems: inout TemplateProblems
    ) {
        for filter in filters {
            if filter.hasPrefix("词=") {
                mention.word = String(filter.dropFirst(2))
            } else if let form = FigureMention.Form(rawValue: filter), form != .standard {
                mention.form = form
            } else {
                let known = FigureMention.Form.allCases.map(\.rawValue).filter { !$0.isEmpty }.joined(separator: "、")
                problems.add(
                    mention.line, "template-filter", "没有名为“\(filter)”的写法", next: "指标可用的写法有：\(known)、词=…，请改正")
            }
        }
    }

    private static func field(
        _ name: String, _ filters: [String], _ line: Int, _ problems: inout TemplateProblems
    ) -> InlineNode? {
        var mention = FieldMention(field: name, line: line)
        for filter in filters {
            if let style = TextStyle(rawValue: filter) {
                mention.style = style
            } else if filter.hasPrefix("指标=") {
                mention.figure = String(filter.dropFirst(3))
            } else {
                problems.add(
                    line, "template-filter", "没有名为“\(filter)”的写法", next: "字段可用的写法有：“”、《》、顿号、指标=…，请改正")
            }
        }
        return .field(mention)
    }

    private static func records(
        _ head: String, _ filters: [String], _ line: Int, _ problems: inout TemplateProblems
    ) -> InlineNode? {
        // The field follows the last full stop that stands outside the conditions.
        guard let dot = head.lastIndex(of: "."), head.lastIndex(of: "）").map({ $0 < dot }) ?? true else {
            problems.add(
                line, "template-unknown-name", "看不懂“{\(head)}”",
                next: "指标请写英文代号，台账里的文字请写“台账.字段”，可用的文档变量有："
                    + TemplateVariable.allCases.map(\.rawValue).joined(separator: "、"))
            return nil
        }
        guard var query = query(String(head[..<dot]), line: line, &problems) else { return nil }
        var mention = RecordMention(query: query, field: head[head.index(after: dot)...].trimmed)
        for filter in filters {
            if let style = TextStyle(rawValue: filter) {
                mention.style = style
            } else if filter == "等" {
                mention.endsOpen = true
            } else if filter.hasPrefix("最多"), let most = Int(filter.dropFirst(2)), most > 0 {
                query.most = most
            } else {
                problems.add(
                    line, "template-filter", "没有名为“\(filter)”的写法", next: "台账文字可用的写法有：“”、《》、顿号、等、最多N，请改正")
            }
        }
        mention.query = query
        return .records(mention)
    }

    /// `台账/分部（字段=值、值；字段≠值；期间=不限；最多=5）`
    static func query(_ text: String, line: Int, _ problems: inout TemplateProblems) -> RecordQuery? {
        var name = Substring(text.trimmed)
        var conditions: Substring = ""
        if let open = name.firstIndex(of: "（") {
            guard name.last == "）" else {
                problems.add(line, "template-bracket", "台账条件的“（”没有对应的“）”", next: "请补上“）”")
                return nil
            }
            conditions = name[name.index(after: open)...].dropLast()
            name = name[..<open]
        }
        let halves = name.split(separator: "/", maxSplits: 1).map(\.trimmed)
        guard let register = halves.first else {
            problems.add(line, "template-unknown-register", "没有写台账的名称", next: "请写明台账，如“主题党日”")
            return nil
        }
        var query = RecordQuery(register: register, parts: halves.count == 2 ? halves[1] : nil, line: line)
        for condition in conditions.split(separator: "；").map(\.trimmed) {
            add(condition, to: &query, &problems)
        }
        return query
    }

    private static func add(_ condition: String, to query: inout RecordQuery, _ problems: inout TemplateProblems) {
        guard condition != "本级" else {
            query.ownOnly = true
            return
        }
        guard let sign = condition.firstIndex(where: { $0 == "=" || $0 == "≠" }) else {
            problems.add(
                query.line, "template-condition", "看不懂条件“\(condition)”", next: "请写成“字段=值”“字段≠值”，几个值用顿号隔开")
            return
        }
        let name = condition[..<sign].trimmed
        let values = condition[condition.index(after: sign)...].split(separator: "、").map(\.trimmed)
        switch name {
        case "期间":
            guard let during = values.first.flatMap(RecordQuery.During.init(rawValue:)) else {
                let known = RecordQuery.During.allCases.map(\.rawValue).joined(separator: "、")
                problems.add(
                    query.line, "template-condition", "没有名为“\(values.first ?? "")”的期间", next: "可用的期间有：\(known)")
                return
            }
            query.during = during
        case "最多":
            guard let most = values.first.flatMap({ Int($0) }), most > 0 else {
                problems.add(query.line, "template-condition", "“最多”后面不是正整数", next: "请写成“最多=5”")
                return
            }
            query.most = most
        default:
            query.tests.append(.init(field: name, isEqual: condition[sign] == "=", values: values))
        }
    }
}

/// Reads conditions: `机关党委、党总支`, `test-participants=member-count`, `有 medal-count 且 star-branch-count≥2`.
enum ConditionParser {
    static func parse(_ text: String, line: Int, _ problems: inout TemplateProblems) -> [TemplateCondition] {
        text.split(separator: "且").map(\.trimmed).compactMap { one($0, line, &problems) }
    }

    private static func one(_ text: String, _ line: Int, _ problems: inout TemplateProblems) -> TemplateCondition? {
        if text.hasPrefix("有 ") {
            let name = text.dropFirst(2).trimmed
            if name.first.map({ $0.isASCII && $0.isLowercase }) == true {
                return .hasFigure(MentionParser.figure(name, line: line, &problems))
            }
            return MentionParser.query(name, line: line, &problems).map(TemplateCondition.hasRecords)
        }
        for comparison in TemplateCondition.Comparison.allCases {
            guard let sign = text.firstIndex(of: Character(comparison.rawValue)) else { continue }
            guard let left = operand(text[..<sign].trimmed, line, &problems),
                let right = operand(text[text.index(after: sign)...].trimmed, line, &problems)
            else { return nil }
            return .compare(left, comparison, right)
        }
        return .kinds(text.split(separator: "、").map(\.trimmed), line: line)
    }

    private static func operand(
        _ text: String, _ line: Int, _ problems: inout TemplateProblems
    ) -> TemplateCondition.Operand? {
        if text.first.map({ $0.isASCII && $0.isLowercase }) == true {
            return .figure(MentionParser.figure(text, line: line, &problems))
        }
        let isPercent = text.hasSuffix("%")
        if let number = ExactDecimal(isPercent ? String(text.dropLast()) : text) {
            return .number(number, isPercent: isPercent)
        }
        problems.add(line, "template-condition", "“\(text)”既不是指标也不是数", next: "请写指标的代号或阿拉伯数字，如“100%”")
        return nil
    }
}
