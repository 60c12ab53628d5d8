import ArgumentParser
import ShiluDuties
import ShiluLedger
import ShiluRegisters
import ShiluService

struct RatingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rating", abstract: "评定：星级支部（堡垒指数）、“四强”、标准化、述职评议；每一分都能看到依据。",
        discussion: """
            例：shilu rating star-branch --organization 机关第一党支部 --year 2023
            自评：加 --assess --by 张三 --score service=8:办实事12件 …；复核：加 --review --by 李四。
            验收、公示、办结：shilu advance 评定表/编号 accept|publish|conclude --on 日期。
            写上级党组织，则逐个列出所属支部的得分。
            """)

    @Argument(help: ArgumentHelp("评定办法的编号或名称。", valueName: "scheme")) var scheme: String
    @Option(help: ArgumentHelp("党组织的名称、简称或编号。", valueName: "organization")) var organization: String
    @Option(help: ArgumentHelp("年度，如 2023。", valueName: "year")) var year: Int
    @Flag(help: "登记自评。") var assess = false
    @Flag(help: "登记复核。") var review = false
    @Option(help: ArgumentHelp("自评人或复核人。", valueName: "member")) var by: String?
    @Option(help: ArgumentHelp("评定日期；不写则用今天。", valueName: "day")) var on: String?
    @Option(name: .customLong("score"), help: ArgumentHelp("人工评分：项目=分数:依据，可写几次。", valueName: "item=points:reason"))
    var scores: [String] = []
    @OptionGroup var options: LedgerOptions
    @OptionGroup var author: AuthorOptions
    @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

    func validate() throws {
        if assess, review { throw ValidationError("--assess 和 --review 只写一个。") }
        if assess || review, by == nil { throw ValidationError("请用 --by 写明是谁评的。") }
    }

    func run() throws {
        let session = try options.session()
        let service = try RatingService(try FollowUp(session))
        let definition = try service.scheme(scheme)
        let node = try session.organization(organization)
        let day = try on.map { try readDay($0, option: "--on") } ?? Clock.today
        if assess || review, day > Clock.today {
            throw Notice("day-ahead", "\(day.chinese)还没有到", next: "请填写实际评定的日期", place: "--on")
        }
        let hand = try handScores()
        if assess {
            let record = try service.assess(
                definition, organization: node, year: year, by: try session.member(by ?? "").id, on: day, hand: hand,
                author: author.name, at: Clock.now)
            print("已登记自评：\(RegisterBook.naming(record))")
        } else if review {
            guard let sheet = try service.sheet(definition, organization: node.id, year: year) else {
                throw Notice("rating-no-sheet", "\(node.shortName)还没有\(year)年的自评", next: "请先用 --assess 登记自评")
            }
            try service.review(
                sheet, by: try session.member(by ?? "").id, on: day, points: hand, author: author.name, at: Clock.now)
            print("已登记复核：\(RegisterBook.naming(sheet.id))")
        }
        if definition.isForBranches, !node.kind.isBranch {
            try showBranches(definition, below: node, service, session, day)
        } else {
            try show(definition, node, service, day, hand)
        }
    }

    private func show(
        _ definition: RatingDefinition, _ node: OrganizationNode, _ service: RatingService, _ day: Day,
        _ hand: [String: RatingEngine.HandScore]
    ) throws {
        if let sheet = try service.sheet(definition, organization: node.id, year: year) {
            try show(sheet, definition, node, try service.recomputed(sheet, organization: node))
            return
        }
        let rating = try service.compute(definition, organization: node, year: year, on: day, hand: hand)
        if format == .json {
            try JSONText.print(RatingJSON(rating, fingerprint: RatingService.fingerprint(rating, on: day)))
            return
        }
        print("\(node.name)\(year)年《\(definition.name)》试算（台账第\(rating.position)条，截至\(day.chinese)）")
        print("依据：\(definition.basis)")
        var group = ""
        for item in rating.items {
            if item.definition.group != group {
                group = item.definition.group
                print("\n【\(group)】")
            }
            let points = item.points.map(said) ?? "待评"
            print(
                "  \(Terminal.pad(item.definition.title, to: 26))\(Terminal.pad("\(points)/\(said(item.definition.most))分", to: 14))\(item.reason)"
            )
            show(records: item.records)
        }
        if let total = rating.total {
            print("\n合计\(said(total))分，\(rating.level?.name ?? "未达标")")
        } else {
            let done = rating.items.compactMap(\.points).reduce(0, +)
            print(
                "\n已评\(said(done))分，还有\(rating.open.count)项要人工评定：\(rating.open.map(\.definition.id).joined(separator: "、"))"
            )
        }
    }

    private func show(
        _ sheet: Record<RatingSheet>, _ definition: RatingDefinition, _ node: OrganizationNode,
        _ again: (rating: ComputedRating, holds: Bool)?
    ) throws {
        let holds = again?.holds
        if format == .json {
            try JSONText.print(RatingSheetJSON(sheet, holds: holds))
            return
        }
        let score = (sheet.reviewedScore ?? sheet.score)?.description ?? ""
        print(
            "\(node.name)\(year)年《\(definition.name)》：\(sheet.state?.label ?? "")，\(score)分，\(finalLevel(sheet) ?? "未达标")"
        )
        print(
            "评定表：\(RegisterBook.naming(sheet.id))，台账第\(sheet.position ?? 0)条；"
                + (holds.map { $0 ? "重新计算的结果相同" : "重新计算的结果不同，请核对" } ?? "手工登记的，没有计算校验码")
        )
        for item in sheet.items?.items ?? [] {
            let other = sheet.corrections?.items.first { $0.item == item.item }
            let reviewed = other.map { "，复核\($0.points?.description ?? "")分（\($0.reason ?? "")）" } ?? ""
            print(
                "  \(Terminal.pad(item.titleField ?? "", to: 26))\(item.own?.description ?? "")/\(item.most?.description ?? "")分\(reviewed)　\(item.reason ?? "")"
            )
            let byHand = (item.records ?? []).map(\.id)
            let computed = again?.rating.items.first { $0.definition.id == item.item }?.records ?? []
            show(records: byHand.isEmpty ? computed : byHand)
        }
    }

    /// What an item's points rest on.
    private func show(records: [String]) {
        for record in records.prefix(3) { print("      \(RegisterBook.naming(record))") }
        if records.count > 3 { print("      ……共\(records.count)条记录") }
    }

    private func showBranches(
        _ definition: RatingDefinition, below node: OrganizationNode, _ service: RatingService, _ session: Session,
        _ day: Day
    ) throws {
        let last = Period(year: year)?.last ?? day
        let branches = try session.ledger.facts().organizations(in: Scope(node.id), on: min(day, last)).filter(
            \.kind.isBranch)
        var rows: [RatingSummaryJSON] = []
        for branch in branches {
            if let sheet = try service.sheet(definition, organization: branch.id, year: year) {
                rows.append(
                    RatingSummaryJSON(
                        organization: branch.id, name: branch.shortName,
                        score: (sheet.reviewedScore ?? sheet.score)?.description ?? "",
                        open: 0, level: finalLevel(sheet), state: sheet.state?.label ?? ""))
            } else {
                let rating = try service.compute(definition, organization: branch, year: year, on: day)
                rows.append(
                    RatingSummaryJSON(
                        organization: branch.id, name: branch.shortName,
                        score: said(rating.items.compactMap(\.points).reduce(0, +)), open: rating.open.count,
                        level: rating.level?.name, state: "试算"))
            }
        }
        if format == .json {
            try JSONText.print(rows)
            return
        }
        print("\(node.name)所属支部\(year)年《\(definition.name)》")
        for row in rows {
            let open = row.open > 0 ? "，还有\(row.open)项待人工评定" : ""
            print(
                "  \(Terminal.pad(row.name, to: 24))\(Terminal.pad(row.score + "分", to: 12))\(row.level ?? "")　\(row.state)\(open)"
            )
        }
    }

    private func handScores() throws -> [String: RatingEngine.HandScore] {
        var hand: [String: RatingEngine.HandScore] = [:]
        var notices: [Notice] = []
        for text in scores {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let rest = parts.count == 2 ? parts[1].replacing("：", with: ":") : ""
            let said = rest.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let points = said.first.flatMap({ ExactDecimal($0) })?.scaled(decimals: 2),
                points >= 0, said.count == 2
            else {
                notices.append(
                    Notice("score-form", "“\(text)”写得不对", next: "请写成 项目=分数:依据，如 service=8:办实事12件", place: "--score"))
                continue
            }
            hand[parts[0]] = RatingEngine.HandScore(points: points, reason: said[1])
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return hand
    }

    private func finalLevel(_ sheet: Record<RatingSheet>) -> String? {
        sheet.reviewedScore == nil ? sheet.level : sheet.reviewedLevel
    }

    private func said(_ hundredths: Int64) -> String { ExactDecimal(coefficient: hundredths, scale: 2).description }
}

