恒拓精密铸件有限公司党支部2024年度工作总结

2024年，在榆溪经济开发区党工委和榆溪镇党委的关心指导下，公司党支部认真学习贯彻习近平新时代中国特色社会主义思想和党的二十大、二十届三中全会精神，按照“围绕发展抓党建、抓好党建促发展”的思路，把党建工作融入企业生产经营全过程，较好地发挥了党支部的战斗堡垒作用和党员的先锋模范⟪做用|typo⟫。现将一年来的工作情况汇报如下：

支部基本情况
公司成立于2009年，现有职工⟦386名|-⟧，主要从事汽车、工程机械用精密铸件的研发和生产。公司党支部成立于2014年6月，支部委员会由⟦3名|-⟧委员组成，下设党小组⟦3个|-⟧。现有党员⟦23名|member-count⟧，占职工总数的⟦6%|-⟧，其中正式党员⟦21名|full-member-count⟧、预备党员⟦2名|probationary-member-count⟧；女党员⟦7名|-⟧，占⟦30.4%|women-share⟧；大专以上学历党员⟦15名|-⟧，占⟦65.2%|education-share⟧。从岗位看，管理岗位⟦8名|-⟧、技术岗位⟦9名|-⟧、生产一线⟦6名|-⟧。

主要做法和成效
抓学习，筑牢思想根基。坚持把理论学习作为第一任务，采取集中学习与个人自学、线上学习与线下学习相结合的方式，全年组织集中学习⟦18次|group-study-count⟧，撰写心得体会⟦46篇|reflection-count⟧，人均⟦2篇|reflection-per-capita⟧；购买发放学习书籍⟦60余册|material-quantity⟧。党纪学习教育期间，支部书记讲专题党课⟦1次|secretary-lecture-count⟧，组织党员观看警示教育片⟦2次|warning-film-count⟧，开展党纪知识测试⟦1次|-⟧，⟦22名|test-participants⟧党员参加，参与率⟦95.7%|test-coverage⟧。组织党员赴⟪___|placeholder⟫革命纪念馆等地开展现场教学⟦2次|on-site-teaching-count⟧，参加⟦41人次|-⟧。“学习强国”人均积分⟦1.2万分|study-points-average⟧，在全镇非公企业党组织中排名第4位。⟪通过开展形式多样的学习活动，使党员的理想信念更加坚定|grammar⟫。
抓规范，严肃组织生活。严格落实“三会一课”制度，党支部每季度召开⟦1次|-⟧党员大会，全年⟦4次|member-assembly-count⟧；召开支委会⟦12次|branch-committee-meeting-count⟧；⟦3个|-⟧党小组每月各召开⟦1次|-⟧党小组会，全年共⟦36次|party-group-meeting-count⟧；讲党课⟦6次|party-lecture-count⟧，其中书记讲党课⟦3次|secretary-lecture-count⟧。坚持“生产不停、学习不断”，利用倒班间隙和厂休日开展主题党日活动，⟪每月⟦2次|-⟧，全年共⟦22次|theme-party-day-count⟧|arithmetic inconsistency⟫。年初召开2023年度组织生活会⟦1次|organization-life-count⟧，会前开展谈心谈话⟦52人次|talk-person-times⟧，征求意见建议⟦34条|opinions-collected⟧，查摆问题⟦13个|self-found-problem-count⟧，制定整改措施⟦17条|measure-count⟧，目前⟦13个|rectified-count⟧问题全部完成整改，整改率⟦100%|rectification-rate⟧。组织⟦21名|-⟧正式党员参加民主评议，评定优秀⟦4名|-⟧，占⟦19%|review-excellent-share⟧。⟪&nbsp;|residue⟫全年收缴党费⟦9384元|dues-total⟧，人均⟦408元|dues-per-capita⟧，按时交纳率⟦100%|dues-on-time-rate⟧。
抓队伍，增强支部活力。注重在生产骨干、技术能手中发展党员，全年新递交入党申请书⟦8名|applicant-new⟧，确定入党积极分子⟦5名|activist-new⟧、发展对象⟦3名|candidate-new⟧，接收预备党员⟦2名|new-probationary-count⟧，预备党员转正⟦1名|conversion-count⟧，目前在册入党积极分子⟦9名|activist-stock⟧。深入实施“双培养”工程，把⟦3名|!⟧生产骨干培养成入党积极分子，把⟦2名|!⟧党员培养成车间主任。选送⟦十余名|training-participants⟧党员和入党积极分子参加开发区举办的培训班⟦4期|-⟧。扎实开展⟪“四个带头”活动，即带头学理论、带头钻技术、带头讲诚信|arithmetic inconsistency⟫，评选季度“党员之星”⟦4批|!⟧共⟦8人次|!⟧。

