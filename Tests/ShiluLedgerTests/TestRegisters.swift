import ShiluRegisters

// Small registers under the names that the ledger knows, so that these tests do not move with the product's registers.

struct Org: Register {
    static let name = "PartyOrganization"
    static let title = "党组织"
    static let area = Area.organizations
    static let purpose = "测试"
    static let shape = Org()
    static let naturalKey = ["name"]
    static let dayKey: String? = "foundedOn"
    static let organizationKey: String? = nil

    let nameField = Field<String>("name", "名称").required
    let shortName = Field<String>("shortName", "简称")
    let kind = Field<OrganizationKind>("kind", "类别").required
    let parentId = Field<Link<Org>>("parentId", "上级党组织")
    let foundedOn = Field<Day>("foundedOn", "成立日期").required
    let dissolvedOn = Field<Day>("dissolvedOn", "撤销日期")
    let sortOrder = Field<Int>("sortOrder", "排序")
    var fields: [any AnyField] { [nameField, shortName, kind, parentId, foundedOn, dissolvedOn, sortOrder] }
}

struct Affiliation: Register {
    static let name = "OrganizationAffiliation"
    static let title = "隶属关系变动"
    static let area = Area.organizations
    static let purpose = "测试"
    static let shape = Affiliation()
    static let naturalKey = ["organizationId", "from"]
    static let dayKey: String? = "from"

    let organizationId = Field<Link<Org>>("organizationId", "党组织").required.feeding
    let parentId = Field<Link<Org>>("parentId", "新的上级").required
    let from = Field<Day>("from", "起始日期").required
    let to = Field<Day>("to", "截止日期")
    var fields: [any AnyField] { [organizationId, parentId, from, to] }
}

struct Person: Register {
    static let name = "Member"
    static let title = "党员"
    static let area = Area.members
    static let purpose = "测试"
    static let shape = Person()
    static let naturalKey = ["name", "birthDate"]
    static let dayKey: String? = nil
    static let yields = ["roll.fullMember", "member.born"]

    let nameField = Field<String>("name", "姓名").required.sealed
    let birthDate = Field<Day>("birthDate", "出生日期").required.sealed
    let citizenID = Field<String>("citizenID", "公民身份号码").sealed
    let phone = Field<String>("phone", "电话").sealed
    let organizationId = Field<Link<Org>>("organizationId", "所在党支部").required
    let joinedOn = Field<Day>("joinedOn", "进入日期").required
    let note = Field<String>("note", "备注")
    let more = (1...14).map { Field<String>("more\($0)", "其他\($0)") }
    var fields: [any AnyField] {
        [nameField, birthDate, citizenID, phone, organizationId, joinedOn, note] as [any AnyField] + more
    }

    static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard var place = record.organizationId?.id, var first = record.joinedOn else { return }
        var source = record.id
        for move in context.records(Transfer.self, by: \.memberId, to: record.id).sorted(by: {
            ($0.on?.number ?? 0, $0.id) < ($1.on?.number ?? 0, $1.id)
        }) {
            guard let on = move.on, let next = move.toOrganizationId?.id, on > first else { continue }
            facts.interval(
                "roll.fullMember", at: place, member: record.id, from: first, to: on.adding(days: -1), source: source)
            (place, first, source) = (next, on, move.id)
        }
        facts.interval("roll.fullMember", at: place, member: record.id, from: first, to: nil, source: source)
        if let year = record.birthDate?.year {
            facts.interval(
                "member.born", at: record.organizationId?.id ?? "", from: record.joinedOn ?? first, to: nil,
                measure: "year", value: Int64(year))
        }
    }
}

struct Transfer: Register {
    static let name = "MembershipEvent"
    static let title = "党籍变动"
    static let area = Area.members
    static let purpose = "测试"
    static let shape = Transfer()
    static let naturalKey = ["memberId", "on"]
    static let organizationKey: String? = "toOrganizationId"

    let memberId = Field<Link<Person>>("memberId", "党员").required.feeding
    let toOrganizationId = Field<Link<Org>>("toOrganizationId", "转入党支部").required
    let on = Field<Day>("on", "日期").required
    var fields: [any AnyField] { [memberId, toOrganizationId, on] }
}

struct Guest: Part {
    static let title = "列席"
    static let shape = Guest()
    let memberId = Field<Link<Person>>("memberId", "党员").required
    let role = Field<String>("role", "身份")
    var fields: [any AnyField] { [memberId, role] }
}

