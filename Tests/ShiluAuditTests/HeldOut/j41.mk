中共国家税务总局云溪县税务局机关委员会2024年上半年党建工作总结

半年来，县局机关党委在市局党委和县直机关工委的正确领导下，坚持以习近平新时代中国特色社会主义思想为指导，紧扣“抓好党务、干好税务、带好队伍”主线，持续深化“纵合横通强党建”机制制度体系，各项工作稳中有进。截至6月底，机关党委下辖党支部⟦11个|branch-count⟧，其中在职支部⟦9个|branch-count/-⟧、离退休支部⟦2个|branch-count/-⟧；共有党员⟦187名|member-count⟧，其中在职党员⟦129名|-⟧、离退休党员⟦58名|-⟧，⟦35岁以下|-⟧青年党员⟦41名|-⟧⟪占⟦24%|-⟧|arithmetic inconsistency⟫。现将上半年工作开展情况及下半年打算汇报如下⟪。|punctuation|?⟫

{1}一、上半年主要工作

{2}（一）压实政治责任，把牢方向之舵
年初召开全面从严治党工作会议⟦1次|integrity-conference-count/-⟧，印发《2024年机关党建工作要点》（云税党发〔2024〕3号），列出“三张清单”⟦56条|-⟧，逐项明确责任领导、责任股室和完成时限。机关党委召开委员会议⟦6次|organ-committee-meeting-count⟧，听取支部书记抓党建工作汇报⟦2次|hearing-count⟧，研究解决党建难题⟦8个|-⟧。局党委会落实“第一议题”⟦14次|-⟧，跟进学习习近平总书记重要讲话和指示批示精神⟦37篇|-⟧。开展支部书记述职评议，参加述职的书记⟦11人|account-report-count⟧，评为“好”等次的⟦9人|-⟧，占⟦81.8%|account-good-share⟧。

{2}（二）深化理论武装，筑牢信仰之基
{3}1.党纪学习教育走深走实。按照党中央统一⟪布署|typo⟫，制定实施方案⟦1份|plan-document-count/-⟧，举办读书班⟦1期|-⟧、为期⟦4天|-⟧，局党委理论学习中心组集体学习⟦5次|central-study-group-count⟧，班子成员结合分管工作作交流发言⟦22人次|discussion-speech-person-times⟧。为全体党员配发《中国共产党纪律处分条例》⟦190册|material-quantity⟧，组织纪律知识测试⟦2轮|-⟧，参考党员⟦183名|test-participants⟧，参考率⟦97.9%|test-coverage⟧，平均得分⟦94.6分|-⟧。
{3}2.青年理论学习见行见效⟪。。|punctuation⟫依托“云税青春”学堂，把⟦68名|-⟧青年干部编入⟦7个|-⟧理论学习小组，开展“青”字号学习活动⟦三十一次|-⟧，撰写心得体会⟦120余篇|reflection-count⟧，在省局“税苑新声”演讲比赛中获二等奖⟦1个|honour-count/-⟧。
{3}3.学习阵地提质扩容。投入⟦6.8万元|-⟧改造党员活动室⟦1间|-⟧，新购图书⟦400多册|material-quantity/media-quantity⟧，设置“党建+税收”展板⟦16块|facility-count/-⟧。“学习强国”人均积分⟦9,860分|study-points-average⟧，位居县直单位第四名⟪，|punctuation⟫

{2}（三）夯实组织根基，锻造战斗之垒
{3}1.组织生活严起来。各支部共召开党员大会⟦22次|member-assembly-count⟧、支委会⟦66次|branch-committee-meeting-count⟧、党小组会⟦54次|party-group-meeting-count⟧，讲党课⟦13次|party-lecture-count⟧，其中支部书记讲党课⟦11次|secretary-lecture-count⟧；开展主题党日⟦66次|theme-party-day-count⟧，平均每个支部每月⟦1次|-⟧。⟦11个|branch-count/-⟧支部全部召开年度组织生活会，查摆问题⟦47条|self-found-problem-count⟧，制定措施⟦52条|measure-count⟧，目前已整改⟦43条|rectified-count⟧，⟪整改率⟦93.5%|rectification-rate⟧|arithmetic inconsistency⟫。
{3}2.队伍建设强起来。上半年⟪确定确定|repeated words⟫入党积极分子⟦4名|activist-new⟧，列为发展对象⟦3名|candidate-new⟧，接收预备党员⟦2名|new-probationary-count⟧，按期转正⟦2名|conversion-count⟧；按期换届支部⟦3个|term-election-count⟧，因人事调整补选支部委员⟦⟪XX名|placeholder⟫|-|M⟧。收缴党费⟦38,642.5元|dues-total⟧，下拨支部活动经费⟦1.2万元|-⟧。
{3}⟪4.|numbering⟫特色品牌亮起来。一个支部一个品牌，培育“税月春风”⟪“银发税谊“|unbalanced bracket/quote⟫等品牌⟦6个|-⟧，⟦第二税务分局|none⟧党支部获评全市税务系统“四强”党支部，累计已有⟦4个|four-strong-count⟧支部获此称号，占支部总数的⟦36.4%|-⟧。

