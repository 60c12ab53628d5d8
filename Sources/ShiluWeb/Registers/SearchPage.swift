import ShiluLedger
import ShiluRegisters
import ShiluService

/// 搜索: one search over everything that the visitor may see.
struct SearchPage: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/search", .signedIn, isKept: true, Self.show)
    }

    private static let mostPerRegister = 10

    private static func show(_ request: WebRequest) throws -> WebReply {
        guard let words = request.query.text("q") else {
            return request.page("搜索", lead: "请在上面输入要找的字，可以是姓名、拼音首字母、编号或内容。", .none)
        }
        let text = try RecordText(request)
        let typed = words.lowercased()
        var out = people(typed, request, text) + organizations(typed, text)
        var count = 0
        let said = SearchWords(typed, text.directory)
        for register in RegisterBook.all where ![Member.name, PartyOrganization.name].contains(register.name) {
            // Confidential records are not searched: every reading of one is logged, and a list of hits would be one.
            guard !ConfidentialRegisters.contains(register), request.rights.allows(.read, .somewhere(register.name))
            else { continue }
            let found = try records(of: register, text, said, typed, request)
            guard !found.isEmpty else { continue }
            count += found.count
            let items = found.suffix(mostPerRegister).reversed().map { record -> Markup in
                "<li><a href=\"\(WebPath.record(record.id))\">\(text.summary(record))</a>　<span class=\"quiet\">\(record.number)</span></li>"
            }
            let all: Markup =
                found.count > mostPerRegister
                ? "<p><a href=\"\(WebPath.make("/registers/\(register.name)", [("q", words)]))\">看全部\(found.count)条</a></p>"
                : .none
            out += "<section class=\"card\"><h2>\(register.title)</h2><ul class=\"list\">\(items)</ul>\(all)</section>"
        }
        let nothing: Markup = out == .none ? "<p>没有找到。可以换个说法，或只输入几个字。</p>" : .none
        return request.page("搜索“\(words)”", lead: "记录\(count)条。", out + nothing)
    }

    /// Those that say all the words. Most are passed over by their bytes, without being read.
    private static func records(
        of register: AnyRegister, _ text: RecordText, _ said: SearchWords, _ typed: String, _ request: WebRequest
    ) throws -> [AnyRecord] {
        let ledger = request.app.ledger
        let candidates =
            register.field("name")?.isSealed == true
            ? try ledger.records(register.name)
            : try ledger.openRecords(of: register.name, mentioning: said.groups(in: register))
        return candidates.filter { record in
            RegisterList.matches(record, typed, register, text)
                && request.rights.allows(
                    .read,
                    RightsTarget(
                        register: register.name, organizations: text.directory.places(of: record, in: ledger),
                        people: text.directory.people(of: record)))
        }
    }

    private static func people(_ typed: String, _ request: WebRequest, _ text: RecordText) -> Markup {
        let reach = request.rights.reach(.read, register: Member.name)
        let found = text.directory.people.filter { person in
            (person.name.lowercased().contains(typed) || person.initials.hasPrefix(typed)
                || person.number.lowercased() == typed)
                && (reach == nil || person.id == request.rights.member
                    || [person.branch, person.organization].compactMap(\.self).contains { reach?.contains($0) == true })
        }
        guard !found.isEmpty else { return .none }
        let items = found.prefix(20).map { person -> Markup in
            let branch =
                (person.branch ?? person.organization).flatMap { text.directory.organization($0)?.shortName } ?? ""
            return
                "<li><a href=\"/members/\(WebPath.segment(person.number))\">\(person.name)</a>　<span class=\"quiet\">\(branch)</span></li>"
        }
        return "<section class=\"card\"><h2>党员　\(found.count)人</h2><ul class=\"list\">\(items)</ul></section>"
    }

    private static func organizations(_ typed: String, _ text: RecordText) -> Markup {
        let found = text.directory.organizations.filter {
            $0.name.lowercased().contains(typed) || $0.shortName.lowercased().contains(typed)
                || $0.number.lowercased() == typed
        }
        guard !found.isEmpty else { return .none }
        let items = found.prefix(20).map {
            "<li><a href=\"/organizations/\(WebPath.segment($0.number))\">\($0.name)</a></li>" as Markup
        }
        return "<section class=\"card\"><h2>党组织</h2><ul class=\"list\">\(items)</ul></section>"
    }
}

/// The words of a search as they may stand in a stored record: as typed, or as the number or code of what is called so.
private struct SearchWords {
    private let words: [String]
    /// For each word the ids of organisations and people that are called so; of a word that half of them are called by,
    /// the first: they themselves are listed above.
    private let called: [[String]]
    private static let most = 60

    init(_ typed: String, _ directory: Directory) {
        words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
        let most = Self.most
        called = words.map { word in
            let places = directory.organizations.filter { $0.shortName.lowercased().contains(word) }.prefix(most)
            let people = directory.people.filter { $0.name.lowercased().contains(word) }.prefix(most)
            return places.map(\.id) + people.map(\.id)
        }
    }

    /// For each word all that may stand for it, as bytes in lower case.
    func groups(in register: AnyRegister) -> [[[UInt8]]] {
        zip(words, called).map { word, ids in
            var all = [word] + ids.map { $0.lowercased() }
            func add(_ fields: [any AnyField]) {
                for field in fields {
                    switch field.form {
                    case .code(_, let entries), .list(.code(_, let entries)):
                        all += entries.filter { $0.label.lowercased().contains(word) }.map { $0.code.lowercased() }
                    case .money, .decimal:
                        // Stored in its smallest unit: 12.50 is 1250.
                        let digits = word.filter { $0.isASCII && $0.isNumber }
                        if !digits.isEmpty { all.append(String(digits.drop { $0 == "0" })) }
                    case .flag: if "是否".contains(word) { all.append("\"\(field.key.lowercased())\"") }
                    case .link, .list(.link): break
                    default: break
                    }
                }
            }
            add(register.fields)
            return all.map { Array($0.utf8) }
        }
    }
}
