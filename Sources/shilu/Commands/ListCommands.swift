import ArgumentParser
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Which organisation, which year, judged on which day.
struct YearOptions: ParsableArguments {
    @Option(help: ArgumentHelp("党组织的名称、简称或编号（连同下级）。", valueName: "organization")) var organization: String
    @Option(help: ArgumentHelp("年度，如 2023。", valueName: "year")) var year: Int
    @Option(help: ArgumentHelp("截至哪一天；不写则为今天，过去的年度为年底。", valueName: "day")) var on: String?

    func day() throws -> Day {
        guard let period = Period(year: year) else {
            throw Notice("year-wrong", "“\(year)”不是年度", next: "请写四位数字的年份，如 2023", place: "--year")
        }
        return try on.map { try readDay($0, option: "--on") } ?? min(max(Clock.today, period.first), period.last)
    }
}

struct Talks: ParsableCommand {
    static let configuration = CommandConfiguration(
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

    init(_ matrix: TalkMatrix) {
        (branch, committee, members) = (matrix.branch, matrix.committee.sorted(), matrix.people)
        committeePairsMissing = matrix.committeePairs.map { [$0.0, $0.1] }
        (withoutCommitteeTalk, withoutMemberTalk) = (matrix.withoutCommittee, matrix.withoutMember)
    }
}

struct TrainingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training", abstract: "党员学时预测：每人已有多少学时、还差多少、按目前进度到年底能否达标。",
        discussion: "例：shilu training --organization 局机关党委 --year 2023\n党员每年一般不少于32学时，书记和委员一般不少于56学时。")

    @OptionGroup var span: YearOptions
    @Flag(help: "只列还没有达标的。") var behind = false
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let day = try span.day()
        let all = try TrainingForecast.all(try session.ledger.facts(), scope: Scope(node.id), year: span.year, on: day)
        let rows = behind ? all.filter { $0.outlook != .reached } : all
        if format == .json {
            struct Row: Encodable {
                let member: String
                let branch: String
                let hours: String
                let needed: String
                let forecast: String
                let outlook: String
                let records: [String]
            }
            try JSONText.print(
                rows.map {
                    Row(
                        member: $0.member, branch: $0.branch, hours: hours($0.have), needed: hours($0.need),
                        forecast: hours($0.forecast), outlook: $0.outlook.rawValue, records: $0.records)
                })
            return
        }
        print(
            "\(node.name)\(span.year)年学时，截至\(day.chinese)："
                + TrainingForecast.Outlook.allCases.map { outlook in
                    "\(outlook.label)\(all.count { $0.outlook == outlook })人"
                }.joined(separator: "，"))
        let names = try NameBook(session.ledger)
        var branch = ""
        for row in rows {
            if row.branchName != branch {
                branch = row.branchName
                print("\n【\(branch)】")
            }
            let lacking = row.lacking > 0 && row.isKept ? "还差\(hours(row.lacking))学时，预计\(hours(row.forecast))学时，" : ""
            print(
                "  \(Terminal.pad(names[row.member], to: 10))\(Terminal.pad("\(hours(row.have))/\(hours(row.need))学时", to: 16))\(lacking)\(row.outlook.label)"
            )
        }
    }

    private func hours(_ hundredths: Int64) -> String {
        ExactDecimal(coefficient: hundredths, scale: 2).description
    }
}

struct AnniversariesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anniversaries", abstract: "党龄和政治生日：每名党员的入党日期、今年的政治生日、党龄；可只看一个月。",
        discussion: "例：shilu anniversaries --organization 局机关党委 --year 2023 --month 7")

    @OptionGroup var span: YearOptions
    @Option(help: ArgumentHelp("只列这个月过政治生日的，1到12。", valueName: "month")) var month: Int?
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func validate() throws {
        if let month, !(1...12).contains(month) { throw ValidationError("月份应在1到12之间。") }
    }

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let day = try span.day()
        let rows = try Anniversaries(facts: try session.ledger.facts(), scope: Scope(node.id), year: span.year)
            .rows(on: day).filter { row in month.map { $0 == row.politicalBirthday?.month } ?? true }
        if format == .json {
            struct Row: Encodable {
                let member: String
                let branch: String
                let joinedOn: String
                let politicalBirthday: String?
                let partyAge: Int?
            }
            try JSONText.print(
                rows.map {
                    Row(
                        member: $0.member, branch: $0.branch, joinedOn: $0.joinedOn.description,
                        politicalBirthday: $0.politicalBirthday?.description, partyAge: $0.partyAge)
                })
            return
        }
        let names = try NameBook(session.ledger)
        print("\(node.name)党员\(rows.count)人，党龄算到\(day.chinese)")
        for row in rows {
            let birthday = row.politicalBirthday.map { "政治生日\($0.month)月\($0.day)日" } ?? "本年入党"
            let age = row.partyAge.map { "党龄\($0)年" } ?? "预备期"
            print(
                "  \(Terminal.pad(names[row.member], to: 10))入党\(row.joinedOn)  \(Terminal.pad(birthday, to: 18))\(age)"
            )
        }
    }
}

