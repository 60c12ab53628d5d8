import ShiluRegisters
import Testing

@Suite struct TextRulesTests {
    @Test(
        arguments: [
            ("", true, true), ("张三", true, true), ("买买提·艾力", true, true), ("第一行\n第二行", true, false),
            ("甲\t乙", true, false), ("é ñ £ 𠮷 😀", true, true), ("“引号”—…〔2023〕", true, true),
            ("张\u{0}三", false, false), ("张\u{7}三", false, false), ("张\u{7F}三", false, false),
            ("张\u{85}三", false, false), ("张\u{9F}", false, false), ("张\u{2028}三", false, false),
            ("张\u{202E}三", false, false), ("\u{2066}", false, false), ("张\u{200D}三", true, true),
        ])
    func cleanness(_ text: String, _ isClean: Bool, _ isLine: Bool) {
        #expect(TextRules.isClean(text) == isClean)
        #expect(TextRules.isCleanLine(text) == isLine)
    }
}
