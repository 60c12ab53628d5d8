import ShiluFigures

/// A date, a time of day, a quarter or a span of them.
struct DateToken: Sendable {
    var range: Range<Int>
    var year: Int?
    var month: Int?
    var day: Int?
    /// The end of a span such as 2023年3月至11月.
    var last: (year: Int?, month: Int?, day: Int?)?
    var masked = false
    /// 一季度 and times of day have a value of their own.
    var other: Int?

    /// yyyy, yyyymm or yyyymmdd; without a year mm, mmdd or dd.
    var value: Int? {
        if masked { return nil }
        if let other { return other }
        guard let year else { return (month ?? 0) * (day == nil ? 1 : 100) + (day ?? 0) }
        guard let month else { return year }
        guard let day else { return year * 100 + month }
        return year * 10_000 + month * 100 + day
    }

    var unit: String { day != nil ? "日" : (month != nil ? "月" : "年") }
}

/// Reads every form of date that reports use.
struct DateReader: Sendable {
    let text: SourceText

    /// One or two digits, Arabic or Chinese; nil for more.
    private func small(_ index: Int) -> (value: Int, end: Int)? {
        if text.type(index).contains(.digit) {
            var end = index
            var value = 0
            while let digit = NumberReader.digit(text.at(end)), end - index < 3 {
                value = value * 10 + digit
                end += 1
            }
            return end - index <= 2 ? (value, end) : nil
        }
        guard let token = NumberReader.chinese(text, at: index), token.upper == nil, let value = token.value,
            value < Rational(100)
        else { return nil }
        return (Int(value.numerator), token.range.upperBound)
    }

    private func masks(_ index: Int) -> Int? {
        guard text.type(index).contains(.mask) else { return nil }
        var end = index
        while text.type(end).contains(.mask) { end += 1 }
        return end
    }

    /// Four digits in a sensible range, also 二〇二三 and 二○二三.
    private func fourDigits(_ index: Int) -> (value: Int, end: Int)? {
        var value = 0
        let chinese = !text.type(index).contains(.digit)
        for offset in 0..<4 {
            let scalar = text.at(index + offset)
            let digit: Int?
            if chinese {
                digit = scalar == "○" || scalar == "O" || scalar == "0" ? 0 : NumberReader.chineseDigit(scalar)
            } else {
                digit = NumberReader.digit(scalar)
            }
            guard let digit, scalar != "两" else { return nil }
            value = value * 10 + digit
        }
        guard (1800...2199).contains(value), !text.type(index + 4).contains(.digit) else { return nil }
        return (value, index + 4)
    }

    private func connector(_ index: Int) -> Int? {
        switch text.at(index) {
        case "至", "到", "～", "~", "—", "–", "－", "-", "─":
            text.at(index) == "—" && text.at(index + 1) == "—" ? index + 2 : index + 1
        default: nil
        }
    }

    func read(at start: Int) -> DateToken? {
        guard mayBegin(start) else { return nil }
        return yearSpan(start) ?? yearDate(start) ?? dotted(start) ?? maskedDate(start) ?? monthDate(start) ?? quarter(
            start)
            ?? clock(start) ?? decade(start)
    }

    /// Most numbers stand before a measure word, which none of a date's characters is.
    private func mayBegin(_ start: Int) -> Bool {
        var end = start
        while text.type(end).meets(.anyNumeral) { end += 1 }
        switch text.at(end) {
        case "年", "月", "日", "时", "点", "季", "世", "至", "到": return true
        default: return end == start || !text.type(end).contains(.han)
        }
    }

    /// 2021—2025年
    private func yearSpan(_ start: Int) -> DateToken? {
        guard let first = fourDigits(start), let next = connector(first.end), let second = fourDigits(next),
            text.at(second.end) == "年"
        else { return nil }
        var token = DateToken(range: start..<afterYear(second.end))
        token.year = first.value
        token.last = (second.value, nil, nil)
        return token
    }

    private func afterYear(_ mark: Int) -> Int { text.at(mark + 1) == "度" ? mark + 2 : mark + 1 }

