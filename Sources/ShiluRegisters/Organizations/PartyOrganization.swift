/// Kinds of organisations (registers.md, K, OrganizationKind).
public enum OrganizationKind: String, CodeList {
    case partyCommittee, grassrootsCommittee, organCommittee, organWorkCommittee, leadingGroup, generalBranch
    case partyBranch, jointBranch, temporaryBranch, floatingBranch, retireeBranch, functionalBranch, partyGroup
    case organDisciplineCommittee

    public var label: String {
        switch self {
        case .partyCommittee: "党委"
        case .grassrootsCommittee: "基层党委"
        case .organCommittee: "机关党委"
        case .organWorkCommittee: "机关工委"
        case .leadingGroup: "党组"
        case .generalBranch: "党总支"
        case .partyBranch: "党支部"
        case .jointBranch: "联合党支部"
        case .temporaryBranch: "临时党支部"
        case .floatingBranch: "流动党员党支部"
        case .retireeBranch: "离退休党支部"
        case .functionalBranch: "功能型党支部"
        case .partyGroup: "党小组"
        case .organDisciplineCommittee: "机关纪委"
        }
    }

    public var also: [String] {
        switch self {
        case .generalBranch: ["总支", "总支部", "党总支部"]
        case .partyBranch: ["支部"]
        case .retireeBranch: ["老干支部", "离退休干部党支部"]
        case .organDisciplineCommittee: ["机关纪律检查委员会"]
        default: []
        }
    }

    /// Whether it counts as a branch in 党支部数 (indicators, branch-count).
    public var isBranch: Bool {
        switch self {
        case .partyBranch, .jointBranch, .floatingBranch, .retireeBranch: true
        default: false
        }
    }

    /// Whether it may have the power to approve probationary members: a committee or working committee, never a general
    /// branch or a branch. 《发展党员工作细则》第23条，《机关基层组织工作条例》第37条.
    public var mayHoldApprovalPower: Bool {
        switch self {
        case .partyCommittee, .grassrootsCommittee, .organCommittee, .organWorkCommittee: true
        default: false
        }
    }

    /// Years of a term unless the record says otherwise: committees 5, general branches and branches 3; nil where nobody is
    /// elected. 《机关基层组织工作条例》第5–7条，《支部工作条例（试行）》第21条.
    public var usualTermYears: Int? {
        switch self {
        case .partyCommittee, .grassrootsCommittee, .organCommittee, .organDisciplineCommittee: 5
        case .generalBranch, .partyBranch, .jointBranch, .floatingBranch, .retireeBranch: 3
        case .organWorkCommittee, .leadingGroup, .temporaryBranch, .functionalBranch, .partyGroup: nil
        }
    }
}

/// Kinds of units (单位) that party organisations stand in: which regulations bind them follows from it.
public enum UnitKind: String, CodeList {
    case organ, institution, school, enterprise, village, society

    public var label: String {
        switch self {
        case .organ: "机关"
        case .institution: "事业单位"
        case .school: "学校"
        case .enterprise: "国有企业"
        case .village: "村、社区"
        case .society: "非公企业、社会组织"
        }
    }

    public var also: [String] {
        switch self {
        case .organ: ["党和国家机关", "人民团体", "群团机关"]
        case .institution: ["公立医院", "科研院所"]
        case .school: ["高校", "高等学校", "中小学校"]
        case .enterprise: ["国企", "企业"]
        case .village: ["村", "社区", "农村", "街道社区"]
        case .society: ["非公有制企业", "社会组织", "两新组织"]
        }
    }
}

/// 党组织台账: a node of the organisation tree. 《支部工作条例（试行）》第4–8条，《机关基层组织工作条例》第5–9、33、35条.
public struct PartyOrganization: Register {
    public static let title = "党组织"
    public static let area = Area.organizations
    public static let purpose = "党委、总支、支部、党小组，一个组织一行。"
    public static let shape = PartyOrganization()
    public static let naturalKey = ["name"]
    public static let dayKey: String? = "foundedOn"
    public static let organizationKey: String? = nil
    public static let yields = OrganizationKind.allCases.map { "organization.\($0.rawValue)" }

    public let nameField = Field<String>("name", "名称", hint: "填全称", example: "市某局机关第一党支部").required
    public let shortName = Field<String>("shortName", "简称", hint: "报告里用的简称", example: "第一党支部")
    public let kind = Field<OrganizationKind>("kind", "类别", example: "党支部").required
    public let parentId = Field<Link<PartyOrganization>>(
        "parentId", "上级党组织", hint: "填成立时的上级，最上一级不填", example: "市某局机关党委")
    /// Only for 党组: the organisations it leads without being their parent. 《机关基层组织工作条例》第35条.
    public let leadsIds = Field<[Link<PartyOrganization>]>("leadsIds", "领导的党组织", hint: "只有党组填")
    public let unitName = Field<String>("unitName", "所在单位", example: "市某局").required
    /// Empty reads as the superior's; at the top as an organ. 《机关基层组织工作条例》binds organs only.
    public let unitKind = Field<UnitKind>(
        "unitKind", "单位类别", hint: "空着同上级，最上一级空着按机关", example: "机关")
    public let coveredUnits = Field<[String]>("coveredUnits", "覆盖单位", hint: "联合党支部填，一般不超过5个")
    /// GB 32100-2015, 18 characters.
    public let uscc = Field<String>("uscc", "统一社会信用代码", example: "11990000MB0000000J")
    /// GB/T 2260, 6 digits.
    public let regionCode = Field<String>("regionCode", "行政区划代码", hint: "6位数字", example: "990000")
    /// Day on which founding it was approved.
    public let foundedOn = Field<Day>("foundedOn", "成立日期", hint: "批复同意成立的日期", example: "2019-06-18").required
    public let foundingApprovalDoc = Field<String>("foundingApprovalDoc", "批复文号", example: "市直党发〔2019〕12号")
    /// First day on which it is no more.
    public let dissolvedOn = Field<Day>("dissolvedOn", "撤销日期", hint: "从这一天起不再存在")
    public let projectEndsOn = Field<Day>("projectEndsOn", "任务结束日期", hint: "临时党支部填")
    /// Empty reads as no. 《发展党员工作细则》第23条.
    public let mayApproveMembers = Field<Bool>("mayApproveMembers", "有无审批预备党员权限", example: "否")
    /// Years; empty reads as `OrganizationKind.usualTermYears`.
    public let termYears = Field<Int>("termYears", "任期年限", hint: "党委5年，总支、支部3年，空着按此计算", example: "3", unit: "年")
    /// Empty reads as no.
    public let hasCommittee = Field<Bool>("hasCommittee", "是否设委员会", hint: "正式党员满7人的支部应设支部委员会", example: "是")
    public let fixedThemeDayRule = Field<String>("fixedThemeDayRule", "主题党日固定时间", example: "每月第一个星期五")
    public let sortOrder = Field<Int>("sortOrder", "排序", example: "1")

