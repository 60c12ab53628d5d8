import Foundation
import ShiluDocuments

extension ComposedReport {
    /// The report as an official document: every number stands in a bookmark.
    public var officialDocument: OfficialDocument {
        OfficialDocument(
            title: title, blocks: blocks.map(block),
            signature: signature.map { .init(organization: $0, date: request.day.chinese) })
    }

    private func block(_ block: Block) -> OfficialDocument.Block {
        switch block {
        case .heading(let level, let runs): .heading(level: level, runs.map(inline))
        case .paragraph(let lead, let runs):
            .paragraph((lead.map { [.runInHeading(level: $0.level, $0.text)] } ?? []) + runs.map(inline))
        }
    }

    private func inline(_ run: Run) -> OfficialDocument.Inline {
        switch run {
        case .text(let text): .text(text)
        case .figure(let index): .marked(figures[index].printed, bookmark: figures[index].bookmark)
        case .record(let index): .marked(texts[index].printed, bookmark: texts[index].bookmark)
        }
    }

    /// The Word file, with where each number comes from in a part of its own.
    ///
    /// - Parameters:
    ///   - catalogueFingerprint: what the figures were defined by, such as the catalogue's SHA-256.
    ///   - sha256: the SHA-256 of bytes in hexadecimal.
    public func wordFile(
        catalogueFingerprint: String = "", sha256: (([UInt8]) -> String)
    ) throws -> Data {
        let provenance = Provenance(self, catalogueFingerprint: catalogueFingerprint, sha256: sha256)
        let part = CustomXMLPart(
            namespace: Provenance.namespace, xml: provenance.xml, itemID: "{6B1F7C52-3D0A-4C1E-9E57-2A5D90C4E811}")
        return try WordWriter.data(officialDocument, customXML: part)
    }
}
