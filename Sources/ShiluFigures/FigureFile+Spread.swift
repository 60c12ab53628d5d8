import ShiluRegisters

/// The ways of counting that fall into parts or ask what each member reached.
extension FigureFile {
    mutating func shares(_ node: YAMLNode, _ measure: String) -> Computation? {
        guard let map = YAMLMap(node), !map.entries.isEmpty else {
            report("operand-form", "shares 应写成 名称: 事项", next: "请逐项写出名称和事项", at: node)
            return nil
        }
        var parts: [Computation.NamedKinds] = []
        for (name, _, value) in map.entries { parts.append(Computation.NamedKinds(name: name, kinds: kinds(value))) }
        return .shares(parts, measure: measure)
    }

    /// `{of: roll.birthYear, upTo: [30, 35]}`: the last band has no upper limit.
    mutating func ages(_ node: YAMLNode) -> Computation? {
        guard let map = YAMLMap(node) else {
            report("operand-form", "ages 应写成 {of: 事项, upTo: [岁, 岁]}", next: "请照其他指标的样子写", at: node)
            return nil
        }
        checkKeys(map, ["of", "upTo"])
        let limits = strings(map["upTo"]).compactMap { Int64($0) }
        guard !limits.isEmpty, limits == limits.sorted(), Set(limits).count == limits.count,
            limits.count == strings(map["upTo"]).count
        else {
            report("ages-form", "upTo 应是从小到大的岁数", next: "请写成 [30, 35, 40] 的样子", at: map["upTo"] ?? node)
            return nil
        }
        return .ages(kinds: kinds(map["of"]), upTo: limits)
    }

    /// `{kinds: 事项, least: 32, roll: 在册, posts: 职务, leastForPosts: 56}`.
    mutating func matched(_ node: YAMLNode, _ measure: String) -> Computation? {
        guard let map = YAMLMap(node) else {
            report("operand-form", "matched 应写成 {stock: 在册事项, by: 期内事项}", next: "请照其他指标的样子写", at: node)
            return nil
        }
        checkKeys(map, ["stock", "by"])
        return .matched(
            stock: kinds(map["stock"]), by: map["by"] == nil ? [] : kinds(map["by"]), measure: measure)
    }

    mutating func reaching(_ node: YAMLNode, _ measure: String) -> Computation? {
        guard let map = YAMLMap(node) else {
            report("operand-form", "reaching 应写成 {kinds: 事项, least: 数, roll: 在册}", next: "请照其他指标的样子写", at: node)
            return nil
        }
        checkKeys(map, ["kinds", "least", "roll", "posts", "leastForPosts"])
        guard let least = string(map["least"]).flatMap({ Int64($0) }), least > 0 else {
            report("number-form", "least 应是正整数", next: "请写要达到的数，如 32", at: map["least"] ?? node)
            return nil
        }
        let forPosts = string(map["leastForPosts"]).flatMap { Int64($0) }
        if (map["posts"] == nil) != (forPosts == nil) {
            report("key-missing", "posts 和 leastForPosts 要一起写", next: "请补上另一项", at: node)
        }
        return .reaching(
            Computation.Goal(
                kinds: kinds(map["kinds"]), roll: kinds(map["roll"]),
                posts: map["posts"] == nil ? [] : kinds(map["posts"]), least: least, leastForPosts: forPosts ?? least),
            measure: measure)
    }
}
