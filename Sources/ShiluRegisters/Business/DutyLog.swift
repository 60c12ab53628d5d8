/// 岗位班次: one post on duty, from when to when, by whom.
public struct PostShift: Part {
    public static let title = "岗位班次"
    public static let shape = PostShift()

    public let post = Field<String>("post", "岗位", example: "防汛值班室").required
    public let startsAt = Field<LocalDateTime>("startsAt", "开始时间", example: "2023-07-21 08:00").required
    public let endsAt = Field<LocalDateTime>("endsAt", "结束时间", example: "2023-07-22 08:00").required
    public let memberIds = Field<[Link<Member>]>("memberIds", "值守党员", example: "李明、王芳")
    public let people = Field<Int>("people", "值守人数", hint: "列了值守党员的可以不填", example: "2", unit: "人")
    public let note = Field<String>("note", "值守情况", example: "水位平稳")

    public var fields: [any AnyField] { [post, startsAt, endsAt, memberIds, people, note] }

    /// Persons on the shift: the number that was entered, or those that are listed.
    static func people(of shift: PartRecord<PostShift>) -> Int? {
        shift.people ?? shift.memberIds.map { $0.withoutDoubles.count }
    }
}

/// 出动处置: one call-out during the duty.
public struct CallOut: Part {
    public static let title = "出动处置"
    public static let shape = CallOut()

    public let startsAt = Field<LocalDateTime>("startsAt", "出动时间", example: "2023-07-21 22:10").required
    public let endsAt = Field<LocalDateTime>("endsAt", "返回时间", example: "2023-07-22 03:30")
    public let task = Field<LongText>("task", "处置任务", example: "封堵堤防渗水点").required
    public let people = Field<Int>("people", "出动人数", example: "12", unit: "人").required
    public let result = Field<String>("result", "处置结果", example: "险情排除")

    public var fields: [any AnyField] { [startsAt, endsAt, task, people, result] }

    static func check(_ field: String, _ calls: Parts<CallOut>?, _ problems: inout Problems) {
        for (index, call) in (calls?.items ?? []).enumerated() {
            problems.atLeast(1, field, "出动人数", call.people)
            if let starts = call.startsAt, let ends = call.endsAt, ends <= starts {
                problems.add(field, "call-out-of-order", "第\(index + 1)次出动的返回时间不晚于出动时间", next: "请核对这两个时间")
            }
        }
    }
}

/// 值守保障: duty kept over some days (floods, holidays, an event), its posts and shifts, and the call-outs.
/// systems.md, S76, S86, S87, S89. The shifts of a named team are `TaskTeam`.
public struct DutyLog: Register {
    public static let title = "值守保障"
    public static let area = Area.business
    public static let purpose = "一段防汛、应急、节假日值守或一项重大活动保障填一行，岗位班次和出动处置填在分表里。"
    public static let shape = DutyLog()
    public static let naturalKey = ["organizationId", "kind", "title", "from"]
    public static let dayKey: String? = "from"
    public static let yields =
        DutyLogKind.allCases.flatMap { ["duty.\($0.rawValue)", "duty.shift.\($0.rawValue)"] } + ["duty.callOut"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("shift", "登记班次", from: ["planned", "inProgress"], to: "inProgress", needs: ["shifts"]),
            LifeCycle.Step("callOut", "登记出动", from: ["planned", "inProgress"], to: "inProgress", needs: ["callOuts"]),
            LifeCycle.Step("end", "解除", from: ["planned", "inProgress"], to: "done", dayKey: "to"),
        ], basis: "值守期间登记班次和出动，解除以后不再登记")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let kind = Field<DutyLogKind>("kind", "值守类别", example: "防汛值守").required
    public let titleField = Field<String>("title", "名称", hint: "重大活动写活动名称", example: "主汛期防汛值守").required
    public let from = Field<Day>("from", "开始日期", example: "2023-06-15").required
    public let to = Field<Day>("to", "结束日期", hint: "还在值守的不填")
    public let leaderId = Field<Link<Member>>("leaderId", "带班领导", example: "李明")
    public let planId = Field<Link<PlanDocument>>("planId", "保障方案", hint: "计划方案文件里的编号")
    public let shifts = Field<Parts<PostShift>>("shifts", "岗位班次")
    public let callOuts = Field<Parts<CallOut>>("callOuts", "出动处置")
    public let state = Field<TaskState>("state", "状态", example: "进行中").required
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, kind, titleField, from, to, leaderId, planId, shifts, callOuts, state, evidence]
    }

    /// The longest shift that is believed, in days.
    private static let longestShift: Int64 = 3

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.from), "to", "结束日期", record.to)
        problems.needed("to", "结束日期", isMissing: record.state == .done && record.to == nil, because: "状态是“完成”")
        for (index, shift) in (record.shifts?.items ?? []).enumerated() {
            let place = "第\(index + 1)个班次"
            problems.atLeast(1, "shifts", "值守人数", shift.people)
            guard let starts = shift.startsAt, let ends = shift.endsAt else { continue }
            if ends <= starts {
                problems.add("shifts", "shift-out-of-order", "\(place)的结束时间不晚于开始时间", next: "请核对这两个时间")
            } else if ends.day.number - starts.day.number > longestShift {
                problems.add("shifts", "shift-too-long", "\(place)超过\(longestShift)天", next: "请按班次分行填写")
            }
            if let from = record.from, starts.day < from || record.to.map({ starts.day > $0 }) == true {
                problems.add("shifts", "shift-outside", "\(place)不在值守的起止日期之内", next: "请核对班次时间和起止日期")
            }
        }
        CallOut.check("callOuts", record.callOuts, &problems)
    }

    /// Of a shift: `count`, `people` (人次), `hours` (hours times persons, in hundredths), on the day on which it began.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.from, let kind = record.kind else {
            return
        }
        facts.event("duty.\(kind.rawValue)", at: [organization], on: from)
        for shift in record.shifts?.items ?? [] {
            guard let starts = shift.startsAt, let ends = shift.endsAt, starts < ends,
                ends.day.number - starts.day.number <= longestShift
            else { continue }
            let minutes = (ends.day.number - starts.day.number) * 1440 + Int64(ends.minute - starts.minute)
            let people = PostShift.people(of: shift)?.wide
            let hours = people.flatMap { people -> Int64? in
                let (product, overflow) = people.multipliedReportingOverflow(by: minutes * 100 / 60)
                return overflow ? nil : product
            }
            facts.event(
                "duty.shift.\(kind.rawValue)", at: [organization], on: starts.day,
                .measured(["count": 1, "people": people, "hours": hours]))
        }
        facts.calledOut("duty.callOut", record.callOuts, at: organization)
    }
}

extension Facts {
    /// Call-outs with the persons that went, each on the day on which it began.
    mutating func calledOut(_ kind: String, _ calls: Parts<CallOut>?, at organization: String) {
        for call in calls?.items ?? [] {
            guard let starts = call.startsAt else { continue }
            event(kind, at: [organization], on: starts.day, .measured(["count": 1, "people": call.people?.wide]))
        }
    }
}
