import ShiluRegisters
import Testing

@Suite("What a member owes a month")
struct DuesRatesTests {
    /// Category, base in yuan, owed in yuan (to the fen), owed in yuan (to 0.1 yuan).
    static let vectors: [(DuesCategory, String, String, String)] = [
        (.salaried, "3000", "15", "15"), (.salaried, "3000.01", "30", "30"), (.salaried, "5000", "50", "50"),
        (.salaried, "5000.01", "75", "75"), (.salaried, "5001", "75.02", "75"), (.salaried, "10000", "150", "150"),
        (.salaried, "10000.01", "200", "200"), (.annualSalary, "5001", "75.02", "75"),
        (.irregular, "2990", "14.95", "15"), (.salaried, "2989.99", "14.95", "14.9"), (.retired, "5000", "25", "25"),
        (.retired, "5000.01", "50", "50"), (.retired, "12000", "120", "120"), (.salaried, "0", "0", "0"),
        (.salaried, "1", "0.01", "0"), (.salaried, "0.99", "0", "0"),
    ]

    @Test("bands hold for the whole base, half up", arguments: vectors)
    func bands(_ category: DuesCategory, _ base: String, _ fen: String, _ jiao: String) throws {
        let base = try #require(Money(yuan: base))
        let rates = DuesRates.current
        #expect(rates.monthly(category, base: base)?.description == fen)
        #expect(rates.monthly(category, base: base, rounding: .jiao)?.description == jiao)
    }

    @Test("fixed amounts, farmers, missing and impossible bases")
    func others() {
        let rates = DuesRates.current
        for category in [DuesCategory.student, .unemployed, .relief] {
            #expect(rates.monthly(category, base: nil) == Money(yuan: "0.20"))
        }
        #expect(rates.monthly(.exempt, base: nil) == Money(fen: 0))
        #expect(rates.monthly(.farmer, base: nil) == nil)
        #expect(rates.monthly(.salaried, base: nil) == nil)
        #expect(rates.monthly(.salaried, base: Money(fen: -1)) == nil)
        #expect(rates.monthly(.salaried, base: Money(fen: .max)) == nil)
    }

    @Test("never less for more within a band, and the same to the fen as exact fractions", arguments: 1...60)
    func exact(_ seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        for _ in 0..<50 {
            let base = Int64(random.next() % 2_000_000)
            guard let rate = DuesRates.current.perMille(.salaried, base: Money(fen: base)),
                let owed = DuesRates.current.monthly(.salaried, base: Money(fen: base))?.fen
            else {
                Issue.record("nothing owed of \(base)")
                return
            }
            // |owed − base·rate/1000| ≤ ½ fen, and ½ goes up.
            let off = owed * 1000 - base * rate
            #expect(off > -500 && off <= 500, "\(base)")
        }
    }
}
