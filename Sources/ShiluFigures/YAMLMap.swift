import Yams

/// A YAML mapping by the text of its keys.
///
/// Yams looks a key up by resolving the tags of all of them, which took most of the time of loading the catalogue.
package struct YAMLMap {
    package let entries: [(key: String, keyNode: Node, value: Node)]

    /// Nil where the node is not a mapping.
    package init?(_ node: Node?) {
        guard case .mapping(let mapping)? = node else { return nil }
        entries = mapping.map { ($0.key.scalar?.string ?? "", $0.key, $0.value) }
    }

    package subscript(key: String) -> Node? { entries.first { $0.key == key }?.value }
}
