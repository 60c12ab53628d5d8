/// Days that do not exist, and spans that run backwards.
struct Dates: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        let reader = DateReader(text: context.text)
        let claims = context.claims
        return claims.indices.compactMap { number in
            guard claims[number].kind == .date else { return nil }
            let claim = claims[number]
            guard !claim.masked, let date = reader.read(at: claim.offset) else { return nil }
            if let wrong = impossible(date.year, date.month, date.day)
                ?? date.last.flatMap({ impossible($0.year, $0.month, $0.day) })
            {
                return context.defect(claim.range, .arithmetic, "核实日期", "日期不存在：\(wrong)。请核对后改正。")
            }
            if let wrong = wrongWeekday(context, claim, date) {
                return context.defect(
                    claim.offset..<wrong.end, .arithmetic, wrong.right, "这一天是\(wrong.right)。请核对日期和星期后改正。")
            }
            guard let last = date.last else { return nil }
            let first = [date.year ?? 0, date.month ?? 0, date.day ?? 0]
            let end = [
                last.year ?? date.year ?? 0, last.month ?? date.month ?? 0,
                last.day ?? (last.month == nil ? date.day ?? 0 : 31),
            ]
            // 11月至3月 without years may run over New Year.
            let sameMonth = date.month != nil && date.month == last.month && date.day != nil && last.day != nil
            if date.year == nil && !sameMonth || last.month == nil && last.day == nil && last.year == nil { return nil }
            guard end.lexicographicallyPrecedes(first) else { return nil }
            if last.year == date.year, date.month != nil, last.month != nil, last.day == nil, date.day == nil,
                !context.text.has("年", before: claim.range.upperBound), spansNewYear(date, last)
            {
                return nil
            }
            return context.defect(claim.range, .arithmetic, "核实起止时间", "起止时间颠倒：“\(claim.text)”。请核对后改正。")
        }
    }

    /// 2023年11月至3月 means the next year's March in loose writing.
    private func spansNewYear(_ date: DateToken, _ last: (year: Int?, month: Int?, day: Int?)) -> Bool {
        (date.month ?? 0) >= 9 && (last.month ?? 12) <= 4
    }

    private func impossible(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
        guard let month else { return nil }
        guard (1...12).contains(month) else { return "\(month)月" }
        guard let day else { return nil }
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var length = lengths[month - 1]
        if month == 2, let year, !(year % 4 == 0 && year % 100 != 0 || year % 400 == 0) { length = 28 }
        return (1...length).contains(day) ? nil : "\(month)月\(day)日"
    }

    /// 2024年7月1日（星期二）: which day of the week it was; the year of the document where none is written.
    private func wrongWeekday(_ context: CheckContext, _ claim: Claim, _ date: DateToken) -> (right: String, end: Int)?
    {
        let text = context.text
        var index = claim.range.upperBound
        if text.at(index) == "（" || text.at(index) == "(" { index += 1 }
        guard let prefix = ["星期", "周"].first(where: { text.has($0, at: index) }), date.last == nil,
            let year = date.year ?? context.profile.year, let month = date.month, let day = date.day
        else { return nil }
        index += prefix.unicodeScalars.count
        guard let said = Self.weekdays.firstIndex(of: text.at(index)) else { return nil }
        // Sakamoto's rule: days from Sunday.
        let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let own = month < 3 ? year - 1 : year
        let right = (own + own / 4 - own / 100 + own / 400 + shifts[month - 1] + day) % 7
        guard said % 7 != right else { return nil }
        return (prefix + String(Self.weekdays[right]), index + 1)
    }

    private static let weekdays: [Unicode.Scalar] = ["日", "一", "二", "三", "四", "五", "六", "天"]
}
