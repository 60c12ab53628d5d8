/// 值守班次: one shift of a team.
public struct DutyShift: Part {
    public static let title = "值守班次"
    public static let shape = DutyShift()

    public let startsAt = Field<LocalDateTime>("startsAt", "开始时间", example: "2023-07-21 08:00").required
    public let endsAt = Field<LocalDateTime>("endsAt", "结束时间", example: "2023-07-21 20:00").required
    public let memberIds = Field<[Link<Member>]>("memberIds", "值守党员", example: "李明、王芳")
    public let people = Field<Int>("people", "值守人数", hint: "列了值守党员的可以不填", example: "2", unit: "人")

    public var fields: [any AnyField] { [startsAt, endsAt, memberIds, people] }
}

/// 突击队、应急分队: a team that was formed or sent.
public struct TaskTeam: Register {
    public static let title = "突击队应急分队"
    public static let area = Area.service
    public static let purpose = "组建或选派一支队伍填一行，值守班次填在班次表里。"
    public static let shape = TaskTeam()
    public static let naturalKey = ["organizationId", "name", "from"]
    public static let dayKey: String? = "from"
    public static let yields =
        TeamKind.allCases.map { "team.\($0.rawValue)" } + ["team.batch", "team.duty", "team.callOut"]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            LifeCycle.Step("shift", "登记班次", from: ["", "inForce"], to: "inForce", needs: ["shifts"]),
            LifeCycle.Step("callOut", "登记出动", from: ["", "inForce"], to: "inForce", needs: ["callOuts"]),
            LifeCycle.Step("disband", "解散", from: ["", "inForce"], to: "ended", dayKey: "to"),
        ], basis: "队伍组建以后登记班次和出动，解散以后不再登记")

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", example: "市某局机关党委"
    ).required
    public let nameField = Field<String>("name", "队伍名称", example: "防汛抗旱党员突击队").required
    public let kind = Field<TeamKind>("kind", "队伍类别", example: "突击队").required
    public let from = Field<Day>("from", "开始日期", example: "2023-07-20").required
    public let to = Field<Day>("to", "结束日期", hint: "还在开展的不填", example: "2023-08-05")
    public let batch = Field<Int>("batch", "批次", hint: "选派的第几批", example: "1", unit: "批")
    public let members = Field<Int>("members", "人数", example: "12", unit: "人").required
    public let task = Field<String>("task", "任务", example: "汛期堤防巡查值守").required
    public let shifts = Field<Parts<DutyShift>>("shifts", "值守班次")
    public let callOuts = Field<Parts<CallOut>>("callOuts", "出动处置")
    /// Empty reads as in force, or as ended where `to` is filled in.
    public let state = Field<StandingState>("state", "状态", hint: "由登记班次、出动、解散的步骤决定，可以不填", example: "在任")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [organizationId, nameField, kind, from, to, batch, members, task, shifts, callOuts, state, evidence]
    }

    /// The longest shift that is believed, in days.
    private static let longestShift: Int64 = 31

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        problems.inOrder(("开始日期", record.from), "to", "结束日期", record.to)
        problems.atLeast(1, "batch", "批次", record.batch)
        problems.atLeast(1, "members", "人数", record.members)
        CallOut.check("callOuts", record.callOuts, &problems)
        for (index, shift) in (record.shifts?.items ?? []).enumerated() {
            guard let starts = shift.startsAt, let ends = shift.endsAt else { continue }
            if ends <= starts {
                problems.add("shifts", "shift-out-of-order", "第\(index + 1)个班次的结束时间不晚于开始时间", next: "请核对这两个时间")
            } else if ends.day.number - starts.day.number > longestShift {
                problems.add("shifts", "shift-too-long", "第\(index + 1)个班次超过\(longestShift)天", next: "请按班次分行填写")
            }
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let from = record.from, let kind = record.kind else {
            return
        }
        facts.event(
            "team.\(kind.rawValue)", at: [organization], on: from,
            .measured(["count": 1, "members": record.members?.wide]))
        if let batch = record.batch { facts.event("team.batch", at: [organization], on: from, ["batch": batch.wide]) }
        for (day, minutes) in minutesOnDuty(record.shifts?.items ?? []).sorted(by: { $0.key < $1.key }) {
            facts.event(
                "team.duty", at: [organization], on: Day(number: day), ["hours": (minutes * 100 / 60).wide, "count": 1])
        }
        facts.calledOut("team.callOut", record.callOuts, at: organization)
    }

    /// Minutes of each day (days since 1970) on which at least one shift was on duty; shifts that overlap count once.
    static func minutesOnDuty(_ shifts: [PartRecord<DutyShift>]) -> [Int64: Int] {
        let spans = shifts.compactMap { shift -> (Int64, Int64)? in
            guard let starts = shift.startsAt, let ends = shift.endsAt, starts < ends,
                ends.day.number - starts.day.number <= longestShift
            else { return nil }
            return (starts.day.number * 1440 + Int64(starts.minute), ends.day.number * 1440 + Int64(ends.minute))
        }
        var minutes: [Int64: Int] = [:]
        var covered = Int64.min
        for (starts, ends) in spans.sorted(by: { $0.0 < $1.0 }) {
            var at = max(starts, covered)
            while at < ends {
                let day = at >= 0 ? at / 1440 : (at - 1439) / 1440
                let stop = min(ends, (day + 1) * 1440)
                minutes[day, default: 0] += Int(stop - at)
                at = stop
            }
            covered = max(covered, ends)
        }
        return minutes
    }
}
