沧平市自然资源局机关第三党支部2024年上半年工作总结

我支部由规划科、用途管制科、确权登记科和测绘科⟦4个|-⟧科室的党员组成，现有党员⟦19名|member-count⟧，其中在职⟦16名|member-count⟧，退休⟦3名|member-count⟧，下设⟦2个|-⟧党小组。上半年，在局机关党委的领导下，支部按照年初制定的工作计划，做了一些具体工作，现总结如下。
学习教育情况
上半年，支部以党纪学习教育为重点，结合学习党的二十大精神，共组织集中学习⟦11次|group-study-count⟧，其中⟪《条例》|terminology|?⟫专题学习⟦5次|thematic-study-count⟧，专题研讨⟦3次|study-discussion-count⟧，有⟦14人次|discussion-speech-person-times⟧作了交流发言。每名党员写了⟦2篇|reflection-per-capita⟧心得体会，共⟦38篇|reflection-count⟧，人均笔记⟦1万字以上|-⟧。4月⟪份份|repeated words⟫局里组织党纪知识测试，支部⟦17人|test-participants⟧参加⟪,|punctuation⟫平均⟦92.5分|-⟧，在全局⟦6个|-⟧支部中排第2名。支部⟦18名|-⟧党员注册了“学习强国”，其余⟦1名|-⟧退休党员因身体原因没有注册，由党小组长每月上门送学⟦一次|-⟧，半年送了⟦6次|-⟧。5月17日，组织党员到桐柏岭烈士陵园开展现场教学⟦1次|on-site-teaching-count⟧，参观了⟦2个|-⟧展厅，⟦15名|-⟧党员参加⟪（人数再跟小周核一下）|residue⟫。
组织生活情况
坚持“三会一课”，上半年召开⟪党员 大会|spacing⟫⟦2次|member-assembly-count⟧；⟪支委会每月⟦1次|-⟧，共召开⟦5次|branch-committee-meeting-count⟧|arithmetic inconsistency⟫；⟦2个|-⟧党小组每月各开⟦1次|-⟧党小组会，共⟦12次|party-group-meeting-count⟧；书记讲党课⟦1次|secretary-lecture-count⟧，分管局领导以普通党员身份来支部讲党课⟦1次|leader-lecture-count⟧。主题党日开展了⟦6次|theme-party-day-count⟧，平均到会率⟦93.9%|meeting-attendance-rate⟧。2月份召开组织生活会，查摆班子问题⟦4条|self-found-problem-count⟧、党员个人问题⟦31条|self-found-problem-count⟧，⟦35条|self-found-problem-count⟧问题中到6月底已整改⟦29条|rectified-count⟧，整改率⟦82.9%|rectification-rate⟧，剩下的⟦6条|-⟧下半年改完。会前开展谈心谈话⟦23人次|talk-person-times⟧，征求到意见建议⟦9条|opinions-collected⟧。
发展党员方面，培养入党积极分子⟦2名|activist-stock⟧，确定发展对象⟦1名|candidate-new⟧，预备党员小赵5月份按期转正。1—6月收缴党费⟦2394元|dues-total⟧，人均⟦126元|dues-per-capita⟧，都是当月交清的。支部自己订了学习制度、考勤制度、谈心谈话制度等⟦3项|rule-adopted-count⟧制度，贴在党员活动室墙上。活动室添了书柜⟦2个|-⟧、图书⟦80余册|-⟧，花费⟦3200元|-⟧，从机关党委拨付的活动经费里列支。信息宣传由测绘科的小杜负责，一般活动结束后当天就写出来，所以报送得比较及时。
廉政方面
支部书记和⟦4名|-⟧科长签了廉政责任书，⟦16名|-⟧在职党员都签了承诺书。组织观看警示教育片⟪⟦（　）部|warning-film-count|M⟧|placeholder⟫，元旦、春节、清明、“五一”、端午节前各发了⟦1条|-⟧提醒短信，半年共⟦5次|reminder-education-count⟧。对用地预审、不动产登记等⟦3个|-⟧岗位的⟦11个|-⟧风险点又查了⟦一遍|-|1|遍⟧，补了防控措施⟦7条|risk-measure-count⟧。支委会上集体研究了科室人员轮岗、评先评优推荐等事项⟦4件|-⟧，都按程序作了公示，每次公示不少于⟦5个工作日|!⟧，没有收到不同意见。支部纪检委员在科务会上讲了⟦2个|-⟧身边的案例，大家触动比较大。上半年支部没有党员受到处分⟪，。|punctuation⟫
结合业务办实事
支部的党员都在业务口上，办实事主要结合日常工作来做。确权登记科在登记窗口设了党员先锋岗⟦1个|-⟧，开展延时服务、预约服务共⟦42次|-⟧，上半年窗口共办件⟦1360余件|business-fact⟧，一般登记的办理时间由⟦5个工作日|business-fact⟧压缩到⟦3个工作日|business-fact⟧，压缩了⟦40%|business-fact⟧；给行动不便的老人上门办证⟦8户|practical-deed-count/business-fact⟧。测绘科免费给乡镇提供图件⟦60多幅|business-fact⟧。规划科、用途管制科⟦两个|-|2|个⟧科室的党员⟦7人|-⟧到项目现场服务⟦19次|-⟧，帮企业解决用地问题⟦12个|practical-deed-count/business-fact⟧，涉及土地⟦430.5亩|business-fact⟧。支部参加文明路口执勤、河道清洁、世界地球日宣传等志愿服务⟦4次|volunteer-count⟧，参加⟦57人次|volunteer-person-times⟧，平均每次⟦14人|-⟧左右。“七一”前看望了⟦2名|consolation-persons⟧退休老党员，送去慰问金⟦600元|consolation-money⟧，每人⟦300元|-⟧，党员自愿捐款⟦1850元|-⟧帮扶结对村的⟦2户|-⟧困难学生家庭。半年来，⟪市水务局|residue⟫机关党委采用支部信息⟦5篇|publicity-count⟧，比去年同期多⟦2篇|-⟧。
党员在急难工作中能往前站。6月中旬下大雨，河东几个乡镇发生小滑坡，测绘科党员带头连续⟦3天|-⟧在野外排查，查看隐患点⟦26处|business-fact⟧，其中⟦4处|business-fact⟧及时报告乡镇并设了警示牌，协助转移群众⟦11户|business-fact⟧⟦37人|business-fact⟧，没有人员伤亡。用途管制科党员加班加点，⟦20天|business-fact⟧内完成了⟦3个|business-fact⟧重点项目的用地组卷上报。支部推荐的⟦1名|-⟧同志被局里评为优秀共产党员。
存在的问题
{3}1.学习形式不够活。集中学习⟦11次|group-study-count⟧里有⟦7次|-⟧是读文件，大家讨论得少，⟦3名|-⟧退休党员参加集中学习的次数也不多。
{3}2.活动时间不好保证。上半年业务忙，出差多，有⟦2次|-⟧主题党日是推迟到下一周才开的，党员参加不齐。
⟪{3}2.|numbering⟫会议记录不够规范。支委轮流记，有详有略，局机关党委3月份检查时指出了⟦3处|-⟧问题，已经补齐⟪改整|typo⟫。
下半年打算
{3}1.继续抓好学习。集中学习不少于⟦10次|!⟧，每名党员全年参加集中学习不少于⟦32学时|!⟧，请业务专家来讲⟦一至两次|!⟧课。
{3}2.把组织生活安排早一点。主题党日固定在每月第一个星期五下午，每月⟦1次|theme-party-day-plan⟧，下半年⟦6次|!⟧，支部书记和支委每人至少讲⟦1次|lecture-plan⟧党课。10月份完成支部换届选举。
{3}3.做好发展党员工作。发展对象争取在年底前接收为预备党员，再新培养积极分子⟦1—2名|!⟧。
{3}4.剩余的⟦6条|!⟧问题，由支部书记和组织委员牵头，9月底前改完⟦4条|!⟧，11月底前⟪全部改完|punctuation⟫
