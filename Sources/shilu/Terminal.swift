import Foundation
import ShiluRegisters

/// Printing for people: errors on standard error, progress only where somebody watches.
enum Terminal {
    static func error(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// The answer could not all be written: a full disk must not look like success.
    static let outputLost = Notice("output-lost", "结果没有全部写出来", next: "请检查磁盘空间后重做")

    /// A remark beside the answer: on standard error, so that what is piped on stays clean.
    static func note(_ text: String) { error(text) }

    /// All notices at once, numbered where there are several.
    static func complain(_ notices: [Notice]) {
        guard notices.count > 1 else {
            notices.first.map { error($0.description) }
            return
        }
        error("有\(notices.count)处问题，没有做任何改动：")
        // The same slip in every row of a long sheet is told twenty times, then counted.
        var told: [String: Int] = [:]
        for (index, notice) in notices.enumerated() {
            told[notice.what, default: 0] += 1
            if told[notice.what, default: 0] <= mostAlike { error("\(index + 1). \(notice)") }
        }
        for (what, count) in told.sorted(by: { $0.key < $1.key }) where count > mostAlike {
            error("……“\(what)”还有\(count - mostAlike)处，位置从略。")
        }
    }

    private static let mostAlike = 20

    /// What was recorded as it happened and should be looked at.
    static func advise(_ notices: [Notice], isRecorded: Bool = true) {
        guard !notices.isEmpty else { return }
        error("\(isRecorded ? "已登记" : "可以登记")；有\(notices.count)处与规定或其他记录不相合，请核对（随时可用 shilu doubts 查看）：")
        for notice in notices.prefix(mostAlike) { error("  \(notice)") }
        if notices.count > mostAlike { error("  ……还有\(notices.count - mostAlike)处") }
    }

    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// A bar that redraws itself on a terminal and is silent elsewhere.
    static func progress(_ what: String, _ done: Int, of all: Int) {
        guard isWatched, all > 0 else { return }
        let width = 24
        let filled = min(width, done * width / all)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        FileHandle.standardError.write(Data("\r\(what) \(bar) \(done)/\(all)\(done >= all ? "\n" : "")".utf8))
    }

    /// Width on screen: Chinese characters and full-width marks take two columns.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
    }

    static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - self.width(text)))
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2018...0x201D, 0x2026, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

/// JSON of the command line: English keys, sorted, Chinese unescaped.
enum JSONText {
    static func print(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Swift.print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
