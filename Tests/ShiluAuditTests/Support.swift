import Foundation

@testable import ShiluAudit

/// The lexicon of the catalogue, found by `SHILU_CATALOGUE` or upwards from here.
enum Fixture {
    static let lexicon: AuditLexicon = {
        do {
            return try AuditLexicon.load(
                folder: folder("Catalogue", variable: "SHILU_CATALOGUE").appending(path: "lexicon"))
        } catch {
            print("读不到词库：\(error)")
            return AuditLexicon()
        }
    }()
    static let auditor = Auditor(lexicon: lexicon)

    static func folder(_ name: String, variable: String) -> URL {
        if let path = ProcessInfo.processInfo.environment[variable] { return URL(filePath: path) }
        let starts = [
            URL(filePath: #filePath), URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "x"),
        ]
        for start in starts {
            var place = start.deletingLastPathComponent()
            while place.path != "/" {
                let found = place.appending(path: name)
                if FileManager.default.fileExists(atPath: found.path) { return found }
                place = place.deletingLastPathComponent()
            }
        }
        return URL(filePath: "/nonexistent")
    }

    /// The reports of the project's shared folder; nil where they are not at hand.
    static var reports: URL? {
        let shared = folder("shared", variable: "SHILU_SHARED").appending(path: "reports")
        return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
    }

    static func audit(_ text: String) -> AuditResult { auditor.audit(text, file: "试卷") }

    /// Claims without dates and ordinals, as `text=value unit:figure`.
    static func said(_ text: String) -> [String] {
        audit(text).claims.filter { $0.kind != .date && $0.kind != .ordinal }.map { claim in
            let value = claim.masked ? "?" : (claim.value?.plain ?? "nil")
            let range = claim.upper.map { "..\($0.plain)" } ?? ""
            return "\(claim.text)=\(value)\(range) \(claim.unit)"
        }
    }

    static func bound(_ text: String) -> [String] {
        audit(text).claims.filter { $0.kind != .date && $0.kind != .ordinal }.map {
            "\($0.text) \(([$0.figure ?? "–"] + $0.alsoFigures).joined(separator: "+"))"
        }
    }

    /// Takes ⟦n⟧ out of a text: the text, and where the marks stood.
    static func unmark(_ marked: String) -> (text: String, places: [Int]) {
        var text = String.UnicodeScalarView()
        var places: [Int] = []
        var inside = false
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦":
                inside = true
                places.append(text.count)
            case "⟧": inside = false
            default: if !inside { text.append(scalar) }
            }
        }
        return (String(text), places)
    }
}
