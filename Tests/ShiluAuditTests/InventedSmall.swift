extension InventedReports {
    static let small = InventedReport(
        name: "机关小支部总结（12名党员）", kind: "annualSummary", year: 2023, organization: "机关第三党支部",
        claims: [
            "12人|12|人|member-count",
            "1人|1|人|probationary-member-count",
            "2个|2|个|–",
            "一次|1|次|–",
            "一次|1|次|–",
            "12次|12|次|theme-party-day-count",
            "5次|5|次|member-assembly-count",
            "4次|4|次|party-lecture-count",
            "20余次|20|次|group-study-count",
            "56学时|56|学时|training-hours-per-capita",
            "35分|35|分|–",
            "30万分|30|万分|–",
            "3个|3|个|demonstration-site-count",
            "4次|4|次|–",
            "3名|3|名|consolation-persons",
            "1000元|1000|元|–",
            "3000元|3000|元|consolation-money",
            "1次|1|次|organization-life-count",
            "5条|5|条|self-found-problem-count",
            "8条|8|条|measure-count",
            "百分之百|100|%|rectification-rate",
            "12名|12|名|–",
            "4名|4|名|–",
            "8名|8|名|–",
            "33.3%|33.3|%|review-excellent-share",
            "11人|11|人|full-member-count",
            "11人|11|人|–",
            "11票|11|票|–",
        ],
        defects: [],
        text: """
            2023年机关第三党支部工作总结
            第三党支部现有党员12人（含预备党员1人），下设2个党小组。一年来，支部坚持每月一次主题党日、每季度一次党员大会和一次党课，全年共开展主题党日12次、党员大会5次、党课4次。
            （1）加强理论学习：组织集中学习20余次，人均学习时长达56学时；学习强国日均得分35分，年度总积分突破30万分。
            （2）开展“三亮三比”活动，评选“党员先锋岗”3个；走访结对社区4次，资助困难学生3名，每人1000元，共计3000元。
            ①召开组织生活会1次，查摆问题5条，制定整改措施8条，整改完成率百分之百；②民主评议党员12名，优秀4名、合格8名，优秀率33.3%。
            十二月二十日，支部召开第十一次党员大会，应到正式党员11人，实到11人，赞成票11票。
            支部书记张三，电话：0451-8765432。
            2023年12月20日

            """)
}
