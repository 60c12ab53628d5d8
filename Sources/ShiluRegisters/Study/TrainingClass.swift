/// 培训类别 (registers.md, K, TrainingKind).
public enum TrainingKind: String, CodeList {
    case rotationTraining, secretaryTraining, partyAffairs, newMember, candidate, activist, leadingCadre, other
    public var label: String {
        switch self {
        case .rotationTraining: "党员轮训"
        case .secretaryTraining: "书记培训"
        case .partyAffairs: "党务干部培训"
        case .newMember: "新党员培训"
        case .candidate: "发展对象培训"
        case .activist: "积极分子培训"
        case .leadingCadre: "领导干部进修"
        case .other: "其他"
        }
    }
    public var also: [String] {
        switch self {
        case .rotationTraining: ["轮训", "轮训班"]
        case .secretaryTraining: ["支部书记培训"]
        default: []
        }
    }
}

/// 培训班: one course; who took part stands in `TrainingCredit`. 《2019—2023年全国党员教育培训工作规划》.
public struct TrainingClass: Register {
    public static let title = "培训班"
    public static let area = Area.study
    public static let purpose = "举办或参加一期培训班填一行，每人的学时填在培训学时里。"
    public static let shape = TrainingClass()
    public static let naturalKey = ["organizationId", "name", "startsOn"]
    public static let dayKey: String? = "startsOn"
    public static let yields = TrainingKind.allCases.map { "training.\($0.rawValue)" } + ["training.any"]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "填报党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "班次名称", example: "党的二十大精神轮训班").required
    public let organizerLevel = Field<AdminLevel>("organizerLevel", "主办级别", example: "本单位").required
    public let organizerId = Field<Link<PartyOrganization>>("organizerId", "主办党组织", hint: "上级主办的不填", example: "市某局机关党委")
    public let kind = Field<TrainingKind>("kind", "培训类别", example: "党员轮训").required
    public let startsOn = Field<Day>("startsOn", "开始日期", example: "2023-05-08").required
    public let endsOn = Field<Day>("endsOn", "结束日期", example: "2023-05-10").required
    public let days = Field<ExactDecimal>("days", "天数", example: "3", unit: "天").required
    public let hours = Field<ExactDecimal>("hours", "学时", example: "24", unit: "学时").required
    public let place = Field<String>("place", "地点", example: "市委党校")
    public let lecturers = Field<[String]>("lecturers", "授课人", hint: "姓名填后不能单独抹去", example: "市委党校教授")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            organizationId, nameField, organizerLevel, organizerId, kind, startsOn, endsOn, days, hours, place,
            lecturers, evidence,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.startsOn), "endsOn", "结束日期", record.endsOn)
        problems.positive("days", "天数", record.days)
        problems.positive("hours", "学时", record.hours)
        if let starts = record.startsOn, let ends = record.endsOn, starts <= ends, let days = record.days,
            days > ExactDecimal(ends.number - starts.number + 1)
        {
            problems.add("days", "days-exceed-span", "天数\(days)多于起止日期之间的天数", next: "请核对天数和起止日期")
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let starts = record.startsOn, let kind = record.kind else {
            return
        }
        for name in ["training.any", "training.\(kind.rawValue)"] {
            facts.event(
                name, at: [organization], on: starts,
                .measured(["count": 1, "hours": record.hours?.hundredths, "days": record.days?.hundredths]))
        }
    }
}
