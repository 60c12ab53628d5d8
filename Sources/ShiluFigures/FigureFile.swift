import ShiluRegisters
import Yams

/// One YAML file of the catalogue, read with the line of everything that is wrong in it.
package struct FigureFile: CatalogueReading {
    package let file: String
    private let withExamples: Bool
    package var notices: [Notice] = []
    private(set) var order = 1000
    private var section = ""

    private static let topKeys: Set<String> = ["section", "order", "figures"]
    static let computationKeys: Set<String> = [
        "sum", "stock", "members", "people", "organizations", "months", "values", "ratio", "mean", "total",
        "difference", "least",
        "byUnit", "rule", "target", "entered", "supplied", "uncomputed", "monthly", "monthlyMean", "shares", "ages",
        "reaching", "standing", "matched", "yearOnYear",
    ]
    private static let operandKeys = computationKeys.union(["name", "unit", "round", "registers", "of", "on"])
    private static let figureKeys = operandKeys.union(["id", "said", "basis", "examples"])

    init(file: String, withExamples: Bool = true) { (self.file, self.withExamples) = (file, withExamples) }

    /// The text with an empty line for each line of examples, so that the others keep their numbers.
    package static func withoutExamples(_ text: String) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(text.utf8.count)
        var isExample = false
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
            if indent == 4, line.dropFirst(4).starts(with: "examples:".utf8) {
                isExample = true
            } else if indent < 4 || indent == 4 && line.dropFirst(4).first != UInt8(ascii: "-"), line.count > indent {
                isExample = false
            }
            if !isExample { kept.append(contentsOf: line) }
            kept.append(UInt8(ascii: "\n"))
        }
        return String(decoding: kept, as: UTF8.self)
    }

    mutating func read(_ text: String) -> [FigureDefinition] {
        // Without rules for numbers and dates: every scalar is read as text, and matching them all took half the time.
        guard let top = top(withExamples ? text : Self.withoutExamples(text), Self.topKeys) else { return [] }
        section = string(top["section"]) ?? ""
        order = string(top["order"]).flatMap { Int($0) } ?? 1000
        guard let items = top["figures"]?.sequence else {
            report("figures-missing", "没有 figures 清单", next: "请在 figures: 下逐条列出指标", at: top.entries.first?.keyNode)
            return []
        }
        return items.compactMap { figure($0) }
    }

    // MARK: One figure

    private mutating func figure(_ node: YAMLNode) -> FigureDefinition? {
        guard let map = YAMLMap(node) else {
            report("figure-form", "指标应由 id、name 等各项组成", next: "请照其他指标的样子写", at: node)
            return nil
        }
        checkKeys(map, Self.figureKeys)
        guard let id = string(map["id"]), Self.isIdentifier(id) else {
            report("figure-id", "指标没有编号或编号不合规", next: "请在 id 后写小写英文编号，如 member-assembly-count", at: map["id"] ?? node)
            return nil
        }
        guard
            let draft = definition(
                map, node, id: id, name: string(map["name"]), registers: [], unit: nil, rounding: nil)
        else { return nil }
        var examples: [FigureExample] = []
        if let list = map["examples"] {
            for item in list.sequence ?? [] { if let example = example(item) { examples.append(example) } }
        }
        if withExamples, examples.isEmpty, draft.isComputed, !draft.isSupplied {
            report("example-missing", "“\(id)”没有例子", next: "请在 examples 下至少写一个例子", at: node)
        }
        if map["name"] == nil { report("name-missing", "“\(id)”没有名称", next: "请补上 name", at: node) }
        if map["round"] == nil { report("round-missing", "“\(id)”没有取整规则", next: "请补上 round", at: node) }
        return FigureDefinition(
            id: id, name: draft.name, units: draft.units, saidAs: strings(map["said"]), rounding: draft.rounding,
            registers: draft.registers, basis: string(map["basis"]) ?? "", computation: draft.computation,
            section: section, examples: examples, file: file, line: node.mark?.line ?? 0)
    }

    /// What a figure and an operand of its own have in common; an operand takes from its owner what it does not say.
    mutating func definition(
        _ map: YAMLMap, _ node: YAMLNode, id: String, name: String?, registers owner: [String], unit: String?,
        rounding inherited: Rounding?
    ) -> FigureDefinition? {
        var rounding = inherited ?? .exact
        if let text = string(map["round"]) {
            if let known = Rounding(rawValue: text) {
                rounding = known
            } else {
                report(
                    "round-unknown", "取整规则“\(text)”不认识",
                    next: "可写：" + Rounding.allCases.map(\.rawValue).joined(separator: "、"), at: map["round"])
            }
        }
        let units = map["unit"] == nil ? [unit ?? ""] : strings(map["unit"])
        for word in units where !word.isEmpty && !PrintedUnits.all.contains(word) {
            report("unit-unknown", "量词“\(word)”不认识", next: "请改用通行的量词，如 次、名、项", at: map["unit"])
        }
        let registers = map["registers"] == nil ? owner : strings(map["registers"])
        for register in registers where RegisterBook.register(named: register) == nil {
            report("register-unknown", "没有名为“\(register)”的台账", next: "请写台账的英文名，如 MeetingRecord", at: map["registers"])
        }
        let context = OperandContext(id: id, registers: registers)
        guard let computation = computation(map, node, context) else { return nil }
        return FigureDefinition(
            id: id, name: name ?? id, units: units, saidAs: [], rounding: rounding, registers: registers, basis: "",
            computation: computation, section: section, examples: [], file: file, line: node.mark?.line ?? 0)
    }

    /// What operands take from the figure they belong to.
    struct OperandContext {
        let id: String
        let registers: [String]
    }

    mutating func operand(_ node: YAMLNode?, _ part: String, _ context: OperandContext, at owner: YAMLNode)
        -> Computation
        .Operand?
    {
        guard let node else {
            report("operand-missing", "缺少“\(part)”", next: "请写一个指标编号，或写出怎样计数", at: owner)
            return nil
        }
        if let id = string(node) { return .figure(id) }
        guard let map = YAMLMap(node) else {
            report("operand-form", "“\(part)”应是指标编号，或写出怎样计数", next: "请照其他指标的样子写", at: node)
            return nil
        }
        checkKeys(map, Self.operandKeys)
        return definition(
            map, node, id: "\(context.id)/\(part)", name: string(map["name"]), registers: context.registers, unit: nil,
            rounding: nil
        ).map { .own($0) }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}

/// Measure words that figures are printed with; a word outside this list is a slip of the pen.
enum PrintedUnits {
    static let all: Set<String> = [
        "次", "场", "名", "人", "人次", "个", "条", "项", "件", "起", "篇", "期", "册", "本", "份", "套", "处", "支", "批", "枚", "块", "面",
        "张", "学时", "小时", "课时", "分", "元", "万元", "%", "个月", "月", "年", "周年", "星级", "星", "天", "日", "级", "篇/人", "岁", "批次",
        "台", "家",
        "户", "对", "类", "方面", "届", "场次", "期次", "部", "百分点", "两", "字", "课", "轮", "封", "幅", "则", "宗", "例", "语",
        "艘", "班次", "平方米", "万立方米", "公顷",
    ]
}
