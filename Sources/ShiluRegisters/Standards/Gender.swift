/// 人的性别代码, GB/T 2261.1-2003 (registers.md, L.2). The code of the standard is what is stored.
public enum Gender: String, CodeList {
    case unknown = "0"
    case male = "1"
    case female = "2"
    case notStated = "9"

    public var label: String {
        switch self {
        case .unknown: "未知的性别"
        case .male: "男性"
        case .female: "女性"
        case .notStated: "未说明的性别"
        }
    }
    public var also: [String] {
        switch self {
        case .male: ["男"]
        case .female: ["女"]
        case .unknown: ["未知"]
        case .notStated: ["未说明"]
        }
    }
}
