/// 会议类别 (registers.md, K, MeetingKind).
public enum MeetingKind: String, CodeList {
    case memberAssembly, branchCommitteeMeeting, partyGroupMeeting, partyLecture
    case generalBranchCommitteeMeeting, organCommitteeMeeting, leadingGroupMeeting, executiveMeeting
    case bureauCommitteeMeeting, organizationLife, democraticLife, democraticReviewMeeting, cadreAssembly
    case mobilizationMeeting, progressMeeting, observationMeeting, integrityConference, symposium
    case accountMeeting, electionAssembly, partyCongress, other
    public var label: String {
        switch self {
        case .memberAssembly: "党员大会"
        case .branchCommitteeMeeting: "支委会"
        case .partyGroupMeeting: "党小组会"
        case .partyLecture: "党课"
        case .generalBranchCommitteeMeeting: "党总支委员会"
        case .organCommitteeMeeting: "机关党委会"
        case .leadingGroupMeeting: "党组会议"
        case .executiveMeeting: "办公会"
        case .bureauCommitteeMeeting: "局委会"
        case .organizationLife: "组织生活会"
        case .democraticLife: "民主生活会"
        case .democraticReviewMeeting: "民主评议会"
        case .cadreAssembly: "机关党员干部大会"
        case .mobilizationMeeting: "动员会"
        case .progressMeeting: "推进会"
        case .observationMeeting: "观摩会"
        case .integrityConference: "党风廉政建设工作会议"
        case .symposium: "座谈会"
        case .accountMeeting: "述职评议会"
        case .electionAssembly: "选举大会"
        case .partyCongress: "党员代表大会"
        case .other: "其他"
        }
    }
    /// Whether people who stand on no roll of the holders come by right, so that 应到 and 实到 may be above the roll.
    public var isOpenToOthers: Bool {
        switch self {
        case .leadingGroupMeeting, .executiveMeeting, .cadreAssembly, .mobilizationMeeting, .progressMeeting,
            .observationMeeting, .integrityConference, .symposium, .bureauCommitteeMeeting, .partyCongress, .other:
            true
        default: false
        }
    }
    public var also: [String] {
        switch self {
        case .memberAssembly: ["支部党员大会"]
        case .branchCommitteeMeeting: ["支部委员会会议", "支部委员会"]
        case .generalBranchCommitteeMeeting: ["党总支委员会会议", "党总支委会"]
        case .leadingGroupMeeting: ["党组会"]
        case .cadreAssembly: ["党员干部大会"]
        default: []
        }
    }
}

/// 议题类别 (registers.md, K, AgendaKind).
public enum AgendaKind: String, CodeList {
    case firstTopic, study, committeeReport, memberDevelopment, election, democraticReview, rectification
    case ideology, integrity, dues, honour, disposition, workPlan, majorDecision, other
    public var label: String {
        switch self {
        case .firstTopic: "第一议题学习"
        case .study: "学习"
        case .committeeReport: "委员会报告"
        case .memberDevelopment: "发展党员"
        case .election: "选举"
        case .democraticReview: "民主评议"
        case .rectification: "整改"
        case .ideology: "意识形态"
        case .integrity: "党风廉政"
        case .dues: "党费"
        case .honour: "评优"
        case .disposition: "处分处置"
        case .workPlan: "工作计划"
        case .majorDecision: "三重一大"
        case .other: "其他"
        }
    }
}

/// 决议事项 (registers.md, K, ResolutionSubject).
public enum ResolutionSubject: String, CodeList {
    case admission, conversion, disposition, penalty, honour, workReport, rule, important, routine
    public var label: String {
        switch self {
        case .admission: "接收预备党员"
        case .conversion: "预备党员转正"
        case .disposition: "组织处置"
        case .penalty: "纪律处分"
        case .honour: "表彰推荐"
        case .workReport: "工作报告"
        case .rule: "制度"
        case .important: "其他重要事项"
        case .routine: "一般事项"
        }
    }
}

/// 表决方式 (registers.md, K, VoteMethod).
public enum VoteMethod: String, CodeList {
    case secretBallot, showOfHands, unanimousConsent
    public var label: String {
        switch self {
        case .secretBallot: "无记名投票"
        case .showOfHands: "举手"
        case .unanimousConsent: "一致同意"
        }
    }
}

/// 场所类别 (registers.md, K, VenueKind).
public enum VenueKind: String, CodeList {
    case meetingRoom, activityRoom, serviceCentre, redEducationBase, integrityBase, community, worksite
    case online, other
    public var label: String {
        switch self {
        case .meetingRoom: "会议室"
        case .activityRoom: "党员活动室"
        case .serviceCentre: "党群服务中心"
        case .redEducationBase: "红色教育基地"
        case .integrityBase: "廉政教育基地"
        case .community: "社区"
        case .worksite: "工作一线"
        case .online: "线上"
        case .other: "其他"
        }
    }
}
