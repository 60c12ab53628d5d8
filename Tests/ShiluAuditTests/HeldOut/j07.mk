⟪〇〇|placeholder⟫供水集团机关第一党支部2023年工作总结
⟪2022年|residue|?⟫，⟪××供水集团|placeholder⟫机关第一党支部紧紧围绕集团中心工作，认真开展各项组织生活，现将全年工作总结如下。
{1}一、强化理论学习
支部全年组织集中学习⟦⟪__次|placeholder⟫|group-study-count|M|次⟧，专题学习⟦18次|thematic-study-count⟧，党员人均撰写心得体会⟦3篇|reflection-per-capita⟧以上。其中，第一季度开展学习⟦5次|-⟧、第二季度⟦4次|-⟧、第三季度⟦4次|-⟧、第四季度⟦5次|-⟧。“学习强国”平台人均积分⟦1.2万分|study-points-average⟧，参学率⟦98.5％|study-attendance-rate⟧。组织支部党员⟦⟪XX名|placeholder⟫|-|M|名⟧观看电影《我本是高山》⟦1场|-⟧。
{1}二、规范组织生活
召开支部党员大会⟦4次|member-assembly-count⟧、支委会⟦12次|branch-committee-meeting-count⟧、党小组会⟪⟦２４次|party-group-meeting-count|24|次⟧|punctuation|?⟫，上党课⟦4次|party-lecture-count⟧，⟪合计⟦46次|three-meetings-total/-⟧|arithmetic inconsistency⟫。开展主题党日⟦十二次|theme-party-day-count|12|次⟧，召开组织生活会⟦1次|organization-life-count⟧，民主评议党员⟦23名|-⟧，其中优秀⟦7名|-⟧、合格⟦16名|-⟧。开展谈心谈话⟦三十二次|talk-count|32|次⟧、⟦六十余人次|talk-person-times|60|人次⟧，谈话覆盖率⟦100%|talk-coverage⟧。
{1}三、服务中心工作
党员突击队⟦2支|emergency-squad-count⟧参加“3·22世界水日”宣传⟪（发放宣传资料⟦1000余份|material-quantity/-⟧，|unbalanced bracket/quote⟫连续⟦7天|-⟧⟦24小时|duty-hours-per-day/business-fact⟧抢修DN800供水管线⟦2.3km|business-fact⟧；全年处理客服工单⟦5 621件|business-fact|5621|件⟧，及时率⟦99.8%|business-fact⟧，管网漏损率降至⟦8.7%|business-fact⟧，下降⟦1.1个百分点|year-on-year-change/business-fact⟧，水质综合合格率保持⟦100%|business-fact⟧。
{1}四、加强廉政建设
⟪的的|repeated words⟫落实“一岗双责”，签订廉政承诺书⟦23份|-⟧，签订率⟦100%|pledge-signing-rate⟧；组织警示教育⟦3次|warning-education-count⟧，参观市反腐倡廉教育基地⟦1次|on-site-teaching-count/warning-education-count⟧。⟪此处补充具体案例|placeholder⟫。
{1}五、存在问题
{3}一是学习形式不够丰富；{3}二是主题党日活动创新不够；{3}三是⟪调查研究研究不深入|repeated words⟫。
{1}六、2024年工作打算
{4}（1）坚持第一议题制度，每月集中学习不少于⟦2次|-⟧。
{4}（2）计划发展党员⟦1名|-⟧、培养入党积极分子⟦2名|-⟧。
{4}（3）拓展“我为群众办实事”，全年走进社区⟦4次|-⟧，⟪筑劳|typo⟫服务宗旨。
