/// 发展党员全程纪实: one person through the 25 steps of 《发展党员工作细则》 (regulations.md, §3).
///
/// The days are the truth; `stage` says where the case stands and must agree with them. What the case tells of the
/// membership (admission, conversion, revocation) is derived and not entered as a `MembershipEvent`.
/// registers.md names `trainingCreditId` and approvals as `ApprovalStep`: training is a day and its length here, each approval
/// four columns with its prefix, and the chain before it (`approvals`) is a part.
public struct DevelopmentCase: Register {
    public static let title = "发展党员"
    public static let area = Area.development
    public static let purpose = "从递交入党申请书到材料归档，每人一行，办完一步填一步。"
    public static let shape = DevelopmentCase()
    public static let naturalKey = ["personId", "appliedOn"]
    public static let dayKey: String? = "appliedOn"
    public static let yields =
        ["stage.applicant", "stage.activist", "stage.developmentCandidate", "stage.admission", "stage.probation"]
        + [
            "development.applied", "development.activist", "development.candidate", "development.admitted",
            "development.converted", "development.extended", "development.revoked", "development.oath",
            "development.closed",
        ]

    public let personId = Field<Link<Member>>("personId", "姓名", hint: "先在党员台账里登记此人", example: "王五").required.feeding
    public let organizationId = Field<Link<PartyOrganization>>("organizationId", "党支部", example: "市某局机关第一党支部").required
    public let stage = Field<DevelopmentStage>("stage", "当前阶段", example: "申请入党").required
    // 申请入党
    public let appliedOn = Field<Day>("appliedOn", "递交申请书日期", example: "2023-03-05").required
    public let applicationTalkOn = Field<Day>("applicationTalkOn", "派人谈话日期", hint: "收到申请书一个月内", example: "2023-03-20")
    public let applicationTalkBy = Field<Link<Member>>("applicationTalkBy", "谈话人", example: "张三")
    // 入党积极分子
    public let activistOn = Field<Day>("activistOn", "确定积极分子日期")
    public let recommendation = Field<RecommendationKind>("recommendation", "推荐方式")
    public let activistFiledOn = Field<Day>("activistFiledOn", "积极分子备案日期")
    public let mentors = Field<[Link<Member>]>("mentors", "培养联系人", hint: "一至两名正式党员，用、隔开")
    // 发展对象
    public let candidateOn = Field<Day>("candidateOn", "确定发展对象日期", hint: "培养教育满一年以后")
    public let opinionsHeard = Field<[OpinionSource]>("opinionsHeard", "听取意见", hint: "可填几个，用、隔开")
    public let candidateFiledOn = Field<Day>("candidateFiledOn", "发展对象备案日期")
    public let introducers = Field<[Link<Member>]>("introducers", "入党介绍人", hint: "两名正式党员，用、隔开")
    public let politicalReviewOn = Field<Day>("politicalReviewOn", "政治审查日期")
    public let politicalReviewPassed = Field<Bool>("politicalReviewPassed", "政治审查是否合格")
    /// Last day of the concentrated training. Art. 17.
    public let trainingOn = Field<Day>("trainingOn", "集中培训结束日期")
    public let trainingDays = Field<ExactDecimal>("trainingDays", "培训天数", hint: "不少于3天或24学时", unit: "天")
    public let trainingHours = Field<ExactDecimal>("trainingHours", "培训学时", unit: "学时")
    // 预备党员的接收
    public let committeeReviewOn = Field<Day>("committeeReviewOn", "支委会审查日期")
    public let preReviewReportedOn = Field<Day>("preReviewReportedOn", "报上级预审日期")
    public let preReviewPassedOn = Field<Day>("preReviewPassedOn", "预审合格日期")
    public let formFilledOn = Field<Day>("formFilledOn", "填写入党志愿书日期")
    public let formNumber = Field<String>("formNumber", "志愿书编号")
    /// Day of the assembly: membership begins here once it is approved (入党日).
    public let admittedOn = Field<Day>("admittedOn", "支部大会通过接收日期")
    public let admissionResolutionId = Field<Link<Resolution>>("admissionResolutionId", "接收决议").following
    public let superiorTalkOn = Field<Day>("superiorTalkOn", "上级派人谈话日期")
    public let admissionReportedOn = Field<Day>("admissionReportedOn", "接收报批日期")
    public let admissionApproval = ApprovalFields("admissionApproval", "接收审批")
    /// Why the approval took longer than three months. Art. 26.
    public let admissionDelayReason = Field<String>("admissionDelayReason", "超过三个月审批的原因")
    public let admissionFiledOn = Field<Day>("admissionFiledOn", "接收备案日期")
    // 预备党员的教育考察和转正
    public let oathOn = Field<Day>("oathOn", "入党宣誓日期")
    public let conversionAppliedOn = Field<Day>("conversionAppliedOn", "提出转正申请日期")
    public let extensionMonths = Field<Int>("extensionMonths", "延长预备期", hint: "延长的填6至12", unit: "个月")
    /// Day of the assembly that decided on an extension.
    public let extendedOn = Field<Day>("extendedOn", "通过延长预备期日期")
    public let conversionDiscussedOn = Field<Day>("conversionDiscussedOn", "支部大会讨论转正日期")
    public let conversionResolutionId = Field<Link<Resolution>>("conversionResolutionId", "转正决议").following
    public let conversionOutcome = Field<ConversionOutcome>("conversionOutcome", "转正结果")
    public let conversionReportedOn = Field<Day>("conversionReportedOn", "转正报批日期")
    public let conversionApproval = ApprovalFields("conversionApproval", "转正审批")
    public let archivedOn = Field<Day>("archivedOn", "材料归档日期")
    public let closedOn = Field<Day>("closedOn", "终止日期")
    public let closedReason = Field<String>("closedReason", "终止原因")
    public let approvals = Field<Parts<ApprovalStep>>("approvals", "其他审批环节", hint: "党组讨论等审批前的环节")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")

