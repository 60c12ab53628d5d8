import ShiluRegisters

/// One dated thing to be done or to be remembered, whatever it follows from: what lists, calendars and reminders are
/// made of.
public struct AgendaEntry: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case duty, plan, term, conversion, politicalBirthday, medal, festival, quarterReport
        public var label: String {
            switch self {
            case .duty: "应尽事项"
            case .plan: "计划任务"
            case .term: "换届"
            case .conversion: "转正"
            case .politicalBirthday: "政治生日"
            case .medal: "光荣在党50年"
            case .festival: "节日廉洁提醒"
            case .quarterReport: "季度汇报"
            }
        }
    }

    public let kind: Kind
    /// What it follows from: the duty's id, or one of the agenda's own such as `festival/springFestival`.
    public let id: String
    public let title: String
    public let organization: String
    public let organizationName: String
    public let member: String?
    public let record: String?
    /// The days in which it can be done in time.
    public let window: Period
    /// The last of them.
    public let due: Day
    public let state: DutyState
    /// Whether not doing it is a gap; otherwise it is only remembered.
    public let isOwed: Bool
    /// Whether it can be said that it was done or not; what the ledger cannot tell is never called late.
    public let isDecided: Bool
    /// How binding it is, such as 应当.
    public let modality: String
    /// Where it stands written, with the mark of what was not verified.
    public let basis: String
    /// What is missing, and what to do next.
    public let missing: String
    public let next: String
    public let evidence: [String]

    public init(
        kind: Kind, id: String, title: String, organization: String, organizationName: String, member: String? = nil,
        record: String? = nil, window: Period, due: Day, state: DutyState, isOwed: Bool = true, isDecided: Bool = true,
        modality: String = "",
        basis: String = "", missing: String = "", next: String = "", evidence: [String] = []
    ) {
        (self.kind, self.id, self.title) = (kind, id, title)
        (self.organization, self.organizationName, self.member) = (organization, organizationName, member)
        (self.record, self.window, self.due, self.state) = (record, window, due, state)
        (self.isOwed, self.isDecided, self.modality, self.basis) = (isOwed, isDecided, modality, basis)
        (self.missing, self.next, self.evidence) = (missing, next, evidence)
    }

    /// The same for the same thing on every day it is asked: calendars replace by it, reminders are counted by it.
    public var key: String {
        [id, organization, member ?? "", record ?? "", window.first.description].joined(separator: "|")
    }
    public var isOpen: Bool { state != .met && state != .notApplicable }

    /// An item of what a duty's judgement says; nil for judgements without a last day, and for what does not apply.
    public init?(_ judgement: DutyJudgement) {
        guard judgement.state != .notApplicable, let due = judgement.due ?? judgement.window?.last else { return nil }
        let duty = judgement.duty
        let isPlan = duty.id.hasPrefix(PlanDuties.prefix)
        guard isPlan || duty.judging.isDated else { return nil }
        if case .beforeGoLive = judgement.reason { return nil }
        let mark = duty.mark.needsSaying && !isPlan ? "（\(duty.mark.label)）" : ""
        self.init(
            kind: isPlan ? .plan : .duty, id: duty.id, title: duty.title, organization: judgement.organization,
            organizationName: judgement.organizationName, member: judgement.member, record: judgement.record,
            window: judgement.window ?? Period(first: due, last: due), due: due, state: judgement.state,
            isOwed: duty.isOwed,
            isDecided: judgement.isDecided || judgement.state == .notDue, modality: isPlan ? "计划" : duty.modality.label,
            basis: duty.basisText + mark,
            missing: judgement.missing, next: judgement.next, evidence: judgement.evidence)
    }
}

extension AgendaEntry {
    /// The same before its time: nothing is missing yet.
    public var asNotDue: AgendaEntry {
        AgendaEntry(
            kind: kind, id: id, title: title, organization: organization, organizationName: organizationName,
            member: member, record: record, window: window, due: due, state: .notDue, isOwed: isOwed,
            modality: modality, basis: basis)
    }
}

extension Judging {
    /// Whether it says what is to be done by a day; checks of records and states of a day have no place in a calendar.
    var isDated: Bool {
        switch self {
        case .perWindow, .perPerson, .deadline, .recurring, .pairCoverage, .everyoneListed, .partyAge: true
        case .everyRecord, .bound, .silence, .tree, .electionMajority, .shown, .rollOnce, .rollSum, .ownBranch, .voters:
            false
        }
    }
}
