import ShiluRegisters

/// A few records in memory, as the ledger would answer for them; everything exists on every day.
struct WorkDesk: RollContext {
    var records: [String: AnyRecord] = [:]

    init(_ records: [AnyRecord] = []) { for record in records { self.records[record.id] = record } }

    func record(_ id: String) -> AnyRecord? { records[id] }
    func records(of register: String, linkedBy key: String, to target: String) -> [AnyRecord] {
        records.values.filter { $0.register == register && ($0.fields[key].map { points($0, to: target) } ?? false) }
            .sorted { $0.id < $1.id }
    }
    private func points(_ value: Value, to target: String) -> Bool {
        value.text == target || (value.list ?? []).contains { $0.text == target }
    }
    func branch(of member: String, on day: Day) -> String? { nil }
    func rollCount(of organization: String, on day: Day) -> Int { 100 }
    func exists(_ organization: String, on day: Day) -> Bool { true }
}

/// The registers of study, service, integrity, rectification, documents and assessment.
enum WorkRegisters {
    static let all: [AnyRegister] = RegisterBook.all.filter { names.contains($0.name) }
    static let names: Set<String> = [
        "StudySession", "StudyReflection", "StudyMaterial", "KnowledgeTest", "OnlineStudyPoints", "TrainingClass",
        "TrainingCredit", "Competition", "ThematicCampaign", "RetireeService", "ConsolationVisit", "VolunteerService",
        "PracticalDeed", "TaskTeam", "Facility", "PoliticalBirthdayEvent", "IntegrityEducation", "IntegrityPledge",
        "IntegrityRisk", "TypicalCase", "Inspection", "InspectionFeedback", "RectificationItem", "PlanDocument",
        "RuleDocument", "CirculatedNotice", "HearingOfReports", "PublicityItem", "IdeologyAction", "MajorDecision",
        "UpwardReport", "Consultation", "PublicNotice", "NarrativeText", "BranchRating", "AccountReport", "MedalAward",
        "Honour", "BusinessFact",
        "ResponsibilityPost", "Directive", "GuidanceVisit", "LeadingGroup", "ResearchTopic", "RegulationReview",
        "CaseReform", "KeyPost", "OffDutyDeclaration", "OfficialExpense", "BurdenControl", "ReminderNode",
        "MediaAccount", "PartyBrand", "ModelPost", "NonPartyContact", "Suggestion", "ThoughtSurvey",
        "CivilityActivity", "GoodPractice", "SupportedHousehold", "UnionActivity", "BookHolding", "BookLoan",
        "EducationSite", "CadreChange", "DutyLog", "WaterRecord", "EnforcementItem", "SafetyWork", "GridPatrol",
    ]
}

extension AnyRecord {
    /// A record of `register` with stored values.
    static func made(_ register: String, _ number: String, _ fields: [String: Value], steps: [StepTaken] = [])
        -> AnyRecord
    { AnyRecord(id: "\(register)/\(number)", register: register, fields: fields, steps: steps) }
    static func made(_ register: String, _ fields: [String: Value]) -> AnyRecord { made(register, "1", fields) }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(integerLiteral number: Int64) { self = .integer(number) }
    public init(arrayLiteral items: Value...) { self = .list(items) }
    public init(dictionaryLiteral pairs: (String, Value)...) { self = .fields(.init(pairs) { $1 }) }
    public init(booleanLiteral flag: Bool) { self = .integer(flag ? 1 : 0) }
}

extension FactDraft {
    /// One line for tables of expectations: `kind.measure=value @place #member day[..day]`.
    var line: String {
        let place =
            switch place {
            case .organization(let id): "@\(id)"
            case .branchOfMember(let fallback): "@branch(\(fallback ?? "-"))"
            }
        let days =
            if let last { last == first ? "\(first)" : "\(first)..\(last)" } else { "\(first).." }
        return "\(kind) \(measure)=\(value) \(place)\(member.map { " #\($0)" } ?? "") \(days)"
    }
}

/// What a record of the register yields, one line per fact.
func factLines(_ record: AnyRecord, _ others: [AnyRecord] = []) -> [String] {
    guard let register = RegisterBook.register(named: record.register) else { return ["no such register"] }
    return register.facts(of: record, in: WorkDesk(others)).map(\.line)
}

/// Codes of what is wrong with a record, alone and beside the others.
func problemCodes(_ record: AnyRecord, _ others: [AnyRecord] = []) -> [String] {
    guard let register = RegisterBook.register(named: record.register) else { return ["no such register"] }
    var problems = Problems()
    register.check(record, &problems)
    register.check(record, in: WorkDesk(others), &problems)
    return problems.all.map { "\($0.field):\($0.code)" }
}
