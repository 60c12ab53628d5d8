import ShiluFigures
import ShiluRegisters

extension DutyFile {
    /// Reads one way of judging; nil, with notices, where it is wrong.
    mutating func judging(_ key: String, _ node: YAMLNode) -> Judging? {
        if key == "shown" {
            guard let why = text.string(node) else {
                text.report("shown-empty", "shown 后面应写明为什么不判断", next: "请补上原因", at: node)
                return nil
            }
            return .shown(why)
        }
        if key == "tree" { return .tree }
        if key == "rollOnce" { return .rollOnce }
        if key == "rollSum" { return .rollSum }
        if key == "voters" { return .voters }
        if key == "electionMajority" { return .electionMajority }
        guard let map = YAMLMap(node) else {
            text.report("judging-form", "“\(key)”应由各项参数组成", next: "写法见 duties/README.md", at: node)
            return nil
        }
        switch key {
        case "perWindow": return window(map, node).map { .perWindow($0) }
        case "perPerson": return window(map, node).map { .perPerson($0) }
        case "everyRecord": return everyRecord(map, node)
        case "deadline": return deadline(map, node)
        case "recurring": return recurring(map, node)
        case "bound": return bound(map, node)
        case "pairs":
            text.checkKeys(map, ["talk"])
            return .pairCoverage(Judging.PairCoverage(talk: text.string(map["talk"]) ?? "heartToHeartTalk"))
        case "ownBranch":
            text.checkKeys(map, ["facts"])
            return .ownBranch(Judging.OwnBranch(kinds: text.kinds(map["facts"], at: node)))
        case "silence": return silence(map, node)
        case "everyoneListed":
            text.checkKeys(map, ["register", "year", "list", "member"])
            guard let register = text.register(map["register"], at: node),
                text.path(map["year"], "year", in: register) != nil, text.path(map["list"], "list", in: register) != nil
            else { return nil }
            return .everyoneListed(
                Judging.EveryoneListed(
                    register: register, yearKey: text.string(map["year"]) ?? "",
                    listKey: text.string(map["list"]) ?? "",
                    memberKey: text.string(map["member"]) ?? "memberId"))
        case "partyAge":
            text.checkKeys(map, ["years", "on", "register", "member"])
            guard let register = text.register(map["register"], at: node), let years = text.int(map["years"], "years"),
                let on = monthDay(map["on"], node)
            else { return nil }
            return .partyAge(
                Judging.PartyAgeRule(
                    years: years, month: on.month, day: on.day, register: register,
                    memberKey: text.string(map["member"]) ?? "memberId"))
        default: return nil
        }
    }

    /// `07-01`
    private mutating func monthDay(_ node: YAMLNode?, _ owner: YAMLNode) -> (month: Int, day: Int)? {
        guard let node else { return nil }
        guard let written = text.string(node), let day = Day("2024-" + written) else {
            text.report("day-wrong", "应写几月几日", next: "请写成 07-01 的样子", at: node)
            return nil
        }
        return (day.month, day.day)
    }

    private mutating func window(_ map: YAMLMap, _ node: YAMLNode) -> Judging.PerWindow? {
        text.checkKeys(
            map,
            [
                "each", "facts", "measure", "atLeast", "unit", "scale", "also", "grace", "by", "inPart", "gather",
                "subtree", "listed", "while", "quorum", "once", "partly",
            ])
        guard let window: Judging.Window = text.code(map["each"], "each") else {
            if map["each"] == nil {
                text.report("window-missing", "没有写周期", next: "请写 each: month、quarter、half 或 year", at: node)
            }
            return nil
        }
        var also: Judging.PerWindow.Also?
        if let part = map["also"], let more = YAMLMap(part) {
            text.checkKeys(more, ["facts", "atLeast", "unit"])
            also = Judging.PerWindow.Also(
                kinds: text.kinds(more["facts"], at: part), atLeast: Int64(text.int(more["atLeast"], "atLeast") ?? 1),
                unit: text.string(more["unit"]) ?? "次")
        }
        let scale = Int64(text.int(map["scale"], "scale") ?? 1)
        return Judging.PerWindow(
            window: window, kinds: text.kinds(map["facts"], at: node), measure: text.string(map["measure"]) ?? "count",
            atLeast: Int64(text.int(map["atLeast"], "atLeast") ?? 1) * scale, unit: text.string(map["unit"]) ?? "次",
            scale: scale, also: also, graceMonths: text.int(map["grace"], "grace") ?? 0, by: monthDay(map["by"], node),
            owedInPart: text.flag(map["inPart"], "inPart"), gathers: text.flag(map["gather"], "gather"),
            includesSubtree: text.flag(map["subtree"], "subtree"), needsListing: text.flag(map["listed"], "listed"),
            quorum: quorum(map["quorum"]), isOnceAMonth: text.flag(map["once"], "once"),
            owedWhile: map["while"] == nil ? nil : text.kinds(map["while"], at: node).first,
            partly: partly(map["partly"]))
    }

