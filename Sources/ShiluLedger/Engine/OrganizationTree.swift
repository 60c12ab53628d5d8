import ShiluRegisters

/// Which organisation stood under which on each day.
struct OrganizationTree: Sendable {
    struct Span: Sendable, Hashable {
        var first: Int64
        var last: Int64
        /// Empty for a root.
        var parent: String
    }

    /// For each organisation the spans of its existence, in order, without overlaps.
    private(set) var spans: [String: [Span]] = [:]
    private var cachedDays: [Int64]?
    private var cachedChildren: [Int64: [String: [String]]] = [:]

    init() {}

    /// - Parameter rows: organisation, first day, last day, parent.
    init(_ rows: [SQLRow]) throws {
        for row in rows {
            spans[try row.text(0), default: []].append(
                Span(first: try row.integer(1), last: try row.integer(2), parent: try row.text(3)))
        }
    }

    /// Ids of all organisations that ever stood in the tree: with them facts of one kind are found by their index.
    static func everyOne(_ unit: String) -> SQL {
        "SELECT organization_id FROM affiliation WHERE unit_id = \(unit)"
    }

    static func current(_ unit: String) -> SQL {
        """
        SELECT organization_id, first_day, last_day, parent_id FROM affiliation
        WHERE unit_id = \(unit) AND until_position = \(Schema.open) ORDER BY organization_id, first_day
        """
    }
    static func asOf(_ position: Int64, _ unit: String) -> SQL {
        """
        SELECT organization_id, first_day, last_day, parent_id FROM affiliation
        WHERE unit_id = \(unit) AND since_position <= \(position) AND until_position > \(position)
        ORDER BY organization_id, first_day
        """
    }

    mutating func replace(_ organization: String, with new: [Span]) {
        spans[organization] = new.isEmpty ? nil : new
        cachedDays = nil
        cachedChildren = [:]
    }

    private func span(_ organization: String, on day: Int64) -> Span? {
        spans[organization]?.first { $0.first <= day && day <= $0.last }
    }

    func exists(_ organization: String, on day: Int64) -> Bool { span(organization, on: day) != nil }

    /// Nil for a root, and for what does not exist on the day.
    func parent(of organization: String, on day: Int64) -> String? {
        guard let parent = span(organization, on: day)?.parent, !parent.isEmpty else { return nil }
        return parent
    }

    /// The organisation itself and those above it, nearest first. Ends at a circle, which an append refuses.
    func chain(of organization: String, on day: Int64) -> [String] {
        var chain = [organization]
        while let parent = chain.last.flatMap({ self.parent(of: $0, on: day) }), !chain.contains(parent) {
            chain.append(parent)
        }
        return chain
    }

    /// Days on which the tree differs from the day before, in order.
    var changeDays: [Int64] {
        mutating get {
            if let cachedDays { return cachedDays }
            var days: Set<Int64> = []
            for span in spans.values.joined() {
                days.insert(span.first)
                if span.last != Schema.open { days.insert(span.last + 1) }
            }
            let sorted = days.sorted()
            cachedDays = sorted
            return sorted
        }
    }

    /// The stretches of a period within which the tree stays the same.
    mutating func stretches(_ first: Int64, _ last: Int64) -> [(first: Int64, last: Int64)] {
        guard first <= last else { return [] }
        let starts = [first] + changeDays.filter { $0 > first && $0 <= last }
        return starts.indices.map { (starts[$0], $0 + 1 < starts.count ? starts[$0 + 1] - 1 : last) }
    }

    /// The organisation and all below it on the day, parents before children; it is part even of a day on which it did not
    /// exist, so that what was recorded for it is never lost from its own figures.
    mutating func subtree(of organization: String, on day: Int64) -> [String] {
        // All days of one stretch have the same tree: the children are kept for its first day.
        let start = changeDays.last { $0 <= day } ?? Int64.min
        let children: [String: [String]]
        if let cached = cachedChildren[start] {
            children = cached
        } else {
            var built: [String: [String]] = [:]
            for (child, own) in spans {
                if let span = own.first(where: { $0.first <= day && day <= $0.last }), !span.parent.isEmpty {
                    built[span.parent, default: []].append(child)
                }
            }
            children = built.mapValues { $0.sorted() }
            cachedChildren[start] = children
        }
        var found = [organization]
        var seen: Set<String> = [organization]
        var at = 0
        while at < found.count {
            for child in children[found[at]] ?? [] where seen.insert(child).inserted { found.append(child) }
            at += 1
        }
        return found
    }

    /// An organisation that stands under itself on some day; nil when there is none.
    mutating func circle(among organizations: Set<String>) -> String? {
        for organization in organizations.sorted() {
            for day in changeDays {
                var at = organization
                var steps = 0
                while let parent = parent(of: at, on: day), steps <= spans.count {
                    if parent == organization { return organization }
                    at = parent
                    steps += 1
                }
            }
        }
        return nil
    }

    /// The spans that follow from an organisation's record and its changes of affiliation: on each day the change with the
    /// latest beginning that covers the day holds, and the parent of the founding where none does.
    static func spans(
        founded: Int64, dissolved: Int64?, parent: String,
        changes: [(first: Int64, last: Int64?, parent: String)]
    ) -> [Span] {
        let end = dissolved ?? Schema.open
        guard founded <= end else { return [] }
        var starts: Set<Int64> = [founded]
        for change in changes {
            starts.insert(change.first)
            if let last = change.last { starts.insert(last + 1) }
        }
        let ordered = starts.filter { $0 >= founded && $0 <= end }.sorted()
        var spans: [Span] = []
        for (index, start) in ordered.enumerated() {
            let last = index + 1 < ordered.count ? ordered[index + 1] - 1 : end
            let holding = changes.filter { $0.first <= start && start <= ($0.last ?? Schema.open) }
                .max { ($0.first, $0.parent) < ($1.first, $1.parent) }
            let above = holding?.parent ?? parent
            if let previous = spans.last, previous.parent == above {
                spans[spans.count - 1].last = last
            } else {
                spans.append(Span(first: start, last: last, parent: above))
            }
        }
        return spans
    }
}
