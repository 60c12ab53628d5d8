import ShiluFigures
import ShiluLedger
import ShiluRegisters
import Testing

/// From records as registers store them, through the facts they yield, to figures: names of kinds and measures agree.
@Suite struct RegisterFiguresTests {
    private struct Shelf: FactContext {
        let all: [AnyRecord]
        func records(of register: String, linkedBy key: String, to target: String) -> [AnyRecord] {
            all.filter { $0.register == register && $0.fields[key]?.text == target }
        }
        func record(_ id: String) -> AnyRecord? { all.first { $0.id == id } }
    }

    private func table(_ records: [AnyRecord]) throws -> FactTable {
        var table = try EngineTests.table([])
        table.records = records
        for record in records {
            let register = try #require(RegisterBook.register(named: record.register))
            for draft in register.facts(of: record, in: Shelf(all: records)) {
                #expect(register.yields.contains(draft.kind), "\(draft.kind)")
                let place =
                    switch draft.place {
                    case .organization(let id): id
                    case .branchOfMember(let fallback): fallback ?? EngineTests.root
                    }
                table.rows.append(
                    FactTable.Row(
                        record: draft.source ?? record.id, organizations: [place], member: draft.member,
                        first: draft.first, last: draft.last, kind: draft.kind, measure: draft.measure,
                        value: draft.value))
            }
        }
        return table
    }

    private func make(_ register: String, _ fields: [String: Value], _ number: String = "1") -> AnyRecord {
        AnyRecord(
            id: "\(register)/\(number)", register: register,
            fields: ["organizationId": .text(EngineTests.root), "on": .text("2023-06-20")].merging(fields) { $1 })
    }

    private var year: [AnyRecord] {
        let people: Value = .list([.text("Member/甲"), .text("Member/乙")])
        return [
            make(
                "PartyOrganization",
                ["name": .text("一"), "kind": .text("partyBranch"), "foundedOn": .text("2019-07-01")], "一"),
            make(
                "MeetingRecord",
                [
                    "kinds": .list([.text("memberAssembly"), .text("progressMeeting"), .text("observationMeeting")]),
                    "startsAt": .text("2023-03-05 09:00"), "expectedCount": .integer(24), "presentCount": .integer(23),
                ]),
            make(
                "PartyLecture", ["meetingId": .text("MeetingRecord/1"), "lecturerKind": .text("secretary")]),
            make(
                "StudySession",
                [
                    "kinds": .list([.text("studyDiscussion"), .text("politicalTheory")]), "hours": .text("2.5"),
                    "participants": .integer(32), "expectedCount": .integer(40), "speechCount": .integer(12),
                    "leaderLed": .integer(1),
                ]),
            make("KnowledgeTest", ["participants": people]),
            make("StudyMaterial", ["kind": .text("book"), "quantity": .integer(32), "unit": .text("ben")]),
            make(
                "RetireeService",
                ["kind": .text("subscription"), "people": .integer(13), "amount": .integer(100_000)]),
            make(
                "ConsolationVisit",
                ["target": .text("retired"), "people": .integer(10), "money": .integer(100_050)]),
            make("HearingOfReports", ["topic": .text("partyBuilding"), "reporters": people]),
            make(
                "BranchRating",
                [
                    "year": .integer(2023), "scheme": .text("starCampaign"), "stars": .integer(4),
                    "decidedOn": .text("2024-01-10"),
                ]),
            make("Inspection", ["kind": .text("workStyle"), "circulatedPersons": .integer(3)]),
            make(
                "IntegrityEducation", ["kind": .text("warningFilm"), "participants": .integer(35)]),
            make("RuleDocument", ["action": .text("ruleAdopted"), "items": .integer(4)]),
            make(
                "InspectionFeedback", ["receivedOn": .text("2023-04-01"), "problems": .integer(29)]),
            make(
                "RectificationItem",
                [
                    "source": .text("organizationLife"), "foundOn": .text("2023-02-10"), "state": .text("completed"),
                    "completedOn": .text("2023-03-12"), "category": .text("学习方面"),
                    "measures": .list([.fields(["number": .integer(1), "text": .text("措施")])]),
                ]),
            make("TaskTeam", ["kind": .text("emergencySquad"), "from": .text("2023-07-01"), "members": .integer(8)]),
            make("Election", ["kind": .text("byElection")]),
        ]
    }

    @Test func figuresOfAYearOfRecords() throws {
        let table = try table(year)
        let expected = [
            "branch-count": "1个", "member-assembly-count": "1次", "progress-meeting-count": "1次",
            "meeting-attendance-rate": "95.8%", "secretary-lecture-count": "1次", "leader-lecture-count": "2次",
            "study-discussion-count": "1次", "theory-study-count": "1次", "group-study-count": "1次",
            "study-attendance-rate": "80%", "study-hours-total": "2.5学时", "discussion-speech-person-times": "12人次",
            "test-participants": "2名", "material-quantity": "32本", "subscription-persons": "13名",
            "subscription-money": "1000元", "consolation-persons": "10人", "consolation-money": "1000.5元",
            "hearing-count": "1次", "star-branch-count": "1个", "star-branch-share": "100%", "inspection-count": "1次",
            "work-style-inspection-count": "1次", "circulated-persons": "3人", "warning-education-count": "1次",
            "educated-persons": "35人", "rule-adopted-count": "4项", "rule-changed-count": "4项",
            "inspection-problem-count": "29条", "self-found-problem-count": "1个", "problem-aspect-count": "1个",
            "measure-count": "1条", "rectified-count": "1个", "rectification-rate": "100%",
            "rectification-days-average": "30天", "emergency-squad-count": "1支", "by-election-count": "1个",
        ]
        for (id, shown) in expected { #expect(try EngineTests.read(id, table).shown == shown, "\(id)") }
    }
}
