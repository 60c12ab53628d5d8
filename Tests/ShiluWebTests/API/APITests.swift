import Foundation
import Hummingbird
import HummingbirdTesting
import ShiluRegisters
import Testing

@testable import ShiluWeb

@Suite("接口")
struct APITests {
    struct Answer: Sendable {
        let status: Int
        let json: JSON
        let type: String
        let text: String
    }

    /// A program that calls the interface with a token.
    struct Caller: Sendable {
        let client: any TestClientProtocol
        let token: String?

        func call(
            _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, type: String = "application/json"
        )
            async throws -> Answer
        {
            var headers = HTTPFields()
            if let token { headers[.authorization] = "Bearer \(token)" }
            if body != nil { headers[.contentType] = type }
            let response = try await client.executeRequest(
                uri: "/api/v1" + path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
            let text = String(buffer: response.body)
            return Answer(
                status: Int(response.status.code), json: JSON(parsing: text) ?? .null,
                type: response.headers[.contentType] ?? "", text: text)
        }
    }

    private func token(_ bench: WebBench, _ account: Int64, _ scopes: Set<APIScope> = Set(APIScope.allCases)) throws
        -> String
    {
        try bench.app.apiTokens.make(
            account: account, name: "测试", scopes: scopes, until: bench.app.today.adding(days: 1), at: bench.app.now)
    }

    @Test("a record's life: recorded, read, amended, its history, retracted; each by its owner's rights")
    func life() async throws {
        let bench = try WebBench()
        let token = try token(bench, try bench.account("ganshi", [.clerk], organization: "Z01"))
        try await bench.run { client in
            let caller = Caller(client: client, token: token)
            let base = "/registers/PracticalDeed/records"
            let register = try #require(RegisterBook.register(named: "PracticalDeed"))
            var fields: [String] = []
            for field in register.fields where field.isRequired {
                switch field.key {
                case register.organizationKey: fields.append("\"\(field.key)\":\"Z01\"")
                case register.dayKey: fields.append("\"\(field.key)\":\"2023-12-01\"")
                default:
                    let value = try FieldJSON.json(Cells.value(field.example, as: field.form), as: field.form)
                    fields.append("\"\(field.key)\":\(value.compact)")
                }
            }
            let body = "{\"number\":\"API-1\",\"fields\":{\(fields.joined(separator: ","))}}"
            let made = try await caller.call(.post, base, body)
            #expect(made.status == 201, "\(made.text)")
            #expect(made.json["number"] == "API-1")
            let again = try await caller.call(.post, base, body)
            #expect(again.json["isUnchanged"] == .bool(true))
            let read = try await caller.call(.get, "\(base)/API-1")
            #expect(read.status == 200 && read.json["fields"]?["organizationId"] == "PartyOrganization/Z01")
            let noReason = try await caller.call(.patch, "\(base)/API-1", "{\"fields\":{}}")
            #expect(noReason.status == 422 && noReason.text.contains("没有写理由"))
            let list = try await caller.call(.get, base + "?from=2023-12-01&to=2023-12-01")
            #expect(list.json["records"]?.items?.isEmpty == false)
            let gone = try await caller.call(.post, "\(base)/API-1/retraction", "{\"reason\":\"测试\"}")
            #expect(gone.status == 200, "\(gone.text)")
            #expect(try await caller.call(.get, "\(base)/API-1").status == 404)
        }
    }

