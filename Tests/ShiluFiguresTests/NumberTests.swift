import ShiluFigures
import ShiluRegisters
import Testing

@Suite struct NumberTests {
    private func rational(_ text: String) throws -> Rational { try #require(Rational(text)) }

    @Test(arguments: [
        ("204/213", "95.8%"), ("9/10", "90%"), ("6/6", "100%"), ("28/29", "96.6%"), ("999/1000", "99.9%"),
        ("1999/2000", "99.9%"), ("1/3", "33.3%"), ("2/3", "66.7%"), ("1/2000", "0.1%"), ("1/99999", "0.1%"),
        ("0/7", "0%"),
        ("2001/2000", "100.1%"), ("-1/8", "-12.5%"),
    ])
    func percent(_ value: String, _ shown: String) throws {
        #expect(Rounding.percent.text(try rational(value)) == shown)
    }

    @Test(arguments: [
        ("12.25", "12.3"), ("12.349", "12.3"), ("95.774", "95.8"), ("-12.25", "-12.3"), ("3", "3"), ("0.04", "0"),
        ("0.05", "0.1"),
    ])
    func halfUpToOneDecimal(_ value: String, _ shown: String) throws {
        #expect(Rounding.oneDecimal.text(try rational(value)) == shown)
        #expect(Rounding.perCapita.text(try rational(value)) == shown)
    }

    @Test(arguments: [("1000", "1000"), ("1260.5", "1260.5"), ("12.345", "12.35"), ("0.10", "0.1")])
    func money(_ value: String, _ shown: String) throws { #expect(Rounding.money.text(try rational(value)) == shown) }

    @Test(arguments: [("10000", "1万"), ("12600", "1.26万"), ("9999.99", "9999.99"), ("123456.78", "12.35万")])
    func tenThousands(_ value: String, _ shown: String) throws {
        #expect(Approximation.text(try rational(value), rounding: .money, style: .tenThousands) == shown)
    }

    @Test func wholeNumbersRoundHalfUp() throws {
        #expect(Rounding.integer.text(try rational("12.5")) == "13")
        #expect(Rounding.integer.text(try rational("12.4999")) == "12")
        #expect(Rounding.asEntered.text(try rational("15.85")) == "15.85")
    }

    @Test(
        arguments: [
            ([1, 1, 1], [334, 333, 333]), ([6, 2, 1, 1], [600, 200, 100, 100]), ([1, 2, 4], [143, 286, 571]),
            ([0, 7], [0, 1000]),
        ] as [([Int64], [Int64])])
    func shares(_ parts: [Int64], _ tenths: [Int64]) { #expect(Rounding.shares(of: parts) == tenths) }

    @Test func sharesOfNothing() {
        #expect(Rounding.shares(of: [0, 0]) == nil)
        #expect(Rounding.shares(of: []) == nil)
        #expect(Rounding.shares(of: [3, -1]) == nil)
        #expect(Rounding.sharesText(of: [1, 1, 1]) == ["33.4%", "33.3%", "33.3%"])
    }

    @Test func sharesAlwaysMakeAHundred() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let parts = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                Int64.random(in: 0...1000, using: &random)
            }
            guard parts.contains(where: { $0 > 0 }) else { continue }
            #expect(Rounding.shares(of: parts)?.reduce(0, +) == 1000)
        }
    }

    @Test(
        arguments: [
            (1, "一"), (2, "二"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"),
        ] as [(Int64, String)])
    func chineseNumerals(_ number: Int64, _ text: String) { #expect(ChineseNumeral.text(number) == text) }

    @Test func chineseNumeralsBeforeMeasureWords() {
        #expect(ChineseNumeral.text(2, beforeMeasureWord: true) == "两")
        #expect(ChineseNumeral.text(12, beforeMeasureWord: true) == "十二")
        #expect(ChineseNumeral.text(0) == nil)
        #expect(ChineseNumeral.text(100) == nil)
    }

    @Test func arithmeticIsExact() throws {
        let third = try rational("1/3")
        #expect(third.adding(third)?.adding(third) == .one)
        #expect(third.subtracting(third) == .zero)
        #expect(try rational("0.1").adding(try rational("0.2")) == Rational("0.3"))
        #expect(third.multiplied(by: try rational("-3/2")) == Rational("-1/2"))
        #expect(third.divided(by: .zero) == nil)
        #expect(Rational(1, over: 0) == nil)
        #expect(Rational(6, over: -4)?.description == "-3/2")
        #expect(try rational("2/3") > rational("0.66"))
        #expect(try rational("-7/2").floor == -4)
    }

    @Test func whatDoesNotFitIsNil() {
        let most = Rational(Int64.max)
        #expect(most.adding(.one) == nil)
        #expect(most.multiplied(by: Rational(2)) == nil)
        #expect(Rational(Int64.min, over: -1) == nil)
        #expect(most.divided(by: most) == .one)
    }
}

/// Random numbers that are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {  // SplitMix64
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
