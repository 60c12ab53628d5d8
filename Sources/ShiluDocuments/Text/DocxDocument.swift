import Foundation

/// A bookmark with the text between its ends. `offset` counts Unicode scalars.
struct DocxBookmark: Equatable {
    var name: String
    var text: String
    var offset: Int
}

/// What is read from a Word package: text, paragraphs, bookmarks.
struct DocxDocument {
    var extracted: ExtractedText
    var bookmarks: [DocxBookmark]

    /// - Throws: `not-a-document`, `damaged-file`, `zip-bomb` and its like.
    static func read(_ data: Data, name: String, kind: FileKind) throws(DocumentError) -> DocxDocument {
        let archive = try ZipReader(data, name: name)
        let main = try OfficePackage.mainPart(of: archive, name: name, usual: "word/document.xml")
        guard let bytes = try archive.read(main) else { throw .damaged(name, "缺少 \(main)") }
        let root = try XMLNode.parse(bytes, name: name, part: main)
        guard let body = root.child("body") else { throw .damaged(name, "\(main) 里没有正文") }
        let relations = try OfficePackage.relations(of: main, in: archive, name: name)
        var walker = DocxWalker(
            styles: DocxStyles(try part("styles", relations, archive, name)),
            numbering: DocxNumbering(try part("numbering", relations, archive, name)))
        walker.walk(body)
        // Notes follow the body, in the order in which it refers to them.
        for (type, element) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
            guard let root = try Self.part(type, relations, archive, name) else { continue }
            var notes: [String: XMLNode] = [:]
            for note in root.children(element) {
                if let id = note.attributes["id"], notes[id] == nil { notes[id] = note }
            }
            for id in walker.notes[element] ?? [] {
                if let note = notes.removeValue(forKey: id) { walker.walk(note) }
            }
        }
        return walker.result(kind: kind)
    }

    private static func part(
        _ type: String, _ relations: OfficePackage.Relations, _ archive: ZipReader, _ name: String
    ) throws(DocumentError) -> XMLNode? {
        guard let part = relations.byType[type]?.first, let bytes = try archive.read(part) else { return nil }
        return try XMLNode.parse(bytes, name: name, part: part)
    }
}
