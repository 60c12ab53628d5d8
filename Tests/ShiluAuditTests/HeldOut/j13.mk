海川职业技术学院关于主题教育的总结报告

省委主题教育第九巡回指导组：
2023年4月以来，在省委主题教育第九巡回指导组的精心指导下，学院党委牢牢把握“学思想、强党性、重实践、建新功”总要求，扎实开展主题教育，取得明显成效。现将有关情况报告如下。
{1}一、基本情况
学院党委下设二级党组织⟦12个|-⟧，党支部⟦56个|branch-count⟧，参加主题教育党员⟦1,043名|member-count/-|1043|名⟧，其中教职工党员⟦517名|-⟧、学生党员⟦488名|-⟧、离退休党员⟦38名|-⟧；县处级以上领导干部⟦9名|-⟧。
{1}二、主要做法
{2}（一）强化组织领导，高位推动落实。成立主题教育领导小组及⟦4个|-⟧工作专班，召开动员部署会⟦1次|mobilization-meeting-count⟧、推进会⟦五次|progress-meeting-count|5|次⟧，派出⟦3个|-⟧督导组开展督导⟦3轮|inspection-count⟧，印发工作简报⟦32期|publicity-count⟧，在省级以上媒体刊发报道⟦14篇|publicity-media-count⟧。
{2}（二）强化理论学习，做到以学铸魂。举办处级以上干部读书班⟦2期|thematic-study-count/training-class-count⟧、集中学习⟦7天|-⟧，班子成员交流发言⟦27人次|discussion-speech-person-times⟧；购买发放学习用书⟦3200余册|material-quantity⟧；党支部组织集体学习⟦六百七十余次|group-study-count|670|次⟧，党员撰写学习体会⟦1,500余篇|reflection-count|1500|篇⟧；组织知识竞赛⟦1场|competition-count⟧，参赛师生⟦三百人|-|300|人⟧，⟦3名|honour-count⟧选手获得一等奖，⟦6名|honour-count⟧选手获得二等奖。
{2}（三）强化调查研究，解决突出问题。班子成员领题调研⟦9个|-⟧，开展调研⟦43次|-⟧，召开座谈会⟦25场|symposium-count⟧，访谈师生⟦410人次|-⟧，形成调研报告⟦9篇|publicity-media-count⟧、问题清单⟦31条|self-found-problem-count/-⟧，已解决⟦29条|rectified-count/-⟧，解决率⟦93.5%|rectification-rate/-⟧，为师生办实事⟦46件|practical-deed-count⟧，投入经费⟦七百八十万元|-|780|万元⟧，改造学生宿舍⟦4栋|business-fact⟧、⟦520间|business-fact⟧。
{2}（四）强化检视整改，推动建章立制。召开专题民主生活会⟦1次|democratic-life-count⟧，征求意见⟦58条|opinions-collected⟧，查摆班子问题⟦6个|self-found-problem-count⟧，制定整改措施⟦二十一条|measure-count|21|条⟧；各支部召开专题组织生活会⟦56次|thematic-organization-life-count⟧；“废改立”制度⟦37项|rule-changed-count⟧，⟪其中废止⟦8项|-⟧、修订⟦17项|-⟧、新建⟦13项|-⟧|arithmetic inconsistency⟫。
{1}三、取得的成效
办学质量进一步提升，⟦2个|business-fact⟧专业群入选省级高水平专业群，毕业生初次就业率⟦96.4%|business-fact⟧，比上年提高⟦1.8个百分点|year-on-year-change/business-fact⟧；学生在全国职业院校技能大赛中获一等奖⟦2项|honour-count/business-fact⟧、二等奖⟦⟪××项|placeholder⟫|honour-count/business-fact|M|项⟧；横向科研到账经费突破⟦2000万元|business-fact⟧。
{1}四、存在的问题
{3}一是理论学习的系统性还不强，存在⟪以干待学|typo⟫现象；{3}二是⟪调查研究成果转化还不够、|punctuation⟫推动工作的办法不多；{3}三是对⟦个别|O⟧支部的指导不够精准⟪）|unbalanced bracket/quote⟫。
{1}五、下一步打算
{3}一是持续巩固拓展主题教育成果，每年至少开展⟦2次|-⟧“回头看”；{3}二是抓好《实施意见》（海职党〔2023〕45号）的落实；{3}三是健全常态长效机制，推动主题教育⟪成果走深走时|typo⟫。
