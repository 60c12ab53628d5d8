import Foundation
import ShiluDocuments
import ShiluDuties
import ShiluLedger
import ShiluRegisters

/// 党建工作月清单: what each organisation of a scope owes in a month, who answers for it, by which article; with room to tick
/// it off and to hand it over.
public struct MonthlyList: Sendable {
    public enum Part: String, Sendable, CaseIterable {
        case overdue, due, coming, remembered
        public var label: String {
            switch self {
            case .overdue: "逾期未办"
            case .due: "本月应办"
            case .coming: "已可办理"
            case .remembered: "本月提示"
            }
        }
    }

    public struct Row: Sendable {
        public let part: Part
        public let organization: String
        public let organizationName: String
        public let id: String
        public let title: String
        public let holder: String
        /// Names of the people concerned.
        public let people: [String]
        public let due: Day
        public let state: DutyState
        /// Whether not doing it is a gap; otherwise it is only remembered.
        public let isOwed: Bool
        /// Whether the ledger can tell.
        public let isDecided: Bool
        public let modality: String
        public let basis: String
        /// What is missing or to be done next.
        public let note: String
        public let evidence: [String]

        public var tick: String {
            switch state {
            case .met: "☑ 已办"
            case .breach, .noRecord: !isOwed ? "☐" : isDecided ? "☐ 逾期" : "☐ 待核"
            default: "☐"
            }
        }
        public var concerning: String {
            guard people.count > 3 else { return people.joined(separator: "、") }
            return people.prefix(3).joined(separator: "、") + "等\(people.count)人"
        }
    }

    public let organizationName: String
    public let month: YearMonth
    public let on: Day
    public let rows: [Row]

    /// - Parameter today: a month that is over is told as it stood at its end, one to come as it will begin.
    public static func make(
        _ followUp: FollowUp, organization: OrganizationNode, month: YearMonth, today: Day
    ) throws -> MonthlyList {
        let on = min(max(today, month.firstDay), month.lastDay)
        let scope = Scope(organization.id)
        let facts = try followUp.session.ledger.facts()
        let holders = try Holders(facts, scope: scope, on: on)
        let names = try NameBook(followUp.session.ledger)
        let items = try followUp.agenda(scope, year: month.year, on: on)
        let order = Dictionary(
            try facts.organizations(in: scope, on: on).enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first })
        var rows: [Row] = []
        var places: [String: Int] = [:]
        var people: [Int: [String]] = [:]
        for item in items {
            guard let part = part(of: item, month) else { continue }
            // The same duty of several people of one branch is one row.
            let key = [part.rawValue, item.id, item.organization, item.due.description, item.state.rawValue]
                .joined(separator: "|")
            if let place = places[key], item.member != nil {
                if let member = item.member { people[place, default: []].append(names[member]) }
                continue
            }
            places[key] = rows.count
            if let member = item.member { people[rows.count] = [names[member]] }
            rows.append(
                Row(
                    part: part, organization: item.organization, organizationName: item.organizationName, id: item.id,
                    title: item.title, holder: names.name(holders.answering(for: item.organization)), people: [],
                    due: item.due, state: item.state, isOwed: item.isOwed, isDecided: item.isDecided,
                    modality: item.modality, basis: item.basis,
                    note: [item.missing, item.next].filter { !$0.isEmpty }.joined(separator: "；"),
                    evidence: item.evidence))
        }
        rows = rows.enumerated().map { index, row in row.naming(people[index] ?? []) }
        let parts = Part.allCases
        rows.sort { one, other in
            (
                order[one.organization] ?? order.count, parts.firstIndex(of: one.part) ?? 0, one.due, one.id
            ) < (
                order[other.organization] ?? order.count, parts.firstIndex(of: other.part) ?? 0, other.due, other.id
            )
        }
        return MonthlyList(organizationName: organization.name, month: month, on: on, rows: rows)
    }

    /// Where an item stands in the month's list; nil where it does not belong there.
    static func part(of item: AgendaEntry, _ month: YearMonth) -> Part? {
        if item.due.yearMonth == month { return item.isOwed ? .due : .remembered }
        guard item.isOwed, item.isOpen else { return nil }
        if item.due < month.firstDay { return item.state == .notDue || !item.isDecided ? nil : .overdue }
        // What is asked of the whole year is told in its last quarter, not every month.
        guard item.member == nil, item.window.first <= month.lastDay, item.due <= month.lastDay.adding(months: 3),
            item.kind != .term || item.window.contains(month.firstDay)
        else { return nil }
        return .coming
    }

    public var title: String { "\(organizationName)\(month.year)年\(month.month)月党建工作月清单" }

    /// One sentence on top: how much is open.
    public var summary: String {
        let open = rows.filter { $0.part == .due && $0.state != .met }.count
        let done = rows.filter { $0.part == .due && $0.state == .met }.count
        let late = rows.filter { $0.part == .overdue }.count
        return "本月应办\(open + done)项，已办\(done)项，未办\(open)项" + (late > 0 ? "；另有逾期未办\(late)项" : "")
            + "。截至\(on.chinese)。"
    }
}

