import Foundation
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

@testable import ShiluReports

/// An invented bureau: a committee with two branches, one of which has members of its own.
enum Bureau {
    static let committee = "PartyOrganization/jgdw"
    static let first = "PartyOrganization/dyzb"
    static let second = "PartyOrganization/dezb"

    private static let loaded = Result { try FigureCatalogue.bundled }
    /// The catalogue of the product, read once.
    static func catalogue() throws -> FigureCatalogue { try loaded.get() }

    static let nodes = [
        OrganizationNode(id: committee, name: "海州市园林局机关党委", shortName: "局机关党委", kind: .organCommittee, parent: nil),
        OrganizationNode(id: first, name: "海州市园林局机关第一党支部", shortName: "第一党支部", kind: .partyBranch, parent: committee),
        OrganizationNode(id: second, name: "海州市园林局机关第二党支部", shortName: "第二党支部", kind: .partyBranch, parent: committee),
    ]

    /// The same tree under an organisation of another kind.
    static func nodes(_ kind: OrganizationKind) -> [OrganizationNode] {
        nodes.map { node in
            node.id != committee
                ? node
                : OrganizationNode(
                    id: node.id, name: node.name, shortName: node.shortName, kind: kind, parent: node.parent)
        }
    }

    static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    static func record(_ id: String, _ fields: [String: Value]) -> AnyRecord {
        AnyRecord(
            id: id, register: AnyRecord.register(of: id),
            fields: ["organizationId": .text(first)].merging(fields) { _, new in new })
    }

    static let organizations = nodes.map { node in
        AnyRecord(
            id: node.id, register: "PartyOrganization",
            fields: ["name": .text(node.name), "shortName": .text(node.shortName), "unitName": .text("海州市园林局")])
    }

    /// Rows that make a figure come to the value, by the way in which it is counted.
    static func rows(
        _ id: String, _ value: Int64, at organization: String = first, year: Int = 2023, _ catalogue: FigureCatalogue
    ) -> [FactTable.Row] {
        guard let definition = catalogue[id] else {
            Issue.record("没有指标 \(id)")
            return []
        }
        return rows(definition, value, at: organization, year: year, catalogue)
    }

    static func rows(
        _ definition: FigureDefinition, _ value: Int64, at organization: String, year: Int, _ catalogue: FigureCatalogue
    ) -> [FactTable.Row] {
        let on = day("\(year)-05-10")
        func row(
            _ kind: String, _ measure: String, _ value: Int64, member: String? = nil, lasts: Bool = false,
            at place: String
        )
            -> FactTable.Row
        {
            FactTable.Row(
                record: "\(definition.registers.first ?? "X")/\(definition.id)-\(kind)-\(member ?? "1")",
                organizations: [place],
                member: member, first: on, last: lasts ? nil : on, kind: kind, measure: measure, value: value)
        }
        switch definition.computation {
        case .sum(let kinds, let measure):
            let stored = measure == "money" || measure == "hours" ? value * 100 : value
            return kinds.prefix(1).map { row($0, measure, stored, at: organization) }
        case .stock(let kinds, let measure, _):
            return kinds.prefix(1).map { row($0, measure, value, lasts: true, at: organization) }
        case .members(let kinds):
            return (0..<Int(value)).flatMap { index in
                kinds.prefix(1).map { row($0, "person", 1, member: "Member/\(index)", at: organization) }
            }
        case .organizations(let kinds): return kinds.prefix(1).map { row($0, "count", 1, at: organization) }
        case .months(let kinds): return kinds.prefix(1).map { row($0, "count", 1, at: organization) }
        case .values(let kinds, let measure):
            return (0..<value).flatMap { code in
                kinds.prefix(1).map { row($0, measure, code, member: "Member/\(code)", at: organization) }
            }
        case .least(let operand):
            guard case .own(let own) = operand else { return [] }
            return [first, second].flatMap { rows(own, value, at: $0, year: year, catalogue) }
        default: return []
        }
    }

    static func engine(
        _ values: [String: Int64], records: [AnyRecord] = [], lastYear: [String: Int64] = [:],
        unkept: [UnkeptRegister] = [], rows extra: [FactTable.Row] = [], kind: OrganizationKind = .organCommittee,
        position: Int64 = 42
    ) throws -> FigureEngine {
        let catalogue = try Bureau.catalogue()
        let rows =
            values.sorted { $0.key < $1.key }.flatMap { Bureau.rows($0.key, $0.value, catalogue) }
            + lastYear.sorted { $0.key < $1.key }.flatMap { Bureau.rows($0.key, $0.value, year: 2022, catalogue) }
            + extra
        let table = FactTable(
            rows: rows, nodes: nodes(kind), records: organizations + records, unkept: unkept, position: position)
        return FigureEngine(catalogue: catalogue, facts: table)
    }

    static let head = """
        ---
        标题: {年}年{全称}工作总结
        种类: 年度总结
        落款: {全称}
        变体:
            机关党委: 机关党委
            党支部: 党支部
        ---

        """

    /// Lines before the first line of a test's own text.
    static let headLines = 8

    static func compose(
        _ body: String, _ engine: FigureEngine, organization: String = committee
    ) throws -> ComposedReport {
        let names = TemplateNames(engine.catalogue)
        let template = try TemplateParser.parse(head + body, id: "test", file: "test.md", names: names)
        return try ReportComposer(template: template, names: names, engine: engine).compose(request(organization))
    }

    static func request(_ organization: String = committee) -> ReportRequest {
        ReportRequest(
            organization: organization, year: 2023, day: day("2023-12-20"), unit: committee, positionHash: "ab12")
    }

    /// The text without title and signature.
    static func text(_ body: String, _ engine: FigureEngine, organization: String = committee) throws -> String {
        let lines = try compose(body, engine, organization: organization).plainText.split(separator: "\n")
        return lines.dropFirst().dropLast(2).joined(separator: "\n")
    }
}

/// SHA-256 as coreutils reckon it: the engine takes it from outside.
func sha256(_ bytes: [UInt8]) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    guard (try? process.run()) != nil else { return "" }
    input.fileHandleForWriting.write(Data(bytes))
    try? input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(text.prefix(64))
}
