import Testing

@testable import ShiluDocuments

/// The quick reader of plain XML reads sheets as libxml2 does, or gives up.
struct PlainXMLTests {
    /// Takes note of everything.
    private struct Taker: PlainXMLTaker {
        var wantsText = true
        var told = ""
        private func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
        mutating func start(_ name: UnsafeBufferPointer<UInt8>) { told += "<\(string(name))>" }
        mutating func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
            told += "@\(string(name))=\(string(value))"
        }
        mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { told += string(bytes) }
        mutating func end(_ name: UnsafeBufferPointer<UInt8>) -> PlainXMLProgress {
            told += "</>"
            return name.elementsEqual("a".utf8) ? .finished : .goOn
        }
    }

    @Test(
        arguments: [
            ("<a>x</a>", "<a>x</>"), ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a b=\"c\"/>\n", "<a>@b=c</>"),
            ("<a>&lt;&amp;&gt;&quot;&apos;&#10;</a>", "<a><&>\"'\n</>"), ("<a p:b='c' d = 'e'></a>", nil),
            ("<a>&#20826;&#x5458;x&#128512;&#x9;</a>", "<a>党员x😀\t</>"), ("<a p:b='c' d='e'></a>", "<a>@d=e</>"),
            ("<a><b/> <c>，中</c></a>", "<a><b></> <c>，中</></>"),
        ] as [(String, String?)])
    func reads(text: String, told: String?) {
        var taker = Taker()
        #expect(PlainXML.read(Array(text.utf8), into: &taker) == (told != nil))
        if let told { #expect(taker.told == told) }
    }

    @Test(arguments: [
        "", "x", "<a>", "<a></b>", "<a><b></a></b>", "<a b></a>", "<a b=c></a>", "<a b=\"<\"/>", "<a b=\"&amp;\"/>",
        "<a b='1' b='2'/>",
        "<a>&x;</a>", "<a>]]></a>", "<a>x\ry</a>", "<a>\u{1}</a>", "<!DOCTYPE a><a/>", "<a><!-- x --></a>",
        "<a><![CDATA[x]]></a>",
        "<p:a/>", "<a/>x", "<a/><a/>", "<?xml version=\"1.0\" encoding=\"GBK\"?><a/>", "<1/>", "<a>\u{FFFF}</a>",
        "<a b='1'c='2'/>", "<a>&#;</a>", "<a>&#x;</a>", "<a>&#0;</a>", "<a>&#13;</a>", "<a>&#xFFFF;</a>",
        "<a>&#xD800;</a>",
        "<a>&#1114112;</a>", "<a>&#12a;</a>", "<a>&#X41;</a>", "<a>&# 65;</a>", "<a>&#65</a>", "<a>&#99999999999;</a>",
    ])
    func givesUp(text: String) {
        var taker = Taker()
        #expect(!PlainXML.read(Array(text.utf8), into: &taker))
    }

    /// The same sheet with a comment before it is read by libxml2.
    @Test(arguments: [
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>",
        "<row><c t=\"inlineStr\"><is><t>一</t><rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh><r><t> 二&amp;</t></r></is></c><c><v>2.5E-3</v></c></row>",
        "<row r=\"1\"><c t=\"inlineStr\"><is><t>&#20826;&#21592;&#x2A;</t></is></c><c t=\"str\"><v>&#32;&#65;</v></c></row>",
        "<row r=\"3\"><c r=\"B3\" s=\"1\"><v>45000</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row><row><c><v>4</v></c></row>",
        "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>IF(A1&gt;1,\"一\",2)</f><v>_x0041_</v></c><c r=\"A2\"><v>9</v></c></row><row r=\"1\"/>",
        "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2024-05-06T08:30:00</v></c><c/><c t=\"s\"><v>0</v></c></row>", "",
    ])
    func sheetsAsLibxml2(rows: String) throws {
        let whole = "<worksheet xmlns=\"x\"><dimension ref=\"A1\"/><sheetData>\(rows)</sheetData></worksheet>"
        func read(_ xml: String) throws -> [[String]] {
            var budget = 1000
            return try XLSXSheetParser.rows(
                Array(xml.utf8), part: "sheet.xml", title: "表", name: "a.xlsx", strings: ["零", "一"],
                shapes: [.number, .date],
                is1904: false, budget: &budget)
        }
        #expect(try read(whole) == read("<!-- -->" + whole))
    }
}
