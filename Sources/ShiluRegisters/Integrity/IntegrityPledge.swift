/// 签订类别 (registers.md, K, PledgeKind).
public enum PledgeKind: String, CodeList {
    case integrityPledge, responsibilityLetter, antiGang, selfCheck
    public var label: String {
        switch self {
        case .integrityPledge: "廉政承诺书"
        case .responsibilityLetter: "责任书"
        case .antiGang: "扫黑除恶承诺书"
        case .selfCheck: "自查表"
        }
    }
    public var also: [String] {
        switch self {
        case .integrityPledge: ["党风廉政承诺书", "承诺书"]
        case .responsibilityLetter: ["党风廉政建设责任书"]
        default: []
        }
    }
}

/// 廉政承诺书责任书: one signed paper of one member for one year.
public struct IntegrityPledge: Register {
    public static let title = "廉政承诺书责任书"
    public static let area = Area.integrity
    public static let purpose = "一名党员签订一份承诺书或责任书填一行。"
    public static let shape = IntegrityPledge()
    public static let naturalKey = ["signerId", "year", "kind"]
    public static let yields = PledgeKind.allCases.map { "pledge.\($0.rawValue)" }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", hint: "谁的台账就填谁", example: "市某局机关第一党支部"
    ).required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let signerId = Field<Link<Member>>("signerId", "签订人", example: "李明").required
    public let counterpartId = Field<Link<Member>>("counterpartId", "与谁签订", hint: "责任书的另一方", example: "王芳")
    public let kind = Field<PledgeKind>("kind", "签订类别", example: "廉政承诺书").required
    public let on = Field<Day>("on", "签订日期", example: "2023-02-15").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] { [organizationId, year, signerId, counterpartId, kind, on, evidence] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        if let signer = record.signerId, signer == record.counterpartId {
            problems.add("counterpartId", "pledge-with-oneself", "签订人和另一方是同一人", next: "请改正“与谁签订”，承诺书可以不填")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let signer = record.signerId?.id, let on = record.on, let kind = record.kind else { return }
        facts.reached(
            "pledge.\(kind.rawValue)", member: signer, on: on.moved(intoYear: record.year),
            fallback: record.organizationId?.id, measure: "count")
    }
}
