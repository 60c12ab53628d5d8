import Yams

/// A piece of a YAML file: a text, a list or a mapping, with its line. Every scalar is text.
package final class YAMLNode: Sendable {
    package enum Content: Sendable {
        case scalar(String)
        case sequence([YAMLNode])
        /// In the order of the file.
        case mapping([(YAMLNode, YAMLNode)])
    }
    package struct Scalar: Sendable {
        package let string: String
    }
    package struct Mark: Sendable {
        /// From 1.
        package let line: Int
    }
    package let content: Content
    /// From 1; nil where it is not known.
    package let mark: Mark?

    package init(_ content: Content, line: Int?) { (self.content, mark) = (content, line.map(Mark.init)) }

    package var scalar: Scalar? { if case .scalar(let text) = content { Scalar(string: text) } else { nil } }
    package var sequence: [YAMLNode]? { if case .sequence(let nodes) = content { nodes } else { nil } }
    package var mapping: [(YAMLNode, YAMLNode)]? { if case .mapping(let pairs) = content { pairs } else { nil } }

    /// The document of a text; nil for an empty one.
    /// - Throws: `YamlError`.
    package static func compose(_ text: String) throws -> YAMLNode? {
        try PlainYAML.compose(text) ?? composeWithYams(text)
    }

    static func composeWithYams(_ text: String) throws -> YAMLNode? {
        try Yams.compose(yaml: text, .basic).map { YAMLNode($0) }
    }

    /// What Yams has read.
    package convenience init(_ node: Node) {
        let line = node.mark?.line
        switch node {
        case .scalar(let scalar): self.init(.scalar(scalar.string), line: line)
        case .sequence(let sequence): self.init(.sequence(sequence.map(YAMLNode.init)), line: line)
        case .mapping(let mapping):
            self.init(.mapping(mapping.map { (YAMLNode($0.key), YAMLNode($0.value)) }), line: line)
        case .alias: self.init(.scalar(""), line: line)
        }
    }
}

/// A YAML mapping by the text of its keys.
package struct YAMLMap {
    package let entries: [(key: String, keyNode: YAMLNode, value: YAMLNode)]

    /// Nil where the node is not a mapping.
    package init?(_ node: YAMLNode?) {
        guard let pairs = node?.mapping else { return nil }
        entries = pairs.map { ($0.0.scalar?.string ?? "", $0.0, $0.1) }
    }

    package subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }
}
