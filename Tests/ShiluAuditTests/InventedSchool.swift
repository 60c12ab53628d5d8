extension InventedReports {
    static let school = InventedReport(
        name: "中学党总支总结", kind: "annualSummary", year: 2024, organization: "青禾中学党总支",
        claims: [
            "五个|5|个|branch-count",
            "一百二十六名|126|名|member-count",
            "123名|123|名|full-member-count",
            "3名|3|名|probationary-member-count",
            "三分之二|0.666666666666666||women-share",
            "十二次|12|次|general-branch-committee-meeting-count",
            "二十次|20|次|member-assembly-count",
            "六十三次|63|次|branch-committee-meeting-count",
            "83次|83|次|–",
            "16次|16|次|party-group-meeting-count+party-lecture-count",
            "1次|1|次|–",
            "60次|60|次|theme-party-day-count",
            "1 260人次|1260|人次|–",
            "95.6%|95.6|%|meeting-attendance-rate",
            "二十六次|26|次|group-study-count",
            "3至4次|3..4|次|study-discussion-count",
            "一百二十余篇|120|篇|reflection-count",
            "1篇|1|篇|reflection-per-capita",
            "两次|2|次|expert-lecture-count",
            "一百二十余人次|120|人次|training-participants",
            "30多名|30|名|–",
            "半天|0.5|天|–",
            "三处|3|处|–",
            "9,865分|9865|分|study-points-average",
            "2名|2|名|new-probationary-count",
            "4名|4|名|activist-new",
            "三名|3|名|conversion-count",
            "7份|7|份|applicant-new",
            "2.36万元|2.36|万元|dues-total",
            "15户|15|户|consolation-persons",
            "三万余元|30000|元|consolation-money",
            "八成|8|成|–",
            "1,350.5小时|1350.5|小时|volunteer-hours",
            "两次|2|次|warning-education-count",
            "4部|4|部|warning-film-count",
            "128份|128|份|–",
            "100%|100|%|pledge-signing-rate",
            "十余次|10|次|reminder-talk-count",
            "1次|1|次|lecture-plan",
            "1次|1|次|theme-party-day-plan",
            "12次|12|次|theme-party-day-plan",
            "3至5名|3..5|名|–",
            "2个百分点|2|个百分点|–",
        ],
        defects: [],
        text: """
            2024年度青禾中学党总支党建工作总结
            2024年，青禾中学党总支在区教育工委领导下，以党纪学习教育为主线，团结带领全校教职工，较好完成了全年任务。现将有关情况总结如下：
            一、一年来的主要工作
            （一）抓实组织生活。学校党总支下设五个党支部，现有党员一百二十六名，其中正式党员123名、预备党员3名，女党员占三分之二。全年召开总支委员会议十二次，各支部共召开支部党员大会二十次、支委会六十三次，合计83次。党小组会、党课各16次。每月开展1次主题党日，全年累计开展主题党日60次，参加党员1 260人次，到会率达95.6%。
            （二）抓好理论武装。坚持“三会一课”制度，全年集中学习二十六次，开展专题研讨3至4次，撰写心得体会一百二十余篇，人均1篇。邀请区委党校专家作专题辅导两次，参训教师达一百二十余人次。组织30多名青年教师赴雨花台烈士陵园开展现场教学，半天时间走完三处旧址。“学习强国”人均积分9,865分。
            （三）加强队伍建设。全年新发展党员2名，确定入党积极分子4名，预备党员按期转正三名，收到入党申请书7份。收缴党费2.36万元，慰问困难教职工15户，发放慰问金三万余元。八成以上党员参加了志愿服务，志愿服务时长累计1,350.5小时。
            （四）推进廉洁校园建设。召开警示教育大会两次，观看警示教育片4部，签订廉洁从教承诺书128份，签订率100%。校党总支书记开展提醒谈话十余次。
            二、存在的不足
            一是理论学习深度不够，少数党员满足于“打卡式”学习。二是支部品牌特色不够鲜明。三是青年教师入党积极性有待提高。
            三、2025年工作打算
            一是持续深化理论武装，每名支委每年讲党课不少于1次。二是每月至少开展1次主题党日，全年不少于12次。三是计划发展党员3至5名，力争95后党员占比提高2个百分点。

            """)
}
