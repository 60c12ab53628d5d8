/// 统一社会信用代码, GB 32100-2015, with the organisation code of GB 11714-1997 inside it (registers.md, L.6).
public enum CreditCode {
    /// What is wrong with a code, in the order in which it is looked at.
    public enum Fault: Sendable, Hashable {
        case length, characters, checkCharacter, organizationCode
        public var what: String {
            switch self {
            case .length: "不是18位"
            case .characters: "含有不用的字符（不用I、O、S、V、Z和小写字母）"
            case .organizationCode: "第9至17位（组织机构代码）的校验码不对"
            case .checkCharacter: "的校验码不对，可能有一位填错"
            }
        }
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    private static let innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

    public static func fault(in text: String) -> Fault? {
        let bytes = Array(text.utf8)
        guard bytes.count == 18, text.count == 18 else { return .length }
        let values = bytes.compactMap(alphabet.firstIndex(of:))
        guard values.count == 18 else { return .characters }
        let sum = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
        guard (31 - sum % 31) % 31 == values[17] else { return .checkCharacter }
        guard innerCheck(bytes[8..<16]) == bytes[16] else { return .organizationCode }
        return nil
    }

    /// GB 11714: letters count from A = 10; 10 is written X and 11 is written 0.
    private static func innerCheck(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        let sum = zip(innerWeights, bytes).reduce(0) { total, pair in
            total + pair.0 * Int(pair.1 < 0x41 ? pair.1 - 0x30 : pair.1 - 0x41 + 10)
        }
        switch 11 - sum % 11 {
        case 10: return UInt8(ascii: "X")
        case 11: return UInt8(ascii: "0")
        case let digit: return UInt8(ascii: "0") + UInt8(digit)
        }
    }
}
