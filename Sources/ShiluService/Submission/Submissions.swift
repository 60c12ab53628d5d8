import Foundation
import ShiluDocuments
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluReports

/// Hands reports up: what they say becomes standing assertions about the ledger.
public enum Submissions {
    public struct Request: Sendable {
        public let path: String
        public let kind: SubmittedReportKind
        public let recipient: String
        public let day: Day
        /// An earlier submission that this one corrects: number or id.
        public let corrects: String?
        /// Whether a report is recorded that the text or the ledger no longer agrees with: it went out as it is.
        public let asSent: Bool
        public init(
            path: String, kind: SubmittedReportKind, recipient: String, day: Day, corrects: String? = nil,
            asSent: Bool = false
        ) {
            (self.path, self.kind, self.recipient, self.day) = (path, kind, recipient, day)
            (self.corrects, self.asSent) = (corrects, asSent)
        }
    }

    public struct Outcome: Sendable {
        /// Id of the record.
        public let record: String
        /// How many numbers are assertions from now on.
        public let asserted: Int
        /// Numbers that somebody typed over: they cannot be checked.
        public let typed: Int
        public let title: String
        public let isNew: Bool
    }

    /// Records a report as handed up.
    ///
    /// - Throws: `Refusal` naming every number that the text or the ledger no longer bears out, unless `asSent`; the
    ///   ledger's own refusal.
    public static func submit(_ request: Request, session: Session, author: String, at now: Int64) throws -> Outcome {
        let data = try SafeFile.read(request.path)
        let name = URL(fileURLWithPath: request.path).lastPathComponent
        let traced = try TraceReader.read(data, name: name)
        let last = try session.ledger.position
        guard traced.provenance.position <= last else {
            throw Notice(
                "submission-other-ledger", "这份材料生成时台账有\(traced.provenance.position)条，现在只有\(last)条，不是用这个台账生成的",
                next: "请核对台账文件", place: name)
        }
        if !request.asSent {
            let wrong = try ReportService.check(traced, session: session).filter {
                $0.kind != .unchanged && $0.kind != .records && !($0.kind == .changed && $0.newPrinted == $0.printed)
            }
            guard wrong.isEmpty else {
                throw Refusal(
                    wrong.map {
                        Notice(
                            "submission-\($0.kind.rawValue)", $0.message.trimmingCharacters(in: ["。"]),
                            next: "请重新生成后再报；确已这样报出的，加 --as-sent 照实登记", place: name)
                    })
            }
        }
        let corrected = try request.corrects.map { try session.record("\(SubmittedReport.title)/\(number($0))").id }
        let fields = fields(of: traced, request, data: data, name: name, corrects: corrected)
        do {
            let receipt = try session.ledger.append(
                [.record(register: SubmittedReport.name, fields: fields)], author: author, at: now, note: "上报")
            let typed = traced.figures.count { $0.isEdited }
            return Outcome(
                record: receipt.ids.first ?? "", asserted: traced.figures.count - typed, typed: typed,
                title: traced.provenance.title, isNew: receipt.entries > 0)
        } catch let refusal as BatchRefusal { throw refusal.refusal }
    }

    private static func number(_ text: String) -> String { AnyRecord.number(of: text) }

    private static func fields(
        of traced: TracedReport, _ request: Request, data: Data, name: String, corrects: String?
    ) -> [String: Value] {
        let said = traced.provenance
        let shape = SubmittedReport.shape
        var fields: [String: Value] = [
            shape.organizationId.key: .text(said.organization), shape.kind.key: request.kind.value,
            shape.titleField.key: .text(said.title), shape.from.key: said.period.first.value,
            shape.to.key: said.period.last.value, shape.recipient.key: .text(request.recipient),
            shape.submittedOn.key: request.day.value, shape.fileName.key: .text(name),
            shape.sha256.key: .text(ReportService.sha256(Array(data))),
            shape.position.key: .integer(said.position),
            shape.figures.key: .list(traced.figures.map { .fields(part($0, of: said)) }),
        ]
        if let corrects { fields[shape.correctsId.key] = .text(corrects) }
        return fields
    }

    private static func part(_ figure: TracedReport.Figure, of report: Provenance) -> [String: Value] {
        let (trace, shape) = (figure.trace, ReportedFigure.shape)
        let kind: ReportedNumberKind =
            switch trace.kind {
            case _ where figure.isEdited: .typed
            case .figure, .operand: .figure
            case .growth: .growth
            case .change: .change
            case .entry: .entry
            }
        var part: [String: Value] = [
            shape.figure.key: .text(trace.figure), shape.titleField.key: .text(trace.name), shape.kind.key: kind.value,
            shape.from.key: trace.period.first.value, shape.to.key: trace.period.last.value,
            shape.printed.key: .text(figure.textNow ?? trace.printed), shape.basis.key: .text(trace.definition),
        ]
        if trace.organization != report.organization { part[shape.organizationId.key] = .text(trace.organization) }
        if !trace.includesSubtree { part[shape.single.key] = true.value }
        if let value = trace.value, kind != .typed { part[shape.value.key] = .text(value.description) }
        if kind == .growth || kind == .change, let before = trace.operands.last {
            part[shape.comparedFrom.key] = before.period.first.value
            part[shape.comparedTo.key] = before.period.last.value
        }
        return part
    }
}
