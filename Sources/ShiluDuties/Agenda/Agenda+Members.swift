import ShiluLedger
import ShiluRegisters

extension Agenda {
    // MARK: 换届

    /// The end of each organisation's last term that ends in the year, with six months of preparation before it; done when
    /// the next term has begun.
    public func terms() throws -> [AgendaEntry] {
        var byOrganization: [String: [Record<CommitteeTerm>]] = [:]
        for record in try facts.records(of: CommitteeTerm.name, in: scope, during: nil) {
            let term = Record<CommitteeTerm>(record)
            if let organization = term.organizationId?.id { byOrganization[organization, default: []].append(term) }
        }
        return nodes.flatMap { node -> [AgendaEntry] in
            let terms = byOrganization[node.id] ?? []
            return terms.compactMap { term in
                guard let end = term.endsOn, year(of: end), let number = term.termNumber else { return nil }
                let next = terms.first { ($0.termNumber ?? 0) > number && $0.startsOn.map { $0 <= on } ?? false }
                let state = state(isDone: next != nil, by: end, missed: .breach)
                return AgendaEntry(
                    kind: .term, id: "term-end", title: "第\(number)届任期届满，应换届选举", organization: node.id,
                    organizationName: node.shortName, record: term.id,
                    window: Period(first: end.adding(months: -6), last: end), due: end, state: state, modality: "应当",
                    basis: "《支部工作条例（试行）》第21条、《机关基层组织工作条例》第5–7条",
                    missing: state == .breach ? "任期已满，没有登记新一届" : "",
                    next: state == .met ? "" : "请提前筹备换届；延期的须报上级批准并登记", evidence: next.map { [$0.id] } ?? [])
            }
        }
    }

    // MARK: 转正

    /// Probationary members whose probation ends in the year; done when the roll has them as full members.
    public func conversions() throws -> [AgendaEntry] {
        let cases = try facts.records(of: DevelopmentCase.name, in: scope, during: nil).map(
            Record<DevelopmentCase>.init)
        let extensions = Dictionary(
            cases.compactMap { item in item.personId.map { ($0.id, item.extensionMonths) } },
            uniquingKeysWith: { first, second in first ?? second })
        let members = try facts.records(of: Member.name, in: scope, during: Period(first: on, last: on))
            .map(Record<Member>.init)
        let byID = Dictionary(cases.map { ($0.personId?.id ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        return try members.compactMap { member -> AgendaEntry? in
            let own = byID[member.id]
            guard let joined = member.joinedOn ?? own?.admittedOn else { return nil }
            let end = DevelopmentCase.probationEnd(
                joinedOn: joined, extensionMonths: extensions[member.id].flatMap(\.self))
            guard year(of: end), let branch = try branch(of: member, own) else { return nil }
            let isDone = member.fullMemberOn.map { $0 <= on } ?? (own?.conversionApproval(isDoneBy: on) ?? false)
            let state = state(isDone: isDone, by: end)
            return AgendaEntry(
                kind: .conversion, id: "probation-end", title: "预备期满，应讨论转正", organization: branch.id,
                organizationName: branch.shortName, member: member.id, record: own?.id,
                window: Period(first: end.adding(months: -1), last: end), due: end, state: state, modality: "应当",
                basis: "党章第7条、《发展党员工作细则》第32–34条",
                next: state == .met ? "" : "请提醒本人提出书面转正申请，期满后及时开支部大会讨论",
                evidence: isDone ? [own?.id ?? member.id] : [])
        }
    }

    private func branch(of member: Record<Member>, _ own: Record<DevelopmentCase>?) throws -> OrganizationNode? {
        for id in [own?.organizationId?.id, member.organizationId?.id].compactMap(\.self) {
            if let found = node(id) { return found }
        }
        return nil
    }

    // MARK: 政治生日, 光荣在党50年

    /// The day of the year on which each member joined; held when a political birthday of the member is on record.
    public func politicalBirthdays() throws -> [AgendaEntry] {
        let held = try facts.records(of: PoliticalBirthdayEvent.name, in: scope, during: period)
        let byMember = Dictionary(grouping: held) { $0.fields["memberId"]?.text ?? "" }
        return try Anniversaries(facts: facts, scope: scope, year: year).rows(on: on).compactMap { row in
            guard let day = row.politicalBirthday, let node = node(row.branch) else { return nil }
            let events = byMember[row.member] ?? []
            let state = state(isDone: !events.isEmpty, by: day)
            return AgendaEntry(
                kind: .politicalBirthday, id: "political-birthday", title: "入党\(year - row.joinedOn.year)周年政治生日",
                organization: node.id, organizationName: node.shortName, member: row.member,
                window: Period(first: day, last: day), due: day, state: state, isOwed: false, modality: "提倡",
                basis: "《中共中央关于加强党的政治建设的意见》", next: state == .met ? "" : "可以过政治生日、重温入党誓词",
                evidence: events.map(\.id))
        }
    }

    /// Members who have been in the Party for fifty years on 1 July, and have no medal yet.
    public func medals() throws -> [AgendaEntry] {
        guard let day = Day(year: year, month: 7, day: 1) else { return [] }
        let awarded = Set(
            try facts.records(of: MedalAward.name, in: scope, during: nil).compactMap { $0.fields["memberId"]?.text })
        return try Anniversaries(facts: facts, scope: scope, year: year).rows(on: day).compactMap { row in
            guard let years = row.partyAge, years >= 50, let node = node(row.branch) else { return nil }
            let isDone = awarded.contains(row.member)
            // Who reached it in an earlier year and has no medal is still owed one.
            guard years == 50 || !isDone else { return nil }
            let state = state(isDone: isDone, by: day)
            return AgendaEntry(
                kind: .medal, id: "medal-50", title: "党龄\(years)年，颁发“光荣在党50年”纪念章", organization: node.id,
                organizationName: node.shortName, member: row.member,
                window: Period(first: day.adding(months: -2), last: day), due: day, state: state, modality: "应当",
                basis: "“光荣在党50年”纪念章颁发办法（据转载材料，条文未核对）",
                next: state == .met ? "" : "请核实党龄，公示后报上级审批颁发", evidence: [])
        }
    }
}

extension Record<DevelopmentCase> {
    /// Whether the conversion was approved on or before a day.
    func conversionApproval(isDoneBy day: Day) -> Bool {
        any.fields["conversionApprovalOn"]?.text.flatMap { Day($0) }.map { $0 <= day } ?? false
    }
}
