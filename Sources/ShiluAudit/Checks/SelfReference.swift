/// What another unit's paper left behind: 我局 in a school's report, another unit's name where the own one belongs.
struct SelfReference: TextCheck {
    /// What a unit calls itself, and the words that show it may.
    private static let kinds: [(said: String, shown: [String])] = [
        ("我局", ["局"]), ("我校", ["校", "中学", "小学", "大学", "学院", "幼儿园", "一中", "二中", "三中", "四中"]), ("我院", ["院"]),
        ("我公司", ["公司", "集团", "厂"]), ("我集团", ["集团"]), ("我厂", ["厂"]), ("我镇", ["镇"]), ("我乡", ["乡"]),
        ("我村", ["村"]), ("我街道", ["街道", "办事处"]), ("我社区", ["社区"]), ("我中心", ["中心"]), ("我厅", ["厅"]),
        ("我所", ["所"]), ("我行", ["行"]), ("我馆", ["馆"]), ("我园", ["园"]), ("我矿", ["矿"]),
    ]
    /// 我所在的单位, 我行我素: the second character belongs to another word.
    private static let goesOn: [String: Set<Unicode.Scalar>] = [
        "我所": Set("在有做说想能知谓见负担任联分管".unicodeScalars), "我行": Set("为动我走使".unicodeScalars), "我校": Set("正对准".unicodeScalars),
    ]
    private static let offices = ["机关党委", "党委", "党组", "党总支", "党支部", "全体党员"]

    func check(_ context: CheckContext) -> [Defect] {
        guard let own = context.profile.organization else { return [] }
        return pronouns(context, own) + otherNames(context, own) + signature(context, own) + staff(context, own)
            + organs(context, own)
    }

    /// Whose staff they are: 全体检察干警 in a court's report.
    private static let people: [(said: String, shown: [String])] = [
        ("全体检察干警", ["检察", "政法"]), ("全体法院干警", ["法院", "政法"]), ("全体审判人员", ["法院", "政法"]),
        ("全体公安民警", ["公安", "警", "政法"]), ("全体医护人员", ["医", "卫", "院", "疾控", "血"]),
        ("全体医务人员", ["医", "卫", "院", "疾控", "血"]), ("全体教职工", ["校", "学", "教", "院", "幼儿园"]),
        ("全体教职员工", ["校", "学", "教", "院", "幼儿园"]), ("全体师生", ["校", "学", "教", "院", "幼儿园"]),
        ("全体税务干部", ["税"]), ("全体城管队员", ["城管", "执法"]), ("全体消防指战员", ["消防", "救援", "应急"]),
        ("全院干警", ["院"]), ("全校师生", ["校", "学", "教", "院"]), ("全局干部职工", ["局", "委", "厅", "办", "处"]),
    ]

    private func staff(_ context: CheckContext, _ own: String) -> [Defect] {
        let (text, head) = (context.text, known(context))
        guard text.find("全体", in: 0..<text.count) != nil || text.find("全院", in: 0..<text.count) != nil else {
            return []
        }
        return Self.people.flatMap { said, shown -> [Defect] in
            if shown.contains(where: { own.contains($0) || text.find($0, in: head) != nil }) { return [] }
            return places(of: said, text).map { place in
                context.defect(
                    place, .residue, "改为本单位的人员", "“\(said)”与本文单位“\(own)”不符，像是套用别处文稿留下的。请改正。")
            }
        }
    }

