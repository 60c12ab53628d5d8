import ShiluRegisters

/// How one duty stands for one owner and one window or record, on the day it was judged.
public struct DutyJudgement: Sendable {
    public let duty: Duty
    /// `PartyOrganization/…`: the owner, or where the person or record belongs.
    public let organization: String
    public let organizationName: String
    /// `Member/…` where a person owes it or is concerned.
    public let member: String?
    /// The record that was judged: a case, an election; nil for windows.
    public let record: String?
    /// The window, or the time from the event to the deadline; nil for a state on a day.
    public let window: Period?
    public let state: DutyState
    /// The last day on which it can be, or could have been, done in time.
    public let due: Day?
    /// The day it was judged on.
    public let on: Day
    private let found: DutyEvidence
    public let reason: DutyReason
    /// Members or pairs that are still missing, by id.
    public let lacking: [[String]]

    init(
        duty: Duty, organization: String, organizationName: String, member: String?, record: String?, window: Period?,
        state: DutyState, due: Day?, on: Day, evidence: DutyEvidence, reason: DutyReason, lacking: [[String]]
    ) {
        (self.duty, self.organization, self.organizationName) = (duty, organization, organizationName)
        (self.member, self.record, self.window, self.state) = (member, record, window, state)
        (self.due, self.on, found, self.reason, self.lacking) = (due, on, evidence, reason, lacking)
    }

    /// Ids of the records that were found to satisfy it, or that go against it. What was judged from sums is looked up now.
    public var evidence: [String] { found.ids }

    /// Days until the last day; negative once it is past. Nil when done, or without a deadline.
    public var daysLeft: Int? {
        guard state != .met, state != .notApplicable, let due else { return nil }
        return Int(due.number - on.number)
    }

    /// What is missing, in Chinese; empty when nothing is.
    public var missing: String { reason.sentence }

    /// What to do next, in Chinese; empty when there is nothing to do.
    public var next: String {
        switch state {
        case .met, .notApplicable: ""
        case .notDue: duty.action
        case .breach, .noRecord:
            switch reason {
            case .notKept(let registers):
                "请先在“启用台账”里说明\(DutyReason.titles(registers))从何时起登记齐全，或补齐记录"
            case .noCalendar(let year): "请补上\(year)年的节假日安排"
            default: duty.remedy
            }
        }
    }
}

/// Why a judgement is what it is.
public enum DutyReason: Sendable, Hashable {
    case none
    /// Fewer than owed, in the said unit.
    case fewer(have: Int64, need: Int64, scale: Int64, unit: String)
    case more(have: Int64, limit: Int64, unit: String)
    /// Windows of the year in which it was missed.
    case windows([Period], unit: String)
    /// Windows of which nothing is recorded, and those of which less than what was owed was paid.
    case partly(none: [Period], [Short])
    /// Registers that the owner did not keep throughout: missing is not zero.
    case notKept([String])
    /// The ledger starts later.
    case beforeGoLive(Day)
    /// Fields of the record that are not filled in, by label: nothing can be said.
    case notFilled([String])
    /// A check that does not hold.
    case failed(String)
    /// Not done by the deadline, or done after it.
    case late(done: Day?)
    /// The owner did not exist, or was not on the roll, throughout the window.
    case partOfWindow
    /// Working days of a year that has no calendar.
    case noCalendar(Int)
    /// Shown, never owed.
    case neverOwed
    case said(String)

    /// A window for which too little was paid, in fen.
    public struct Short: Sendable, Hashable {
        public let window: Period
        public let paid: Int64
        public let owed: Int64
    }

    static func titles(_ registers: [String]) -> String {
        registers.map { "“\(RegisterBook.register(named: $0)?.title ?? $0)”" }.joined(separator: "、")
    }

    /// In Chinese, without a full stop; empty when there is nothing to say.
    public var sentence: String {
        switch self {
        case .none: ""
        case .fewer(let have, let need, let scale, let unit):
            "应有\(DutyReason.said(need, scale))\(unit)，已有\(DutyReason.said(have, scale))\(unit)，还差\(DutyReason.said(need - have, scale))\(unit)"
        case .more(let have, let limit, let unit): "现有\(have)\(unit)，超过\(limit)\(unit)"
        case .windows(let windows, _):
            windows.map(DutyReason.name(of:)).joined(separator: "、") + "没有记录"
        case .partly(let none, let short):
            ((none.isEmpty ? [] : [none.map(DutyReason.name(of:)).joined(separator: "、") + "没有记录"])
                + short.map { part in
                    "\(DutyReason.name(of: part.window))应交\(DutyReason.said(part.owed, 100))元，只交了\(DutyReason.said(part.paid, 100))元"
                }).joined(separator: "；")
        case .notKept(let registers): "没有记全\(DutyReason.titles(registers))台账，不能按没有开展判断"
        case .beforeGoLive(let day): "台账自\(day.chinese)起登记，此前不判断"
        case .notFilled(let labels): "没有登记“\(labels.joined(separator: "”“"))”，无从判断"
        case .failed(let what): what
        case .late(let done): done.map { "\($0.chinese)才办，超过期限" } ?? "没有办理的记录"
        case .partOfWindow: "期间未全程存在，不计"
        case .noCalendar(let year): "缺少\(year)年的节假日安排，期限未定"
        case .neverOwed: "提倡事项，不作为应办"
        case .said(let text): text
        }
    }

    private static func said(_ value: Int64, _ scale: Int64) -> String {
        guard scale > 1 else { return String(value) }
        let (whole, rest) = value.quotientAndRemainder(dividingBy: scale)
        guard rest != 0 else { return String(whole) }
        var digits = String(rest + scale).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    /// `3月`, `第二季度`, `上半年`, `2023年`.
    public static func name(of window: Period) -> String {
        switch window.last.month - window.first.month {
        case 0: "\(window.first.month)月"
        case 2: "第\(["一", "二", "三", "四"][min(3, (window.first.month - 1) / 3)])季度"
        case 5: window.first.month == 1 ? "上半年" : "下半年"
        default: "\(window.first.year)年"
        }
    }
}
