2023年度抓基层党建工作述职报告
安澜学院机械工程系党总支书记　高　远

各位领导、同志们：

根据会议安排，现将本人2023年度履行抓基层党建工作第一责任人职责的情况报告如下，请予评议。

{1}一、履职工作情况

我系党总支现设教师党支部⟦5个|branch-count/-⟧、学生党支部⟦7个|branch-count/-⟧，⟪共⟦13个|branch-count⟧党支部|arithmetic inconsistency⟫；党员⟦326人|member-count⟧，其中教工党员⟦74人|-⟧、学生党员⟦252人|-⟧。全系在校学生⟦2418人|context-fact/business-fact⟧，学生党员占⟦10.4%|-⟧。

{3}第一，旗帜鲜明讲政治，主动扛起“责任田”。我始终把党建工作放在心上、抓在手上、扛在肩上，主持召开党总支委员会⟦16次|general-branch-committee-meeting-count⟧、党政联席会⟦21次|-⟧，其中专题研究党建工作⟦7次|-⟧、意识形态工作⟦2次|ideology-study-count⟧，做到学期初有部署、学期中有检查、学期末有考核。带头落实领导干部联系班级、联系宿舍制度，全年走访学生公寓⟦四十余次|-⟧、深入课堂听课⟦36学时|-⟧，与学生谈心谈话⟦152人次|talk-person-times⟧。

{3}第二，原原本本悟思想，持续注入“动力源”。将学习贯彻习近平新时代中国特色社会主义思想主题教育作为全年首要政治任务⟪,|punctuation⟫聚焦“学思想、强党性、重实践、建新功”总要求，举办读书班⟦3期|-⟧、集中学习研讨⟦9次|study-discussion-count⟧，本人讲专题党课⟦4次|secretary-lecture-count/leader-lecture-count/party-lecture-count⟧，领题调研⟦1项|-⟧，形成调研报告⟦1篇|-⟧。组织师生党员赴⟦一大|none⟧会址、雨花台等地开展现场教学⟦6次|on-site-teaching-count⟧，参加⟦280余人次|study-person-times/-⟧。教师党支部“双带头人”书记配备率⟦100%|-⟧。

{3}第三，抓严抓实打基础，不断建强“桥头堡”。严格执行“三会一课”制度，⟦十二个|branch-count/-⟧支部全年召开党员大会⟦144次|member-assembly-count⟧，支委会⟦156次|branch-committee-meeting-count⟧，开展主题党日⟦144次|theme-party-day-count⟧，平均每支部⟦12次|-⟧⟪,|punctuation⟫覆盖率⟦百分之百|-|100|%⟧。发展党员坚持“入口关”，全年收到入党申请书⟦413份|applicant-new⟧，确定入党积极分子⟦198名|activist-new⟧，发展学生党员⟦96名|new-probationary-count⟧、教师党员⟦2名|new-probationary-count⟧，⟪共计发展⟦99名|new-probationary-count⟧|arithmetic inconsistency⟫，⟦84名|conversion-count⟧预备党员如期转正；高知识群体入党取得突破，⟦一名|O⟧海归博士向党组织递交了申请书。第二教工党支部入选全省高校“样板支部”培育创建单位，“智造先锋”工作室获批市级“双带头人”⟪书记工作室称号|terminology|?⟫。

{3}第四，凝心聚力促融合，全力跑出“加速度”。引导党员教师在教学科研一线创先争优，本年度获批国家自然科学基金项目⟦3项|business-fact⟧、省部级项目⟦11项|business-fact⟧，到账科研经费⟦1270万元|business-fact⟧，比上年⟦1016万元|business-fact⟧增长⟦25%|business-fact/year-on-year-change⟧；发表SCI收录论文⟦46篇|business-fact⟧，授权发明专利⟦19件|business-fact⟧；毕业生⟦583人|business-fact⟧，就业⟦554人|business-fact⟧，⟪年终毕业去向落实率达⟦96.0%|business-fact⟧|arithmetic inconsistency⟫。书记、系主任带队访企拓岗⟦32家|business-fact⟧，新建就业实习基地⟦8个|business-fact⟧，选派⟦14名|-⟧党员教师到⟪企业企业|repeated words⟫挂职锻炼。学生在第八届“互联网+”大赛中斩获国赛银奖⟦1项|honour-count/business-fact⟧、省赛金奖⟦2项|honour-count/business-fact⟧。

{1}⟪三、|numbering⟫上年度述职评议反馈问题整改情况

针对上年度述职评议时指出的“支部活动形式单一”⟪“品牌特色不鲜明|unbalanced bracket/quote⟫等⟦3个|-⟧问题，我逐条逐项制定整改措施⟦9条|measure-count⟧，现已完成⟦8条|-⟧，剩余⟦1条|-⟧正在推进，完成率⟦88.9%|-⟧。{3}一是活动形式“活”起来。创新推出“微党课+”“课前三分钟⟪”|unbalanced bracket/quote|?⟫思政分享，播出⟦52期|-⟧；{3}二是品牌特色“亮”起来，打造“红色工匠”“车间里的党课”等支部品牌⟦5个|-⟧；{3}三是“帮扶机制”实起来，⟪党员与学业困难学生结对，通过一对一辅导，|incomplete sentence|?⟫使⟦61名|-⟧学生退出学业预警。

{1}四、存在的问题及原因分析

一年来工作虽有进步，但离党委的要求、师生的期盼还有距离：
——⟪理论学习的的|repeated words⟫系统性不强，有时以干代学；
——对“双带头人”的培养办法不多⟪，，|punctuation⟫后备力量略显不足；
——思想政治工作的针对性、实效性还需⟪进一步增加|grammar|?⟫。

究其原因，主要是本人站位不够高，抓党建的精力投入不足，习惯于用老办法应对新问题。

{1}五、下一步工作思路

下一步⟪ |spacing⟫，我将⟪自觉的|grammar⟫把思想和行动统一到党的二十大精神上来，重点抓好⟦三件|-⟧事：
{3}1.抓学习。全年组织集中学习不少于⟦24次|-⟧，每名班子成员至少讲党课⟦2次|lecture-plan⟧。
{3}2.抓队伍。力争⟦2025年|none⟧底前教师党员比例达到⟦75%|-⟧，发展教师党员⟦3名左右|-⟧。
{3}3.抓作风。坚持“马上就办”，建立师生诉求“48小时办结”机制，⟪认真听取师生的意见建议|punctuation⟫

⟪（此处补充廉洁自律情况）|placeholder⟫

以上报告，不妥之处请批评指正。⟪谢谢大家！谢谢大家！|repeated words|?⟫

2024年1月⟪XX|placeholder⟫日