    /// Where the word begins a clause.
    private func places(of word: String, _ text: SourceText) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var from = 0
        while let place = text.find(word, in: from..<text.count) {
            from = place + word.unicodeScalars.count
            if opensClause(text, place) { places.append(place..<from) }
        }
        return places
    }

    private func opensClause(_ text: SourceText, _ index: Int) -> Bool {
        index == 0 || text.at(index - 1) == "\n" || text.type(index - 1).contains(.mark)
    }

    /// 局党组 that leads a company, or a bureau named only once that does: the body of a paper copied from.
    private func organs(_ context: CheckContext, _ own: String) -> [Defect] {
        let (text, head) = (context.text, known(context))
        guard Self.notBureaus.contains(where: own.contains), !own.contains("局"), text.find("局", in: head) == nil else {
            return []
        }
        var defects: [Defect] = []
        var from = head.upperBound
        while let place = text.find("局党", in: from..<text.count) {
            from = place + 2
            guard ["委", "组"].contains(text.at(from)), text.type(from + 1).contains(.han) else { continue }
            var start = place
            while place - start < 4, text.type(start - 1).contains(.han) { start -= 1 }
            guard opensClause(text, start), !text.contains(anyOf: Self.above, in: start..<place) else { continue }
            let name = text.string(start..<(place + 1))
            if start < place, text.find(name, in: 0..<start) != nil || text.find(name, in: from..<text.count) != nil {
                continue
            }
            defects.append(
                context.defect(
                    start..<(from + 1), .residue, "改为本单位的组织",
                    "“\(text.string(start..<(from + 1)))”不是本文单位“\(own)”的组织，像是套用别处文稿留下的。请核对后改正。"))
        }
        return defects
    }

    private static let notBureaus = [
        "公司", "集团", "厂", "中学", "小学", "大学", "学院", "医院", "法院", "检察院", "街道", "镇", "乡", "村", "社区",
    ]
    /// What a superior's name holds: 县教育局党组.
    private static let above: [StaticString] = ["省", "市", "县", "区", "州", "旗", "盟", "受", "在", "由", "经", "报", "向"]

    private func pronouns(_ context: CheckContext, _ own: String) -> [Defect] {
        let text = context.text
        let head = known(context)
        let addressees = text.lines.map(text.trimmed).filter { head.contains($0.lowerBound) && isAddressee(text, $0) }
        // 第三党支部 does not say what kind of unit it belongs to.
        guard Self.kinds.contains(where: { kind in kind.shown.contains { own.contains($0) } }) else { return [] }
        let foreign = Self.kinds.filter { kind in
            !kind.shown.contains { own.contains($0) || shows($0, text, head, addressees) }
        }
        .map { (said: $0.said, rest: String($0.said.dropFirst()), alsoThis: Self.alsoThis.contains($0.said)) }
        guard !foreign.isEmpty else { return [] }
        var defects: [Defect] = []
        for index in 0..<text.count where text.scalars[index] == "我" || text.scalars[index] == "本" {
            let mine = text.scalars[index] == "我"
            // 本村 and 本社区 may be any; 本局, 本校, 本院 and 本公司 are the writer's.
            let match = foreign.first { (mine || $0.alsoThis) && text.has($0.rest, at: index + 1) }
            guard let said = match?.said else { continue }
            let end = index + said.unicodeScalars.count
            if text.at(index - 1) == "自" || mine && Self.goesOn[said]?.contains(text.at(end)) == true { continue }
            if !mine, text.type(index - 1).contains(.han), !["在", "为", "由", "对", "与", "和"].contains(text.at(index - 1))
            {
                continue
            }
            if text.isNested(index, SourceText.inQuote) || text.isNested(index, SourceText.inTitle) { continue }
            let found = text.string(index..<end)
            defects.append(
                context.defect(
                    index..<end, .residue, "改为本单位的自称", "“\(found)”与本文单位“\(own)”不符，像是套用别处文稿留下的。请改为本单位的自称。"))
        }
        return defects
    }

    /// Does the word stand there on its own, not as 我局 or 本局?
    private func shows(_ word: String, _ text: SourceText, _ head: Range<Int>, _ addressees: [Range<Int>]) -> Bool {
        var from = head.lowerBound
        while let place = text.find(word, in: from..<head.upperBound) {
            if !["我", "本"].contains(text.at(place - 1)), !addressees.contains(where: { $0.contains(place) }) {
                return true
            }
            from = place + 1
        }
        return false
    }

    /// 县卫生健康局党组： names whom the report goes to, not who writes it.
    private func isAddressee(_ text: SourceText, _ line: Range<Int>) -> Bool {
        line.count <= 30 && text.at(line.upperBound - 1) == "："
    }

    private static let alsoThis: Set<String> = ["我局", "我校", "我院", "我公司", "我厂", "我镇"]

    /// Title and first paragraphs, where the unit says what it is.
    private func known(_ context: CheckContext) -> Range<Int> {
        0..<min(context.text.count, max(context.sections.opening.upperBound, 120), 600)
    }

    /// The name without its Party office: 市林业局党组 → 市林业局.
    private func core(_ name: String) -> [Unicode.Scalar] {
        var scalars = Array(name.unicodeScalars)
        if name.hasPrefix("中共") { scalars.removeFirst(2) }
        for office in Self.endings {
            let tail = Array(office.unicodeScalars)
            if scalars.count > tail.count + 2, Array(scalars.suffix(tail.count)) == tail {
                scalars.removeLast(tail.count)
                break
            }
        }
        return scalars
    }

    private static let endings = [
        "机关党委", "机关委员会", "机关纪委", "总支部委员会", "支部委员会", "党委", "党组", "党总支", "总支", "党支部", "支部", "委员会",
    ]

    /// A name of the same build with other characters in the middle: 市林业局 for 市水利局.
    private func rivals(_ own: [Unicode.Scalar], _ other: some RandomAccessCollection<Unicode.Scalar>) -> Bool {
        guard own.count >= 4, other.count == own.count else { return false }
        let edge = own.count < 6 ? 1 : 2
        guard own.prefix(edge).elementsEqual(other.prefix(edge)), own.suffix(edge).elementsEqual(other.suffix(edge))
        else { return false }
        return zip(own, other).count { $0 != $1 } <= 3 && !own.elementsEqual(other)
    }

    private func otherNames(_ context: CheckContext, _ own: String) -> [Defect] {
        let text = context.text
        let core = core(own)
        guard core.count >= 4, let first = core.first else { return [] }
        var defects: [Defect] = []
        for index in 0..<text.count where text.scalars[index] == first {
            let end = index + core.count
            guard end < text.count, index == 0 || text.type(index - 1).contains(.mark) || text.at(index - 1) == "\n",
                rivals(core, text.scalars[index..<end]), (index..<end).allSatisfy({ text.classes[$0].contains(.han) }),
                Self.offices.contains(where: { text.has($0, at: end) })
            else { continue }
            let name = String(String.UnicodeScalarView(core))
            defects.append(
                context.defect(
                    index..<end, .residue, name, "“\(text.string(index..<end))”不是本文的单位“\(name)”，像是套用别处文稿留下的。请核对后改正。"))
        }
        return defects
    }

    /// The signature's unit against the title's.
    private func signature(_ context: CheckContext, _ own: String) -> [Defect] {
        let text = context.text
        let core = core(own)
        let lines = text.lines.map(text.trimmed).filter { !$0.isEmpty }
        guard lines.count >= 4 else { return [] }
        return lines.suffix(2).compactMap { line in
            guard line.count <= 30, line.count >= 4, !line.contains(where: { text.classes[$0].contains(.mark) }),
                case let name = self.core(text.string(line)), rivals(core, name)
            else { return nil }
            let right = String(String.UnicodeScalarView(core))
            return context.defect(line, .residue, right, "落款的单位与标题的“\(right)”不一致，像是套用别处文稿留下的。请核对后改正。")
        }
    }
}
