// One gathering is one record. How to use this (StudySession does the same as PartyLecture):
//
//   1. Declare the register as `HeldInMeeting` (or `Gathered`, with attendance) with these properties; the stored keys are
//      your own (`leadershipId`, `audience`, `participants` …); neither organisation, day nor numbers are `.required`:
//         meetingId: Field<Link<MeetingRecord>>  (with `.following`)
//         organizationId: Field<Link<PartyOrganization>>, on: Field<Day>
//         Gathered adds: attendance: Field<Parts<Attendance>>, expectedCount, presentCount: Field<Int>
//   2. check(record, &p):             Gathering.check(record, &p)
//      check(record, in: c, &p):      Gathering.check(record, in: c, &p)
//   3. facts(of: record, in: c, &f):  guard let gathering = Gathering(record, in: c) else { return }
//         gathering.organizations, gathering.day, gathering.expected, gathering.present, gathering.attendance
//         f.event("study.any", at: gathering.organizations, on: gathering.day, gathering.measures())
//         f.attended("study", gathering)     // attended.study (and madeUp.study) per member
//      yields: Gathering.yields("study")
//   4. naturalKey starts with "meetingId", "organizationId", "on".
//   5. forMonth / forYear: day.moved(into: month), day.moved(intoYear: year).

/// A register whose records may be a part of a meeting: organisation and day then come from the meeting.
public protocol HeldInMeeting: Register {
    var meetingId: Field<Link<MeetingRecord>> { get }
    var organizationId: Field<Link<PartyOrganization>> { get }
    var on: Field<Day> { get }
}

/// And so do attendance and its numbers.
public protocol Gathered: HeldInMeeting {
    var attendance: Field<Parts<Attendance>> { get }
    /// 应到; entered alone only where attendance is not listed.
    var expectedCount: Field<Int> { get }
    /// 实到 (听课人次, 参加人次): likewise.
    var presentCount: Field<Int> { get }
}

/// Where and when people came together, and who: a meeting's own data, or those of the record that stands alone.
public struct Gathering: Sendable {
    /// The holder first, then those that hold it too.
    public var organizations: [String]
    public var day: Day
    /// 应到人数; nil where nobody wrote it down.
    public var expected: Int?
    /// 实到人数.
    public var present: Int?
    /// Empty where only numbers were entered: distinct persons are then unknown.
    public var attendance: Parts<Attendance>

    public init(
        organizations: [String], day: Day, expected: Int? = nil, present: Int? = nil,
        attendance: Parts<Attendance> = Parts([])
    ) {
        (self.organizations, self.day, self.attendance) = (organizations, day, attendance)
        let listed = !attendance.items.isEmpty
        self.expected = listed ? attendance.expected : expected
        self.present = listed ? attendance.present : present
    }

    /// The meeting itself.
    public init?(_ meeting: Record<MeetingRecord>) {
        guard let holder = meeting.organizationId?.id, let day = meeting.startsAt?.day else { return nil }
        var organizations = [holder]
        for joint in meeting.jointOrganizationIds ?? [] where !organizations.contains(joint.id) {
            organizations.append(joint.id)
        }
        self.init(
            organizations: organizations, day: day, expected: meeting.expectedCount, present: meeting.presentCount,
            attendance: meeting.attendance ?? Parts([]))
    }

    /// Organisation and day of a record that may be part of a meeting.
    public init?<R: HeldInMeeting>(held record: Record<R>, in context: any FactContext) {
        if record.meetingId != nil {
            guard let meeting = context.record(record.meetingId), let held = Gathering(meeting) else { return nil }
            self = held
        } else {
            guard let organization = record.organizationId?.id, let day = record.on else { return nil }
            self.init(organizations: [organization], day: day)
        }
    }

    /// The same with attendance; numbers that the record has and the meeting has not are the record's.
    public init?<R: Gathered>(_ record: Record<R>, in context: any FactContext) {
        guard let held = Gathering(held: record, in: context) else { return nil }
        let listed = held.attendance.items.isEmpty ? record.attendance ?? Parts([]) : held.attendance
        self.init(
            organizations: held.organizations, day: held.day, expected: held.expected ?? record.expectedCount,
            present: held.present ?? record.presentCount, attendance: listed)
    }

    /// `count`, and `expected` and `present` where known (persons; Σ over gatherings is 人次).
    public func measures(_ more: [String: Int64] = [:]) -> [String: Int64] {
        var measures: [String: Int64] = ["count": 1]
        if let expected { measures["expected"] = Int64(expected) }
        if let present { measures["present"] = Int64(present) }
        return measures.merging(more) { $1 }
    }

    /// The kinds that `attended` yields.
    public static func yields(_ name: String) -> [String] { ["attended.\(name)", "madeUp.\(name)"] }

    /// What must be filled in where the record stands alone.
    public static func check<R: HeldInMeeting>(held record: Record<R>, _ problems: inout Problems) {
        guard record.meetingId == nil else { return }
        let shape = R.shape
        if record.organizationId == nil {
            problems.add(
                shape.organizationId.key, "organization-missing", "没有填\(shape.organizationId.label)",
                next: "请填哪个党组织开展的，或在“\(shape.meetingId.label)”里填所在的会议")
        }
        if record.on == nil {
            problems.add(
                shape.on.key, "day-missing", "没有填\(shape.on.label)",
                next: "请填开展的日期，或在“\(shape.meetingId.label)”里填所在的会议")
        }
    }

