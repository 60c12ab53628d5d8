/// 参会身份 (registers.md, K, AttendanceRole).
public enum AttendanceRole: String, CodeList {
    case votingMember, nonVotingMember, nonVotingAttendance, guest, lecturer
    public var label: String {
        switch self {
        case .votingMember: "正式出席（有表决权）"
        case .nonVotingMember: "出席（无表决权）"
        case .nonVotingAttendance: "列席"
        case .guest: "嘉宾"
        case .lecturer: "授课人"
        }
    }
    public var also: [String] {
        switch self {
        case .votingMember: ["正式出席", "有表决权"]
        case .nonVotingMember: ["出席", "无表决权"]
        default: []
        }
    }
    /// Whether the person is among those who should come (应到).
    public var isExpected: Bool { self == .votingMember || self == .nonVotingMember }
}

/// 到会情况 (registers.md, K, AttendanceState).
public enum AttendanceState: String, CodeList {
    case present, online, excused, absent, madeUp
    public var label: String {
        switch self {
        case .present: "到会"
        case .online: "线上"
        case .excused: "请假"
        case .absent: "无故缺席"
        case .madeUp: "补学"
        }
    }
    /// Whether the person was there (实到): in the room or online; making up later is not being there.
    public var isPresent: Bool { self == .present || self == .online }
}

/// 缺席原因 (registers.md, K, AbsenceReason).
public enum AbsenceReason: String, CodeList {
    case duty, illness, leave, abroad, floating, exempt, unexcused
    public var label: String {
        switch self {
        case .duty: "公务"
        case .illness: "病假"
        case .leave: "事假"
        case .abroad: "出国（境）"
        case .floating: "外出流动"
        case .exempt: "年老体弱免除"
        case .unexcused: "无故"
        }
    }
}

/// 参会考勤: one person at one gathering. 《支部工作条例（试行）》第16条，《党员教育管理条例》第16条.
public struct Attendance: Part {
    public static let title = "考勤"
    public static let shape = Attendance()

    /// Empty for guests.
    public let memberId = Field<Link<Member>>("memberId", "党员", hint: "本单位党员填这里", example: "张三")
    public let personName = Field<String>("personName", "外请人员", hint: "不是本单位党员的填这里，填后不能单独抹去")
    public let role = Field<AttendanceRole>("role", "参会身份", example: "正式出席（有表决权）").required
    public let state = Field<AttendanceState>("state", "到会情况", example: "到会").required
    public let absenceReason = Field<AbsenceReason>("absenceReason", "缺席原因", hint: "请假、缺席的填")
    /// Day on which an absent member made the study up.
    public let makeUpOn = Field<Day>("makeUpOn", "补学日期")
    /// Counts as 交流发言.
    public let spoke = Field<Bool>("spoke", "是否发言")

    public var fields: [any AnyField] { [memberId, personName, role, state, absenceReason, makeUpOn, spoke] }
}

extension Parts<Attendance> {
    /// 应到: those present by right, voting or not; 列席 and guests are not counted (registers.md, K, AttendanceRole).
    public var expected: Int { items.count { $0.role?.isExpected == true } }
    /// 实到: those of them who were there or online.
    public var present: Int { items.count { $0.role?.isExpected == true && $0.state?.isPresent == true } }
    /// 交流发言人次.
    public var speeches: Int { items.count { $0.spoke == true } }
    /// Members who were there in whatever role, each once.
    public var membersPresent: [String] { members { $0.isPresent } }
    /// Members who made it up later and were not there.
    public var membersMadeUp: [String] { members { $0 == .madeUp } }

    private func members(where accepts: (AttendanceState) -> Bool) -> [String] {
        var seen: Set<String> = []
        return items.compactMap { row in
            guard let member = row.memberId?.id, let state = row.state, accepts(state) else { return nil }
            return seen.insert(member).inserted ? member : nil
        }
    }

    /// Rows that name nobody, or one member twice.
    func check(_ field: String, _ problems: inout Problems) {
        var seen: Set<String> = []
        for (index, row) in items.enumerated() {
            let line = "考勤第\(index + 1)行"
            if row.memberId == nil, (row.personName ?? "").isEmpty {
                problems.add(field, "attendance-nobody", "\(line)没有填人", next: "请填党员或外请人员的姓名")
            }
            if let member = row.memberId?.id, !seen.insert(member).inserted {
                problems.add(field, "attendance-twice", "\(line)与前面的行是同一名党员", next: "请删去重复的一行")
            }
            if row.memberId == nil, row.role?.isExpected == true {
                problems.add(field, "attendance-role", "\(line)的外请人员不能列为正式出席", next: "请改为列席、嘉宾或授课人")
            }
        }
    }
}
