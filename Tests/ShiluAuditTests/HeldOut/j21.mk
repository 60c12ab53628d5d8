清江市市场监督管理局机关党委2024年党建工作总结
2024年，局机关党委在市委和市直机关工委的正确领导下，以习近平新时代中国特色社会主义思想为指导，坚持党建统领监管，扎实推进模范机关创建，现将一年来的工作总结如下：
{1}一、主要工作及成效
{2}（一）突出铸魂，强化政治引领。局党组召开党组会⟦三十一次|leading-group-meeting-count|31|次⟧，落实“第一议题”⟦29次|-⟧，理论学习中心组学习⟦12次|central-study-group-count⟧，举办党纪学习教育读书班⟦1期|thematic-study-count/training-class-count⟧、为期⟦4天|-⟧，党组书记讲授专题党课⟦2次|secretary-lecture-count⟧，其他班子成员讲党课⟦6次|leader-lecture-count⟧。组织“两优一先”表彰，授予⟦12名|honour-count⟧党员“优秀共产党员”称号。
{2}（二）突出固本，夯实组织基础。机关党委下辖党支部⟦26个|branch-count⟧，其中机关在职党支部⟦14个|-⟧、基层所党支部⟦9个|-⟧、离退休党支部⟦3个|-⟧，党员⟦407名|member-count⟧。全年各支部共召开党员大会⟦112次|member-assembly-count⟧、支委会⟦318次|branch-committee-meeting-count⟧，讲党课⟦一百零六次|party-lecture-count|106|次⟧，开展主题党日⟦312次|theme-party-day-count⟧。按期换届支部⟦5个|term-election-count⟧，增补支委⟦3名|-⟧。发展预备党员⟦3名|new-probationary-count⟧、转正⟦4名|conversion-count⟧，确定入党积极分子⟦6名|activist-new⟧。收缴党费⟦38.27万元|dues-total⟧。⟦398名|test-participants⟧党员参加党纪知识测试，占党员总数的⟪⟦96.8%|test-coverage/-⟧|arithmetic inconsistency⟫。
{2}（三）突出融合，服务发展大局。组建“红盾先锋”服务队⟦15支|emergency-squad-count⟧，走访企业⟦1,200余家|business-fact|1200|家⟧，解决难题⟦三百六十八个|business-fact/practical-deed-count|368|个⟧；新登记经营主体⟦2.86万户|business-fact⟧，同比增长⟦7.3%|year-on-year-change/business-fact⟧；检查食品经营单位⟦8,456户次|business-fact|8456|户次⟧，立案⟦236件|business-fact⟧，罚没款⟦412.5万元|business-fact⟧；受理12315投诉举报⟦15,320件|business-fact|15320|件⟧，办结⟦15,198件|business-fact|15198|件⟧，办结率⟦99.2%|business-fact⟧，为消费者挽回经济损失⟦五百二十余万元|business-fact|520|万元⟧。
{2}（四）突出严实，锤炼过硬作风。召开警示教育大会⟦2次|warning-education-count⟧，通报典型案例⟦9起|warning-case-count⟧，组织⟦130余人次|-⟧参观廉政教育基地⟦3批次|-⟧。任前廉政谈话⟦11人|-⟧，运用“第一种形态”批评教育⟦4人次|first-form-count⟧。开展明察暗访⟦8次|inspection-count⟧，发现问题⟦21个|-⟧，⟪已整改⟦18个|-⟧，正在整改⟦4个|-⟧|arithmetic inconsistency⟫。
{1}二、存在问题
{3}一是党建与业务融合的载体不多，⟪抓的不够紧|grammar⟫；{3}二是个别支部组织生活⟪流于型式|typo⟫；{3}三是⟪我镇|residue⟫基层所点多面广，党员集中难⟪。，|punctuation⟫
{1}⟪二、|numbering⟫2025年工作计划
{3}一是深化理论武装，理论学习中心组学习不少于⟦12次|-⟧。{3}二是抓好支部规范化建设，力争⟦90%|-⟧以上支部达到“五好”标准。{3}三是深化“一支部一品牌”，培育示范点⟦2—3个|-|2|个⟧。{3}四是⟪严格按照照|repeated words⟫“一岗双责”要求，完善廉政风险防控措施⟦⟪XX条|placeholder⟫|-|M|条⟧。
清江市市场监督管理局机关党委
2024年12月⟪XX日|placeholder⟫
