/// What paragraph styles say about headings and numbers, inherited along `basedOn`.
struct DocxStyles {
    private struct Style {
        var name: String
        var basedOn: String?
        var outline: Int?
        var numID: String?
        var level: Int?
    }

    private var styles: [String: Style] = [:]
    private var defaultStyle: String?

    init(_ root: XMLNode?) {
        for item in root?.children("style") ?? [] where item.attributes["type"] == "paragraph" {
            guard let id = item.attributes["styleId"] else { continue }
            let properties = item.child("pPr")
            let numbering = properties?.child("numPr")
            styles[id] = Style(
                name: (item.setting("name") ?? "").lowercased(), basedOn: item.setting("basedOn"),
                outline: properties?.setting("outlineLvl").flatMap { Int($0) }, numID: numbering?.setting("numId"),
                level: numbering?.setting("ilvl").flatMap { Int($0) })
            if item.attributes["default"] == "1" || item.attributes["default"] == "true" { defaultStyle = id }
        }
    }

    /// The style and those it is based on, nearest first. Ends at a loop, which damaged files have.
    private func chain(_ id: String?) -> [(id: String, style: Style)] {
        var result: [(id: String, style: Style)] = []
        var seen: Set<String> = []
        var next = id ?? defaultStyle
        while let id = next, let style = styles[id], seen.insert(id).inserted {
            result.append((id, style))
            next = style.basedOn
        }
        return result
    }

    /// Heading level 1…9 of a style; nil for body text.
    func outlineLevel(of id: String?) -> Int? {
        for (_, style) in chain(id) {
            if let outline = style.outline { return (0..<9).contains(outline) ? outline + 1 : nil }
            // Word gives the built-in headings their level even where a file leaves it out.
            if style.name.hasPrefix("heading "), let level = Int(style.name.dropFirst(8)), (1...9).contains(level) {
                return level
            }
        }
        return nil
    }

    /// The list that a style belongs to, the level it names, and the style that says so.
    func numbering(of id: String?) -> (numID: String, level: Int?, style: String)? {
        for (id, style) in chain(id) {
            if let numID = style.numID { return (numID, style.level, id) }
        }
        return nil
    }
}
