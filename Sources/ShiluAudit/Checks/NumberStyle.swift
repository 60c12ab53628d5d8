import ShiluFigures

/// GB/T 15835: full-width digits, mixed numerals, doubled approximations, ranges with 、.
struct NumberStyle: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        fullWidth(context) + doubledApproximations(context) + mixed(context) + yearZeros(context)
    }

    private func fullWidth(_ context: CheckContext) -> [Defect] {
        let text = context.text
        var defects: [Defect] = []
        var index = 0
        while index < text.count {
            guard (0xFF10...0xFF19).contains(text.scalars[index].value) else {
                index += 1
                continue
            }
            var end = index
            var plain = ""
            while let digit = NumberReader.digit(text.at(end)) {
                plain += String(digit)
                end += 1
            }
            defects.append(context.defect(index..<end, .punctuation, plain, "数字用了全角字符，应为“\(plain)”。请改正。"))
            index = end
        }
        // One word for a habit: the same is put right everywhere at once.
        guard defects.count > 3, var first = defects.first else { return defects }
        first.message = "全文有\(defects.count)处数字用了全角字符。请用查找替换一次改为半角。"
        return [first]
    }

    /// 约20余次, 近30人左右
    private func doubledApproximations(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let claims = context.claims
        return claims.indices.compactMap { number in
            // Nothing is copied for the many claims that are plain numbers.
            guard claims[number].qualifier == .approx || claims[number].operator != nil else { return nil }
            let claim = claims[number]
            guard claim.kind != .date, claim.kind != .ordinal, !claim.masked else { return nil }
            let before = ["约", "近", "大约"].first { text.has($0, before: claim.offset) }
            let behind = ["左右", "上下"].first { text.has($0, at: claim.range.upperBound) }
            let open = claim.qualifier == .approx && (claim.text.holds("余") || claim.text.holds("多"))
            let said = [before, open ? "余" : nil, behind].compactMap { $0 }
            guard said.count >= 2 else { return nil }
            // 最近, 附近 end with 近 but open nothing.
            if before == "近", ["最", "附", "临", "靠", "亲"].contains(text.at(claim.offset - 2)) { return nil }
            let start = claim.offset - (before?.unicodeScalars.count ?? 0)
            let end = claim.range.upperBound + (behind == nil ? 0 : 2)
            let marks = said.map { "“\($0)”" }.joined(separator: "与")
            return context.defect(start..<end, .repeated, "只留一个约数词", "\(marks)重复表示约数。请只留一个。")
        }
    }

    /// 3千5百, 1百零8: Arabic and Chinese numerals in one number.
    private func mixed(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let claims = context.claims
        return claims.indices.compactMap { number in
            guard claims[number].kind != .date, claims[number].kind != .ordinal else { return nil }
            let range = claims[number].range
            for index in range.dropLast() where text.classes[index].contains(.digit) {
                let next = text.scalars[index + 1]
                guard next == "千" || next == "百" || next == "十", !text.has("千克", at: index + 1),
                    !text.has("千米", at: index + 1), !text.has("千瓦", at: index + 1), !text.has("千伏", at: index + 1)
                else { continue }
                let claim = claims[number]
                return context.defect(
                    range, .punctuation, claim.base.map { "\($0.plain)\(claim.baseUnit)" } ?? "统一数字写法",
                    "阿拉伯数字与“\(next)”混用。请全部写成阿拉伯数字或汉字。")
            }
            return nil
        }
    }

    /// 二○二三年 with a circle or a Latin O for 〇.
    private func yearZeros(_ context: CheckContext) -> [Defect] {
        let text = context.text
        let claims = context.claims
        return claims.indices.compactMap { number in
            guard claims[number].kind == .date, text.type(claims[number].offset).contains(.chineseDigit) else {
                return nil
            }
            let claim = claims[number]
            guard claim.range.contains(where: { ["○", "O", "0", "零"].contains(text.scalars[$0]) }),
                claim.unit == "年" || claim.length > 6
            else { return nil }
            let right = claim.text.map { "○O0零".contains($0) ? "〇" : $0 }
            return context.defect(claim.range, .punctuation, String(right), "汉字年份的零应写作“〇”。请改正。")
        }
    }
}
