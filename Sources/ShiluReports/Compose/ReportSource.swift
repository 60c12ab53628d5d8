import ShiluFigures
import ShiluLedger
import ShiluRegisters

/// What one composition reads, each thing once.
final class ReportSource {
    let engine: FigureEngine
    let names: TemplateNames
    let request: ReportRequest
    let scope: Scope
    let period: Period
    let organization: OrganizationNode
    /// The organisations of the scope on the last day.
    let below: [OrganizationNode]
    let variant: String
    private var readings: [ReadingKey: FigureReading] = [:]
    private var records: [RecordsKey: [AnyRecord]] = [:]

    private struct ReadingKey: Hashable {
        let id: String
        let scope: Scope
        let period: Period
    }
    private struct RecordsKey: Hashable {
        let register: String
        let scope: Scope
        let period: Period?
    }

    init(
        engine: FigureEngine, names: TemplateNames, request: ReportRequest, scope: Scope, period: Period,
        organization: OrganizationNode, below: [OrganizationNode], variant: String
    ) {
        (self.engine, self.names, self.request, self.scope) = (engine, names, request, scope)
        (self.period, self.organization, self.below, self.variant) = (period, organization, below, variant)
    }

    /// Reads the figures that the template names in one run, which shares what they have in common.
    func prepare(_ template: ReportTemplate) throws {
        var ids: Set<String> = []
        for mention in template.mentions where mention.when == nil && !mention.ownOnly && mention.organization == nil {
            ids.insert(mention.id)
        }
        let ordered = ids.sorted()
        for (id, reading) in zip(ordered, try engine.readings(ordered, scope: scope, period: period)) {
            readings[ReadingKey(id: id, scope: scope, period: period)] = reading
        }
    }

    func reading(_ mention: FigureMention) throws -> FigureReading {
        try reading(mention.id, in: scope(of: mention), during: period(mention.when))
    }

    func reading(_ id: String, in scope: Scope, during period: Period) throws -> FigureReading {
        let key = ReadingKey(id: id, scope: scope, period: period)
        if let known = readings[key] { return known }
        let reading = try engine.reading(id, scope: scope, period: period)
        readings[key] = reading
        return reading
    }

    /// The same figure a year earlier.
    func lastYear(_ mention: FigureMention) throws -> FigureReading {
        let now = period(mention.when)
        let before = Period(first: now.first.adding(years: -1), last: now.last.adding(years: -1))
        return try reading(mention.id, in: scope(of: mention), during: before)
    }

    private func scope(of mention: FigureMention) throws -> Scope {
        if let name = mention.organization {
            guard let node = below.first(where: { $0.shortName == name || $0.name == name || $0.id == name }) else {
                throw Refusal(
                    Notice(
                        "template-unknown-organization", "\(organization.name)下面没有“\(name)”",
                        next: "请核对模板里“@”后面的党组织名称", place: "模板第\(mention.line)行"))
            }
            return Scope(node.id)
        }
        return Scope(scope.organization, includesSubtree: !mention.ownOnly)
    }

    private func period(_ when: FigureMention.When?) -> Period {
        switch when {
        case nil: period
        case .lastYear: Period(first: period.first.adding(years: -1), last: period.last.adding(years: -1))
        case .firstHalf:
            Period(first: period.first, last: min(period.last, period.first.adding(months: 6).adding(days: -1)))
        case .secondHalf:
            // A period that ends before July has an empty second half, not a backward one.
            Period(first: period.first.adding(months: 6), last: max(period.last, period.first.adding(months: 6)))
        }
    }

    /// Records of a register, by day and then by id, so that equal ledgers give equal texts.
    func records(_ register: AnyRegister, ownOnly: Bool, during: RecordQuery.During) throws -> [AnyRecord] {
        let window: Period? =
            switch during {
            case .period: period
            case .lastYear: period(.lastYear)
            case .untilEnd: Day(year: 1921, month: 7, day: 1).map { Period(first: $0, last: period.last) }
            case .always: nil
            }
        let scope = Scope(self.scope.organization, includesSubtree: !ownOnly)
        if let supplied = try engine.supplied?.records(of: register.name, in: scope, during: window ?? period) {
            return supplied
        }
        let key = RecordsKey(register: register.name, scope: scope, period: register.dayKey == nil ? nil : window)
        if let known = records[key] { return known }
        let found = try engine.facts.records(of: register.name, in: scope, during: key.period)
        var dated: [(day: String, record: AnyRecord)] = []
        for record in found { dated.append((try day(of: record, register), record)) }
        let ordered = dated.sorted { ($0.day, $0.record.id) < ($1.day, $1.record.id) }.map(\.record)
        records[key] = ordered
        return ordered
    }

    /// The stored form sorts as days do. What was held within a meeting takes the meeting's day.
    private func day(of record: AnyRecord, _ register: AnyRegister) throws -> String {
        if let own = register.dayKey.flatMap({ record.fields[$0]?.text }) { return own }
        guard let meeting = try record.fields["meetingId"]?.text.flatMap({ try engine.facts.record($0) }) else {
            return ""
        }
        return String((meeting.fields["startsAt"]?.text ?? "").prefix(10))
    }

    func variable(_ variable: TemplateVariable) throws -> String? {
        switch variable {
        case .year: "\(request.year)"
        case .nextYear: "\(request.year + 1)"
        case .lastYear: "\(request.year - 1)"
        case .shortName: organization.shortName.isEmpty ? organization.name : organization.shortName
        case .name: organization.name
        case .unitName: try engine.facts.record(organization.id)?.fields["unitName"]?.text
        case .superior:
            try organization.parent.flatMap { try engine.facts.record($0)?.fields["name"]?.text }
        case .day: request.day.chinese
        case .kind: organization.kind.label
        }
    }
}

extension ReportTemplate {
    /// Every figure that the text prints or compares.
    var mentions: [FigureMention] {
        var found: [FigureMention] = []
        func look(_ condition: [TemplateCondition]) {
            for part in condition {
                switch part {
                case .hasFigure(let mention): found.append(mention)
                case .compare(let left, _, let right):
                    for case .figure(let mention) in [left, right] { found.append(mention) }
                case .kinds, .hasRecords: break
                }
            }
        }
        func look(_ nodes: [InlineNode]) {
            for node in nodes {
                switch node {
                case .figure(let mention): found.append(mention)
                case .clause(let inner, _), .rows(_, let inner): look(inner)
                case .chain(let members): for member in members { look(member.nodes) }
                case .choice(let branches):
                    for branch in branches {
                        look(branch.condition ?? [])
                        look(branch.nodes)
                    }
                case .text, .variable, .records, .field: break
                }
            }
        }
        func look(_ passage: Passage) {
            switch passage {
            case .sentences(let sentences, _), .each(_, let sentences):
                for sentence in sentences { look(sentence.nodes) }
            case .narratives: break
            }
        }
        func look(_ blocks: [TemplateBlock]) {
            for block in blocks {
                switch block {
                case .heading(_, let nodes, _, _): look(nodes)
                case .narrativeSections: break
                case .paragraph(let passage): look(passage)
                case .list(let opening, let items, _):
                    if let opening { look(opening) }
                    for item in items { look(item) }
                case .choice(let condition, let then, let otherwise):
                    look(condition)
                    look(then)
                    look(otherwise)
                }
            }
        }
        look(blocks)
        return found
    }
}