struct Meeting: Register {
    static let title = "会议"
    static let area = Area.meetings
    static let purpose = "测试"
    static let shape = Meeting()
    static let naturalKey = ["organizationIds", "on", "title"]
    static let organizationKey: String? = "organizationIds"
    static let yields = ["meeting.held"]

    let organizationIds = Field<[Link<Org>]>("organizationIds", "党组织").required
    let on = Field<Day>("on", "日期").required
    let titleField = Field<String>("title", "题目").required
    let present = Field<[Link<Person>]>("present", "到会党员")
    let guests = Field<Parts<Guest>>("guests", "列席")
    let cost = Field<Money>("cost", "费用")
    var fields: [any AnyField] { [organizationIds, on, titleField, present, guests, cost] }

    static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        // Random histories invite guests from everywhere.
        guard let on = record.on, record.titleField?.hasPrefix("随机") != true else { return }
        let roll = (record.organizationIds ?? []).reduce(0) { $0 + context.rollCount(of: $1.id, on: on) }
        if (record.present ?? []).count > roll {
            problems.add("present", "above-roll", "到会人数多于名册人数\(roll)", next: "请核对")
        }
    }

    static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let on = record.on else { return }
        facts.event(
            "meeting.held", at: (record.organizationIds ?? []).map(\.id), on: on,
            ["count": 1, "money": record.cost?.fen ?? 0])
        for member in record.present ?? [] {
            facts.reached("meeting.held", member: member.id, on: on, fallback: record.organizationIds?.first?.id)
        }
    }
}

struct Lecture: Register {
    static let title = "党课"
    static let area = Area.meetings
    static let purpose = "测试"
    static let shape = Lecture()
    static let naturalKey = ["meetingId", "title"]
    static let dayKey: String? = nil
    static let organizationKey: String? = nil
    static let yields = ["lecture.given"]

    let meetingId = Field<Link<Meeting>>("meetingId", "所属会议").required.following
    let titleField = Field<String>("title", "题目").required
    let theme = Field<Int>("theme", "主题")
    var fields: [any AnyField] { [meetingId, titleField, theme] }

    static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let meeting = context.record(record.meetingId), let on = meeting.on else { return }
        facts.event(
            "lecture.given", at: (meeting.organizationIds ?? []).map(\.id), on: on,
            ["count": 1, "theme": Int64(record.theme ?? 0)])
    }
}

enum ProblemState: String, CodeList {
    case open, rectified, closed
    var label: String {
        switch self {
        case .open: "未整改"
        case .rectified: "已整改"
        case .closed: "已销号"
        }
    }
}

struct Defect: Register {
    static let title = "整改台账"
    static let area = Area.rectification
    static let purpose = "测试"
    static let shape = Defect()
    static let naturalKey = ["organizationId", "title"]
    static let dayKey: String? = "foundOn"
    static let yields = ["problem.open"]
    static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            .init("rectify", "整改完成", from: ["open"], to: "rectified", needs: ["measure"]),
            .init("close", "销号", from: ["rectified"], to: "closed", dayKey: "closedOn"),
        ])

    let organizationId = Field<Link<Org>>("organizationId", "责任党组织").required
    let titleField = Field<String>("title", "问题").required
    let foundOn = Field<Day>("foundOn", "发现日期").required
    let state = Field<ProblemState>("state", "状态").required
    let measure = Field<String>("measure", "措施")
    let closedOn = Field<Day>("closedOn", "销号日期")
    var fields: [any AnyField] { [organizationId, titleField, foundOn, state, measure, closedOn] }

    static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId, let found = record.foundOn else { return }
        facts.interval(
            "problem.open", at: organization.id, from: found, to: record.closedOn.map { $0.adding(days: -1) })
    }
}

struct Kept: Register {
    static let name = "KeptRegister"
    static let title = "建账说明"
    static let area = Area.ledger
    static let purpose = "测试"
    static let shape = Kept()
    static let naturalKey = ["register", "organizationId", "since"]
    static let dayKey: String? = "since"

    let register = Field<String>("register", "台账").required
    let organizationId = Field<Link<Org>>("organizationId", "党组织").required
    let includesSubtree = Field<Bool>("includesSubtree", "含下级")
    let since = Field<Day>("since", "起").required
    let until = Field<Day>("until", "止")
    var fields: [any AnyField] { [register, organizationId, includesSubtree, since, until] }
}

enum TestBook {
    static let all = [
        AnyRegister(Org.self), AnyRegister(Affiliation.self), AnyRegister(Person.self), AnyRegister(Transfer.self),
        AnyRegister(Meeting.self), AnyRegister(Lecture.self), AnyRegister(Defect.self), AnyRegister(Kept.self),
    ]
}
