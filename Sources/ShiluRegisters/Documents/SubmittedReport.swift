/// 上报材料类别.
public enum SubmittedReportKind: String, CodeList {
    case annualSummary, accountReport, quarterlyReport, monthlyReport, statistics, rectificationReport, other
    public var label: String {
        switch self {
        case .annualSummary: "年度总结"
        case .accountReport: "述职报告"
        case .quarterlyReport: "季度汇报"
        case .monthlyReport: "月度汇报"
        case .statistics: "统计报表"
        case .rectificationReport: "整改报告"
        case .other: "其他"
        }
    }
    public var also: [String] {
        switch self {
        case .annualSummary: ["annual-summary", "总结"]
        case .quarterlyReport: ["季汇报", "季报"]
        case .monthlyReport: ["月报"]
        case .statistics: ["统计表"]
        default: []
        }
    }
}

/// How a reported number follows from its figure.
public enum ReportedNumberKind: String, CodeList {
    case figure, growth, change, entry, typed
    public var label: String {
        switch self {
        case .figure: "指标"
        case .growth: "同比增幅"
        case .change: "同比差"
        case .entry: "单项"
        case .typed: "手改"
        }
    }
}

/// 上报数: one number as it was handed up. From then on it is a standing assertion about the ledger.
public struct ReportedFigure: Part {
    public static let title = "上报数"
    public static let shape = ReportedFigure()

    /// Id of the figure in the catalogue.
    public let figure = Field<String>("figure", "指标", hint: "指标编号", example: "member-assembly-count").required
    public let titleField = Field<String>("title", "名称", example: "党员大会次数").required
    public let kind = Field<ReportedNumberKind>("kind", "数的性质", hint: "不填按指标", example: "指标")
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "统计范围", hint: "不填按上报的党组织")
    public let single = Field<Bool>("single", "是否只算本级", hint: "不填按连同下级", example: "否")
    public let from = Field<Day>("from", "期间起", example: "2023-01-01").required
    public let to = Field<Day>("to", "期间止", example: "2023-12-31").required
    /// The period that growth was reckoned against.
    public let comparedFrom = Field<Day>("comparedFrom", "对比期起", hint: "同比的填")
    public let comparedTo = Field<Day>("comparedTo", "对比期止", hint: "同比的填")
    /// Exact, as a whole number or a fraction: rates as fractions of one, money in yuan. Empty where somebody typed the
    /// number, which then cannot be checked.
    public let value = Field<String>("value", "数值", hint: "准确值，如 53 或 23/24；手改的空着", example: "53")
    public let printed = Field<String>("printed", "文中写法", example: "53次").required
    /// What the figure was defined as, to notice a changed definition.
    public let basis = Field<String>("basis", "口径")

    public var fields: [any AnyField] {
        [
            figure, titleField, kind, organizationId, single, from, to, comparedFrom, comparedTo, value, printed, basis,
        ]
    }
}

/// 上报材料: a report that was handed up. Its figures are standing assertions: the ledger is checked against them ever
/// after (design.md). A correction is a later submission that names the one it corrects.
public struct SubmittedReport: Register {
    public static let title = "上报材料"
    public static let area = Area.documents
    public static let purpose = "报出一份材料填一行；报出的数字以后一直与台账核对。"
    public static let shape = SubmittedReport()
    public static let naturalKey = ["organizationId", "kind", "recipient", "submittedOn", "title", "sha256"]
    public static let dayKey: String? = "submittedOn"
    public static let yields = ["submitted.any"] + SubmittedReportKind.allCases.map { "submitted.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "上报的党组织", example: "市某局机关党委"
    ).required
    public let kind = Field<SubmittedReportKind>("kind", "材料类别", example: "年度总结").required
    public let titleField = Field<String>("title", "标题", example: "2023年度党建工作总结").required
    public let from = Field<Day>("from", "所属期起", example: "2023-01-01").required
    public let to = Field<Day>("to", "所属期止", example: "2023-12-31").required
    public let recipient = Field<String>("recipient", "报给谁", example: "市直机关工委").required
    public let submittedOn = Field<Day>("submittedOn", "报出日期", example: "2023-12-28").required
    public let fileName = Field<String>("fileName", "文件名", example: "年度总结.docx")
    /// SHA-256 of the file's bytes, 64 hexadecimal digits in lower case.
    public let sha256 = Field<String>("sha256", "文件校验码", hint: "由程序填写")
    /// Ledger position that the figures were read at.
    public let position = Field<Int>("position", "台账位置", hint: "由程序填写", example: "4288", unit: "条")
    public let correctsId = Field<Link<SubmittedReport>>("correctsId", "更正哪份", hint: "更正以前报出的材料时填")
    public let figures = Field<Parts<ReportedFigure>>("figures", "上报数")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, kind, titleField, from, to, recipient, submittedOn, fileName, sha256, position, correctsId,
            figures, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("所属期起", record.from), "to", "所属期止", record.to)
        problems.inOrder(("所属期起", record.from), "submittedOn", "报出日期", record.submittedOn)
        problems.atLeast(0, "position", "台账位置", record.position)
        if let sum = record.sha256, sum.utf8.count != 64 || !sum.utf8.allSatisfy(isHexadecimal) {
            problems.add("sha256", "digest-form", "文件校验码不是64位十六进制数", next: "请留空，由 shilu submit 填写")
        }
        if let corrected = record.correctsId?.id, corrected == record.id {
            problems.add("correctsId", "corrects-itself", "更正的是它自己", next: "请填以前报出的那份")
        }
        for figure in record.figures?.items ?? [] {
            let name = figure.titleField ?? figure.figure ?? ""
            problems.inOrder(("“\(name)”期间起", figure.from), "figures", "“\(name)”期间止", figure.to)
            if figure.kind == .growth || figure.kind == .change,
                figure.comparedFrom == nil || figure.comparedTo == nil
            {
                problems.add("figures", "comparison-missing", "“\(name)”是同比数，没有填对比期", next: "请补填对比期起止")
            }
            if let value = figure.value, !isExact(value) {
                problems.add("figures", "value-form", "“\(name)”的数值不是准确数", next: "请填整数、小数或分数，如 53、95.8、23/24")
            }
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        guard let earlier = context.record(record.correctsId) else { return }
        if let before = earlier.submittedOn, let on = record.submittedOn, on < before {
            problems.add("correctsId", "corrects-later", "所更正的材料比这份报得晚", next: "请核对两份材料的报出日期")
        }
        if earlier.organizationId != record.organizationId {
            problems.add("correctsId", "corrects-other", "所更正的材料不是同一个党组织报出的", next: "请核对编号")
        }
    }

    /// Measures: `count`; `figures`, how many numbers became assertions.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let on = record.submittedOn, let kind = record.kind else {
            return
        }
        let measures = ["count": 1, "figures": Int64(record.figures?.items.count ?? 0)]
        facts.event("submitted.any", at: [organization], on: on, measures)
        facts.event("submitted.\(kind.rawValue)", at: [organization], on: on, measures)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    private static func isExact(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return ExactDecimal(text) != nil }
        return Int64(parts[0]) != nil && Int64(parts[1]).map { $0 != 0 } ?? false
    }
}
