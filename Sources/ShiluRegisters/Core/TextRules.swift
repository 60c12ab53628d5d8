/// What no text on record may hold, whoever typed or pasted it: what cannot be seen and would garble a line, a sheet or a
/// signature.
public enum TextRules {
    /// Whether the text is free of control characters (line ends and tabs aside, which a sheet's cells may have) and of the
    /// marks that turn the direction of writing, with which a name can be made to look like another.
    public static func isClean(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                at += 1
                if byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2 { continue }
                switch byte {
                case 0x09, 0x0A, 0x0D: continue
                case 0..<0x20, 0x7F: return false
                case 0xC2: if at < bytes.count, bytes[at] < 0xA0 { return false }  // U+0080–009F
                case 0xE2 where at + 1 < bytes.count:
                    let low = bytes[at + 1]
                    if bytes[at] == 0x80, low == 0xA8 || low == 0xA9 || 0xAA...0xAE ~= low { return false }
                    if bytes[at] == 0x81, 0xA6...0xA9 ~= low { return false }  // U+2066–2069
                default: continue
                }
            }
            return true
        }
    }

    /// The text as a message may repeat it: what could garble the line or the terminal is shown as □.
    public static func printable(_ text: String) -> String {
        guard !isClean(text) else { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { out.append(isClean(String(scalar)) ? scalar : "□") }
        return String(out)
    }

    /// Whether a name is in one line, too.
    public static func isCleanLine(_ text: String) -> Bool {
        isClean(text) && !text.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}
