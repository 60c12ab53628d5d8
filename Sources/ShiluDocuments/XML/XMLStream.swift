import CLibxml2
import Foundation

/// Attributes of an element while it is reported; valid only during that call.
struct XMLAttributes: Sequence {
    /// Names point into the parser's dictionary; the value is not ended by a NUL.
    struct Element {
        var name: UnsafePointer<UInt8>
        var hasPrefix: Bool
        var value: UnsafeBufferPointer<UInt8>
    }

    /// Five pointers each: local name, prefix, namespace, begin and end of the value (SAX2).
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    func makeIterator() -> AnyIterator<Element> {
        var index = 0
        return AnyIterator {
            guard index < count else { return nil }
            index += 1
            return self[index - 1]
        }
    }

    /// Direct access, without an iterator, for elements that come by the million.
    subscript(index: Int) -> Element? {
        guard index >= 0, index < count, let pointers, let name = pointers[index * 5],
            let begin = pointers[index * 5 + 3],
            let end = pointers[index * 5 + 4]
        else { return nil }
        return Element(
            name: name, hasPrefix: pointers[index * 5 + 1] != nil,
            value: UnsafeBufferPointer(start: begin, count: end - begin))
    }
}

/// libxml2's SAX parser, set up for untrusted files: no network, no external entities, no document type, its limits of depth
/// and size on. Subclasses take the events.
class XMLStream {
    typealias Name = UnsafePointer<UInt8>

    private let context: xmlParserCtxtPtr
    private let memory: UnsafeMutableRawBufferPointer
    private let file: String
    private let part: String
    /// The first error that a subclass or the parser met.
    private var failure: DocumentError?
    private static let initialized: Void = shilu_xml_init()

    /// - Parameter part: what is read, for messages, such as `word/document.xml`.
    init(_ bytes: [UInt8], file: String, part: String) throws(DocumentError) {
        _ = Self.initialized
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
        memory.copyBytes(from: bytes)
        guard let size = Int32(exactly: bytes.count),
            let context = xmlCreateMemoryParserCtxt(memory.assumingMemoryBound(to: CChar.self).baseAddress, size),
            let handler = context.pointee.sax
        else {
            memory.deallocate()
            throw .damaged(file, "\(part) 读不出来")
        }
        self.memory = memory
        self.context = context
        self.file = file
        self.part = part
        // Entities are replaced so that &amp; in attributes is; others cannot exist, as a document type ends the parsing.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOENT.rawValue
        xmlCtxtUseOptions(context, Int32(bitPattern: options))
        handler.pointee = Self.makeHandler()
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    }

    deinit {
        xmlFreeParserCtxt(context)
        memory.deallocate()
    }

    func start(_ name: Name, namespace: Name?, _ attributes: XMLAttributes) {}
    func end(_ name: Name) {}
    /// A piece of text; one text may come in several.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The pointer by which elements and attributes of this name are reported.
    final func interned(_ name: String) -> Name? { xmlDictLookup(context.pointee.dict, name, -1) }

    /// Ends the parsing; `parse` throws the error, or returns when there is none.
    final func stop(_ error: DocumentError? = nil) {
        if failure == nil { failure = error }
        isStopped = true
        xmlStopParser(context)
    }

    private var isStopped = false

    /// - Throws: `damaged-file` when the XML is not well formed, `xml-doctype`, and what a subclass stopped with.
    final func parse() throws(DocumentError) {
        let result = xmlParseDocument(context)
        if let failure { throw failure }
        if isStopped { return }
        guard result == 0, context.pointee.wellFormed == 1 else { throw .damaged(file, "\(part) 的内容不完整") }
    }

    fileprivate func refuseDocumentType() {
        // Office formats forbid it; it could define entities that grow without end.
        stop(
            DocumentError(
                code: "xml-doctype", file: file, what: "\(part) 带有文档类型声明，不是正常的 Office 文件",
                next: "请确认文件来源可靠，用 WPS 或 Word 打开后另存一份"))
    }

    private static func stream(_ pointer: UnsafeMutableRawPointer?) -> XMLStream? {
        pointer.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { user, name, _, namespace, _, _, count, _, attributes in
            guard let name else { return }
            XMLStream.stream(user)?.start(
                name, namespace: namespace, XMLAttributes(pointers: attributes, count: Int(count)))
        }
        handler.endElementNs = { user, name, _, _ in
            if let name { XMLStream.stream(user)?.end(name) }
        }
        handler.characters = { user, start, count in
            XMLStream.stream(user)?.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        // The same function, so that the parser does not guess which white space is only layout.
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.internalSubset = { user, _, _, _ in XMLStream.stream(user)?.refuseDocumentType() }
        return handler
    }
}

extension String {
    /// The text at a NUL-ended pointer of libxml2; empty for none.
    init(xml pointer: UnsafePointer<UInt8>?) { self = pointer.map { String(cString: $0) } ?? "" }
}
