桐岭镇石门村党总支2023年上半年工作总结

今年上半年，石门村党总支在镇党委、政府的坚强领导下，团结带领全村党员干部群众，牢固树立“‘绿水青山就是金山银山’的‘两山’理念”，按照产业兴旺、生态宜居、乡风文明、治理有效、生活富裕的总要求，各项工作取得了新进展。全村现有⟦12个|context-fact/business-fact⟧村民小组、⟦896户|context-fact/business-fact⟧、⟦3152人|context-fact/business-fact⟧，耕地⟦2860亩|context-fact/business-fact⟧；党总支下设党支部⟦3个|branch-count⟧，党员⟦105名|member-count⟧，其中⟦60岁以上|-⟧党员⟦52名|-⟧，占⟦49.5%|member-age-structure⟧，流动党员⟦十七名|-⟧。现将上半年工作情况⟪ |spacing⟫总结如下：

党建引领方面，火车跑得快，全靠车头带。我们一张蓝图绘到底，一任接着一任干，始终把学习贯彻党的二十大精神作为首要任务，“三会一课”⟪。|punctuation⟫主题党日、组织生活会等制度得到较好落实。上半年，各支部共召开党员大会⟦6次|member-assembly-count⟧、支委会⟦18次|branch-committee-meeting-count⟧，开展主题党日⟦18次|theme-party-day-count⟧，总支书记、支部书记讲党课⟦四次|secretary-lecture-count⟧。6月30日，组织⟦28名|-⟧党员到⟪*|placeholder⟫市红色教育基地开展现场教学。认真落实“四议两公开”工作法，召开村民代表会议⟦5次|-⟧，研究集体土地流转、文化广场建设等⟦14项|-⟧重大事项，公开党务村务财务⟦6次|disclosure-count⟧，村党总支书记、村委会主任实行“一肩挑”，村“两委”班子⟦7人|-⟧团结有力。⟪组织党员培训⟦2期|training-class-count⟧、培训党员⟦108名|training-participants⟧|arithmetic inconsistency⟫，其中邀请县委党校老师授课⟦1次|expert-lecture-count/party-lecture-count⟧。发展党员工作稳步推进，新递交入党申请书⟦3份|applicant-new⟧，确定入党积极分子⟦2名|activist-new⟧，培养发展对象⟦1名|candidate-new⟧。收缴上半年党费⟦3276元|dues-total⟧，人均⟦31.2元|dues-per-capita⟧。

产业发展方面，村集体经济收入⟦86.4万元|business-fact⟧，比上年同期⟦72万元|business-fact⟧增长⟦20%|business-fact/year-on-year-change⟧，其中光伏发电收益⟦52.1万元|business-fact⟧、门面租金及其他收入⟦34.3万元|business-fact⟧。流转土地⟦1200余亩|business-fact⟧，种植油茶⟦460亩|business-fact⟧、茶叶⟦310亩|business-fact⟧，引进农业企业⟦2家|business-fact⟧，较2020年增长⟦2倍|business-fact⟧，带动就业⟦一百三十余人|business-fact⟧、户均增收⟦3000—5000元|business-fact⟧。⟪截止|typo⟫6月底，上级下达的旱厕改造任务⟦160户|business-fact⟧已完成⟦128户|business-fact⟧，完成率⟦80%|business-fact⟧；G235国道石门段沿线拆除违建⟦36处|business-fact⟧、⟦2400平方米|business-fact⟧。

乡村治理方面，坚持和发展新时代“枫桥经验”，“小事不出组、大事不出村”。上半年排查矛盾纠纷⟦34起|business-fact⟧，调解成功⟦33起|business-fact⟧，成功率⟦97.1%|business-fact⟧；办理12345热线工单⟦四十五件|business-fact⟧，按期办结率⟦100%|business-fact⟧、群众满意度⟦百分之九十五|business-fact⟧以上。党员志愿者每月开展人居环境整治⟦2次|-⟧，上半年共⟦12次|volunteer-count⟧，参与⟦350多人次|volunteer-person-times⟧，清运垃圾⟦180余吨|business-fact⟧。村口、广场等⟦5处|facility-count⟧设置了宣传栏，⟪邦助|typo⟫困难群众申领低保⟦8户|business-fact⟧、临时救助⟦11人次|business-fact⟧，落实“一老一小”关爱措施。

为民服务方面，元旦春节期间，党总支走访慰问老党员⟦12人|consolation-persons⟧、困难党员⟦8人|consolation-persons⟧、军属⟦15人|consolation-persons⟧，⟪共慰问⟦36人|consolation-persons⟧|arithmetic inconsistency⟫，发放慰问金和慰问品折合⟦10500元|consolation-money⟧⟪、|punctuation⟫为群众办实事⟦9件|practical-deed-count⟧，解决了饮水、出行等问题，打通服务群众“最后一公里”。投入⟦35.6万元|business-fact⟧硬化⟪&nbsp;|residue⟫组道⟦2.3公里|business-fact⟧，安装太阳能路灯⟦64盏|business-fact⟧，新建文化广场⟦一座|business-fact⟧（约⟦1500平方米|business-fact⟧）。村卫生室0578-3120456健康咨询电话、村委会二楼208室便民服务点每周一至周六8：30—17：30有人值守。

党风廉政建设方面，认真学习《中国共产党纪律处分条例》第一百二十二条和⟪《农村基层干部廉洁履行职责规定|unbalanced bracket/quote⟫（试行）等党内法规，观看警示教育片⟦2次|warning-film-count⟧，通报身边典型案例⟦3起|warning-case-count⟧，开展村干部集体谈话⟦1次|group-integrity-talk-count⟧，排查廉政风险点⟦九个|-⟧，制定防控措施⟪⟦XX条|risk-measure-count⟧|placeholder⟫。对⟪××|placeholder⟫资金专项检查发现的问题，逐一建立台账。对群众反映强烈的事，不搞一刀切，不打太极拳，七嘴八舌议一议、面对面谈一谈，把话说到百姓心坎上。

虽然取得了一些成绩，但也要清醒地看到，工作中还存在短板：党员队伍年龄偏大，青年后备力量不足；集体经济增收渠道不宽，村集体经营性收入在全镇⟦19个|context-fact⟧村中列第十一位；流动党员管理方式单一，有的流动党员⟪半年未参加组织生活|punctuation⟫

下半年，党总支将认真抓好党建和乡村振兴重点任务，组织流动党员“双报到”，每月至少开展⟦1次|theme-party-day-plan⟧主题党日，年内发展党员⟦1至2名|-⟧，确保村集体经济收入突破⟦150万元|-⟧，力争旱厕改造任务⟦100%|-⟧完成，为建设宜居宜业和美乡村⟪而努力努力奋斗|repeated words⟫。

　　　　　　　　　　　　　中共桐岭镇石门村总支部委员会
　　　　　　　　　　　　　　　　　二〇二三年七月五日