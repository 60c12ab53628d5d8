/// A paragraph of an extracted text. Offsets and lengths count Unicode scalars.
public struct ExtractedParagraph: Sendable, Equatable {
    /// Where it begins in `ExtractedText.text`.
    public var offset: Int
    /// Its length without the line end after it.
    public var length: Int
    /// Level of a heading, 1 the highest, up to 9; nil for body text. From the outline level of the paragraph or its style;
    /// many files have none, so nil does not mean that it is no heading.
    public var outlineLevel: Int?
    public var isInTable: Bool
    /// Scalars at the beginning that are an automatic number: computed, not stored in the file as text.
    public var automaticNumberLength: Int

    public init(
        offset: Int, length: Int, outlineLevel: Int? = nil, isInTable: Bool = false, automaticNumberLength: Int = 0
    ) {
        self.offset = offset
        self.length = length
        self.outlineLevel = outlineLevel
        self.isInTable = isInTable
        self.automaticNumberLength = automaticNumberLength
    }
}

/// The text of a document, with its paragraphs.
public struct ExtractedText: Sendable, Equatable {
    /// Text files: as stored, without byte order mark. DOCX: paragraphs in order, each ended by a line feed; a manual line
    /// break inside a paragraph is a line feed too, so go by `paragraphs`, not by lines.
    public var text: String
    public var paragraphs: [ExtractedParagraph]
    /// What the file was, before any conversion.
    public var kind: FileKind

    public init(text: String, paragraphs: [ExtractedParagraph], kind: FileKind) {
        self.text = text
        self.paragraphs = paragraphs
        self.kind = kind
    }

    /// A text whose lines are its paragraphs; LF, CRLF and CR end a line, and a blank line is an empty paragraph.
    init(lines text: String, kind: FileKind) {
        var paragraphs: [ExtractedParagraph] = []
        var offset = 0
        var start = 0
        var previousWasReturn = false
        // By its bytes: a scalar begins with any but those that go on with one.
        for byte in text.utf8 where byte & 0xC0 != 0x80 {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if byte == UInt8(ascii: "\n"), previousWasReturn {
                    start = offset + 1
                } else {
                    paragraphs.append(ExtractedParagraph(offset: start, length: offset - start))
                    start = offset + 1
                }
            }
            previousWasReturn = byte == UInt8(ascii: "\r")
            offset += 1
        }
        if start < offset { paragraphs.append(ExtractedParagraph(offset: start, length: offset - start)) }
        self.init(text: text, paragraphs: paragraphs, kind: kind)
    }
}