struct Terms: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "换届和转正日历：哪些党组织哪天届满，哪些预备党员哪天期满。",
        discussion: "例：shilu terms --organization 局机关党委 --year 2024")

    @OptionGroup var span: YearOptions
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let facts = try session.ledger.facts()
        let day = span.on == nil ? Clock.today : try span.day()
        let agenda = try Agenda(
            facts: facts, scope: Scope(node.id), year: span.year, on: day, calendar: try WorkingCalendar.bundled)
        let items = (try agenda.terms() + agenda.conversions()).sorted { ($0.due, $0.key) < ($1.due, $1.key) }
        if format == .json {
            try JSONText.print(items.map(AgendaEntryJSON.init))
            return
        }
        let names = try NameBook(session.ledger)
        print("\(node.name)\(span.year)年换届和转正，共\(items.count)项")
        for item in items {
            let who = item.member.map { "　\(names[$0])" } ?? ""
            let tick = item.state == .met ? "☑ 已办" : item.state == .notDue ? "☐" : "☐ 逾期"
            print("  \(Terminal.pad(tick, to: 8))\(item.due)  \(item.organizationName)\(who)　\(item.title)")
            if item.state != .met {
                print("          \([item.missing, item.next].filter { !$0.isEmpty }.joined(separator: "；"))")
            }
        }
    }
}

struct AgendaEntryJSON: Encodable {
    let kind: String
    let id: String
    let title: String
    let organization: String
    let member: String?
    let from: String
    let due: String
    let state: String
    let basis: String
    let missing: String
    let next: String
    let evidence: [String]

    init(_ item: AgendaEntry) {
        (kind, id, title) = (item.kind.rawValue, item.id, item.title)
        (organization, member) = (item.organization, item.member)
        (from, due, state) = (item.window.first.description, item.due.description, item.state.rawValue)
        (basis, missing, next, evidence) = (item.basis, item.missing, item.next, item.evidence)
    }
}

struct Plans: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "计划兑现情况：年度计划的每项任务办了没有，带数字的按台账核对。",
        discussion: "例：shilu plans --organization 局机关党委 --year 2023")

    @OptionGroup var span: YearOptions
    @OptionGroup var options: LedgerOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func run() throws {
        let session = try options.session()
        let node = try session.organization(span.organization)
        let day = try span.day()
        let judged = try PlanDuties(figures: try session.engine()).judge(Scope(node.id), year: span.year, on: day)
        if format == .json {
            try JSONText.print(judged.compactMap(AgendaEntry.init).map(AgendaEntryJSON.init))
            return
        }
        let met = judged.count { $0.state == .met }
        let missed = judged.count { $0.state == .noRecord || $0.state == .breach }
        print(
            "\(node.name)\(span.year)年计划任务，截至\(day.chinese)：核对\(judged.count)项，已兑现\(met)项，未兑现\(missed)项，未到期\(judged.count { $0.state == .notDue })项。"
        )
        var id = ""
        for judgement in judged {
            if judgement.duty.id != id {
                id = judgement.duty.id
                print("\n\(judgement.duty.basisText)　\(judgement.duty.title)")
            }
            let tick =
                switch judgement.state {
                case .met: "☑ 已兑现"
                case .notDue: "☐ 未到期"
                case .notApplicable: "－"
                default: "☐ 未兑现"
                }
            let window = judgement.window.map { "\($0.first)至\($0.last)" } ?? ""
            print(
                "  \(Terminal.pad(tick, to: 12))\(Terminal.pad(judgement.organizationName, to: 24)) \(window)　\(judgement.missing)"
            )
        }
    }
}
