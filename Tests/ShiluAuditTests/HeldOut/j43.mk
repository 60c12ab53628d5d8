江陵电力有限公司城南供电分公司党委
2023年党建工作要点完成情况报告

公司党委：

2023年，城南供电分公司党委坚持以习近平新时代中国特色社会主义思想为指导，切实落实公司党委和上级决策部署，以“旗帜领航·三年登高”计划为抓手，扎实推进党建工作提质登高。分公司党委现有党支部⟦8个|branch-count⟧、党小组⟦17个|-⟧、党员⟦143人|member-count⟧，职工总数⟦402人|context-fact/business-fact⟧，党员占职工总数的⟦35.6%|-⟧。对照年初印发的《2023年党建工作要点》，⟦6个方面|-⟧⟦38项|-⟧任务已完成⟦36项|-⟧，⟪完成率⟦97.4%|-⟧|arithmetic inconsistency⟫。现将有关情况报告如下：

{1}1. 政治建设持续加强
{2}1.1 落实“第一议题”制度。分公司党委严格执行“第一议题”制度，全年开展“第一议题”学习⟦24次|-⟧，研究制定贯彻落实举措⟦31条|-⟧，督办闭环率⟦100%|-⟧。召开党委会⟦26次|-⟧，前置研究重大经营管理事项⟦43项|major-decision-count/-⟧，审议“三重一大”事项⟦19项|major-decision-count⟧。
{2}1.2 扎实开展主题教育。举办领导班子读书班⟦2期|-⟧，班子成员讲授专题党课⟦6人次|leader-lecture-count/-⟧，确定调研课题⟦5个|-⟧，深入⟦27个|-⟧班组、站所开展调研，解决基层“急难愁盼”问题⟦34个|-⟧。检视问题⟦4类|problem-aspect-count⟧⟦15个|self-found-problem-count⟧，制定整改措施⟦32项|measure-count⟧⟪,|punctuation⟫整改完成⟦15个|rectified-count⟧，整改率⟦100%|rectification-rate⟧。
{2}1.3 严肃党内政治生活。高质量召开主题教育专题民主生活会，会前谈心谈话⟦41人次|talk-person-times⟧，征求意见建议⟦26条|opinions-collected⟧，相互批评意见⟦20条|-⟧；⟦8个|branch-count/-⟧党支部按期召开组织生活会，⟦143名|member-count/-⟧党员全部参加⟪民主评仪|typo⟫，评定优秀党员⟦42名|-⟧，占⟦29.4%|review-excellent-share⟧。

{1}2. 组织基础持续夯实
{2}2.1 推进支部标准化建设。完成⟦3个|term-election-count⟧党支部换届选举，新设党支部⟦1个|-⟧，撤销⟦1个|-⟧。各支部召开支部党员大会⟦34次|member-assembly-count⟧、支委会⟦97次|branch-committee-meeting-count⟧、党小组会⟦198次|party-group-meeting-count⟧、党课⟦32次|party-lecture-count⟧；开展主题党日⟦96次|theme-party-day-count⟧⟪，。|punctuation⟫星级评定中，五星级支部⟦2个|-⟧、四星级支部⟦4个|-⟧、三星级支部⟦2个|-⟧，四星及以上占比⟦75%|star-branch-share/-⟧。
{2}2.2 加强党员队伍建设。举办党务人员培训班⟦2期|training-class-count⟧，培训⟦56人次|training-participants⟧；全年发展党员⟦7名|new-probationary-count⟧，其中一线职工⟦5名|-⟧，⟪占比⟦74.1%|-⟧|arithmetic inconsistency⟫，转正⟦6名|conversion-count⟧。年末在册入党积极分子⟦13名|activist-stock⟧。全年收缴党费⟦21.36万元|dues-total⟧，按时交纳率⟦100%|dues-on-time-rate⟧。
{2}⟪2.4|numbering⟫ 深化党员先锋工程。组建共产党员服务队⟦4支|-⟧，队员⟦86人|-⟧，⟦7×24小时|O⟧响应客户需求，开展志愿服务⟦132次|volunteer-count⟧、服务群众⟦5600余人次|-⟧。迎峰度夏期间，设立党员责任区⟦22个|-⟧、党员示范岗⟦18个|-⟧，抢修故障⟦417起|business-fact⟧，平均抵达现场时长缩短至⟦18.6分钟|business-fact⟧。

