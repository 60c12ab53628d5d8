import ShiluFigures
import ShiluRegisters

/// `duties/regulations.yaml`: the regulations that duties cite.
struct RegulationFile {
    var text: CatalogueText

    init(file: String) { text = CatalogueText(file: file) }

    mutating func read(_ source: String) -> [Regulation] {
        guard let top = text.top(source, ["regulations"]) else { return [] }
        var found: [Regulation] = []
        for node in top["regulations"]?.sequence.map(Array.init) ?? [] {
            guard let map = YAMLMap(node), let id = text.string(map["id"]), let title = text.string(map["title"]) else {
                text.report("regulation-form", "法规应写明 id 和 title", next: "请照其他法规的样子写", at: node)
                continue
            }
            text.checkKeys(map, ["id", "title", "short", "issuer", "since", "until", "mark", "note"])
            if found.contains(where: { $0.id == id }) {
                text.report("regulation-double", "法规“\(id)”写了两次", next: "请删去一处", at: node)
            }
            found.append(
                Regulation(
                    id: id, title: title, shortTitle: text.string(map["short"]) ?? "《\(title)》",
                    issuer: text.string(map["issuer"]) ?? "", since: text.day(map["since"], "since"),
                    until: text.day(map["until"], "until"), mark: text.code(map["mark"], "mark") ?? .unverified,
                    note: text.string(map["note"]) ?? ""))
        }
        return found
    }
}
