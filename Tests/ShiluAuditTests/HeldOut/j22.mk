实验小学党支部2023—2024学年度第一学期党建工作总结

本学期，在区教育局党委的坚强领导下，学校党支部围绕立德树人根本任务，深入开展“党建领航、五育并举”品牌创建，较好地完成了各项工作任务。现总结如下：
{1}一、强学习，筑牢信仰之基
支部有正式党员⟦31名|full-member-count⟧、预备党员⟦2名|probationary-member-count⟧，入党积极分子⟦3名|activist-stock⟧。本学期共组织党员集中学习⟦十次|group-study-count|10|次⟧、专题研讨⟦3次|study-discussion-count⟧，书记、校长各讲党课⟦一次|secretary-lecture-count/leader-lecture-count|1|次⟧；开展“学习强国”学习，人均积分⟦8600分|study-points-average⟧；撰写学习心得⟦66篇|reflection-count⟧，人均⟦2篇|reflection-per-capita⟧。组织党员教师观看红色影片⟦两场|-|2|场⟧、参观县革命纪念馆⟦1次|on-site-teaching-count⟧。
{1}二、强组织，夯实战斗堡垒
{2}（一）规范组织生活。召开支部党员大会⟦2次|member-assembly-count⟧、支委会⟦5次|branch-committee-meeting-count⟧、党小组会⟦15次|party-group-meeting-count⟧，⟪合计⟦23次|three-meetings-total/-⟧|arithmetic inconsistency⟫，主题党日⟦5次|theme-party-day-count⟧。召开组织生活会⟦1次|organization-life-count⟧，查找问题⟦9条|self-found-problem-count⟧，制定整改措施⟦9条|measure-count⟧，完成整改⟦8条|rectified-count⟧，整改率⟦88.9%|rectification-rate⟧。
{2}（二）严格发展党员。讨论接收预备党员⟦1名|new-probationary-count⟧，支部大会应到有表决权党员⟦31人|-⟧，实到⟦29人|-⟧，赞成⟦29票|-⟧。
{2}（三）亮明党员身份。设立党员示范岗⟦8个|demonstration-site-count⟧、党员责任区⟦12个|-⟧，公开承诺事项⟦93项|-⟧，人均⟦3项|-⟧。
{1}三、强队伍，锻造“四有”好老师
全校⟦112名|-⟧教师中，党员⟦33名|member-count⟧，占⟦29.5%|-⟧；⟦6名|honour-count⟧党员教师获区级以上表彰，其中市级⟦2名|-⟧、区级⟦4名|-⟧。开展师德师风专题教育⟦4次|-⟧，签订责任书⟦112份|-⟧，签订率达到⟦百分之百|-|100|%⟧。青蓝结对⟦18对|-⟧，开设公开课⟦四十余节|-|40|节⟧。党员教师家访⟦二百七十多户|-|270|户⟧，课后服务参与率⟦98％|-⟧。
{1}四、强服务，办好民生实事
慰问退休教师、困难党员共⟦15人|consolation-persons⟧，发放慰问金⟦4500元|consolation-money⟧，⟪人均⟦350元|-⟧|arithmetic inconsistency⟫；“爱心妈妈”结对留守儿童⟦26名|-⟧；党员志愿服务⟦7次|volunteer-count⟧，⟦180人次|volunteer-person-times⟧参加，累计服务⟦540小时|volunteer-hours⟧；改造食堂⟦600平方米|-⟧，投入⟦23.5万元|-⟧。
{1}五、存在不足
{2}（一）学习的深度不够，理论联系实际不紧密⟪，|punctuation⟫
{2}（二）党建品牌的辐射⟪带动动作用|repeated words⟫有限。
{2}（三）⟪某某|placeholder⟫老师等个别党员先锋模范作用发挥不明显。
{1}六、下学期打算
{3}1.每月组织集中学习⟦2次|-⟧，每位党员撰写心得⟦1—2篇|-|1|篇⟧。
{3}2.发展党员⟦1名|-⟧，⟪坚持不屑|typo⟫抓好入党积极分子培养。
{3}3.⟪严于率己|typo⟫，做好廉洁从教工作⟪“三查三看|unbalanced bracket/quote⟫活动。
实验小学党支部
2024年1月18日
