import ShiluRegisters
import Testing

/// The record types that the party's work needs, as the catalogue of registers names them; parts live in their holders.
private let types = """
    PartyOrganization OrganizationAffiliation CommitteeTerm PostHolding StaffingSnapshot Facility BudgetLine
    Member MembershipEvent RelationTransfer FloatingMemberContact OrganizationalDisposition DisciplinaryAction MemberRoll
    PoliticalBirthdayEvent DevelopmentCase CultivationReview ProbationReview PublicNotice Applicant
    MeetingRecord Attendance AgendaItem Resolution VoteTally PartyLecture ThemePartyDay OrganizationLifeMeeting
    DemocraticLifeMeeting DemocraticReview ReviewEntry Talk CareCase ConcernReport Consultation ThematicCampaign
    StudySession StudyReflection TrainingClass TrainingCredit OnlineStudyPoints KnowledgeTest StudyMaterial Competition
    DuesAssessment DuesReduction DuesPayment DuesRemittance DuesUse ConsolationVisit VolunteerService PracticalDeed
    TaskTeam RetireeService IntegrityPledge IntegrityEducation IntegrityRisk Inspection SupervisionCase TypicalCase
    InspectionFeedback RectificationItem RectificationMeasure AccountReport ReviewResult UpwardReport HearingOfReports
    CirculatedNotice MajorMatter MajorDecision PersonalMattersReport IdeologyAction PlanDocument RuleDocument Disclosure
    PublicityItem ApprovalStep Evidence Election ElectionDeferral ElectionReminder BranchRating Honour MedalAward
    BusinessFact
    """.split(whereSeparator: \.isWhitespace).map(String.init)

@Suite("The whole book of registers")
struct CoverageTests {
    @Test("85 record types, each a register or a part of one")
    func all() {
        #expect(types.count == 85 && Set(types).count == 85)
        var known = Set(RegisterBook.all.map(\.name))
        for register in RegisterBook.all {
            for field in register.fields {
                if case .parts(let shape) = field.form { known.insert(shape.name) }
            }
        }
        // The numbers of a vote are columns of the resolution, which answers for them.
        #expect(RegisterBook.register(titled: "VoteTally")?.name == "Resolution")
        #expect(RegisterBook.register(titled: "表决结果")?.name == "Resolution")
        known.insert("VoteTally")
        #expect(types.filter { !known.contains($0) } == [])
    }

    @Test("what confidential registers say is sealed, and their facts carry no member", arguments: confidential)
    func sealed(_ name: String, _ sealed: [String]) throws {
        let register = try #require(RegisterBook.register(named: name))
        #expect(register.fields.filter(\.isSealed).map(\.key) == sealed)
        var fields: [String: Value] = [:]
        for field in register.fields where !field.example.isEmpty {
            fields[field.key] = try Bench.value(field.example, as: field.form)
        }
        let drafts = register.facts(of: AnyRecord(id: "\(name)/1", register: name, fields: fields), in: WorkDesk())
        #expect(!drafts.isEmpty)
        #expect(drafts.allSatisfy { $0.member == nil || $0.isVeiled })
    }

    static let confidential: [(String, [String])] = [
        ("Talk", ["content"]), ("CareCase", ["kind"]), ("ConcernReport", ["content"]), ("SupervisionCase", ["result"]),
        ("DisciplinaryAction", ["penalty", "hearing", "decisionDoc", "form"]), ("PersonalMattersReport", []),
    ]
}
