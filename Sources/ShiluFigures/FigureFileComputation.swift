import ShiluRegisters

extension FigureFile {
    /// The one key of the item that says how it is counted.
    mutating func computation(_ map: YAMLMap, _ node: YAMLNode, _ context: OperandContext) -> Computation? {
        let named = map.entries.map(\.key).filter(Self.computationKeys.contains)
        guard named.count == 1, let key = named.first, let value = map[key] else {
            report(
                "computation-missing", named.isEmpty ? "“\(context.id)”没有写怎样计数" : "“\(context.id)”写了几种计数办法",
                next: "请只写一种：" + Self.computationKeys.sorted().joined(separator: "、"), at: node)
            return nil
        }
        if map["of"] != nil, !Self.measured.contains(key) {
            report("key-unfit", "“of”只能与 \(Self.measured.joined(separator: "、")) 合用", next: "请删去 of", at: map["of"])
        }
        if map["on"] != nil, key != "stock" {
            report("key-unfit", "“on”只能与 stock 合用", next: "请删去 on", at: map["on"])
        }
        let measure = string(map["of"]) ?? "count"
        switch key {
        case "sum": return .sum(kinds: kinds(value), measure: measure)
        case "stock": return .stock(kinds: kinds(value), measure: measure, on: stockDay(map["on"]))
        case "people": return .people(kinds: kinds(value), measure: string(map["of"]) ?? "participants")
        case "members": return .members(kinds: kinds(value))
        case "organizations": return .organizations(kinds: kinds(value))
        case "months": return .months(kinds: kinds(value))
        case "values":
            if map["of"] == nil { report("key-missing", "values 要用 of 写明数哪一项", next: "请补上 of", at: node) }
            return .values(kinds: kinds(value), measure: measure)
        case "ratio": return pair(value, "part", "whole", context).map { .quotient($0, $1) }
        case "mean": return pair(value, "of", "over", context).map { .quotient($0, $1) }
        case "difference": return pair(value, "from", "minus", context).map { .difference($0, $1) }
        case "total": return total(value, context)
        case "least": return operand(value, "each", context, at: node).map { .least($0) }
        case "rule": return rule(value)
        case "target": return .target(figures: strings(value))
        case "byUnit": return byUnit(value, measure)
        case "entered": return entered(value)
        case "monthly", "monthlyMean":
            return .monthly(kinds: kinds(value), measure: measure, isMean: key == "monthlyMean")
        case "shares": return shares(value, measure)
        case "ages": return ages(value)
        case "reaching": return reaching(value, measure)
        case "standing": return .standing(kinds: kinds(value))
        case "matched": return matched(value, measure)
        case "yearOnYear": return .yearOnYear(nil, string(value) ?? "同比须指明对比的指标")
        case "supplied": return .supplied(string(value) ?? "")
        default: return .uncomputed(string(value) ?? "尚无此台账")
        }
    }

    /// Ways of counting that take a measure.
    private static let measured = [
        "sum", "stock", "values", "byUnit", "people", "monthly", "monthlyMean", "shares", "reaching", "matched",
    ]

    private mutating func stockDay(_ node: YAMLNode?) -> Computation.StockDay {
        guard let node else { return .end }
        guard let map = YAMLMap(node), map.entries.count == 1, map["last"] != nil else {
            report("on-form", "on 应写成 {last: 事项}", next: "不写 on，则按期末计", at: node)
            return .end
        }
        return .lastEvent(kinds: kinds(map["last"]))
    }

    private mutating func pair(_ node: YAMLNode, _ first: String, _ second: String, _ context: OperandContext) -> (
        Computation.Operand, Computation.Operand
    )? {
        guard let map = YAMLMap(node) else {
            report("operand-form", "应写成 {\(first): …, \(second): …}", next: "请照其他指标的样子写", at: node)
            return nil
        }
        checkKeys(map, [first, second])
        let one = operand(map[first], first, context, at: node)
        let other = operand(map[second], second, context, at: node)
        guard let one, let other else { return nil }
        return (one, other)
    }

    private mutating func byUnit(_ node: YAMLNode, _ measure: String) -> Computation? {
        guard let map = YAMLMap(node), !map.entries.isEmpty else {
            report("operand-form", "byUnit 应写成 量词: 事项", next: "请逐个量词写出事项", at: node)
            return nil
        }
        var units: [Computation.UnitKinds] = []
        for (unit, key, value) in map.entries {
            if !PrintedUnits.all.contains(unit) {
                report("unit-unknown", "量词“\(unit)”不认识", next: "请改用通行的量词，如 册、本、套", at: key)
            }
            units.append(Computation.UnitKinds(unit: unit, kinds: kinds(value)))
        }
        return .byUnit(units, measure: measure)
    }