    public var fields: [any AnyField] {
        [
            personId, organizationId, stage, appliedOn, applicationTalkOn, applicationTalkBy, activistOn,
            recommendation, activistFiledOn, mentors, candidateOn, opinionsHeard, candidateFiledOn, introducers,
            politicalReviewOn, politicalReviewPassed, trainingOn, trainingDays, trainingHours, committeeReviewOn,
            preReviewReportedOn, preReviewPassedOn, formFilledOn, formNumber, admittedOn, admissionResolutionId,
            superiorTalkOn, admissionReportedOn,
        ] + admissionApproval.all + [
            admissionDelayReason, admissionFiledOn, oathOn, conversionAppliedOn, extensionMonths, extendedOn,
            conversionDiscussedOn, conversionResolutionId, conversionOutcome, conversionReportedOn,
        ] + conversionApproval.all + [archivedOn, closedOn, closedReason, approvals, evidence]
    }

    public static let lifeCycle: LifeCycle? = DevelopmentCase.steps

    // MARK: What follows from the days

    /// 入党日: the day of the assembly, once its resolution passed and the committee approved (indicators,
    /// new-probationary-count). Arts. 20, 23, 26.
    public static func joinedOn(_ record: Record<Self>, in context: any FactContext) -> Day? {
        guard record.approvedOn(\.admissionApproval) != nil,
            let resolution = context.record(record.admissionResolutionId), Resolution.isPassed(resolution) == true
        else { return nil }
        return record.admittedOn
    }

    /// End of probation: one year after admission and the extension, if any. 党章第7条, art. 31, 33.
    public static func probationEnd(joinedOn: Day, extensionMonths: Int?) -> Day {
        joinedOn.adding(months: 12 + max(0, extensionMonths ?? 0))
    }

    /// What the case tells of the membership.
    static func happenings(of record: Record<Self>, in context: any FactContext) -> [Roll.Happening] {
        guard let joined = joinedOn(record, in: context) else { return [] }
        var result = [Roll.Happening(.admitted, on: joined, branch: record.organizationId?.id, source: record.id)]
        if let extended = record.extendedOn, record.extensionMonths != nil {
            result.append(Roll.Happening(.probationExtended, on: extended, source: record.id))
        }
        guard let approved = record.approvedOn(\.conversionApproval) else { return result }
        switch record.conversionOutcome {
        case .conversion where isConversionPassed(record, in: context):
            let end = probationEnd(joinedOn: joined, extensionMonths: record.extensionMonths)
            result.append(Roll.Happening(.converted, on: end, source: record.id))
        case .probationRevoked:
            result.append(Roll.Happening(.probationRevoked, on: approved, source: record.id))
        default: break
        }
        return result
    }

    private static func isConversionPassed(_ record: Record<Self>, in context: any FactContext) -> Bool {
        context.record(record.conversionResolutionId).flatMap(Resolution.isPassed) == true
    }

    /// Intervals `stage.*` and events `development.*`, each `count` 1 at the branch, with the member.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let branch = record.organizationId?.id, let person = record.personId?.id, let applied = record.appliedOn
        else {
            return
        }
        func event(_ name: String, on day: Day?) {
            guard let day else { return }
            facts.interval("development.\(name)", at: branch, member: person, from: day, to: day)
        }
        let joined = joinedOn(record, in: context)
        let approvedConversion = record.approvedOn(\.conversionApproval)
        let isConverted =
            joined != nil && approvedConversion != nil && record.conversionOutcome == .conversion
            && isConversionPassed(record, in: context)
        let isRevoked = joined != nil && approvedConversion != nil && record.conversionOutcome == .probationRevoked
        event("applied", on: applied)
        event("activist", on: record.activistOn)
        event("candidate", on: record.candidateOn)
        event("admitted", on: joined)
        event("oath", on: record.oathOn)
        if record.extensionMonths != nil { event("extended", on: record.extendedOn) }
        if isConverted { event("converted", on: approvedConversion) }
        if isRevoked { event("revoked", on: approvedConversion) }
        event("closed", on: record.closedOn)

        let admission = [
            record.committeeReviewOn, record.preReviewReportedOn, record.preReviewPassedOn, record.formFilledOn,
            record.admittedOn,
        ].compactMap(\.self).min()
        let ended: Day? =
            if let joined, isConverted {
                probationEnd(joinedOn: joined, extensionMonths: record.extensionMonths)
            } else if isRevoked { approvedConversion } else { record.closedOn }
        let starts: [(DevelopmentStage, Day?)] = [
            (.applicant, applied), (.activist, record.activistOn), (.developmentCandidate, record.candidateOn),
            (.admission, admission), (.probation, joined),
        ]
        for (index, (stage, start)) in starts.enumerated() {
            guard let start else { continue }
            let next = starts[(index + 1)...].compactMap(\.1).first ?? ended
            facts.interval(
                "stage.\(stage.rawValue)", at: branch, member: person, from: start, to: next?.adding(days: -1))
        }
    }
}
