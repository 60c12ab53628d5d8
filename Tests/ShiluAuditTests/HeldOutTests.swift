import Foundation
import Testing

@testable import ShiluAudit

/// Reports annotated blind: what generalises must not be lost again.
@Suite struct HeldOutTests {
    struct Marked {
        struct Span {
            let range: Range<Int>
            let fields: [String]
        }
        var text: [Unicode.Scalar] = []
        var claims: [Span] = []
        var defects: [Span] = []
        var headings: [(offset: Int, level: Int)] = []

        init(_ source: String) {
            let scalars = Array(source.unicodeScalars)
            var open: [(mark: Unicode.Scalar, start: Int)] = []
            var index = 0
            while index < scalars.count {
                let scalar = scalars[index]
                if scalar == "{", index + 2 < scalars.count, scalars[index + 2] == "}",
                    let level = Int(String(Character(scalars[index + 1])))
                {
                    headings.append((text.count, level))
                    index += 3
                } else if scalar == "⟦" || scalar == "⟪" {
                    open.append((scalar, text.count))
                    index += 1
                } else if scalar == "|", let last = open.last,
                    let end = scalars[index...].firstIndex(of: last.mark == "⟦" ? "⟧" : "⟫")
                {
                    open.removeLast()
                    let info = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
                    let fields = info.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                    let span = Span(range: last.start..<text.count, fields: fields)
                    if last.mark == "⟦" { claims.append(span) } else { defects.append(span) }
                    index = end + 1
                } else {
                    text.append(scalar)
                    index += 1
                }
            }
        }

        var string: String { String(String.UnicodeScalarView(text)) }
    }

    /// What one set of reports must reach: the last set was written after the rules that the earlier ones taught.
    struct Bar: Sendable, CustomTestStringConvertible {
        var name: String
        var isLast: Bool
        var (mechanical, wording, lost) = (0, 0, 0)
        var (precision, recall, forced) = (0.0, 0.0, 0)
        var testDescription: String { name }
    }

    static let bars = [
        Bar(
            name: "earlier", isLast: false, mechanical: 180, wording: 66, lost: 9, precision: 0.97, recall: 0.95,
            forced: 2),
        Bar(
            name: "last", isLast: true, mechanical: 122, wording: 21, lost: 33, precision: 0.94, recall: 0.87,
            forced: 25),
    ]

    private static func reports(_ bar: Bar) throws -> [(name: String, marked: Marked)] {
        try reports().filter { ($0.name >= "j61") == bar.isLast }
    }

    private static func reports() throws -> [(name: String, marked: Marked)] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("HeldOut")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".mk") }
        return try names.sorted().map { name in
            (name, Marked(try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)))
        }
    }

    private static let wording: Set<String> = [
        "typo", "grammar", "terminology", "consistency", "repeated words", "incomplete sentence",
    ]

    private static func family(_ kind: String) -> String {
        if wording.contains(kind) { return "wording" }
        switch kind {
        case "spacing": return "punctuation"
        case "structure": return "numbering"
        default: return kind
        }
    }

    /// The reports whose defects were all marked (j…): none but these may be told.
    @Test(arguments: bars) func defectsMarkedByHandAreFoundAndNoOthers(_ bar: Bar) throws {
        var (hits, lost, extra): ([Bool: Int], [String], [String]) = ([:], [], [])
        for (name, marked) in try Self.reports(bar) where name.hasPrefix("j") {
            let found = Fixture.audit(marked.string).defects
            func meets(_ defect: Defect, _ span: Marked.Span) -> Bool {
                defect.offset < max(span.range.upperBound, span.range.lowerBound + 1)
                    && span.range.lowerBound < defect.offset + max(defect.length, 1)
            }
            for span in marked.defects where span.fields.last != "?" {
                let family = Self.family(span.fields.first ?? "")
                if found.contains(where: { meets($0, span) && Self.family($0.kind.rawValue) == family }) {
                    hits[family == "wording", default: 0] += 1
                } else {
                    lost.append(
                        "\(name) \(family) \(String(String.UnicodeScalarView(marked.text[span.range])))"
                    )
                }
            }
            for defect in found where !marked.defects.contains(where: { meets(defect, $0) }) {
                extra.append("\(name) \(defect.kind.rawValue) \(defect.text)")
            }
        }
        #expect(extra.isEmpty, "\(extra)")
        #expect(hits[false, default: 0] >= bar.mechanical && hits[true, default: 0] >= bar.wording, "\(hits)")
        #expect(lost.count <= bar.lost, "\(lost)")
    }

    @Test(arguments: bars) func whatWasMarkedBlindIsFound(_ bar: Bar) throws {
        let auditor = Fixture.auditor
        var (found, missed, extra) = (0, 0, 0)
        var (right, wrong, unbound, forced) = (0, 0, 0, 0)
        var (headings, lostHeadings, falseHeadings) = (0, 0, 0)
        for (_, marked) in try Self.reports(bar) {
            let result = auditor.audit(marked.string, file: "")
            let claims = result.claims.filter { $0.kind != .date && $0.kind != .ordinal }
            var used: Set<Int> = []
            let spans = marked.claims.filter { $0.fields.first != "none" && !$0.fields.contains("O") }
            for span in spans {
                let hit = claims.indices.first {
                    !used.contains($0) && claims[$0].offset < span.range.upperBound
                        && span.range.lowerBound < claims[$0].offset + claims[$0].length
                }
                guard let hit else {
                    missed += 1
                    continue
                }
                used.insert(hit)
                found += 1
                let wanted = span.fields.first?.split(separator: "/").map(String.init) ?? []
                let figure = claims[hit].figure
                if wanted == ["!"] {
                    if figure != nil { forced += 1 }
                } else if wanted != ["-"], !wanted.isEmpty {
                    if let figure, wanted.contains(figure) {
                        right += 1
                    } else if figure == nil, !wanted.contains("-") {
                        unbound += 1
                    } else if figure != nil {
                        wrong += 1
                    }
                }
            }
            let ignored = marked.claims.filter { $0.fields.contains("O") }.map(\.range)
            extra +=
                claims.indices.filter { index in
                    !used.contains(index)
                        && !ignored.contains {
                            $0.overlaps(claims[index].offset..<(claims[index].offset + claims[index].length))
                        }
                }.count
            let gold = Set(marked.headings.map { "\($0.offset):\($0.level)" })
            let read = Set(result.outline.filter { $0.level > 0 }.map { "\($0.offset):\($0.level)" })
            headings += gold.intersection(read).count
            lostHeadings += gold.subtracting(read).count
            falseHeadings += read.subtracting(gold).count
        }
        func f1(_ hits: Int, _ lost: Int, _ false: Int) -> Double {
            Double(2 * hits) / Double(2 * hits + lost + `false`)
        }
        #expect(found > 500)
        #expect(f1(found, missed, extra) >= 0.98, "claims: \(found) found, \(missed) missed, \(extra) extra")
        #expect(
            f1(headings, lostHeadings, falseHeadings) >= 0.99,
            "headings: \(headings) found, \(lostHeadings) lost, \(falseHeadings) false")
        #expect(Double(right) / Double(right + wrong) >= bar.precision, "bindings: \(right) right, \(wrong) wrong")
        #expect(Double(right) / Double(right + wrong + unbound) >= bar.recall, "bindings: \(unbound) unbound")
        #expect(forced <= bar.forced, "\(forced) numbers without a figure were bound")
    }
}