    public var fields: [any AnyField] {
        [
            nameField, shortName, kind, parentId, leadsIds, unitName, unitKind, coveredUnits, uscc, regionCode,
            foundedOn,
            foundingApprovalDoc, dissolvedOn, projectEndsOn, mayApproveMembers, termYears, hasCommittee,
            fixedThemeDayRule, sortOrder,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        if let founded = record.foundedOn, let dissolved = record.dissolvedOn, dissolved < founded {
            problems.add("dissolvedOn", "dissolved-before-founded", "撤销日期早于成立日期", next: "请核对这两个日期")
        }
        if let parent = record.parentId, parent.id == record.id {
            problems.add("parentId", "parent-is-itself", "上级党组织填成了它自己", next: "请填它的上级；最上一级空着")
        }
        if let code = record.uscc, let fault = CreditCode.fault(in: code) {
            problems.add("uscc", "credit-code-wrong", "统一社会信用代码\(fault.what)", next: "请对照登记证书核对18位代码")
        }
        if let code = record.regionCode, code.utf8.count != 6 || !code.utf8.allSatisfy({ (48...57).contains($0) }) {
            problems.add("regionCode", "region-code-wrong", "行政区划代码不是6位数字", next: "请填6位数字，如330100")
        }
        if let years = record.termYears, years != 3, years != 5 {
            problems.add("termYears", "term-years-wrong", "任期年限不是3年或5年", next: "请填3或5（党章第31条）")
        }
        guard let kind = record.kind else { return }
        if kind == .jointBranch {
            let units = record.coveredUnits ?? []
            if units.isEmpty {
                problems.add("coveredUnits", "covered-units-missing", "联合党支部没有填覆盖单位", next: "请填它覆盖的单位名称")
            } else if units.count > 5 {
                problems.doubt(
                    "coveredUnits", "covered-units-many", "联合党支部覆盖\(units.count)个单位，超过5个",
                    next: "请核对（《支部工作条例（试行）》第5条：一般不超过5个）")
            }
        }
        if kind == .temporaryBranch, record.projectEndsOn == nil {
            problems.add("projectEndsOn", "project-end-missing", "临时党支部没有填任务结束日期", next: "请填预计的结束日期")
        }
        if record.mayApproveMembers == true, !kind.mayHoldApprovalPower {
            problems.add(
                "mayApproveMembers", "approval-power-wrong", "\(kind.label)不能有审批预备党员的权限",
                next: "请改为否（《发展党员工作细则》第23条：由党委审批）")
        }
        if record.leadsIds?.isEmpty == false, kind != .leadingGroup {
            problems.add("leadsIds", "leads-only-leading-group", "只有党组填“领导的党组织”", next: "请清空这一格，上下级关系填在“上级党组织”里")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let dissolved = record.dissolvedOn {
            let left = context.rollCount(of: record.id, on: dissolved)
            if left > 0 {
                problems.add(
                    "dissolvedOn", "dissolved-with-members", "\(dissolved.chinese)撤销时名册上还有\(left)名党员",
                    next: "请先登记党员的去向（党组织变动、党籍变动或组织关系转接），一名党员总要属于一个党支部")
            }
        }
        guard let kind = record.kind, let parent = context.record(record.parentId), let above = parent.kind else {
            return
        }
        let isBelowBranch = kind == .partyGroup
        let parentIsBranch = above.isBranch || above == .temporaryBranch || above == .functionalBranch
        if isBelowBranch, !parentIsBranch {
            problems.add("parentId", "group-not-under-branch", "党小组的上级不是党支部", next: "请把上级改为所在的党支部（《支部工作条例（试行）》第13条）")
        }
        if !isBelowBranch, parentIsBranch || above == .partyGroup {
            problems.add(
                "parentId", "parent-too-low", "\(kind.label)的上级不能是\(above.label)", next: "请填党总支、党委等上级")
        }
    }

    /// It exists from its founding to the day before it is dissolved.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let kind = record.kind, let founded = record.foundedOn else { return }
        facts.interval(
            "organization.\(kind.rawValue)", at: record.id, from: founded, to: record.dissolvedOn?.adding(days: -1))
    }
}
