/// What a web page or an editor left behind, and page buttons copied along.
struct ResidueCheck: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        var defects = context.residue.map { span in
            context.defect(span.range, .residue, "（删）", "\(span.what)不是正文。请删去，并核对前后文字是否被拆断。")
        }
        let buttons = context.lexicon.trie("page-buttons")
        var index = 0
        while index < context.text.count {
            if let (_, length) = buttons.longest(context.text, at: index) {
                defects.append(
                    context.defect(index..<(index + length), .residue, "（删）", "这是网页上的字样，不是正文。请删去。"))
                index += length
            } else {
                index += 1
            }
        }
        return defects
    }
}
