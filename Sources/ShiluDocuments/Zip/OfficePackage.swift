/// The parts of an Office package and how they point to each other (ISO/IEC 29500-2).
enum OfficePackage {
    /// Targets by relationship id, and by the last word of the relationship type.
    struct Relations {
        var byID: [String: String] = [:]
        var byType: [String: [String]] = [:]
    }

    /// The relations of a part; empty when it has none. Targets outside the package are left out.
    static func relations(
        of part: String, in archive: ZipReader, name: String
    ) throws(DocumentError) -> Relations {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[..<$0]) } ?? ""
        let base = slash.map { String(part[part.index(after: $0)...]) } ?? part
        let path = (folder.isEmpty ? "" : folder + "/") + "_rels/" + base + ".rels"
        var relations = Relations()
        guard let bytes = try archive.read(path) else { return relations }
        for item in try XMLNode.parse(bytes, name: name, part: path).children("Relationship") {
            guard item.attributes["TargetMode"] != "External", let target = item.attributes["Target"],
                let id = item.attributes["Id"], let type = item.attributes["Type"]
            else { continue }
            let full = resolve(target, in: folder)
            relations.byID[id] = full
            relations.byType[type.split(separator: "/").last.map(String.init) ?? type, default: []].append(full)
        }
        return relations
    }

    /// The part that the package is about, whatever its name.
    static func mainPart(of archive: ZipReader, name: String, usual: String) throws(DocumentError) -> String {
        if archive.contains(usual) { return usual }
        let targets = try relations(of: "", in: archive, name: name).byType["officeDocument"] ?? []
        guard let part = targets.first, archive.contains(part) else {
            throw .damaged(name, "缺少主要部分 \(usual)")
        }
        return part
    }

    private static func resolve(_ target: String, in folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for piece in target.split(separator: "/") {
            if piece == ".." { _ = parts.popLast() } else if piece != "." { parts.append(String(piece)) }
        }
        return parts.joined(separator: "/")
    }
}
