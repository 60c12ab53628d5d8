import Foundation
import Testing

@testable import ShiluWeb

@Suite("网页片段")
struct MarkupTests {
    @Test("Interpolated text is escaped, markup is not")
    func escaping() {
        let evil = "<script>alert('1')</script>\"&\0"
        let markup: Markup = "<p title=\"\(evil)\">\(evil)\("<b>甲</b>" as Markup)\(3)</p>"
        let safe = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;"
        #expect(markup.html == "<p title=\"\(safe)\">\(safe)<b>甲</b>3</p>")
        let nothing: String? = nil
        #expect(("\(attribute: "list", nothing)\(attribute: "checked", if: true)" as Markup).html == " checked")
    }

    @Test(
        "Form bodies are read as browsers send them",
        arguments: [
            ("a=1&b=2&a=3", [("a", "1"), ("b", "2"), ("a", "3")]), ("a=%E4%B8%AD+x", [("a", "中 x")]),
            ("a", [("a", "")]), ("a=%zz&b=1", [("a", ""), ("b", "1")]), ("", []), ("=1", [("", "1")]),
        ])
    func forms(_ text: String, _ expected: [(String, String)]) {
        let fields = FormFields(urlEncoded: text)
        #expect(fields.pairs.map { "\($0.key)=\($0.value)" } == expected.map { "\($0.0)=\($0.1)" })
    }

    @Test("Multipart bodies give fields and files; broken ones nothing")
    func multipart() throws {
        let body = Data(
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n中\r\n--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\\\名 册.csv\"\r\nContent-Type: text/csv\r\n\r\n1,2\r\n\r\n--x--\r\n"
                .utf8)
        let (fields, files) = try #require(Multipart.read(body, boundary: "x"))
        #expect(fields["a"] == "中")
        #expect(files.map(\.name) == ["名 册.csv"])
        #expect(files.first.map { String(decoding: $0.bytes, as: UTF8.self) } == "1,2\r\n")
        for cut in stride(from: 0, to: body.count, by: 7) where cut < body.count - 5 {
            #expect(Multipart.read(body.prefix(cut), boundary: "x") == nil, "\(cut)")
        }
        #expect(Multipart.boundary(of: "multipart/form-data; boundary=\"ab c\"") == "ab c")
        #expect(Multipart.boundary(of: "text/plain") == nil)
    }

    @Test(
        "Addresses keep any record number",
        arguments: [("Member/D001", "/records/Member/D001"), ("Member/甲/1 %", "/records/Member/%E7%94%B2%2F1%20%25")])
    func paths(_ id: String, _ path: String) { #expect(WebPath.record(id) == path) }

    @Test(
        "A file marked as classified is known by its marks",
        arguments: [("机密★3年", true), ("秘 密 ★ 长期", true), ("保密教育记录", false), ("秘密投票", false)])
    func secrecy(_ text: String, _ marked: Bool) { #expect(SecrecyMarks.isMarked(text) == marked) }

    @Test("Initials of names", arguments: [("张三", "zs"), ("曾晓鑫", "zxx"), ("单立", "sl"), ("Li Ming", "lm"), ("", "")])
    func initials(_ name: String, _ initials: String) { #expect(Pinyin.initials(name) == initials) }
}
