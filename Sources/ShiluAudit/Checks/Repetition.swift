/// A word written twice in a row: 的的, 进行进行; the end of a word doubled: 方式式; one meaning said twice: 比较较为.
struct Repetition: TextCheck {
    private static let single: Set<Unicode.Scalar> = [
        "的", "了", "和", "在", "与", "及", "被", "把", "是", "为", "等", "将", "并", "以", "从", "于", "其",
    ]

    /// What makes the second word part of another: 支部支部书记, 组织组织部, 工作工作者, 党员党员干部.
    private static let goesOn: Set<Unicode.Scalar> = [
        "书", "委", "部", "生", "强", "者", "组", "干", "银", "对", "队", "成", "长", "会", "制", "化", "员", "性",
    ]

    /// Words that stand beside themselves where a name ends with one and the next word begins with it, and verbs that
    /// are doubled on purpose.
    private static let followsItself: Set<String> = [
        "组织", "支部", "学习", "领导", "中心", "机关", "委员", "工作", "会议", "服务", "教育", "党员", "建设", "书记", "发展", "干部",
        "单位", "部门", "管理", "企业", "宣传", "工程", "项目", "群众", "人民", "问题", "活动", "团结", "中国", "国家", "社会", "志愿",
        "监督", "检查", "整改", "专题", "党委", "总支", "政治", "文化", "安全", "技术", "生产", "业务", "责任", "创新", "指导", "督导",
        "研究", "讨论", "交流", "商量", "锻炼", "体验", "考虑", "休息", "打听", "联系", "方面", "街道", "社区", "学院", "医院", "学生",
        "教师", "职工", "青年", "老人", "行动", "滴水", "步步", "环环", "节节", "层层", "人人", "事事", "时时", "处处", "天天", "一个",
        "比武", "培训", "小组", "支委", "党组", "工会", "团委", "公司", "集团", "学校", "科室", "县委", "市委", "省委", "区委", "班子",
        "制度", "党建", "思想", "经济", "网络", "环境", "财务", "会计", "法律", "执法", "司法", "水利", "交通", "医疗", "教学", "科研", "评比", "竞赛",
        "调研", "巡察", "审查", "审批", "审核", "评估", "考核", "主题", "示范", "基地", "公益", "信息",
    ]

