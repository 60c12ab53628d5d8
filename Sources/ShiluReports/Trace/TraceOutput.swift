import Foundation
import ShiluFigures
import ShiluRegisters

extension TracedReport {
    /// For a clerk: each number with its definition and its records.
    public func text(_ findings: [TraceFinding] = []) -> String {
        var lines = [
            "《\(provenance.title)》：共\(figures.count)个数字。",
            "依据：\(provenance.organizationName)台账，第\(provenance.position)条为止"
                + (provenance.positionHash.map { "（校验码 \($0.prefix(12))）" } ?? "") + "。",
        ]
        let found = Dictionary(grouping: findings, by: \.bookmark)
        let moved = findings.filter { $0.kind != .unchanged }
        if !findings.isEmpty {
            lines.append(
                moved.isEmpty ? "核对结果：全部与台账一致。" : "核对结果：\(moved.count)处有变化，其余与台账一致。")
            lines += moved.map { "   ✗ \($0.message)" }
            lines.append("逐个数字的来历：")
        }
        for (index, figure) in figures.enumerated() {
            let trace = figure.trace
            lines.append("\(index + 1). \(trace.name)：\(trace.printed)")
            lines.append("   口径：\(trace.definition)")
            let scope = trace.organizationName + (trace.includesSubtree ? "及所属党组织" : "本级")
            lines.append("   范围：\(scope)；\(trace.period.first.chinese)至\(trace.period.last.chinese)")
            lines.append("   记录：\(Self.described(trace.records))")
            for operand in trace.operands {
                lines.append(
                    "   其中 \(operand.name)（\(operand.period.first.year)年）：\(operand.printed)，\(Self.described(operand.records))"
                )
            }
            if findings.isEmpty {
                if figure.isLost { lines.append("   注意：文中已找不到这个数字。") }
                if figure.isEdited { lines.append("   注意：文中已改成“\(figure.textNow ?? "")”。") }
            }
            for finding in found[trace.bookmark] ?? [] { lines.append("   核对：\(finding.message)") }
        }
        if !texts.isEmpty { lines.append("引自记录的文字\(texts.count)处：") }
        for text in texts {
            lines.append("   \(text.trace.name)：\(text.trace.printed)。\(Self.described(text.trace.records))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func described(_ records: TracedRecords) -> String {
        switch records {
        case .listed(let ids):
            let few = ids.prefix(10).map { AnyRecord.number(of: $0) }.joined(separator: "、")
            return ids.isEmpty ? "无单列记录" : "\(ids.count)条（\(few)\(ids.count > 10 ? "等" : "")）"
        case .summed(let count, let sha256): return "\(count)条（SHA-256 \(sha256.prefix(16))…）"
        }
    }

    /// `{ "figures": [ … ], … }`, keys in alphabetical order.
    public func json(_ findings: [TraceFinding]? = nil) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(TraceJSON(self, findings))
    }
}

/// The JSON form, in English keys.
private struct TraceJSON: Encodable {
    let title: String
    let template: String
    let unit: String
    let organization: String
    let organizationName: String
    let period: Span
    let position: Int64
    let positionHash: String?
    let catalogueFingerprint: String
    let figures: [Figure]
    let texts: [Text]

    struct Text: Encodable {
        let bookmark: String
        let name: String
        let printed: String
        let textNow: String?
        let records: [String]?
        let recordCount: Int
        let recordsSHA256: String?

        init(_ text: TracedReport.Text) {
            (bookmark, name, printed) = (text.trace.bookmark, text.trace.name, text.trace.printed)
            textNow = text.textNow
            recordCount = text.trace.records.count
            switch text.trace.records {
            case .listed(let ids): (records, recordsSHA256) = (ids, nil)
            case .summed(_, let sha256): (records, recordsSHA256) = (nil, sha256)
            }
        }
    }

    struct Span: Encodable {
        let first: String
        let last: String
        init(_ period: Period) { (first, last) = (period.first.description, period.last.description) }
    }

    struct Number: Encodable {
        let numerator: Int64
        let denominator: Int64
        init(_ value: Rational) { (numerator, denominator) = (value.numerator, value.denominator) }
    }

    struct Finding: Encodable {
        let kind: String
        let message: String
        let value: Number?
        let shown: String?
        let recordsJoined: [String]
        let recordsLeft: [String]
    }

    struct Figure: Encodable {
        let bookmark: String?
        let figure: String
        let name: String
        let definition: String
        let kind: String
        let organization: String
        let organizationName: String
        let includesSubtree: Bool
        let period: Span
        let position: Int64
        let value: Number?
        let printed: String
        let textNow: String?
        let offset: Int?
        let records: [String]?
        let recordCount: Int
        let recordsSHA256: String?
        let operands: [Figure]
        let findings: [Finding]?

        init(
            _ trace: TracedFigure, position: Int64, textNow: String? = nil, offset: Int? = nil,
            findings: [Finding]? = nil
        ) {
            bookmark = trace.bookmark.isEmpty ? nil : trace.bookmark
            (figure, name, definition, kind) = (trace.figure, trace.name, trace.definition, trace.kind.rawValue)
            (organization, organizationName) = (trace.organization, trace.organizationName)
            includesSubtree = trace.includesSubtree
            period = Span(trace.period)
            self.position = position
            value = trace.value.map(Number.init)
            printed = trace.printed
            (self.textNow, self.offset, self.findings) = (textNow, offset, findings)
            recordCount = trace.records.count
            switch trace.records {
            case .listed(let ids): (records, recordsSHA256) = (ids, nil)
            case .summed(_, let sha256): (records, recordsSHA256) = (nil, sha256)
            }
            operands = trace.operands.map { Figure($0, position: position) }
        }
    }

    init(_ report: TracedReport, _ findings: [TraceFinding]?) {
        let provenance = report.provenance
        (title, template, unit) = (provenance.title, provenance.template, provenance.unit)
        (organization, organizationName) = (provenance.organization, provenance.organizationName)
        period = Span(provenance.period)
        (position, positionHash) = (provenance.position, provenance.positionHash)
        catalogueFingerprint = provenance.catalogueFingerprint
        texts = report.texts.map(Text.init)
        let found = findings.map { Dictionary(grouping: $0, by: \.bookmark) }
        figures = report.figures.map { figure in
            Figure(
                figure.trace, position: provenance.position, textNow: figure.textNow, offset: figure.offset,
                findings: found.map { byBookmark in
                    (byBookmark[figure.trace.bookmark] ?? []).map { finding in
                        Finding(
                            kind: finding.kind.rawValue, message: finding.message,
                            value: finding.newValue.map(Number.init),
                            shown: finding.newPrinted, recordsJoined: finding.joined, recordsLeft: finding.left)
                    }
                })
        }
    }
}
