import ShiluRegisters

/// Reads texts out of records: themes, titles, sites, problems, tasks.
struct RecordTexts {
    let source: ReportSource

    /// At most so many names stand in a row; then 等.
    static let usualMost = 3

    typealias Row = (record: AnyRecord, fields: [String: Value])

    /// The records, or their parts, that a query finds, by day and then by id.
    func rows(_ query: RecordQuery) throws -> [Row] {
        guard let register = source.names.register(query.register) else { return [] }
        let records = try source.records(register, ownOnly: query.ownOnly, during: query.during)
        let partKey = query.parts.flatMap { TemplateNames.field($0, in: register.fields)?.key }
        let partFields = source.names.fields(of: query)
        var rows: [Row] = []
        for record in records {
            let parts: [[String: Value]] =
                partKey.map { key in (record.fields[key]?.list ?? []).compactMap(\.fields) } ?? [[:]]
            for part in parts {
                let passes = query.tests.allSatisfy { test in
                    if partKey != nil, let field = TemplateNames.field(test.field, in: partFields) {
                        return matches(test, part[field.key], field)
                    }
                    guard let field = TemplateNames.field(test.field, in: register.fields) else { return false }
                    return matches(test, record.fields[field.key], field)
                }
                if passes { rows.append((record, partKey == nil ? record.fields : part)) }
            }
        }
        return rows
    }

    private func matches(_ test: RecordQuery.Test, _ value: Value?, _ field: any AnyField) -> Bool {
        let found = test.values.contains { wanted in
            if let year = ["今年": 0, "明年": 1, "去年": -1][wanted] {
                return value?.integer == Int64(source.request.year + year)
            }
            if wanted == "是" || wanted == "否", case .flag = field.form {
                return (value?.integer ?? 0) == (wanted == "是" ? 1 : 0)
            }
            let code = TemplateNames.code(wanted, in: field.form) ?? wanted
            if let list = value?.list { return list.contains { $0.text == code } }
            return value?.text == code || value?.integer.map(String.init) == code
        }
        return found == test.isEqual
    }

    /// The texts of a field over all records found, each once, with the records that hold it.
    func texts(_ mention: RecordMention) throws -> [(text: String, records: [String])] {
        var places: [String: Int] = [:]
        var texts: [(text: String, records: [String])] = []
        for row in try rows(mention.query) {
            for text in try self.texts(of: mention.field, in: mention.query, row.fields) {
                if let place = places[text] {
                    texts[place].records.append(row.record.id)
                } else {
                    places[text] = texts.count
                    texts.append((text, [row.record.id]))
                }
            }
        }
        return texts
    }

    /// The texts of one field of one record, without full stops at their ends.
    func texts(of name: String, in query: RecordQuery, _ fields: [String: Value]) throws -> [String] {
        guard let field = TemplateNames.field(name, in: source.names.fields(of: query)), !field.isSealed,
            let value = fields[field.key]
        else { return [] }
        return try texts(value, field.form).map { Punctuation.bare(Self.oneLine($0)) }.filter { !$0.isEmpty }
    }

