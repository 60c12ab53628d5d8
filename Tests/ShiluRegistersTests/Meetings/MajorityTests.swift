import ShiluRegisters
import Testing

@Suite("The majority table (regulations.md, §5)")
struct MajorityTests {
    @Test(
        "vectors of the table",
        arguments: [
            // majority, expected, least present, least yes (of the expected, or of `present`)
            (.election, 23, 19, 10), (.assemblyResolution, 23, 12, 12), (.admission, 23, 12, 12),
            (.election, 24, 20, 11), (.assemblyResolution, 24, 12, 13), (.admission, 24, 13, 13),
            (.election, 25, 20, 11), (.assemblyResolution, 25, 13, 13), (.admission, 25, 13, 13),
            (.branchCommittee, 5, 3, 3), (.branchCommittee, 4, 2, 3), (.branchCommittee, 3, 2, 2),
            (.approvingCommittee, 9, 5, 5), (.leadingGroup, 7, 4, 4), (.leadingGroupPersonnel, 7, 5, 4),
            (.leadingGroupPersonnel, 9, 6, 5), (.admission, 3, 2, 2), (.election, 3, 3, 2), (.election, 5, 4, 3),
        ] as [(Majority, Int, Int, Int)])
    func vectors(majority: Majority, expected: Int, present: Int, yes: Int) {
        #expect(majority.leastPresent(of: expected) == present)
        #expect(majority.isQuorate(present: present, expected: expected))
        #expect(!majority.isQuorate(present: present - 1, expected: expected))
        #expect(majority.leastYes(present: present, expected: expected) == yes)
        #expect(majority.isCarried(yes: yes, present: present, expected: expected))
        #expect(!majority.isCarried(yes: yes - 1, present: present, expected: expected))
        #expect(!majority.isCarried(yes: expected, present: present - 1, expected: expected))
    }

    @Test("democratic life meetings: two thirds of the members, and no vote")
    func democraticLife() {
        #expect(Majority.democraticLife.leastPresent(of: 7) == 5)
        #expect(Majority.democraticLife.leastPresent(of: 9) == 6)
        #expect(Majority.democraticLife.leastYes(present: 9, expected: 9) == nil)
        #expect(!Majority.democraticLife.isCarried(yes: 9, present: 9, expected: 9))
    }

    @Test("the least numbers are the boundary for every size", arguments: Majority.allCases)
    func boundaries(majority: Majority) {
        for expected in 1...300 {
            let present = majority.leastPresent(of: expected)
            #expect(majority.isQuorate(present: present, expected: expected))
            #expect(!majority.isQuorate(present: present - 1, expected: expected))
            guard let yes = majority.leastYes(present: present, expected: expected) else { continue }
            #expect(majority.isCarried(yes: yes, present: present, expected: expected))
            #expect(!majority.isCarried(yes: yes - 1, present: present, expected: expected))
        }
    }

    @Test("nothing overflows or is carried by numbers that cannot be")
    func odd() {
        for majority in Majority.allCases {
            #expect(!majority.isQuorate(present: -1, expected: 3))
            #expect(!majority.isQuorate(present: 0, expected: 0))
            #expect(majority.isQuorate(present: .max, expected: .max))
            #expect(majority.leastPresent(of: .max) > 0)
            #expect(!majority.isCarried(yes: -5, present: 3, expected: 3))
        }
    }

    @Test(
        "which row a resolution falls under",
        arguments: [
            (.admission, [.memberAssembly], .admission), (.conversion, [.memberAssembly], .admission),
            (.routine, [.memberAssembly], .assemblyResolution), (.penalty, [.memberAssembly], .assemblyResolution),
            (.important, [.branchCommitteeMeeting], .branchCommittee),
            (.admission, [.organCommitteeMeeting], .approvingCommittee),
            (.important, [.leadingGroupMeeting], .leadingGroup),
            (.penalty, [.leadingGroupMeeting], .leadingGroupPersonnel),
            (.admission, [.memberAssembly, .branchCommitteeMeeting], .admission),
        ] as [(ResolutionSubject, [MeetingKind], Majority)])
    func rows(subject: ResolutionSubject, kinds: [MeetingKind], majority: Majority) {
        #expect(Majority.of(subject, in: kinds) == majority)
    }

    @Test("a secret ballot keeps numbers only: two orders of the same votes are the same box")
    func secret() {
        let paper: Set = ["yes", "no", "abstain"]
        let votes = [["yes"], ["no"], ["yes"], [], ["yes", "no"], ["也行"], ["abstain"]]
        func box(_ votes: [[String]]) -> BallotBox {
            var box = BallotBox()
            for vote in votes { box.put(vote, of: paper) }
            return box
        }
        let one = box(votes)
        #expect(one == box(votes.reversed()))
        #expect(one.cast == 7)
        let tally = one.tally(expected: 8, present: 7)
        #expect([tally.yes, tally.no, tally.abstain, tally.invalid] == [2, 1, 2, 2])
        let closed = one.closed(["yes", "no", "abstain"])
        #expect(closed.votes.map(\.count) == [2, 1, 1])
        #expect(closed.invalid == 2)
    }

    @Test("several seats: too many marks make a ballot invalid, a double mark counts once")
    func seats() {
        var box = BallotBox()
        box.put(["甲", "乙", "甲"], of: ["甲", "乙", "丙"], most: 2)
        box.put(["甲", "乙", "丙"], of: ["甲", "乙", "丙"], most: 2)
        let closed = box.closed(["甲", "乙", "丙"])
        #expect(closed.votes.map(\.count) == [1, 1, 0])
        #expect(closed.invalid == 1)
    }

    @Test("no register links a voter to a vote")
    func noLink() {
        for register in RegisterBook.all {
            for field in register.fields {
                guard case .parts(let shape) = field.form else { continue }
                let names = shape.fields.contains { if case .link("Member") = $0.form { true } else { false } }
                let votes = shape.fields.contains {
                    if case .code("VoteChoice", _) = $0.form {
                        true
                    } else {
                        ["vote", "choice", "ballot"].contains($0.key)
                    }
                }
                #expect(!(names && votes), "\(register.name).\(field.key)")
            }
        }
    }
}
