2023年度党支部书记述职报告
城市管理综合执法局市容科党支部书记　⟪张**|placeholder⟫
各位领导、同志们，我于2021年3月任市容科党支部书记，所在支部有党员⟦11人|member-count⟧。现就一年来履职情况报告如下。
{1}一、主要工作
{3}一是坚持学在前。主持召开支委会⟦13次|branch-committee-meeting-count⟧、党员大会⟦4次|member-assembly-count⟧，开展集中学习⟦24次|group-study-count⟧，上党课⟦2次|secretary-lecture-count⟧；本人撰写心得体会⟦8篇|reflection-count⟧，学习强国积分⟦12650分|-⟧，列局机关第3名。{3}二是坚持管在严。全年开展谈心谈话⟦44人次|talk-person-times⟧，人均⟦4次|-⟧；开展批评⟦2人次|-⟧，提醒谈话⟦1次|reminder-talk-count⟧；收缴党费⟦9768元|dues-total⟧，人均⟦888元|dues-per-capita⟧。{3}三是坚持干在实。牵头整治占道经营⟦1260处|business-fact⟧，拆除违规广告牌⟦418块|business-fact⟧，规范停车秩序⟦3900余辆次|business-fact|3900|辆次⟧，办理数字城管案件⟦5218件|business-fact⟧，按期结案率⟦99.4%|business-fact⟧，比上年提高⟦1.2个百分点|year-on-year-change⟧；办理市民投诉⟦312件|business-fact⟧，办结⟦312件|business-fact⟧，满意率由⟦92%|-⟧提高到⟦96.5%|business-fact⟧。{3}四是坚持帮在先。牵头认领“微心愿”⟦15个|practical-deed-count⟧，到社区报到服务⟦6次|volunteer-count⟧，参加党员⟦60余人次|volunteer-person-times⟧，走访困难户⟦9户|consolation-persons⟧。
{1}二、存在问题
理论学习存在“三多三少”现象；去年支部评为四星级党支部，今年降为三星级，教训深刻；对党员教育管理不够严格。
{1}三、努力方向
第一，加强学习，读原著不少于⟦5本|-⟧。第二，加强管理，严格落实每月⟦1次|-⟧主题党日。第三，争创一流，力争年内评为四星级党支部，办理案件不少于⟦5000件|-⟧。
报告人：⟪XXX|placeholder⟫
2024年1月10日
