import ShiluRegisters

/// The kinds of file that may be attached, told by their content: a name can say anything.
///
/// What can run or carry a script (programs, HTML, SVG, Office files with macros) is not among them.
public enum FileType: String, Sendable, CaseIterable {
    case jpeg, png, gif, webp, tiff, bmp, heic
    case pdf, ofd, docx, xlsx, pptx, oldOffice, text
    case mp3, wav, m4a, amr
    case mp4

    /// The usual ending of such a file's name.
    public var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .oldOffice: "doc"
        case .text: "txt"
        default: rawValue
        }
    }

    /// Endings that do not contradict the content.
    var endings: Set<String> {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .tiff: ["tif", "tiff"]
        case .heic: ["heic", "heif"]
        case .oldOffice: ["doc", "xls", "ppt", "wps", "et", "dps"]
        case .text: ["txt", "csv", "md", "log"]
        case .mp4: ["mp4", "mov", "m4v"]
        default: [rawValue]
        }
    }

    /// What such a file usually is.
    public var kind: EvidenceKind {
        switch self {
        case .jpeg, .png, .gif, .webp, .tiff, .bmp, .heic: .photo
        case .pdf, .ofd, .docx, .xlsx, .pptx, .oldOffice, .text: .document
        case .mp3, .wav, .m4a, .amr: .audio
        case .mp4: .video
        }
    }

    /// The most bytes that one file of it may have.
    public var limit: Int {
        switch kind {
        case .photo: 20 << 20
        case .audio: 100 << 20
        case .video: 200 << 20
        default: 50 << 20
        }
    }

    /// The most bytes that any file may have: for refusing before it is read.
    public static let largest = 200 << 20

    /// Nil where the content is none of them.
    public init?(of bytes: [UInt8]) {
        func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + magic.count && bytes[offset..<(offset + magic.count)].elementsEqual(magic)
        }
        func starts(_ magic: String, at offset: Int = 0) -> Bool { starts(Array(magic.utf8), at: offset) }
        if starts([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if starts("GIF87a") || starts("GIF89a") {
            self = .gif
        } else if starts("RIFF"), starts("WEBP", at: 8) {
            self = .webp
        } else if starts("RIFF"), starts("WAVE", at: 8) {
            self = .wav
        } else if starts([0x49, 0x49, 0x2A, 0x00]) || starts([0x4D, 0x4D, 0x00, 0x2A]) {
            self = .tiff
        } else if starts("BM"), bytes.count > 26 {
            self = .bmp
        } else if starts("%PDF-") {
            self = .pdf
        } else if starts([0x50, 0x4B, 0x03, 0x04]) {
            guard let office = FileType.office(bytes) else { return nil }
            self = office
        } else if starts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            // Names within an OLE file are UTF-16: a folder of macros makes it a program.
            guard !FileType.contains("VBA".flatMap { Array(String($0).utf8) + [0] }, in: bytes) else { return nil }
            self = .oldOffice
        } else if starts("ftyp", at: 4) {
            let brand = bytes.count >= 12 ? String(decoding: bytes[8..<12], as: UTF8.self) : ""
            switch brand {
            case "heic", "heix", "hevc", "mif1", "heim", "heis": self = .heic
            case "M4A ", "M4B ": self = .m4a
            default: self = .mp4
            }
        } else if starts("ID3") || (bytes.count > 3 && bytes[0] == 0xFF && bytes[1] & 0xE6 == 0xE2) {
            self = .mp3
        } else if starts("#!AMR") {
            self = .amr
        } else if FileType.isPlainText(bytes) {
            self = .text
        } else {
            return nil
        }
    }

    /// Which Office or OFD file a ZIP is, by the names of its parts; nil for other archives and for files with macros.
    private static func office(_ bytes: [UInt8]) -> FileType? {
        func has(_ name: String) -> Bool { contains(Array(name.utf8), in: bytes) }
        if has("OFD.xml") { return .ofd }
        guard has("[Content_Types].xml"), !has("vbaProject.bin") else { return nil }
        if has("word/document.xml") { return .docx }
        if has("xl/workbook.xml") { return .xlsx }
        if has("ppt/presentation.xml") { return .pptx }
        return nil
    }

    private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let first = needle.first, bytes.count >= needle.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            var at = 0
            while at <= all.count - needle.count {
                if all[at] == first, all[at..<(at + needle.count)].elementsEqual(needle) { return true }
                at += 1
            }
            return false
        }
    }

    /// UTF-8 without control characters that is neither markup nor a script.
    private static func isPlainText(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty, !bytes.contains(where: { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 || $0 == 0x7F }),
            let text = String(validating: bytes, as: UTF8.self)
        else { return false }
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return !start.hasPrefix("<") && !start.hasPrefix("#!")
    }

    /// What people read in a refusal.
    public static let accepted = "照片（jpg、png、heic 等）、pdf、ofd、Word、Excel、PPT（不含宏）、txt、录音、mp4 视频"
}
