import ShiluLedger
import ShiluRegisters

/// A regulation (法规) that duties come from.
public struct Regulation: Sendable, Hashable {
    /// `branchRegs`, as in `regulations.md` §1.
    public let id: String
    public let title: String
    /// Without the book marks' long form: how an article is cited, `《支部工作条例（试行）》`.
    public let shortTitle: String
    public let issuer: String
    /// First day in force; nil where it is not known.
    public let since: Day?
    /// Last day in force; nil while it is.
    public let until: Day?
    public let mark: DutyMark
    public let note: String
}

/// Where a duty stands written: a regulation and its article.
public struct DutyBasis: Sendable, Hashable {
    public let regulation: String
    /// How the regulation is cited.
    public let title: String
    /// `11`, `26(6)`; empty where no article is known.
    public let article: String
    /// `《支部工作条例（试行）》第11条`
    public var text: String { article.isEmpty ? title : "\(title)第\(article)条" }
}

/// How binding a rule is, by the word it is drafted with (`regulations.md` §0.2).
public enum DutyModality: String, Sendable, Hashable, CaseIterable {
    /// 必须、应当、不得: not done is a breach.
    case mandatory
    /// 一般: not done has no record.
    case normal
    /// 可以、鼓励: shown, never owed.
    case optional
    /// Known from practice alone: off until a unit turns it on, then as `normal`.
    case local

    public var label: String {
        switch self {
        case .mandatory: "应当"
        case .normal: "一般"
        case .optional: "提倡"
        case .local: "本地做法"
        }
    }
}

/// How well a rule was verified when the catalogue was written (`regulations.md` §0.1). Kept to the screen.
public enum DutyMark: String, Sendable, Hashable, CaseIterable {
    case verified = "V"
    case verifiedPartly = "V/S"
    case secondary = "S"
    case secondaryPartly = "S/U"
    case unverified = "U"
    case local = "L"

    public var label: String {
        switch self {
        case .verified: "已核对条文"
        case .verifiedPartly: "内容已核对，条次据转载"
        case .secondary: "据转载材料，条文未核对"
        case .secondaryPartly: "部分据转载材料，其余未核实"
        case .unverified: "未核实"
        case .local: "本地做法，非中央规定"
        }
    }
    /// Whether a page must say that the rule is not verified.
    public var needsSaying: Bool { self != .verified && self != .verifiedPartly }
}

/// Who owes a duty.
public enum DutyOwner: String, Sendable, Hashable, CaseIterable {
    /// 党支部 of every kind that counts as one.
    case branch
    case branchWithCommittee
    /// A branch without a committee.
    case branchWithoutCommittee
    case temporaryBranch
    case partyGroup
    case generalBranch
    /// 党委, 基层党委, 机关党委.
    case committee
    /// Whoever has a term: committees, general branches, branches.
    case elected
    /// The highest party organisation of the unit below the working committee: 机关党委, or what stands in its place.
    case unit
    /// 党组 where the ledger has one, otherwise the highest committee of the unit.
    case leadership
    /// 党组.
    case leadingGroup
    /// Every organisation but groups.
    case organization
    case jointBranch
    /// Members on the roll, full or probationary.
    case member
    case fullMember
    case probationaryMember
    /// Members whose record says 领导干部.
    case leadingCadre
    /// Holders of 书记 of a branch.
    case branchSecretary
    /// Holders of 书记 of any organisation.
    case secretary
    /// Secretaries and members of committees.
    case committeeMember
    /// Whoever a record is about: its organisation.
    case record

    public var label: String {
        switch self {
        case .branch: "党支部"
        case .branchWithCommittee: "设委员会的党支部"
        case .branchWithoutCommittee: "不设委员会的党支部"
        case .temporaryBranch: "临时党支部"
        case .partyGroup: "党小组"
        case .generalBranch: "党总支"
        case .committee: "党委"
        case .elected: "党委、党总支、党支部"
        case .unit: "机关党委"
        case .leadership: "党组（党委）"
        case .leadingGroup: "党组"
        case .organization: "党组织"
        case .jointBranch: "联合党支部"
        case .member: "党员"
        case .fullMember: "正式党员"
        case .probationaryMember: "预备党员"
        case .leadingCadre: "党员领导干部"
        case .branchSecretary: "党支部书记"
        case .secretary: "党组织书记"
        case .committeeMember: "书记和委员"
        case .record: "有关党组织"
        }
    }

