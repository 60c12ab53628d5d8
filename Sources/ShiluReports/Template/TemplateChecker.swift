import ShiluRegisters

/// Looks up every name of a template before anything is composed.
struct TemplateChecker {
    let names: TemplateNames
    let variants: [ReportTemplate.Variant]
    private let template: ReportTemplate?
    private(set) var problems: TemplateProblems

    init(names: TemplateNames, template: ReportTemplate, problems: TemplateProblems) {
        (self.names, self.template, self.variants, self.problems) = (names, template, template.variants, problems)
    }

    init(names: TemplateNames, variants: [ReportTemplate.Variant], problems: TemplateProblems) {
        (self.names, self.template, self.variants, self.problems) = (names, nil, variants, problems)
    }

    mutating func check() {
        guard let template else { return }
        check(template.title, record: nil, line: 1)
        check(template.signature, record: nil, line: 1)
        check(template.blocks)
    }

    private mutating func check(_ blocks: [TemplateBlock]) {
        for block in blocks {
            switch block {
            case .heading(_, let nodes, _, let line): check(nodes, record: nil, line: line)
            case .narrativeSections(_, let query): check(query)
            case .paragraph(let passage): check(passage)
            case .list(let opening, let items, _):
                if let opening { check(opening) }
                for item in items { check(item) }
            case .choice(let condition, let then, let otherwise):
                check(condition)
                check(then)
                check(otherwise)
            }
        }
    }

    private mutating func check(_ passage: Passage) {
        switch passage {
        case .sentences(let sentences, _):
            for sentence in sentences { check(sentence.nodes, record: nil, line: sentence.line) }
        case .each(let query, let sentences):
            check(query)
            for sentence in sentences { check(sentence.nodes, record: query, line: sentence.line) }
        case .narratives(let query): check(query)
        }
    }

    /// - Parameter record: the query whose records `{.字段}` reads, inside `@每条`.
    mutating func check(_ nodes: [InlineNode], record: RecordQuery?, line: Int) {
        for node in nodes {
            switch node {
            case .text, .variable: break
            case .figure(let mention): check(mention)
            case .records(let mention):
                check(mention.query)
                checkField(mention.field, mention.query)
            case .field(let mention): check(mention, record)
            case .clause(let inner, _): check(inner, record: record, line: line)
            case .chain(let members): for member in members { check(member.nodes, record: record, line: line) }
            case .rows(let query, let inner):
                check(query)
                check(inner, record: query, line: line)
            case .choice(let branches):
                for branch in branches {
                    if let condition = branch.condition { check(condition) }
                    check(branch.nodes, record: record, line: line)
                }
            }
        }
    }

    private mutating func check(_ mention: FigureMention) {
        guard names.isFigure(mention.id) else {
            problems.add(
                mention.line, "template-unknown-figure", "指标目录里没有“\(mention.id)”",
                next: "请用 shilu catalogue list 查看全部指标，改正代号")
            return
        }
        if let word = mention.word, !names.units(mention.id).contains(word) {
            problems.add(
                mention.line, "template-unknown-unit", "指标“\(mention.id)”不用量词“\(word)”",
                next: "可用的量词有：\(names.units(mention.id).joined(separator: "、"))")
        }
    }

    private mutating func check(_ condition: [TemplateCondition]) {
        for part in condition {
            switch part {
            case .kinds(let kinds, let line):
                for kind in kinds where !variants.contains(where: { $0.name == kind }) {
                    problems.add(
                        line, "template-condition", "没有名为“\(kind)”的变体",
                        next: "文件开头写明的变体有：\(variants.map(\.name).joined(separator: "、"))；比较指标请写“代号≥数”")
                }
            case .hasFigure(let mention): check(mention)
            case .hasRecords(let query): check(query)
            case .compare(let left, _, let right):
                for case .figure(let mention) in [left, right] { check(mention) }
            }
        }
    }

    private mutating func check(_ query: RecordQuery) {
        guard let register = names.register(query.register) else {
            problems.add(
                query.line, "template-unknown-register", "没有名为“\(query.register)”的台账",
                next: "请写台账的名称或英文名，可用 shilu catalogue list 查看")
            return
        }
        if let parts = query.parts {
            let field = TemplateNames.field(parts, in: register.fields)
            guard let field, case .parts = field.form else {
                problems.add(
                    query.line, "template-unknown-field", "台账“\(register.title)”没有名为“\(parts)”的分表",
                    next: "请核对分表的字段名")
                return
            }
        }
        for test in query.tests {
            // A condition may speak of the part or of the record that holds it.
            let fields = names.fields(of: query) + (query.parts == nil ? [] : register.fields)
            guard let field = TemplateNames.field(test.field, in: fields) else {
                unknownField(test.field, register, query.line)
                continue
            }
            for value in test.values where TemplateNames.code(value, in: field.form) == nil {
                problems.add(
                    query.line, "template-unknown-code", "字段“\(field.label)”没有“\(value)”这一项", next: "请按代码表改正")
            }
        }
    }

    private mutating func checkField(_ name: String, _ query: RecordQuery) {
        guard let register = names.register(query.register) else { return }
        guard let field = TemplateNames.field(name, in: names.fields(of: query)) else {
            unknownField(name, register, query.line)
            return
        }
        if field.isSealed {
            problems.add(
                query.line, "template-sealed-field", "字段“\(field.label)”是加密保存的个人信息，不能写进报告", next: "请换用其他字段")
        }
        if case .parts = field.form {
            problems.add(query.line, "template-unknown-field", "“\(field.label)”是一张分表", next: "请写“台账/分表.字段”")
        }
    }

    private mutating func check(_ mention: FieldMention, _ record: RecordQuery?) {
        guard var query = record else {
            problems.add(mention.line, "template-field", "“{.\(mention.field)}”不在“@每条”里", next: "请改写成“{台账.字段}”")
            return
        }
        query.line = mention.line
        checkField(mention.field, query)
        if mention.figure == nil, let field = TemplateNames.field(mention.field, in: names.fields(of: query)) {
            switch field.form {
            case .integer, .decimal, .money:
                problems.add(
                    mention.line, "template-free-number", "字段“\(field.label)”是数字，没有写明出自哪项指标",
                    next: "请写成“{.\(mention.field)|指标=…}”，报告里的每个数字都要能查到来历")
            default: break
            }
        }
        if let figure = mention.figure, !names.isFigure(figure) {
            problems.add(
                mention.line, "template-unknown-figure", "指标目录里没有“\(figure)”",
                next: "请用 shilu catalogue list 查看全部指标，改正代号")
        }
    }

    private mutating func unknownField(_ name: String, _ register: AnyRegister, _ line: Int) {
        problems.add(
            line, "template-unknown-field", "台账“\(register.title)”没有名为“\(name)”的字段",
            next: "可用的字段有：\(register.fields.map(\.label).joined(separator: "、"))")
    }

    private mutating func check(_ query: NarrativeQuery) {
        if !NarrativeSection.allCases.contains(where: { $0.label == query.section || $0.rawValue == query.section }) {
            problems.add(
                query.line, "template-unknown-section", "文稿素材没有“\(query.section)”这一部分",
                next: "可用的部分有：\(NarrativeSection.allCases.map(\.label).joined(separator: "、"))")
        }
    }
}
