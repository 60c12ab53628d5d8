/// 党课类别 (registers.md, K, LectureKind).
public enum LectureKind: String, CodeList {
    case regular, thematicLecture, microLecture
    public var label: String {
        switch self {
        case .regular: "党课"
        case .thematicLecture: "专题党课"
        case .microLecture: "微党课"
        }
    }
}

/// 主题党日内容 (registers.md, K, ThemeDayElement).
public enum ThemeDayElement: String, CodeList {
    case groupStudy, lecture, renewOath, rereadForm, politicalBirthday, volunteerService, onSiteTeaching
    case filmViewing, discussion, consultation, duesPayment, heartToHeartTalk, culture
    public var label: String {
        switch self {
        case .groupStudy: "集中学习"
        case .lecture: "党课"
        case .renewOath: "重温入党誓词"
        case .rereadForm: "重温入党志愿书"
        case .politicalBirthday: "政治生日"
        case .volunteerService: "志愿服务"
        case .onSiteTeaching: "现场教学"
        case .filmViewing: "观看影片"
        case .discussion: "交流研讨"
        case .consultation: "民主议事"
        case .duesPayment: "交纳党费"
        case .heartToHeartTalk: "谈心谈话"
        case .culture: "文体活动"
        }
    }
}

/// 组织生活会形式 (registers.md, K, OrganizationLifeForm).
public enum OrganizationLifeForm: String, CodeList {
    case memberAssembly, branchCommitteeMeeting, partyGroupMeeting
    public var label: String {
        switch self {
        case .memberAssembly: "党员大会"
        case .branchCommitteeMeeting: "支委会"
        case .partyGroupMeeting: "党小组会"
        }
    }
}

/// 民主生活会类别 (registers.md, K, DemocraticLifeKind).
public enum DemocraticLifeKind: String, CodeList {
    case regular, thematicDemocraticLife, special
    public var label: String {
        switch self {
        case .regular: "年度"
        case .thematicDemocraticLife: "专题"
        case .special: "专门（重大问题、巡视整改）"
        }
    }
}

/// 谈话类别 (registers.md, K, TalkKind).
public enum TalkKind: String, CodeList {
    case heartToHeartTalk, reminderTalk, integrityTalk, groupIntegrityTalk, preAppointmentTalk, admonitionTalk
    case summonsTalk, letterInquiry, criticismEducation, applicationTalk, admissionTalk, conversionTalk
    case homeVisit
    public var label: String {
        switch self {
        case .heartToHeartTalk: "谈心谈话"
        case .reminderTalk: "提醒谈话"
        case .integrityTalk: "廉政谈话"
        case .groupIntegrityTalk: "集体廉政谈话"
        case .preAppointmentTalk: "任前谈话"
        case .admonitionTalk: "诫勉谈话"
        case .summonsTalk: "约谈"
        case .letterInquiry: "函询"
        case .criticismEducation: "批评教育"
        case .applicationTalk: "入党申请谈话"
        case .admissionTalk: "入党审批谈话"
        case .conversionTalk: "转正谈话"
        case .homeVisit: "家访"
        }
    }
}

/// 谈话原因 (registers.md, K, TalkReason).
public enum TalkReason: String, CodeList {
    case regular, beforeLifeMeeting, familyEvent, illness, hardship, penalty, complaint, postChange
    case retirement, newcomer
    public var label: String {
        switch self {
        case .regular: "例行"
        case .beforeLifeMeeting: "会前"
        case .familyEvent: "家庭变故"
        case .illness: "健康"
        case .hardship: "困难"
        case .penalty: "受处分"
        case .complaint: "有反映"
        case .postChange: "岗位变动"
        case .retirement: "退休"
        case .newcomer: "新进"
        }
    }
}