    /// Whether no branch and no group owes it but one that is the highest organisation of its unit.
    var isHead: Bool { [.unit, .leadership, .leadingGroup, .committee, .generalBranch].contains(self) }

    /// Whether each person owes it, not each organisation.
    public var isPersonal: Bool {
        switch self {
        case .member, .fullMember, .probationaryMember, .leadingCadre, .branchSecretary, .secretary, .committeeMember:
            true
        default: false
        }
    }
}

/// A duty (应尽事项): one edition of one rule, as the catalogue defines it.
public final class Duty: Sendable, Hashable {
    /// Permanent, as in `regulations.md`. Editions of one rule share it.
    public let id: String
    public let title: String
    /// The heading of the catalogue that it stands under.
    public let section: String
    public let basis: [DutyBasis]
    public let modality: DutyModality
    public let mark: DutyMark
    public let owner: DutyOwner
    /// Kinds of units that the rule binds; nil for all.
    public let units: Set<UnitKind>?
    public let judging: Judging
    /// Registers without which nothing can be said.
    public let registers: [String]
    /// What is to be done, one sentence without a full stop.
    public let action: String
    /// What to do once it was missed, likewise.
    public let remedy: String
    /// What is wrong, as reports say it: 未按季度召开党员大会.
    public let problem: String
    /// First and last day of this edition; nil for open.
    public let since: Day?
    public let until: Day?
    /// Whether a local rule is judged at all.
    public let isEnabled: Bool
    public let examples: [DutyExample]
    public let file: String
    public let line: Int

    init(
        id: String, title: String, section: String, basis: [DutyBasis], modality: DutyModality, mark: DutyMark,
        owner: DutyOwner, units: Set<UnitKind>? = nil, judging: Judging, registers: [String], action: String,
        remedy: String, problem: String, since: Day?, until: Day?, isEnabled: Bool, examples: [DutyExample],
        file: String, line: Int
    ) {
        (self.id, self.title, self.section, self.basis) = (id, title, section, basis)
        (self.modality, self.mark, self.owner, self.units, self.judging) = (modality, mark, owner, units, judging)
        (self.registers, self.action, self.remedy, self.problem) = (registers, action, remedy, problem)
        (self.since, self.until, self.isEnabled, self.examples) = (since, until, isEnabled, examples)
        (self.file, self.line) = (file, line)
    }

    /// Whether the rule binds organisations of such a unit.
    func binds(_ unit: UnitKind) -> Bool { units?.contains(unit) ?? true }

    /// `《支部工作条例（试行）》第11条`; several joined by 、.
    public var basisText: String { basis.map(\.text).joined(separator: "、") }

    /// Whether it is owed: neither optional, nor local and off, nor only shown.
    public var isOwed: Bool {
        if case .shown = judging { return false }
        return modality == .mandatory || modality == .normal || modality == .local && isEnabled
    }

    /// Why it is only shown, where nothing judges it.
    public var whyUnjudged: String? {
        if case .shown(let why) = judging { return why }
        return nil
    }

    /// How it stands when it was not done.
    public var stateWhenMissed: DutyState {
        switch modality {
        case .mandatory: .breach
        case .normal, .local: .noRecord
        case .optional: .notApplicable
        }
    }

    /// How judgements of it may come out: only what should have been done can be a breach, and what is only shown never applies.
    /// For who asks for breaches alone, nothing else is read.
    var possibleStates: Set<DutyState> {
        if case .shown = judging { return [.notApplicable] }
        return modality == .mandatory ? Set(DutyState.allCases) : Set(DutyState.allCases).subtracting([.breach])
    }

    /// Whether this edition was in force on every day of the window.
    public func isInForce(throughout window: Period) -> Bool {
        (since.map { $0 <= window.first } ?? true) && (until.map { window.last <= $0 } ?? true)
    }
    public func isInForce(on day: Day) -> Bool { isInForce(throughout: Period(first: day, last: day)) }

    public static func == (left: Duty, right: Duty) -> Bool {
        left.id == right.id && left.since == right.since && left.until == right.until
    }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(since)
    }
}

/// An example of a duty, which runs as a test.
public struct DutyExample: Sendable {
    /// Facts and records in text form; see `Catalogue/duties/README.md`.
    public let given: [String]
    public let year: Int
    /// The day it is judged on.
    public let on: Day
    /// Registers that were not kept.
    public let unkept: [String]
    /// How many judgements in each state there must be; states that are not named must not occur.
    public let states: [DutyState: Int]
    public let line: Int
}