struct RatingSummaryJSON: Encodable {
    let organization: String
    let name: String
    let score: String
    let open: Int
    let level: String?
    let state: String
}

struct RatingJSON: Encodable {
    struct Item: Encodable {
        let id: String
        let title: String
        let most: String
        let points: String?
        let byHand: Bool
        let reason: String
        let records: [String]
    }
    let scheme: String
    let organization: String
    let year: Int
    let position: Int64
    let total: String?
    let level: String?
    let fingerprint: String
    let items: [Item]

    init(_ rating: ComputedRating, fingerprint: String) {
        func said(_ value: Int64) -> String { ExactDecimal(coefficient: value, scale: 2).description }
        (scheme, organization, year) = (rating.definition.id, rating.organization, rating.year)
        (position, total, level) = (rating.position, rating.total.map(said), rating.level?.name)
        self.fingerprint = fingerprint
        items = rating.items.map {
            Item(
                id: $0.definition.id, title: $0.definition.title, most: said($0.definition.most),
                points: $0.points.map(said), byHand: $0.isByHand, reason: $0.reason, records: $0.records)
        }
    }
}

struct RatingSheetJSON: Encodable {
    let record: String
    let state: String
    let score: String?
    let level: String?
    let stars: Int?
    let position: Int?
    let fingerprint: String?
    let holds: Bool?

    init(_ sheet: Record<RatingSheet>, holds: Bool?) {
        (record, state) = (sheet.id, sheet.state?.rawValue ?? "")
        score = (sheet.reviewedScore ?? sheet.score)?.description
        level = sheet.reviewedScore == nil ? sheet.level : sheet.reviewedLevel
        stars = sheet.reviewedScore == nil ? sheet.stars : sheet.reviewedStars
        (position, fingerprint, self.holds) = (sheet.position, sheet.fingerprint, holds)
    }
}
