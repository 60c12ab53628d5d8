江洲市城市建设投资集团有限公司党委2023年度党建工作总结

2023年，集团党委坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，坚持“两个一以贯之”，认真落实全国国有企业党的建设工作会议精神和《中国共产党国有企业基层组织工作条例（试行）》，以高质量党建引领保障企业高质量发展。全年实现营业收入⟦38.6亿元|business-fact⟧、利润总额⟦2.17亿元|business-fact⟧，分别比上年增长⟦11.2%|business-fact/year-on-year-change⟧和⟦9.5%|business-fact/year-on-year-change⟧；完成固定资产投资⟦52.3亿元|business-fact⟧，占年度计划⟦50亿元|business-fact⟧的⟦104.6%|business-fact⟧。现将有关情况报告如下：
{1}一、总体情况
集团现有所属子公司⟦11家|context-fact/business-fact⟧，在册职工⟦1,826人|context-fact/business-fact⟧。集团党委下设党总支⟦3个|-⟧、党支部⟦二十六个|branch-count⟧，党员⟦517名|member-count⟧，占职工总数的⟦28.3%|-⟧；其中⟦35岁及以下|-⟧党员⟦182名|-⟧，占党员总数的⟦35.2%|member-age-structure⟧，大专以上学历⟦468名|-⟧，占⟦90.5%|education-share⟧。
{1}二、主要工作
{2}（一）突出政治引领，把稳发展方向
{3}1.严格落实“第一议题”。全年分别召开党委会、董事会、经理办公会⟦31|-⟧、⟦9|-⟧、⟦44次|-⟧，“第一议题”学习⟦31次|-⟧，党委前置研究重大经营管理事项⟦126项|major-decision-count⟧，提出修改意见⟦17条|-⟧，⟦2项|-⟧议题被缓议或否决。修订《“三重一大”决策制度实施办法》（江城投党发〔2023〕12号）和《党委前置研究讨论事项清单》，清单由⟦42项|-⟧优化为⟦39项|-⟧。
{3}2.强化理论武装。党委理论学习中心组学习⟦12次|central-study-group-count⟧（每月⟦1次|-⟧），集中研讨⟦6次|study-discussion-count⟧，交流发言近⟦百人次|discussion-speech-person-times⟧。领导班子成员讲党课⟦9次|leader-lecture-count⟧，各支部书记讲党课⟦五十二次|secretary-lecture-count⟧。开展主题教育期间，举办读书班⟦2期|training-class-count⟧共⟦7天|-⟧，调研⟦65次|-⟧，查找问题⟦43个|self-found-problem-count⟧，制定整改措施⟦96项|measure-count⟧，已整改⟦39个|rectified-count⟧，整改率⟦90.7%|rectification-rate⟧，正在推进⟦4个|-⟧⟪）|unbalanced bracket/quote⟫，推动解决职工“急难愁盼”问题⟦60余件|practical-deed-count⟧。
{3}3.压实意识形态责任。专题研究意识形态工作⟦2次|ideology-study-count⟧，开展风险排查⟦4次|-⟧，对集团网站、微信公众号等⟦5个|-⟧平台实行“三审三校”。编发党建信息⟦210余篇|publicity-count⟧，在市级以上媒体刊发⟦三十八篇|publicity-media-count⟧⟪，其中省级媒体⟦11篇|publicity-media-count⟧|punctuation⟫
{2}（二）夯实基层基础，建强战斗堡垒
{3}1.健全组织体系。新成立项目临时党支部⟦4个|-⟧，撤销⟦1个|-⟧，指导⟪⟦28个|term-election-count⟧党支部完成换届选举|arithmetic inconsistency⟫；集团总部党总支及⟦2个|by-election-count⟧党支部补选书记、委员各⟦1名|-⟧。
{3}2.严肃组织生活。各支部召开党员大会⟦112次|member-assembly-count⟧、支委会⟦340余次|branch-committee-meeting-count⟧、党小组会⟦四百余次|party-group-meeting-count⟧，开展主题党日⟦318次|theme-party-day-count⟧。9月至10月，集团党委组织党支部书记述职⟦26名|account-report-count⟧，评议为“好”的⟦21名|-⟧，占⟦80.8%|account-good-share⟧。
{3}3.抓好队伍建设。培养入党积极分子⟦31名|activist-stock⟧，发展党员⟦14名|new-probationary-count⟧，其中生产一线⟦9名|new-probationary-count⟧、高知识群体⟦5名|new-probationary-count⟧；转正⟦16名|conversion-count⟧。举办培训班⟦6期|training-class-count⟧，培训党员⟦1100多人次|training-participants⟧，党支部书记参训率⟦100%|-⟧，人均集中培训⟦34.5学时|training-hours-per-capita⟧。全年收缴党费⟦43.7万元|dues-total⟧，返还基层党费⟦18万余元|-⟧，走访慰问困难党员⟦29人次|consolation-persons⟧、发放慰问金⟦5.8万元|consolation-money⟧，人均⟦2000元|-⟧。
{4}（1）创新载体。{3}一是打造“红色引擎·城投先锋”品牌，培育支部子品牌⟦二十三个|-⟧；{3}⟪三是|numbering⟫设立党员责任区⟦64个|-⟧、党员示范岗⟦58个|-⟧、突击队⟪⟦*支|-⟧|placeholder⟫。
{4}（2）严格考核。党建工作考核结果与经营业绩考核挂钩，权重占⟦20%|-⟧，“一票否决”，确保党员亮身份、岗位作承诺做到“两个100%”，形成千斤重担人人挑的局面。投入阵地建设、教育培训经费分别为⟦12.5|-⟧、⟦8.3万元|-⟧，合计⟦20.8万元|-⟧。
{2}（三）坚持正风肃纪，净化政治生态
召开全面从严治党工作会议⟦2次|integrity-conference-count⟧，党委书记、纪委书记与班子成员、中层干部谈话⟦148人次|-⟧，签订党风廉政建设责任书⟦49份|-⟧。集团纪委开展监督检查⟦22次|inspection-count⟧，其中专项检查⟦13次|inspection-count⟧、日常检查⟦9次|inspection-count⟧，发现问题⟦57个|-⟧，提出监察建议⟦8条|-⟧；提醒谈话⟦36人次|-⟧，通报曝光典型问题⟦3起|warning-case-count⟧。运用监督执纪“四种形态”处理⟦25人次|-⟧，其中第一种形态⟦17人次|first-form-count⟧、第二种形态⟦5人次|-⟧、第三种形态⟦2人次|-⟧、第四种形态⟦1人次|-⟧，分别占⟦68%|four-forms-shares⟧、⟦20%|four-forms-shares⟧、⟦8%|four-forms-shares⟧、⟦4%|four-forms-shares⟧。每季度开展警示教育⟦1—2次|-⟧，组织⟦600余名|educated-persons⟧干部职工赴市廉政教育基地参观。
{2}（四）推动深度融合，服务中心大局
{3}1.党建赋能项目建设。围绕滨江路快速化改造（全长⟦7.8公里|business-fact⟧、总投资⟦12.4亿元|business-fact⟧）、老旧小区改造（⟦23个|business-fact⟧小区、⟦186.5万平方米|business-fact⟧、惠及居民⟦1.9万余户|business-fact⟧）等重点工程，组建党员突击队⟦12支|-⟧，实行“5+2”“白加黑”作业法，⟪ |spacing⟫攻克技术难题⟦30余项|business-fact⟧，获专利⟦6件|business-fact⟧，其中发明专利⟦2件|business-fact⟧。全年建成保障性住房⟦3400套|business-fact⟧，⟪××|placeholder⟫大桥提前⟦45天|business-fact⟧通车，日均供水⟦28.6万吨|business-fact⟧、垃圾处理⟦1500吨|business-fact⟧。
{3}2.党建带动群团共建。坚持一张蓝图绘到底，充分发挥女职工“半边天”作用和工会、共青团的桥梁纽带作用，推动四面八方的力量拧成一股绳，一家人、一条心、一起干。召开职工代表大会⟦2次|-⟧，办理职工提案⟦41件|-⟧，办结率⟦97.6%|-⟧。开展志愿服务⟦83次|volunteer-count⟧、参与⟦1600多人次|volunteer-person-times⟧、⟪服务时常|typo⟫⟦4200小时|volunteer-hours⟧。第一党支部、第二党支部获评“红旗党支部”。集团获评省级以上荣誉⟦4项|honour-count⟧，市国资系统党建考核连续⟦三年|-⟧位列A档，综合得分⟦96.3分|-⟧，在全市⟦9家|context-fact⟧市属企业中排名第二位（第一位为⟦97.1分|-⟧），工会考核由上年第3名升至第1名。
{1}三、存在的不足
虽然取得了一定成绩，但对照新时代党的建设总要求还有差距，主要表现在：{3}一是个别党支部“三会一课”质量不高，⟦26个|branch-count⟧党支部中仍有⟦3个|-⟧未按要求每季度上党课；{3}二是“两张皮”问题尚未根本解决；{3}三是青年党员占比⟪仅为⟦38.2%|member-age-structure⟧|arithmetic inconsistency⟫，后备力量不足。
{1}四、2024年工作安排
{2}（一）把牢政治方向。落实中央、省委、市委部署，第一时间研究贯彻措施。
{2}（二）建强组织体系。按照“1+3+N”思路，完善制度⟦5项以上|-⟧，发展党员⟦10至15名|-⟧⟪.|punctuation⟫
{2}（三）深化正风肃纪。严格执行中央八项规定及其实施细则精神，推动廉洁风险排查覆盖率⟦100%|-⟧。
⟪[批注1：数据待办公室核实]|residue⟫
　　　　　　　　　　　中共江洲市城市建设投资集团有限公司委员会
　　　　　　　　　　　　　　　　2023年12月28日