import Foundation
import ShiluLedger
import ShiluRegisters
import Synchronization

/// Who and what there is, as pages name it: organisations as a tree, members with names and branches. A snapshot of one day.
public struct Directory: Sendable {
    public struct Organization: Sendable, Hashable {
        public let id: String
        public let name: String
        public let shortName: String
        public let kind: OrganizationKind?
        /// Its superior on the day; for one that no longer exists, the last known.
        public let parent: String?
        /// Whether it exists on the day.
        public let exists: Bool
        /// Levels below the top.
        public let depth: Int
        public var number: String { AnyRecord.number(of: id) }
    }

    public struct Person: Sendable, Hashable {
        public let id: String
        /// The number where the name cannot be read.
        public let name: String
        /// Pinyin initials of the name, lower case: 张三 is zs.
        public let initials: String
        /// The branch on whose roll the person stands on the day; nil when not on a roll.
        public let branch: String?
        /// Where the person is or was registered.
        public let organization: String?
        public var number: String { AnyRecord.number(of: id) }
    }

    public let day: Day
    /// Parents before children, in the order of the sheet; those that no longer exist at the end.
    public let organizations: [Organization]
    /// By name, then by number.
    public let people: [Person]
    private let organizationsByID: [String: Organization]
    private let peopleByID: [String: Int]
    private let children: [String: [String]]

    public func organization(_ id: String) -> Organization? { organizationsByID[id] }
    public func person(_ id: String) -> Person? { peopleByID[id].map { people[$0] } }

    /// The organisation and everything below it.
    public func subtree(of id: String) -> Set<String> {
        var found: Set<String> = []
        var stack = [id]
        while let next = stack.popLast() {
            if found.insert(next).inserted { stack += children[next] ?? [] }
        }
        return found
    }

    /// What people call the record: an organisation's short name, a person's name; nil for other records.
    public func name(of id: String) -> String? {
        organizationsByID[id]?.shortName ?? person(id)?.name
    }

    /// Where a record lies.
    public func places(of record: AnyRecord, in ledger: Ledger) -> [String] {
        places(of: record, in: ledger) { _ in nil }
    }

    /// Where a record lies.
    /// - Parameter known: where another record lies, for whoever knows it without reading it; nil asks the ledger.
    func places(
        of record: AnyRecord, in ledger: Ledger, known: (String) throws -> [String]?
    ) rethrows -> [String] { try places(of: record, in: ledger, depth: 0, known) }

    private func places(
        of record: AnyRecord, in ledger: Ledger, depth: Int, _ known: (String) throws -> [String]?
    ) rethrows -> [String] {
        if record.register == PartyOrganization.name { return [record.id] }
        if record.register == Member.name {
            return [person(record.id)?.branch ?? record.fields["organizationId"]?.text].compactMap(\.self)
        }
        guard let register = RegisterBook.register(named: record.register) else { return [] }
        var found: [String] = []
        for key in [register.organizationKey, "jointOrganizationIds"].compactMap(\.self) {
            let value = record.fields[key]
            found += value?.text.map { [$0] } ?? value?.list?.compactMap(\.text) ?? []
        }
        if !found.isEmpty { return found }
        guard depth < 3 else { return [] }
        // A part of a gathering lies where the gathering lies; a person's record where the person stands.
        for field in register.fields where field.follows || field.feeds || isLink(field.form, to: Member.name) {
            for id in links(record.fields[field.key]) {
                if let person = person(id) {
                    found += [person.branch ?? person.organization].compactMap(\.self)
                } else if field.follows || field.feeds {
                    if let places = try known(id) {
                        found += places
                    } else if let other = try? ledger.record(id) {
                        found += try places(of: other, in: ledger, depth: depth + 1, known)
                    }
                }
            }
        }
        if found.isEmpty {
            for field in register.fields where isLink(field.form, to: PartyOrganization.name) {
                found += links(record.fields[field.key])
            }
        }
        return found
    }

    /// Members whose own record it is.
    public func people(of record: AnyRecord) -> [String] {
        if record.register == Member.name { return [record.id] }
        guard let register = RegisterBook.register(named: record.register) else { return [] }
        return register.fields.flatMap { field -> [String] in
            guard case .link(Member.name) = field.form else { return [] }
            return links(record.fields[field.key])
        }
    }

