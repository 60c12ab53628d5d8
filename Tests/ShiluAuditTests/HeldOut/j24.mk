2023年度东园社区党委书记抓基层党建述职报告
东园社区位于老城区，面积⟦1.8平方公里|-⟧，居民⟦4,260户|-|4260|户⟧、⟦一万二千余人|-|12000|人⟧，社区党委下设党支部⟦8个|branch-count⟧，党员⟦342名|member-count⟧。2023年，本人认真履行党建第一责任人职责，⟪在街道党工委的正确领导，|incomplete sentence⟫带领社区党员干部扎实工作，现述职如下。
{1}一、履职情况
{2}（一）抓政治建设，把稳“方向盘”
召开社区党委会⟦24次|bureau-committee-meeting-count⟧，专题研究党建工作⟦四次|hearing-count/-|4|次⟧，讲党课⟦3次|secretary-lecture-count⟧，参加联系支部主题党日⟦十二次|-|12|次⟧。组织党员集中学习⟦36次|group-study-count⟧，⟦2800余人次|study-person-times⟧参加；为行动不便的⟦41名|-⟧老党员送学上门⟦160余次|-⟧。
{2}（二）抓组织建设，建强“主心骨”
⟦8个|branch-count⟧党支部全年召开党员大会⟦32次|member-assembly-count⟧、支委会⟦96次|branch-committee-meeting-count⟧，开展主题党日⟦96次|theme-party-day-count⟧，平均每个支部每月⟦1次|-⟧。设立楼栋党小组⟦32个|-⟧，选配楼栋长⟦118名|-⟧，其中党员⟦74名|-⟧，占⟦62.7%|-⟧。评选“五星党员户”⟦20户|-⟧，占党员户总数的⟦6.5%|-⟧。吸纳⟦28家|-⟧单位组成“大党委”，认领“三张清单”项目⟦45个|-⟧，完成⟦43个|-⟧，完成率⟪⟦93.6%|-⟧|arithmetic inconsistency⟫。
{2}（三）抓基层治理，打造“幸福圈”
推行“1+3+N”网格模式，划分网格⟦13个|-⟧、微网格⟦112个|-⟧；召开居民议事会⟦30场|-⟧，收集建议⟦126条|opinions-collected⟧，解决⟦118条|-⟧；争取资金⟦280万元|-⟧，改造老旧小区⟦3个|business-fact⟧、惠及居民⟦760户|business-fact⟧，加装充电桩⟦60个|business-fact⟧。调解矛盾纠纷⟦89起|business-fact/practical-deed-count⟧，⟪其中邻里纠纷⟦52起|-⟧、家庭纠纷⟦27起|-⟧、其他⟦14起|-⟧|arithmetic inconsistency⟫，成功率⟦100%|business-fact/-⟧。
{2}（四）抓队伍作风，树牢“好形象”
⟪召开廉政警示教育|incomplete sentence⟫⟦3次|warning-education-count⟧，观看专题片⟦2部|warning-film-count⟧，与⟦16名|-⟧社区干部开展谈心谈话⟦32人次|talk-person-times⟧；“七一”走访慰问老党员、困难党员⟦五十三人|consolation-persons|53|人⟧，发放慰问金和慰问品折合⟦2.65万元|consolation-money⟧。⟪本院|residue⟫全年未发生违纪问题。
{1}二、存在问题
{3}1.抓党建⟪精力投入不够|incomplete sentence|?⟫，创新举措不多；{3}2.流动党员教育管理有⟪薄弱环结|typo⟫，⟦21名|-⟧流动党员参加活动较少；{3}3.社区工作者队伍⟪能力素质质|repeated words⟫有待提升。
{1}三、下步打算
{3}1.聚焦主责主业，⟪凝心具力|typo⟫抓党建，每季度召开党建联席会⟦1次|-⟧。
{3}2.加强流动党员管理，落实“一人一档”，争取参学率达到⟦85%|-⟧以上。
{3}⟪4.|numbering⟫深化“书记工作室”建设，打造党建示范小区⟦⟪___个|placeholder⟫|-|M|个⟧。
以上述职，敬请各位领导和同志们批评⟪指正|punctuation⟫
