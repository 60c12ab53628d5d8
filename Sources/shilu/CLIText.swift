import Foundation

/// The argument parser's built-in English, put into Chinese. Held by the help goldens.
enum CLIText {
    /// Fixed beginnings and pieces, longest first where one holds another.
    private static let frames: [(String, String)] = [
        ("OVERVIEW: ", ""),
        ("USAGE: ", "用法："),
        ("Usage: ", "用法："),
        ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "命令："),
        ("Show help information.", "显示帮助。"),
        ("Show the version.", "显示版本。"),
        ("Show subcommand help information.", "显示某个命令的帮助。"),
        ("Help:  ", "说明："),
        ("(default: ", "（默认："),
        ("(values: ", "（可选："),
        ("; default: ", "；默认："),
    ]

    private static let patterns: [(String, String)] = [
        (#"Error: Missing expected argument '(.+?)'"#, "缺少参数 $1。"),
        (#"Error: Missing one of: (.+)"#, "下列选项须给出一个：$1"),
        (#"Error: Missing value for '(.+?)'"#, "选项 $1 后面缺少内容。"),
        (#"Error: Unknown option '(.+?)'\. Did you mean '(.+?)'\?"#, "没有选项 $1，是不是 $2？"),
        (#"Error: Unknown option '(.+?)'"#, "没有选项 $1。"),
        (#"Error: Unexpected argument '(.+?)'"#, "多出了参数 $1。"),
        (#"Error: (\d+) unexpected arguments: (.+)"#, "多出了$1个参数：$2。"),
        (#"Error: The value '(.*?)' is invalid for '(.+?)'\. Please provide one of (.+)\."#, "“$1”不能用于 $2，可选：$3。"),
        (#"Error: The value '(.*?)' is invalid for '(.+?)'"#, "“$1”不能用于 $2。"),
        (#"Error: "#, ""),
        (#"\s*See '(.+?) <subcommand>' for detailed help\."#, "\n\n  某个命令的详细用法：$1 <命令>"),
        (#"\s*See '(.+?)' for more information\."#, "\n  详细用法：$1"),
        (#"<subcommand>"#, "<命令>"),
        (#"\[<options>\]|<options>"#, "[选项]"),
        (#"（(默认|可选)：([^)]*)\)"#, "（$1：$2）"),
    ]

    static func chinese(_ text: String) -> String {
        var out = text
        for (english, chinese) in frames { out = out.replacingOccurrences(of: english, with: chinese) }
        for (pattern, template) in patterns {
            out = out.replacingOccurrences(of: pattern, with: template, options: .regularExpression)
        }
        return out
    }
}
