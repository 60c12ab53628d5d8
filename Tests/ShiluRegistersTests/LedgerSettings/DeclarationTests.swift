import ShiluRegisters
import Testing

/// The registers of this half of the book.
private let registers: [AnyRegister] = [
    AnyRegister(PartyOrganization.self), AnyRegister(OrganizationAffiliation.self), AnyRegister(CommitteeTerm.self),
    AnyRegister(PostHolding.self), AnyRegister(Member.self), AnyRegister(MembershipEvent.self),
    AnyRegister(DevelopmentCase.self), AnyRegister(MeetingRecord.self), AnyRegister(Resolution.self),
    AnyRegister(PartyLecture.self), AnyRegister(ThemePartyDay.self), AnyRegister(OrganizationLifeMeeting.self),
    AnyRegister(DemocraticLifeMeeting.self), AnyRegister(Talk.self), AnyRegister(Election.self),
    AnyRegister(KeptRegister.self), AnyRegister(GoLive.self), AnyRegister(OpeningTotal.self),
]

private let mine = registers.map(\.name)

@Suite("Every register as it is declared")
struct DeclarationTests {
    @Test("is in the book, once, under one title", arguments: mine)
    func inTheBook(name: String) throws {
        let register = try #require(registers.first { $0.name == name })
        #expect(RegisterBook.all.count { $0.name == register.name } == 1)
        #expect(RegisterBook.all.count { $0.title == register.title } == 1)
        #expect(RegisterBook.register(titled: register.title)?.name == register.name)
    }

    @Test("keys and labels are unique; the keys that it names exist", arguments: mine)
    func keys(name: String) throws {
        let register = try #require(registers.first { $0.name == name })
        let keys = register.fields.map(\.key)
        #expect(Set(keys).count == keys.count)
        #expect(Set(register.fields.map(\.label)).count == keys.count)
        #expect(Set(register.yields).count == register.yields.count)
        let named = register.naturalKey + [register.dayKey, register.organizationKey].compactMap(\.self)
        for key in named { #expect(keys.contains(key), "\(key)") }
        for step in register.lifeCycle?.steps ?? [] {
            for key in step.needs + [step.dayKey].compactMap(\.self) { #expect(keys.contains(key), "\(key)") }
        }
    }

    @Test("its example row decodes, field by field, and checks clean", arguments: mine)
    func example(name: String) throws {
        let register = try #require(registers.first { $0.name == name })
        var fields: [String: Value] = [:]
        for field in register.fields {
            if case .parts(let shape) = field.form {
                var row: [String: Value] = [:]
                for inner in shape.fields where !inner.example.isEmpty {
                    row[inner.key] = try Bench.value(inner.example, as: inner.form)
                }
                for inner in shape.fields where inner.isRequired && inner.key != "sha256" {
                    #expect(row[inner.key] != nil, "\(shape.title) \(inner.label) has an example")
                }
            } else if !field.example.isEmpty {
                fields[field.key] = try Bench.value(field.example, as: field.form)
            } else {
                #expect(!field.isRequired, "\(register.title) \(field.label) has an example")
            }
        }
        let record = AnyRecord(id: "\(register.name)/1", register: register.name, fields: fields)
        // Where a record may be part of a meeting its example stands alone; numbers stand for the list of attendance.
        var problems = Problems()
        register.check(record, &problems)
        #expect(problems.all.map(\.code) == [])
        for (key, value) in fields {
            guard let field = register.field(key) else { continue }
            let printed = Cells.text(value, as: field.form)
            #expect(try Bench.value(printed, as: field.form) == value, "\(key) prints what it reads")
        }
    }

    @Test("what names a person is sealed in Member and nowhere else typed")
    func sealed() {
        let sealed = registers.flatMap { register in
            register.fields.filter(\.isSealed).map { "\(register.name).\($0.key)" }
        }
        #expect(
            sealed == ["Member.name", "Member.birthDate", "Member.citizenID", "Member.phone", "Talk.content"])
    }

    @Test("life cycle: every stage is reached step by step from the first")
    func lifeCycle() throws {
        let cycle = try #require(DevelopmentCase.lifeCycle)
        var reached: Set = [DevelopmentStage.applicant.rawValue]
        for _ in cycle.steps {
            for step in cycle.steps where !reached.isDisjoint(with: step.from) { reached.insert(step.to) }
        }
        #expect(reached == Set(DevelopmentStage.allCases.map(\.rawValue)))
        #expect(Set(cycle.steps.map(\.key)).count == cycle.steps.count)
    }

    @Test("settings: periods, registers by title, the root, figures")
    func settings() throws {
        let bench = try Bench.small()
        let kept = try Bench.record(
            KeptRegister.self, "1",
            ["register": "党课", "organizationId": "党委", "since": "2023-01-01", "until": "2022-12-31"])
        #expect(kept.register?.rawValue == "PartyLecture")
        #expect(bench.codes(kept) == ["ends-before-start"])
        #expect(throws: (any Error).self) { try Bench.value("没有的台账", as: RegisterName.form) }
        let wrong = try Bench.record(GoLive.self, "1", ["organizationId": "一支部", "on": "2023-01-01"])
        #expect(bench.codes(wrong) == ["not-the-root"])
        let total = try Bench.record(
            OpeningTotal.self, "1",
            ["organizationId": "党委", "year": "21", "figure": "member count", "value": "26", "source": "总结"])
        #expect(bench.codes(total) == ["year-wrong", "figure-wrong"])
    }
}