抓融合，助推企业发展。
{3}一是围绕生产当先锋。设立党员示范机台⟦6台|!⟧、党员责任区⟦4个|!⟧，组建由党员牵头的技术攻关小组⟦3个|!⟧，完成攻关课题⟦7项|business-fact⟧，年节约成本⟪⟦43.6万元|business-fact⟧，其中节电⟦18.2万元|business-fact⟧、降低刀具损耗⟦11.5万元|business-fact⟧、废料回收⟦12.9万元|business-fact⟧|arithmetic inconsistency⟫。全年新增授权专利⟦9项|business-fact⟧，其中发明专利⟦2项|business-fact⟧、实用新型专利⟦7项|business-fact⟧；产品废品率由上年的⟦3.4%|business-fact⟧降至⟦2.7%|business-fact⟧，下降⟦0.7个百分点|year-on-year-change/business-fact⟧。公司全年实现产值⟦2.86亿元|business-fact⟧，较上年的⟦2.53亿元|business-fact⟧增长⟦13%|year-on-year-change/business-fact⟧；研发投入⟦1144万元|business-fact⟧，占产值的⟦4%|business-fact⟧；上缴税金⟦1320余万元|business-fact⟧，首次跻身全区工业企业纳税二十强。
{3}二是服务职工办实事。依托“书记接待日”“职工说事会”等平台，全年征集职工合理化建议⟦118条|-⟧，采纳⟦47条|-⟧，采纳率⟦39.8%|-⟧；办成职工食堂改造、母婴室建设等实事⟦9件|practical-deed-count⟧，投入资金⟦60多万元|-⟧。帮扶困难职工⟦12名|consolation-persons⟧，发放帮扶金⟦3.6万元|consolation-money⟧，人均⟦3000元|-⟧。调解劳动纠纷⟦7起|business-fact⟧。职工流失率由⟦11.8%|business-fact⟧下降到⟦9.3%|business-fact⟧，下降⟦2.5个百分点|year-on-year-change/business-fact⟧。
{3}⟪二是|numbering⟫履行责任作表率。组织党员开展义务植树、交通劝导、清理河道等志愿服务⟦9次|volunteer-count⟧，参与⟦130余人次|volunteer-person-times⟧；发动党员职工无偿献血⟦27人|-⟧、献血量⟦8100毫升|business-fact⟧；向榆溪镇慈善分会捐款⟦5.2万元|business-fact⟧，结对资助困难学生⟦4名|-⟧，每人⟦2000元|-⟧、共⟦8000元|-⟧。⟪局党组|residue⟫高度重视，班子成员带头⟪参与|punctuation⟫
抓群团，凝聚发展合力。坚持党建带工建、带团建，现有工会会员⟦371名|-⟧，职工入会率⟦96.1%|-⟧，团员青年⟦28名|-⟧。深化“名师带高徒”活动，师徒结对⟦24对|-⟧，其中党员师傅⟦9名|-⟧，占⟦37.5%|-⟧；联合工会举办技能竞赛⟦3场|-⟧，⟦112人|-⟧参赛，评出一等奖⟦3名|-⟧、二等奖⟦6名|-⟧、三等奖⟦9名|-⟧，共⟦18名|-⟧职工受到表彰，发放奖金近⟦2万元|-⟧。组织迎新春游园、职工趣味运动会等活动⟦5场次|-⟧，参与职工⟦900余人次|-⟧。党员带头参加安全生产隐患排查，每周⟦1次|-⟧，全年⟦52次|-⟧，排查隐患⟦143处|business-fact⟧，整改⟦143处|business-fact⟧，整改率⟦100%|business-fact⟧；开展安全培训⟦8场|business-fact⟧、⟦760余人次|business-fact⟧，公司已连续⟦三年|business-fact⟧未发生一般及以上生产安全事故。

抓阵地，强化工作保障。公司全年投入党建经费⟦12.8万元|-⟧，改造提升党群活动中心⟦1处|facility-count⟧、面积⟦180平方米|facility-count/business-fact⟧，配备图书⟦1500余册|media-quantity⟧，更新车间党建宣传栏⟦8块|facility-count⟧。修订完善《党支部议事规则》《党员积分管理办法》等制度⟦5项|rule-revised-count⟧，编发党建信息⟦26篇|publicity-count⟧，被区级以上媒体采用⟦11篇|publicity-media-count⟧。2024年11月，党支部获评榆溪区“双强六好”党组织，全区共⟦10家|!⟧企业入选。

存在的问题和不足
一年来，支部工作虽然取得了一定成绩，但对照上级要求和党员职工期盼，还存在一些差距：{3}一是工学矛盾比较突出，受订单和倒班影响，个别月份党员到会率不足⟦八成|meeting-attendance-rate⟧；{3}二是党员队伍年龄偏大，⟦50岁以上|-⟧党员有⟦9名|member-age-structure⟧，占⟦39.1%|member-age-structure⟧，一线班组长中党员偏少，⟦5个|-⟧生产班组尚无党员；{3}三是党建工作方法⟪不够不够|repeated words⟫新颖，品牌特色不鲜明。

{1}2025年工作思路
2025年，⟪恒拓集团|consistency⟫党支部将以学习贯彻党的二十届三中全会精神为主线，重点做好以下⟦四个|-⟧方面工作：
{3}1.深化理论学习。每月组织集中学习不少于⟦1次|!⟧，书记全年讲党课不少于⟦4次|lecture-plan⟧，党员参学率保持在⟦95%以上|!⟧。
{3}2.规范组织生活。每月固定开展⟦1次|theme-party-day-plan⟧主题党日，推行“积分制”管理，探索“线上+线下”双轨学习模式，力争创成五星级党支部。
{3}3.壮大党员队伍。全年培养入党积极分子⟦3至5名|!⟧，发展党员⟦1—2名|!⟧，消除党员空白班组⟦2个以上|!⟧。
{3}⟪5、|numbering⟫助力企业发展。完成技术攻关课题⟦8项以上|!⟧，推动公司产值突破⟦3亿元|!⟧，提前谋划“十五五”时期转型升级路径，为榆溪区制造业高质量发展贡献力量⟪。。|punctuation⟫