    /// Characters that end words and hardly begin any, with what they may begin after all: 方式式, 党员们们, 针对性性.
    private static let tails: [Unicode.Scalar: Set<Unicode.Scalar>] = [
        "式": Set("样微".unicodeScalars), "们": [], "者": [], "性": Set("质格情命别能".unicodeScalars),
        "神": Set("圣州奇经态舟话采情气色".unicodeScalars), "章": Set("程节法".unicodeScalars), "率": Set("先领队为真".unicodeScalars),
        "措": Set("施手辞".unicodeScalars), "彻": Set("底查夜".unicodeScalars), "念": Set("书头好及".unicodeScalars),
        "识": Set("别字才大变".unicodeScalars), "度": Set("过假".unicodeScalars), "况": Set("且".unicodeScalars),
        "态": Set("度势".unicodeScalars), "署": Set("名理长".unicodeScalars), "践": Set("行诺踏".unicodeScalars),
        "责": Set("任令成人问备".unicodeScalars), "获": Set("得奖评取悉知批赠益".unicodeScalars), "览": Set("胜".unicodeScalars),
        "际": Set("遇".unicodeScalars), "极": Set("大其为端力具强".unicodeScalars), "项": Set("目".unicodeScalars),
        "照": Set("顾片明亮常搬料射看样护单抄章旧办做".unicodeScalars),
        "质": Set("量疑变朴询检押效监保控管感地子".unicodeScalars), "展": Set("览示现开厅板演望区馆销出会评播品位台".unicodeScalars),
        "设": Set("置立计备施想定有党岗专身在为了法防卡点奖班分".unicodeScalars), "习": Set("近惯题俗得作总".unicodeScalars),
        "育": Set("人才苗种新先婴林肥德英".unicodeScalars), "织": Set("密就造布牢网".unicodeScalars),
        "导": Set("向致师入游弹读演航学播购员医".unicodeScalars), "案": Set("例件情卷头由".unicodeScalars), "续": Set("建写签航".unicodeScalars),
        "训": Set("练诫导话词".unicodeScalars),
    ]

    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let doubles = context.lexicon.trie("doubled-words")
        let synonyms = context.lexicon.trie("said-twice")
        let again = Self.again(text)
        var defects: [Defect] = []
        var index = 0
        while index + 1 < text.count {
            if again[index] == 1, Self.single.contains(text.scalars[index]),
                text.at(index + 2) != text.scalars[index], text.at(index + 2) != text.at(index + 3),
                isCertain(text, index)
            {
                let word = text.string(index..<(index + 1))
                defects.append(context.defect(index..<(index + 2), .repeated, word, "“\(word)”重复。请删去一个。"))
                index += 2
                continue
            }
            if again[index] == 1, isDoubledHead(text, index) {
                let word = text.string(index..<(index + 1))
                defects.append(context.defect(index..<(index + 2), .repeated, word, "“\(word)”重复。请删去一个。"))
                index += 2
                continue
            }
            if again[index] > 0, let end = doubledPhrase(text, index) {
                let half = (end - index) / 2  // the 的 between, if any, falls away
                let word = text.string(index..<(index + half))
                defects.append(context.defect(index..<end, .repeated, word, "“\(word)”写了两遍。请删去一遍。"))
                index = end
                continue
            }
            if again[index] == 1, isDoubledTail(text, index) {
                let range = (index - 1)..<(index + 2)
                let word = text.string((index - 1)..<(index + 1))
                defects.append(
                    context.defect(range, .repeated, word, "“\(text.string(range))”多了一个字，应为“\(word)”。请删去一个。"))
                index += 2
                continue
            }
            if let (_, length) = doubles.longest(text, at: index),
                (index..<(index + length)).allSatisfy({ text.scalars[$0] == text.at($0 + length) }),
                !Self.goesOn.contains(text.at(index + 2 * length))
            {
                let word = text.string(index..<(index + length))
                defects.append(context.defect(index..<(index + 2 * length), .repeated, word, "“\(word)”写了两遍。请删去一遍。"))
                index += 2 * length
                continue
            }
            if let (_, length) = synonyms.longest(text, at: index) {
                let range = index..<(index + length)
                defects.append(
                    context.defect(range, .repeated, "只留一个", "“\(text.string(range))”意思重复。请只留一个。"))
                index += length
                continue
            }
            if again[index] == 2, let end = doubledPair(text, index) {
                let word = text.string(index..<(index + 2))
                defects.append(context.defect(index..<end, .repeated, word, "“\(word)”写了两遍。请删去一遍。"))
                index = end
                continue
            }
            index += 1
        }
        return defects
    }

    /// How many places behind each scalar the same one stands again, up to nine; 0 where it does not. Few come again so
    /// soon, and only there anything can be doubled.
    private static func again(_ text: SourceText) -> [UInt8] {
        var again = [UInt8](repeating: 0, count: text.count)
        // Where each scalar of the basic plane stood last; of the few others the places before are looked at.
        var last = [Int32](repeating: -10, count: 0x1_0000)
        for index in 0..<text.count {
            let scalar = text.scalars[index]
            let before: Int?
            if scalar.value < 0x1_0000 {
                before = Int(last[Int(scalar.value)])
                last[Int(scalar.value)] = Int32(truncatingIfNeeded: index)
            } else {
                before = (max(0, index - 9)..<index).last { text.scalars[$0] == scalar }
            }
            if let before, index - before <= 9 { again[before] = UInt8(truncatingIfNeeded: index - before) }
        }
        return again
    }

    /// ，抓抓学习: a clause's verb written twice; such verbs are not doubled in documents. 支支吾吾 goes on in pairs.
    private func isDoubledHead(_ text: SourceText, _ index: Int) -> Bool {
        guard Self.verbs.contains(text.scalars[index]) else { return false }
        let before = text.type(index - 1)
        guard before.contains(.mark) || index == 0 || text.at(index - 1) == "\n" else { return false }
        return text.type(index + 2).contains(.han) && text.at(index + 2) != text.at(index)
            && text.at(index + 2) != text.at(index + 3)
    }

    private static let verbs = Set("抓促建提推加突夯聚筑把坚持进组召举确保健完贯教".unicodeScalars)

    /// 一年来的一年来, 党风廉政党风廉政: three characters or more written twice, with or without 的 between.
    private func doubledPhrase(_ text: SourceText, _ index: Int) -> Int? {
        let first = text.scalars[index]
        guard text.classes[index].contains(.han), first != "的" else { return nil }
        // Most characters do not come again so soon: where theirs do, the phrases are compared.
        for second in (index + 3)...(index + 9) where text.at(second) == first {
            for gap in [1, 0] {
                let length = second - index - gap
                guard (3...8).contains(length), gap == 0 || text.at(second - 1) == "的", second + length <= text.count
                else { continue }
                guard
                    (0..<length).allSatisfy({
                        text.classes[index + $0].contains(.han) && text.scalars[index + $0] == text.scalars[second + $0]
                    }),
                    Set(text.scalars[index..<(index + length)]).count >= 3,
                    !Self.goesOn.contains(text.at(second + length))
                else { continue }
                return second + length
            }
        }
        return nil
    }

    private func isDoubledTail(_ text: SourceText, _ index: Int) -> Bool {
        guard let begins = Self.tails[text.scalars[index]],
            text.type(index - 1).contains(.han), text.at(index + 2) != text.scalars[index]
        else { return false }
        return !begins.contains(text.at(index + 2)) && text.at(index - 1) != text.scalars[index]
    }

    /// 办法办法不多: any word of two characters twice, where neither goes on as another word (支部支部书记).
    private func doubledPair(_ text: SourceText, _ index: Int) -> Int? {
        let (first, second) = (text.at(index), text.at(index + 1))
        guard first != second, text.at(index + 2) == first, text.at(index + 3) == second,
            text.classes[index].contains(.han), text.classes[index + 1].contains(.han),
            !text.classes[index].meets(.anyNumeral),
            text.at(index + 4) != first, text.at(index - 1) != second
        else { return nil }
        let next = text.at(index + 4)
        // 各党组织组织开展, 中心中心组: such a word may well follow itself as part of another; few others do.
        if !Self.followsItself.contains(text.string(index..<(index + 2))), !Self.goesOn.contains(next) {
            return index + 4
        }
        // ，组织组织开展; 到企业企业挂职; 严格党员党员教育: the first is no tail of a longer word.
        if !Self.goesOn.contains(next), Self.opensWord(text, index) { return index + 4 }
        let ends =
            text.type(index + 4).contains(.mark) || next == "\n" || ["的", "不", "了", "和", "与", "等"].contains(next)
        return ends ? index + 4 : nil
    }

    /// Does a word begin here for certain: behind a mark, a preposition, or a verb that takes an object?
    private static func opensWord(_ text: SourceText, _ index: Int) -> Bool {
        let before = text.at(index - 1)
        if index == 0 || before == "\n" || text.type(index - 1).contains(.mark) && before != "”" && before != "》" {
            return true
        }
        if ["的", "了", "到", "对", "将", "把", "与", "和", "由", "向", "从"].contains(before) { return true }
        return openers.contains { text.has($0, before: index) }
    }

    private static let openers = [
        "严格", "落实", "加强", "抓好", "推进", "开展", "强化", "提升", "做好", "深化", "严肃", "完善", "规范", "推动", "围绕", "聚焦", "通过", "参加",
        "举办",
    ]

    /// 目的的, 对对子, 为为 and the like may be right.
    private func isCertain(_ text: SourceText, _ index: Int) -> Bool {
        switch text.scalars[index] {
        case "的": !["目", "有", "标", "中", "众"].contains(text.at(index - 1))
        case "和": !["温", "平", "总", "饱"].contains(text.at(index - 1)) && !["谐", "平", "睦"].contains(text.at(index + 2))
        case "为": !["作", "行", "成", "认", "因", "称", "视"].contains(text.at(index - 1))
        case "在": !["存", "实", "现", "所", "内", "潜", "旨", "重", "贵", "自"].contains(text.at(index - 1))
        case "了": !["为", "除", "到", "得"].contains(text.at(index - 1))
        case "等":
            !["平", "同", "中", "高", "优", "上", "相"].contains(text.at(index - 1))
                && !["级", "待", "次"].contains(text.at(index + 2))
        case "于": !["关", "由", "对", "属", "基", "终", "等", "勇", "善", "敢"].contains(text.at(index - 1))
        case "是": !["就", "于", "还", "但", "可", "凡", "都", "一", "二", "三", "四", "五"].contains(text.at(index - 1))
        case "将": !["即", "干", "名", "猛", "老", "良"].contains(text.at(index - 1))
        case "以": !["可", "所", "予", "加", "得", "用"].contains(text.at(index - 1))
        case "其": !["尤", "极", "与", "何"].contains(text.at(index - 1))
        case "从": !["服", "听", "自"].contains(text.at(index - 1))
        case "与": !["参", "给", "赋", "授"].contains(text.at(index - 1))
        case "及": !["以", "涉", "普", "顾", "波"].contains(text.at(index - 1)) && text.at(index + 2) != "时"
        case "并": !["合", "兼", "一"].contains(text.at(index - 1))
        default: true
        }
    }
}
