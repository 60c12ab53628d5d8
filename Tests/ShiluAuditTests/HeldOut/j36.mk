澜江市住房和城乡建设局2023年党风廉政建设工作总结

市纪委监委：
2023年，市住房和城乡建设局党组坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大和二十届中央纪委二次全会精神，认真落实市委关于全面从严治党的部署要求，坚持“严”的主基调不动摇，一刻不停歇、一步不退让，以“零容忍”态度惩治腐败，纵深推进党风廉政建设和反腐败斗争⟪,|punctuation⟫为全市住建事业高质量发展提供了坚强保证。根据《关于报送2023年度党风廉政建设工作总结的通知》（澜纪办发〔2023〕27号）要求，现将有关情况报告如下：
{1}一、扛牢政治责任，层层传导压力
{2}⟪(一)|punctuation|?⟫压实“两个责任”。局党组全年召开党组会议⟦36次|leading-group-meeting-count⟧，其中专题研究党风廉政建设⟦4次|-⟧，专题研究意识形态工作⟦2次|ideology-study-count⟧；召开全系统党风廉政建设工作会议⟦1次|integrity-conference-count⟧⟪、。|punctuation⟫签订责任书⟦42份|-⟧，覆盖机关⟦18个|-⟧科室和⟦24个|-⟧直属单位。听取各党支部书记汇报党风廉政建设情况⟦2次|integrity-report-count⟧，做到⟦21个|branch-count⟧党支部全覆盖。
{2}⟪(二)|punctuation|?⟫落实“一岗双责”。局主要领导与班子成员、科室负责人和直属单位负责人开展廉政谈话⟦96人次|-⟧，其中任前廉政谈话⟦14人次|-⟧、提醒谈话⟦二十二人次|-⟧、日常谈话⟦60人次|-⟧。对重点岗位人员开展集体廉政谈话⟦3次|group-integrity-talk-count⟧。
{2}⟪⟪(四)|numbering⟫|punctuation|?⟫严肃党内政治生活。全局现有党员⟦312名|member-count⟧，召开民主生活会⟦1次|democratic-life-count⟧，班子查摆问题⟦26条|self-found-problem-count⟧，整改措施⟦38条|measure-count⟧，目前完成整改⟦25条|rectified-count⟧，整改率⟦96.2%|rectification-rate⟧。⟦21个|branch-count⟧党支部全部召开组织生活会，⟦309名|-⟧党员参加民主评议，参评率⟦99%|democratic-review-coverage⟧。
{1}二、强化监督执纪，深化源头治理
{2}⟪(一)|punctuation|?⟫加强廉政教育。{3}一是开展集中教育。召开警示教育大会⟦2次|warning-education-count⟧，组织观看⟪⟪永远吹冲锋号》|unbalanced bracket/quote⟫、《欲壑难填》|punctuation|?⟫等警示教育片⟦5部|warning-film-count⟧，⟦1280余人次|educated-persons⟧接受教育，赴⟦两地|-⟧监狱、廉政教育基地开展现场警示教育⟦3次|warning-education-count/on-site-teaching-count⟧。{3}二是开展经常教育。利用元旦、春节、清明、“五一”、端午、中秋、国庆等节点发送廉政提醒短信⟦7次|reminder-education-count⟧、⟦4600余条|-⟧，编发《住建清风》⟦12期|-⟧（每月⟦1期|-⟧）。{3}三是开展学法教育。组织学习《中华人民共和国监察法》第十五条、《中国共产党廉洁自律准则》《中国共产党纪律处分条例》第二十七条至第三十条，组织⟦300名|test-participants⟧党员参加党规党纪知识测试，参测率⟦96.2%|test-coverage⟧，合格率⟦100%|-⟧。
{2}⟪(二)|punctuation|?⟫严查违纪违规。全年受理信访举报⟦37件|-⟧，办结⟦35件|-⟧，办结率⟦94.6%|-⟧；运用“四种形态”批评教育帮助和处理⟦28人次|-⟧，其中第一种形态⟦21人次|first-form-count⟧、第二种形态⟦5人次|-⟧、第三种形态⟦1人次|-⟧、第四种形态⟦1人次|-⟧，⟪第一种形态占⟦72%|four-forms-shares⟧|arithmetic inconsistency⟫；给予党纪处分⟦4人|penalty-count⟧、通报典型案例⟦6起|warning-case-count⟧，组织处理⟪⟦X人|-⟧|placeholder⟫。
{2}⟪(三)|punctuation|?⟫严格作风建设。开展“四风”问题专项检查⟦9次|work-style-inspection-count/inspection-count⟧，⟪明查暗访|typo⟫⟦16次|inspection-count⟧，发现问题⟦23个|-⟧，已全部完成整改⟦23个|-⟧；对公务用车、公务接待进行抽查，三公经费支出⟦86.7万元|-⟧，同比下降⟦8.2%|year-on-year-change⟧；会议文件压减⟪ |spacing⟫⟦12.5%|year-on-year-change⟧，由⟦160件|-⟧减至⟦140件|-⟧。
{2}⟪(四)|punctuation|?⟫深化专项整治。坚持标本兼治、一体推进不敢腐、不能腐、不想腐，既抓“第一道关口”，又管“八小时以外”，决不搞“一阵风”。聚焦房地产、工程招投标、物业管理等⟦六个|-⟧领域，开展“微腐败”专项整治，排查廉政风险点⟦213个|-⟧，其中高风险⟦42个|-⟧、中风险⟦75个|-⟧、低风险⟦96个|-⟧，制定防控措施⟦361条|risk-measure-count⟧，排查覆盖率⟦100%|risk-review-coverage⟧。开展“双随机、一公开”检查工地⟦1126个次|business-fact⟧，下达整改通知书⟦327份|business-fact⟧，罚款⟦418.6万元|business-fact⟧，移送线索⟦3条|-⟧。办理施工许可⟦684件|business-fact⟧，审批时限压减至⟦30个工作日以内|business-fact⟧，一网通办率达到⟦98%以上|business-fact⟧。
{1}三、巡察整改情况
市委第三巡察组于3月6日至4月28日对局党组开展常规巡察，反馈⟦三个|problem-aspect-count⟧方面⟦41个|inspection-problem-count⟧问题，制定整改措施⟦118条|measure-count⟧，已完成整改⟦38个|rectified-count⟧，整改完成率⟦92.7%|rectification-rate⟧；完善制度⟦19项|rule-changed-count⟧，其中新建⟦11项|rule-adopted-count⟧、修订⟦8项|rule-revised-count⟧，⟪<br/>|residue⟫废止⟦2项|-⟧。
{1}四、存在的问题
总的看，全局党风廉政建设取得了明显成效，在全市党风廉政建设社会评价中得分⟪⟦96.4分|-⟧，列全市第二位，仅次于市税务局的⟦95.8分|-⟧|arithmetic inconsistency⟫。但也存在一些不足：{3}一是廉政教育形式不够丰富，针对性不强；{3}二是对直属单位监督不够经常，个别单位存在⟪“宽松软|unbalanced bracket/quote⟫现象；{3}三是⟪***|placeholder⟫等重点领域制度还不够健全，需持续用力。
{1}五、2024年工作打算
围绕“三个强化”，抓好以下工作：
{3}1.强化责任落实。严格落实全面从严治党主体责任清单，局党组专题研究党风廉政建设不少于⟦4次|-⟧。
{3}2.强化监督检查。开展作风督查⟦10次以上|-⟧，每季度通报⟦1次|-⟧。
{3}3.强化教育警醒。开展警示教育⟦6次|-⟧，领导干部上廉政党课每人不少于⟦1次|lecture-plan⟧⟪，筑牢拒腐防变思想防线|punctuation⟫
　　特此报告。

　　　　　　　　　　　　　　中共澜江市住房和城乡建设局党组
　　　　　　　　　　　　　　　　　　2024年1月10日
（联系人：王　芳，联系电话：0571-86221234，地址：市民中心B座1107室）