    public static func check<R: Gathered>(_ record: Record<R>, _ problems: inout Problems) {
        check(held: record, &problems)
        let shape = R.shape
        let attendance = record.attendance ?? Parts([])
        attendance.check(shape.attendance.key, &problems)
        if record.meetingId == nil, attendance.items.isEmpty, record.presentCount == nil {
            problems.add(
                shape.presentCount.key, "present-missing", "没有填\(shape.presentCount.label)，也没有考勤名单",
                next: "请填人数，或填考勤名单")
        }
        checkNumbers(
            expected: record.expectedCount, present: record.presentCount, attendance,
            expectedKey: shape.expectedCount.key, presentKey: shape.presentCount.key, &problems)
    }

    /// 实到 is not above 应到; numbers that were entered agree with the list.
    static func checkNumbers(
        expected: Int?, present: Int?, _ attendance: Parts<Attendance>, expectedKey: String, presentKey: String,
        _ problems: inout Problems
    ) {
        for (key, number) in [(expectedKey, expected), (presentKey, present)] {
            if let number, number < 0 { problems.add(key, "negative", "人数是负数", next: "请填0或正整数") }
        }
        if let expected, let present, present > expected {
            problems.add(
                presentKey, "present-above-expected", "实到\(present)人，多于应到\(expected)人", next: "请核对应到和实到人数，列席人员不计入实到")
        }
        guard !attendance.items.isEmpty else { return }
        if let expected, expected != attendance.expected {
            problems.add(
                expectedKey, "expected-differs", "填的应到\(expected)人，考勤名单里应到\(attendance.expected)人",
                next: "请改正，或只留考勤名单")
        }
        if let present, present != attendance.present {
            problems.add(
                presentKey, "present-differs", "填的实到\(present)人，考勤名单里实到\(attendance.present)人",
                next: "请改正，或只留考勤名单")
        }
    }

    /// What the record says again and differently from the meeting it is part of; that the holders exist on the day.
    public static func check<R: HeldInMeeting>(
        held record: Record<R>, in context: any RollContext, _ problems: inout Problems
    ) {
        let shape = R.shape
        guard let gathering = Gathering(held: record, in: context) else { return }
        if record.meetingId == nil {
            checkExists(gathering, field: shape.organizationId.key, in: context, &problems)
            return
        }
        if let organization = record.organizationId?.id, !gathering.organizations.contains(organization) {
            differs(shape.organizationId, &problems)
        }
        if let on = record.on, on != gathering.day { differs(shape.on, &problems) }
    }

    public static func check<R: Gathered>(_ record: Record<R>, in context: any RollContext, _ problems: inout Problems)
    {
        check(held: record, in: context, &problems)
        guard record.meetingId != nil, let meeting = Gathering(held: record, in: context) else { return }
        let shape = R.shape
        let listed = record.attendance?.items ?? []
        if !listed.isEmpty, !meeting.attendance.items.isEmpty,
            listed.map(\.fields) != meeting.attendance.items.map(\.fields)
        {
            differs(shape.attendance, &problems)
        }
        if let mine = record.expectedCount, let theirs = meeting.expected, mine != theirs {
            differs(shape.expectedCount, &problems)
        }
        if let mine = record.presentCount, let theirs = meeting.present, mine != theirs {
            differs(shape.presentCount, &problems)
        }
    }

    static func checkExists(
        _ gathering: Gathering, field: String, in context: any RollContext, _ problems: inout Problems
    ) {
        for organization in gathering.organizations where !context.exists(organization, on: gathering.day) {
            problems.add(
                field, "organization-not-there", "\(gathering.day.chinese)这个党组织还没有成立或者已经撤销",
                next: "请核对日期，或改正党组织的成立、撤销日期")
        }
    }

    private static func differs(_ field: some AnyField, _ problems: inout Problems) {
        problems.add(
            field.key, "differs-from-meeting", "“\(field.label)”与所在会议的记录不一致", next: "请清空这一格（以会议记录为准），或改正会议记录")
    }
}

extension Facts {
    /// One fact for each member who was there, at the member's own branch, and one for each who made it up later.
    public mutating func attended(_ name: String, _ gathering: Gathering, on day: Day? = nil) {
        let day = day ?? gathering.day
        for member in gathering.attendance.membersPresent {
            reached("attended.\(name)", member: member, on: day, fallback: gathering.organizations.first)
        }
        for member in gathering.attendance.membersMadeUp {
            reached("madeUp.\(name)", member: member, on: day, fallback: gathering.organizations.first)
        }
    }
}

extension Day {
    /// The day itself where it lies in the month, otherwise the month's day nearest to it (`forMonth`).
    public func moved(into month: YearMonth?) -> Day {
        guard let month else { return self }
        return min(max(self, month.firstDay), month.lastDay)
    }
    /// The same for a year (`forYear`): a life meeting of 2022 held on 2023-01-16 counts for 2022-12-31.
    public func moved(intoYear year: Int?) -> Day {
        guard let year, let period = Period(year: year) else { return self }
        return min(max(self, period.first), period.last)
    }
}
