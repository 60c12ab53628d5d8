⟪XX区|placeholder⟫疾病预防控制中心党支部2023年度工作总结
2023年，疾控中心党支部在区卫健局党委的领导下，认真贯彻落实新时代党的卫生健康工作方针，充分发挥党支部战斗堡垒作用和党员先锋模范作用，圆满完成了各项任务。现总结如下。
{1}一、党员队伍情况
支部现有党员⟦37名|member-count⟧（含预备党员⟦2名|probationary-member-count⟧），其中男党员⟦15名|-⟧、⟪女党员⟦21名|-⟧|arithmetic inconsistency⟫；研究生学历⟦9名|-⟧，本科学历⟦24名|-⟧，平均年龄⟦41.5岁|member-age-structure⟧。支委会由⟦5人|-⟧组成，下设⟦3个|-⟧党小组。
{1}二、主要工作
{2}（一）学思想，政治建设有高度。
组织集中学习⟦22次|group-study-count⟧，其中政治理论学习⟦12次|theory-study-count⟧、党史学习⟦4次|-⟧、业务政策学习⟦6次|-⟧；观看红色影片⟦2部|-⟧，⟦六十余人次|film-participants|60|人次⟧参加；赴红色教育基地开展实境教育⟦两次|on-site-teaching-count|2|次⟧。党员撰写心得体会⟦74篇|reflection-count⟧，人均⟦2篇|reflection-per-capita⟧。学习强国参与率⟦百分之九十七点三|-|97.3|%⟧。
{2}（二）强堡垒，组织建设有力度。
召开党员大会⟪⟦４次|member-assembly-count|4|次⟧|punctuation|?⟫，支委会⟪⟦１２次|branch-committee-meeting-count|12|次⟧|punctuation|?⟫，党小组会⟦三十六次|party-group-meeting-count|36|次⟧，书记讲党课⟦1次|secretary-lecture-count⟧、支委讲党课⟦3次|party-lecture-count⟧；谈心谈话⟦⟪**次|placeholder⟫|talk-count|M|次⟧。接收入党申请书⟦3份|applicant-new⟧，培养积极分子⟦2名|activist-stock⟧，转出党员组织关系⟦1人|transfer-out-count⟧。按月足额收缴党费⟦9,876.00元|dues-total|9876|元⟧。
{2}（三）促业务，融合发展有深度。
发挥党员先锋岗作用，规范处置突发公共卫生事件⟦3起|business-fact⟧，流调⟦220余人|business-fact/-⟧；完成适龄儿童疫苗接种⟦4.26万剂次|business-fact⟧，接种率⟦99.1%|business-fact⟧；检测水样⟦1 280份|business-fact|1280|份⟧，合格率⟦98.9%|business-fact⟧；开展健康讲座⟦四十二场|expert-lecture-count/business-fact/-|42|场⟧，发放宣传折页⟦2万余份|material-quantity/-⟧。H7N9、H5N1等监测工作有序推进，⟦365天|O⟧⟦24小时|duty-hours-per-day⟧值守。
{2}（四）守底线，廉政建设有韧度。
开展廉政教育⟦6次|warning-education-count⟧，书记与科长、科长与科员分别签订责任书⟦11份|-⟧、⟦64份|-⟧，签订率⟦100%|pledge-signing-rate⟧。开展自查⟦2次|inspection-count⟧，发现问题⟦5个|self-found-problem-count⟧，⟪整改⟦6个|rectified-count⟧|arithmetic inconsistency⟫，整改率⟦100%|rectification-rate⟧。
{2}（五）办实事，服务群众有温度。
开展“双报到”志愿服务⟦15次|volunteer-count⟧，参与党员⟦210人次|volunteer-person-times⟧，累计服务时长⟦630小时|volunteer-hours⟧，人均⟦17小时|-⟧；走访帮扶⟦8户|consolation-persons⟧，送去价值⟦3200元|consolation-money⟧的米面油等物资。
{1}三、存在问题
{3}1.党建与业务融合方面还存在“两张皮”现象⟪，|punctuation⟫
{3}2.党员学习的主动性、自觉性有待⟪提升提高|repeated words⟫。
{3}⟪4.|numbering⟫支部活动⟪方式式单一|repeated words⟫。
{1}四、2024年工作思路
围绕“十四五”规划目标，⟪坚持不懈的推进|grammar⟫全面从严治党，做到主题党日每月⟦1次|-⟧、党员大会每季度⟦1次|-⟧、党课每年不少于⟦4次|-⟧，培养入党积极分子⟦2～3名|-|2|名⟧。
⟪待补充|placeholder⟫
二〇二三年十二月三十日
