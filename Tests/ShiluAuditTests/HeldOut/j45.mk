长宁县人民医院党委
关于2023年度全面从严治党主体责任落实情况的自查报告

县卫生健康局党组：

按照《关于开展2023年度全面从严治党主体责任落实情况检查考核的通知》（长卫党〔2023〕41号）要求，我院党委高度重视，成立由党委书记任组长的自查工作领导小组，对照考核细则⟦5大类|-⟧⟦46条|-⟧指标逐项开展自查，自评得分⟦97.5分|-⟧。现将自查情况报告如下：

{1}第一部分　基本情况

医院现有在职职工⟦876人|context-fact/business-fact⟧，其中卫生专业技术人员⟦731人|-⟧，占⟦83.4%|-⟧；开放床位⟦650张|context-fact/business-fact⟧，临床医技科室⟦34个|context-fact/business-fact⟧。院党委下设⟦3个|-⟧党总支、⟦14个|branch-count⟧党支部，共有党员⟦268名|member-count⟧，其中预备党员⟦9名|probationary-member-count⟧；“支部建在科上”覆盖率⟦百分之百|-|100|%⟧。

{1}第二部分　自查情况

{2}一、落实党委领导下的院长负责制情况
修订《党委会议事规则》和《院长办公会议事规则》，全年召开党委会⟦31次|-⟧，研究“三重一大”事项⟦58项|major-decision-count⟧；召开院长办公会⟦24次|-⟧。⟦31次|-⟧党委会中专题研究党建⟦6次|-⟧、意识形态⟦2次|ideology-study-count⟧、党风廉政建设⟦4次|-⟧。

{2}二、理论武装情况
院党委理论学习中心组学习⟦12次|central-study-group-count⟧，专题研讨⟦4次|study-discussion-count/-⟧，交流发言⟦28人次|discussion-speech-person-times⟧。主题教育期间为党员购买学习书籍⟦4种|-⟧⟦1072本|material-quantity⟧，⟪人均⟦5本|-⟧|arithmetic inconsistency|?⟫。组织⟦268名|test-participants/member-coverage/member-count⟧党员全员参加应知应会测试，合格率⟦100%|-⟧。邀请县委党校教授作专题辅导⟦2场|expert-lecture-count⟧⟪，|punctuation⟫

{2}三、基层组织建设情况
⟦十四个|branch-count⟧党支部⟪全部都|repeated words|?⟫完成标准化规范化建设达标验收，达标率⟦100%|-⟧。落实“三会一课”⟦692次|-⟧，其中党员大会⟦57次|member-assembly-count⟧、支委会⟦172次|branch-committee-meeting-count⟧、党小组会⟦401次|party-group-meeting-count⟧、党课⟦62次|party-lecture-count⟧。坚持把业务骨干培养成党员、把党员培养成业务骨干，发展党员⟦11名|new-probationary-count⟧，其中医师⟦6名|-⟧、护士⟦3名|-⟧、⟪医技人员⟦3名|-⟧|arithmetic inconsistency⟫；⟦8名|conversion-count⟧预备党员按期转正，延期⟦1名|-⟧。

{2}四、党风廉政和行风建设情况
深入开展医药领域腐败问题集中整治，召开动员部署会⟦1次|mobilization-meeting-count⟧、推进会⟦3次|progress-meeting-count⟧，签订《廉洁从业承诺书》⟦876份|-⟧，自查自纠问题线索⟦17条|-⟧，主动上交“红包”⟦5.34万元|-⟧⟦37人次|-⟧。开展廉政谈话⟦213人次|-⟧⟪;|punctuation⟫约谈供应商⟦42家|-⟧，列入黑名单⟦1家|-⟧。组织警示教育大会⟦2次|warning-education-count⟧，旁听职务犯罪庭审⟦一次|-⟧⟦35人|-⟧。给予党纪处分⟦1人|penalty-count⟧、政务处分⟦2人|-⟧、诫勉谈话⟦3人|-⟧，⟪合计处理⟦7人|-⟧|arithmetic inconsistency⟫。

{2}五、党建与业务融合情况
“党建+公立医院高质量发展”双向融合，设立党员先锋岗⟦40个|-⟧，成立党员突击队⟦5支|-⟧。门急诊⟦48.6万人次|business-fact⟧，同比增长⟦13.2%|business-fact⟧；出院⟦2.9万人次|business-fact⟧；手术⟦9127台次|business-fact⟧，其中三、四级手术占比⟦61.5%|business-fact⟧，平均住院日⟦7.1天|business-fact⟧，药占比⟦24.8%|business-fact⟧；患者满意度达⟦95.3%|business-fact⟧。组织党员专家开展“健康义诊”⟦26场次|volunteer-count/-⟧，服务群众⟦8000余人次|-⟧，发放健康教育资料⟦1.5万份|-⟧，选派医疗队员援藏⟦2人|-⟧。⟪PAGE 3|residue⟫

{1}⟪第四部分|numbering⟫　存在的问题

{3}1、部分支部党内政治生活质量不高。个别支部重业务轻党建，“三会一课”走过场、“以会代学”⟪现像|typo⟫时有发生。
{3}2、支部书记抓党建能力参差不齐。⟦14名|-⟧支部书记均为临床科室主任兼任，⟪由于工作繁忙，导致党务精力不足|grammar|?⟫。
{3}3、廉政教育针对性不强⟪。。。|punctuation⟫对关键岗位、重点人员“八小时以外”监督手段不多。

{1}第五部分　整改措施

{3}1、压实责任。党委书记与班子成员、⟦14名|-⟧支部书记层层签订责任书，责任到人⟪（到岗|unbalanced bracket/quote⟫，每半年⟦1次|-⟧听取支部书记汇报。
{3}2、强化培训。实施党务干部能力提升工程，全年培训不少于⟦2期|-⟧、⟦24学时|-⟧，由⟪***|placeholder⟫负责落实。
{3}3、严格考核。把党建工作纳入科室绩效考核，权重由⟦10%|-⟧提高到⟦15%|-⟧，考核结果与评先评优、职称晋升⟪相挂勾|typo⟫。
{3}4、完善机制。修订完善《支部工作考核办法》等制度⟦9项|-⟧，于⟪2024年2月30日|arithmetic inconsistency⟫前完成。

⟪我局|residue⟫将以此次自查为契机，进一步压实责任、补齐短板，推动全面从严治党向纵深发展。

特此报告。

　　　　　　　　　　　　中共长宁县人民医院委员会
　　　　　　　　　　　　　　2023年12月18日
