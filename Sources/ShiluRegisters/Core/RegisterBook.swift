/// Every register of the product. Adding one is its file and its line here.
public enum RegisterBook {
    public static let all: [AnyRegister] = [
        AnyRegister(PartyOrganization.self),
        AnyRegister(OrganizationAffiliation.self),
        AnyRegister(CommitteeTerm.self),
        AnyRegister(PostHolding.self),
        AnyRegister(Member.self),
        AnyRegister(MembershipEvent.self),
        AnyRegister(DevelopmentCase.self),
        AnyRegister(MeetingRecord.self),
        AnyRegister(Resolution.self),
        AnyRegister(PartyLecture.self),
        AnyRegister(ThemePartyDay.self),
        AnyRegister(OrganizationLifeMeeting.self),
        AnyRegister(DemocraticLifeMeeting.self),
        AnyRegister(Talk.self),
        AnyRegister(Election.self),
        AnyRegister(KeptRegister.self),
        AnyRegister(GoLive.self),
        AnyRegister(OpeningTotal.self),
        AnyRegister(StudySession.self),
        AnyRegister(StudyReflection.self),
        AnyRegister(StudyMaterial.self),
        AnyRegister(KnowledgeTest.self),
        AnyRegister(OnlineStudyPoints.self),
        AnyRegister(TrainingClass.self),
        AnyRegister(TrainingCredit.self),
        AnyRegister(Competition.self),
        AnyRegister(ThematicCampaign.self),
        AnyRegister(RetireeService.self),
        AnyRegister(ConsolationVisit.self),
        AnyRegister(VolunteerService.self),
        AnyRegister(PracticalDeed.self),
        AnyRegister(TaskTeam.self),
        AnyRegister(Facility.self),
        AnyRegister(PoliticalBirthdayEvent.self),
        AnyRegister(IntegrityEducation.self),
        AnyRegister(IntegrityPledge.self),
        AnyRegister(IntegrityRisk.self),
        AnyRegister(TypicalCase.self),
        AnyRegister(Inspection.self),
        AnyRegister(InspectionFeedback.self),
        AnyRegister(RectificationItem.self),
        AnyRegister(PlanDocument.self),
        AnyRegister(RuleDocument.self),
        AnyRegister(CirculatedNotice.self),
        AnyRegister(HearingOfReports.self),
        AnyRegister(PublicityItem.self),
        AnyRegister(IdeologyAction.self),
        AnyRegister(MajorDecision.self),
        AnyRegister(UpwardReport.self),
        AnyRegister(Consultation.self),
        AnyRegister(PublicNotice.self),
        AnyRegister(NarrativeText.self),
        AnyRegister(BranchRating.self),
        AnyRegister(AccountReport.self),
        AnyRegister(MedalAward.self),
        AnyRegister(Honour.self),
        AnyRegister(BusinessFact.self),
    ]

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    private static let byTitle = Dictionary(all.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })

    public static func register(named name: String) -> AnyRegister? { byName[name] }
    /// A record as people know it: `StudySession/XX23-021` is 集中学习/XX23-021.
    public static func naming(_ id: String) -> String {
        register(named: AnyRecord.register(of: id)).map { "\($0.title)/\(AnyRecord.number(of: id))" } ?? id
    }

    /// By 台账名称 or by name, as a sheet or a command gives it.
    public static func register(titled title: String) -> AnyRegister? { byTitle[title] ?? byName[title] }
}
