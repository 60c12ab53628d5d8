import ShiluRegisters
import Testing

@Suite("Registers of work: what holds for each of them")
struct WorkRegisterTests {
    @Test("all of them stand in the book, each title once and fit for a sheet")
    func titles() {
        #expect(WorkRegisters.all.count == WorkRegisters.names.count)
        #expect(Set(RegisterBook.all.map(\.title)).count == RegisterBook.all.count)
        for register in WorkRegisters.all {
            #expect(
                register.title.count <= 25 && !register.title.contains { "/\\?*[]:".contains($0) }, "\(register.title)")
            #expect(!register.purpose.isEmpty)
        }
    }

    @Test(
        "keys are unique, and natural keys, day, organisation and state are fields",
        arguments: WorkRegisters.names.sorted())
    func keys(_ name: String) throws {
        let register = try #require(RegisterBook.register(named: name))
        let keys = register.fields.map(\.key)
        #expect(Set(keys).count == keys.count)
        #expect(Set(register.fields.map(\.label)).count == keys.count)
        let named = register.naturalKey + [register.dayKey, register.organizationKey].compactMap { $0 }
        for key in named { #expect(keys.contains(key), "\(key)") }
        guard let cycle = register.lifeCycle else { return }
        #expect(keys.contains(cycle.stateKey))
        for step in cycle.steps {
            for key in step.needs + [step.dayKey].compactMap({ $0 }) { #expect(keys.contains(key)) }
        }
    }

    @Test("the example row can be read, is right, and counts", arguments: WorkRegisters.names.sorted())
    func example(_ name: String) throws {
        let register = try #require(RegisterBook.register(named: name))
        var record = AnyRecord(id: "\(name)/1", register: name, fields: try read(register.fields))
        if name == "MedalAward" {
            record.fields.merge(["approvalOn": "2023-06-20", "approvalOutcome": "approved"]) { $1 }
        }
        // The ledger reads a title before the number as the register of that title.
        if name == "RectificationItem" { record.fields["sourceRef"] = "InspectionFeedback/001" }
        for field in register.fields where field.isRequired {
            #expect(record.fields[field.key] != nil, "\(field.key) has no example")
        }
        let meeting = AnyRecord.made(
            "MeetingRecord", "001", ["organizationId": "PartyOrganization/1", "startsAt": "2023-03-05 09:00"])
        // What the record is about, as the ledger would have it.
        for (key, target) in [
            ("meetingId", "MeetingRecord/001"), ("caseId", "DevelopmentCase/001"), ("termId", "CommitteeTerm/001"),
        ] where record.fields[key] != nil { record.fields[key] = .text(target) }
        let others = [
            meeting,
            AnyRecord.made(
                "DevelopmentCase", "001",
                [
                    "organizationId": "PartyOrganization/1", "personId": "Member/1", "activistOn": "2022-03-05",
                    "admittedOn": "2023-09-10",
                ]),
            AnyRecord.made(
                "CommitteeTerm", "001",
                ["organizationId": "PartyOrganization/1", "startsOn": "2020-12-31", "endsOn": "2023-12-31"]),
        ]
        #expect(problemCodes(record, others, branch: "PartyOrganization/1", onRoll: 2) == [])
        let drafts = register.facts(of: record, in: WorkDesk(others))
        #expect(name == "NarrativeText" ? drafts.isEmpty : !drafts.isEmpty)
        #expect(Set(drafts.map(\.kind)).isSubset(of: register.yields))
    }

    /// Values of the example cells; parts get one row of their own examples, attendance and evidence none.
    private func read(_ fields: [any AnyField]) throws -> [String: Value] {
        var values: [String: Value] = [:]
        for field in fields {
            if case .parts(let shape) = field.form, shape.name != "Attendance", shape.name != "Evidence" {
                values[field.key] = .list([.fields(try read(shape.fields))])
            } else if !field.example.isEmpty {
                let value = try Cells.value(field.example, as: field.form)
                values[field.key] = value
                guard case .link = field.form else {
                    #expect(try Cells.value(Cells.text(value, as: field.form), as: field.form) == value, "\(field.key)")
                    continue
                }
            }
        }
        return values
    }

    @Test("an empty record yields nothing and does not trap", arguments: WorkRegisters.names.sorted())
    func empty(_ name: String) {
        #expect(factLines(AnyRecord(id: "\(name)/1", register: name, fields: [:])) == [])
        _ = problemCodes(AnyRecord(id: "\(name)/1", register: name, fields: [:]))
    }

    @Test("no fact carries the text of a sealed or any free field, whatever was entered", arguments: 1...40)
    func noText(_ seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        for register in WorkRegisters.all {
            var marks: [String] = []
            let fields = invent(register.fields, &random, &marks)
            let drafts = register.facts(
                of: AnyRecord(id: "\(register.name)/1", register: register.name, fields: fields), in: WorkDesk())
            for draft in drafts {
                #expect(register.yields.contains(draft.kind), "\(register.name): \(draft.kind)")
                for mark in marks { #expect(!draft.line.contains(mark), "\(register.name): \(draft.kind)") }
                if let last = draft.last { #expect(draft.first <= last) }
            }
        }
    }

    @Test("messages never repeat what was entered in sealed or free fields", arguments: 1...40)
    func noTextInMessages(_ seed: Int) {
        var random = SplitMix(state: UInt64(seed &* 7919))
        for register in WorkRegisters.all {
            var marks: [String] = []
            let record = AnyRecord(
                id: "\(register.name)/1", register: register.name, fields: invent(register.fields, &random, &marks))
            var problems = Problems()
            register.check(record, &problems)
            for problem in problems.all {
                #expect(!problem.what.isEmpty && !problem.next.isEmpty)
                #expect(register.field(problem.field) != nil, "\(register.name): \(problem.field)")
                for mark in marks { #expect(!(problem.what + problem.next).contains(mark)) }
            }
        }
    }

    /// Any values that fit the forms; free text gets a mark that can be told again.
    private func invent(_ fields: [any AnyField], _ random: inout SplitMix, _ marks: inout [String]) -> [String: Value]
    {
        var values: [String: Value] = [:]
        for field in fields where !random.next().isMultiple(of: 5) {
            values[field.key] = invent(field.form, &random, &marks)
        }
        return values
    }

    private func invent(_ form: FieldForm, _ random: inout SplitMix, _ marks: inout [String]) -> Value {
        let number = Int64(random.next() % 90)
        switch form {
        case .text, .longText:
            marks.append("密\(random.next())")
            return .text(marks.last ?? "")
        case .integer: return .integer(number - 10 + (number.isMultiple(of: 3) ? 1990 : 0))
        case .decimal: return .text("\(number).5")
        case .money: return .integer(number * 100 - 500)
        case .day: return .text(Day(number: 19000 + number * 7).description)
        case .dateTime: return .text("\(Day(number: 19000 + number / 9)) 0\(number % 10):15")
        case .month: return .text("2023-0\(number % 9 + 1)")
        case .quarter: return .text("2023-Q\(number % 4 + 1)")
        case .flag: return .integer(number % 2)
        case .code(_, let entries): return .text(entries[Int(number) % entries.count].code)
        case .link(let register): return .text("\(register ?? "Inspection")/\(number)")
        case .list(let element): return .list((0..<3).map { _ in invent(element, &random, &marks) })
        case .parts(let shape): return .list((0..<3).map { _ in .fields(invent(shape.fields, &random, &marks)) })
        }
    }
}

/// A small generator with a seed, so that a failure can be run again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
