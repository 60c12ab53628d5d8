import ShiluFigures
import ShiluLedger
import ShiluRegisters

@testable import ShiluDuties

/// An invented committee with two branches, with records as plain values.
enum Desk {
    static let committee = "PartyOrganization/党委"
    static let first = "PartyOrganization/一支部"
    static let second = "PartyOrganization/二支部"

    static let nodes = [
        OrganizationNode(id: committee, name: "党委", shortName: "党委", kind: .organCommittee, parent: nil),
        OrganizationNode(id: first, name: "一支部", shortName: "一支部", kind: .partyBranch, parent: committee),
        OrganizationNode(id: second, name: "二支部", shortName: "二支部", kind: .partyBranch, parent: committee),
    ]

    static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    static func table(_ records: [AnyRecord], rows: [FactTable.Row] = [], unkept: [UnkeptRegister] = []) -> FactTable {
        let organizations = nodes.map { node in
            AnyRecord(
                id: node.id, register: "PartyOrganization",
                fields: node.parent.map { ["parentId": .text($0)] } ?? [:])
        }
        return FactTable(rows: rows, nodes: nodes, records: organizations + records, unkept: unkept)
    }

    static func record<R: Register>(_ type: R.Type, _ number: String, _ fields: [String: Value]) -> AnyRecord {
        AnyRecord(
            id: "\(R.name)/\(number)", register: R.name,
            fields: ["organizationId": .text(first)].merging(fields) { $1 })
    }

    static func member(_ name: String, joined: String = "2010-06-25", full: String? = "2011-06-25") -> AnyRecord {
        var fields: [String: Value] = [
            "status": .text(full == nil ? "probationaryMember" : "fullMember"), "joinedOn": .text(joined),
        ]
        if let full { fields["fullMemberOn"] = .text(full) }
        return record(Member.self, name, fields)
    }

    static func post(_ name: String, _ post: PostKind, from: String = "2022-01-01", to: String? = nil) -> AnyRecord {
        var fields: [String: Value] = [
            "memberId": .text("Member/\(name)"), "post": .text(post.rawValue), "from": .text(from),
        ]
        if let to { fields["to"] = .text(to) }
        return record(PostHolding.self, name + post.rawValue, fields)
    }

    static func talk(_ number: String, _ one: String, _ other: String, on day: String = "2023-05-05") -> AnyRecord {
        record(
            Talk.self, number,
            [
                "kind": .text("heartToHeartTalk"), "on": .text(day), "interviewers": .list([.text("Member/\(one)")]),
                "interviewees": .list([.text("Member/\(other)")]),
            ])
    }

    static func event(_ kind: String, _ count: Int, at organization: String = first, on text: String) -> [FactTable.Row]
    {
        (0..<count).map { index in
            FactTable.Row(
                record: "X/\(kind)\(text)\(index)", organizations: [organization], first: day(text), last: day(text),
                kind: kind)
        }
    }
}