    private mutating func partly(_ node: YAMLNode?) -> Judging.PerWindow.Partly? {
        guard let node, let map = YAMLMap(node) else { return nil }
        text.checkKeys(map, ["done", "owed", "measure"])
        guard let done = text.kinds(map["done"], at: node).first, let owed = text.kinds(map["owed"], at: node).first
        else {
            return nil
        }
        return Judging.PerWindow.Partly(done: done, owed: owed, measure: text.string(map["measure"]) ?? "money")
    }

    /// `3/2`
    private mutating func quorum(_ node: YAMLNode?) -> Judging.PerWindow.Quorum? {
        guard let node else { return nil }
        let parts = (text.string(node) ?? "").split(separator: "/").compactMap { Int64($0) }
        guard parts.count == 2 else {
            text.report("quorum-wrong", "看不懂到会人数的要求", next: "请写成 3/2 的样子，意思是实到×3≥应到×2", at: node)
            return nil
        }
        return Judging.PerWindow.Quorum(times: parts[0], atLeast: parts[1])
    }

    private mutating func recurring(_ map: YAMLMap, _ node: YAMLNode) -> Judging? {
        text.checkKeys(map, ["register", "when", "from", "until", "days", "within"])
        guard let register = text.register(map["register"], at: node),
            let from = text.path(map["from"], "from", in: register),
            let until = text.path(map["until"], "until", in: register),
            let days = text.path(map["days"], "days", in: register), let within = span(map["within"], "within")
        else { return nil }
        return .recurring(
            Judging.Recurring(
                register: register, when: text.conditions(map["when"], in: register), from: from, until: until,
                days: days, within: within))
    }

    private mutating func everyRecord(_ map: YAMLMap, _ node: YAMLNode) -> Judging? {
        text.checkKeys(map, ["register", "when", "check", "day"])
        guard let register = text.register(map["register"], at: node) else { return nil }
        let checks = text.conditions(map["check"], in: register)
        if checks.isEmpty { text.report("check-missing", "没有写要核对什么", next: "请在 check 后写条件", at: node) }
        return .everyRecord(
            Judging.EveryRecord(
                register: register, when: text.conditions(map["when"], in: register), checks: checks,
                day: text.path(map["day"], "day", in: register)))
    }

    private mutating func deadline(_ map: YAMLMap, _ node: YAMLNode) -> Judging? {
        text.checkKeys(
            map,
            [
                "register", "when", "from", "within", "until", "longer", "done", "by", "extended", "notice", "superior",
                "member",
            ])
        guard let register = text.register(map["register"], at: node) else { return nil }
        guard let from = text.term(map["from"], "from", in: register, at: node) else { return nil }
        let until = map["until"] == nil ? nil : text.term(map["until"], "until", in: register, at: node)
        let within = span(map["within"], "within")
        if within == nil, until == nil {
            text.report("within-wrong", "没有写期限", next: "请写 within: 1 month，或 until: 日期字段", at: node)
        }
        let done = text.path(map["done"], "done", in: register)
        let by = following(map["by"])
        if done == nil, by == nil { text.report("done-missing", "没有写怎样算办结", next: "请写 done: 字段，或 by: 另一种台账", at: node) }
        return .deadline(
            Judging.Deadline(
                register: register, when: text.conditions(map["when"], in: register), from: from, within: within,
                until: until, longer: longer(map["longer"], in: register), extended: following(map["extended"]),
                notice: span(map["notice"], "notice"),
                superior: text.flag(map["superior"], "superior"), done: done, by: by,
                member: text.string(map["member"])))
    }

