江州区人民法院机关党委关于2023年度机关党建工作情况的汇报

区直机关工委：
2023年，江州区人民法院机关党委在区委、区直机关工委的领导下，坚持党建与审判执行工作同谋划、同部署、同推进、同考核，现将有关情况汇报如下：
{1}一、把牢政治方向，提高政治站位
院党组召开党组会议⟦22次|leading-group-meeting-count⟧，其中研究党建工作⟦6次|hearing-count/-⟧、意识形态工作⟦2次|ideology-study-count⟧；落实“第一议题”制度，传达学习习近平总书记重要讲话和指示批示精神⟦三十六次|-|36|次⟧。严格执行重大事项请示报告制度，向区委、上级法院请示报告⟦9次|-⟧。
{1}二、强化创新理论武装
党组理论学习中心组学习⟦12次|central-study-group-count⟧，开展主题教育读书班⟦7天|-⟧，班子成员赴联系点讲党课⟦6次|leader-lecture-count⟧，领导干部完成调研报告⟦6篇|publicity-media-count⟧，转化调研成果⟦11项|-⟧。青年干警理论学习小组开展“青春讲堂”⟦16期|-⟧，⟦3名|honour-count⟧干警在全市法院系统演讲比赛中获奖，⟦1名|honour-count⟧干警荣获“全省优秀法官”称号。
{1}三、锻造坚强组织体系
机关党委下设党支部⟦8个|branch-count⟧，党员⟦117名|member-count⟧，占全院干警总数的⟦78.5%|-⟧（全院干警⟦149人|-⟧）。全年支部党员大会、支部委员会、党小组会共召开⟦32次|member-assembly-count⟧、⟦96次|branch-committee-meeting-count⟧、⟪⟦1百余次|party-group-meeting-count|100|次⟧|punctuation|?⟫。创建“四强”党支部⟦2个|four-strong-count⟧，⟦5个|star-branch-count⟧党支部被评为⟦四星级|star-level-threshold|4|星级⟧以上，占⟦62.5%|star-branch-share⟧。新发展党员⟦4名|new-probationary-count⟧、转正⟦5名|conversion-count⟧，收缴党费⟦6.85万元|dues-total⟧，⟪党员党费收缴率⟦103%|dues-on-time-rate⟧|arithmetic inconsistency⟫。
{1}四、推动党建业务融合
以“党建红”引领“法院蓝”，全年受理各类案件⟦12,436件|business-fact|12436|件⟧，审执结⟦11,902件|business-fact|11902|件⟧，结案率⟦95.7%|business-fact⟧；人均结案⟦283.4件|business-fact⟧，⟦一审|O⟧服判息诉率⟦91.6%|business-fact⟧，执行到位金额⟦4.37亿元|business-fact⟧。设立党员先锋岗⟦20个|demonstration-site-count⟧，开展“法律六进”⟦40余次|-⟧，走访企业⟦55家|-⟧，发出司法建议⟦十三份|-|13|份⟧，巡回审判⟦38场次|business-fact/-⟧；对⟦2000元|-⟧以下小额案件当天立案、⟦3日|-⟧内送达。诉前调解成功率为⟦74.2%|business-fact⟧，高于全市平均水平⟦5.1个百分点|-⟧。
{1}五、驰而不息正风肃纪
严格执行防止干预司法“三个规定”，记录填报⟦64条|-⟧；开展审务督察⟦24次|inspection-count⟧，通报⟦4期|-⟧；召开警示教育大会⟦2次|warning-education-count⟧，旁听庭审⟦1次|-⟧，⟦一百一十余名|educated-persons|110|名⟧党员干警受教育。全年未发生违纪违法问题。
{1}六、存在问题及下步措施
存在问题：{3}一是党务干部业务能力有待提高；{3}二是品牌特色不鲜明⟪。；|punctuation⟫{3}三是少数支部“三会一课”记录不规范。下步，我们将：{3}一是开展党务培训，全年不少于⟦2期|-⟧；{3}二是打造“一支部一品牌”，每个支部形成⟦1个|-⟧亮点；{3}三是⟪截止|typo⟫2024年6月底前对⟦8个|-⟧支部开展一轮全覆盖督查。
江州区人民法院机关党委
⟪2023年2月30日|structure|?⟫
