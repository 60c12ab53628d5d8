import Foundation

/// An element of a small XML document, held in memory.
///
/// For parts of this program's own and for documents; sheets with many rows are streamed instead.
public struct XMLNode: Sendable, Equatable {
    /// Local name, without prefix.
    public let name: String
    /// Namespace URI, empty when there is none.
    public let namespace: String
    /// Values by local name; of two attributes with the same local name the one without a prefix counts.
    public let attributes: [String: String]
    /// Elements directly inside, in order.
    public internal(set) var children: [XMLNode]
    /// Text directly inside, joined; text of children is not part of it.
    public internal(set) var text: String

    /// Parses a well-formed XML 1.0 document. Nothing is fetched, and a document type declaration is refused.
    /// - Parameter name: the file that messages speak of.
    /// - Throws: `damaged-file`, `xml-doctype`.
    public static func parse(_ xml: String, name: String = "XML") throws(DocumentError) -> XMLNode {
        // The declaration may name the encoding that the text had before it became a Swift string.
        var text = Substring(xml)
        if text.hasPrefix("<?xml"), let end = text.range(of: "?>") { text = text[end.upperBound...] }
        return try parse(Array(text.utf8), name: name, part: name)
    }

    /// Parses bytes in any encoding that their declaration or mark names.
    public static func parse(_ data: Data, name: String = "XML") throws(DocumentError) -> XMLNode {
        try parse([UInt8](data), name: name, part: name)
    }

    static func parse(_ bytes: [UInt8], name: String, part: String) throws(DocumentError) -> XMLNode {
        let builder = try XMLTreeBuilder(bytes, file: name, part: part)
        try builder.parse()
        guard let root = builder.root else { throw .damaged(name, "\(part) 是空的") }
        return root
    }

    /// The first child of this name.
    public func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// All children of this name, in order.
    public func children(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// The first descendant along a path of names.
    public func child(at path: String...) -> XMLNode? {
        var node: XMLNode? = self
        for name in path { node = node?.child(name) }
        return node
    }

    /// The `val` attribute of a child, the way WordprocessingML keeps most settings.
    func setting(_ name: String) -> String? { child(name)?.attributes["val"] }
}

/// Builds the tree of a document from its events.
private final class XMLTreeBuilder: XMLStream {
    private(set) var root: XMLNode?
    private var open: [XMLNode] = []
    /// Names are few and occur often; the parser gives each the same pointer.
    private var names: [Name: String] = [:]

    override func start(_ name: Name, namespace: Name?, _ attributes: XMLAttributes) {
        var values: [String: String] = [:]
        for index in 0..<attributes.count {
            guard let attribute = attributes[index] else { continue }
            let key = text(of: attribute.name)
            if attribute.hasPrefix, values[key] != nil { continue }
            values[key] = String(decoding: attribute.value, as: UTF8.self)
        }
        open.append(
            XMLNode(
                name: text(of: name), namespace: namespace.map(text(of:)) ?? "", attributes: values, children: [],
                text: ""))
    }

    override func end(_ name: Name) {
        guard let finished = open.popLast() else { return }
        if open.isEmpty { root = finished } else { open[open.count - 1].children.append(finished) }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if !open.isEmpty { open[open.count - 1].text += String(decoding: bytes, as: UTF8.self) }
    }

    private func text(of name: Name) -> String {
        if let known = names[name] { return known }
        let text = String(xml: name)
        names[name] = text
        return text
    }
}
