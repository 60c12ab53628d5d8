中共汉川农村商业银行股份有限公司委员会
2022年度党的建设工作总结

{1}一、2022年党建工作基本情况

2022年是党的二十大胜利召开之年，也是我行改制挂牌的第十个年头。一年来，面对疫情反复延宕、有效信贷需求不足、行业竞争加剧等多重考验，行党委坚持以习近平新时代中国特色社会主义思想为指导，在市委、省联社党委的坚强领导下，牢牢把握“支农支小”市场定位，以党建领航、党建赋能、党建聚力，带领全行上下攻坚克难、砥砺前行，实现了党的建设与业务经营同频共振、互促共进。截至2022年12月末，全行共有基层党支部⟦17个|branch-count⟧，其中机关支部⟦5个|-⟧、网点支部⟦12个|-⟧；党员⟦214名|member-count⟧，占员工总数⟦486人|context-fact/business-fact⟧的⟦44.03%|-⟧；各项存款余额⟦236.8亿元|business-fact⟧，较年初净增⟦25.4亿元|business-fact/year-on-year-change⟧，⟪增幅⟦10.7%|business-fact/year-on-year-change⟧|arithmetic inconsistency⟫；各项贷款余额⟦171.3亿元|business-fact⟧，涉农贷款占比⟦78.6%|business-fact⟧。

{2}（一）坚持政治引领，在把方向、管大局上持续用力

坚持把党的领导融入公司治理各环节，推动党建工作要求写入公司章程，实现党委书记、董事长“一肩挑”，党委领导班子成员与董事会、监事会、经营层成员“双向进入、交叉任职”。修订《党委会议事规则》《“三重一大”决策事项清单》等制度⟦7项|rule-revised-count⟧，把党委研究讨论作为董事会、经营层决策重大问题的前置程序，全年召开党委会⟦38次|bureau-committee-meeting-count⟧，研究“三重一大”议题⟦167个|major-decision-count⟧，前置研究讨论重大经营事项⟦54项|major-decision-count⟧，⟪切实的把|grammar⟫党的领导优势转化为治理效能。

始终把学习宣传贯彻党的二十大精神作为首要政治任务。10月16日上午，组织全行干部员工收听收看党的二十大开幕盛况；会议闭幕后，第一时间召开党委（扩大）会传达学习，班子成员带头到联系网点宣讲⟦17场次|micro-theory-talk-count⟧，覆盖员工⟦470余人次|-⟧。全年党委理论学习中心组集中学习⟦12次|central-study-group-count⟧，其中专题研讨⟦5次|study-discussion-count/-⟧，邀请专家授课⟦2次|expert-lecture-count⟧，撰写心得体会⟦102篇|reflection-count⟧。

{2}（二）突出固本强基，在建组织、强队伍上持续用力

聚焦“支部建在网点、党旗插在一线”，按照⟪“应建尽建|unbalanced bracket/quote⟫、“能建必建”的原则，新设网点党支部⟦2个|-⟧，完成⟦4个|term-election-count⟧支部按期换届。扎实推进“清廉金融文化示范点”和“五好党支部”创建⟪工作工作|repeated words⟫，评定五星级党支部⟦3个|star-branch-count/-⟧、四星级党支部⟦6个|star-branch-count/-⟧。各支部认真落实“三会一课”，全年累计召开支部党员大会⟦71次|member-assembly-count⟧、支委会⟦208次|branch-committee-meeting-count⟧，开展主题党日活动⟦204次|theme-party-day-count⟧，党委班子成员、支部书记讲党课⟦43次|party-lecture-count⟧。

严格标准程序发展党员，坚持向业务骨干、一线柜员、客户经理倾斜，全年新培养入党积极分子⟦14名|activist-new⟧，确定发展对象⟦8名|candidate-new⟧，发展预备党员⟦7名|new-probationary-count⟧，转正⟦6名|conversion-count⟧；⟪收缴党费⟦20.16万元|dues-total⟧，人均⟦1042元|dues-per-capita⟧|arithmetic inconsistency⟫。建立党员“积分制”管理办法，从理论学习、组织生活、业务发展、合规操作、作用发挥⟦五个|-⟧方面量化打分，按季公示、年度兑现，评出“党员业务标兵”⟦十名|-⟧、“党员服务明星”⟦十名|-⟧。

{2}⟪（二）|numbering⟫坚持融合发展，在促转型、优服务上持续用力

