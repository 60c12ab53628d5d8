import Foundation
import ShiluDocuments
import ShiluRegisters

/// Reads the provenance back out of a Word file, with no ledger.
public enum TraceReader {
    /// - Throws: `DocumentError` for what is no Word file, `Refusal` for one that says nothing of its numbers.
    public static func read(_ data: Data, name: String) throws -> TracedReport {
        guard let xml = try WordReader.customXML(in: data, name: name, namespace: Provenance.namespace) else {
            throw Refusal(
                Notice(
                    "trace-absent", "这份文件里没有数字来历", next: "请选择由实录生成的 .docx 文件；另存为其他格式的，来历已经丢失", place: name))
        }
        let provenance = try Provenance.read(try XMLNode.parse(xml, name: name), file: name)
        var texts: [String: (text: String, offset: Int)] = [:]
        for bookmark in try WordReader.bookmarks(in: data, name: name) where texts[bookmark.name] == nil {
            texts[bookmark.name] = (bookmark.text, bookmark.offset)
        }
        return TracedReport(
            file: name, provenance: provenance,
            figures: provenance.figures.map { figure in
                TracedReport.Figure(
                    trace: figure, textNow: texts[figure.bookmark]?.text, offset: texts[figure.bookmark]?.offset)
            },
            texts: provenance.texts.map { TracedReport.Text(trace: $0, textNow: texts[$0.bookmark]?.text) })
    }
}

/// A Word file's numbers with where they came from, and what stands in the text now.
public struct TracedReport: Sendable, Hashable {
    public let file: String
    public let provenance: Provenance
    public let figures: [Figure]
    public let texts: [Text]

    /// A text of records, and what stands in its bookmark now; the clerk may word it otherwise.
    public struct Text: Sendable, Hashable {
        public let trace: TracedText
        public let textNow: String?
    }

    public struct Figure: Sendable, Hashable {
        public let trace: TracedFigure
        /// What the bookmark holds now; nil when it was lost.
        public let textNow: String?
        /// Unicode scalars from the start of the text.
        public let offset: Int?

        /// Whether somebody typed over the number.
        public var isEdited: Bool { textNow.map { $0 != trace.printed } ?? false }
        public var isLost: Bool { textNow == nil }
    }
}
