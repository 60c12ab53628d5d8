/// A word written twice in a row: 的的, 进行进行.
struct Repetition: TextCheck {
    private static let single: Set<Unicode.Scalar> = [
        "的", "了", "和", "在", "与", "及", "被", "把", "是", "为", "等", "将", "并", "以", "从", "于", "其",
    ]

    /// What makes the second word part of another: 支部支部书记, 组织组织部, 工作工作者, 党员党员干部.
    private static let goesOn: Set<Unicode.Scalar> = ["书", "委", "部", "生", "强", "者", "组", "干", "银", "对", "队"]

    func check(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let doubles = context.lexicon.trie("doubled-words")
        var defects: [Defect] = []
        var index = 0
        while index + 1 < text.count {
            if text.scalars[index] == text.scalars[index + 1], Self.single.contains(text.scalars[index]),
                text.at(index + 2) != text.scalars[index], text.at(index + 2) != text.at(index + 3),
                isCertain(text, index)
            {
                let word = text.string(index..<(index + 1))
                defects.append(context.defect(index..<(index + 2), .repeated, word, "“\(word)”重复。请删去一个。"))
                index += 2
                continue
            }
            if let (_, length) = doubles.longest(text, at: index),
                text.has(text.string(index..<(index + length)), at: index + length),
                !Self.goesOn.contains(text.at(index + 2 * length))
            {
                let word = text.string(index..<(index + length))
                defects.append(context.defect(index..<(index + 2 * length), .repeated, word, "“\(word)”写了两遍。请删去一遍。"))
                index += 2 * length
                continue
            }
            if let end = doubledPair(text, index) {
                let word = text.string(index..<(index + 2))
                defects.append(context.defect(index..<end, .repeated, word, "“\(word)”写了两遍。请删去一遍。"))
                index = end
                continue
            }
            index += 1
        }
        return defects
    }

    /// 办法办法不多: any word of two characters twice, where neither goes on as another word (支部支部书记).
    private func doubledPair(_ text: SourceText, _ index: Int) -> Int? {
        let (first, second) = (text.at(index), text.at(index + 1))
        guard first != second, text.at(index + 2) == first, text.at(index + 3) == second,
            text.classes[index].contains(.han), text.classes[index + 1].contains(.han),
            !text.classes[index].meets(.anyNumeral), !text.classes[index + 1].meets(.anyNumeral),
            text.at(index + 4) != first, text.at(index - 1) != second
        else { return nil }
        let next = text.at(index + 4)
        let ends =
            text.type(index + 4).contains(.mark) || next == "\n" || ["的", "不", "了", "和", "与", "等"].contains(next)
        return ends ? index + 4 : nil
    }

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
