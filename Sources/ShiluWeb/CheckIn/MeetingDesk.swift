import ShiluLedger
import ShiluRegisters
import ShiluService

/// What the pages of a meeting share: who should come, who came, and the record that becomes of it.
struct MeetingDesk {
    let plan: MeetingPlan
    let roll: [Person]
    let checkIns: [CheckIn]

    /// Somebody who should come.
    struct Person: Sendable {
        let id: String
        let name: String
        let role: AttendanceRole
    }

    init(_ plan: MeetingPlan, _ app: WebApp) throws {
        self.plan = plan
        checkIns = try app.meetings.checkIns(of: plan.id)
        let directory = try app.directory()
        let branches = directory.subtree(of: plan.organization)
        let people = directory.people.filter { $0.branch.map(branches.contains) ?? false }
        let converted = Set(
            try app.ledger.records(MembershipEvent.name).filter {
                $0.fields["kind"]?.text == MembershipEventKind.converted.rawValue
            }.compactMap { $0.fields["memberId"]?.text })
        roll = try people.map { person in
            let status = try app.ledger.record(person.id)?.fields["status"]?.text
            let probation = status == MemberStatus.probationaryMember.rawValue && !converted.contains(person.id)
            return Person(id: person.id, name: person.name, role: probation ? .nonVotingMember : .votingMember)
        }
    }

    func line(of member: String) -> CheckIn? { checkIns.first { $0.member == member } }

    /// How somebody is accounted for: signed in, or as ticked, or not at all.
    func state(of member: String) -> MeetingContent.Attended? {
        line(of: member) != nil ? MeetingContent.Attended(state: .present) : plan.content.others[member]
    }

    /// `应到12人，已签到9人，其中迟到1人、代签1人`
    var summary: String {
        let came = roll.filter { line(of: $0.id) != nil }.count
        let late = checkIns.filter { DoorCode.isLate($0, plan) }.count
        let proxies = checkIns.filter { $0.proxy != 0 }.count
        let marks = [late > 0 ? "迟到\(late)人" : nil, proxies > 0 ? "代签\(proxies)人" : nil].compactMap(\.self)
        return "应到\(roll.count)人，已签到\(came)人\(marks.isEmpty ? "" : "，其中\(marks.joined(separator: "、"))")"
    }

    /// 各位党员：定于…
    var notice: String {
        let content = plan.content
        let weekdays = ["日", "一", "二", "三", "四", "五", "六"]
        // 1970-01-01 was a Thursday.
        let weekday = weekdays[Int(((content.startsAt.day.number + 4) % 7 + 7) % 7)]
        let place = content.place.isEmpty ? "" : "在\(content.place)"
        var text =
            "各位党员：\n　　定于\(content.startsAt.day.chinese)（星期\(weekday)）\(content.startsAt.description.suffix(5))\(place)召开\(content.title)，请准时参加。因故不能参加的，请提前请假。"
        if !content.agenda.isEmpty {
            let items = content.agenda.enumerated().map { "\($0.offset + 1).\($0.element.title)" }
            text += "\n　　会议议题：\(items.joined(separator: "；"))。"
        }
        return text
    }

    /// The record that goes into the ledger.
    var fields: [String: Value] {
        let content = plan.content
        var fields: [String: Value] = [
            "organizationId": .text(plan.organization), "kinds": .list(content.kinds.map(\.value)),
            "title": .text(content.title), "startsAt": content.startsAt.value, "chairId": .text(content.chair),
        ]
        if let end = content.endsAt { fields["endsAt"] = end.value }
        if !content.place.isEmpty { fields["place"] = .text(content.place) }
        if !content.minuteTaker.isEmpty { fields["minuteTakerId"] = .text(content.minuteTaker) }
        let minutes = [content.minutes, checkIns.isEmpty ? "" : "（扫码签到：\(summary)。）"].filter { !$0.isEmpty }
        if !minutes.isEmpty { fields["minutes"] = .text(minutes.joined(separator: "\n")) }
        if !content.agenda.isEmpty {
            fields["agenda"] = .list(
                content.agenda.enumerated().map { index, item in
                    .fields([
                        "number": .integer(Int64(index + 1)), "title": .text(item.title), "kind": item.kind.value,
                    ])
                })
        }
        fields["attendance"] = .list(attendance)
        return fields
    }

    private var attendance: [Value] {
        let onRoll = Set(roll.map(\.id))
        let expected = roll.map { person -> Value in
            let attended = state(of: person.id) ?? MeetingContent.Attended(state: .absent, reason: .unexcused)
            var row: [String: Value] = [
                "memberId": .text(person.id), "role": person.role.value, "state": attended.state.value,
            ]
            if let reason = attended.reason { row["absenceReason"] = reason.value }
            return .fields(row)
        }
        let visitors = checkIns.filter { !onRoll.contains($0.member) }.map { line -> Value in
            .fields([
                "memberId": .text(line.member), "role": AttendanceRole.nonVotingAttendance.value,
                "state": AttendanceState.present.value,
            ])
        }
        return expected + visitors
    }
}
