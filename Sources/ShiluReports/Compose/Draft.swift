import ShiluFigures

/// A figure in the text before the text is final and bookmarks are given.
struct FigureDraft: Sendable {
    let reading: FigureReading
    let value: Rational
    var comparison: FigureReading?
    var entry: FigureEntry?
    let printed: String
}

/// A text that stands in records, before bookmarks are given.
struct RecordDraft: Sendable {
    let name: String
    let printed: String
    let records: [String]
}

enum DraftRun: Sendable {
    case text(String)
    case figure(FigureDraft)
    case record(RecordDraft)

    var printed: String {
        switch self {
        case .text(let text): text
        case .figure(let draft): draft.printed
        case .record(let draft): draft.printed
        }
    }
}

/// What a piece of a template came to.
struct Written: Sendable {
    var runs: [DraftRun] = []
    /// How many values were asked for, and how many of them are in `runs`.
    var asked = 0
    var given = 0

    static func text(_ text: String) -> Written { Written(runs: [.text(text)]) }

    mutating func append(_ other: Written) {
        runs += other.runs
        asked += other.asked
        given += other.given
    }

    /// Whether anything but marks is in it.
    var hasWords: Bool {
        runs.contains { run in
            switch run {
            case .figure, .record: true
            case .text(let text): text.contains { !Punctuation.marks.contains($0) && !$0.isWhitespace }
            }
        }
    }
}

/// A piece of a template that has text, or lacks something.
enum Outcome: Sendable {
    case written(Written)
    case fell([LeftOut.Cause])
}

/// Puts the marks right where clauses fell away.
enum Punctuation {
    static let marks: Set<Character> = ["、", "，", "；", "：", "。", "！", "？"]
    private static let opening: Set<Character> = ["（", "“", "‘", "《"]
    /// Of two marks that meet, the stronger stays.
    private static let strength: [Character: Int] = ["、": 1, "，": 2, "；": 3, "：": 4, "。": 5, "！": 6, "？": 6]

    static func tidied(_ runs: [DraftRun]) -> [DraftRun] {
        var result: [DraftRun] = []
        var text = ""
        var last: Character?
        for run in runs {
            switch run {
            case .figure, .record:
                if !text.isEmpty { result.append(.text(text)) }
                text = ""
                result.append(run)
                last = run.printed.last
            case .text(let piece):
                for character in piece {
                    guard let strong = strength[character] else {
                        text.append(character)
                        last = character
                        continue
                    }
                    guard let before = last, !opening.contains(before) else { continue }
                    if let weaker = strength[before] {
                        // A mark always stands in `text`: figures end in digits or measure words.
                        if strong > weaker, !(before == "：" && character == "。" && text.isEmpty), !text.isEmpty {
                            text.removeLast()
                            text.append(character)
                            last = character
                        }
                    } else {
                        text.append(character)
                        last = character
                    }
                }
            }
        }
        if !text.isEmpty { result.append(.text(text)) }
        return result
    }

    /// The words of the first sentence, and what follows it; nil if nothing follows.
    static func firstSentence(_ runs: [DraftRun]) -> (lead: String, rest: [DraftRun])? {
        var lead = ""
        for (index, run) in runs.enumerated() {
            guard case .text(let text) = run, let stop = text.firstIndex(of: "。") else {
                lead += run.printed
                continue
            }
            let after = String(text[text.index(after: stop)...])
            let rest = (after.isEmpty ? [] : [.text(after)]) + runs[(index + 1)...]
            return rest.isEmpty ? nil : (lead + text[..<stop], rest)
        }
        return nil
    }

    /// Ends with a full stop, whatever stood there.
    static func ended(_ runs: [DraftRun]) -> [DraftRun] { tidied(runs + [.text("。")]) }

    /// Without marks at the end, for a text that goes on.
    static func bare(_ text: String) -> String {
        var text = text.trimmed
        while let last = text.last, marks.contains(last) || last.isWhitespace { text.removeLast() }
        return text
    }
}
