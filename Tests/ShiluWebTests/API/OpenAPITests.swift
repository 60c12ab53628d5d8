import ShiluRegisters
import Testing

@testable import ShiluWeb

@Suite("OpenAPI")
struct OpenAPITests {
    private let document = OpenAPIDocument.make()

    @Test("every register has its paths and schemas")
    func registers() {
        for register in RegisterBook.all {
            let base = "/registers/\(register.name)/records"
            for path in ["", "/{number}", "/{number}/retraction", "/{number}/history"] {
                #expect(document["paths"]?[base + path] != nil, "\(register.name)")
            }
            #expect((document["paths"]?[base + "/{number}/steps"] != nil) == (register.lifeCycle != nil))
            let fields = document["components"]?["schemas"]?[register.name + ".fields"]?["properties"]?.members ?? []
            #expect(fields.map(\.key) == register.fields.map(\.key), "\(register.name)")
        }
    }

    @Test("every reference of the document leads somewhere, and every operation has a name of its own")
    func references() {
        let names = Set(document["components"]?["schemas"]?.members?.map(\.key) ?? [])
        var operations: [String] = []
        func walk(_ json: JSON) {
            switch json {
            case .object(let members):
                for member in members {
                    if member.key == "$ref", let target = member.value.string, target.contains("/schemas/") {
                        #expect(names.contains(String(target.dropFirst("#/components/schemas/".count))), "\(target)")
                    }
                    if member.key == "operationId", let name = member.value.string { operations.append(name) }
                    walk(member.value)
                }
            case .list(let items): items.forEach(walk)
            default: break
            }
        }
        walk(document)
        #expect(Set(operations).count == operations.count)
        #expect(operations.count > 5 * RegisterBook.all.count)
    }

    @Test("the document is JSON that reads back to itself")
    func readsBack() { #expect(JSON(parsing: document.pretty) == document) }
}

@Suite("JSON of the interface")
struct JSONTests {
    @Test(
        "reads what is JSON",
        arguments: [
            ("{\"a\":[1,-2.5,true,null,\"\\u4e00\\ud83d\\ude00\\n\"]}", #"{"a":[1,-2.5,true,null,"一😀\n"]}"#),
            (" [ ] ", "[]"), ("1e3", "1000.0"), ("\"\\/\"", "\"/\""), ("0", "0"),
        ])
    func reads(_ text: String, _ expected: String) { #expect(JSON(parsing: text)?.compact == expected) }

    @Test(
        "refuses what is none",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "01", "+1", "1.", "\"\\ud800\"", "\"\\x\"", "\"a\u{1}\"",
            "{\"a\":1,\"a\":2}",
            "nul", "[1] 2", String(repeating: "[", count: 10_000), "1e999", "\"\\u12\"",
        ])
    func refuses(_ text: String) { #expect(JSON(parsing: text) == nil) }

    @Test("reads the values of every form, and says what is wrong with others")
    func forms() throws {
        let good: [(JSON, FieldForm, Value)] = [
            (.bool(true), .flag, .integer(1)), (.integer(126050), .money, .integer(126050)),
            ("2023-3-5", .day, .text("2023-03-05")), ("会议", .text, .text("会议")),
            ("D001", .link("Member"), .text("Member/D001")), ("Member/D001", .link("Member"), .text("Member/D001")),
            (.list(["2023-03", "2023-04"]), .list(.month), .list([.text("2023-03"), .text("2023-04")])),
        ]
        for (json, form, value) in good {
            #expect(try FieldJSON.value(json, as: form) == value)
            #expect(try FieldJSON.value(FieldJSON.json(value, as: form), as: form) == value)
        }
        let bad: [(JSON, FieldForm)] = [
            (.integer(1), .flag), ("一", .integer), (.number(1.5), .money), ("2023-02-30", .day), (.null, .text),
            ("", .text), ("不存在", .code("X", [CodeEntry("a", "甲")])), ("x", .list(.text)), (.list(["x"]), .text),
        ]
        for (json, form) in bad { #expect(throws: CellProblem.self) { try FieldJSON.value(json, as: form) } }
    }
}
