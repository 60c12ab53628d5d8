import ShiluRegisters

/// What a change of rules would change on the records of a year: the same ledger judged by two catalogues.
public struct CatalogueDiff: Sendable {
    /// A duty that only one catalogue has, or that they have differently.
    public struct Rule: Sendable, Hashable {
        public enum Change: String, Sendable { case added, removed, changed }
        public let duty: String
        public let title: String
        public let change: Change
        /// What differs, in Chinese.
        public let what: String
    }

    /// A judgement that only one side has, or that comes out differently.
    public struct Effect: Sendable, Hashable {
        public let duty: String
        public let title: String
        public let organization: String
        public let organizationName: String
        public let member: String?
        public let window: Period?
        /// Nil where that side does not judge it.
        public let before: DutyState?
        public let after: DutyState?
    }

    public let rules: [Rule]
    public let effects: [Effect]

    public init(
        _ old: DutyCatalogue, _ new: DutyCatalogue, before: [DutyJudgement], after: [DutyJudgement]
    ) {
        rules = CatalogueDiff.rules(old, new)
        var (old, order): ([String: DutyJudgement], [String]) = ([:], [])
        for judgement in before where old.updateValue(judgement, forKey: CatalogueDiff.key(judgement)) == nil {
            order.append(CatalogueDiff.key(judgement))
        }
        var new: [String: DutyJudgement] = [:]
        for judgement in after where new.updateValue(judgement, forKey: CatalogueDiff.key(judgement)) == nil {
            if old[CatalogueDiff.key(judgement)] == nil { order.append(CatalogueDiff.key(judgement)) }
        }
        effects = order.compactMap { key in
            guard let known = old[key] ?? new[key], old[key]?.state != new[key]?.state else { return nil }
            return Effect(
                duty: known.duty.id, title: (new[key] ?? known).duty.title, organization: known.organization,
                organizationName: known.organizationName, member: known.member, window: known.window,
                before: old[key]?.state, after: new[key]?.state)
        }
    }

    private static func key(_ judgement: DutyJudgement) -> String {
        [
            judgement.duty.id, judgement.organization, judgement.member ?? "", judgement.record ?? "",
            judgement.window?.description ?? "",
        ].joined(separator: "|")
    }

    private static func rules(_ old: DutyCatalogue, _ new: DutyCatalogue) -> [Rule] {
        var ids = old.ids
        ids += new.ids.filter { !ids.contains($0) }
        return ids.compactMap { id in
            let (before, after) = (old[id], new[id])
            guard let last = after.last ?? before.last else { return nil }
            if before.isEmpty { return Rule(duty: id, title: last.title, change: .added, what: "新增") }
            if after.isEmpty { return Rule(duty: id, title: last.title, change: .removed, what: "删去") }
            let differences = difference(before, after)
            return differences.isEmpty
                ? nil : Rule(duty: id, title: last.title, change: .changed, what: differences.joined(separator: "；"))
        }
    }

    private static func difference(_ old: [Duty], _ new: [Duty]) -> [String] {
        func said(_ duties: [Duty], _ what: (Duty) -> String) -> String { duties.map(what).joined(separator: "／") }
        var found: [String] = []
        func compare(_ name: String, _ what: (Duty) -> String, shows: Bool = true) {
            let (one, other) = (said(old, what), said(new, what))
            if one != other { found.append(shows ? "\(name)由“\(one)”改为“\(other)”" : "\(name)有改动") }
        }
        compare("约束力", { $0.modality.label })
        compare("依据", { $0.basisText })
        compare("谁来办", { $0.owner.label })
        compare("起止", { "\($0.since?.description ?? "")—\($0.until?.description ?? "")" })
        compare("是否启用", { $0.isEnabled ? "是" : "否" })
        compare("判断办法", { fingerprint($0.judging) }, shows: false)
        compare("依据的台账", { $0.registers.joined(separator: "、") })
        return found
    }

    /// The words of a way of judging in a fixed order: sets in it are printed in any order.
    private static func fingerprint(_ judging: Judging) -> String {
        "\(judging)".split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.sorted().joined(separator: " ")
    }
}
