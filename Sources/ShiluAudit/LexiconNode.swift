import Foundation
import ShiluFigures
import Yams

/// A lexicon file cannot be used: which file, which line, what to do.
public struct LexiconError: Error, CustomStringConvertible, Sendable {
    public let file: String
    public let line: Int
    public let what: String
    public var description: String { "\(file)第\(line)行：\(what)" }
}

/// A YAML value that knows its file, so that mistakes are named with their line.
struct LexiconNode {
    let node: YAMLNode
    let file: String

    static func read(_ url: URL) throws -> LexiconNode {
        let file = url.lastPathComponent
        let text: String
        do {
            text = try String(contentsOf: url, encoding: .utf8)
        } catch {
            throw LexiconError(file: file, line: 0, what: "读不到这个文件。请核对词库目录\(url.deletingLastPathComponent().path)。")
        }
        do {
            guard let node = try YAMLNode.compose(text) else {
                throw LexiconError(file: file, line: 1, what: "文件是空的。请补写内容。")
            }
            return LexiconNode(node: node, file: file)
        } catch let error as YamlError {
            throw LexiconError(file: file, line: 1, what: "不合YAML格式：\(error)。请改正后重试。")
        }
    }

    func fail(_ what: String) -> LexiconError {
        LexiconError(file: file, line: node.mark?.line ?? 0, what: what)
    }

    /// Keys and values in the order of the file; a key twice is an error.
    func entries() throws -> [(key: String, value: LexiconNode)] {
        guard let mapping = node.mapping else { throw fail("此处应为“名称: 内容”的映射。") }
        var seen: Set<String> = []
        return try mapping.map { key, value in
            guard let name = key.scalar?.string else { throw fail("名称应为文字。") }
            guard seen.insert(name).inserted else { throw fail("“\(name)”写了两次，请合并。") }
            return (name, LexiconNode(node: value, file: file))
        }
    }

    func items() throws -> [LexiconNode] {
        guard let sequence = node.sequence else { throw fail("此处应为清单（每行以“- ”开头）。") }
        return sequence.map { LexiconNode(node: $0, file: file) }
    }

    func text() throws -> String {
        guard let scalar = node.scalar else { throw fail("此处应为文字。") }
        return scalar.string
    }

    /// Words divided by spaces, or a list of such lines.
    func words() throws -> [String] {
        if node.sequence != nil { return try items().flatMap { try $0.words() } }
        return try text().utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map {
            String(Substring($0))
        }
    }
}
