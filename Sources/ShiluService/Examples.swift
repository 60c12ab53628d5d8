import Foundation
import ShiluRegisters

/// The invented units that come with the program.
public enum Examples {
    /// Folder of the examples: `SHILU_EXAMPLES`, else `Examples` beside where one works, else where the program was built.
    private static var folder: URL? {
        let environment = ProcessInfo.processInfo.environment["SHILU_EXAMPLES"].map { URL(fileURLWithPath: $0) }
        var candidates = [environment].compactMap(\.self)
        candidates.append(
            URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appendingPathComponent("Examples"))
        // .build/release/shilu stands three folders below the checkout; symlinks of .build/release are followed first.
        var place = Bundle.main.bundleURL.resolvingSymlinksInPath()
        for _ in 0..<5 {
            candidates.append(place.appendingPathComponent("Examples"))
            place = place.deletingLastPathComponent()
        }
        return candidates.first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// Names of the examples at hand.
    public static var names: [String] {
        guard let folder, let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            return []
        }
        return found.filter { !files(in: folder.appendingPathComponent($0)).isEmpty }.sorted()
    }

    /// The files of an example, in the order of their names.
    public static func files(_ name: String) throws -> [String] {
        guard let folder, names.contains(name) else {
            throw Notice(
                "example-unknown", "没有叫“\(name)”的示例单位",
                next: names.isEmpty
                    ? "请在源码文件夹里运行，或用环境变量 SHILU_EXAMPLES 指明示例文件夹" : "可用的示例：\(names.joined(separator: "、"))")
        }
        return files(in: folder.appendingPathComponent(name))
    }

    /// Name of the example's unit, from the heading of its 说明.md: `# 示例单位：名称（年度）`; nil where there is none.
    public static func unitName(_ name: String) -> String? {
        guard let folder,
            let text = try? String(contentsOf: folder.appendingPathComponent(name + "/说明.md"), encoding: .utf8),
            let heading = text.split(separator: "\n").first, let mark = heading.firstIndex(of: "：")
        else { return nil }
        return String(heading[heading.index(after: mark)...].prefix { $0 != "（" })
    }

    private static func files(in folder: URL) -> [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return found.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xlsx") }.sorted().map {
            folder.appendingPathComponent($0).path
        }
    }
}
