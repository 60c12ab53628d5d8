import ShiluFigures

extension ClaimScanner {
    // MARK: Ordinals

    /// 第三届, 第12条, 第一; the rank is the value.
    func ordinal(_ index: Int) -> (Claim?, Int)? {
        let start = index + 1
        let end: Int
        let rank: Rational?
        if let number = NumberReader.arabic(text, at: start) {
            (end, rank) = (number.end, number.value)
        } else if let token = NumberReader.chinese(text, at: start) {
            (end, rank) = (token.range.upperBound, token.value)
        } else if let mask = NumberReader.mask(text, at: start) {
            (end, rank) = (mask.upperBound, nil)
        } else {
            return (nil, start)
        }
        if text.isNested(index, SourceText.inTitle) { return (nil, end) }
        let measure = lexicon.measures.read(text, at: end, chinese: false)
        var claim = Claim(
            index..<(measure?.end ?? end), text: text.string(index..<(measure?.end ?? end)), unit: measure?.word ?? "位",
            kind: .ordinal)
        claim.value = rank
        claim.base = rank
        claim.masked = rank == nil
        return (claim, claim.range.upperBound)
    }

    // MARK: Halves

    /// 半天, 半小时; 各半 and 一半 as a share.
    func half(_ index: Int) -> (Claim?, Int)? {
        let half = Rational(1, over: 2)
        if text.at(index) == "各" {
            guard text.at(index + 1) == "半", !text.type(index + 2).contains(.han) else { return nil }
            var claim = Claim(index..<(index + 2), text: "各半", unit: "", kind: .ratio)
            claim.value = half
            claim.base = half
            return (claim, index + 2)
        }
        guard text.at(index) == "半" else { return nil }
        switch text.at(index - 1) {
        case "上", "下", "前", "后", "大", "多", "每", "过": return nil
        default: break
        }
        for unit in ["天", "小时", "个小时", "个月", "个工作日", "日"] where text.has(unit, at: index + 1) {
            let range = index..<(index + 1 + unit.unicodeScalars.count)
            var claim = Claim(range, text: text.string(range), unit: unit, kind: .duration)
            claim.value = half
            claim.base = half
            return (claim, range.upperBound)
        }
        return nil
    }

    // MARK: Arabic numbers

    func arabic(_ index: Int, _ number: (value: Rational, end: Int)) -> (Claim?, Int)? {
        var token = NumberToken(range: index..<number.end, value: number.value)
        token.arabic = true
        if let joined = splitDigits(index, number) { token = joined }
        // 1*名, 2XX人: the rest of the number is withheld.
        if let mask = NumberReader.mask(text, at: token.range.upperBound), text.at(mask.lowerBound) != "_" {
            var hidden = NumberToken(range: index..<mask.upperBound)
            hidden.masked = true
            NumberReader.extend(&hidden, text)
            if let measure = measure(hidden.range.upperBound, chinese: false) {
                return finish(hidden, measure, chinese: false)
            }
        }
        if let ratio = ratio(token) { return ratio }
        NumberReader.extend(&token, text)
        if token.scale == 1000 || token.scale == 100 { token = composed(token) }
        if let percent = percent(token) { return percent }
        if text.has("分之", at: token.range.upperBound) { return fraction(token) }
        if let range = range(token) { return range }
        if let measure = measure(token.range.upperBound, chinese: false) {
            return finish(token, measure, chinese: false)
        }
        return sharedMeasure(token) ?? withoutMeasure(token)
    }

    /// 党委会、董事会、经理办公会31、9、44次; 分别为12.5、8.3万元: the measure word of the last number is that of all.
    private func sharedMeasure(_ token: NumberToken) -> (Claim?, Int)? {
        guard token.scale == 1,
            text.type(token.range.lowerBound - 1).contains(.han) || text.at(token.range.lowerBound - 1) == "、"
        else { return nil }
        var end = token.range.upperBound
        var measure: Measure?
        var last = token
        while measure == nil {
            guard text.at(end) == "、" || text.at(end) == "和", let number = NumberReader.arabic(text, at: end + 1) else {
                return nil
            }
            last = NumberToken(range: (end + 1)..<number.end, value: number.value)
            last.arabic = true
            NumberReader.extend(&last, text)
            end = last.range.upperBound
            measure = self.measure(end, chinese: false)
        }
        guard let measure, measure.kind == .count || measure.kind == .amount, last.range.count <= 6 else { return nil }
        // As many nouns before the numbers as a list has; 1、2号楼 and 第1、2章 have none.
        var start = token.range.lowerBound
        while start > 0, token.range.lowerBound - start < 30,
            !["，", "。", "；", "\n"].contains(text.scalars[start - 1])
        {
            start -= 1
        }
        let clause = start..<token.range.lowerBound
        guard text.find("、", in: clause) != nil || text.find("分别", in: clause) != nil else { return nil }
        var own = token
        own.scale = last.scale
        guard var (claim, _) = finish(own, measure, chinese: false), claim != nil else { return nil }
        claim?.length = token.range.count
        claim?.text = text.string(token.range)
        return (claim, token.range.upperBound)
    }

