/// 问题来源 (registers.md, K, ProblemSource).
public enum ProblemSource: String, CodeList {
    case inspection, organizationLife, democraticLife, campaign, workStyleYear, audit, supervisoryCheck, accountReview
    case petition
    public var label: String {
        switch self {
        case .inspection: "巡视巡察反馈"
        case .organizationLife: "组织生活会查摆"
        case .democraticLife: "民主生活会查摆"
        case .campaign: "主题教育检视"
        case .workStyleYear: "作风建设年查找"
        case .audit: "审计"
        case .supervisoryCheck: "督导检查"
        case .accountReview: "述职评议"
        case .petition: "群众反映"
        }
    }
    public var also: [String] {
        switch self {
        case .inspection: ["巡视反馈", "巡察反馈", "巡察"]
        case .organizationLife: ["组织生活会"]
        case .democraticLife: ["民主生活会"]
        case .campaign: ["主题教育"]
        case .supervisoryCheck: ["监督检查"]
        default: []
        }
    }
}

/// 整改状态 (registers.md, K, RectificationState).
public enum RectificationState: String, CodeList {
    case open, planned, inProgress, completed, verified, itemClosed, continuingTask, returned, merged
    public var label: String {
        switch self {
        case .open: "未开始"
        case .planned: "已制定措施"
        case .inProgress: "整改中"
        case .completed: "已完成"
        case .verified: "已复核"
        case .itemClosed: "已销号"
        case .continuingTask: "长期坚持"
        case .returned: "退回重改"
        case .merged: "合并办理"
        }
    }
    public var also: [String] {
        switch self {
        case .inProgress: ["进行中", "正在整改"]
        case .completed: ["完成", "已整改", "整改完成"]
        case .itemClosed: ["销号"]
        default: []
        }
    }
    /// Whether the problem counts as rectified.
    public var isDone: Bool { self == .completed || self == .verified || self == .itemClosed }
    /// Whether it can be late at all.
    public var canBeOverdue: Bool { self != .continuingTask && self != .merged }
}

/// 措施类别 (registers.md, K, MeasureKind).
public enum MeasureKind: String, CodeList {
    case immediateRectification, timeLimited, continuingTask
    public var label: String {
        switch self {
        case .immediateRectification: "立行立改"
        case .timeLimited: "限期整改"
        case .continuingTask: "长期坚持"
        }
    }
}

/// 整改措施: one measure against a problem.
public struct RectificationMeasure: Part {
    public static let title = "整改措施"
    public static let shape = RectificationMeasure()

    public let number = Field<Int>("number", "序号", example: "1").required
    public let text = Field<LongText>("text", "措施", example: "修订学习制度，按月安排集中学习").required
    public let ownerId = Field<Link<Member>>("ownerId", "责任人", example: "李明").required
    public let dueOn = Field<Day>("dueOn", "完成期限", example: "2023-06-30")
    public let kind = Field<MeasureKind>("kind", "措施类别", example: "限期整改")
    public let doneOn = Field<Day>("doneOn", "落实日期", example: "2023-06-20")

    public var fields: [any AnyField] { [number, text, ownerId, dueOn, kind, doneOn] }
}

/// 整改台账: one problem, its measures, its owner, its deadline, and how it was brought to an end.
///
/// It advances by dated steps. A problem that was returned is not done any more, whenever it had been completed.
public struct RectificationItem: Register {
    public static let title = "整改台账"
    public static let area = Area.rectification
    public static let purpose = "一个问题一行，措施填在整改措施表里，办理进度按步骤登记。"
    public static let shape = RectificationItem()
    public static let naturalKey = ["organizationId", "source", "sourceRef", "description"]
    public static let dayKey: String? = "foundOn"
    public static let yields =
        ProblemSource.allCases.flatMap { ["problem.found.\($0.rawValue)", "problem.aspect.\($0.rawValue)"] } + [
            "problem.rectified", "problem.open", "problem.overdue", "problem.merged", "problem.continuing",
            "problem.returned", "problem.daysToRectify", "measure.planned", "measure.done",
            "inspection.feedbackProblem",
        ]

