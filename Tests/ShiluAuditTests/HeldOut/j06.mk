2023年度桃园村党总支书记抓党建工作述职报告
各位领导、同志们：
我叫⟪×××|placeholder⟫，现任桃园镇桃园村党总支书记、村委会主任。2023年，在镇党委的坚强领导下，我认真履行抓党建第一责任人职责，以“五强五化”为抓手，团结带领“两委”班子和全村党员群众，较好地完成了各项任务。现将履职情况述职如下：
{1}一、履职工作情况
{2}（一）聚焦主业，把责任扛在肩上
我村党总支下设⟦3个|branch-count⟧党支部，共有党员⟦108名|member-count⟧，其中女党员⟦21名|-⟧，⟦60岁|-⟧以上党员⟦52名|member-age-structure⟧，占⟪⟦46.1%|member-age-structure⟧|arithmetic inconsistency⟫。全年主持召开党总支会议⟦26次|general-branch-committee-meeting-count⟧，研究党建议题⟦31个|-⟧；与⟦12名|-⟧“两委”干部签订党建责任书，带头讲党课⟦四次|secretary-lecture-count|4|次⟧。
{2}（二）夯基固本，把堡垒建在一线
落实“三会一课”，召开党员大会⟦5次|member-assembly-count⟧，主题党日⟦12次|theme-party-day-count⟧，党员到会率达⟦九成|meeting-attendance-rate|9|成⟧以上；投入⟦18.6万元|-⟧改造党群服务中心⟦460平方米|-⟧，新建党建文化广场⟦1处|facility-count⟧；培养入党积极分子⟦4名|activist-stock⟧，发展党员⟦1名|new-probationary-count⟧，储备后备干部⟦3至5名|-|3|名⟧。远程教育站点播放学习片⟦60余部次|-|60|部次⟧。
{2}（三）为民服务，把实事办到心上
推行“一线工作法”，走访党员、群众各⟦200余户|consolation-persons/-⟧，收集意见⟦76条|opinions-collected⟧，解决急难愁盼问题⟦七十一件|practical-deed-count|71|件⟧，办结率⟦93.4%|-⟧。硬化道路⟦4.5公里|business-fact⟧，安装太阳能路灯⟦130盏|business-fact⟧，改厕⟦210户|business-fact⟧。“七一”前夕慰问老党员⟦15名|consolation-persons⟧，发放慰问金⟦7500元|consolation-money⟧，人均⟦500元|-⟧。
{2}（四）产业兴村，把日子过到红火
领办合作社⟦2家|business-fact⟧，流转土地⟦一千三百亩|business-fact|1300|亩⟧，种植蜜桃⟦800亩|business-fact⟧，亩均增收⟦1200元|business-fact⟧，带动⟦百余户|-|100|户⟧群众就业；村集体经济收入由去年的⟦32万元|business-fact⟧增加到⟦45万元|business-fact⟧，增长⟦40.6%|year-on-year-change/business-fact⟧。
{1}二、存在的问题和不足
{3}一是学习抓得不够紧。{3}二是年轻党员培养力度不够，近⟦三年|-|3|年⟧只发展党员⟦2名|-⟧。{3}三是⟪带领群众致富办法|incomplete sentence⟫。
{1}三、下一步打算
{3}一是⟪座谈实|typo⟫组织生活，确保每月⟦1次|-⟧主题党日；{3}二是做强桃产业，力争集体收入突破⟦60万元|-⟧；{3}三是建好班子，用好⟦两支|-|2|支⟧队伍。
以上述职⟪，请各位领导批评指正|punctuation⟫