    /// 2023年, 2023年度, 2023年3月, 2023年3月5日, and spans of them.
    private func yearDate(_ start: Int) -> DateToken? {
        guard let first = fourDigits(start) else { return nil }
        let mark = text.skipSpaces(first.end)
        guard text.at(mark) == "年", mark - first.end <= 1 else { return nil }
        var token = DateToken(range: start..<afterYear(mark))
        token.year = first.value
        let next = text.skipSpaces(mark + 1)
        if let end = masks(next), text.at(end) == "月" || text.at(end) == "日" {
            token.masked = true
            token.range = start..<maskedTail(end)
            return token
        }
        monthAndDay(next, &token)
        if token.month == nil, let quarter = quarter(next) {
            token.range = start..<quarter.range.upperBound
        }
        span(&token)
        return token
    }

    private func maskedTail(_ index: Int) -> Int {
        var end = index + 1
        while let more = masks(end), text.at(more) == "日" || text.at(more) == "月" { end = more + 1 }
        return end
    }

    private func monthAndDay(_ index: Int, _ token: inout DateToken) {
        // A month above 12 is read, so that it can be named as wrong.
        guard let month = small(index), text.at(month.end) == "月", month.value >= 1 else {
            // 2023年3—11月
            if let first = small(index), (1...12).contains(first.value), let next = connector(first.end),
                let second = small(next), text.at(second.end) == "月"
            {
                token.month = first.value
                token.last = (token.year, second.value, nil)
                token.range = token.range.lowerBound..<(second.end + 1)
            }
            return
        }
        token.month = month.value
        token.range = token.range.lowerBound..<(month.end + 1)
        let next = text.skipSpaces(month.end + 1)
        guard let day = small(next) else { return }
        if text.at(day.end) == "日" || text.at(day.end) == "号" {
            token.day = day.value
            token.range = token.range.lowerBound..<(day.end + 1)
        } else if let second = connector(day.end).flatMap(small), text.at(second.end) == "日" {
            token.day = day.value
            token.last = (token.year, token.month, second.value)
            token.range = token.range.lowerBound..<(second.end + 1)
        }
    }

    /// 至11月, —12月5日 after a date.
    private func span(_ token: inout DateToken) {
        guard token.last == nil, let next = connector(token.range.upperBound) else { return }
        var second = DateToken(range: next..<next)
        var from = next
        if let year = fourDigits(next), text.at(year.end) == "年" {
            second.year = year.value
            second.range = next..<afterYear(year.end)
            from = year.end + 1
        }
        monthAndDay(from, &second)
        if second.month == nil, let day = small(from), text.at(day.end) == "日" {
            second.day = day.value
            second.range = next..<(day.end + 1)
        }
        guard !second.range.isEmpty else { return }
        token.last = (second.year ?? token.year, second.month ?? token.month, second.day)
        token.range = token.range.lowerBound..<second.range.upperBound
    }

    /// 2023-03-05, 2023.3.5, 2023/3/5, 2023.03
    private func dotted(_ start: Int) -> DateToken? {
        guard text.type(start).contains(.digit), let year = fourDigits(start) else { return nil }
        let mark = text.at(year.end)
        guard mark == "-" || mark == "." || mark == "/" else { return nil }
        guard let month = small(year.end + 1), (1...12).contains(month.value), text.type(year.end + 1).contains(.digit)
        else { return nil }
        var token = DateToken(range: start..<month.end)
        token.year = year.value
        token.month = month.value
        if text.at(month.end) == mark, let day = small(month.end + 1), day.value <= 31 {
            token.day = day.value
            token.range = start..<day.end
        } else if mark == "/" || text.type(month.end).contains(.digit) || measureFollows(month.end) {
            return nil
        }
        return token
    }

    /// 2023.5元 is a price, 2023.5 a month.
    private func measureFollows(_ index: Int) -> Bool {
        switch text.at(index) {
        case "万", "亿", "元", "%", "％", "个", "名", "人", "次", "吨", "亩", "公", "平", "米": true
        default: false
        }
    }