    public static let lifeCycle: LifeCycle? = LifeCycle(
        stateKey: "state",
        steps: [
            step("plan", "制定措施", from: [.open], to: .planned, needs: ["measures"]),
            step("start", "开始整改", from: [.planned], to: .inProgress),
            step("complete", "整改完成", from: [.inProgress], to: .completed, day: "completedOn", needs: ["measures"]),
            step("verify", "复核通过", from: [.completed], to: .verified, day: "verifiedOn", needs: ["verifierId"]),
            step("close", "销号", from: [.verified], to: .itemClosed, needs: ["verifierId", "evidence"]),
            step(
                "return", "退回重改", from: [.completed, .verified, .itemClosed], to: .returned, needs: ["returnReason"]),
            step("resume", "重新整改", from: [.returned], to: .inProgress),
            step(
                "merge", "合并办理", from: RectificationState.allCases.filter { $0 != .merged }, to: .merged,
                needs: ["mergedIntoId"]),
            step(
                "continue", "转为长期坚持",
                from: RectificationState.allCases.filter { $0 != .merged && $0 != .continuingTask },
                to: .continuingTask,
                needs: ["continuingApproval"]),
        ], basis: "整改须先完成，由责任人以外的人复核，有佐证材料才能销号")

    private static func step(
        _ key: String, _ label: String, from: [RectificationState], to: RectificationState, day: String? = nil,
        needs: [String] = []
    ) -> LifeCycle.Step {
        LifeCycle.Step(key, label, from: from.map(\.rawValue), to: to.rawValue, dayKey: day, needs: needs)
    }

    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "党组织", hint: "谁的问题，数字记在谁名下", example: "市某局机关党委"
    ).required
    public let source = Field<ProblemSource>("source", "问题来源", example: "巡视巡察反馈").required
    public let sourceRef = Field<AnyLink>(
        "sourceRef", "来源记录", hint: "巡视巡察反馈、生活会、检查等记录的编号", example: "巡视巡察反馈/001"
    ).feeding.following
    public let category = Field<String>("category", "方面", hint: "问题归为哪个方面", example: "理论学习方面")
    public let descriptionField = Field<LongText>("description", "问题描述", example: "理论学习不够深入").required
    public let foundOn = Field<Day>("foundOn", "发现日期", example: "2023-03-10").required
    public let responsibleUnitId = Field<Link<PartyOrganization>>(
        "responsibleUnitId", "责任单位", example: "市某局机关党委"
    ).required
    public let responsiblePersonId = Field<Link<Member>>("responsiblePersonId", "责任人", example: "李明").required
    public let leaderId = Field<Link<Member>>("leaderId", "牵头领导", example: "王芳")
    public let measures = Field<Parts<RectificationMeasure>>("measures", "整改措施")
    public let dueOn = Field<Day>("dueOn", "整改期限", hint: "长期坚持的可以不填", example: "2023-06-30")
    public let state = Field<RectificationState>("state", "整改状态", example: "已复核").required
    public let completedOn = Field<Day>("completedOn", "完成日期", example: "2023-06-20")
    public let verifiedOn = Field<Day>("verifiedOn", "复核日期", example: "2023-06-28")
    public let verifierId = Field<Link<Member>>("verifierId", "复核人", hint: "不能是责任人", example: "王芳")
    public let evidence = Field<Parts<Evidence>>("evidence", "佐证材料", hint: "销号前必须有")
    public let returnReason = Field<String>("returnReason", "退回原因", hint: "退回重改的必填")
    public let mergedIntoId = Field<Link<RectificationItem>>("mergedIntoId", "合并到", hint: "合并后继续办理的问题编号")
    public let continuingApproval = Field<String>("continuingApproval", "长期坚持的批准依据", hint: "批准的会议或文件")

    public var fields: [any AnyField] {
        [
            organizationId, source, sourceRef, category, descriptionField, foundOn, responsibleUnitId,
            responsiblePersonId, leaderId, measures, dueOn, state, completedOn, verifiedOn, verifierId, evidence,
            returnReason, mergedIntoId, continuingApproval,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        checkMeasures(record, &problems)
        problems.inOrder(("发现日期", record.foundOn), "dueOn", "整改期限", record.dueOn)
        problems.inOrder(("发现日期", record.foundOn), "completedOn", "完成日期", record.completedOn)
        if let verifier = record.verifierId, verifier == record.responsiblePersonId {
            problems.add("verifierId", "verifier-is-owner", "复核人就是责任人", next: "请由责任人以外的人复核")
        }
        problems.needed(
            "sourceRef", "来源记录", isMissing: record.source == .inspection && record.sourceRef == nil,
            because: "巡视巡察反馈的问题须写明是哪次反馈")
        if let verifier = record.verifierId, verifier != record.responsiblePersonId,
            (record.measures?.items ?? []).contains(where: { $0.ownerId == verifier })
        {
            problems.add("verifierId", "verifier-is-owner", "复核人是其中一条措施的责任人", next: "请由没有承担措施的人复核")
        }
        guard let state = record.state else { return }
        let because = "整改状态是“\(state.label)”"
        problems.needed(
            "dueOn", "整改期限", isMissing: record.dueOn == nil && state.canBeOverdue, because: "只有长期坚持的可以没有期限")
        problems.needed("completedOn", "完成日期", isMissing: state.isDone && record.completedOn == nil, because: because)
        if state == .verified || state == .itemClosed {
            // Earlier the day of a review before the problem was returned may still stand in the field.
            problems.inOrder(("完成日期", record.completedOn), "verifiedOn", "复核日期", record.verifiedOn)
            problems.needed("verifiedOn", "复核日期", isMissing: record.verifiedOn == nil, because: because)
            problems.needed("verifierId", "复核人", isMissing: record.verifierId == nil, because: because)
        }
        problems.needed(
            "evidence", "佐证材料", isMissing: state == .itemClosed && (record.evidence?.items ?? []).isEmpty,
            because: because)
        problems.needed(
            "returnReason", "退回原因", isMissing: state == .returned && record.returnReason == nil, because: because)
        problems.needed(
            "mergedIntoId", "合并到", isMissing: state == .merged && record.mergedIntoId == nil, because: because)
        problems.needed(
            "continuingApproval", "长期坚持的批准依据",
            isMissing: state == .continuingTask && record.continuingApproval == nil, because: because)
        if state == .open || state == .planned, record.completedOn != nil, record.steps.isEmpty {
            problems.add("state", "state-before-completion", "填了完成日期，整改状态却是“\(state.label)”", next: "请改正整改状态，或清空完成日期")
        }
        if record.mergedIntoId?.id == record.id, !record.id.isEmpty {
            problems.add("mergedIntoId", "merged-into-itself", "问题不能合并到自己", next: "请填继续办理的另一个问题")
        }
    }

    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let target = context.record(record.mergedIntoId), target.state == .merged, record.state == .merged {
            problems.add("mergedIntoId", "merged-into-merged", "“合并到”的问题自己也已合并办理", next: "请填最后继续办理的那个问题")
        }
        guard let source = record.sourceRef?.id else { return }
        guard AnyRecord.register(of: source) == InspectionFeedback.name else {
            if record.source == .inspection {
                problems.add("sourceRef", "source-not-feedback", "来源记录不是巡视巡察反馈", next: "请填巡视巡察反馈台账里的编号，或改正问题来源")
            }
            return
        }
        guard let feedback = context.record(Link<InspectionFeedback>(source)) else { return }
        problems.inOrder(("反馈日期", feedback.receivedOn), "dueOn", "整改期限", record.dueOn)
        guard let said = feedback.problems else { return }
        let listed = Set(context.records(RectificationItem.self, by: \.sourceRef, to: source).map(\.id)).union([
            record.id
        ])
        if listed.count > said {
            problems.add(
                "sourceRef", "more-problems-than-said", "这次反馈的问题数是\(said)条，连同这一条已有\(listed.count)条",
                next: "请核对来源记录，或改正巡视巡察反馈里的反馈问题数")
        }
    }

    private static func checkMeasures(_ record: Record<Self>, _ problems: inout Problems) {
        let measures = record.measures?.items ?? []
        problems.needed(
            "measures", "整改措施", isMissing: measures.isEmpty && record.state != .open && record.state != .merged,
            because: "每个问题至少要有一条措施")
        var numbers: Set<Int> = []
        for measure in measures {
            if let number = measure.number, !numbers.insert(number).inserted {
                problems.add("measures", "measure-number-twice", "整改措施序号\(number)出现两次", next: "请重新编号")
            }
            problems.inOrder(("发现日期", record.foundOn), "measures", "措施落实日期", measure.doneOn)
        }
    }

    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        guard let organization = record.organizationId?.id, let found = record.foundOn, let source = record.source,
            let state = record.state
        else { return }
        let at = [organization]
        let measures = record.measures?.items ?? []
        facts.event(
            "problem.found.\(source.rawValue)", at: at, on: found,
            [
                "count": 1, "measures": measures.count.wide, "rectified": state.isDone ? 1 : 0,
                "merged": state == .merged ? 1 : 0, "continuing": state == .continuingTask ? 1 : 0,
            ])
        if let category = record.category {
            facts.event("problem.aspect.\(source.rawValue)", at: at, on: found, ["aspect": stableNumber(of: category)])
        }
        if !measures.isEmpty { facts.event("measure.planned", at: at, on: found, ["count": measures.count.wide]) }
        for done in measures.compactMap(\.doneOn) { facts.event("measure.done", at: at, on: done) }
        if record.sourceRef.map({ AnyRecord.register(of: $0.id) }) == InspectionFeedback.name {
            let received = record.sourceRef.flatMap { context.record($0.id) }.map(Record<InspectionFeedback>.init)
            facts.event("inspection.feedbackProblem", at: at, on: received?.receivedOn ?? found)
        }

        let history = History(record, found: found, state: state)
        if let completed = history.completed {
            facts.event("problem.rectified", at: at, on: completed)
            facts.event(
                "problem.daysToRectify", at: at, on: completed, ["days": completed.number - found.number])
        }
        for day in history.returned { facts.event("problem.returned", at: at, on: day) }
        for spell in history.open {
            facts.interval("problem.open", at: organization, from: spell.first, to: spell.last)
            if let due = record.dueOn {
                facts.interval(
                    "problem.overdue", at: organization, from: max(spell.first, due.adding(days: 1)), to: spell.last)
            }
        }
        if let merged = history.merged { facts.interval("problem.merged", at: organization, from: merged, to: nil) }
        if let continuing = history.continuing {
            facts.interval("problem.continuing", at: organization, from: continuing.first, to: continuing.last)
        }
    }

    /// When the problem was open, done, returned, merged: read from the steps, or from state and fields where it was
    /// entered without steps.
    private struct History {
        struct Spell {
            var first: Day
            var last: Day?
        }
        var open: [Spell] = []
        var returned: [Day] = []
        /// The day of the completion that stands; nil while it does not.
        var completed: Day?
        var merged: Day?
        var continuing: Spell?

        init(_ record: Record<RectificationItem>, found: Day, state: RectificationState) {
            var openSince: Day? = found
            for taken in record.steps {
                let before = taken.on.adding(days: -1)
                switch taken.step {
                case "complete":
                    if let since = openSince { open.append(Spell(first: since, last: before)) }
                    openSince = nil
                    completed = taken.on
                case "return":
                    // Entered as done without a step: it had been open until the day of completion.
                    if let since = openSince {
                        open.append(Spell(first: since, last: (record.completedOn ?? taken.on).adding(days: -1)))
                    }
                    returned.append(taken.on)
                    openSince = taken.on
                    completed = nil
                case "merge":
                    if let since = openSince { open.append(Spell(first: since, last: before)) }
                    if let since = continuing?.first { continuing = Spell(first: since, last: before) }
                    openSince = nil
                    completed = nil
                    merged = taken.on
                case "continue":
                    if let since = openSince { open.append(Spell(first: since, last: before)) }
                    openSince = nil
                    completed = nil
                    continuing = Spell(first: taken.on, last: nil)
                default: break
                }
            }
            // The state has the last word: what no step tells was entered as it stands.
            switch state {
            case .completed, .verified, .itemClosed:
                let day = record.completedOn ?? completed ?? found
                if let since = openSince { open.append(Spell(first: since, last: day.adding(days: -1))) }
                completed = day
            case .merged:
                let day = merged ?? found
                if let since = openSince { open.append(Spell(first: since, last: day.adding(days: -1))) }
                (merged, completed) = (day, nil)
            case .continuingTask:
                if continuing == nil { continuing = Spell(first: found, last: nil) }
                completed = nil
            case .open, .planned, .inProgress, .returned:
                completed = nil
                open.append(Spell(first: openSince ?? found, last: nil))
            }
        }
    }
}
