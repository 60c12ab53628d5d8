import ShiluRegisters
import Testing

@testable import ShiluDuties

@Suite("Catalogue of duties") struct DutyCatalogueTests {
    @Test("The bundled catalogue loads and every example is judged as it says") func examples() throws {
        do throws(Refusal) {
            let notices = try DutyCatalogue.bundled.check()
            #expect(notices.isEmpty, "\(notices.map(\.description).joined(separator: "\n"))")
        } catch { Issue.record("\(error)") }
    }

    @Test("173 rules of the regulations and the 25 steps of admission, each once or in editions that follow each other")
    func counts() throws {
        let catalogue = try DutyCatalogue.bundled
        let steps = catalogue.ids.filter { $0.hasPrefix("development-step-") }
        #expect(steps == (1...25).map { "development-step-\($0 < 10 ? "0" : "")\($0)" })
        #expect(catalogue.ids.count == 173 + 25)
        #expect(catalogue["rectification-plan"].map(\.until) == [Day("2024-02-07"), nil])
        #expect(catalogue["rectification-plan"].last?.since == Day("2024-02-08"))
    }

    @Test(
        "Every duty says what to do, by which article; what can be missed says how to mend it and what reports call it")
    func wording() throws {
        for duty in try DutyCatalogue.bundled.duties {
            #expect(!duty.action.isEmpty && !duty.basis.isEmpty && !duty.title.isEmpty, "\(duty.id)")
            guard duty.isOwed else { continue }
            #expect(!duty.remedy.isEmpty && !duty.problem.isEmpty, "\(duty.id)")
        }
    }

    @Test("Only local rules are off, and an edition of a unit may turn them on") func local() throws {
        let catalogue = try DutyCatalogue.bundled
        for duty in catalogue.duties where duty.modality == .local { #expect(!duty.isOwed, "\(duty.id)") }
        let own = "enable: [local-first-topic]\n"
        let regulations = "regulations: [{id: local, title: 本地做法, mark: L}]"
        let base = """
            section: 甲
            duties:
              - {id: local-first-topic, title: 第一议题, basis: local, modality: local, mark: L, owes: branch, do: 学, remedy: 补, problem: 缺,
                 registers: [MeetingRecord], perWindow: {each: month, facts: agenda.firstTopic},
                 examples: [{given: [agenda.firstTopic count 1 @2023-01-31 at:一支部], on: 2023-01-31, states: {met: 1}}]}
            """
        let loaded = try DutyCatalogue.load(texts: [
            [("duties/regulations.yaml", regulations), ("duties/a.yaml", base)], [("duties/own.yaml", own)],
        ])
        #expect(loaded.duties.map(\.isOwed) == [true])
        #expect(loaded.check().isEmpty)
    }

    @Test(
        "What is wrong in a file is told with its line",
        arguments: [
            ("perWindow: {each: week, facts: meeting.memberAssembly}", "code-unknown"),
            ("perWindow: {each: month, facts: meeting.nothing}", "kind-unknown"),
            ("everyRecord: {register: Nothing, check: [filled a]}", "register-unknown"),
            ("everyRecord: {register: Election, check: [filled nothing]}", "condition-wrong"),
            ("everyRecord: {register: Election, check: [present beyond expected]}", "condition-wrong"),
            ("deadline: {register: Election, from: nothing, within: 1 month, done: \"on\"}", "field-unknown"),
            ("deadline: {register: Election, from: \"on\", within: 1 moon, done: \"on\"}", "within-wrong"),
            ("bound: {facts: roll.fullMember}", "bound-missing"),
            ("shown: 甲\n    tree: true", "judging-missing"),
        ])
    func errors(_ judging: String, _ code: String) throws {
        let text = """
            section: 甲
            duties:
              - id: a
                title: 甲
                basis: branchRegs 1
                modality: normal
                mark: V
                owes: branch
                do: 做
                remedy: 补
                problem: 缺
                examples: [{given: [meeting.memberAssembly count 1 @2023-01-31 at:一支部], on: 2023-01-31, states: {met: 1}}]
                \(judging)
            """
        do throws(Refusal) {
            _ = try DutyCatalogue.load(texts: [
                [
                    ("duties/regulations.yaml", "regulations: [{id: branchRegs, title: 甲}]"), ("duties/a.yaml", text),
                ]
            ])
            Issue.record("loaded")
        } catch {
            #expect(error.notices.contains { $0.code == code && $0.place.hasPrefix("duties/a.yaml：第") }, "\(error)")
        }
    }
}
