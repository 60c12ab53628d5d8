/// 图书报刊: a title that a reading corner holds or that was subscribed to. What was handed out is `StudyMaterial`,
/// what was lent `BookLoan`. systems.md, S48.
public struct BookHolding: Register {
    public static let title = "图书报刊"
    public static let area = Area.study
    public static let purpose = "书屋、图书角的一种藏书或订阅的一种报刊填一行。"
    public static let shape = BookHolding()
    public static let naturalKey = ["organizationId", "title", "since"]
    public static let dayKey: String? = "since"
    public static let yields = [
        "book.stock", "book.copies", "subscription.running", "subscription.ordered", "book.bought",
    ]

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let titleField = Field<String>("title", "书报名称", example: "党章学习读本").required
    public let isSubscription = Field<Bool>("isSubscription", "是否订阅", hint: "订阅的报刊填是，藏书填否", example: "否").required
    public let facilityId = Field<Link<Facility>>("facilityId", "存放处", hint: "阵地建设里书屋、图书角的编号")
    public let copies = Field<Int>("copies", "册数或份数", example: "12").required
    public let since = Field<Day>("since", "入藏或起订日期", example: "2023-03-01").required
    public let until = Field<Day>("until", "下架或止订日期", hint: "仍在架、在订的不填")
    public let cost = Field<Money>("cost", "费用", example: "360", unit: "元")
    public let recipients = Field<String>("recipients", "分送范围", hint: "报刊送给谁", example: "各党支部")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, titleField, isSubscription, facilityId, copies, since, until, cost, recipients, evidence]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.atLeast(1, "copies", "册数或份数", record.copies)
        problems.positive("cost", "费用", record.cost)
        problems.inOrder(("入藏或起订日期", record.since), "until", "下架或止订日期", record.until)
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let since = record.since, let copies = record.copies else {
            return
        }
        let ordered = record.isSubscription == true
        facts.interval(ordered ? "subscription.running" : "book.stock", at: organization, from: since, to: record.until)
        if !ordered {
            facts.interval("book.copies", at: organization, from: since, to: record.until, value: copies.wide)
        }
        facts.event(
            ordered ? "subscription.ordered" : "book.bought", at: [organization], on: since,
            .measured(["count": 1, "copies": copies.wide, "money": record.cost?.fen]))
    }
}

/// 图书借阅: one loan of one title. systems.md, S48.
public struct BookLoan: Register {
    public static let title = "图书借阅"
    public static let area = Area.study
    public static let purpose = "借出一次填一行，归还时登记归还。"
    public static let shape = BookLoan()
    public static let naturalKey = ["holdingId", "memberId", "lentOn"]
    public static let dayKey: String? = "lentOn"
    public static let yields = ["loan.lent", "loan.returned", "loan.returnOpen", "loan.returnOverdue"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [LifeCycle.Step("return", "归还", from: ["inProgress"], to: "done", dayKey: "returnedOn")],
        basis: "借出以后才能归还")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关第一党支部"
    ).required
    public let holdingId = Field<Link<BookHolding>>("holdingId", "图书", hint: "图书报刊台账里的编号", example: "001").required
    public let memberId = Field<Link<Member>>("memberId", "借阅人", example: "李明").required
    public let lentOn = Field<Day>("lentOn", "借出日期", example: "2023-05-04").required
    public let dueOn = Field<Day>("dueOn", "应还日期", example: "2023-06-04")
    public let returnedOn = Field<Day>("returnedOn", "归还日期", hint: "还没有归还的不填")
    public let state = Field<TaskState>("state", "状态", hint: "借出未还填进行中，已还填完成", example: "进行中").required

    public var fields: [any AnyField] { [organizationId, holdingId, memberId, lentOn, dueOn, returnedOn, state] }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("借出日期", record.lentOn), "dueOn", "应还日期", record.dueOn)
        problems.inOrder(("借出日期", record.lentOn), "returnedOn", "归还日期", record.returnedOn)
        problems.needed(
            "returnedOn", "归还日期", isMissing: record.state == .done && record.returnedOn == nil, because: "状态是“完成”")
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let lent = record.lentOn else { return }
        facts.event("loan.lent", at: [organization], on: lent)
        if let returned = record.returnedOn { facts.event("loan.returned", at: [organization], on: returned) }
        facts.owed("loan.return", at: organization, from: lent, due: record.dueOn, done: record.returnedOn)
    }
}
