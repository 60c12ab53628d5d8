/// 公民身份号码, GB 11643-1999 (registers.md, L.1). Use only synthetic numbers in tests and demonstrations.
public struct CitizenNumber: Sendable, Hashable {
    /// What is wrong with a number, in the order in which it is looked at. No case carries the number itself.
    public enum Fault: Error, Sendable, Hashable {
        case length, characters, date, futureDate, checkCharacter
        public var what: String {
            switch self {
            case .length: "不是18位"
            case .characters: "含有数字以外的字符（只有最后一位可以是大写X）"
            case .date: "里的出生日期不存在"
            case .futureDate: "里的出生日期晚于今天"
            case .checkCharacter: "的校验码不对，可能有一位填错"
            }
        }
    }

    /// 18 characters.
    public let text: String
    public let birthDate: Day
    /// From the 17th character: odd is male, even is female.
    public let gender: Gender
    /// The first six characters, GB/T 2260 at the time of assignment.
    public var region: String { String(text.prefix(6)) }

    /// Looks at length, characters, date, check character, in this order.
    /// - Parameter today: with it, a day of birth after it is a fault.
    public init(_ text: String, today: Day? = nil) throws(Fault) {
        let bytes = Array(text.utf8)
        guard bytes.count == 18, text.count == 18 else { throw .length }
        guard bytes[..<17].allSatisfy(CitizenNumber.isDigit), CitizenNumber.isDigit(bytes[17]) || bytes[17] == 0x58
        else {
            throw .characters
        }
        guard let birth = CitizenNumber.birth(bytes[6..<14]) else { throw .date }
        if let today, birth > today { throw .futureDate }
        guard CitizenNumber.checkCharacter(bytes[..<17]) == bytes[17] else { throw .checkCharacter }
        (self.text, birthDate) = (text, birth)
        gender = (bytes[16] - 0x30) % 2 == 1 ? .male : .female
    }

    /// An old number of 15 digits (6 region, 6 birth `yyMMdd`, 3 sequence) as one of 18: `19` inserted, check added.
    public init(old text: String, today: Day? = nil) throws(Fault) {
        let bytes = Array(text.utf8)
        guard bytes.count == 15 else { throw .length }
        guard bytes.allSatisfy(CitizenNumber.isDigit) else { throw .characters }
        var long = Array(bytes[..<6]) + Array("19".utf8) + Array(bytes[6...])
        long.append(CitizenNumber.checkCharacter(long[...]))
        try self.init(String(decoding: long, as: UTF8.self), today: today)
    }

    public static func fault(in text: String, today: Day? = nil) -> Fault? {
        do throws(Fault) {
            _ = try CitizenNumber(text, today: today)
            return nil
        } catch { return error }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func birth(_ digits: ArraySlice<UInt8>) -> Day? {
        let numbers = digits.map { Int($0 - 0x30) }
        let year = numbers[..<4].reduce(0) { $0 * 10 + $1 }
        return Day(year: year, month: numbers[4] * 10 + numbers[5], day: numbers[6] * 10 + numbers[7])
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".utf8)

    /// ISO 7064 MOD 11-2 of the first 17 digits.
    private static func checkCharacter(_ digits: ArraySlice<UInt8>) -> UInt8 {
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * Int($1.1 - 0x30) }
        return checkCharacters[sum % 11]
    }
}
