extension AuditReport {
    /// A page of its own: the text with its marks in place, notes in the margin, records under each verdict.
    ///
    /// No script, no request to anywhere; every mark says its meaning by shape and word, not by colour alone.
    ///
    /// - Parameter naming: what a clerk calls the record of an id.
    public static func html(
        _ result: AuditResult, text: String, naming: @escaping (String) -> String = { $0 }
    ) -> String {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(escape(result.file)) 审核</title>
        <style>\(style)</style>
        </head>
        <body>
        <header>
        <h1>\(escape(result.file)) 审核</h1>
        <p>\(escape(summary(result)))</p>
        </header>
        \(fragment(result, text: text, naming: naming))
        </body>
        </html>

        """
    }

    /// The marks and margin of `html` without a page around them, for a page of another layout.
    ///
    /// - Parameters:
    ///   - record: the address of the page of a record; nil for none.
    ///   - figure: the address of the page of a figure; nil for none.
    ///   - figureName: what people call the figure of an id.
    public static func fragment(
        _ result: AuditResult, text: String, naming: @escaping (String) -> String = { $0 },
        record: @escaping (String) -> String? = { _ in nil },
        figure: @escaping (String) -> String? = { _ in nil }, figureName: @escaping (String) -> String = { $0 }
    ) -> String {
        let scalars = Array(text.unicodeScalars)
        var marks: [Mark] = []
        for (number, claim) in result.claims.enumerated() where claim.kind != .date && claim.kind != .ordinal {
            marks.append(Mark(range: claim.range, id: "c\(number)", claim: claim, defect: nil))
        }
        for (number, defect) in result.defects.enumerated() {
            marks.append(
                Mark(
                    range: defect.offset..<(defect.offset + defect.length), id: "d\(number)", claim: nil, defect: defect
                ))
        }
        marks = marks.filter { $0.range.lowerBound >= 0 && $0.range.upperBound <= scalars.count && !$0.range.isEmpty }
        marks.sort { ($0.range.lowerBound, -$0.range.count, $0.id) < ($1.range.lowerBound, -$1.range.count, $1.id) }
        let doors = Doors(naming: naming, record: record, figure: figure, figureName: figureName)
        return """
            <ul class="legend">\(legend(result))</ul>
            <div class="audited">\(paragraphs(scalars, marks, doors))</div>
            \(relations(result))
            """
    }

    /// Names and addresses of what stands behind a verdict.
    private struct Doors {
        let naming: (String) -> String
        let record: (String) -> String?
        let figure: (String) -> String?
        let figureName: (String) -> String

        static func link(_ address: String?, _ html: String) -> String {
            address.map { "<a href=\"\(escape($0))\">\(html)</a>" } ?? html
        }
    }

    private struct Mark {
        var range: Range<Int>
        var id: String
        var claim: Claim?
        var defect: Defect?
    }

    private static func summary(_ result: AuditResult) -> String {
        let claims = result.claims.filter { $0.kind != .date && $0.kind != .ordinal }.count
        var parts = ["文种：\(result.documentKind.label)"]
        if let organization = result.organizationName { parts.append("单位：\(organization)") }
        if let year = result.year { parts.append("年度：\(year)") }
        parts.append("数据\(claims)个，差错\(result.defects.count)处")
        return parts.joined(separator: "；")
    }

    private static func legend(_ result: AuditResult) -> String {
        let counts = Dictionary(grouping: result.claims.compactMap(\.verdict)) { $0 }.mapValues(\.count)
        return [Verdict.agrees, .differs, .unfounded, .unbound, .blank].map { verdict in
            "<li class=\"\(verdict.rawValue)\">\(verdict.mark) \(verdict.label)\(counts[verdict].map { " \($0)个" } ?? "")</li>"
        }.joined()
    }

    // MARK: The text

    private static func paragraphs(
        _ scalars: [Unicode.Scalar], _ marks: [Mark], _ doors: Doors
    ) -> String {
        var out = ""
        var start = 0
        var next = 0
        var number = 0
        while start <= scalars.count {
            var end = start
            while end < scalars.count, scalars[end] != "\n" { end += 1 }
            number += 1
            var own: [Mark] = []
            while next < marks.count, marks[next].range.lowerBound <= end {
                own.append(marks[next])
                next += 1
            }
            if end > start || !own.isEmpty {
                out +=
                    "<section><p id=\"l\(number)\"><span class=\"n\">\(number)</span>\(line(scalars, start..<end, own))</p>"
                out += notes(own, doors) + "</section>\n"
            }
            start = end + 1
        }
        return out
    }

    /// One line cut at every boundary of a mark; each piece stands in all the marks that cover it.
    private static func line(_ scalars: [Unicode.Scalar], _ range: Range<Int>, _ marks: [Mark]) -> String {
        var cuts: Set<Int> = [range.lowerBound, range.upperBound]
        for mark in marks {
            cuts.insert(min(mark.range.lowerBound, range.upperBound))
            cuts.insert(min(mark.range.upperBound, range.upperBound))
        }
        let points = cuts.sorted()
        var out = ""
        var first = 0
        for (from, to) in zip(points, points.dropFirst()) {
            while first < marks.count, marks[first].range.upperBound <= from { first += 1 }
            let covering = marks[first...].prefix { $0.range.lowerBound <= from }.filter { $0.range.upperBound >= to }
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[from..<to])
            var html = escape(String(piece))
            for mark in covering.reversed() {
                html = "<a href=\"#\(mark.id)\" class=\"\(names(mark))\">\(html)</a>"
                break
            }
            if covering.count > 1 {
                let all = covering.map(names).joined(separator: " ")
                var plain = String.UnicodeScalarView()
                plain.append(contentsOf: scalars[from..<to])
                html = "<a href=\"#\(covering[0].id)\" class=\"\(all)\">\(escape(String(plain)))</a>"
            }
            out += html
            for mark in covering where mark.range.upperBound == to || to == range.upperBound {
                out += "<sup>\(symbol(mark))</sup>"
            }
        }
        return out
    }

    private static func names(_ mark: Mark) -> String {
        if mark.defect != nil { return "defect" }
        return "claim " + (mark.claim?.verdict?.rawValue ?? "plain")
    }

    private static func symbol(_ mark: Mark) -> String {
        if let defect = mark.defect { return "！" + escape(defect.kind.label) }
        return mark.claim?.verdict.map { $0.mark } ?? ""
    }

    // MARK: The margin

    private static func notes(_ marks: [Mark], _ doors: Doors) -> String {
        let items = marks.compactMap { mark -> String? in
            if let defect = mark.defect {
                return
                    "<li id=\"\(mark.id)\" class=\"defect\"><b>！\(escape(defect.kind.label))</b> \(escape(defect.message))</li>"
            }
            guard let claim = mark.claim, claim.verdict != nil || claim.figure != nil else {
                return mark.claim.map { "<li id=\"\(mark.id)\" class=\"plain\">数据 \(escape($0.text))</li>" }
            }
            return note(mark.id, claim, doors)
        }
        return items.isEmpty ? "" : "<ul class=\"notes\">\(items.joined())</ul>"
    }

    private static func note(_ id: String, _ claim: Claim, _ doors: Doors) -> String {
        var html = "<li id=\"\(id)\" class=\"\(claim.verdict?.rawValue ?? "plain")\">"
        if let verdict = claim.verdict { html += "<b>\(verdict.mark) \(verdict.label)</b> " }
        html += escape(claim.text)
        if let figure = claim.figure {
            html += " " + Doors.link(doors.figure(figure), "<code>\(escape(doors.figureName(figure)))</code>")
        }
        if let value = claim.ledgerValue { html += " 台账：\(escape(value))" }
        if let verdict = claim.verdict, verdict != .agrees { html += " \(escape(verdict.advice))" }
        if !claim.sources.isEmpty {
            let records = claim.sources.map { "<li>\(Doors.link(doors.record($0), escape(doors.naming($0))))</li>" }
                .joined()
            html += "<details><summary>依据\(claim.sources.count)条</summary><ol>\(records)</ol></details>"
        }
        return html + "</li>"
    }

    private static func relations(_ result: AuditResult) -> String {
        guard !result.relations.isEmpty else { return "" }
        let items = result.relations.map { relation in
            let state = relation.holds.map { $0 ? "✓ 成立" : "✗ 不成立" } ?? "？ 无法判断"
            return "<li>\(state)：\(escape(relation.expression))</li>"
        }
        return "<footer><h2>数据关系</h2><ul>\(items.joined())</ul></footer>"
    }

    static func escape(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\0"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static let style = """
        body{margin:0 auto;max-width:72rem;padding:1rem;font:1.05rem/1.8 "FangSong","STFangsong",serif;color:#111;background:#fff}
        h1{font-size:1.3rem}section{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:0 1.5rem}
        p{margin:.2rem 0;overflow-wrap:anywhere}.n{color:#555;font-size:.75rem;margin-right:.6rem}
        ul{list-style:none;padding:0;margin:0}.legend li{display:inline-block;margin-right:1rem}
        .notes{font:.85rem/1.5 sans-serif;border-left:2px solid #999;padding-left:.8rem;margin-bottom:.6rem}
        a{color:inherit;text-decoration:none;border-bottom:2px solid #555}a:focus,li:target{outline:3px solid #06c}
        .agrees{background:#e3f4e3}.differs{background:#fbdcdc}.unfounded{background:#fdeecb}
        .unbound{background:#eee}.blank{background:#dde9fb}.defect{text-decoration:underline wavy #b00}
        li.defect{text-decoration:none;background:#fff0f0}sup{font-size:.65rem}
        @media(max-width:48rem){section{display:block}}@media print{a{border-bottom:1px solid #000}}
        """
}