extension MonthlyList.Row {
    fileprivate func naming(_ names: [String]) -> Self {
        Self(
            part: part, organization: organization, organizationName: organizationName, id: id, title: title,
            holder: holder, people: names, due: due, state: state, isOwed: isOwed, isDecided: isDecided,
            modality: modality, basis: basis,
            note: note,
            evidence: evidence)
    }
}

extension MonthlyList {
    static let columns = ["类别", "事项", "责任人", "涉及党员", "期限", "要求", "依据", "办理", "说明", "经办人", "办结日期", "移交人", "接收人"]

    private func cells(_ row: Row) -> [String] {
        [
            row.part.label, row.title, row.holder, row.concerning, row.due.description, row.modality, row.basis,
            row.tick, row.note, "", "", "", "",
        ]
    }

    /// Writes by the ending of the name: `.xlsx`, `.docx` or `.md`.
    public func write(to path: String) throws {
        switch URL(fileURLWithPath: path).pathExtension.lowercased() {
        case "xlsx":
            let widths: [Double] = [10, 30, 10, 16, 12, 8, 30, 9, 40, 10, 12, 10, 10]
            let spec = SheetSpec(
                name: "月清单",
                columns: [ColumnSpec(title: "党组织", width: 18)]
                    + zip(MonthlyList.columns, widths).map { ColumnSpec(title: $0, width: $1) },
                rows: rows.map { [$0.organizationName] + cells($0) })
            try SpreadsheetWriter.write([spec], to: path)
        case "docx": try SafeFile.write(try WordWriter.data(document), to: path)
        case "md": try SafeFile.write(Data(markdown.utf8), to: path)
        default:
            throw Notice("list-format", "不能生成这种文件", next: "文件名请以 .xlsx、.docx 或 .md 结尾", place: path)
        }
    }

    private var grouped: [(name: String, rows: [Row])] {
        var groups: [(name: String, rows: [Row])] = []
        for row in rows {
            if groups.last?.name == row.organizationName {
                groups[groups.count - 1].rows.append(row)
            } else {
                groups.append((row.organizationName, [row]))
            }
        }
        return groups
    }

    /// Few enough columns for a page: what a secretary ticks off on paper.
    private static let printed = ["事项", "责任人", "期限", "依据", "办理", "经办人和日期", "交接签字"]

    private func printed(_ row: Row) -> [String] {
        let who = row.people.isEmpty ? row.title : "\(row.title)（\(row.concerning)）"
        return [who, row.holder, row.due.description, row.basis, row.tick, "", ""]
    }

    public var document: OfficialDocument {
        var blocks: [OfficialDocument.Block] = [.paragraph([.text(summary)])]
        for (index, group) in grouped.enumerated() {
            blocks.append(.heading(level: 1, [.text("\(MonthlyList.numeral(index + 1))、\(group.name)")]))
            let table =
                [MonthlyList.printed.map { [OfficialDocument.Inline.text($0)] }]
                + group.rows.map { row in printed(row).map { [OfficialDocument.Inline.text($0)] } }
            blocks.append(.table(table, header: true))
        }
        return OfficialDocument(title: title, blocks: blocks)
    }

    public var markdown: String {
        var out = "# \(title)\n\n\(summary)\n"
        for group in grouped {
            out += "\n## \(group.name)\n\n| 类别 | " + MonthlyList.printed.joined(separator: " | ") + " |\n|"
            out += String(repeating: " --- |", count: MonthlyList.printed.count + 1) + "\n"
            for row in group.rows {
                let cells = [row.part.label] + printed(row)
                out +=
                    "| "
                    + cells.map { $0.replacing("|", with: "｜").replacing("\n", with: " ") }.joined(separator: " | ")
                    + " |\n"
            }
        }
        return out
    }

    /// 1 → 一, up to 99; digits beyond.
    static func numeral(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...99).contains(number) else { return String(number) }
        let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
        return (tens == 0 ? "" : tens == 1 ? "十" : digits[tens] + "十") + digits[ones]
    }
}