{2}（四）服务中心大局，彰显先锋之为
{3}1.便民办税有温度。结合“便民办税春风行动”，推出⟦五大类|-⟧⟦23项|-⟧措施，党员先锋岗办理业务⟦1.36万笔|business-fact⟧，平均等候时长由去年同期的⟦9分钟|-⟧压缩到⟦5.4分钟|-⟧，压缩⟦40%|-⟧。12366热线接通率⟦99.2%|business-fact⟧。组建党员突击队⟦3支|-⟧，吸纳党员⟦33名|-⟧，上门辅导“专精特新”企业⟦18户|-⟧，解决诉求⟦29件|practical-deed-count/-⟧。
{3}2.税费收入有进度。上半年组织税费收入⟦8.74亿元|business-fact⟧，同比增收⟦5,300万元|business-fact⟧，⟪增长⟦9.2%|business-fact/year-on-year-change⟧|arithmetic inconsistency⟫；办理各类减税降费及退税⟦1.05亿元|business-fact⟧，惠及纳税人⟦6200余户|business-fact⟧。
{3}3.志愿服务有力度。开展志愿服务⟦17次|volunteer-count⟧，参与党员⟦210人次|volunteer-person-times⟧；春节、“七一”前夕走访慰问困难党员⟦6名|consolation-persons⟧、老党员⟦15名|consolation-persons⟧，发放慰问金⟦2.1万元|consolation-money⟧，⟪人均⟦1500元|-⟧|arithmetic inconsistency⟫；为⟦3名|medal-count⟧老党员颁发“光荣在党50年”纪念章。

{2}（五）严管厚爱并举，涵养清廉之风
深入落实中央八项规定及其实施细则精神，节前发送廉政提醒短信⟦5批次|-⟧⟦960条|-⟧，开展明察暗访⟦7次|inspection-count/work-style-inspection-count⟧，发现并督促整改问题⟦12个|-⟧。组织观看警示教育片⟦3场|warning-film-count⟧，受教育⟦402人次|educated-persons⟧，通报典型案例⟦9起|warning-case-count⟧⟪、|punctuation|?⟫⟪签定|typo⟫家庭助廉承诺书⟦129份|-⟧，签订率⟦100%|pledge-signing-rate⟧。⟪&nbsp;|residue⟫运用监督执纪“第一种形态”批评教育帮助⟦4人次|first-form-count⟧，同比下降⟦三分之一|O⟧。

{1}二、存在的主要问题

在肯定成绩的同时，我们也清醒地认识到，对照上级要求和干部群众期盼，还存在⟦三个|O⟧方面差距：{3}一是⟪理论学习深度不够。部分党员学用“两张皮”，运用党的创新理论指导实践的能力还需|incomplete sentence|?⟫提高。{3}二是党建与业务融合不够紧。个别支部就党建抓党建，品牌创建辨识度不高。{3}⟪四是|numbering⟫⟪激励关怀的办法还不多，|punctuation|?⟫对青年干部的思想动态掌握不及时。

{1}三、下半年工作打算

{2}（一）持续巩固党纪学习教育成果。建立经常性和集中性相结合的纪律教育机制，每季度至少开展⟦1次|-⟧案例剖析，年底前实现支部纪检委员培训⟦全覆盖|none⟧。
{2}（二）着力提升支部建设质量。下半年再创建“四强”党支部⟦1至2个|-⟧，完成剩余支部换届⟦2个|-⟧，培养入党积极分子不少于⟦5名|-⟧。
{2}（三）推动党建业务深度融合。围绕组织收入、优化营商环境等⟦四项|-⟧重点任务，设立党员责任区⟦20个|-⟧，力争纳税人满意度保持全市前三⟪!|punctuation⟫

（联系人：周敏，电话：0736-⟦5218866|none⟧）

　　　　　　　　　　⟪国家税务总局桃源县税务局机关党委|residue⟫
　　　　　　　　　　　　　　2024年7月8日
