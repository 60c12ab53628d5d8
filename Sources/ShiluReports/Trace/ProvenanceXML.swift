import ShiluDocuments
import ShiluFigures
import ShiluRegisters

extension Provenance {
    /// One line for each figure; equal provenance gives equal text.
    public var xml: String {
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<provenance"
        Self.attributes(
            [
                ("xmlns", Self.namespace), ("version", String(Self.version)), ("template", template), ("title", title),
                ("unit", unit), ("organization", organization), ("organizationName", organizationName),
                ("first", period.first.description), ("last", period.last.description), ("position", String(position)),
                ("positionHash", positionHash ?? ""), ("catalogue", catalogueFingerprint), ("day", day.description),
            ], to: &out)
        out += ">\n"
        for figure in figures { figure.write(to: &out) }
        for text in texts {
            out += "<text"
            Self.attributes([("bookmark", text.bookmark), ("name", text.name), ("printed", text.printed)], to: &out)
            out += ">"
            text.records.write(to: &out)
            out += "</text>\n"
        }
        return out + "</provenance>\n"
    }

    fileprivate static func attributes(_ attributes: [(String, String)], to out: inout String) {
        for (name, value) in attributes where !value.isEmpty {
            out += " \(name)=\"\(XMLEscape.attribute(value))\""
        }
    }

    /// Reads what `xml` wrote.
    static func read(_ root: XMLNode, file: String) throws -> Provenance {
        let attributes = root.attributes
        guard let version = attributes["version"].flatMap({ Int($0) }), version <= Self.version else {
            throw Refusal(
                Notice("trace-version", "这份文件由更新版本的实录生成", next: "请升级后再查看", place: file))
        }
        guard let first = attributes["first"].flatMap({ Day($0) }), let last = attributes["last"].flatMap({ Day($0) }),
            let position = attributes["position"].flatMap({ Int64($0) }), let organization = attributes["organization"]
        else { throw damaged(file) }
        let period = Period(first: first, last: last)
        return Provenance(
            template: attributes["template"] ?? "", title: attributes["title"] ?? "", unit: attributes["unit"] ?? "",
            organization: organization, organizationName: attributes["organizationName"] ?? "", period: period,
            position: position, positionHash: attributes["positionHash"],
            catalogueFingerprint: attributes["catalogue"] ?? "", day: attributes["day"].flatMap { Day($0) } ?? last,
            figures: try root.children("figure").map { try TracedFigure.read($0, file: file) },
            texts: root.children("text").map { node in
                TracedText(
                    bookmark: node.attributes["bookmark"] ?? "", name: node.attributes["name"] ?? "",
                    printed: node.attributes["printed"] ?? "", records: TracedRecords(node))
            })
    }

    fileprivate static func damaged(_ file: String) -> Refusal {
        Refusal(Notice("trace-damaged", "文件里记载数字来历的部分已损坏", next: "请用实录重新生成这份文稿", place: file))
    }
}

extension TracedFigure {
    fileprivate func write(to out: inout String) {
        let element = kind == .operand ? "operand" : "figure"
        out += "<\(element)"
        Provenance.attributes(
            [
                ("bookmark", bookmark), ("id", figure), ("kind", kind == .operand ? "" : kind.rawValue), ("name", name),
                ("definition", definition), ("organization", organization), ("organizationName", organizationName),
                ("subtree", includesSubtree ? "1" : "0"), ("first", period.first.description),
                ("last", period.last.description),
                ("value", value.map { "\($0.numerator)/\($0.denominator)" } ?? ""), ("printed", printed),
            ], to: &out)
        out += ">"
        records.write(to: &out)
        for operand in operands { operand.write(to: &out) }
        out += "</\(element)>" + (kind == .operand ? "" : "\n")
    }

    fileprivate static func read(_ node: XMLNode, file: String, depth: Int = 0) throws -> TracedFigure {
        let attributes = node.attributes
        guard depth < 16, let figure = attributes["id"], let first = attributes["first"].flatMap({ Day($0) }),
            let last = attributes["last"].flatMap({ Day($0) })
        else { throw Provenance.damaged(file) }
        return TracedFigure(
            bookmark: attributes["bookmark"] ?? "", figure: figure, name: attributes["name"] ?? figure,
            definition: attributes["definition"] ?? "", organization: attributes["organization"] ?? "",
            organizationName: attributes["organizationName"] ?? "", includesSubtree: attributes["subtree"] != "0",
            period: Period(first: first, last: last), value: attributes["value"].flatMap { Rational($0) },
            printed: attributes["printed"] ?? "",
            kind: node.name == "operand" ? .operand : attributes["kind"].flatMap { Kind(rawValue: $0) } ?? .figure,
            records: TracedRecords(node),
            operands: try node.children("operand").map { try read($0, file: file, depth: depth + 1) })
    }
}

extension TracedRecords {
    fileprivate func write(to out: inout String) {
        switch self {
        case .listed(let ids): for id in ids { out += "<record id=\"\(XMLEscape.attribute(id))\"/>" }
        case .summed(let count, let sha256): out += "<records count=\"\(count)\" sha256=\"\(sha256)\"/>"
        }
    }

    fileprivate init(_ node: XMLNode) {
        if let summed = node.child("records"), let count = summed.attributes["count"].flatMap({ Int($0) }) {
            self = .summed(count: count, sha256: summed.attributes["sha256"] ?? "")
        } else {
            self = .listed(node.children("record").compactMap { $0.attributes["id"] })
        }
    }
}
