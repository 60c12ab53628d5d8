import ShiluRegisters
import Testing

@Suite("National standards: GB 11643, GB/T 2261.1, 3304, 4658, 4762, GB 32100 (registers.md, L)")
struct StandardsTests {
    @Test(
        "citizen numbers that are right",
        arguments: [
            ("11010519491231002X", "1949-12-31", Gender.female), ("440524188001010014", "1880-01-01", .male),
            ("990000197001010018", "1970-01-01", .male), ("990000198506150029", "1985-06-15", .female),
            ("990000200002291231", "2000-02-29", .male), ("990000196001010072", "1960-01-01", .male),
        ])
    func rightCitizenNumbers(text: String, birth: String, gender: Gender) throws {
        let number = try CitizenNumber(text)
        #expect(number.birthDate.description == birth)
        #expect(number.gender == gender)
        #expect(number.region == String(text.prefix(6)))
    }

    @Test(
        "citizen numbers that are wrong, by the first fault in the order of validation",
        arguments: [
            ("110105194912310021", CitizenNumber.Fault.checkCharacter), ("990000199902290010", .date),
            ("99000019700101001", .length), ("", .length), ("9900001970010100180", .length),
            ("99000019700101001x", .characters), ("9900001970010100A8", .characters), ("99000019701301001X", .date),
            ("１１０１０５", .length), ("X90000197001010018", .characters),
        ])
    func wrongCitizenNumbers(text: String, fault: CitizenNumber.Fault) {
        #expect(CitizenNumber.fault(in: text) == fault)
    }

    @Test("a day of birth in the future comes before the check character")
    func future() throws {
        let today = try #require(Day("1969-12-31"))
        #expect(CitizenNumber.fault(in: "990000197001010010", today: today) == .futureDate)
        #expect(CitizenNumber.fault(in: "990000197001010018", today: today.adding(days: 1)) == nil)
    }

    @Test("old numbers of 15 digits are converted")
    func oldNumber() throws {
        #expect(try CitizenNumber(old: "110105491231002").text == "11010519491231002X")
        #expect(throws: CitizenNumber.Fault.length) { try CitizenNumber(old: "11010549123100") }
        #expect(throws: CitizenNumber.Fault.characters) { try CitizenNumber(old: "11010549123100X") }
    }

    @Test("every single changed digit of a number is found")
    func changedDigit() {
        let digits = Array("990000197001010018")
        for place in 0..<17 {
            for other in "0123456789" where other != digits[place] {
                var changed = digits
                changed[place] = other
                #expect(CitizenNumber.fault(in: String(changed)) != nil)
            }
        }
    }

    @Test("credit codes", arguments: ["91350100M000100Y43", "11990000MB0000000J"])
    func creditCodes(code: String) {
        #expect(CreditCode.fault(in: code) == nil)
        let characters = Array(code)
        for place in characters.indices {
            for other in "0123456789ABCDEFGHJKLMNPQRTUWXY" where other != characters[place] {
                var changed = characters
                changed[place] = other
                #expect(CreditCode.fault(in: String(changed)) != nil)
            }
        }
    }

    @Test(
        "credit codes that are wrong",
        arguments: [
            ("91350100M000100Y4", CreditCode.Fault.length), ("91350100I000100Y43", .characters),
            ("91350100m000100Y43", .characters), ("91350100M000100Y44", .checkCharacter),
        ])
    func wrongCreditCodes(code: String, fault: CreditCode.Fault) { #expect(CreditCode.fault(in: code) == fault) }

    @Test("tables have every code, each once, and read label, code and older spelling")
    func tables() throws {
        #expect(Ethnicity.allCases.count == 58)
        #expect(Education.allCases.count == 40)
        #expect(PoliticalAffiliation.allCases.count == 13)
        #expect(Gender.allCases.map(\.rawValue) == ["0", "1", "2", "9"])
        for entries in [Ethnicity.entries, Education.entries, PoliticalAffiliation.entries, Gender.entries] {
            let spellings = entries.flatMap { [$0.code, $0.label] + $0.also }
            #expect(Set(spellings).count == spellings.count, "no spelling means two codes")
        }
        for (cell, code) in [("汉族", "01"), ("毛难族", "36"), ("崩龙族", "46"), ("56", "56"), ("回", "03")] {
            #expect(try Cells.value(cell, as: Ethnicity.form) == .text(code))
        }
        for (cell, code) in [("本科", "20"), ("大学本科毕业", "21"), ("31", "31"), ("文盲或半文盲", "90")] {
            #expect(try Cells.value(cell, as: Education.form) == .text(code))
        }
        #expect(try Cells.value("女", as: Gender.form) == .text("2"))
        #expect(Ethnicity(rawValue: "57") == nil)
        #expect(Ethnicity(rawValue: "36")?.label == "毛南族")
    }

    @Test("college or above is codes 10 to 33; groups are the first digit")
    func education() throws {
        let college = Education.allCases.filter(\.isCollegeOrAbove).map(\.rawValue)
        #expect(college.first == "10" && college.last == "33" && college.count == 19)
        #expect(Education(rawValue: "28")?.group == 2)
        #expect(Education(rawValue: "90")?.group == 9)
        #expect(Ethnicity.han.isMinority == false)
        #expect(Ethnicity(rawValue: "02")?.isMinority == true)
    }
}