    /// Without line ends and other control characters, which have no place in a sentence and get lost in Word.
    private static func oneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }

    private func texts(_ value: Value, _ form: FieldForm) throws -> [String] {
        switch form {
        case .text, .longText, .decimal: return value.text.map { [$0] } ?? []
        case .integer: return value.integer.map { [String($0)] } ?? []
        case .money: return value.integer.map { [Money(fen: $0).description + "元"] } ?? []
        case .day: return value.text.flatMap { Day($0) }.map { [$0.chinese] } ?? []
        case .dateTime: return value.text.flatMap { LocalDateTime($0) }.map { [$0.day.chinese] } ?? []
        case .month: return value.text.flatMap { YearMonth($0) }.map { ["\($0.year)年\($0.month)月"] } ?? []
        case .quarter: return value.text.flatMap { YearQuarter($0) }.map { ["\($0.year)年第\($0.quarter)季度"] } ?? []
        case .flag: return value.integer.map { [$0 != 0 ? "是" : "否"] } ?? []
        case .code(_, let entries): return entries.filter { $0.code == value.text }.map(\.label)
        case .list(let element): return try (value.list ?? []).flatMap { try texts($0, element) }
        case .link:
            // What a record is called; members have no open name and are never printed.
            guard let id = value.text, let fields = try source.engine.facts.record(id)?.fields else { return [] }
            return [fields["shortName"], fields["name"], fields["title"]].compactMap { $0?.text }.prefix(1).map { $0 }
        case .parts: return []
        }
    }

    /// Without the numbers that a clerk put before the pieces of a text: `1.学习不深入；2.笔记不全` → `学习不深入；笔记不全`.
    static func withoutNumbering(_ text: String) -> String {
        guard mayBeNumbered(text) else { return text }
        let number =
            /(?<mark>^|[；。！])\s*(?:[（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)）]、?|[0-9]{1,2}[、.．](?![0-9])|[①-⑳]|[一二三四五六七八九十]{1,2}(?:是|、)|(?:存在的?)?(?:主要)?问题[:：])+\s*/
        return text.replacing(number) { String($0.output.mark) }
    }

    /// Whether a piece of it begins like a number: few do, and the expression takes longer than all else that is done to a text.
    private static func mayBeNumbered(_ text: String) -> Bool {
        var begins = true
        for scalar in text.unicodeScalars {
            switch scalar {
            case "；", "。", "！": begins = true
            case _ where scalar.properties.isWhitespace: continue
            case "（", "(", "0"..."9", "①"..."⑳", "存", "主", "问": if begins { return true }
            case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": if begins { return true }
            default: begins = false
            }
        }
        return false
    }

    /// Quotation marks inside quotation marks are single; marks of the keyboard come in pairs too.
    private static func single(_ text: String) -> String {
        var opens = true
        return String(
            text.map { character -> Character in
                switch character {
                case "“": return "‘"
                case "”": return "’"
                case "\"":
                    defer { opens.toggle() }
                    return opens ? "‘" : "’"
                default: return character
                }
            })
    }

    // MARK: in a sentence

    static func styled(_ text: String, _ style: TextStyle) -> String {
        switch style {
        case .plain: return text
        case .quoted:
            if text.hasPrefix("“") && text.hasSuffix("”") || text.hasPrefix("《") && text.hasSuffix("》") { return text }
            return "“" + Self.single(text) + "”"
        case .titled:
            // A title that stands inside other words (观看影片《…》) is taken out of them.
            if let open = text.firstIndex(of: "《"), let close = text.lastIndex(of: "》"), open < close {
                return String(text[open...close])
            }
            return "《" + text + "》"
        }
    }

    /// `“甲”“乙”“丙”等`: between quotation marks and between book titles stands no mark (GB/T 15834).
    func joined(_ texts: [(text: String, records: [String])], _ mention: RecordMention) -> [DraftRun] {
        let most = mention.query.most ?? Self.usualMost
        let name = self.name(of: mention.field, in: mention.query)
        var runs: [DraftRun] = []
        for (text, records) in texts.prefix(most) {
            if mention.style == .plain, !runs.isEmpty { runs.append(.text("、")) }
            let printed = Self.styled(text, mention.style)
            runs.append(.record(RecordDraft(name: name, printed: printed, records: records)))
        }
        if texts.count > most || mention.endsOpen { runs.append(.text("等")) }
        return runs
    }

    /// `主题党日·主题`
    func name(of field: String, in query: RecordQuery) -> String {
        let title = source.names.register(query.register)?.title ?? query.register
        return title + "·" + (TemplateNames.field(field, in: source.names.fields(of: query))?.label ?? field)
    }

    func cause(_ query: RecordQuery, field: String) -> LeftOut.Cause {
        let register = source.names.register(query.register)
        let title = register?.title ?? query.register
        let label = TemplateNames.field(field, in: source.names.fields(of: query))?.label ?? field
        return LeftOut.Cause(
            reason: .noRecord, figure: nil, name: "\(title)·\(label)", why: "“\(title)”台账里没有可用的“\(label)”",
            next: "请在“\(title)”台账里补登或补填“\(label)”")
    }
}
