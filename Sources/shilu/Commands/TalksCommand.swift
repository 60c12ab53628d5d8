import ArgumentParser
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

struct Talks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "talks",
        abstract: "谈心谈话一览：谁和谁还没有谈；只看次数，不看内容。",
        discussion: "例：shilu talks --organization 机关第一党支部 --year 2023\n依据《支部工作条例（试行）》第19条：支委之间、支委和党员之间、党员和党员之间。")

    @OptionGroup var span: YearOptions
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let day = try span.day()
        let all = try TalkMatrix.all(try session.ledger.facts(), scope: Scope(node.id), year: span.year, on: day)
        let names = try NameBook(session.ledger)
        if format == .json {
            try JSONText.print(all.map(TalksJSON.init))
            return
        }
        print("\(node.name)\(span.year)年谈心谈话，截至\(day.chinese)")
        for matrix in all {
            print("\n【\(matrix.branchName)】支委\(matrix.committee.count)人，党员\(matrix.people.count)人")
            if matrix.committee.isEmpty { print("  没有登记书记、委员，无从判断") }
            if matrix.isComplete { print("  都谈过了") }
            let pairs = matrix.committeePairs.map { "\(names[$0.0])—\(names[$0.1])" }
            if !pairs.isEmpty { print("  支委之间还没有谈：\(pairs.joined(separator: "、"))") }
            if !matrix.withoutCommittee.isEmpty {
                print("  没有支委谈过的党员：\(matrix.withoutCommittee.map { names[$0] }.joined(separator: "、"))")
            }
            if !matrix.withoutMember.isEmpty {
                print("  没有和其他党员谈过的：\(matrix.withoutMember.map { names[$0] }.joined(separator: "、"))")
            }
            if !matrix.newcomers.isEmpty {
                print("  当年新到支部，这一年不作要求的：\(matrix.newcomers.sorted().map { names[$0] }.joined(separator: "、"))")
            }
        }
    }
}

struct TalksJSON: Encodable {
    let branch: String
    let committee: [String]
    let members: [String]
    let committeePairsMissing: [[String]]
    let withoutCommitteeTalk: [String]
    let withoutMemberTalk: [String]
    let newcomers: [String]

    init(_ matrix: TalkMatrix) {
        (branch, committee, members) = (matrix.branch, matrix.committee.sorted(), matrix.people)
        committeePairsMissing = matrix.committeePairs.map { [$0.0, $0.1] }
        (withoutCommitteeTalk, withoutMemberTalk) = (matrix.withoutCommittee, matrix.withoutMember)
        newcomers = matrix.newcomers.sorted()
    }
}