{1}3. 党建引领业务成效明显
{2}3.1 聚焦安全生产。推行“党建+安全”，党员身边“三无”（无违章、无⟪违记|typo⟫、无事故），全年查处违章⟦213起|business-fact⟧，同比下降⟦12.5个百分点|O⟧，连续安全生产⟦4017天|business-fact⟧。完成10千伏线路改造⟦13条|business-fact⟧、⟦84.5公里|business-fact⟧，新增变压器⟦56台|business-fact⟧、容量⟦22.4兆伏安|business-fact⟧。
{2}3.2 聚焦优质服务。“获得电力”服务水平稳步提升，高压办电平均时长⟦22.8天|business-fact⟧，⟪较去年的⟦30.4天|business-fact⟧压降了⟦2.6天|business-fact⟧|arithmetic inconsistency⟫；低压小微企业接电“零投资”，节省客户投资⟦865万元|business-fact⟧。95598工单⟦3124件|business-fact⟧，回访满意率⟦99.6%|business-fact⟧。
{2}3.3 聚焦经营提质。售电量完成⟦31.7亿千瓦时|business-fact⟧，同比增长⟦6.8%|business-fact/year-on-year-change⟧；线损率⟦3.42%|business-fact⟧，同比下降⟦0.31个百分点|business-fact/year-on-year-change⟧；营业收入⟦18.9亿元|business-fact⟧，⟪ |spacing⟫完成年度计划的⟦101.2%|business-fact⟧。

{1}4. 党风廉政建设⟪走深作实|typo⟫
{2}4.1 强化日常监督。紧盯⟪“元旦|unbalanced bracket/quote⟫、春节、“五一”等节点，开展作风督查⟦9次|work-style-inspection-count⟧，下发整改通知单⟦6份|-⟧；签订党风廉政责任书⟦62份|-⟧，开展廉洁谈话⟦88人次|-⟧、任前廉洁谈话⟦11人次|-⟧。
{2}4.2 抓实警示教育。组织观看《⟪永远吹冲锋号》、《零容忍|punctuation|?⟫》等警示教育片⟦5场次|warning-film-count⟧，参观廉政教育基地⟦2次|-⟧，受教育⟦387人次|educated-persons⟧⟪##paidend##|residue⟫。围绕业扩报装、物资采购等⟦七个|-⟧重点领域，排查廉洁风险点⟦103个|-⟧，制定防控措施⟦206条|risk-measure-count⟧，平均每个风险点⟦2条|-⟧措施。
{2}4.3 ⟪以案促改|structure|?⟫

{1}5. 存在问题
{2}5.1 个别支部“三会一课”记录不够规范，⟪存在内容简单、照抄照搬|incomplete sentence|?⟫。
{2}5.2 党建信息化手段运用不足，还停留在手工⟪台帐|typo⟫阶段。⟪__|placeholder⟫支部尚未建立电子档案。
{2}5.3 剩余⟦2项|-⟧要点任务（党员教育基地建设、支部书记轮训）受场地等因素影响，预计⟦2024年3月|none⟧完成。

{1}6. 2024年工作安排
{2}6.1 巩固拓展主题教育成果。健全长效机制，全年领导班子集中研讨不少于⟦4次|-⟧，⟪推动推动党的创新理论|repeated words⟫入脑入心。
{2}6.2 建强基层战斗堡垒。五星级支部争取达到⟦4个|-⟧，占比达到⟦50%|-⟧；发展党员计划⟦8名|-⟧。
{2}6.3 深化党业融合。实施“揭榜挂帅”项目⟦10个|-⟧，选树标杆项目⟦2—3个|-⟧。

附件：2023年党建工作要点完成情况一览表

　　　　　　　　　　　　城南供电分公司党委
　　　　　　　　　　　　⟪2023年12月32日|arithmetic inconsistency|?⟫
