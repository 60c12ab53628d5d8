import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Whose figures and which days a page is about, as its address says it.
struct ReportScope: Sendable {
    let organization: OrganizationNode
    let period: Period
    /// Whether everything below is counted too.
    let includesSubtree: Bool

    var scope: Scope { Scope(organization.id, includesSubtree: includesSubtree) }

    /// The calendar year, where the period is one.
    var year: Int? { Period(year: period.first.year) == period ? period.first.year : nil }

    /// `2023年`, or both days.
    var periodText: String {
        if let year { return "\(year)年" }
        let (first, last) = (period.first, period.last)
        if first.day == 1, first.yearMonth == last.yearMonth, last == first.yearMonth.lastDay {
            return "\(first.year)年\(first.month)月"
        }
        return "\(first.chinese)至\(last.chinese)"
    }

    /// Reads `organization`, and `year` or `from` and `to`; without them the visitor's first organisation and last year or this.
    ///
    /// - Throws: the right that is missing.
    static func read(_ request: WebRequest) throws -> ReportScope {
        let organization: OrganizationNode
        if let text = request.query.text("organization") {
            organization = try request.app.session.organization(text)
        } else {
            guard let first = try choices(request).first else {
                throw WebFailure.forbidden("缺少“\(Permission.report.label)”权限")
            }
            organization = try request.app.session.organization(first.id)
        }
        try request.require(.report, RightsTarget(organizations: [organization.id]))
        let period: Period
        if let from = try request.queryDay("from"), let to = try request.queryDay("to") {
            guard from <= to else {
                throw WebFailure.refused([Notice("period-backward", "起始日期在截止日期之后", next: "请对调两个日期")])
            }
            period = Period(first: from, last: to)
        } else {
            let year = try request.queryNumber("year", in: 1921...9999) ?? request.usualYear
            guard let whole = Period(year: year) else {
                throw WebFailure.refused([Notice("year-wrong", "年度不对", next: "请填四位数字的年份")])
            }
            period = whole
        }
        return ReportScope(organization: organization, period: period, includesSubtree: request.query["single"] == nil)
    }

    /// Organisations on which the visitor may report, parents first.
    static func choices(_ request: WebRequest) throws -> [Directory.Organization] {
        try request.app.directory().organizations.filter {
            $0.exists && request.rights.allows(.report, RightsTarget(organizations: [$0.id]))
        }
    }

    /// The address of a figure's page for an organisation and a period.
    static func figure(_ id: String, _ scope: Scope, _ period: Period) -> String {
        var query: [(String, String?)] = [("organization", AnyRecord.number(of: scope.organization))]
        if Period(year: period.first.year) == period {
            query.append(("year", String(period.first.year)))
        } else {
            query += [("from", period.first.description), ("to", period.last.description)]
        }
        if !scope.includesSubtree { query.append(("single", "1")) }
        return WebPath.make("/figures/\(WebPath.segment(id))", query)
    }

    func figure(_ id: String) -> String { ReportScope.figure(id, scope, period) }

    /// The field that chooses an organisation: a list, or in a big unit its name or number.
    static func chooser(_ request: WebRequest, selected: OrganizationNode?) throws -> Markup {
        let choices = try choices(request)
        if choices.count > mostChoices {
            return """
                <input name="organization" value="\(selected?.shortName ?? "")" aria-label="党组织" placeholder="党组织名称或编号">
                """
        }
        let options = choices.map {
            (value: $0.number, label: String(repeating: "　", count: $0.depth) + $0.shortName)
        }
        return """
            <select name="organization" aria-label="党组织">\
            \(FormParts.options(options, selected: selected.map { AnyRecord.number(of: $0.id) } ?? ""))</select>
            """
    }

    /// Organisations beyond which a list to choose from is longer than anybody reads.
    static let mostChoices = 200

    /// The form that chooses organisation and year, as a sentence above the page.
    static func sentence(
        _ request: WebRequest, action: String, selected: ReportScope?, button: String = "查看", more: Markup = .none
    ) throws -> Markup {
        let last = request.app.today.year
        let years = (max(1921, last - 9)...last).reversed().map { (value: String($0), label: "\($0)年") }
        return """
            <form class="sentence" action="\(action)">\(more)\
            \(try chooser(request, selected: selected?.organization))\
            <select name="year" aria-label="年度">\
            \(FormParts.options(years, selected: String(selected?.period.first.year ?? request.usualYear)))</select>\
            <button>\(button)</button></form>
            """
    }
}

extension WebRequest {
    /// The year that reports are mostly about: this one, in January still the last.
    var usualYear: Int { app.today.month == 1 ? app.today.year - 1 : app.today.year }
}

/// A record in one line, for lists of sources.
enum RecordLine {
    /// What the record is called: its title, theme or subject; empty where it has none that may be shown.
    static func title(_ record: AnyRecord) -> String {
        guard let register = RegisterBook.register(named: record.register) else { return "" }
        for key in ["title", "theme", "subject", "name", "topic", "description", "matter"] {
            guard let field = register.field(key), !field.isSealed, let text = record.fields[key]?.text else {
                continue
            }
            return text.count > 60 ? text.prefix(60) + "……" : text
        }
        return ""
    }
}
