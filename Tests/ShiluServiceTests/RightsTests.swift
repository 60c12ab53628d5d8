import ShiluRegisters
import ShiluService
import Testing

@Suite("权限")
struct RightsTests {
    /// One role in branch Z01; the target lies in Z01, in Z02, or nowhere.
    private static func rights(_ role: Role, member: String? = nil) -> Rights {
        Rights(account: 7, member: member, roles: [ScopedRole(role, organizations: ["PartyOrganization/Z01"])])
    }

    private static func at(_ register: String, _ number: String = "Z01") -> RightsTarget {
        RightsTarget(register: register, organizations: ["PartyOrganization/\(number)"])
    }

    /// Who may do what in their own branch: a letter for each permission, in the order of the columns.
    private static let columns: [(String, Permission, String)] = [
        ("r", .read, MeetingRecord.name), ("R", .read, Talk.name), ("p", .readPersonal, Member.name),
        ("d", .draft, MeetingRecord.name), ("w", .record, MeetingRecord.name), ("W", .record, RectificationItem.name),
        ("T", .record, Talk.name), ("a", .amend, Member.name), ("x", .retract, MeetingRecord.name),
        ("v", .review, MeetingRecord.name), ("e", .export, MeetingRecord.name),
        ("i", .importSheets, MeetingRecord.name),
        ("u", .undoImport, MeetingRecord.name), ("c", .report, MeetingRecord.name), ("m", .manageAccounts, ""),
        ("l", .seeLog, ""), ("j", .tidy, ""), ("D", .read, DisciplinaryAction.name),
        ("C", .read, CultivationReview.name), ("E", .erase, Member.name), ("N", .erase, Talk.name),
    ]

    @Test(
        "Role by action, in one's own branch",
        arguments: [
            (Role.administrator, "r e i u c m l j E"), (.clerk, "r p d w W a x v e i u c j"),
            (.secretary, "r R p d w W T a x v e c D C"), (.organizationMember, "r p d w a x v e c C"),
            (.disciplineMember, "r R W T e c D"), (.groupLeader, "r d"), (.member, ""), (.inspector, "r e c"),
            (.reader, "r c"),
        ])
    func table(_ role: Role, _ expected: String) {
        let rights = Self.rights(role)
        let found = Self.columns.filter { _, permission, register in
            rights.allows(
                permission,
                RightsTarget(register: register.isEmpty ? nil : register, organizations: ["PartyOrganization/Z01"]))
        }
        #expect(found.map(\.0).joined(separator: " ") == expected)
    }

    @Test("Nothing is allowed in another branch, whatever the role", arguments: Role.allCases)
    func otherBranch(_ role: Role) {
        let rights = Self.rights(role)
        for permission in Permission.allCases {
            for register in [MeetingRecord.name, Talk.name, Member.name] {
                #expect(!rights.allows(permission, Self.at(register, "Z02")), "\(role) \(permission) \(register)")
            }
        }
    }

    @Test("A refusal says which right is missing, or that it does not reach")
    func refusals() {
        let reader = Self.rights(.reader)
        guard case .refused(let why) = reader.decide(.record, Self.at(MeetingRecord.name)) else {
            Issue.record("allowed")
            return
        }
        #expect(why.contains("缺少“会议记录”的“登记”权限"))
        #expect(why.contains("党务干事"))
        #expect(reader.decide(.read, Self.at(MeetingRecord.name, "Z02")) == .refused("您的“会议记录”的“查看”权限不包括这个党组织"))
    }

    @Test("A reviewer is somebody else than who prepared it")
    func reviewer() {
        let clerk = Self.rights(.clerk)
        let own = RightsTarget(register: MeetingRecord.name, organizations: ["PartyOrganization/Z01"], preparedBy: 7)
        let other = RightsTarget(register: MeetingRecord.name, organizations: ["PartyOrganization/Z01"], preparedBy: 8)
        #expect(!clerk.allows(.review, own))
        #expect(clerk.allows(.review, other))
    }

    @Test("A member reads their own records, sealed fields too, but nothing confidential and nobody else's")
    func own() {
        let member = Self.rights(.member, member: "Member/D001")
        func target(_ register: String, _ person: String) -> RightsTarget {
            RightsTarget(register: register, organizations: ["PartyOrganization/Z02"], people: [person])
        }
        #expect(member.allows(.read, target(Member.name, "Member/D001")))
        #expect(member.allows(.readPersonal, target(Member.name, "Member/D001")))
        #expect(!member.allows(.read, target(Member.name, "Member/D002")))
        #expect(!member.allows(.read, target(DisciplinaryAction.name, "Member/D001")))
        #expect(!member.allows(.amend, target(Member.name, "Member/D001")))
        #expect(!Rights.nobody.allows(.read, target(Member.name, "Member/D001")))
    }

    @Test("Every register whose contents must be sealed says who may read it")
    func confidential() {
        for register in RegisterBook.all
        where !ConfidentialRegisters.ofPersons.contains(register.name)
            && register.fields.contains(where: { $0.isSealed && $0.isRequired })
        {
            #expect(ConfidentialRegisters.contains(register), "\(register.name)")
        }
        #expect(ConfidentialRegisters.contains("NoSuchRegister"))
    }
}
