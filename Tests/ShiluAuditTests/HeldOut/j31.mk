国家税务总局青溪区税务局机关党委
2023年度党建工作总结

2023年，区税务局机关党委坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大和二十届二中全会精神，深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，紧紧围绕“抓好党务、干好税务、带好队伍”总要求，推动机关党建质效稳步提升。目前，机关党委下设党支部⟦14个|branch-count⟧，其中在职党支部⟦12个|branch-count⟧、离退休党支部⟦2个|branch-count⟧；共有党员⟦238名|member-count⟧，其中在职党员⟦171名|-⟧、离退休党员⟦67名|-⟧。现将全年工作情况总结如下：
{1}一、强化政治引领，擦亮政治机关底色
{2}（一）把准政治方向。严格落实“第一议题”制度，全年召开局党委会⟦27次|bureau-committee-meeting-count/leading-group-meeting-count⟧，其中安排“第一议题”学习⟦21次|-⟧，第一时间传达学习习近平总书记重要讲话和重要指示批示精神。召开机关党委会⟦11次|organ-committee-meeting-count⟧，研究党建事项⟪⟦XX项|-⟧|placeholder⟫。制定《青溪区税务局2023年党建工作要点》《青溪区税务局党委落实全面从严治党主体责任任务安排》，认真落实《关于加强新形势下税务系统党的建设的意见》（税总党委发〔2023〕9号）要求⟪,|punctuation⟫把任务分解到岗、责任落实到人。
{2}（二）扎实开展主题教育。按照第二批主题教育部署，局党委理论学习中心组集中学习⟦12次|central-study-group-count⟧，交流发言⟦46人次|discussion-speech-person-times⟧；班子成员讲专题党课⟦7场|leader-lecture-count⟧，形成调研报告⟦7篇|-⟧，转化调研成果⟦9项|-⟧。开展主题教育专题民主生活会⟦1次|democratic-life-count⟧，会前征求意见建议⟦53条|opinions-collected⟧，查摆问题⟦19个|self-found-problem-count⟧，制定整改措施⟦41条|measure-count⟧，完成整改⟦18个|rectified-count⟧，⟪整改率⟦96.7%|rectification-rate⟧|arithmetic inconsistency⟫，剩余⟦1个|-⟧问题正在按时限推进。
{2}（三）抓实理论武装。{3}一是突出领导带学。坚持“关键少数”示范领学，党支部书记讲党课⟦26次|secretary-lecture-count⟧。{3}二是突出支部联学。与⟪×××|placeholder⟫公司、区市场监管局等⟦5家|-⟧单位开展联学共建，举办集中学习⟦38次|group-study-count⟧，覆盖党员干部⟦900余人次|study-person-times⟧。{3}⟪二是|numbering⟫突出青年促学。⟦12个|-⟧青年理论学习小组常态化开展⟪“青税讲堂|unbalanced bracket/quote⟫活动，撰写心得体会⟦164篇|reflection-count⟧。组织⟦231名|test-participants⟧党员参加党的二十大精神知识测试，参与率⟦97.1%|test-coverage⟧，平均分⟦93.4分|-⟧。
{1}二、强化组织建设，筑牢基层战斗堡垒
{2}（一）严肃党内组织生活。认真执行“三会一课”、组织生活会、民主评议党员等制度，各党支部共召开党员大会⟦62次|member-assembly-count⟧、支委会⟦173次|branch-committee-meeting-count⟧、党小组会⟦209次|party-group-meeting-count⟧，合计⟦444次|three-meetings-total⟧，开展主题党日⟦168次|theme-party-day-count⟧，平均每个支部⟦12次|theme-party-day-count⟧。民主评议党员中，参评党员⟦236名|-⟧，评定优秀等次⟦71名|-⟧，占参评党员的⟦30.1%|review-excellent-share⟧。
{2}（二）建强支部班子。指导⟦3个|term-election-count⟧党支部按期换届、⟦2个|by-election-count⟧党支部补选支部委员，实现支部书记由部门主要负责人担任⟦100%|-⟧。扎实推进“四强”党支部建设，建成“四强”党支部⟦5个|four-strong-count⟧，占党支部总数的⟦35.7%|-⟧；⟦四星级以上|star-level-threshold⟧支部⟦9个|star-branch-count⟧。
{2}（三）做实党员教育管理。按照“控制总量、优化结构、提高质量、发挥作用”的要求发展党员，确定入党积极分子⟦6名|activist-new⟧、发展对象⟦4名|candidate-new⟧，接收预备党员⟦3名|new-probationary-count⟧，预备党员转正⟦2名|conversion-count⟧。举办党务干部培训班⟦2期|training-class-count⟧，培训⟦85人次|training-participants⟧。收缴党费⟦18.62万元|dues-total⟧⟪。。|punctuation⟫为⟦4名|medal-count⟧老党员颁发“光荣在党50年”纪念章。
{1}三、强化正风肃纪，营造风清气正生态
紧盯元旦、春节、五一、端午等节点，发送廉政短信⟦1300余条|-⟧，开展节前廉政提醒⟦8次|reminder-education-count⟧。召开警示教育大会⟦2次|warning-education-count⟧，组织观看《零容忍》《永远吹冲锋号》等警示教育片⟦6场|warning-film-count⟧，组织新任职干部⟦16人|-⟧开展集体廉政谈话⟦1次|group-integrity-talk-count⟧。深化运用监督执纪“四种形态”，运用第一种形态处理⟦11人次|first-form-count⟧。对照《中国共产党纪律处分条例》第七十三条、第一百一十二条等规定开展自查，排查廉政风险点⟦57个|-⟧，完善防控措施⟦83项|risk-measure-count⟧⟪  |spacing⟫。开展作风纪律督查⟦9次|work-style-inspection-count/inspection-count⟧，对区委巡察反馈的第一、三、五项问题先行销号，通报⟦3个|-⟧单位、⟦4人|circulated-persons⟧。
{1}四、强化党业融合，服务高质量发展
坚持“党建+税费服务”，聚焦纳税人缴费人急难愁盼，持续打通税费服务“最后一公里”，推行“一件事一次办”“最多跑一次”，让纳税人缴费人少跑腿、办成事。各党支部千方百计挖潜力，万众一心抓落实，既一马当先、又并驾齐驱，党员干部走进千家万户宣讲政策，听取意见，依托12366纳税缴费服务热线和区局青溪路88号办税服务厅203室“税小二”工作室，开展“便民办税春风行动”。成立党员先锋队⟦6支|-⟧，走访企业⟦412户|business-fact⟧，解决涉税诉求⟦137个|business-fact⟧；1—11月办理增值税留抵退税⟦2.36亿元|business-fact⟧，新增减税降费⟦4.1亿元|business-fact⟧，惠及市场主体⟦1.2万余户|business-fact⟧。开展志愿服务⟦29次|volunteer-count⟧，参与党员⟦480余人次|volunteer-person-times⟧。区局获评全区优化营商环境考核第一名，⟦2个|-⟧集体和⟦5名|-⟧个人受到市局以上表彰。
{1}⟪四、|numbering⟫存在的问题和不足
对照新时代党的建设总要求，我们的工作还存在一些差距：{3}一是党建业务融合还不够深，个别支部仍存在“两张皮”现象，一手抓党建、一手抓业务的本领有待增强；{3}二是离退休党支部组织生活形式单一；{3}三是⟪必学赶超|typo⟫的氛围还不够浓。
{1}六、2024年工作打算
{3}一要在深化理论武装上持续用力，巩固拓展主题教育成果，每月至少开展⟦1次|theme-party-day-plan⟧主题党日，每个支部全年不少于⟦12次|theme-party-day-plan⟧；{3}二要在建强基层组织上持续用力，力争“四强”党支部达到⟦8个|-⟧；{3}三要在正风肃纪反腐上持续用力，锲而不舍落实中央八项规定精神，推动党建工作与税收业务同频共振⟪，同向发力|punctuation⟫
⟪打印本页 关闭窗口|residue⟫
　　　　　　　　　　中共国家税务总局青溪区税务局机关委员会
　　　　　　　　　　　　　　　　2023年12月25日