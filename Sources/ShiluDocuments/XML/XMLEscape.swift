/// Text made safe to stand in XML 1.0.
public enum XMLEscape {
    /// For element content: `&`, `<` and `>` escaped; characters that XML 1.0 forbids are dropped.
    public static func text(_ text: String) -> String { escape(text, forAttribute: false) }

    /// For an attribute value in double quotes; tab and line ends are written as references so that they survive.
    public static func attribute(_ text: String) -> String { escape(text, forAttribute: true) }

    /// Whether XML 1.0 §2.2 allows the character at all.
    public static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    private static func escape(_ text: String, forAttribute: Bool) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars where isAllowed(scalar) {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where forAttribute: result += "&quot;"
            case "\t" where forAttribute: result += "&#9;"
            case "\n" where forAttribute: result += "&#10;"
            // A bare carriage return would come back as a line feed.
            case "\r": result += "&#13;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
