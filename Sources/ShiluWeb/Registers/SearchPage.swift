import ShiluLedger
import ShiluRegisters
import ShiluService

/// 搜索: one search over everything that the visitor may see.
struct SearchPage: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/search", .signedIn, Self.show)
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
        for register in RegisterBook.all where ![Member.name, PartyOrganization.name].contains(register.name) {
            // Confidential records are not searched: every reading of one is logged, and a list of hits would be one.
            guard !ConfidentialRegisters.contains(register), request.rights.allows(.read, .somewhere(register.name))
            else { continue }
            let found = try request.app.ledger.records(register.name).filter { record in
                RegisterList.matches(record, typed, register, text, request.rights)
                    && request.rights.allows(
                        .read,
                        RightsTarget(
                            register: register.name,
                            organizations: text.directory.places(of: record, in: request.app.ledger),
                            people: text.directory.people(of: record)))
            }
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