    private func links(_ value: Value?) -> [String] {
        value?.text.map { [$0] } ?? value?.list?.compactMap(\.text) ?? []
    }

    private func isLink(_ form: FieldForm, to register: String) -> Bool {
        switch form {
        case .link(let name): name == register
        case .list(let element): isLink(element, to: register)
        default: false
        }
    }

    // MARK: making

    public static func read(_ ledger: Ledger, on day: Day) throws -> Directory {
        let facts = try ledger.facts()
        let records = try ledger.records(PartyOrganization.name)
        var ordered: [Organization] = []
        var seen: Set<String> = []
        var depths: [String: Int] = [:]
        for root in records where root.fields["parentId"] == nil {
            for node in try facts.organizations(in: Scope(root.id), on: day) where seen.insert(node.id).inserted {
                let depth = node.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
                depths[node.id] = depth
                ordered.append(
                    Organization(
                        id: node.id, name: node.name, shortName: node.shortName, kind: node.kind, parent: node.parent,
                        exists: true, depth: depth))
            }
        }
        for record in records where seen.insert(record.id).inserted {
            let typed = Record<PartyOrganization>(record)
            let name = typed.nameField ?? record.number
            ordered.append(
                Organization(
                    id: record.id, name: name, shortName: typed.shortName ?? name, kind: typed.kind,
                    parent: typed.parentId?.id, exists: false, depth: 0))
        }
        let branches = try ledger.rollBranches(on: day)
        // So that each branch's id is in memory once.
        let ids = Dictionary(ordered.map { ($0.id, $0.id) }, uniquingKeysWith: { first, _ in first })
        var people: [Person] = []
        try ledger.eachRecord(Member.name) { record in
            let name = record.fields["name"]?.text ?? record.number
            people.append(
                Person(
                    id: record.id, name: name, initials: Pinyin.initials(name),
                    branch: branches[record.id].map { ids[$0] ?? $0 },
                    organization: record.fields["organizationId"]?.text.map { ids[$0] ?? $0 }))
        }
        return Directory(day: day, organizations: ordered, people: people)
    }

    init(day: Day, organizations: [Organization], people: [Person]) {
        self.day = day
        self.organizations = organizations
        self.people = people.sorted { ($0.initials, $0.name, $0.number) < ($1.initials, $1.name, $1.number) }
        organizationsByID = Dictionary(organizations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        peopleByID = Dictionary(self.people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var children: [String: [String]] = [:]
        for organization in organizations {
            if let parent = organization.parent { children[parent, default: []].append(organization.id) }
        }
        self.children = children
    }
}

/// Pinyin as far as finding a person needs it.
public enum Pinyin {
    /// Surnames whose reading as a surname differs from the usual one.
    private static let surnames: [Character: String] = [
        "曾": "z", "单": "s", "解": "x", "仇": "q", "查": "z", "区": "o", "朴": "p", "尉": "y", "盖": "g", "缪": "m",
        "乐": "y", "翟": "z", "召": "s", "种": "c", "折": "s", "覃": "q", "洗": "x", "万": "w",
    ]

    /// Initials of single Chinese characters: names are made of some hundreds of them, and looking one up takes long.
    private static let known = Mutex<[Character: Character?]>([:])

    /// 张三 → zs; letters and digits stay, everything else falls away.
    public static func initials(_ name: String) -> String {
        let isChinese = name.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
        var out = isChinese ? name.compactMap(initial(of:)) : spelled(name)
        if let surname = name.first.flatMap({ surnames[$0] })?.first, !out.isEmpty { out[0] = surname }
        return String(out)
    }

    private static func initial(of character: Character) -> Character? {
        if let initial = known.withLock({ $0[character] }) { return initial }
        let initial = spelled(String(character)).first
        known.withLock { $0[character] = .some(initial) }
        return initial
    }

    private static func spelled(_ name: String) -> [Character] {
        let latin = name.applyingTransform(.mandarinToLatin, reverse: false) ?? name
        let plain = latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
        return plain.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).compactMap(\.first)
    }
}
