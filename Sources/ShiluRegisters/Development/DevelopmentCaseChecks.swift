// What the steps of 《发展党员工作细则》 demand of one case (regulations.md, §3). Articles stand in each message.
extension DevelopmentCase {
    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        record.checkApproval(\.admissionApproval, &problems)
        record.checkApproval(\.conversionApproval, &problems)
        checkOrder(record, &problems)
        checkApplication(record, &problems)
        checkCandidate(record, &problems)
        checkAdmission(record, &problems)
        checkConversion(record, &problems)
        checkStage(record, &problems)
        if record.steps.count(where: { $0.step == "extend" }) > 1 {
            problems.add("extendedOn", "extended-twice", "预备期已经延长过一次", next: "请核对（\(rules)第32条：只能延长一次）")
        }
    }

    /// No step before the one that it rests on, and none left out that opens a stage.
    private static func checkOrder(_ record: Record<Self>, _ problems: inout Problems) {
        let days: [(key: String, day: Day?, after: String, before: Day?)] = [
            ("applicationTalkOn", record.applicationTalkOn, "appliedOn", record.appliedOn),
            ("activistOn", record.activistOn, "applicationTalkOn", record.applicationTalkOn),
            ("activistFiledOn", record.activistFiledOn, "activistOn", record.activistOn),
            ("candidateOn", record.candidateOn, "activistOn", record.activistOn),
            ("candidateFiledOn", record.candidateFiledOn, "candidateOn", record.candidateOn),
            ("politicalReviewOn", record.politicalReviewOn, "candidateOn", record.candidateOn),
            ("trainingOn", record.trainingOn, "candidateOn", record.candidateOn),
            ("committeeReviewOn", record.committeeReviewOn, "candidateOn", record.candidateOn),
            ("preReviewReportedOn", record.preReviewReportedOn, "committeeReviewOn", record.committeeReviewOn),
            ("preReviewPassedOn", record.preReviewPassedOn, "preReviewReportedOn", record.preReviewReportedOn),
            ("formFilledOn", record.formFilledOn, "preReviewPassedOn", record.preReviewPassedOn),
            ("admittedOn", record.admittedOn, "formFilledOn", record.formFilledOn),
            ("superiorTalkOn", record.superiorTalkOn, "admittedOn", record.admittedOn),
            ("admissionReportedOn", record.admissionReportedOn, "admittedOn", record.admittedOn),
            (
                "admissionApprovalOn", record[dynamicMember: \.admissionApproval.on], "admissionReportedOn",
                record.admissionReportedOn ?? record.admittedOn
            ),
            (
                "admissionFiledOn", record.admissionFiledOn, "admissionApprovalOn",
                record[dynamicMember: \.admissionApproval.on]
            ),
            ("oathOn", record.oathOn, "admissionApprovalOn", record[dynamicMember: \.admissionApproval.on]),
            ("conversionAppliedOn", record.conversionAppliedOn, "admittedOn", record.admittedOn),
            ("extendedOn", record.extendedOn, "admittedOn", record.admittedOn),
            ("conversionDiscussedOn", record.conversionDiscussedOn, "conversionAppliedOn", record.conversionAppliedOn),
            (
                "conversionReportedOn", record.conversionReportedOn, "conversionDiscussedOn",
                record.conversionDiscussedOn
            ),
            (
                "conversionApprovalOn", record[dynamicMember: \.conversionApproval.on], "conversionReportedOn",
                record.conversionReportedOn ?? record.conversionDiscussedOn
            ),
            ("archivedOn", record.archivedOn, "conversionApprovalOn", record[dynamicMember: \.conversionApproval.on]),
        ]
        for row in days {
            guard let day = row.day, let before = row.before, day < before else { continue }
            problems.add(
                row.key, "step-too-early", "“\(label(row.key))”早于“\(label(row.after))”",
                next: "请核对这两个日期（\(rules)规定的先后次序）")
        }
        let chain: [(key: String, day: Day?)] = [
            ("activistOn", record.activistOn), ("candidateOn", record.candidateOn), ("admittedOn", record.admittedOn),
            ("admissionApprovalOn", record.approvedOn(\.admissionApproval)),
            ("conversionDiscussedOn", record.conversionDiscussedOn),
            ("conversionApprovalOn", record.approvedOn(\.conversionApproval)),
        ]
        for (earlier, later) in zip(chain, chain.dropFirst()) where later.day != nil && earlier.day == nil {
            problems.add(
                earlier.key, "step-skipped", "填了“\(label(later.key))”，没有填“\(label(earlier.key))”",
                next: "请补填“\(label(earlier.key))”（\(rules)：阶段不能跳过）")
        }
    }

    /// Arts. 7–9.
    private static func checkApplication(_ record: Record<Self>, _ problems: inout Problems) {
        if let applied = record.appliedOn, let talk = record.applicationTalkOn, talk > applied.adding(months: 1) {
            problems.doubt("applicationTalkOn", "talk-late", "派人谈话在递交申请书一个月以后", next: "请核对日期（\(rules)第7条：一个月内）")
        }
        if record.activistOn != nil {
            if record.applicationTalkOn == nil {
                problems.add("applicationTalkOn", "step-skipped", "确定积极分子前没有填派人谈话日期", next: "请补填（\(rules)第7条）")
            }
            if record.recommendation == nil {
                problems.add("recommendation", "recommendation-missing", "没有填推荐方式", next: "请填党员推荐或群团组织推优（\(rules)第8条）")
            }
        }
        if let mentors = record.mentors, !(1...2).contains(mentors.withoutDoubles.count) {
            problems.add("mentors", "mentors-number", "培养联系人不是一至两名", next: "请填一至两名正式党员（\(rules)第9条）")
        }
        for (key, people) in [("mentors", record.mentors), ("introducers", record.introducers)] {
            if let person = record.personId, people?.contains(person) == true {
                problems.add(key, "names-oneself", "“\(label(key))”填了本人", next: "请填其他正式党员")
            }
        }
    }

    /// Arts. 13–17.
    private static func checkCandidate(_ record: Record<Self>, _ problems: inout Problems) {
        if let activist = record.activistOn, let candidate = record.candidateOn, candidate >= activist,
            candidate < activist.adding(years: 1)
        {
            problems.add(
                "candidateOn", "cultivation-short", "确定积极分子不满一年就确定为发展对象", next: "请核对日期（\(rules)第13条：经过一年以上培养教育和考察）")
        }
        if let introducers = record.introducers, introducers.withoutDoubles.count != 2 {
            problems.add("introducers", "introducers-number", "入党介绍人不是两名", next: "请填两名正式党员（\(rules)第14条）")
        }
        if record.trainingOn != nil {
            let enoughDays = record.trainingDays.map { $0 >= ExactDecimal(3) } ?? false
            let enoughHours = record.trainingHours.map { $0 >= ExactDecimal(24) } ?? false
            if !enoughDays, !enoughHours {
                problems.add("trainingHours", "training-short", "集中培训不足3天，也不足24学时", next: "请填培训天数或学时（\(rules)第17条）")
            }
        }
    }

    /// Arts. 14–20, 23, 26.
    private static func checkAdmission(_ record: Record<Self>, _ problems: inout Problems) {
        if record.admittedOn != nil {
            let needed: [(key: String, filled: Bool, article: String)] = [
                ("introducers", record.introducers?.isEmpty == false, "第14条"),
                ("politicalReviewOn", record.politicalReviewOn != nil, "第16条"),
                ("trainingOn", record.trainingOn != nil, "第17条"),
                ("preReviewPassedOn", record.preReviewPassedOn != nil, "第19条"),
                ("admissionResolutionId", record.admissionResolutionId != nil, "第20条"),
            ]
            for row in needed where !row.filled {
                problems.add(
                    row.key, "admission-lacks-step", "支部大会通过接收前没有填“\(label(row.key))”",
                    next: "请补填（\(rules)\(row.article)）")
            }
            if record.politicalReviewOn != nil, record.politicalReviewPassed != true {
                problems.add(
                    "politicalReviewPassed", "political-review-failed", "政治审查没有合格就通过接收",
                    next: "请核对政治审查结果（\(rules)第16条：不合格的不能发展入党）")
            }
            for (key, day) in [("politicalReviewOn", record.politicalReviewOn), ("trainingOn", record.trainingOn)] {
                if let day, let passed = record.preReviewPassedOn, day > passed {
                    problems.add(key, "step-too-late", "“\(label(key))”晚于预审合格日期", next: "请核对日期（\(rules)第16、17、19条）")
                }
            }
        }
        guard let reported = record.admissionReportedOn, let approved = record.approvedOn(\.admissionApproval) else {
            return
        }
        if approved > reported.adding(months: 6) {
            problems.doubt(
                "admissionApprovalOn", "approval-late", "接收审批在报批六个月以后", next: "请核对日期（\(rules)第26条：最长不超过六个月）")
        } else if approved > reported.adding(months: 3), (record.admissionDelayReason ?? "").isEmpty {
            problems.doubt(
                "admissionDelayReason", "approval-late", "接收审批在报批三个月以后，没有写原因",
                next: "请核对日期，或填上原因（\(rules)第26条：三个月内，特殊情况六个月内）")
        }
    }

    /// Arts. 31–34.
    private static func checkConversion(_ record: Record<Self>, _ problems: inout Problems) {
        if let months = record.extensionMonths {
            if !(6...12).contains(months) {
                problems.add("extensionMonths", "extension-length", "延长预备期不在6至12个月之间", next: "请核对（\(rules)第32条）")
            }
            if record.extendedOn == nil {
                problems.add("extendedOn", "extension-undated", "没有填通过延长预备期的日期", next: "请填支部大会通过的日期")
            }
        } else if record.extendedOn != nil || record.conversionOutcome == .probationExtended {
            problems.add("extensionMonths", "extension-length", "延长预备期没有填几个月", next: "请填6至12（\(rules)第32条）")
        }
        if let joined = record.admittedOn, let extended = record.extendedOn, extended < joined.adding(years: 1) {
            problems.add("extendedOn", "probation-short", "预备期不满一年就讨论延长", next: "请核对日期（\(rules)第31条：预备期为一年）")
        }
        if let discussed = record.conversionDiscussedOn {
            if record.conversionOutcome == nil {
                problems.add("conversionOutcome", "outcome-missing", "没有填转正结果", next: "请填按期转正、延长预备期或取消资格")
            }
            if record.conversionResolutionId == nil {
                problems.add("conversionResolutionId", "resolution-missing", "没有填转正决议", next: "请填支部大会的决议（\(rules)第33条）")
            }
            if let joined = record.admittedOn, record.conversionOutcome == .conversion {
                let end = probationEnd(joinedOn: joined, extensionMonths: record.extensionMonths)
                if discussed < end {
                    problems.add(
                        "conversionDiscussedOn", "probation-short", "预备期\(end.chinese)才满，提前讨论转正",
                        next: "请核对日期（\(rules)第31条：预备期满才能讨论转正）")
                }
            }
        }
        if let reported = record.conversionReportedOn, let approved = record.approvedOn(\.conversionApproval),
            approved > reported.adding(months: 3)
        {
            problems.doubt("conversionApprovalOn", "approval-late", "转正审批在报批三个月以后", next: "请核对日期（\(rules)第34条：三个月内）")
        }
    }

    /// The stage that the days tell.
    private static func checkStage(_ record: Record<Self>, _ problems: inout Problems) {
        guard let stage = record.stage else { return }
        if stage == .closed || record.closedOn != nil {
            if stage != .closed {
                problems.add("stage", "stage-differs", "填了终止日期，当前阶段不是“终止”", next: "请把当前阶段改为“终止”，或清空终止日期")
            } else if record.closedOn == nil || (record.closedReason ?? "").isEmpty {
                problems.add("closedReason", "close-incomplete", "终止的没有填终止日期或原因", next: "请填全这两格")
            }
            return
        }
        let told: DevelopmentStage =
            if record.approvedOn(\.conversionApproval) != nil, record.conversionOutcome != .probationExtended {
                .completed
            } else if record.approvedOn(\.admissionApproval) != nil {
                .probation
            } else if record.committeeReviewOn != nil || record.admittedOn != nil {
                .admission
            } else if record.candidateOn != nil {
                .developmentCandidate
            } else if record.activistOn != nil {
                .activist
            } else { .applicant }
        if told != stage {
            problems.add(
                "stage", "stage-differs", "当前阶段填的是“\(stage.label)”，按日期应为“\(told.label)”", next: "请改正当前阶段，或补填缺少的日期")
        }
    }

    private static func label(_ key: String) -> String { shape.fields.first { $0.key == key }?.label ?? key }

    /// Who may apply, be a mentor, talk to the applicant; where nobody can be admitted at all. Arts. 5, 7, 9;
    /// 《支部工作条例（试行）》第8条.
    private static func checkPeople(
        _ record: Record<Self>, in context: any RollContext, _ problems: inout Problems
    ) {
        if let applied = record.appliedOn, let person = context.record(record.personId) {
            // Without the key the day of birth is not known; the open year still tells most mistakes.
            let isAdult =
                person.birthDate.map { $0.adding(years: 18) <= applied }
                ?? person.birthYear.map { $0 + 18 <= applied.year }
            if isAdult == false {
                problems.add("appliedOn", "applicant-too-young", "递交申请书时不满18岁", next: "请核对日期和出生日期（\(rules)第5条：年满十八岁）")
            }
        }
        // The day on which mentors were named is known from the step alone; without it, they may have been named later.
        let named = record.steps.last { $0.step == "assignMentors" }?.on
        for mentor in record.mentors ?? [] {
            guard let day = named ?? record.activistOn, let member = context.record(mentor),
                let stretch = Roll(of: member, in: context).stretch(on: day), stretch.standing != .full
            else { continue }
            let (what, next) = ("有一名培养联系人\(day.chinese)还不是正式党员", "请核对培养联系人（\(rules)第9条：一至两名正式党员）")
            if named == nil {
                problems.doubt("mentors", "mentor-not-full", what, next: next)
            } else {
                problems.add("mentors", "mentor-not-full", what, next: next)
            }
        }
        if record.admittedOn != nil, context.record(record.organizationId)?.kind == .temporaryBranch {
            problems.add(
                "organizationId", "temporary-branch-admits", "临时党支部不能接收预备党员",
                next: "请填申请人所在的正式党支部（《支部工作条例（试行）》第8条）")
        }
        guard let talk = record.applicationTalkOn, let talker = record.applicationTalkBy,
            let branch = record.organizationId?.id
        else { return }
        let posts = context.records(PostHolding.self, by: \.organizationId, to: branch)
            .filter { ($0.from ?? talk) <= talk && ($0.to ?? talk) >= talk }
        let allowed: Set<PostKind> = [.secretary, .deputySecretary, .organizationMember]
        if !posts.isEmpty, !posts.contains(where: { $0.memberId == talker && $0.post.map(allowed.contains) == true }) {
            problems.doubt(
                "applicationTalkBy", "talker-holds-no-post", "派人谈话的人当时不是本支部的书记、副书记或组织委员",
                next: "请核对谈话人（\(rules)第7条），确由他人谈话的不用改")
        }
    }

    /// The resolutions are of the right subject, person and day, and passed; the introducers are full members.
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        let links: [(key: String, link: Link<Resolution>?, subject: ResolutionSubject, day: Day?, dayKey: String)] = [
            ("admissionResolutionId", record.admissionResolutionId, .admission, record.admittedOn, "admittedOn"),
            (
                "conversionResolutionId", record.conversionResolutionId, .conversion, record.conversionDiscussedOn,
                "conversionDiscussedOn"
            ),
        ]
        for row in links {
            guard let resolution = context.record(row.link) else { continue }
            if resolution.subject != row.subject {
                problems.add(row.key, "resolution-subject", "所填决议不是“\(row.subject.label)”的决议", next: "请填对应的决议")
            }
            if let person = resolution.personId, person != record.personId {
                problems.add(row.key, "resolution-person", "所填决议的当事人不是本人", next: "请填本人的决议（\(rules)第20条：逐个讨论和表决）")
            }
            if let day = row.day, let held = context.record(resolution.meetingId)?.startsAt?.day, held != day {
                problems.add(
                    row.dayKey, "resolution-day", "“\(label(row.dayKey))”与所填决议的会议日期\(held.chinese)不一致", next: "请改正其中一个")
            }
            if row.subject == .admission, record.approvedOn(\.admissionApproval) != nil,
                Resolution.isPassed(resolution) == false
            {
                problems.add(row.key, "resolution-not-passed", "接收决议没有通过，却填了同意接收", next: "请核对表决票数和审批结果（\(rules)第20条）")
            }
        }
        if let admitted = record.admittedOn {
            for person in record.introducers ?? [] {
                guard let member = context.record(person),
                    let stretch = Roll(of: member, in: context).stretch(on: admitted), stretch.standing != .full
                else { continue }
                problems.add(
                    "introducers", "introducer-not-full", "有一名入党介绍人当时不是正式党员", next: "请核对入党介绍人（\(rules)第14条：两名正式党员）")
            }
        }
        if let admitted = record.admittedOn,
            (record.introducers ?? []).contains(where: {
                DisciplinaryAction.suspendsRights(of: $0.id, on: admitted, in: context)
            })
        {
            problems.add(
                "introducers", "introducer-rights-suspended", "有一名入党介绍人当时没有恢复党员权利",
                next: "请核对入党介绍人（\(rules)第14条：受留党察看处分、尚未恢复权利的不能作介绍人）")
        }
        checkPeople(record, in: context, &problems)
        guard let member = context.record(record.personId) else { return }
        let others = Roll.told(of: member.id, in: context).filter { $0.source != record.id }
        let mine = DevelopmentCase.happenings(of: record, in: context)
        let before = Set(Roll(of: member, others).clashes)
        for clash in Roll(of: member, others + mine).clashes
        where clash.source == record.id || !before.contains(clash) {
            problems.add("personId", clash.code, clash.what, next: clash.next)
        }
    }
}
