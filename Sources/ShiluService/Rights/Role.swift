import ShiluRegisters

/// What an account may be, each for an organisation and everything below it. The raw value is stored: a released name
/// never changes.
public enum Role: String, Sendable, CaseIterable, Hashable {
    case administrator, clerk, secretary, organizationMember, disciplineMember, groupLeader, member, inspector, reader

    public var label: String {
        switch self {
        case .administrator: "管理员"
        case .clerk: "党务干事"
        case .secretary: "书记"
        case .organizationMember: "组织委员"
        case .disciplineMember: "纪检委员"
        case .groupLeader: "党小组长"
        case .member: "党员"
        case .inspector: "上级检查"
        case .reader: "只读"
        }
    }

    /// One sentence for the page on which roles are given.
    public var purpose: String {
        switch self {
        case .administrator: "管账号、导入、撤销导入和日志，看得到一般台账，不登记业务记录，看不到涉密谈话"
        case .clerk: "登记、更正、导入、导出、编报告，审核别人登记的记录"
        case .secretary: "本组织全部台账，含谈心谈话等保密台账，审核登记的记录"
        case .organizationMember: "组织、党员、发展党员、组织生活等台账"
        case .disciplineMember: "廉政、整改、谈心谈话台账"
        case .groupLeader: "起草党小组的会议和学习记录，交别人审核"
        case .member: "只看本人的记录"
        case .inspector: "查看一般台账、导出、核对报告，不能改动"
        case .reader: "查看一般台账，不能改动"
        }
    }
}

/// What somebody wants to do. Pages, the API and the command line ask for the same actions.
public enum Permission: String, Sendable, CaseIterable, Hashable {
    /// Read records of a register.
    case read
    /// Read sealed fields of persons: identity numbers, phones, days of birth.
    case readPersonal
    /// Prepare a record that somebody else puts into the ledger.
    case draft
    /// Put records into the ledger.
    case record
    case advance
    case amend
    case retract
    /// Put into the ledger, or send back, what somebody else prepared.
    case review
    case export
    /// Import sheets.
    case importSheets
    case undoImport
    /// Compose and audit reports, read figures and statistics.
    case report
    /// Join two records of one person; hand over somebody's open work.
    case tidy
    case manageAccounts
    case seeLog
    /// Destroy what identifies a person in a record, for good.
    case erase

    public var label: String {
        switch self {
        case .read: "查看"
        case .readPersonal: "查看个人信息"
        case .draft: "起草"
        case .record: "登记"
        case .advance: "推进"
        case .amend: "更正"
        case .retract: "撤销"
        case .review: "审核"
        case .export: "导出"
        case .importSheets: "导入"
        case .undoImport: "撤销导入"
        case .report: "编制和核对报告"
        case .tidy: "合并记录和移交工作"
        case .manageAccounts: "管理账号"
        case .seeLog: "查看日志"
        case .erase: "清除个人信息"
        }
    }
}

/// Registers whose records only those read who need to know, with the roles that do.
public enum ConfidentialRegisters {
    private static let readers: [String: Set<Role>] = [
        Talk.name: [.secretary, .disciplineMember],
        ConcernReport.name: [.secretary, .disciplineMember],
        CareCase.name: [.secretary, .organizationMember],
        SupervisionCase.name: [.secretary, .disciplineMember],
        DisciplinaryAction.name: [.secretary, .disciplineMember],
        CultivationReview.name: [.secretary, .organizationMember],
        ProbationReview.name: [.secretary, .organizationMember],
        OffDutyDeclaration.name: [.secretary, .disciplineMember],
    ]

    /// Registers of persons, whose names and numbers are sealed: not confidential, but with sealed fields of their own right.
    public static let ofPersons: Set<String> = [
        Member.name, DevelopmentCase.name, NonPartyContact.name, SupportedHousehold.name,
    ]

    /// Roles that may read and write the register's records; nil for registers that are not confidential. Sealed fields of
    /// those, such as a phone number, have a right of their own (`Permission.readPersonal`).
    public static func readers(of register: String) -> Set<Role>? { readers[register] }

    public static func contains(_ register: AnyRegister) -> Bool { readers[register.name] != nil }

    /// An unknown register counts as confidential.
    public static func contains(_ name: String) -> Bool {
        readers[name] != nil || RegisterBook.register(named: name) == nil
    }
}
