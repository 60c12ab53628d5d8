/// Bonds among claims that do not hold.
struct Arithmetic: TextCheck {
    func check(_ context: CheckContext) -> [Defect] {
        return context.relations.compactMap { relation in
            guard relation.holds == false else { return nil }
            // A year in a title that differs from the text's is a matter of structure, and so is a count of items.
            let members = relation.claims.compactMap { claim(at: $0, context.claims) }
            guard let first = members.map(\.offset).min(), let last = members.map(\.range.upperBound).max() else {
                return enumeration(context, relation)
            }
            let text = context.text
            let together = text.find("\n", in: first..<last) == nil && last - first < 120
            // A part that exceeds its whole is what to look at, wherever the whole stands.
            let anchor = (relation.type == .bound ? members.first : members.last) ?? members[0]
            let range = together ? first..<last : anchor.range
            return context.defect(range, .arithmetic, "核实数据", "数据对不上：\(relation.expression)。请核对原始记录后改正。")
        }
    }

    /// Claims stand in the order of the text.
    private func claim(at offset: Int, _ claims: [Claim]) -> Claim? {
        var (low, high) = (0, claims.count)
        while low < high {
            let middle = (low + high) / 2
            if claims[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return claims.indices.contains(low) && claims[low].offset == offset ? claims[low] : nil
    }

    private func enumeration(_ context: CheckContext, _ relation: Relation) -> Defect? {
        if let place = relation.place {
            return context.defect(place, .arithmetic, "核实项数", "项数对不上：\(relation.expression)。请核对后改正。")
        }
        guard relation.type == .enumeration,
            let quote = relation.expression.split(separator: "”").first.map(String.init),
            let place = context.text.find(quote + "”", in: 0..<context.text.count)
        else { return nil }
        let range = place..<(place + quote.unicodeScalars.count + 1)
        return context.defect(range, .arithmetic, "核实项数", "项数对不上：\(relation.expression)。请核对后改正。")
    }
}
