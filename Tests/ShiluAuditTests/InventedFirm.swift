extension InventedReports {
    static let firm = InventedReport(
        name: "企业支部总结", kind: "annualSummary", year: 2023, organization: "江城电缆有限公司第二党支部",
        claims: [
            "12名|12|名|member-count",
            "8名|8|名|–",
            "4名|4|名|–",
            "35岁|35|岁|–",
            "41.7%|41.7|%|member-age-structure",
            "11人|11|人|–",
            "2个|2|个|–",
            "4次|4|次|member-assembly-count",
            "12次|12|次|branch-committee-meeting-count",
            "24次|24|次|party-group-meeting-count",
            "40次|40|次|three-meetings-total",
            "一次|1|次|secretary-lecture-count",
            "三四次|3..4|次|party-lecture-count",
            "4,386.50元|4386.5|元|dues-total",
            "100%|100|%|dues-on-time-rate",
            "2支|2|支|emergency-squad-count",
            "7项|7|项|business-fact",
            "3件|3|件|business-fact",
            "45.8万元|45.8|万元|business-fact",
            "1.35亿元|1.35|亿元|business-fact",
            "12.5%|12.5|%|year-on-year-change",
            "98%|98|%|business-fact",
            "15天|15|天|–",
            "3000余米|3000|米|business-fact",
            "6人次|6|人次|consolation-persons",
            "3000元|3000|元|consolation-money",
            "500元|500|元|–",
            "2场|2|场|symposium-count",
            "23条|23|条|opinions-collected",
            "19条|19|条|–",
            "82.6%|82.6|%|business-fact",
            "2名|2|名|honour-count",
            "12次|12|次|theme-party-day-plan",
            "1至2名|1..2|名|–",
        ],
        defects: [],
        text: """
            江城电缆有限公司第二党支部2023年工作总结

            2023年以来，支部在公司党委的坚强领导下，紧紧围绕“五个一”目标开展工作。现将情况汇报如下：
            一、支部基本情况
            支部现有党员12名，其中男党员8名，女党员4名，35岁以下党员占41.7%，大专以上学历11人。设党小组2个。
            二、主要工作及成效
            （一）组织建设方面。一是严格落实“三会一课”，党员大会、支委会、党小组会分别召开4次、12次和24次，共计40次。二是书记上党课一次，支委轮流讲微党课三四次。三是按时足额收缴党费4,386.50元，党费收缴率100%。
            （二）生产经营方面。成立党员突击队2支，攻克技术难题7项，申报专利3件，节约成本45.8万元；车间全年产值达1.35亿元，较上年增长12.5%，设备完好率98%以上。7月18日至8月2日，突击队连续奋战15天，完成3000余米电缆抢修。
            （三）关心职工方面。看望生病职工6人次，送去慰问金3000元，每人500元。召开职工座谈会2场，收集意见建议23条，采纳19条，办结率82.6%。“七一”期间表彰优秀党员2名。
            三、不足与打算
            我们也清醒看到，党员教育方式不够灵活，95后党员作用发挥不够。2024年，支部将抓好学习教育，计划开展主题党日12次以上，培养入党积极分子1至2名。

            """)
}
