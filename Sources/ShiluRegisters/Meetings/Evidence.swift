/// 佐证材料类别 (registers.md, K, EvidenceKind).
public enum EvidenceKind: String, CodeList {
    case photo, signInSheet, minutesScan, document, receipt, audio, video
    public var label: String {
        switch self {
        case .photo: "照片"
        case .signInSheet: "签到表"
        case .minutesScan: "会议记录扫描件"
        case .document: "文件"
        case .receipt: "票据"
        case .audio: "音频"
        case .video: "视频"
        }
    }
}

/// 公开程度 (registers.md, K, Sensitivity).
public enum Sensitivity: String, CodeList {
    case `public`, `internal`, sensitive
    public var label: String {
        switch self {
        case .public: "公开"
        case .internal: "内部"
        case .sensitive: "敏感"
        }
    }
}

/// 佐证材料: a file that stands behind a record. Its name, size and digest are kept in the entry (our own); the file itself
/// lies beside the ledger under its digest.
public struct Evidence: Part {
    public static let title = "佐证材料"
    public static let shape = Evidence()

    public let kind = Field<EvidenceKind>("kind", "材料类别", example: "照片").required
    public let fileName = Field<String>("fileName", "文件名", example: "签到表.jpg").required
    /// SHA-256 of the stored bytes, 64 hexadecimal digits in lower case. Files of confidential records are stored encrypted.
    public let sha256 = Field<String>("sha256", "校验码", hint: "由程序填写")
    public let capturedOn = Field<Day>("capturedOn", "形成日期", example: "2023-03-05")
    /// Empty reads as internal.
    public let sensitivity = Field<Sensitivity>("sensitivity", "公开程度", example: "内部")

    /// Bytes of the file.
    public let size = Field<Int>("size", "大小", hint: "由程序填写", unit: "字节")
    /// What it shows, in the clerk's words.
    public let label = Field<String>("label", "说明", example: "第一季度党员大会签到表")

    public var fields: [any AnyField] { [kind, fileName, sha256, capturedOn, sensitivity, size, label] }
}
