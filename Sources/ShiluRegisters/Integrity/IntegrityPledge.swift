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

/// 承诺状态.
public enum PledgeState: String, CodeList {
    case issued, signed, fulfilled
    public var label: String {
        switch self {
        case .issued: "已下发"
        case .signed: "已签订"
        case .fulfilled: "已践诺"
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
    public static let yields =
        PledgeKind.allCases.map { "pledge.\($0.rawValue)" } + ["pledge.issued", "pledge.fulfilled"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            .init("sign", "签订", from: ["issued"], to: "signed", dayKey: "signedOn", by: "签订人"),
            .init(
                "fulfil", "践诺评定", from: ["", "signed"], to: "fulfilled", dayKey: "fulfilledOn", needs: ["fulfilment"],
                by: "填报党组织"),
        ], basis: "先下发、后签订、再评定践诺")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", hint: "谁的台账就填谁", example: "市某局机关第一党支部"
    ).required
    public let year = Field<Int>("year", "年度", example: "2023", unit: "年").required
    public let signerId = Field<Link<Member>>("signerId", "签订人", example: "李明").required
    public let counterpartId = Field<Link<Member>>("counterpartId", "与谁签订", hint: "责任书的另一方", example: "王芳")
    public let kind = Field<PledgeKind>("kind", "签订类别", example: "廉政承诺书").required
    public let on = Field<Day>("on", "签订日期", hint: "先下发后签订的，填下发日期", example: "2023-02-15").required
    /// Empty reads as signed on `on`.
    public let state = Field<PledgeState>("state", "承诺状态", hint: "签好才登记的空着；先下发的填“已下发”")
    public let signedOn = Field<Day>("signedOn", "实际签订日期", hint: "先下发后签订的，签订时填")
    public let fulfilledOn = Field<Day>("fulfilledOn", "践诺评定日期")
    public let fulfilment = Field<LongText>("fulfilment", "践诺情况")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, year, signerId, counterpartId, kind, on, state, signedOn, fulfilledOn, fulfilment, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.sensible(year: record.year)
        problems.inOrder(("下发日期", record.on), "signedOn", "实际签订日期", record.signedOn)
        problems.inOrder(("签订日期", record.signedOn ?? record.on), "fulfilledOn", "践诺评定日期", record.fulfilledOn)
        problems.needed(
            "fulfilledOn", "践诺评定日期", isMissing: record.state == .fulfilled && record.fulfilledOn == nil,
            because: "承诺状态是“已践诺”")
        if record.state == .issued, record.signedOn != nil || record.fulfilledOn != nil {
            problems.add("state", "state-before-signing", "填了签订或践诺日期，承诺状态却是“已下发”", next: "请按步骤办理签订")
        }
        if let signer = record.signerId, signer == record.counterpartId {
            problems.add("counterpartId", "pledge-with-oneself", "签订人和另一方是同一人", next: "请改正“与谁签订”，承诺书可以不填")
        }
    }

    /// `pledge.<kind>` counts what was signed, on the day of signing; `pledge.issued` what was handed out first.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let signer = record.signerId?.id, let on = record.on, let kind = record.kind else { return }
        func tell(_ name: String, on day: Day) {
            facts.reached(
                name, member: signer, on: day.moved(intoYear: record.year), fallback: record.organizationId?.id,
                measure: "count")
        }
        if record.state == .issued || record.signedOn != nil { tell("pledge.issued", on: on) }
        guard record.state != .issued else { return }
        tell("pledge.\(kind.rawValue)", on: record.signedOn ?? on)
        if record.state == .fulfilled, let fulfilled = record.fulfilledOn { tell("pledge.fulfilled", on: fulfilled) }
    }
}