    /// 3千5百: wrong style, but a number all the same.
    private func composed(_ token: NumberToken) -> NumberToken {
        let start = token.range.upperBound
        guard text.type(start).contains(.digit), let number = NumberReader.arabic(text, at: start) else { return token }
        var tail = NumberToken(range: start..<number.end, value: number.value)
        tail.arabic = true
        NumberReader.extend(&tail, text)
        guard tail.scale < token.scale, let head = token.value?.multiplied(by: Rational(token.scale)),
            let rest = number.value.multiplied(by: Rational(tail.scale)), let sum = head.adding(rest)
        else { return token }
        var whole = token
        whole.value = sum
        whole.scale = 1
        whole.open = tail.open
        whole.range = token.range.lowerBound..<tail.range.upperBound
        return whole
    }

    /// `2 6次`: one space inside a number of two digits, right before its measure word.
    private func splitDigits(_ index: Int, _ number: (value: Rational, end: Int)) -> NumberToken? {
        guard number.end - index == 1, text.at(number.end) == " ", text.type(number.end + 1).contains(.digit),
            !text.type(number.end + 2).contains(.digit), text.type(index - 1).contains(.han),
            lexicon.measures.read(text, at: number.end + 2, chinese: false) != nil,
            let low = NumberReader.digit(text.at(number.end + 1))
        else { return nil }
        var token = NumberToken(range: index..<(number.end + 2))
        token.arabic = true
        token.value = number.value.multiplied(by: Rational(10))?.adding(Rational(low))
        return token
    }

    /// 1:3, 2/3
    private func ratio(_ token: NumberToken) -> (Claim?, Int)? {
        let mark = text.at(token.range.upperBound)
        guard mark == ":" || mark == "：" || mark == "/" || mark == "∶", let value = token.value, value.isWhole,
            let second = NumberReader.arabic(text, at: token.range.upperBound + 1), second.value.isWhole,
            let quotient = value.divided(by: second.value), !text.type(second.end).contains(.latin)
        else { return nil }
        if mark == "/", measure(second.end, chinese: false) != nil { return nil }
        if mark == "：", measure(second.end, chinese: false) != nil { return nil }
        var claim = Claim(
            token.range.lowerBound..<second.end, text: text.string(token.range.lowerBound..<second.end), unit: "",
            kind: .ratio)
        claim.value = quotient
        claim.base = quotient
        return (claim, second.end)
    }

    private func percent(_ token: NumberToken) -> (Claim?, Int)? {
        let end = text.skipSpaces(token.range.upperBound)
        let mark = text.at(end)
        guard mark == "%" || mark == "％" || mark == "‰" else {
            return nil
        }
        var whole = token
        whole.range = token.range.lowerBound..<(end + 1)
        if let second = secondNumber(after: end + 1), text.at(second.range.upperBound) == mark {
            whole.upper = second.value
            whole.range = token.range.lowerBound..<(second.range.upperBound + 1)
        }
        return finish(whole, Measure(mark == "‰" ? "‰" : "%", .percentage, end: whole.range.upperBound), chinese: false)
    }