    private mutating func total(_ node: YAMLNode, _ context: OperandContext) -> Computation? {
        guard let items = node.sequence, !items.isEmpty else {
            report("operand-form", "total 应是清单", next: "请写成 [指标编号, 指标编号]", at: node)
            return nil
        }
        var operands: [Computation.Operand] = []
        for (index, item) in items.enumerated() {
            if let found = operand(item, String(index + 1), context, at: node) { operands.append(found) }
        }
        return operands.count == items.count ? .total(operands) : nil
    }

    private mutating func rule(_ node: YAMLNode) -> Computation? {
        guard let value = string(node).flatMap({ Rational($0) }) else {
            report("number-form", "rule 应是数字", next: "请写规定的数，如 50", at: node)
            return nil
        }
        return .rule(value)
    }

    private mutating func entered(_ node: YAMLNode) -> Computation? {
        guard let map = YAMLMap(node), let name = string(map["register"]),
            let register = RegisterBook.register(named: name)
        else {
            report(
                "register-unknown", "entered 要写明 register", next: "请写 {register: BusinessFact, value: value}", at: node)
            return nil
        }
        checkKeys(map, ["register", "value", "unit", "title", "where", "except"])
        let keys = ["value", "unit", "title"].map { string(map[$0]) ?? $0 }
        if register.field(keys[0]) == nil {
            report("field-unknown", "“\(register.title)”台账没有“\(keys[0])”这一栏", next: "请写台账里有的栏目", at: node)
        }
        return .entered(
            Computation.EnteredSource(
                register: name, valueKey: keys[0], unitKey: keys[1], titleKey: keys[2], filter: filter(map, register)))
    }

    private mutating func filter(_ map: YAMLMap, _ register: AnyRegister) -> Computation.EnteredSource.Filter? {
        for (word, negated) in [("where", false), ("except", true)] {
            guard let (name, key, codes) = YAMLMap(map[word])?.entries.first else { continue }
            if register.field(name) == nil {
                report("field-unknown", "“\(register.title)”台账没有“\(name)”这一栏", next: "请写台账里有的栏目", at: key)
            }
            return Computation.EnteredSource.Filter(key: name, codes: strings(codes), isNegated: negated)
        }
        return nil
    }

    // MARK: Examples

    private static let exampleKeys: Set<String> = [
        "facts", "records", "year", "from", "to", "at", "unkept", "style", "shows",
    ]

    mutating func example(_ node: YAMLNode) -> FigureExample? {
        guard let map = YAMLMap(node) else {
            report("example-form", "例子应由 facts、year、shows 等各项组成", next: "请照其他例子的样子写", at: node)
            return nil
        }
        checkKeys(map, Self.exampleKeys)
        for text in strings(map["facts"]) {
            guard let line = FactLine(text) else {
                report(
                    "example-fact", "例子里的“\(text)”看不懂", next: "请写成“事项 计数项 数 @日期 at:组织 member:党员 as:编号”，后三项可省",
                    at: map["facts"])
                continue
            }
            if !knownKinds.contains(line.kind) {
                report("kind-unknown", "没有台账产生“\(line.kind)”", next: "请改正例子里的事项", at: map["facts"])
            }
        }
        for text in strings(map["records"]) where RecordLine(text) == nil {
            report("example-record", "例子里的“\(text)”看不懂", next: "请写成“台账 栏目:值 栏目:值”", at: map["records"])
        }
        let whole = string(map["year"]).flatMap { Int($0) }.flatMap { Period(year: $0) }
        var part: Period?
        if let first = string(map["from"]).flatMap({ Day($0) }), let last = string(map["to"]).flatMap({ Day($0) }),
            first <= last
        {
            part = Period(first: first, last: last)
        }
        guard let period = whole ?? part else {
            report("example-period", "例子没有写期间", next: "请写 year: 2023，或写 from 和 to", at: node)
            return nil
        }
        let styles: [String: FigureStyle] = [
            "余": .more, "近": .nearly, "约": .about, "万元": .tenThousands, "汉字": .chinese,
        ]
        var style = FigureStyle.exact
        if let word = string(map["style"]) {
            if let known = styles[word] {
                style = known
            } else {
                report("example-style", "写法“\(word)”不认识", next: "可写：余、近、约、万元、汉字", at: map["style"])
            }
        }
        guard let shows = string(map["shows"]) else {
            report("example-shows", "例子没有写应得的结果", next: "请补上 shows；不应有数值的，写 无", at: node)
            return nil
        }
        return FigureExample(
            facts: strings(map["facts"]), records: strings(map["records"]), period: period,
            organization: string(map["at"]) ?? "", unkept: strings(map["unkept"]), style: style,
            shows: shows == "无" ? nil : shows, line: node.mark?.line ?? 0)
    }
}
