2024年上半年市第二人民医院党委工作总结
今年以来，市第二人民医院党委认真落实党委领导下的院长负责制，以高质量党建引领医院高质量发展，上半年各项工作有序推进。
{1}一、主要工作
{3}1.加强政治建设。召开党委会⟦十五次|bureau-committee-meeting-count|15|次⟧，研究“三重一大”事项⟦48项|major-decision-count⟧；党委理论学习中心组集中学习⟦6次|central-study-group-count⟧，其中专题研讨⟦2次|-⟧，中心组成员交流发言⟦20余人次|discussion-speech-person-times⟧。
{3}2.建强基层组织。全院⟦23个|branch-count⟧党支部中，“双带头人”支部书记⟦22个|-⟧，占⟦95.7%|-⟧。上半年⟦百余名|-|100|名⟧党员参加党务培训，举办培训班⟦二期|training-class-count|2|期⟧；发展党员⟦11名|new-probationary-count⟧，其中高知群体⟦7名|-⟧，占⟦63.6%|-⟧；⟦5名|conversion-count⟧预备党员如期转正。党费收缴⟦61,238.50元|dues-total|61238.5|元⟧，收缴率为⟦100%|dues-on-time-rate⟧。
{3}3.深化廉洁建设。开展“清风医路”警示教育月，组织党员干部⟦三百五十余人次|educated-persons|350|人次⟧参观市廉政教育基地，签订行风责任书⟦1200余份|-⟧；约谈科室负责人⟦9人次|reminder-talk-count⟧，其中药剂科⟦3人次|-⟧、设备科⟦2人次|-⟧、⟪其他科室⟦5人次|-⟧|arithmetic inconsistency⟫；开展大型医疗设备采购专项监督⟦4次|inspection-count⟧。
{3}4.提升服务质量。门急诊量⟦52.3万人次|business-fact⟧，同比增长⟦8.4％|year-on-year-change/business-fact⟧；出院患者⟦1.9万余人次|business-fact⟧，平均住院日⟦6.8天|business-fact⟧，同比缩短⟦0.5天|year-on-year-change/business-fact⟧；开展三、四级手术⟦4,120台|business-fact|4120|台⟧；患者满意度⟦97.2%|business-fact⟧。⟦6支|-⟧党员志愿服务队赴⟦18个|-⟧乡镇义诊⟦31场|volunteer-count⟧，惠及群众⟦4200多人|-⟧，减免费用⟦12.6万元|-⟧。选派⟦3批|dispatched-batches⟧⟦9名|dispatched-persons⟧医务人员援藏，每批时间⟦3—6个月|-|3|个月⟧。
{3}5.关爱干部职工。为⟦1,386名|-|1386|名⟧职工免费体检，看望慰问住院职工⟦42人次|consolation-persons⟧，帮扶困难党员⟦4人|consolation-persons⟧、发放帮扶资金⟦2万元|consolation-money⟧，每人⟦5000元|-⟧；举办“中国医师节”座谈会⟦1场|symposium-count⟧。护患比达到⟦1∶0.48|O⟧。
{1}二、存在的问题
{3}1.个别支部组织生活质量不高，⟦2个|-⟧支部第二季度未召开党员大会。
{3}2.党务干部专职少、兼职多。
{3}3.宣传载体⟪比较较为单一|repeated words⟫。
{1}三、下半年工作打算
{3}1.完成换届支部⟦⟪XX个|placeholder⟫|-|M|个⟧，按期换届率达到⟦100%|-⟧。
{3}2.开展党员轮训，培训时间不少于⟦32学时|-⟧。
{3}3.全年发展党员⟦20名|-⟧左右，一线医护人员占比不低于⟦60%|-⟧。
