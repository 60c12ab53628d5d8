extension InventedReports {
    static let account = InventedReport(
        name: "社区书记述职", kind: "accountReport", year: 2023, organization: "城关街道东湖社区党总支",
        claims: [
            "14次|14|次|general-branch-committee-meeting-count",
            "3次|3|次|secretary-lecture-count",
            "24次|24|次|group-study-count",
            "92%|92|%|study-attendance-rate",
            "24名|24|名|political-birthday-count",
            "50多人次|50|人次|talk-person-times",
            "37件|37|件|practical-deed-count",
            "120个|120|个|practical-deed-count",
            "112个|112|个|–",
            "93.3%|93.3|%|business-fact",
            "200多人次|200|人次|volunteer-person-times",
            "1000余小时|1000|小时|volunteer-hours",
            "32万元|32|万元|business-fact",
            "3个|3|个|business-fact",
            "2.5公里|2.5|公里|business-fact",
            "1200余户|1200|户|business-fact",
            "86人|86|人|–",
            "79人|79|人|–",
            "91.9%|91.9|%|meeting-attendance-rate",
            "1名|1|名|new-probationary-count",
            "三名|3|名|activist-stock",
            "11人|11|人|transfer-in-count",
            "6.5岁|6.5|岁|–",
            "一次|1|次|–",
            "50件|50|件|–",
        ],
        defects: [],
        text: """
            2023年度党支部书记抓基层党建述职报告
            城关街道东湖社区党总支书记  李向阳
            2023年，在街道党工委的正确领导下，我认真履行第一责任人职责。现将本人一年来抓党建工作情况报告如下：
            一、履职情况
            （一）把牢方向抓学习。主持召开总支委会14次，带头讲党课3次，组织全体党员集中学习24次，参学率达92%。全年为24名党员过政治生日，开展谈心谈话50多人次。
            （二）聚焦民生抓服务。办理居民实事37件，收集“微心愿”120个，已完成112个，完成率93.3%。组织党员志愿者200多人次参与文明创建，累计服务时长1000余小时。协调资金32万元，改造老旧小区3个、道路2.5公里，惠及居民1200余户。
            （三）从严从实抓队伍。应到会党员86人，实到79人，到会率91.9%。发展党员1名，培养积极分子三名，转接组织关系11人。社区两委换届后，班子平均年龄下降6.5岁。
            二、存在问题及原因
            一是抓党建统筹谋划不够；二是对流动党员管理办法不多；三是党建品牌影响力不强。
            三、下步打算
            一要抓实教育管理，每季度开展一次集中轮训；二要抓实服务提升，力争解决急难愁盼问题50件；三要抓实作风建设。
            以上述职，请予评议。

            """)
}
