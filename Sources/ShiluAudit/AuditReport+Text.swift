extension AuditReport {
    /// For a clerk: what was read, what does not agree, what has to be put right, each with its line.
    ///
    /// - Parameters:
    ///   - source: the text itself, for line numbers.
    ///   - naming: what a clerk calls the record of an id.
    public static func text(
        _ result: AuditResult, source: String? = nil, naming: (String) -> String = { $0 }
    ) -> String {
        let lines = LineNumbers(source)
        var out: [String] = ["审核：\(result.file)"]
        var about = ["文种：\(result.documentKind.label)"]
        if let year = result.year { about.append("年度：\(year)") }
        if let organization = result.organizationName { about.append("单位：\(organization)") }
        out.append(about.joined(separator: "　"))
        let judged = result.claims.filter { $0.kind != .date && $0.kind != .ordinal }
        out.append("共\(result.scalars)字，标题与条目\(result.outline.count)个，数据\(judged.count)个，差错\(result.defects.count)处。")
        verdicts(judged, lines, naming, &out)
        defects(result.defects, lines, &out)
        let broken = result.relations.filter { $0.holds == false }
        if !result.relations.isEmpty {
            out.append("")
            out.append("数据关系：核对\(result.relations.count)组，对不上\(broken.count)组。")
            for relation in broken { out.append("  ✗ \(relation.expression)。请核对原始记录。") }
        }
        return out.joined(separator: "\n") + "\n"
    }

    private static func verdicts(
        _ claims: [Claim], _ lines: LineNumbers, _ naming: (String) -> String, _ out: inout [String]
    ) {
        for verdict in [Verdict.differs, .unfounded, .blank, .unbound, .agrees] {
            let group = claims.filter { $0.verdict == verdict }
            guard !group.isEmpty else { continue }
            out.append("")
            out.append("\(verdict.mark) \(verdict.label)：\(group.count)个。\(verdict.advice)")
            for claim in group {
                var line = "  \(lines.at(claim.offset))\(claim.noun.isEmpty ? "" : "“\(claim.noun)”")\(claim.text)"
                if let value = claim.ledgerValue { line += "　台账：\(value)" }
                if !claim.sources.isEmpty {
                    let shown = claim.sources.prefix(5).map(naming).joined(separator: "、")
                    line += "　依据：\(shown)\(claim.sources.count > 5 ? "等\(claim.sources.count)条" : "")"
                }
                out.append(line)
            }
        }
    }

    private static func defects(_ defects: [Defect], _ lines: LineNumbers, _ out: inout [String]) {
        for kind in Defect.Kind.allCases {
            let group = defects.filter { $0.kind == kind }
            guard !group.isEmpty else { continue }
            out.append("")
            out.append("\(kind.label)：\(group.count)处")
            for defect in group { out.append("  \(lines.at(defect.offset))\(defect.message)") }
        }
    }
}

/// Line numbers of offsets; empty text without a source.
struct LineNumbers {
    private var starts: [Int] = []

    init(_ source: String?) {
        guard let source else { return }
        starts = [0]
        for (index, scalar) in source.unicodeScalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
    }

    func at(_ offset: Int) -> String {
        guard !starts.isEmpty else { return "第\(offset)字：" }
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return "第\(low + 1)行第\(offset - starts[low] + 1)字："
    }
}

extension DocumentKind {
    /// As a clerk calls it.
    public var label: String {
        switch self {
        case .annualSummary: "总结"
        case .accountReport: "述职报告"
        case .workPlan: "计划、要点或方案"
        case .rectificationReport: "整改报告"
        case .circular: "通报"
        case .notice: "通知"
        case .minutes: "会议记录或纪要"
        case .request: "请示"
        case .report: "报告"
        case .other: "未能判断"
        }
    }
}

extension Verdict {
    public var label: String {
        switch self {
        case .agrees: "与台账一致"
        case .differs: "与台账不一致"
        case .unfounded: "台账无据"
        case .unbound: "无对应指标"
        case .blank: "空缺待填"
        }
    }

    /// A shape, so that colour is not needed.
    public var mark: String {
        switch self {
        case .agrees: "✓"
        case .differs: "✗"
        case .unfounded: "？"
        case .unbound: "○"
        case .blank: "□"
        }
    }

    var advice: String {
        switch self {
        case .agrees: "不用改。"
        case .differs: "请核对：台账漏记的补录，文中写错的改正。"
        case .unfounded: "请补录台账，或删去这个数据。"
        case .unbound: "请人工核对来源。"
        case .blank: "请按台账的数填写；台账也没有的，先补录。"
        }
    }
}

extension Defect.Kind {
    public var label: String {
        switch self {
        case .placeholder: "占位未填"
        case .residue: "网页残留"
        case .numbering: "序号"
        case .structure: "结构"
        case .punctuation: "标点"
        case .spacing: "空格"
        case .typo: "错别字"
        case .grammar: "搭配"
        case .terminology: "规范用语"
        case .consistency: "前后不一"
        case .unbalanced: "符号不配对"
        case .arithmetic: "数据矛盾"
        case .repeated: "重复"
        case .incomplete: "句子不完整"
        }
    }
}