    private mutating func longer(_ node: YAMLNode?, in register: String) -> Judging.Deadline.Longer? {
        guard let node, let map = YAMLMap(node) else { return nil }
        text.checkKeys(map, ["when", "within"])
        guard let within = span(map["within"], "within") else { return nil }
        return Judging.Deadline.Longer(when: text.conditions(map["when"], in: register), within: within)
    }

    private mutating func span(_ node: YAMLNode?, _ name: String) -> Span? {
        guard let node else { return nil }
        guard let span = text.string(node).flatMap({ Span($0) }) else {
            text.report("within-wrong", "看不懂“\(name)”的期限", next: "请写成 1 month、30 days、5 workdays 的样子", at: node)
            return nil
        }
        return span
    }

    private mutating func following(_ node: YAMLNode?) -> Judging.Deadline.Following? {
        guard let node, let map = YAMLMap(node) else { return nil }
        text.checkKeys(map, ["register", "link", "to", "day", "when", "same", "after"])
        guard let register = text.register(map["register"], at: node),
            text.path(map["link"], "link", in: register) != nil
        else { return nil }
        if map["day"] != nil, text.path(map["day"], "day", in: register) == nil { return nil }
        return Judging.Deadline.Following(
            register: register, link: text.string(map["link"]) ?? "", to: text.string(map["to"]),
            day: text.string(map["day"]) ?? "", when: text.conditions(map["when"], in: register),
            same: text.strings(map["same"]), after: text.flag(map["after"], "after"))
    }

    private mutating func bound(_ map: YAMLMap, _ node: YAMLNode) -> Judging? {
        text.checkKeys(map, ["facts", "distinct", "subtree", "atLeast", "atMost", "unit", "when"])
        var when: Judging.Bound.When?
        if let part = map["when"], let more = YAMLMap(part) {
            text.checkKeys(more, ["facts", "subtree", "atLeast", "atMost"])
            when = Judging.Bound.When(
                kinds: text.kinds(more["facts"], at: part), includesSubtree: text.flag(more["subtree"], "subtree"),
                atLeast: text.int(more["atLeast"], "atLeast").map(Int64.init),
                atMost: text.int(more["atMost"], "atMost").map(Int64.init))
        }
        let (least, most) = (text.int(map["atLeast"], "atLeast"), text.int(map["atMost"], "atMost"))
        if least == nil, most == nil { text.report("bound-missing", "没有写上限或下限", next: "请写 atLeast 或 atMost", at: node) }
        return .bound(
            Judging.Bound(
                kinds: text.kinds(map["facts"], at: node), distinct: text.flag(map["distinct"], "distinct"),
                includesSubtree: text.flag(map["subtree"], "subtree"), atLeast: least.map(Int64.init),
                atMost: most.map(Int64.init), unit: text.string(map["unit"]) ?? "人", when: when))
    }

    private mutating func silence(_ map: YAMLMap, _ node: YAMLNode) -> Judging? {
        text.checkKeys(map, ["streams", "months", "warnings"])
        var streams: [Judging.Silence.Stream] = []
        for part in map["streams"]?.sequence.map(Array.init) ?? [] {
            guard let more = YAMLMap(part) else { continue }
            text.checkKeys(more, ["name", "facts", "registers"])
            streams.append(
                Judging.Silence.Stream(
                    name: text.string(more["name"]) ?? "", kinds: text.kinds(more["facts"], at: part),
                    registers: text.strings(more["registers"])))
        }
        if streams.isEmpty { text.report("streams-missing", "没有写看哪几方面", next: "请写 streams", at: node) }
        let warnings = text.strings(map["warnings"]).compactMap { Int($0) }
        return .silence(
            Judging.Silence(streams: streams, months: text.int(map["months"], "months") ?? 6, warnings: warnings))
    }
}
