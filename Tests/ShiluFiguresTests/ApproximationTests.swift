import ShiluFigures
import Testing

@Suite struct ApproximationTests {
    private func agrees(_ form: ClaimForm, _ claimed: Int, _ value: Int) -> Bool {
        Approximation.agrees(form, Rational(claimed), with: Rational(value))
    }

    @Test(arguments: [
        (50, [51, 59], [50, 60, 49]), (600, [601, 699], [600, 700]), (40, [41, 49], [40, 50]),
        (10, [11, 19], [10, 20]),
        (100, [101, 199], [100, 200]), (350, [351, 359], [350, 360]), (30000, [30001, 39999], [30000, 40000]),
    ])
    func more(_ claimed: Int, _ right: [Int], _ wrong: [Int]) {
        for value in right { #expect(agrees(.more, claimed, value)) }
        for value in wrong { #expect(!agrees(.more, claimed, value)) }
    }

    @Test func otherForms() throws {
        #expect(agrees(.nearly, 50, 49) && agrees(.nearly, 50, 41))
        #expect(!agrees(.nearly, 50, 50) && !agrees(.nearly, 50, 40))
        #expect(agrees(.about, 50, 45) && agrees(.about, 50, 55) && !agrees(.about, 50, 56))
        #expect(agrees(.atLeast, 50, 50) && !agrees(.atLeast, 50, 49))
        #expect(agrees(.above, 50, 51) && !agrees(.above, 50, 50))
        #expect(agrees(.atMost, 50, 50) && !agrees(.atMost, 50, 51))
        #expect(!agrees(.more, 0, 3))
        #expect(Approximation.agrees(.more, try #require(Rational("13.2")), with: try #require(Rational("13.25"))))
    }

    @Test func ratesAgreeAsRounded() throws {
        func agrees(_ claimed: String, _ percentage: String) throws -> Bool {
            Approximation.agrees(
                .exact, try #require(Rational(claimed)), with: try #require(Rational(percentage)), to: .percentage)
        }
        let rate = "20400/213"
        #expect(try agrees("95.8", rate))
        #expect(try !agrees("96", rate))  // one decimal is written where there is one
        #expect(try !agrees("95.7", rate))
        #expect(try agrees("95.77", rate))
        let almost = "199900/2000"
        #expect(try agrees("99.9", almost))
        #expect(try !agrees("100", almost))
        #expect(try agrees("100", "100"))
        #expect(try !agrees("0", "100/5000"))
        #expect(try agrees("0.1", "100/5000"))
    }

    @Test func moneyAgreesToTheDigitsWritten() throws {
        func agrees(_ claimed: Int, _ unit: Int, _ yuan: String) throws -> Bool {
            Approximation.agrees(
                .exact, Rational(claimed), with: try #require(Rational(yuan)), to: .multiples(of: Rational(unit)))
        }
        #expect(try agrees(12_300, 10_000, "12345.67"))  // 1.23万元
        #expect(try agrees(12_000, 10_000, "12345.67"))  // 1.2万元
        #expect(try !agrees(10_000, 10_000, "12345.67"))  // 1万元
        #expect(try agrees(10_000, 10_000, "10049"))
        #expect(try !agrees(12_300, 1, "12345.67"))
    }

    @Test(arguments: [
        (53, "50余"), (50, "50"), (9, "9"), (10, "10"), (11, "10余"), (213, "200余"), (600, "600"), (2345, "2000余"),
        (34567, "3万余"), (100, "100"),
    ])
    func printedWithMore(_ value: Int, _ text: String) {
        #expect(Approximation.text(Rational(value), rounding: .approximate, style: .more) == text)
        #expect(Approximation.text(Rational(value), rounding: .exact, style: .more) == String(value))
    }

    /// What is printed as an approximation agrees with the number it was printed from.
    @Test func printedApproximationsAgree() throws {
        for value in 1...2500 {
            for (style, form, marks) in [
                (FigureStyle.more, ClaimForm.more, "余"), (.nearly, .nearly, "近"), (.about, .about, "约"),
            ] {
                let text = try #require(Approximation.text(Rational(value), rounding: .approximate, style: style))
                let digits = try #require(Int(text.filter { !marks.contains($0) }))
                #expect(agrees(text == String(value) ? .exact : form, digits, value), "\(text) aus \(value)")
            }
        }
    }

    @Test func otherStyles() throws {
        #expect(Approximation.text(Rational(58), rounding: .approximate, style: .nearly) == "近60")
        #expect(Approximation.text(Rational(98), rounding: .approximate, style: .nearly) == "近100")
        #expect(Approximation.text(Rational(56), rounding: .approximate, style: .about) == "约60")
        #expect(Approximation.text(try #require(Rational("3.6")), rounding: .perCapita, style: .more) == "3余")
        #expect(Approximation.text(Rational(3), rounding: .perCapita, style: .more) == "3")
        #expect(Approximation.text(Rational(10), rounding: .exact, style: .chinese) == "十")
        #expect(Approximation.text(Rational(2), rounding: .exact, style: .chinese) == "两")
        #expect(Approximation.text(Rational(213), rounding: .exact, style: .chinese) == "213")
    }
}
