永泽市民政局2023年度党建工作总结

2023年，在市委的坚强领导和市直机关工委的有力指导下，市民政局党组坚持以党的政治建设为统领，全面贯彻落实党的二十大精神，牢记“民政为民、民政爱民”工作理念，以高质量党建引领民政事业高质量发展。局机关党委现有党总支⟦3个|-⟧、党支部⟦17个|branch-count⟧，党员⟦304名|member-count⟧，其中在职党员⟦187名|-⟧、离退休党员⟦117名|-⟧。现将一年来的党建工作总结如下：
{1}一、主要做法及成效
{2}（一）强化政治建设，扎实开展主题教育
{3}1.抓好组织部署。第一时间成立主题教育领导小组，召开动员会⟦1次|mobilization-meeting-count⟧、推进会⟦3次|progress-meeting-count⟧，制定《永泽市民政局主题教育实施方案》和《理论学习计划》《调查研究计划》，把主题教育⟪与巡察整改相结合起来|grammar⟫。
{3}2.抓实理论学习。局党组理论学习中心组集中学习⟦14次|central-study-group-count⟧，其中主题教育读书班专题研讨⟦5次|study-discussion-count⟧；各党支部开展集中学习⟦408次|group-study-count⟧，平均每个支部每月⟦2次|-⟧。班子成员讲专题党课⟦7次|leader-lecture-count⟧，支部书记讲党课⟦34次|secretary-lecture-count⟧。购买发放学习资料⟦960余册|material-quantity⟧，⟦304名|-⟧党员实现人手一套。组织“民政大讲堂”⟦6期|-⟧，邀请⟪某某|placeholder⟫大学社会工作系教授作专题辅导⟦2次|expert-lecture-count⟧。
{3}3.抓深调查研究。班子成员围绕“一老一小”、社会救助等领域确定调研课题⟦7个|-⟧，深入⟦32个|-⟧乡镇（街道）、⟦51个|-⟧村（社区）开展调研，召开座谈会⟦18场|symposium-count⟧，形成调研报告⟦7篇|-⟧，转化为政策措施⟦12条|-⟧，剖析正反面典型案例各⟦1个|-⟧。
{2}（二）建强基层组织，夯实战斗堡垒
{3}1.规范支部建设。严格落实“三会一课”、民主评议党员、组织生活会等制度，全年召开党员大会⟦71次|member-assembly-count⟧、支委会⟦206次|branch-committee-meeting-count⟧、党小组会⟦390余次|party-group-meeting-count⟧，开展“民政为民·党员先行”等主题党日⟦204次|theme-party-day-count⟧，组织党员赴永泽革命纪念馆⟪（原市委旧址|unbalanced bracket/quote⟫开展现场教学⟦3次|on-site-teaching-count⟧。局属⟦4个|term-election-count⟧党支部任期届满，均按期完成换届，按期换届率⟦100%|election-on-time-rate⟧；对书记岗位空缺的⟦2个|by-election-count⟧党支部进行了补选。开展党支部星级评定，⟪⟦17个|branch-count⟧党支部全部参评，其中⟦四星级以上|star-level-threshold⟧⟦12个|star-branch-count⟧、⟦四星级以下|star-level-threshold⟧⟦4个|-⟧|arithmetic inconsistency⟫，⟦四星级以上|star-level-threshold⟧党支部占⟦70.6%|star-branch-share⟧。
{3}2.做好党员发展。坚持标准、严格程序，全年⟦11名|applicant-new⟧职工递交入党申请书。⟪年初在册入党积极分子⟦15名|-⟧，年内新确定⟦8名|activist-new⟧，列为发展对象⟦6名|candidate-new⟧，因工作调动转出⟦1名|-⟧，年末在册⟦18名|activist-stock⟧|arithmetic inconsistency⟫。接收预备党员⟦5名|new-probationary-count⟧，其中⟦35岁|!⟧以下⟦4名|-⟧，女性⟦3名|-⟧；转正⟦4名|conversion-count⟧。办理组织关系转入⟦9人|transfer-in-count⟧、转出⟦6人|transfer-out-count⟧。
{3}3.加强党费管理。严格按照《关于中国共产党党费收缴、使用和管理的规定》，每月足额收缴党费，全年共收缴⟦84360元|dues-total⟧，人均⟦277.5元|dues-per-capita⟧，按时交纳率⟦99.3%|dues-on-time-rate⟧；按⟦40%|!⟧的比例上缴市直机关工委⟦33744元|-⟧。党费支出⟦5.2万元|-⟧，其中用于党员教育培训⟦2.6万元|-⟧、慰问困难党员⟦1.8万元|-⟧、订阅党报党刊⟦0.8万元|-⟧，收支情况每半年公示⟦一次|-⟧⟪,|punctuation⟫自觉接受党员监督。
{2}⟪（四）|numbering⟫强化政治担当，全力抓好巡察整改
2023年2月20日至4月28日，市委第二巡察组对局党组进行了巡察，5月15日反馈意见，指出⟦3个|-⟧方面⟦31条|inspection-problem-count⟧问题。局党组照单全收、坚决整改。{3}一是压实责任抓整改。成立由局党组书记任组长的整改工作领导小组，召开党组会专题研究巡察整改⟦8次|leading-group-meeting-count⟧，召开巡察整改专题民主生活会⟦1次|democratic-life-count⟧，制定整改措施⟦96条|measure-count⟧，逐条明确责任领导、责任科室和完成时限。{3}二是动真碰硬抓整改。⟦31条|inspection-problem-count⟧反馈问题中，贯彻落实上级决策部署方面⟦8条|-⟧、全面从严治党方面⟦11条|-⟧、基层组织建设方面⟦12条|-⟧，截至8月15日集中整改结束，已完成整改⟦29条|rectified-count⟧，完成率⟦93.5%|rectification-rate⟧，其余⟦2条|-⟧需长期坚持。追缴违规发放资金⟦18.7万元|-⟧，批评教育⟦3人|-⟧、诫勉谈话⟦1人|-⟧，合计处理⟦4人|-⟧。{3}三是建章立制抓整改。新出台《局机关采购管理办法》等制度⟦12项|rule-adopted-count⟧，修订完善⟦9项|rule-revised-count⟧，共计⟦21项|rule-changed-count⟧，堵塞了管理⟪露洞|typo⟫。
{2}（五）强化正风肃纪，营造风清气正环境
{3}1.压紧压实责任。召开全市民政系统党风廉政建设工作会议⟦1次|integrity-conference-count⟧，签订责任书⟦26份|-⟧。{3}2.加强警示教育。召开警示教育大会⟦2次|warning-education-count⟧，开展廉政提醒教育⟪⟦XX次|reminder-education-count|M⟧|placeholder⟫，受教育⟦1100多人次|educated-persons⟧；观看《永远吹冲锋号》等警示教育片⟦4次|warning-film-count⟧。{3}3.开展专项监督。对养老机构补贴、临时救助资金发放等开展监督检查⟦16次|inspection-count⟧，通报批评⟦2人|circulated-persons⟧，提醒谈话⟦9次|reminder-talk-count⟧⟪<br>|residue⟫。
{2}（六）用心用情服务，做好离退休干部工作
局党组高度重视老干部工作，设立离退休党支部⟦3个|-⟧，离退休党员⟦117名|-⟧，其中⟦80岁|!⟧以上⟦28名|-⟧，占⟦23.9%|-⟧。{3}一是落实政治待遇。组织老干部参观、情况通报会等活动⟦14次|retiree-activity-count⟧，为⟦117名|subscription-persons⟧离退休党员每人订阅⟪《老年日报》、《永泽晚报》|punctuation|?⟫⟦一份|!⟧，共计费用⟦2.34万元|subscription-money⟧，人均⟦200元|-⟧；为⟦9名|medal-count⟧老党员颁发“光荣在党50年”纪念章。{3}二是落实生活待遇。春节、重阳节走访慰问老干部⟦46人|consolation-persons⟧，发放慰问金⟦4.6万元|consolation-money⟧，每人⟦1000元|-⟧；组织健康体检⟦1次|-⟧，参检⟦102人|-⟧。{3}三是发挥银发力量。引导⟦20余名|-⟧老党员加入“夕阳红”志愿服务队，开展政策宣讲、邻里调解各⟦12场|-⟧。为⟦7名|retirement-ceremony-persons⟧到龄退休干部举办荣退仪式。
{2}（七）坚持党建引领，推动民政事业提质增效
局党组始终坚持党建和业务两手抓、⟪两手硬|punctuation⟫
{3}一是兜牢民生底线。全年保障城乡低保对象⟦4.2万人|business-fact⟧，发放低保金⟦2.31亿元|business-fact⟧；城市低保标准由每人每月⟦720元|business-fact⟧提高到⟦760元|business-fact⟧，增幅⟦5.6%|business-fact⟧，⟪农村低保标准由⟦560元|business-fact⟧提高到⟦600元|business-fact⟧，增幅⟦7.5%|business-fact⟧|arithmetic inconsistency⟫。{3}二是优化养老服务。新建街道综合养老服务中心⟦6个|business-fact⟧、村级互助点⟦45个|business-fact⟧，完成特殊困难老年人家庭适老化改造⟦830户|business-fact⟧，护理型床位占比达到⟦58.5%|business-fact⟧。{3}三是加强社会组织党建。全市⟦148家|-⟧有党员的社会组织中，建立党组织⟦139个|-⟧，覆盖率⟦93.9%|-⟧，选派党建指导员⟦62名|dispatched-persons⟧。{3}四是深化为民服务。党员志愿者开展“微心愿”认领活动，帮助困难群众实现微心愿⟦267个|-⟧，办成民生实事⟦38件|practical-deed-count⟧，志愿服务总时长⟦4000小时|volunteer-hours⟧以上。
{1}二、存在的问题和不足
{3}一是理论学习不够深入。部分党员学用⟪结合的还不够紧密|typo⟫，运用党的创新理论指导实践的能力还需进一步加强。{3}二是基层党建不够平衡。⟦17个|branch-count⟧党支部中，仍有⟦2—3个|-⟧支部组织生活质量不高，离退休支部活动参加率仅⟦七成|-⟧左右。{3}三是作风建设还需加力。个别干部存在怕担责、慢作为的现象，⟪制度执行力有待进一步提高和加强提升|repeated words⟫。
{1}三、2024年工作打算
{2}（一）持续加强理论武装。巩固拓展主题教育成果，党组理论学习中心组学习不少于⟦12次|!⟧，举办党员集中轮训⟦2期|!⟧，党员人均集中学习不少于⟦32学时|!⟧，培训覆盖率达到⟦100%|!⟧。
{2}（二）持续建强基层组织。党支部书记每年讲党课不少于⟦2次|lecture-plan⟧，每个支部每月开展主题党日⟦1次|theme-party-day-plan⟧、全年不少于⟦12次|theme-party-day-plan⟧；完成⟦5个|!⟧党支部换届，力争⟦四星级以上|star-level-threshold⟧党支部达到⟦14个|!⟧，计划发展党员⟦5至7名|!⟧。
{2}（三）持续巩固整改成效。对长期坚持的⟦2条|-⟧问题每季度调度⟦1次|!⟧，对已完成的问题适时开展“回头看”，坚决防止反弹回潮。
{2}（四）持续抓好老干部工作。完善党组成员联系老干部制度，每人联系⟦3—5名|!⟧，开展老干部活动不少于⟦15次|!⟧，推动离退休干部党建工作再上新台阶。
⟪2022年12月20日|arithmetic inconsistency⟫