    @Test("refusals are problems in Chinese with a code, and change nothing")
    func refusals() async throws {
        let bench = try WebBench()
        let clerk = try bench.account("ganshi", [.clerk], organization: "Z01")
        let (all, reading) = (try token(bench, clerk), try token(bench, clerk, [.read]))
        let before = try bench.app.ledger.position
        try await bench.run { client in
            let caller = Caller(client: client, token: all)
            let base = "/registers/MeetingRecord/records"
            let cases: [(HTTPRequest.Method, String, String?, Int)] = [
                (.get, "/registers/NoSuch/records", nil, 404), (.get, base + "/no-such", nil, 404),
                (.post, base, "{", 400), (.post, base, "[]", 400), (.post, base, "{\"x\":1}", 422),
                (.post, base, "{\"fields\":{\"x\":1}}", 422), (.post, base, "{\"fields\":{\"title\":1}}", 422),
                (.post, base, "{\"fields\":7}", 422), (.get, base + "?limit=0", nil, 422),
                (.get, base + "?limit=201", nil, 422),
                (.get, base + "?after=" + String(repeating: "9", count: 300), nil, 422),
                (.get, base + "?from=never", nil, 422), (.get, "/figures?organization=Z01", nil, 422),
                (.get, "/figures/none?organization=Z01&year=2023", nil, 404),
                (.get, "/figures?organization=Z02&year=2023", nil, 403), (.get, "/reports/none", nil, 404),
            ]
            for (method, path, body, status) in cases {
                let answer = try await caller.call(method, path, body)
                #expect(answer.status == status, "\(path) \(body ?? "") \(answer.text)")
                #expect(answer.type.hasPrefix("application/problem+json"), "\(path)")
                #expect(answer.json["title"]?.string?.isEmpty == false && answer.json["reference"] != nil)
            }
            let nobody = try await Caller(client: client, token: nil).call(.get, "/registers")
            #expect(nobody.status == 401)
            #expect(try await Caller(client: client, token: "shilu_x").call(.get, "/registers").status == 401)
            let narrow = try await Caller(client: client, token: reading).call(.post, base, "{\"fields\":{}}")
            #expect(narrow.status == 403 && narrow.text.contains("这个令牌不能用于"))
        }
        #expect(try bench.app.ledger.position == before)
    }

    @Test("a register is read page by page, each record once, however it is narrowed")
    func pages() async throws {
        let bench = try WebBench()
        let token = try token(bench, try bench.account("ganshi", [.clerk]))
        let all = try bench.app.ledger.records(ThemePartyDay.name)
        let lately = all.filter { ($0.fields["on"]?.text ?? "") >= "2023-07-01" }
        try await bench.run { client in
            let caller = Caller(client: client, token: token)
            for (filter, wanted) in [("", all), ("&from=2023-07-01", lately)] {
                for limit in [1, 7, 200] {
                    var found: [String] = []
                    var after = ""
                    repeat {
                        let answer = try await caller.call(
                            .get, "/registers/ThemePartyDay/records?limit=\(limit)\(filter)\(after)")
                        let some = answer.json["records"]?.items ?? []
                        #expect(some.count <= limit && !some.isEmpty)
                        found += some.compactMap { $0["id"]?.string }
                        after = answer.json["next"]?.string.map { "&after=\($0)" } ?? ""
                    } while !after.isEmpty && found.count <= all.count
                    #expect(found == wanted.map(\.id).sorted(), "\(limit)\(filter)")
                }
            }
            let beyond = try await caller.call(.get, "/registers/ThemePartyDay/records?after=zzzz")
            #expect(beyond.json["records"]?.items?.isEmpty == true && beyond.json["next"] == .null)
        }
    }

    /// schemathesis found it: a check added 18 to this year of birth, and the program ended.
    @Test(
        "a number beyond all bounds is refused before any check reckons with it",
        arguments: [Int64.max, .min, 1_000_000_001])
    func huge(_ number: Int64) async throws {
        let bench = try WebBench(example: false)
        let token = try token(bench, try bench.account("ganshi", [.clerk]))
        try await bench.run { client in
            let body =
                "{\"fields\":{\"name\":\"张三\",\"birthYear\":\(number),\"birthDate\":\"1985-06-15\",\"joinedOn\":\"2010-06-25\"}}"
            let answer = try await Caller(client: client, token: token).call(.post, "/registers/Member/records", body)
            #expect(answer.status == 422 && answer.text.contains("十亿以内"), "\(answer.text)")
        }
    }

