extension InventedReports {
    static let rect = InventedReport(
        name: "巡察整改报告", kind: "rectificationReport", year: 2023, organization: "中共滨江市粮食局党组",
        claims: [
            "4个|4|个|problem-aspect-count",
            "17个|17|个|inspection-problem-count",
            "3条|3|条|opinions-collected",
            "5次|5|次|leading-group-meeting-count",
            "3次|3|次|progress-meeting-count",
            "52条|52|条|measure-count",
            "23名|23|名|–",
            "17个|17|个|inspection-problem-count",
            "15个|15|个|rectified-count",
            "88.2%|88.2|%|rectification-rate",
            "2个|2|个|–",
            "11项|11|项|rule-adopted-count",
            "6项|6|项|rule-revised-count",
            "2.8万元|2.8|万元|business-fact",
            "3人|3|人|circulated-persons",
            "7人次|7|人次|reminder-talk-count",
            "1人|1|人|penalty-count",
            "1次|1|次|–",
            "1次|1|次|–",
            "8次|8|次|–",
            "4次|4|次|study-discussion-count",
            "45篇|45|篇|reflection-count",
            "36笔|36|笔|–",
            "1,203.5万元|1203.5|万元|business-fact",
            "12.60万元|12.6|万元|business-fact",
            "2个|2|个|–",
        ],
        defects: ["截止"],
        text: """
            关于市委第二巡察组反馈意见整改落实情况的报告
            市委巡察办：
            2023年4月10日至6月15日，市委第二巡察组对我局党组开展了常规巡察。8月22日，巡察组反馈了4个方面17个问题，提出整改建议3条。现将整改情况报告如下：
            一、整改组织情况
            局党组先后召开党组会议5次、整改推进会3次，成立整改工作领导小组，制定整改方案，细化整改措施52条，明确责任人23名。
            二、整改落实情况
            截止2024年2月底，17个问题已整改完成15个，整改率88.2%，未完成2个；建立制度11项，修订完善制度6项；追缴违规发放资金2.8万元，通报批评3人，提醒谈话7人次，党内警告处分1人。
            （一）关于“理论学习不深入”问题。整改情况：一是中心组学习由每季度1次增加到每月1次，已开展8次；二是开展专题研讨4次，撰写心得体会45篇。
            （二）关于“财务管理不规范”问题。整改情况：清理往来款项36笔、金额1,203.5万元；退还保证金12.60万元。
            三、下一步打算
            对2个未完成问题，力争2024年6月30日前全部整改到位。

            特此报告。
            中共滨江市粮食局党组
            2024年3月5日

            """)
}
