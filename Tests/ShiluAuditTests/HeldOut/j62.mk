清渚大学化学与材料工程学院党委2024年党建工作总结

2024年，在学校党委的坚强领导下，学院党委全面贯彻党的教育方针，落实立德树人根本任务，以高质量党建引领学院事业高质量发展。学院现有教职工⟦138名|-⟧，全日制在校学生⟦2186名|-⟧，其中本科生⟦1534名|-⟧、研究生⟦652名|-⟧；下设党支部⟦17个|branch-count⟧，其中教师党支部⟦6个|branch-count⟧、本科生党支部⟦4个|branch-count⟧、研究生党支部⟦7个|branch-count⟧；共有党员⟦438名|member-count⟧，其中教工党员⟦92名|member-count⟧，占教职工总数的⟦66.7%|-⟧，学生党员⟦346名|member-count⟧，占学生总数的⟦15.8%|-⟧；正式党员⟦377名|full-member-count⟧，预备党员⟦61名|probationary-member-count⟧。一年来，主要做了⟪以下⟦四个|-|4|个⟧方面的工作|arithmetic inconsistency⟫。
{1}一、主要工作及成效
{2}（一）旗帜鲜明讲政治，理论武装走深走实
{3}1.健全议事决策机制。修订《学院党委会议议事规则》《学院党政联席会议议事规则》等制度⟦5项|rule-revised-count⟧，全年召开党委会议⟦18次|-⟧、党政联席会议⟦22次|-⟧，研究“三重一大”事项⟦64项|major-decision-count⟧。
{3}2.抓好理论学习。坚持以“关键少数”带动绝大多数，开展学院理论学习中心组学习⟦10次|central-study-group-count⟧，其中扩大学习⟦4次|central-study-group-count⟧，邀请校内外专家作专题辅导⟦3场|expert-lecture-count⟧；教职工每⟦两周|!|2|周⟧开展⟦1次|!⟧政治理论学习。学院班子成员讲党课⟦14次|leader-lecture-count⟧，党支部书记讲党课⟦34次|secretary-lecture-count⟧，平均每人⟦2次|-⟧。组建“青椒”理论宣讲团，深入班级、宿舍、实验室开展微宣讲、故事会共⟦32场|micro-theory-talk-count⟧，覆盖师生近⟦2000人次|-⟧。
⟪{3}4.|numbering⟫守牢意识形态阵地。党委会专题研究意识形态工作⟦2次|ideology-study-count⟧，开展风险隐患排查⟦4轮|-⟧，审批论坛、讲座、报告会⟦46场|-⟧，对⟦9个|-⟧新媒体账号实行备案管理，全年未发生意识形态责任事件。
{2}（二）聚焦主责主业，组织建设全面过硬
{3}1.推进支部标准化规范化建设。坚持把支部建在学科团队、科研平台和学生社区上，年内优化调整党支部⟦3个|-⟧，完成⟦8个|term-election-count⟧支部的⟪换界|typo⟫选举，换届工作于2024年⟪9月31日|arithmetic inconsistency⟫前全部结束。⟦6名|-⟧教师党支部书记均为“双带头人”，占比⟦100%|-⟧。每月开展⟦1次|-⟧主题党日，⟦17个|branch-count⟧支部全年共开展⟦204次|theme-party-day-count⟧，其中组织师生赴⟪____|placeholder⟫纪念馆、清江水利枢纽等地实践研学⟦12次|on-site-teaching-count⟧。高分子材料系教师党支部入选“全国党建工作样板支部”，另有省级样板支部⟦2个|-⟧、校级样板支部⟦4个|-⟧。
{3}2.做好党员发展和教育管理。严格执行“控制总量、优化结构、提高质量、发挥作用”的总要求，把政治标准放在首位，开办⟪入党积极份子|typo⟫培训班⟦2期|training-class-count⟧，结业⟦176人|training-participants⟧，结业率⟦98.3%|-⟧。全年接收预备党员⟦61名|new-probationary-count⟧，比上年的⟦54名|new-probationary-count⟧增加⟦7名|-⟧，增长⟦13%|year-on-year-change⟧；其中在高知群体、青年教师中发展党员⟦2名|new-probationary-count⟧，实现⟦三年|-|3|年⟧来的新突破。具体情况见下表。
2024年党员发展情况统计表（单位：人）
类别	申请入党	新确定积极分子	发展对象	接收预备党员	转正
教职工	⟦6|applicant-new|6|人⟧	⟦5|activist-new|5|人⟧	⟦3|candidate-new|3|人⟧	⟦2|new-probationary-count|2|人⟧	⟦1|conversion-count|1|人⟧
本科生	⟦212|applicant-new|212|人⟧	⟦134|activist-new|134|人⟧	⟦58|candidate-new|58|人⟧	⟦41|new-probationary-count|41|人⟧	⟦32|conversion-count|32|人⟧
研究生	⟦65|applicant-new|65|人⟧	⟦43|activist-new|43|人⟧	⟦24|candidate-new|24|人⟧	⟦18|new-probationary-count|18|人⟧	⟦20|conversion-count|20|人⟧
合计	⟦283|applicant-new|283|人⟧	⟪⟦186|activist-new|186|人⟧|arithmetic inconsistency⟫	⟦85|candidate-new|85|人⟧	⟦61|new-probationary-count|61|人⟧	⟦53|conversion-count|53|人⟧
{3}3.开展民主评议。⟦438名|member-count⟧党员中，⟦431名|-⟧参加民主评议，参评率⟦98.4%|democratic-review-coverage⟧，评定优秀党员⟦128名|-⟧，占参评党员的⟦29.7%|review-excellent-share⟧。开展谈心谈话⟦520余人次|talk-person-times⟧。转入党员组织关系⟦96名|transfer-in-count⟧、转出⟦118名|transfer-out-count⟧，按期收缴党费⟦7.46万元|dues-total⟧。
{2}（三）坚持“三全育人”，人才培养提质增效
{3}1.建强思政队伍。现有专职辅导员⟦14名|-⟧，师生比约为⟦1∶156|-⟧。落实领导干部联系班级、联系宿舍、联系学生党支部制度，班子成员深入学生一线⟦150余次|-⟧，解决学生反映的食堂、热水、自习空间等问题⟦37件|practical-deed-count⟧。
{3}2.打造实践品牌。成立志愿服务队⟦26支|-⟧，开展支教帮扶、社区服务、科普进校园等活动⟦140余次|volunteer-count⟧，参与师生⟦1200余人次|volunteer-person-times⟧，累计服务时长⟦5600小时|volunteer-hours⟧。举办第六届“化育杯”微党课大赛，收到作品⟦28件|-⟧，评出获奖作品⟦12件|-⟧，其中一等奖⟦2件|-⟧、二等奖⟦4件|-⟧、三等奖⟦6件|-⟧。
{3}3.促进就业升学。开展书记、院长访企拓岗专项行动，⟪走访用人单位⟦32家|-⟧，其中省内⟦19家|-⟧、省外⟦15家|-⟧|arithmetic inconsistency⟫，新增就业岗位⟦430余个|-⟧，建立实习基地⟦11个|-⟧。2024届毕业生⟦587人|business-fact⟧，落实去向⟦553人|business-fact⟧，毕业去向落实率⟦94.2%|business-fact⟧；升学⟦231人|business-fact⟧，升学率⟦39.4%|business-fact⟧⟪，。|punctuation⟫
{2}（四）党建引领发展，学科科研再上台阶
把党建工作融入学科建设、科学研究全过程，在⟦7个|-⟧科研团队中设立党员先锋岗⟦21个|-⟧。全年到账科研经费⟦4862万元|business-fact⟧，较上年的⟦4330万元|business-fact⟧增长⟦12.3%|year-on-year-change⟧；获批国家级项目⟦19项|business-fact⟧，其中重点项目⟦2项|business-fact⟧、面上项目⟦9项|business-fact⟧、青年项目⟦8项|business-fact⟧；发表高水平论文⟦213篇|business-fact⟧，授权发明专利⟦47件|business-fact⟧，成果转化金额⟪（此处补充数据，请科研秘书核）|residue⟫⟦680万元|business-fact⟧。化学学科进入全球前⟦1%|-⟧，材料科学与工程学科在省内排名由第5位升至第3位。
坚持以党建带群建，支持工会、共青团、学生会依照章程开展工作。召开教职工代表大会⟦1次|-⟧，征集提案⟦16件|-⟧，立案⟦9件|-⟧，办结率⟦100%|-⟧；春节前夕走访慰问离退休教职工⟦28人|consolation-persons⟧、困难教职工⟦4人|consolation-persons⟧，合计⟦32人|consolation-persons⟧，发放慰问金及慰问品⟦1.92万元|consolation-money⟧；为⟦3名|medal-count⟧老党员颁发“光荣在党50年”纪念章。学院党委高度重视实验室安全，与⟦63间|-⟧实验室负责人签订安全责任书，组织党员骨干开展安全大检查⟦6次|-⟧，发现隐患⟦114处|-⟧，均已整改销号。
{2}（五）全面从严治党，营造清风正气
扎实开展党纪学习教育，召开警示教育大会⟦2次|warning-education-count⟧，组织观看警示教育片⟦4场|warning-film-count⟧，开展师德师风专题教育⟦3场|-⟧，⟦138名|-⟧教职工全部签订师德师风承诺书。紧盯招生考试、经费使用、物资采购等重点环节，排查廉政风险点⟦42个|-⟧，制定防控措施⟦86条|risk-measure-count⟧，开展廉政谈话⟦63人次|-⟧，其中提醒谈话⟦5人次|reminder-talk-count⟧。对校内巡察反馈的⟦4个|-⟧方面⟦23条|inspection-problem-count⟧问题逐一整改，已完成⟦21条|rectified-count⟧，整改率⟦91.3%|rectification-rate⟧，⟪“剩余⟦2条|-⟧问题列入长期坚持事项|unbalanced bracket/quote⟫。
{1}二、存在的问题与不足
{3}1.理论学习的系统性还不强。部分教师党员重业务、轻政治的思想仍然存在，⟪党 支部|spacing⟫学习形式比较单一，教师参学率仅为⟦88.6%|study-attendance-rate⟧，低于学生党员约⟦8个百分点|-⟧。
{3}2.支部作用发挥不够均衡。个别支部“三会一课”记录不规范，⟪化工材料学院|consistency⟫的党建特色品牌还不够突出，“一支部一品牌”建设推进较慢。
{3}3.在高层次人才中发展党员力度不够。全院⟦46名|-⟧正高级职称教师中，党员⟦27名|-⟧，占比不足⟦六成|-|6|成⟧，近⟦两年|-|2|年⟧仅发展⟦1名|new-probationary-count⟧。
⟪&nbsp;|residue⟫{1}三、2025年工作思路
2025年，学院党委将锚定学校第四次党代会确定的目标任务，⟪再接再励|typo⟫，重点抓好以下工作：
{3}1.在铸魂育人上持续用力。中心组学习不少于⟦10次|!⟧，班子成员每学期至少讲⟦1次|lecture-plan⟧党课，每学期深入学生宿舍不少于⟦5次|!⟧。
{3}2.在强基固本上持续用力。全年计划发展党员⟦65名左右|!⟧，其中教师⟦3至5名|!⟧；培育校级以上样板支部⟦2—3个|!⟧，力争党支部达标率保持⟦100%|!⟧。
{3}3.在融合发展上持续用力。力争科研到账经费突破⟦5000万元|!⟧，国家级项目达到⟦20项以上|!|20|项⟧，毕业生去向落实率⟪稳定在⟦94%以上|!|94|%⟧|punctuation⟫
{3}4.在正风肃纪上持续用力。每季度开展⟦一次|!⟧廉政警示教育，全年分⟦两批|!|2|批⟧对各支部党风廉政责任制落实情况进行检查，问题整改率达到⟦100%|!⟧。