    @Test("sealed fields and confidential registers are for those who may read them")
    func sealed() async throws {
        let bench = try WebBench()
        let inspector = try token(bench, try bench.account("jiancha", [.inspector]))
        let clerk = try token(bench, try bench.account("ganshi", [.clerk]))
        try await bench.run { client in
            let reading = try await Caller(client: client, token: inspector).call(
                .get, "/registers/Member/records/D001")
            #expect(reading.status == 200 && reading.json["fields"]?["phone"] == nil)
            #expect(reading.json["fields"]?["citizenID"] == nil && reading.json["fields"]?["gender"] != nil)
            let full = try await Caller(client: client, token: clerk).call(.get, "/registers/Member/records/D001")
            #expect(full.json["fields"]?["phone"] != nil)
            for token in [inspector, clerk] {
                let talks = try await Caller(client: client, token: token).call(.get, "/registers/Talk/records")
                #expect(talks.status == 403)
            }
        }
    }

    @Test("figures, a report in three forms, an audit")
    func reports() async throws {
        let bench = try WebBench()
        let token = try token(bench, try bench.account("ganshi", [.clerk]))
        try await bench.run { client in
            let caller = Caller(client: client, token: token)
            let figures = try await caller.call(.get, "/figures?organization=Z00&year=2023")
            #expect(figures.json["figures"]?.items?.count ?? 0 > 100)
            let figure = try await caller.call(.get, "/figures/theme-party-day-count?organization=Z00&year=2023")
            #expect(figure.json["sources"] == nil && figure.json["value"] != nil)
            let traced = try await caller.call(
                .get, "/figures/theme-party-day-count?organization=Z00&year=2023&sources=1")
            #expect(traced.json["value"] == figure.json["value"])
            #expect(traced.json["sources"]?.items?.isEmpty == false)
            let query = "?organization=Z00&year=2023&date=2023-12-20"
            #expect(try await caller.call(.get, "/reports").json["reports"]?.items?.isEmpty == false)
            let report = try await caller.call(.get, "/reports/annual-summary" + query)
            #expect(report.json["text"]?.string?.contains("2023") == true)
            #expect(try await caller.call(.get, "/reports/annual-summary\(query)&format=md").text.hasPrefix("# "))
            #expect(try await caller.call(.get, "/reports/annual-summary\(query)&format=docx").status == 200)
            let audit = try await caller.call(
                .post, "/audits?organization=Z00&year=2023", "一、工作情况\n开展主题党日活动3次。\n", type: "text/plain")
            #expect(audit.status == 200 && audit.text.contains("\"verdict\": \"differs\""), "\(audit.text)")
            let document = try await Caller(client: client, token: nil).call(.get, "/openapi.json")
            #expect(document.json["openapi"] == "3.1.0")
        }
    }

    @Test("a token is made and shown once on its page, stored hashed, and taken back")
    func page() async throws {
        let bench = try WebBench()
        try bench.account("ganshi", [.clerk])
        try await bench.run { client in
            let browser = TestBrowser(client)
            try await browser.signIn("ganshi")
            try await browser.open("/tokens")
            #expect(try await browser.submit("/tokens", [("name", ""), ("until", "2030-01-01")]).status == 422)
            let made = try await browser.submit(
                "/tokens", [("name", "办公系统"), ("scope", "read"), ("until", "2024-01-31")])
            let start = try #require(made.text.range(of: "id=\"token\">"))
            let text = String(made.text[start.upperBound...].prefix { $0 != "<" })
            #expect(try await Caller(client: client, token: text).call(.get, "/registers").status == 200)
            #expect(try await !browser.open("/tokens").text.contains(text))
            #expect(try await browser.submit("/tokens/1/revoke", []).status == 200)
            #expect(try await Caller(client: client, token: text).call(.get, "/registers").status == 401)
        }
    }
}