    /// 20XX年, XX年X月X日, XX月XX日
    private func maskedDate(_ start: Int) -> DateToken? {
        var index = start
        while text.type(index).contains(.digit) { index += 1 }
        guard index - start <= 3, let end = masks(index) else { return nil }
        let length = end - start
        guard text.at(end) == "年" && length >= 2 || text.at(end) == "月" || (text.at(end) == "日" && length <= 2)
        else { return nil }
        if index == start, NumberReader.mask(text, at: start) == nil { return nil }
        var token = DateToken(range: start..<(end + 1))
        token.masked = true
        var next = end + 1
        while let more = masks(next) ?? small(next)?.end, text.at(more) == "月" || text.at(more) == "日" {
            next = more + 1
        }
        token.range = start..<next
        return token
    }

    /// 3月, 3月5日, 1—11月, 三月五日, 5日
    private func monthDate(_ start: Int) -> DateToken? {
        guard let first = small(start) else { return nil }
        var token = DateToken(range: start..<start)
        if text.at(first.end) == "月" || connector(first.end).flatMap(small).map({ text.at($0.end) == "月" }) == true {
            monthAndDay(start, &token)
            guard token.month != nil else { return nil }
            if text.at(token.range.upperBound) == "份" {
                token.range = start..<(token.range.upperBound + 1)
            }
            span(&token)
            return token
        }
        if text.at(first.end) == "日", (1...31).contains(first.value), text.type(start).contains(.digit),
            text.at(first.end + 1) != "内"
        {
            token.day = first.value
            token.range = start..<(first.end + 1)
            span(&token)
            return token
        }
        return nil
    }

    /// 一季度, 3季度, 二、三季度
    private func quarter(_ start: Int) -> DateToken? {
        guard let first = small(start), (1...4).contains(first.value), text.has("季度", at: first.end) else {
            return nil
        }
        var token = DateToken(range: start..<(first.end + 2))
        token.other = first.value
        return token
    }

    /// 9:30, 14时30分, 上午9点
    private func clock(_ start: Int) -> DateToken? {
        guard let hour = small(start), (0...24).contains(hour.value) else { return nil }
        let mark = text.at(hour.end)
        if mark == ":" || mark == "：", let minute = small(hour.end + 1), minute.end - hour.end == 3, minute.value < 60,
            text.type(start).contains(.digit), !text.type(minute.end).contains(.digit)
        {
            return clockToken(start..<minute.end, hour.value, minute.value)
        }
        if mark == "时", !text.type(start - 1).meets(.anyNumeral), !text.has("时代", at: hour.end),
            !text.has("时期", at: hour.end)
        {
            if let minute = small(hour.end + 1), text.at(minute.end) == "分" {
                return clockToken(start..<(minute.end + 1), hour.value, minute.value)
            }
            return text.type(start).contains(.digit) ? clockToken(start..<(hour.end + 1), hour.value, 0) : nil
        }
        if mark == "点", ["上午", "下午", "凌晨", "晚上", "中午", "早上"].contains(where: { text.has($0, before: start) }) {
            return clockToken(start..<(hour.end + 1), hour.value, 0)
        }
        return nil
    }

    private func clockToken(_ range: Range<Int>, _ hour: Int, _ minute: Int) -> DateToken {
        var token = DateToken(range: range)
        token.other = hour * 100 + minute
        return token
    }

    /// 20世纪90年代, 80年代
    private func decade(_ start: Int) -> DateToken? {
        guard let first = small(start) else { return nil }
        var token = DateToken(range: start..<start)
        token.other = first.value
        if text.has("世纪", at: first.end) {
            let end = first.end + 2
            if let second = small(end), text.has("年代", at: second.end) {
                token.range = start..<(second.end + 2)
            } else {
                token.range = start..<end
            }
            return token
        }
        guard text.has("年代", at: first.end) else { return nil }
        token.range = start..<(first.end + 2)
        return token
    }
}
