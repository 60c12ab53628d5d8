import Foundation

@testable import ShiluDocuments

/// Builds a ZIP from named texts, in the given order.
func zip(_ parts: [(String, String)]) throws -> Data {
    var writer = ZipWriter()
    for (name, text) in parts { writer.add(name, text) }
    return try writer.data(for: "test.zip")
}

/// A scratch folder that goes away with its owner.
final class Scratch {
    let path: String

    init() throws { path = try ExternalProgram.scratchFolder(for: "test") }

    deinit { ExternalProgram.remove(folder: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }
}

/// What an action throws, if it throws a `DocumentError`.
func documentError(_ action: () throws -> Void) -> DocumentError? {
    do {
        try action()
        return nil
    } catch {
        return error as? DocumentError
    }
}

/// Converts with LibreOffice; nil when it is not installed.
func office(_ data: Data, from source: String = "docx", to format: String, scratch: Scratch) throws -> String? {
    guard let soffice = ExternalProgram.path(of: "soffice") else { return nil }
    let input = scratch.file("sample.\(source)")
    try SafeFile.write(data, to: input)
    let out = scratch.file("out")
    let status = ExternalProgram.run(
        soffice,
        [
            "-env:UserInstallation=file://\(scratch.path)/profile", "--headless", "--convert-to", format, "--outdir",
            out,
            input,
        ], output: nil, seconds: 180)
    guard status == 0 else { throw DocumentError(code: "soffice", file: input, what: "转换失败", next: "") }
    return "\(out)/sample.\(format.prefix { $0 != ":" })"
}

/// A pseudo-random generator with a seed, so that a failing case can be run again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

enum Sample {
    static let custom = CustomXMLPart(
        namespace: "urn:shilu:test",
        xml: "<trace xmlns=\"urn:shilu:test\"><figure bookmark=\"rec_1\">12 &amp; 3</figure></trace>",
        itemID: "6F2A11C4-0B5E-4C3D-9A77-2D1E5B8F0A01")

    /// Long enough for three pages of pure Chinese text.
    static let long = OfficialDocument(
        title: "市数据局机关党委\n二〇二五年度党建工作总结", addressee: "市直机关工委：",
        blocks: [
            .heading(level: 1, [.text("一、主要工作情况")]),
            .paragraph([.text(String(repeating: "坚持以党的政治建设为统领深入学习贯彻重要思想认真落实各项任务要求", count: 36))]),
            .heading(level: 2, [.text("（一）组织生活")]),
            .paragraph([
                .runInHeading(level: 3, "1.严格落实制度。"), .text("全年共召开党员大会"), .marked("12", bookmark: "rec_1"),
                .text("次，支委会"), .marked("24", bookmark: "rec_2"), .text("次，“三会一课”——做到应开尽开。"), .bold("重点突出。"),
            ]),
            .table(
                [
                    [[.text("支部")], [.text("党员大会")], [.text("党课")]],
                    [[.text("第一支部")], [.marked("4", bookmark: "rec_3")], [.text("2")]],
                    [[.text("第二支部（离退休人员）")], [.text("4")], [.text("3")]],
                ], header: true),
            .heading(level: 1, [.text("二、下一步打算")]),
            .paragraph([.runInHeading(level: 2, "（一）抓学习。"), .text(String(repeating: "持续深化理论武装，推动学习走深走实。", count: 12))]),
        ], attachments: ["市数据局机关党委2025年度党建工作任务完成情况统计表及各支部组织生活开展情况说明", "存在问题清单"],
        signature: .init(organization: "中共示例市数据局机关委员会", date: "2025年1月6日"))
}
