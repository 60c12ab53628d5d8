岭南省南江市住房和城乡建设局机关党委关于2023年度党建工作情况的报告

市委直属机关工委：

{1}一、基本情况

南江市住房和城乡建设局机关党委下设基层党组织⟦19个|-⟧，其中党总支⟦2个|-⟧、党支部⟦17个|branch-count⟧；党员⟦328人|member-count⟧，其中女党员⟦107人|women-share/-⟧，占⟦32.6%|women-share⟧；研究生学历⟦61人|-⟧，大学本科学历⟦203人|-⟧，大专及以下学历⟦64人|-⟧⟪,|punctuation⟫平均年龄⟦43.7岁|member-age-structure⟧。机关党委委员⟦9名|-⟧，专职党务干部⟦3名|-⟧，办公地点在南江市滨江大道88号3号楼5层512室，邮编523000。

{1}二、主要工作及成效

{2}（一）聚焦“政治建设”，当好“两个维护”的排头兵

{3}1．强化创新理论武装。严格执行“第一议题”制度，全年党组会、党组理论学习中心组学习会、机关党委会分别召开⟦31|-|31|次⟧、⟦12|central-study-group-count|12|次⟧、⟦9次|organ-committee-meeting-count⟧。举办党务干部暨入党积极分子培训班⟦2期|training-class-count⟧、每期⟦3天|-⟧，参训⟦156人次|training-participants⟧。依托“住建大讲堂”，邀请省委党校二级教授来局授课⟦三次|expert-lecture-count/-⟧，听课人数近⟦千人次|-|1000|人次⟧。9月6日至15日，分⟦三批|-⟧组织⟦120余名|-⟧党员赴井冈山、遵义、延安开展党性教育，每批⟦3天2夜|O⟧。

{3}2．强化政治机关建设。认真学习贯彻习近平总书记关于城市工作、住房工作的重要论述，深入开展“走好第一方阵我为二十大作贡献”实践活动，⟪建设建设|repeated words⟫“讲政治、守纪律、负责任、有效率”的模范机关。全局⟦17个|branch-count⟧党支部全部达到“模范机关”创建标准，创建率⟦100%|-⟧。

{2}（二）聚焦“组织建设”，夯实战斗堡垒

{3}1．规范组织生活。全局各党支部共召开党员大会⟦七十余次|member-assembly-count⟧，支委会⟦210次|branch-committee-meeting-count⟧，组织主题党日⟦205次|theme-party-day-count⟧，班子成员带头讲党课⟦8人次|leader-lecture-count⟧。⟦17个|branch-count⟧支部均召开了主题教育专题组织生活会，共征求意见建议⟦186条|opinions-collected⟧，查摆问题⟦94个|self-found-problem-count⟧，制定整改措施⟦132条|measure-count⟧，已完成整改⟦88个|rectified-count⟧，⟪整改率⟦96.3%|rectification-rate⟧|arithmetic inconsistency⟫。民主评议党员中，评定“优秀”⟦98名|-⟧、“合格”⟦228名|-⟧、“基本合格”⟦2名|-⟧。

{3}2．严把党员入口。坚持⟪“早选苗、常浇水、深培土|unbalanced bracket/quote⟫的培养机制，全年新确定入党积极分子⟦12名|activist-new⟧，发展对象⟦7名|candidate-new⟧，接收预备党员⟦6名|new-probationary-count⟧、按期转正⟦5名|conversion-count⟧，转接组织关系⟦23人次|-⟧，⟪其中转入⟦14人|transfer-in-count⟧、转出⟦11人|transfer-out-count⟧|arithmetic inconsistency⟫。

{3}⟪4．|numbering⟫落实党内关怀。建党节、春节期间，走访慰问困难党员、老党员⟦26人次|consolation-persons⟧，发放慰问金⟦3.9万元|consolation-money⟧，平均每人⟦1500元|-⟧；看望因病住院职工⟦十一人次|-⟧。

{2}（三）聚焦“融合发展”，服务住建中心

坚持党建工作与住建业务同谋划、同部署、同推进、同考核。全年完成房地产开发投资⟦312.6亿元|business-fact⟧，商品房销售面积⟦286万平方米|business-fact⟧，同比增长⟦3.8%|business-fact/year-on-year-change⟧；开工改造老旧小区⟦142个|business-fact⟧、惠及居民⟦3.6万户|business-fact⟧，完成年度任务的⟦118.3%|business-fact⟧；筹集保障性租赁住房⟦5200套（间）|O⟧，发放住房租赁补贴⟦1876万元|business-fact⟧，惠及家庭⟪⟦2—3千户|O⟧|punctuation|?⟫；新增停车泊位⟦3100余个|business-fact⟧。建筑施工领域安全检查中，派出检查组⟦46个|-⟧，检查项目⟦860个次|business-fact⟧，发现隐患⟦2,316处|business-fact⟧，整改⟦2,298处|business-fact⟧，整改率⟦99.2%|-⟧。12345热线受理群众诉求⟦1.46万件|business-fact⟧，按期办结率⟦99.97%|business-fact⟧，满意率达⟦九成|-⟧以上。

聚焦“作风建设”，⟪<p>|residue⟫持续深化“清风住建”品牌，开展警示教育⟦4场次|warning-education-count⟧，受教育党员干部⟦1300余人次|educated-persons⟧，排查廉政风险点⟦132个|-⟧，其中高等级⟦28个|-⟧、中等级⟦59个|-⟧、低等级⟦45个|-⟧，制定防控措施⟦264项|risk-measure-count⟧，平均每个风险点⟦2项|-⟧。对⟦6名|-⟧新提任干部开展任前廉政谈话，对⟦⟪×名|placeholder⟫|-|M⟧干部进行提醒谈话。

{1}三、存在问题

一年来，我局机关党建工作虽然取得了一定成绩，但还存在一些短板：{3}一是理论学习的系统性还不强，碎片化学习多、系统性思考少⟪。；|punctuation⟫{3}二是支部之间发展不平衡，个别支部“三会一课”质量不高，⟪有的支部甚至全年未召开|incomplete sentence|?⟫；{3}⟪二是|numbering⟫党务干部队伍力量不足，专职党务干部占比偏低，与党章党规要求的⟦1%—2%|-⟧的比例还有差距。

{1}四、下步工作打算

{2}（一）⟪坚定不移的推进|grammar⟫全面从严治党。全年召开机关党委会不少于⟦12次|-⟧，专题研究党建工作⟦2—4次|-⟧。
{2}（二）持续推进支部标准化规范化建设。力争⟦30%以上|-⟧的党支部创建为“四强”党支部，培育示范支部⟦三至五个|-⟧。
{2}（三）着力打造高素质专业化干部⟪队伍|punctuation|?⟫

特此报告。

附件：1.2023年度机关党建工作情况统计表
　　　2.“清风住建”品牌建设⟪经验做法介绍。|punctuation|?⟫

（联系人：王明，电话：⟪XXXX-XXXXXXX|placeholder⟫）

　　　　　　　　　　　　　南江市住房和城乡建设局机关党委
　　　　　　　　　　　　　　　　2023年12月28日
