extension InventedReports {
    static let hospital = InventedReport(
        name: "医院党委总结", kind: "annualSummary", year: 2023, organization: "市第三人民医院党委",
        claims: [
            "28次|28|次|bureau-committee-meeting-count",
            "46项|46|项|major-decision-count",
            "12次|12|次|central-study-group-count",
            "5次|5|次|study-discussion-count",
            "60余人次|60|人次|discussion-speech-person-times",
            "9次|9|次|leader-lecture-count",
            "32次|32|次|secretary-lecture-count",
            "23个|23|个|branch-count",
            "612名|612|名|member-count",
            "15个|15|个|term-election-count",
            "100%|100|%|election-on-time-rate",
            "2个|2|个|–",
            "7名|7|名|–",
            "6个|6|个|four-strong-count",
            "4个|4|个|star-branch-count",
            "17.4%|17.4|%|star-branch-share",
            "18场|18|场|volunteer-count",
            "5000人次|5000|人次|–",
            "3支|3|支|emergency-squad-count",
            "21人|21|人|dispatched-persons",
            "86.3万人次|86.3|万人次|business-fact",
            "8.2%|8.2|%|year-on-year-change",
            "1.2万台次|1.2|万台次|business-fact",
            "6.8天|6.8|天|business-fact",
            "98.5%|98.5|%|business-fact",
            "120余人次|120|人次|–",
            "1500条|1500|条|reminder-education-count",
            "3部|3|部|warning-film-count",
            "1,800余人次|1800|人次|educated-persons",
            "5人次|5|人次|first-form-count",
            "1人|1|人|penalty-count",
            "63个|63|个|–",
            "126条|126|条|risk-measure-count",
            "31个|31|个|inspection-problem-count",
            "87条|87|条|measure-count",
            "29个|29|个|rectified-count",
            "93.5%|93.5|%|rectification-rate",
            "2个|2|个|–",
            "86人次|86|人次|consolation-persons",
            "12.6万元|12.6|万元|consolation-money",
            "7名|7|名|medal-count",
            "50年|50|年|medal-party-age",
            "100%|100|%|business-fact",
            "2期|2|期|–",
            "100%|100|%|–",
            "1次|1|次|–",
        ],
        defects: [],
        text: """
            市第三人民医院党委2023年党建工作总结
            2023年，医院党委坚持用习近平新时代中国特色社会主义思想凝心铸魂，全面贯彻党的二十大精神，推动党建与业务深度融合，现总结如下：
            一、主要做法
            1.强化政治引领。全年召开党委会28次，研究“三重一大”事项46项；党委理论学习中心组集体学习12次，其中专题研讨5次，交流发言60余人次。院领导深入联系科室讲党课9次，党支部书记讲党课32次。
            2.建强基层组织。医院现有党支部23个，党员612名。完成15个党支部换届选举，换届率100%；新成立党支部2个，补选支部委员7名。创建“四强”党支部6个，五星级党支部4个，占支部总数的17.4%。
            3.服务人民健康。开展大型义诊活动18场，服务群众近5000人次；派出医疗队3支、医务人员21人支援基层；全年门急诊量达86.3万人次，同比增长8.2%，完成手术1.2万台次，平均住院日6.8天，患者满意度98.5%。
            4.从严正风肃纪。开展廉政谈话120余人次，发送廉政短信1500条；组织观看《永远吹冲锋号》等警示片3部，受教育党员干部1,800余人次；运用第一种形态处理5人次，给予党纪处分1人。排查廉政风险点63个，制定防控措施126条。针对市委第四巡察组反馈的31个问题，制定整改措施87条，已完成整改29个，整改率93.5%，剩余2个问题正在持续推进。
            5.凝聚发展合力。走访慰问离退休老党员、困难职工86人次，发放慰问金及慰问品12.6万元。为7名党龄满50年的老党员颁发“光荣在党50年”纪念章。12345热线工单办结率100%。
            二、存在的问题
            （一）党建与业务融合还不够紧密。（二）部分支部活动形式单一。
            三、下一步工作
            下一步，将聚焦高质量发展，全年组织党务干部培训不少于2期，培训覆盖率达到100%；确保每季度召开党员大会1次。

            """)
}