    /// 三分之二, 百分之九十, 3分之1
    private func fraction(_ token: NumberToken) -> (Claim?, Int)? {
        let start = token.range.upperBound + 2
        let top: (value: Rational, end: Int)?
        if let number = NumberReader.arabic(text, at: start) {
            top = number
        } else if let number = NumberReader.chinese(text, at: start), number.upper == nil, let value = number.value {
            top = chinesePoint(value, number.range.upperBound)
        } else {
            top = nil
        }
        guard let top, let bottom = token.value else { return (nil, start) }
        let range = token.range.lowerBound..<top.end
        if bottom == Rational(100) {
            var whole = token
            whole.range = range
            whole.value = top.value
            return finish(whole, Measure("%", .percentage, end: top.end), chinese: true)
        }
        guard let quotient = top.value.divided(by: bottom) else { return (nil, top.end) }
        var claim = Claim(range, text: text.string(range), unit: "", kind: .ratio)
        claim.value = quotient
        claim.base = quotient
        claim.operator = operatorBehind(top.end)?.0 ?? operatorBefore(range.lowerBound)
        return (claim, top.end)
    }

    /// 九十五点五
    private func chinesePoint(_ value: Rational, _ end: Int) -> (value: Rational, end: Int) {
        guard text.at(end) == "点" else { return (value, end) }
        var index = end + 1
        var (mantissa, scale) = (0, 1)
        while let digit = NumberReader.chineseDigit(text.at(index)), index - end <= 4 {
            mantissa = mantissa * 10 + digit
            scale *= 10
            index += 1
        }
        guard scale > 1, let part = Rational(mantissa, over: scale), let sum = value.adding(part) else {
            return (value, end)
        }
        return (sum, index)
    }

    // MARK: Ranges

    private func secondNumber(after index: Int) -> NumberToken? {
        guard isConnector(index) else { return nil }
        let start = index + (text.at(index) == "—" && text.at(index + 1) == "—" ? 2 : 1)
        if let number = NumberReader.arabic(text, at: start) {
            var token = NumberToken(range: start..<number.end, value: number.value)
            token.arabic = true
            NumberReader.extend(&token, text)
            return token
        }
        return NumberReader.chinese(text, at: start)
    }

    private func isConnector(_ index: Int) -> Bool {
        switch text.at(index) {
        case "至", "到", "～", "~", "—", "–", "－", "-", "─": true
        default: false
        }
    }

    /// 3至5次, 20～30人, 3次至5次, 9亿～16亿元
    func range(_ token: NumberToken) -> (Claim?, Int)? {
        var index = token.range.upperBound
        let own = measure(index, chinese: !token.arabic)
        if !isConnector(index), let own { index = own.end }
        guard let second = secondNumber(after: index), let high = second.value, let low = token.value,
            let measure = measure(second.range.upperBound, chinese: !second.arabic),
            own == nil || own?.word == measure.word || index == token.range.upperBound
        else { return nil }
        var whole = token
        if token.scale == 1, second.scale > 1 { whole.scale = second.scale }
        guard low < high || whole.scale != second.scale else { return nil }
        whole.upper = high
        whole.open = false
        whole.range = token.range.lowerBound..<second.range.upperBound
        return finish(whole, measure, chinese: !token.arabic)
    }

    // MARK: Chinese numbers

    func chinese(_ index: Int) -> (Claim?, Int)? {
        guard var token = NumberReader.chinese(text, at: index) else { return (nil, index + 1) }
        // 百 in 百分之 belongs to the fraction, not to the number before it.
        let end = token.range.upperBound
        if text.has("分之", at: end) { return fraction(token) }
        // A Chinese numeral within Latin or a long digit run is a code.
        if text.type(index - 1).contains(.digit) { return (nil, end) }
        if token.upper == nil, text.at(end) == "点", let pointed = pointed(token) { return pointed }
        NumberReader.extend(&token, text)
        if token.scale > 1, let value = token.value, let product = value.multiplied(by: Rational(token.scale)) {
            token.value = product
            token.scale = 1
        }
        if token.upper == nil, let share = tenths(token) { return share }
        if let range = range(token) { return range }
        if text.has("等奖", at: token.range.upperBound) || text.has("星级", at: token.range.upperBound) {
            return grade(token)
        }
        guard let measure = measure(token.range.upperBound, chinese: true) else {
            if token.bare, token.range.count == 1, text.at(index) == "一", text.at(index + 1) == "半" {
                return oneHalf(index)
            }
            return (nil, end)
        }
        if text.isNested(index, SourceText.inQuote), isSlogan(index) { return (nil, measure.end) }
        if token.bare, !token.open, !barePasses(token, measure) { return (nil, measure.end) }
        if measure.word == "人", measure.end - index == 2, token.bare { return (nil, measure.end) }
        if measure.word == "地", text.at(index) == "一" || token.open { return (nil, measure.end) }
        if measure.word == "届", let value = token.value, value >= Rational(10) { return (nil, measure.end) }
        return finish(token, measure, chinese: true)
    }

