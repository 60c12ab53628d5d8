/// Title, required parts by kind of document, and headings with nothing under them.
struct StructureCheck: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        title(context) + parts(context) + emptySections(context)
    }

    private func title(_ context: CheckContext) -> [Defect] {
        guard context.text.count > 800, context.outline.filter({ $0.level == 1 }).count >= 2 else { return [] }
        guard let range = context.profile.title else {
            let line = context.text.lines.map(context.text.trimmed).first { !$0.isEmpty } ?? 0..<0
            let span = line.lowerBound..<min(line.upperBound, line.lowerBound + 13)
            return [context.defect(span, .structure, "补标题", "没有标题，第一行就是正文。请补写“年份＋单位＋事由＋文种”的标题。")]
        }
        guard let last = range.last, ["。", "，", "；", "：", "！"].contains(context.text.at(last)) else { return [] }
        return [context.defect(last..<(last + 1), .structure, "（删）", "标题末尾不用标点。请删去。")]
    }

    /// A long document of a known kind that never speaks of a part it must have.
    private func parts(_ context: CheckContext) -> [Defect] {
        guard context.text.count > 1500, let title = context.profile.title,
            let parts = context.lexicon.parts.first(where: { $0.kind == context.profile.kind }),
            context.outline.filter({ $0.level == 1 }).count >= 2
        else { return [] }
        let whole = 0..<context.text.count
        return parts.required.compactMap { part in
            if context.text.contains(anyListed: part.words, in: whole) { return nil }
            return context.defect(title, .structure, "补“\(part.name)”", "缺“\(part.name)”部分。请补写；确无此项的，请在文中说明。")
        }
    }

    private func emptySections(_ context: CheckContext) -> [Defect] {
        let heads = context.outline.filter { $0.level > 0 }
        return heads.indices.compactMap { index in
            let head = heads[index]
            guard head.level <= 2 || isBareAmongFull(context, heads, index) else { return nil }
            let line = context.text.lines[context.text.line(of: head.offset)]
            let end = index + 1 < heads.count ? heads[index + 1].offset : context.text.count
            // A heading above a deeper one is followed by that one.
            if index + 1 < heads.count, heads[index + 1].level > head.level { return nil }
            let titleEnd = min(head.offset + head.length, line.upperBound)
            let rest = titleEnd..<max(titleEnd, end)
            guard rest.count < 4000, !rest.contains(where: { context.text.classes[$0].contains(.han) }) else {
                return nil
            }
            // 一、…。 two short sentences with no body are list items, not headings.
            guard line.count < 40, !["。", "；"].contains(context.text.at(context.text.trimmed(line).upperBound - 1))
            else {
                return nil
            }
            let siblings = heads.filter { $0.level == head.level }.count
            guard siblings >= 2, index + 1 < heads.count || context.text.count > 600 else { return nil }
            return context.defect(
                head.offset..<titleEnd, .structure, "补写正文", "标题“\(head.title)”下面没有内容。请补写，或删去这一标题。")
        }
    }

    /// 2.抓管理 with nothing under it, where 1. or 3. stands on a line of its own with its text below.
    private func isBareAmongFull(_ context: CheckContext, _ heads: [OutlineItem], _ index: Int) -> Bool {
        let (text, head) = (context.text, heads[index])
        func ownLine(_ item: OutlineItem) -> Range<Int>? {
            let line = text.trimmed(text.lines[text.line(of: item.offset)])
            guard line.lowerBound == item.offset, line.count <= 24, let last = line.last,
                !text.classes[last].contains(.mark)
            else { return nil }
            return line
        }
        func isFull(_ place: Int) -> Bool {
            guard heads.indices.contains(place), heads[place].level == head.level, let line = ownLine(heads[place])
            else {
                return false
            }
            let end = place + 1 < heads.count ? heads[place + 1].offset : text.count
            return (line.upperBound..<max(line.upperBound, end)).filter { text.classes[$0].contains(.han) }.count >= 10
        }
        return head.level == 3 && ownLine(head) != nil && (isFull(index - 1) || isFull(index + 1))
    }
}
