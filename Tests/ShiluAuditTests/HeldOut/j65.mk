岚川供电公司党委2024年党建工作总结

2024年，公司党委在省公司党委和岚川市委的坚强领导下，坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大和二十届二中、三中全会精神，深刻领悟“两个确立”的决定性意义，自觉做到“两个维护”，以“旗帜领航”党建工程为抓手，推动党建工作与安全生产、优质服务、电网建设深度融合，为公司“十四五”发展提供了坚强政治保证。现将一年来的工作情况总结如下：
{1}一、基本情况
公司党委下设党总支⟦3个|-⟧、党支部⟦26个|branch-count⟧，其中在职党支部⟦23个|branch-count⟧、离退休党支部⟦3个|branch-count⟧。⟪截止|typo⟫2024年12月31日，共有党员⟦612名|member-count⟧，其中在职党员⟦438名|-⟧，占在职职工总数⟦1095人|-⟧的⟦40%|-⟧；离退休党员⟦174名|-⟧。⟦35岁以下|-⟧党员⟦131名|member-age-structure⟧，占⟦21.4%|member-age-structure⟧；女党员⟦143名|-⟧，占⟦23.4%|women-share⟧；大专及以上学历党员⟦551名|-⟧，占⟦90%|education-share⟧。
{1}二、主要工作及成效
{2}（一）突出政治建设，把牢发展方向
{3}一是落实“第一议题”制度。全年召开党委会⟦28次|-⟧，“第一议题”学习⟦24次|-⟧，研究党建议题⟦31项|-⟧，审议“三重一大”事项⟦86项|major-decision-count⟧，前置研究讨论重大经营管理事项⟦42项|-⟧。{3}二是抓实理论武装。党委理论学习中心组集体学习⟦12次|central-study-group-count⟧，开展专题研讨⟦6次|study-discussion-count⟧，交流发言⟦58人次|discussion-speech-person-times⟧，举办读书班⟦2期|training-class-count⟧、累计⟦7天|-⟧，形成调研报告⟦9篇|-⟧。为党员配发《习近平著作选读》等学习用书⟦1300余册|material-quantity⟧⟪，，|punctuation⟫基本做到人手⟦两册|-⟧。{3}三是开展党纪学习教育。公司班子成员讲纪律党课⟦7次|leader-lecture-count⟧，各党支部书记讲纪律党课⟦26次|secretary-lecture-count⟧，组织《中国共产党纪律处分条例》知识测试⟦1次|-⟧，⟦597名|test-participants⟧党员参加，参考率⟦97.5%|test-coverage⟧，平均成绩⟦93.6分|-⟧。
{2}（二）夯实基层基础，建强战斗堡垒
{3}1.规范组织生活。⟦26个|branch-count⟧党支部全年召开党员大会⟦112次|member-assembly-count⟧、支委会⟦326次|branch-committee-meeting-count⟧、党小组会⟦418次|party-group-meeting-count⟧，讲党课⟦131次|party-lecture-count⟧。主题党日每个党支部每月⟦1次|-⟧，全年共⟦312次|theme-party-day-count⟧。召开专题组织生活会⟦26次|thematic-organization-life-count⟧，查摆问题⟦194个|self-found-problem-count⟧，制定整改措施⟦233条|measure-count⟧，年内完成整改⟦187个|rectified-count⟧，整改率⟦96.4%|rectification-rate⟧。应换届党支部⟦7个|-⟧，全部按期完成换届，按期换届率⟦100%|election-on-time-rate⟧；对⟦4个|by-election-count⟧党支部委员会进行了补选，补选支部委员⟦6名|-⟧。
{3}2.严把党员入口。坚持向生产一线倾斜，新递交入党申请书⟦37名|applicant-new⟧，新确定入党积极分子⟦29名|activist-new⟧、发展对象⟦18名|candidate-new⟧，接收预备党员⟦16名|new-probationary-count⟧，其中生产一线职工⟦11名|-⟧，占⟦68.8%|-⟧；预备党员转正⟦14名|conversion-count⟧。年末在册入党积极分子⟦54名|activist-stock⟧（年初⟦44名|activist-stock⟧，年内新确定⟦29名|activist-new⟧，转为发展对象⟦18名|candidate-new⟧，调出⟦1名|-⟧）。转入组织关系⟦13名|transfer-in-count⟧，转出⟦9名|transfer-out-count⟧。
{3}⟪4.|numbering⟫用好党费和党建经费。全年收缴党费⟦21.36万元|dues-total⟧，人均⟦349元|dues-per-capita⟧，较上年⟦20.14万元|dues-total⟧增长⟦6.1%|year-on-year-change⟧；党费按时交纳率⟦99.8%|dues-on-time-rate⟧。全年教育培训投入情况如下：
培训类别	期数（期）	参训（人次）	投入（万元）
党支部书记培训	⟦2|training-class-count|2|期⟧	⟦52|training-participants|52|人次⟧	⟦6.4|-|6.4|万元⟧
党务骨干培训	⟦1|training-class-count|1|期⟧	⟦38|training-participants|38|人次⟧	⟦3.1|-|3.1|万元⟧
党员集中轮训	⟦6|training-class-count|6|期⟧	⟦598|training-participants|598|人次⟧	⟦9.5|-|9.5|万元⟧
入党积极分子培训	⟦1|training-class-count|1|期⟧	⟦29|training-participants|29|人次⟧	⟦1.8|-|1.8|万元⟧
合计	⟦10|training-class-count|10|期⟧	⟦717|training-participants|717|人次⟧	⟪⟦20.6|-|20.6|万元⟧|arithmetic inconsistency⟫
{2}（三）聚焦中心任务，推动深度融合
{3}一是实施“党建+”工程。立项“党建+”项目⟪⟦32个|-⟧，其中安全生产⟦11个|-⟧、优质服务⟦9个|-⟧、电网建设⟦7个|-⟧、提质增效⟦4个|-⟧|arithmetic inconsistency⟫，评选优秀案例⟦8个|-⟧，在省公司“党建+”成果发布中获二等奖⟦1项|honour-count⟧、三等奖⟦3项|honour-count⟧。设立党员责任区⟦74个|!⟧、党员示范岗⟦63个|!⟧。{3}二是服务大局保供电。全年完成售电量⟦58.47亿千瓦时|business-fact⟧，较上年⟦55.53亿千瓦时|business-fact⟧增长⟦5.3%|year-on-year-change/business-fact⟧；综合线损率⟦4.12%|business-fact⟧，同比下降⟦0.23个百分点|year-on-year-change/business-fact⟧；城市供电可靠率⟦99.962%|business-fact⟧。迎峰度夏期间，最大负荷⟦183.6万千瓦|business-fact⟧，第3次刷新历史纪录。“7·16”强降雨灾害发生后，第一时间组建党员突击队⟦12支|-⟧、共⟦246人|-⟧，⟦24小时|duty-hours-per-day⟧连续奋战，抢修⟦10千伏|!⟧线路⟦23条|business-fact⟧，⟦36小时|business-fact⟧内恢复⟦1.8万余户|business-fact⟧居民供电。{3}三是擦亮“⟪**|placeholder⟫先锋”服务品牌。⟦9支|-⟧共产党员服务队开展“进社区、进企业、进乡村”志愿服务⟦412次|volunteer-count⟧，服务客户⟦6300余户次|business-fact⟧，志愿服务时长⟦2884小时|volunteer-hours⟧，平均每次⟦7小时|-⟧；收到表扬信、锦旗共近⟦50件|-⟧（面）。选派驻村干部⟦6名|dispatched-persons⟧，帮扶⟦3个|-⟧村，投入帮扶资金⟦85万元|business-fact⟧，完成消费帮扶⟦126.5万元|business-fact⟧。{3}四是激发创新创效活力。依托⟦5个|-⟧劳模创新工作室，由党员骨干领衔攻关课题⟦33项|-⟧，取得QC成果⟦14项|business-fact⟧，获国家专利授权⟦21项|business-fact⟧，其中发明专利⟦8项|business-fact⟧、实用新型专利⟦13项|business-fact⟧；开展“师带徒”结对⟦52对|-⟧，其中党员师傅⟦39名|-⟧，占⟦75%|-⟧；⟦2名|-⟧党员获评市级以上劳动模范，⟦十余名|-⟧青年党员在省公司技能竞赛中取得名次。
{2}⟪（三）|numbering⟫坚持严的基调，深化党风廉政建设
召开党风廉政建设和反腐败工作会议⟦1次|integrity-conference-count⟧、警示教育大会⟦2次|warning-education-count⟧，组织观看警示教育片⟦4次|warning-film-count⟧，受教育⟦1460余人次|educated-persons⟧。班子成员开展集体廉政谈话⟦5次|group-integrity-talk-count⟧，提醒谈话⟦17人次|reminder-talk-count⟧，运用监督执纪第一种形态处理⟦11人次|first-form-count⟧。排查廉政风险点⟦213个|-⟧，完善防控措施⟦288项|risk-measure-count⟧。开展作风建设督导检查⟦14次|work-style-inspection-count/inspection-count⟧，发现问题⟦63个|-⟧，完成整改⟦61个|-⟧，⟪剩余⟦3个|-⟧|arithmetic inconsistency⟫正在推进。⟪党风廉洁建设|terminology⟫责任书签订率⟦100%|pledge-signing-rate⟧。省公司党委巡察反馈的⟦27条|inspection-problem-count⟧问题⟪,|punctuation⟫完成整改⟦26条|rectified-count⟧，整改率⟦96.3%|rectification-rate⟧，其余⟦1条|-⟧列入长期坚持事项⟪（此处请巡察办核对）|residue⟫。
{2}（五）强化宣传引导，凝聚发展合力
{3}一是守牢意识形态阵地。党委专题研究意识形态工作⟦2次|ideology-study-count⟧，开展职工思想动态调查⟦1次|-⟧，发放问卷⟦900份|-⟧，回收有效问卷⟦873份|-⟧，回收率⟦97%|-⟧。编发党建信息⟦146篇|publicity-count⟧，在省级以上媒体刊发经验材料⟦23篇|publicity-media-count⟧，较上年的⟦19篇|publicity-media-count⟧⟪增长⟦17.4%|year-on-year-change⟧|arithmetic inconsistency⟫。{3}二是用心用情服务职工。开展“我为群众办实事”实践活动，办成实事⟦38件|practical-deed-count⟧，春节、“七一”期间走访慰问老党员、困难党员⟦46名|consolation-persons⟧，发放慰问金⟦4.6万元|consolation-money⟧，人均⟦1000元|-⟧；为⟦8名|medal-count⟧老党员颁发“光荣在党50年”纪念章。开展宣讲、座谈各⟦6场|-⟧，职工代表提案办结率达⟦95%以上|-⟧，有⟪效|typo⟫解决了一批职工急难愁盼⟪问题|punctuation⟫
{1}三、存在的主要问题
{3}一是理论学习深度不够。个别党支部学习存在⟪“照本宣科现象|unbalanced bracket/quote⟫，联系实际不紧密，⟦2个|-⟧党支部主题党日与业务会议合并召开。
{3}二是党建与业务融合的载体还不够丰富，“党建+”项目推广率仅为⟦四成|-⟧左右，“两张皮”问题仍不同程度存在。
{3}三是党务干部队伍力量偏弱。专职党务人员⟦19名|-⟧，其中任职不满⟦三年|-⟧的⟦8名|-⟧，⟪业务能力素质有待进一步提升提高|repeated words⟫。
{1}四、2025年工作打算
{3}一是持续深化理论武装。严格落实“第一议题”制度，中心组集体学习全年不少于⟦12次|!⟧，党员领导干部每人每年讲党课不少于⟦2次|lecture-plan⟧，党员年度集中学习培训不少于⟦32学时|!⟧。
{3}二是持续建强基层组织。每个党支部每月至少开展⟦1次|theme-party-day-plan⟧主题党日，全年计划接收预备党员⟦15名|!⟧左右，培育党建品牌⟦3—5个|!⟧，力争⟦四星级以上|star-level-threshold⟧党支部占比达到⟦80%|!⟧。
{3}三是持续推进党建与业务融合。实施“党建+”项目⟦30个以上|!⟧，力争全年售电量突破⟦60亿千瓦时|!⟧，综合线损率控制在⟦4%|!⟧以内。
{3}四是持续抓好党风廉政建设。开展专项监督检查⟦2至3轮|!⟧，实现重点岗位廉政风险排查全覆盖，以优良作风护航公司高质量发展。