    /// 二点一七亿元: a Chinese decimal, if a measure word follows.
    private func pointed(_ token: NumberToken) -> (Claim?, Int)? {
        guard let whole = token.value else { return nil }
        let (value, end) = chinesePoint(whole, token.range.upperBound)
        guard end > token.range.upperBound else { return nil }
        var pointed = token
        pointed.value = value
        pointed.bare = false
        pointed.range = token.range.lowerBound..<end
        for (mark, scale) in [("万", 10_000), ("亿", 100_000_000)] where text.has(mark, at: end) {
            pointed.scale = scale
            pointed.range = token.range.lowerBound..<(end + 1)
        }
        guard let measure = measure(pointed.range.upperBound, chinese: true) else { return nil }
        return finish(pointed, measure, chinese: true)
    }

    /// 一半 as a share of a whole.
    private func oneHalf(_ index: Int) -> (Claim?, Int)? {
        guard let half = Rational(1, over: 2) else { return (nil, index + 2) }
        var claim = Claim(index..<(index + 2), text: "一半", unit: "", kind: .ratio)
        claim.value = half
        claim.base = half
        claim.operator = operatorBehind(index + 2)?.0 ?? operatorBefore(index)
        return (claim, index + 2)
    }

    /// 八成, 七成半
    private func tenths(_ token: NumberToken) -> (Claim?, Int)? {
        let mark = token.range.upperBound
        guard text.at(mark) == "成", let value = token.value, value < Rational(11), !token.bare else { return nil }
        switch text.at(mark + 1) {
        case "立", "员", "为", "果", "效", "绩", "功", "长", "熟", "本", "交", "就", "型", "品", "套", "了", "都": return nil
        default: break
        }
        return finish(token, Measure("成", .percentage, end: mark + 1), chinese: true)
    }

    /// 三等奖 is a rank; 四星级以上 is a threshold, 四星级 alone a grade.
    func grade(_ token: NumberToken) -> (Claim?, Int)? {
        let start = token.range.lowerBound
        let end = token.range.upperBound + 2
        let unit = text.string(token.range.upperBound..<end)
        var stop = end
        var kind = ClaimKind.ordinal
        if unit == "星级", text.has("以上", at: end) || text.has("及以上", at: end) {
            stop = end + (text.at(end) == "及" ? 3 : 2)
            kind = .threshold
        }
        var claim = Claim(start..<stop, text: text.string(start..<stop), unit: unit, kind: kind)
        claim.value = token.value
        claim.base = token.value
        if kind == .threshold { claim.operator = .atLeast }
        return (claim, stop)
    }

    // MARK: Masks

    func masked(_ index: Int) -> (Claim?, Int)? {
        guard let mask = NumberReader.mask(text, at: index) ?? NumberReader.emptyBrackets(text, at: index) else {
            return nil
        }
        var token = NumberToken(range: mask)
        token.masked = true
        NumberReader.extend(&token, text)
        if text.at(token.range.upperBound) == "%" || text.at(token.range.upperBound) == "％" {
            let end = token.range.upperBound + 1
            return finish(token, Measure("%", .percentage, end: end), chinese: false)
        }
        guard let measure = measure(token.range.upperBound, chinese: true),
            measure.word != "地"
        else { return (nil, mask.upperBound) }
        if text.isNested(index, SourceText.inTitle) { return (nil, mask.upperBound) }
        return finish(token, measure, chinese: false)
    }

    /// N次 and ？？名: signs that stand for a number only where its measure word ends the clause.
    func oddlyMasked(_ index: Int) -> (Claim?, Int)? {
        guard let mask = NumberReader.oddMask(text, at: index), !text.isNested(index, SourceText.inTitle),
            let measure = lexicon.measures.read(text, at: mask.upperBound, chinese: true),
            text.type(measure.end).contains(.mark) || text.at(measure.end) == "\n"
        else { return nil }
        var token = NumberToken(range: mask)
        token.masked = true
        return finish(token, measure, chinese: false)
    }
}
