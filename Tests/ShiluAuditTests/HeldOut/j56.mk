红星机械制造（集团）有限责任公司动力分厂党支部2023年工作总结

一年来，动力分厂党支部在集团公司党委的坚强领导下，以迎接公司建厂七十周年为契机，围绕“降本增效、保供保产”中心任务，充分发挥党支部战斗堡垒作用和党员先锋模范作用，带领全体职工克服设备老化、人员紧张等不利因素，圆满完成了全年各项任务。支部现有党员⟦29名|member-count⟧，分布在⟦4个|-⟧班组和⟦1个|-⟧机关党小组，党员占职工总数⟦137人|context-fact/business-fact⟧的⟦21.2%|-⟧。

{1}一、抓学习，强素质，在“学”字上做文章

支部把政治理论学习摆在突出位置，年初有计划、月月有安排、次次有考勤。全年组织集中学习⟦24次|group-study-count⟧，其中专题学习⟦6次|thematic-study-count⟧，党员参学率⟦96%|study-attendance-rate⟧；支部书记、委员讲党课⟦5次|party-lecture-count/secretary-lecture-count/leader-lecture-count⟧，⟪其中书记讲党课⟦2次|secretary-lecture-count⟧，委员讲党课⟦4次|-⟧|arithmetic inconsistency⟫；组织观看红色电影《志愿军：雄兵出击》⟦1场|-⟧，参观“二七”纪念馆⟦一次|-⟧。在“学习强国”平台上，支部人均积分⟦1.12万分|study-points-average⟧，⟦3名|-⟧同志进入公司前50名。⟪通过学习，广大党员的政治素养和业务能力有了明显增加|grammar|?⟫。

{1}二、抓组织，打基础，在“建”字上下功夫

严格落实“三会一课”、民主评议党员、组织生活会等制度，召开党员大会⟦4次|member-assembly-count⟧、支委会⟦12次|branch-committee-meeting-count⟧、党小组会⟦60次|party-group-meeting-count⟧，⟦五个|-⟧党小组平均每月⟦1次|-⟧。开展主题党日活动⟦12次|theme-party-day-count⟧。积极做好党员发展工作，⟦2名|conversion-count⟧预备党员按期转正，⟦1名|new-probationary-count⟧发展对象被吸收为预备党员，⟦5名|applicant-new⟧同志向党组织递交了入党申请书。全年收缴党费⟦8,736元|dues-total⟧，无⟦一人|O⟧拖欠。支部被公司党委评为⟪“先进基层党组织|unbalanced bracket/quote⟫，⟦2名|honour-count/-⟧党员被评为“优秀共产党员”。

{1}三、抓生产，保供应，在“干”字上见实效

支部围绕生产经营重点难点，开展“党员先锋岗”“党员责任区”“党员突击队”活动。全年供电⟦4862万千瓦时|business-fact⟧，供蒸汽⟦18.3万吨|business-fact⟧，供水⟦216万立方米|business-fact⟧，设备完好率⟦98.6%|business-fact⟧，设备可开动率⟦99.1%|business-fact⟧；吨蒸汽煤耗由去年的⟦156公斤|-⟧下降到⟦148公斤|-⟧，降低⟦5.1%|business-fact/year-on-year-change⟧。党员突击队利用国庆、中秋⟦8天|-⟧假期，连续奋战⟦168小时|-⟧，提前⟦一天半|O⟧完成110千伏变电站检修，节约外委检修费用⟦32.5万元|business-fact⟧。全年征集合理化建议⟦83条|business-fact⟧，采纳⟦41条|business-fact⟧，⟪采纳率⟦51.3%|business-fact⟧|arithmetic inconsistency⟫，创效⟦126万元|business-fact⟧。“师带徒”签约⟦11对|-⟧，在公司第十六届职工技能大赛中，分获电工、锅炉工比赛一二等奖。

{1}四、抓作风，严纪律，在“廉”字上敲警钟

深入贯彻中央八项规定精神，组织党员学习《中国共产党纪律处分条例》，观看警示教育片⟦3部|warning-film-count⟧，与⟦8名|-⟧关键岗位人员签订廉洁从业承诺书，节假日前发送廉洁短信⟦240条|reminder-education-count⟧⟪、。|punctuation⟫对备件采购、废旧物资处置等环节实行全过程监督，全年无违纪违法⟪案件|punctuation⟫

{1}五、抓关怀，聚人心，在“暖”字上动真情

坚持把职工冷暖放在心上，夏送清凉、冬送温暖、金秋助学。走访慰问困难职工⟦14户|consolation-persons⟧，⟪发放慰问金⟦1.4万元|consolation-money⟧，户均⟦1200元|-⟧|arithmetic inconsistency⟫；看望病困职工⟦9人次|consolation-persons⟧；为⟦29名|political-birthday-count/-⟧党员过“政治生日”。为职工办实事⟦12件|practical-deed-count⟧，修缮职工浴室⟦2间|-⟧，更换空调⟦16台|-⟧，把⟦137名|-⟧职工体检全部落实到位。组织青年职工⟦三四十人|O⟧参加植树、献血等公益活动⟦5次|volunteer-count⟧。

虽然取得了一些成绩，但与上级党委的要求还有差距：⟪党员教育的方法还比较较为单一|repeated words⟫，⟪创新意思不强|typo⟫；党建与生产经营融合的深度不够；青年党员比例偏低，⟦35岁以下|-⟧党员只有⟦6名|member-age-structure/-⟧。针对以上问题，⟪我院|residue⟫将认真研究、逐项改进。

2024年，我们将以习近平新时代中国特色社会主义思想为指导，深入贯彻落实党的二十大精神，⟪以“创一流支部、争一流业绩”目标|incomplete sentence|?⟫，重点做好以下⟦四项|-⟧工作：{3}一是抓好主题教育⟪  ，|spacing⟫做到学思用贯通；{3}二是抓好班子建设，按期完成换届；{3}三是抓好党员发展，培养入党积极分子⟦3—5名|-⟧，发展党员⟦2名|-⟧；{3}四是抓好降本增效，力争能源费用同比下降⟦3%|-⟧以上，为公司高质量发展作出新的更大⟪供献|typo⟫⟪！。|punctuation⟫

　　　　　　　　　　　　　动力分厂党支部
　　　　　　　　　　　　　　2024年1月⟪XX日|placeholder⟫