推行“双基双赢”合作贷款模式，与⟦23个|-⟧乡镇（街道）、⟦412个|-⟧行政村签订党建共建协议，选派⟦86名|dispatched-persons⟧党员客户经理挂任村（社区）“金融副主任”，“整村授信”评级农户⟦11.7万户|business-fact⟧，授信总额⟦48亿元|business-fact⟧，用信⟦2.06万户|business-fact⟧、⟦19.4亿元|business-fact⟧⟪，，|punctuation⟫户均用信不足⟦10万元|-⟧。深入开展“我为群众办实事”，对⟦1.2万名|-⟧老年客户提供上门服务⟦630次|-⟧，为受疫情影响的小微企业、个体工商户办理延期还本付息⟦1385笔|business-fact⟧、⟦9.7亿元|business-fact⟧，减费让利⟦1860万元|business-fact⟧。组建党员志愿服务队⟦17支|-⟧，在疫情防控最吃劲的时候，先后有⟦132名|volunteer-person-times⟧党员下沉社区，累计服务⟦3400多小时|volunteer-hours⟧，捐款捐物折合⟦23.5万元|-⟧。春节前夕，慰问退休老党员、困难员工⟦45人|consolation-persons⟧，发放慰问金⟦4.5万元|consolation-money⟧，人均⟦1000元|-⟧。

{2}（四）严明纪律规矩，在正作风、防风险上持续用力

层层签订《党风廉政建设责任书》《案件防控责任书》⟦486份|-⟧，签订率⟦100%|pledge-signing-rate⟧。召开党风廉政建设和反腐败工作会议⟦1次|integrity-conference-count⟧、警示教育大会⟦2次|warning-education-count⟧，组织⟦96名|-⟧中层干部、重要岗位人员旁听庭审、参观看守所，观看《零容忍》等警示教育片⟦17场|warning-film-count⟧，通报系统内典型案例⟦11起|warning-case-count⟧。聚焦信贷审批、集中采购、选人用人、不良资产处置等⟪重点重点|repeated words⟫领域开展专项监督⟦8次|inspection-count⟧，发现问题⟦63个|self-found-problem-count/-⟧，下发监督建议书⟦9份|-⟧，整改⟦61个|rectified-count⟧，整改率⟦96.8%|rectification-rate⟧。运用“四种形态”处理违规违纪⟦28人次|-⟧，其中第一种形态⟦24人次|first-form-count⟧、第二种形态⟦3人次|-⟧、第三种形态⟦1人次|-⟧，经济处罚⟦31.6万元|-⟧。⟪#NAME?|residue|?⟫

省联社党委第三巡察组于4月11日至5月20日对我行党委开展了为期⟦40天|-⟧的常规巡察，反馈⟦4个方面|problem-aspect-count/-⟧、⟦27个|inspection-problem-count⟧问题。行党委照单全收，召开巡察整改专题会议⟦6次|-⟧，制定整改措施⟦81条|measure-count⟧，已完成整改⟦25个|rectified-count⟧，⟪剩余⟦3个|-⟧|arithmetic inconsistency|?⟫需长期坚持，⟪整改完成率⟦95.6%|rectification-rate⟧|arithmetic inconsistency⟫。

{1}二、存在的主要问题

回顾一年来的工作，虽然取得了一定成绩，但对照新时代党的建设总要求和兄弟单位的先进做法，仍有不少差距。{3}一是学用结合还不够紧。少数党员干部满足于学过了、记住了，在用党的创新理论破解经营难题、防控信贷风险上办法不多、招数不新。{3}二是基层支部发展还不平衡。机关支部与网点支部之间、城区网点与乡镇网点之间，党建工作质量参差不齐，个别支部“三会一课”存在补记录、凑次数⟪的的|repeated words⟫现象，支部书记⟪“一岗双责|unbalanced bracket/quote⟫意识有待加强。{3}三是党建与业务融合的深度还不够。有的支部把党建当成“软任务”，习惯于开会部署、发文要求，缺少具体抓手和⟪有效载体|punctuation⟫

{1}⟪二、|numbering⟫2023年工作打算

⟪2022年|arithmetic inconsistency|?⟫，我们将深入学习贯彻党的二十大精神，认真落实市委和省联社党委工作部署，重点抓好以下工作：

{2}（一）在深学笃行上下功夫。把学习贯彻党的二十大精神不断引向深入，全年党委中心组集中学习不少于⟦12次|-⟧，支部书记轮训⟦全覆盖|none⟧。
{2}（二）在提质增效上下功夫。深入实施“红色引擎”工程，力争五星级支部达到⟦5个|-⟧以上，无三星以下支部。
{2}（三）在人才强行上下功夫。选拔⟦35岁以下|-⟧中层副职⟦6—8名|-⟧，组织⟦⟪XX名|placeholder⟫|-|M⟧青年员工参加省联社“雏鹰计划”培训。
{2}（四）在从严治行上下功夫⟪;|punctuation⟫持续整治“靠贷吃贷”等行业顽疾，推动全面从严治党向⟪纵深 发展|spacing⟫。

　　　　　　　　　中共汉川农村商业银行股份有限公司委员会
　　　　　　　　　　　　2023年1月⟪  日|placeholder|?⟫
