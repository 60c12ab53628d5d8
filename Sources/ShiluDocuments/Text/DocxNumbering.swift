/// Automatic numbers of a Word document: what `numbering.xml` says, and how far each list has counted.
struct DocxNumbering {
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        var isLegal = false
        var suffix = "tab"
        /// The level after which this one starts anew, counted from 1; nil: after any higher one.
        var restartAfter: Int?
    }

    private struct Instance {
        var abstract: String
        var levels: [Int: Level]
        var starts: [Int: Int]
    }

    private var instances: [String: Instance] = [:]
    /// Levels by the paragraph style that uses them.
    private var levelOfStyle: [String: (list: String, level: Int)] = [:]
    /// Counters by abstract list, because instances of one list go on counting together.
    private var counters: [String: [Int: Int]] = [:]
    private var startedInstances: Set<String> = []

    init(_ root: XMLNode?) {
        guard let root else { return }
        var abstracts: [String: [Int: Level]] = [:]
        for item in root.children("abstractNum") {
            guard let id = item.attributes["abstractNumId"] else { continue }
            var levels: [Int: Level] = [:]
            for node in item.children("lvl") {
                guard let index = node.attributes["ilvl"].flatMap({ Int($0) }), (0..<9).contains(index) else {
                    continue
                }
                levels[index] = Self.level(node)
                if let style = node.setting("pStyle") { levelOfStyle[style] = (id, index) }
            }
            abstracts[id] = levels
        }
        for item in root.children("num") {
            guard let id = item.attributes["numId"], let abstract = item.setting("abstractNumId") else { continue }
            var instance = Instance(abstract: abstract, levels: abstracts[abstract] ?? [:], starts: [:])
            for change in item.children("lvlOverride") {
                guard let index = change.attributes["ilvl"].flatMap({ Int($0) }) else { continue }
                if let node = change.child("lvl") { instance.levels[index] = Self.level(node) }
                instance.starts[index] = change.setting("startOverride").flatMap { Self.bounded($0) }
            }
            instances[id] = instance
        }
    }

    private static func level(_ node: XMLNode) -> Level {
        let legal = node.child("isLgl").map { $0.attributes["val"] != "0" && $0.attributes["val"] != "false" } ?? false
        // A custom format stands in an AlternateContent whose fallback has a plain one.
        let format =
            node.setting("numFmt") ?? node.child("AlternateContent")?.child("Fallback")?.setting("numFmt") ?? "decimal"
        return Level(
            start: node.setting("start").flatMap { bounded($0) } ?? 1, format: format,
            text: node.setting("lvlText") ?? "",
            isLegal: legal, suffix: node.setting("suff") ?? "tab",
            restartAfter: node.setting("lvlRestart").flatMap { bounded($0) })
    }

    /// Start values of untrusted files, kept so small that counting on cannot overflow.
    private static func bounded(_ text: String) -> Int? {
        Int(text).flatMap { (0...1_000_000).contains($0) ? $0 : nil }
    }

    /// The level that a numbered style stands for.
    func level(ofStyle style: String, numID: String) -> Int? {
        guard let entry = levelOfStyle[style], instances[numID]?.abstract == entry.list else { return nil }
        return entry.level
    }

    /// Counts one paragraph and gives its number as text, with what parts it from the words after it.
    mutating func next(numID: String, level: Int) -> String {
        guard let instance = instances[numID], let own = instance.levels[level] else { return "" }
        var counts = counters[instance.abstract] ?? [:]
        if startedInstances.insert(numID).inserted {
            for (index, start) in instance.starts { counts[index] = start - 1 }
        }
        counts[level] = (counts[level] ?? (own.start - 1)) + 1
        for lower in (level + 1)..<max(10, level + 2) {
            if let limit = instance.levels[lower]?.restartAfter, limit == 0 || level + 1 > limit { continue }
            counts[lower] = nil
        }
        // A level above that never occurred counts as begun.
        for higher in 0..<level where counts[higher] == nil { counts[higher] = instance.levels[higher]?.start ?? 1 }
        counters[instance.abstract] = counts
        let number = text(of: own, instance, counts)
        guard let last = number.unicodeScalars.last else { return "" }
        switch own.suffix {
        case "nothing": return number
        case "space": return number + " "
        default:
            // A tab is white space of the layout. Only where digits would run together a space stands for it.
            return last.properties.isAlphabetic || ("0"..."9").contains(last) ? number + " " : number
        }
    }

    /// Replaces %1 … %9 by the counters; a list with pictures or symbols as bullets gives nothing.
    private func text(of level: Level, _ instance: Instance, _ counts: [Int: Int]) -> String {
        guard level.format != "bullet" else { return "" }
        var result = ""
        var isReference = false
        for character in level.text {
            if isReference {
                isReference = false
                if let index = character.wholeNumberValue, (1...9).contains(index) {
                    let format = level.isLegal ? "decimal" : instance.levels[index - 1]?.format ?? "decimal"
                    let count = counts[index - 1] ?? instance.levels[index - 1]?.start ?? 1
                    result += NumberFormat.text(count, format: format)
                } else {
                    result += "%" + String(character)
                }
            } else if character == "%" {
                isReference = true
            } else {
                result.append(character)
            }
        }
        return isReference ? result + "%" : result
    }
}
