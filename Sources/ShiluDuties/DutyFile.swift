import ShiluFigures
import ShiluRegisters

/// One `duties/*.yaml`, read with the line of everything that is wrong in it.
struct DutyFile: Sendable {
    var text: CatalogueText
    let regulations: [String: Regulation]
    private(set) var order = 1000
    /// Local duties that this file turns on.
    private(set) var enabled: [String] = []
    private var section = ""

    private static let topKeys: Set<String> = ["section", "order", "duties", "enable"]
    private static let judgingKeys: Set<String> = [
        "perWindow", "perPerson", "everyRecord", "deadline", "bound", "pairs", "silence", "everyoneListed", "partyAge",
        "tree", "electionMajority", "recurring", "shown", "rollOnce", "rollSum", "ownBranch", "voters",
    ]
    private static let dutyKeys = judgingKeys.union([
        "id", "title", "basis", "modality", "mark", "owes", "units", "registers", "do", "remedy", "problem", "since",
        "until",
        "enabled", "examples",
    ])

    private let withExamples: Bool

    init(file: String, regulations: [String: Regulation], withExamples: Bool = true) {
        (text, self.regulations, self.withExamples) = (CatalogueText(file: file), regulations, withExamples)
    }

    mutating func read(_ source: String) -> [Duty] {
        guard let top = text.top(source, Self.topKeys) else { return [] }
        section = text.string(top["section"]) ?? ""
        order = text.string(top["order"]).flatMap { Int($0) } ?? 1000
        enabled = text.strings(top["enable"])
        guard let items = top["duties"]?.sequence else {
            if enabled.isEmpty {
                text.report("duties-missing", "没有 duties 清单", next: "请在 duties: 下逐条列出应尽事项", at: nil)
            }
            return []
        }
        return items.compactMap { duty($0) }
    }

    private mutating func duty(_ node: YAMLNode) -> Duty? {
        guard let map = YAMLMap(node) else {
            text.report("duty-form", "应尽事项应由 id、title 等各项组成", next: "请照其他事项的样子写", at: node)
            return nil
        }
        text.checkKeys(map, Self.dutyKeys)
        guard let id = text.string(map["id"]), Self.isIdentifier(id) else {
            text.report(
                "duty-id", "应尽事项没有编号或编号不合规", next: "请写小写英文编号，如 branch-assembly-quarterly", at: map["id"] ?? node)
            return nil
        }
        let before = text.notices.count
        for key in ["title", "basis", "modality", "mark", "owes", "do"] where map[key] == nil {
            text.report("duty-part-missing", "“\(id)”没有写 \(key)", next: "请补上", at: node)
        }
        let cited = text.strings(map["basis"]).compactMap { basis($0, at: map["basis"]) }
        let modality: DutyModality? = text.code(map["modality"], "modality")
        let mark: DutyMark? = text.code(map["mark"], "mark")
        let owner: DutyOwner? = text.code(map["owes"], "owes")
        let units = units(map["units"])
        let registers = text.strings(map["registers"])
        for register in registers where RegisterBook.register(named: register) == nil {
            text.report(
                "register-unknown", "没有名为“\(register)”的台账", next: "请写台账的英文名，如 MeetingRecord", at: map["registers"])
        }
        let ways = map.entries.filter { Self.judgingKeys.contains($0.key) }
        guard let way = ways.first, ways.count == 1 else {
            text.report(
                "judging-missing", "“\(id)”应恰好写一种判断办法",
                next: "可写：" + Self.judgingKeys.sorted().joined(separator: "、"), at: node)
            return nil
        }
        let judged = judging(way.key, way.value)
        let remedy = text.string(map["remedy"]) ?? ""
        let isShown = if case .shown? = judged { true } else { false }
        if remedy.isEmpty, !isShown { text.report("remedy-missing", "“\(id)”没有写补救办法", next: "请补上 remedy", at: node) }
        let examples = (map["examples"]?.sequence.map(Array.init) ?? []).compactMap { example($0) }
        if examples.isEmpty, !isShown, withExamples {
            text.report("example-missing", "“\(id)”没有例子", next: "请在 examples 下至少写一个例子", at: node)
        }
        let since = text.day(map["since"], "since")
        let until = text.day(map["until"], "until")
        guard let owner, let modality, let mark, let judged, text.notices.count == before else { return nil }
        let first = cited.first.flatMap { regulations[$0.regulation] }
        return Duty(
            id: id, title: text.string(map["title"]) ?? id, section: section, basis: cited, modality: modality,
            mark: mark, owner: owner, units: units, judging: judged, registers: registers,
            action: text.string(map["do"]) ?? "",
            remedy: remedy, problem: text.string(map["problem"]) ?? "", since: since ?? first?.since,
            until: until ?? first?.until, isEnabled: text.flag(map["enabled"], "enabled"), examples: examples,
            file: text.file, line: node.mark?.line ?? 0)
    }

    private mutating func units(_ node: YAMLNode?) -> Set<UnitKind>? {
        guard let node else { return nil }
        let named = text.strings(node)
        for name in named where UnitKind(rawValue: name) == nil {
            text.report(
                "unit-kind-unknown", "“\(name)”不是单位类别",
                next: "可写：" + UnitKind.allCases.map(\.rawValue).joined(separator: "、"), at: node)
        }
        return Set(named.compactMap { UnitKind(rawValue: $0) })
    }

    /// `branchRegs 11`, `organRegs 26(6)`, `practice`.
    private mutating func basis(_ written: String, at node: YAMLNode?) -> DutyBasis? {
        let words = written.split(separator: " ", maxSplits: 1).map(String.init)
        guard let id = words.first, let regulation = regulations[id] else {
            text.report("regulation-unknown", "依据里的“\(written)”不在法规目录里", next: "请先在 regulations.yaml 里写这部法规", at: node)
            return nil
        }
        return DutyBasis(regulation: id, title: regulation.shortTitle, article: words.count > 1 ? words[1] : "")
    }

    private mutating func example(_ node: YAMLNode) -> DutyExample? {
        guard let map = YAMLMap(node) else {
            text.report("example-form", "例子应由 given、year、states 等组成", next: "请照其他例子的样子写", at: node)
            return nil
        }
        text.checkKeys(map, ["given", "year", "on", "unkept", "states"])
        let day = text.day(map["on"], "on")
        let year = text.int(map["year"], "year") ?? day?.year ?? 2023
        var states: [DutyState: Int] = [:]
        for (key, keyNode, value) in YAMLMap(map["states"])?.entries ?? [] {
            guard let state = DutyState(rawValue: key), let count = text.int(value, key) else {
                text.report(
                    "state-unknown", "“\(key)”不是判断结果",
                    next: "可写：" + DutyState.allCases.map(\.rawValue).joined(separator: "、"), at: keyNode)
                return nil
            }
            states[state] = count
        }
        let given = text.strings(map["given"])
        for line in given where !ExampleLine.isReadable(line) {
            text.report("example-line", "看不懂例子里的“\(line)”", next: "写法见 duties/README.md", at: map["given"])
        }
        return DutyExample(
            given: given, year: year, on: day ?? Period(year: year)?.last ?? Day(number: 0),
            unkept: text.strings(map["unkept"]), states: states, line: node.mark?.line ?? 0)
    }

    private static func isIdentifier(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
