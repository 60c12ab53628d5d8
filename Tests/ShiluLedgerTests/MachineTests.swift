import ShiluLedger
import ShiluRegisters
import Testing

/// Random histories of every state machine through the ledger: what is taken keeps the invariants, what is not is refused with
/// the rule it breaks, and the tables that follow are those that follow anew.
@Suite struct MachineTests {
    private func unit() throws -> (Scratch, Ledger) {
        let scratch = try Scratch()
        let ledger = try Ledger.create(
            driver: scratch.driver, unit: UnitID("machine"), name: "市某局", key: MasterKey(), at: 0)
        var changes: [Change] = []
        for (number, kind, parent) in [("W", OrganizationKind.organCommittee, ""), ("A", .partyBranch, "W")] {
            var fields: [String: Value] = [
                "name": .text("党组织\(number)"), "kind": kind.value, "unitName": .text("市某局"),
                "foundedOn": .text("2010-01-01"), "mayApproveMembers": .integer(number == "W" ? 1 : 0),
            ]
            if !parent.isEmpty { fields["parentId"] = .text(parent) }
            changes.append(.record(register: "PartyOrganization", number: number, fields: fields))
        }
        for index in 1...4 {
            changes.append(
                .record(
                    register: "Member", number: "M\(index)",
                    fields: [
                        "name": .text("人\(index)"), "birthDate": .text("1975-06-\(10 + index)"),
                        "birthYear": .integer(1975), "gender": Gender.female.value, "ethnicity": Ethnicity.han.value,
                        "organizationId": .text("A"), "personCategory": PersonCategory.onDuty.value,
                        "status": MemberStatus.fullMember.value, "joinedOn": .text("2010-06-25"),
                        "fullMemberOn": .text("2011-06-25"),
                    ]))
        }
        _ = try ledger.append(changes, author: "测试", at: 1)
        return (scratch, ledger)
    }

    @Test(arguments: Machine.every) func randomHistories(_ machine: Machine) throws {
        let cycle = try #require(RegisterBook.register(named: machine.register)?.lifeCycle)
        var taken: Set<String> = []
        var refused: Set<String> = []
        for seed in 1...(machine.register == "DevelopmentCase" ? 6 : 8) {
            var dice = Dice(seed: seed * 7919)
            let (scratch, ledger) = try unit()
            defer { withExtendedLifetime(scratch) {} }
            _ = try ledger.append(machine.begin(seed), author: "测试", at: 2)
            let id = "\(machine.register)/\(Machine.number)"
            var serial = 0
            for _ in 0..<(machine.register == "DevelopmentCase" ? 110 : 25) {
                serial += 1
                let record = try #require(try ledger.record(id))
                let state = record.fields[cycle.stateKey]?.text ?? ""
                // Closing ends a walk: it is taken late.
                let steps = cycle.steps(from: state).filter { step in
                    // Nor does a walk end before it has gone somewhere.
                    (serial > 12 || !cycle.steps(from: step.to).isEmpty)
                        && (step.key != "close" || machine.register != "DevelopmentCase" || serial > 100)
                        && (step.to != state || !record.steps.contains { $0.step == step.key })
                }
                guard let step = steps.randomElement(using: &dice) else {
                    if serial <= 12 { continue }
                    break
                }
                let last = try record.steps.last?.on ?? day("2016-01-10")
                let on = last.adding(days: [0, 1, 12, 28, 95, 200, 366].randomElement(using: &dice) ?? 1)
                let (before, fields) = machine.fill(step.key, on, serial)
                let position = try ledger.position
                do {
                    _ = try ledger.append(
                        before + [.advance(record: id, step: step.key, on: on, fields: fields)], author: "测试", at: 3)
                    taken.insert(step.key)
                } catch let refusal as BatchRefusal {
                    refused.formUnion(refusal.notices.map(\.code))
                    #expect(refusal.notices.allSatisfy { !$0.what.isEmpty && !$0.next.isEmpty })
                    #expect(try ledger.position == position)
                    #expect(try ledger.record(id) == record)
                    continue
                }
                let now = try #require(try ledger.record(id))
                #expect(now.fields[cycle.stateKey] == .text(step.to))
                #expect(
                    machine.broken(now) == [], "\(machine.register) \(seed): \(now.steps.map { "\($0.step) \($0.on)" })"
                )
                try expectIllegalStepsRefused(cycle, ledger, id)
            }
            #expect(try ledger.rebuild().differing == [])
            #expect(try ledger.verify().isIntact)
        }
        // The walks went through the whole machine, but for ends that exclude each other and rare steps.
        let all = Set(cycle.steps.map(\.key))
        #expect(taken.count * 10 >= all.count * 6, "\(machine.register) never took \(all.subtracting(taken).sorted())")
    }

    /// From the state that the record is in, every step that leads from elsewhere is refused, with the rule.
    private func expectIllegalStepsRefused(_ cycle: LifeCycle, _ ledger: Ledger, _ id: String) throws {
        let record = try #require(try ledger.record(id))
        let state = record.fields[cycle.stateKey]?.text ?? ""
        let illegal = cycle.steps.filter { !$0.from.contains(state) }
        guard !illegal.isEmpty else { return }
        let on = try record.steps.last?.on ?? day("2020-01-01")
        do {
            _ = try ledger.append(
                illegal.map { .advance(record: id, step: $0.key, on: on) }, author: "测试", at: 4, dryRun: true)
            Issue.record("illegal steps were taken from \(state)")
        } catch let refusal as BatchRefusal {
            let notices = refusal.notices.filter { $0.code == "step-not-possible" }
            #expect(notices.count == illegal.count)
            for (notice, step) in zip(notices, illegal) { #expect(notice.next.hasSuffix(cycle.ground(of: step))) }
        }
    }

    @Test func everyMachineIsSound() {
        for register in RegisterBook.all {
            guard let cycle = register.lifeCycle else { continue }
            guard case .code(_, let codes)? = register.field(cycle.stateKey)?.form else {
                Issue.record("\(register.name): the state is no code")
                continue
            }
            let states = Set(codes.map(\.code))
            var reached: Set<String> = []
            for step in cycle.steps {
                #expect(states.contains(step.to), "\(register.name) \(step.key)")
                #expect(step.from.allSatisfy { $0.isEmpty || states.contains($0) }, "\(register.name) \(step.key)")
                #expect(step.dayKey.map { register.field($0) != nil } ?? true, "\(register.name) \(step.key)")
                #expect(step.needs.allSatisfy { register.field($0) != nil }, "\(register.name) \(step.key)")
                reached.insert(step.to)
            }
            #expect(Set(cycle.steps.map(\.key)).count == cycle.steps.count, "\(register.name)")
            #expect(
                !cycle.basis.isEmpty || cycle.steps.allSatisfy { !$0.article.isEmpty }, "\(register.name) names no rule"
            )
        }
        // Every one of them is walked at random above.
        #expect(
            Machine.every.map(\.register) == RegisterBook.all.filter { $0.lifeCycle != nil }.map(\.name))
        #expect(Machine.every.count > 25)
    }
}
