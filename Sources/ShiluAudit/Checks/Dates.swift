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
            guard let last = date.last else { return nil }
            let first = [date.year ?? 0, date.month ?? 0, date.day ?? 0]
            let end = [
                last.year ?? date.year ?? 0, last.month ?? date.month ?? 0,
                last.day ?? (last.month == nil ? date.day ?? 0 : 31),
            ]
            // 11月至3月 without years may run over New Year.
            if date.year == nil || last.month == nil && last.day == nil && last.year == nil { return nil }
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
}
