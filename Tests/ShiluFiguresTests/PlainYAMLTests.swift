import Foundation
import ShiluCatalogue
import Testing

@testable import ShiluFigures

/// The quick reader of plain YAML reads what Yams reads, with the same lines, or nothing.
struct PlainYAMLTests {
    /// A node as text, with its lines.
    private func shown(_ node: YAMLNode) -> String {
        let line = node.mark.map { "@\($0.line)" } ?? ""
        return switch node.content {
        case .scalar(let text): "\(text)\(line)"
        case .sequence(let nodes): "[\(nodes.map(shown).joined(separator: ", "))]\(line)"
        case .mapping(let pairs): "{\(pairs.map { "\(shown($0.0)): \(shown($0.1))" }.joined(separator: ", "))}\(line)"
        }
    }

    @Test(arguments: ["figures", "duties", "lexicon"])
    func wholeCatalogue(folder: String) throws {
        let url = CatalogueFolder.url.appendingPathComponent(folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".yaml") }
        #expect(!names.isEmpty)
        for name in names {
            let text = try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
            let plain = PlainYAML.compose(text)
            // Lists of words run over several lines; figures and duties are read at every report.
            if folder != "lexicon" { #expect(plain != nil, "\(folder)/\(name) is not plain any more") }
            guard let plain else { continue }
            let full = try #require(try YAMLNode.composeWithYams(text))
            #expect(shown(plain) == shown(full), "\(folder)/\(name)")
        }
    }

    @Test(arguments: [
        "a: b", "a: b # c", "a: 'b # c'", "a: \"b: c\"", "- a\n- b: c\n  d: e\n-\n  - f", "a:\n- b\n- c\nd: e",
        "a: [b, c d, [e], {f: g, h: 'i, j'}]", "a: {b: [c,\n  d], e: f}", "# x\n\na:\n  # y\n  b: c\n", "a: b:c",
        "a: -b",
        "- - a\n  - b", "a: [b, ]", "一: 二，三", "a: x#y", "a: [x#y, p:q]", "a: {b: p:q}",
    ])
    func readsAsYams(text: String) throws {
        let plain = try #require(PlainYAML.compose(text))
        #expect(shown(plain) == shown(try #require(try YAMLNode.composeWithYams(text))))
    }

    @Test(arguments: [
        "", "a: |\n  b", "a: >\n  b", "a: &x b", "a: *x", "a: !t b", "a: b\n  c", "a: \"b\\n\"", "a: 'b''c'", "a: b: c",
        "a: b\na: c",
        "a:\n\tb: c", "--- a", "a: [b", "a: {b: c", "a: {b}", "a: [b: c]", "a: 'b", "a:\nb: c", "a: b\r\n", "%x",
        "a: [b # c\n ]",
        "? a\n: b", "a: {b: c, b: d}", "a:\n  - b\n c: d", "'a': b", "a: @b", "a", "a: [b] c",
    ])
    func givesUp(text: String) { #expect(PlainYAML.compose(text) == nil) }
}
