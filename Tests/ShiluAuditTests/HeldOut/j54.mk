2023年度个人述职述廉报告
大树村党支部书记　陈立新

各位领导，党员、代表们：

大家好！我是大树村党支部书记、村委会主任陈立新。说句心里话，一年来，村里的工作能有今天这个样子，离不开镇党委的领导，离不开在座各位的支持。下面，我把这一年的工作，向大家作个汇报，请大家评一评、议一议。

{1}一、一年来干了哪些事

{3}一是把党员拢起来。刚上任那会儿，支部开会经常稀稀拉拉，⟦47名|member-count⟧党员能来⟦一半|O⟧就不错了。我就一家一家地跑，一个一个地谈，坐在炕头上听老党员的想法。现在，每月15号主题党日雷打不动，全年开展⟦12次|theme-party-day-count⟧，平均到会率⟦92%|meeting-attendance-rate⟧以上。召开党员大会⟦5次|member-assembly-count⟧、支委会⟦14次|branch-committee-meeting-count⟧，我自己讲党课⟦3次|secretary-lecture-count⟧。今年支部确定入党积极分子⟦2名|activist-new⟧，发展预备党员⟦1名|new-probationary-count⟧，是个返乡大学生，这可是我们村⟦八年|O⟧来发展的头一个党员。

{3}二是把产业搞起来。全村⟦286户|context-fact/business-fact⟧、⟦1043口人|context-fact/business-fact⟧，人均耕地不足⟦1亩|-⟧，光靠种玉米，一年到头剩不下几个钱。支部带头领办了果蔬合作社，流转土地⟦320亩|business-fact⟧，建起大棚⟦58个|business-fact⟧，种草莓、⟪西红柿、、|punctuation⟫羊角蜜，吸纳⟦64名|-⟧村民在家门口务工，每人每天能挣⟦120元|-⟧。全年合作社销售收入⟦262万元|business-fact⟧，纯利润⟦53万元|business-fact⟧，村集体分红⟦15.9万元|business-fact⟧，占纯利润的⟦30%|-⟧，⟪比去年的⟦9.4万元|business-fact⟧增加了⟦5.5万元|business-fact/year-on-year-change⟧|arithmetic inconsistency⟫。

{3}三是把环境靓起来。争取项目资金⟦180万元|business-fact⟧，硬化巷道⟦4.2公里|business-fact⟧，安装路灯⟦96盏|business-fact⟧，栽植绿化苗木⟦1300余棵|business-fact⟧，改厕⟦151户|business-fact⟧⟪,|punctuation⟫拆除残垣断壁⟦37处|business-fact⟧。组织党员义务劳动⟦22次|volunteer-count⟧，累计出工⟦510人次|volunteer-person-times⟧。以前，村里是“晴天一身土、雨天两脚泥”，现在是“抬脚上油路，出门见绿树”，⟪群众的幸福感明显改善|grammar⟫。

{3}⟪三是|numbering⟫把民心暖起来。办好⟦十件|practical-deed-count⟧民生实事，打机井⟦2眼|business-fact⟧、修水渠⟦800米|business-fact⟧、建老年幸福食堂⟦1处|-⟧，⟦70岁以上|-⟧老人每顿饭只收⟦2元|-⟧钱。慰问老党员⟦9人|consolation-persons⟧、困难户⟦16户|consolation-persons⟧，送去米面油等价值⟦7500元|consolation-money⟧的慰问品，⟪户均⟦400元|-⟧|arithmetic inconsistency|?⟫。全年调解邻里纠纷⟦19起|business-fact⟧，做到了小事不出组、大事不出村。10月份秋收，连阴雨连下了⟦九天|-⟧，我和党员突击队⟦12名|-⟧队员在地里泡了⟦五天五夜|O⟧，抢收玉米⟦410亩|business-fact⟧，没有一户的粮食烂在地里。

{1}二、守住了哪条线

作为一名村干部，我时刻提醒自己，手莫伸、伸手必被捉。严格执行“四议两公开”，全年召开村民代表会议⟦6次|-⟧，研究集体资源发包、低保评定等⟦17件|-⟧大事，党务、村务、财务每季度公开⟦1次|-⟧，全年⟪共公开⟦3次|disclosure-count⟧|arithmetic inconsistency|?⟫。村里⟦18万元|-⟧以上的工程，一律上平台招标。我本人没有⟪吃、拿、卡、要等等|repeated words|?⟫行为，也没有给亲戚朋友打过招呼、批过条子。组织村“两委”⟦7名|-⟧干部看警示片⟦4次|warning-film-count⟧，签订《廉洁履职承诺书》⟦7份|-⟧，与⟪**|placeholder⟫镇纪委联合开展廉政家访⟦1次|-⟧。

{1}三、还有哪些不足

打铁还需自身硬。我总结自己有⟦三条|O⟧不足：{3}一是文化水平低，⟪对上级的的|repeated words⟫新政策学得慢、吃得不透；{3}二是性子急，有时候话说得重、说得冲，伤了个别群众的心；{3}三是村集体底子薄，全年收入⟦31.6万元|-⟧，在全镇⟦22个|-⟧村里排第十四位，离“百万村”还差一大截。

{1}⟪五、|numbering⟫明年怎么干

{3}1.扩大种植规模。再流转土地⟦200亩|-⟧，新建大棚⟦40个|-⟧，集体收入争取突破⟦40万元|-⟧。
{3}2.建强支部班子。每月至少学习⟦两次|-⟧，发展党员⟦1—2名|-⟧，把⟦35岁以下|-⟧后备干部增加到⟦4名|-⟧。
{3}3.办好民生实事。完成自来水管网改造⟦6公里|-⟧，全村⟦286户|-⟧⟪全部都|repeated words|?⟫用上放心水⟪，|punctuation⟫

我的述职完了，讲得不对不到的地方，请大家批评。⟪谢谢大家|punctuation|?⟫

（注：⟪数字待核实|placeholder⟫）
