extension ComposedReport {
    /// Headings as Markdown headings, paragraphs apart by an empty line, signature at the end.
    public var markdown: String {
        var parts = ["# " + title]
        for block in blocks {
            switch block {
            case .heading(let level, let runs):
                parts.append(String(repeating: "#", count: level + 1) + " " + line(runs))
            case .paragraph(let lead, let runs):
                parts.append((lead.map { "**\($0.text)**" } ?? "") + line(runs))
            }
        }
        if let signature { parts.append(signature + "\n\n" + request.day.chinese) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// One line for each paragraph, as a text file carries it.
    public var plainText: String {
        var lines = [title]
        for block in blocks {
            switch block {
            case .heading(_, let runs): lines.append(line(runs))
            case .paragraph(let lead, let runs): lines.append((lead?.text ?? "") + line(runs))
            }
        }
        if let signature { lines += [signature, request.day.chinese] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// For the clerk: what the report does not say, gathered by what is lacking, and what to do.
    public var leftOutText: String {
        var order: [String] = []
        var sentences: [String: [String]] = [:]
        for item in leftOut where item.kind == .sentence || item.kind == .member || item.kind == .clause {
            for cause in item.causes {
                let head = cause.reason == .missing ? "\(cause.why)。\(cause.next)。" : cause.next + "。"
                if sentences[head] == nil { order.append(head) }
                if !sentences[head, default: []].contains(cause.name) {
                    sentences[head, default: []].append(cause.name)
                }
            }
        }
        if order.isEmpty { return "没有略去的内容。\n" }
        return order.enumerated().map { index, head in
            "\(index + 1). \((sentences[head] ?? []).joined(separator: "、"))：\(head)\n"
        }.joined()
    }

    private func line(_ runs: [Run]) -> String { runs.map { text($0) }.joined() }
}
