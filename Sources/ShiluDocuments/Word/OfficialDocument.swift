/// An official document without a red head: title, addressee, body, attachments, signature (GB/T 9704-2012 §7.3).
public struct OfficialDocument: Sendable, Equatable {
    /// A line feed breaks the title where words end, as §7.3.1 asks for.
    public var title: String
    /// A line under the title in 楷体, such as the unit or （2025年1月6日）; for summaries and reports to a meeting.
    public var subtitle: String?
    /// 主送机关, with its full-width colon.
    public var addressee: String?
    public var blocks: [Block]
    /// Names of attachments for the 附件说明, in order, without number and punctuation.
    public var attachments: [String]
    public var signature: Signature?

    public init(
        title: String, subtitle: String? = nil, addressee: String? = nil, blocks: [Block], attachments: [String] = [],
        signature: Signature? = nil
    ) {
        self.title = title
        self.subtitle = subtitle
        self.addressee = addressee
        self.blocks = blocks
        self.attachments = attachments
        self.signature = signature
    }

    /// 署名 and 成文日期, placed as for a document without a seal (§7.3.5.2).
    public struct Signature: Sendable, Equatable {
        public var organization: String
        /// As it is to stand, such as 2025年1月6日.
        public var date: String

        public init(organization: String, date: String) {
            self.organization = organization
            self.date = date
        }
    }

    public enum Block: Sendable, Equatable {
        /// A heading that is a paragraph of its own. `level` 1…4 (others count as the nearest); its number 一、（一）1.（1）
        /// is part of the text.
        case heading(level: Int, [Inline])
        /// A paragraph of the body, first line indented.
        case paragraph([Inline])
        /// Rows of cells; with `header` the first row is repeated on every page.
        case table([[[Inline]]], header: Bool)
    }

    public enum Inline: Sendable, Equatable {
        case text(String)
        case bold(String)
        /// A figure: a bookmark around its run. The name has at most 40 characters, a letter first, then letters, digits and _.
        case marked(String, bookmark: String)
        /// A heading at the beginning of a paragraph, in the face of its level.
        case runInHeading(level: Int, String)
    }
}

/// A part of `customXml/`: XML of a program's own, which Word and LibreOffice keep when they save.
public struct CustomXMLPart: Sendable, Equatable {
    /// Namespace of the root element.
    public var namespace: String
    /// A well-formed document.
    public var xml: String
    /// A GUID such as `{6F2A…}`; braces are added when they are missing.
    public var itemID: String

    public init(namespace: String, xml: String, itemID: String) {
        self.namespace = namespace
        self.xml = xml
        self.itemID = itemID
    }
}
