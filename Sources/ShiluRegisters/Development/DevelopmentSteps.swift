/// The 25 steps of 《发展党员工作细则》 in 5 stages as a state machine: from where, to where, whose step it is, and by which
/// article (regulations.md, §3). A stage cannot be skipped, for no step leads over one.
extension DevelopmentCase {
    static let rules = "《发展党员工作细则》"

    static let steps = LifeCycle(
        stateKey: "stage",
        steps: [
            step(
                "talk", "派人谈话", .applicant, day: "applicationTalkOn", needs: ["applicationTalkBy"],
                by: "党支部书记、副书记或组织委员", "第7条"),
            step(
                "activist", "确定积极分子", .applicant, to: .activist, day: "activistOn", needs: ["recommendation"],
                by: "支部委员会", "第8条"),
            step("fileActivist", "积极分子备案", .activist, day: "activistFiledOn", by: "上级党委", "第8条"),
            step("assignMentors", "指定培养联系人", .activist, needs: ["mentors"], by: "党支部", "第9条"),
            step(
                "candidate", "确定发展对象", .activist, to: .developmentCandidate, day: "candidateOn",
                needs: ["opinionsHeard"], by: "支部委员会", "第13条"),
            step("fileCandidate", "发展对象备案", .developmentCandidate, day: "candidateFiledOn", by: "上级党委", "第13条"),
            step("chooseIntroducers", "确定入党介绍人", .developmentCandidate, needs: ["introducers"], by: "党支部", "第14条"),
            step(
                "politicalReview", "政治审查", .developmentCandidate, day: "politicalReviewOn",
                needs: ["politicalReviewPassed"], by: "党组织", "第16条"),
            step("train", "集中培训", .developmentCandidate, day: "trainingOn", by: "基层党委或县级组织部门", "第17条"),
            step(
                "committeeReview", "支委会审查", .developmentCandidate, to: .admission, day: "committeeReviewOn",
                by: "支部委员会", "第19条"),
            step("reportPreReview", "报上级预审", .admission, day: "preReviewReportedOn", by: "党支部", "第19条"),
            step("passPreReview", "预审合格", .admission, day: "preReviewPassedOn", by: "上级党委", "第19条"),
            step("fillForm", "填写入党志愿书", .admission, day: "formFilledOn", by: "发展对象、入党介绍人", "第19条"),
            step(
                "admit", "支部大会通过接收", .admission, day: "admittedOn", needs: ["admissionResolutionId"], by: "支部大会", "第20条"
            ),
            step("superiorTalk", "上级派人谈话", .admission, day: "superiorTalkOn", by: "上级党委", "第24条"),
            step("reportAdmission", "接收报批", .admission, day: "admissionReportedOn", by: "党支部", "第23条"),
            step(
                "approveAdmission", "接收审批", .admission, to: .probation, day: "admissionApprovalOn",
                needs: ["admissionApprovalOutcome"], by: "上级党委", "第23、26条"),
            step("fileAdmission", "接收备案", .probation, day: "admissionFiledOn", by: "上级党委组织部门", "第26条"),
            step("oath", "入党宣誓", .probation, day: "oathOn", by: "基层党委或党支部", "第29条"),
            step("applyConversion", "提出转正申请", .probation, day: "conversionAppliedOn", by: "预备党员", "第32条"),
            step("extend", "延长预备期", .probation, day: "extendedOn", needs: ["extensionMonths"], by: "支部大会", "第32条"),
            step(
                "discussConversion", "支部大会讨论转正", .probation, day: "conversionDiscussedOn",
                needs: ["conversionResolutionId", "conversionOutcome"], by: "支部大会", "第33条"),
            step("reportConversion", "转正报批", .probation, day: "conversionReportedOn", by: "党支部", "第34条"),
            step(
                "approveConversion", "转正审批", .probation, to: .completed, day: "conversionApprovalOn",
                needs: ["conversionApprovalOutcome"], by: "上级党委", "第34条"),
            step("archive", "材料归档", .completed, day: "archivedOn", by: "党支部、上级党委", "第36条"),
            LifeCycle.Step(
                "close", "终止", from: open.map(\.rawValue), to: DevelopmentStage.closed.rawValue, dayKey: "closedOn",
                needs: ["closedReason"], by: "党支部"),
        ], basis: rules + "：阶段不能跳过")

    private static let open: [DevelopmentStage] = [
        .applicant, .activist, .developmentCandidate, .admission, .probation,
    ]

    private static func step(
        _ key: String, _ label: String, _ from: DevelopmentStage, to: DevelopmentStage? = nil, day: String? = nil,
        needs: [String] = [], by actor: String, _ article: String
    ) -> LifeCycle.Step {
        LifeCycle.Step(
            key, label, from: [from.rawValue], to: (to ?? from).rawValue, dayKey: day, needs: needs, by: actor,
            article: rules + article)
    }
}
