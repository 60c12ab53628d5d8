import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluService

/// 手机作答: a questionnaire of the ledger answered by one-time links. Tests bear names and give scores; surveys and reviews are
/// answered by slips that are drawn. Results are entered when it is closed, and nobody sees them before.
struct QuestionnairePages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/questionnaires/:number", .permission(.advance)) { try Self.show($0, []) }
        pages.post("/questionnaires/:number/open", .permission(.advance), Self.open)
        pages.post("/questionnaires/:number/links", .permission(.advance), Self.links)
        pages.post("/questionnaires/:number/close", .permission(.advance), Self.close)
        pages.get("/answer/:link", .everyone) { request in
            let found = try Self.found(request)
            return Self.paper(found.record, found.member, request, [])
        }
        pages.post("/answer/:link", .everyone, Self.answer)
    }

    static func path(_ number: String) -> String { "/questionnaires/\(WebPath.segment(number))" }

    private static func record(_ request: WebRequest) throws -> Record<Questionnaire> {
        let record = try request.readableRecord("\(Questionnaire.name)/\(request.parameter("number"))")
        guard record.register == Questionnaire.name else { throw WebFailure.notFound("没有这份问卷") }
        try request.require(.advance, request.target(of: record))
        return Record(record)
    }

    private static func questions(_ record: Record<Questionnaire>) -> [PartRecord<Question>] {
        (record.questions?.items ?? []).sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    }

    // MARK: the clerk's page

    private static func show(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let record = try record(request)
        let isSecret = Questionnaire.isAnonymous(record)
        let round = try request.app.tests.round(record.id)
        let base = path(record.any.number)
        let content: Markup
        let lead: Markup
        switch (round, record.state) {
        case (nil, .draft?):
            lead = isSecret ? "不记名：印出票条，各人自己抽一张扫码填写。" : "记名：每人一个链接，只能答一次，结束后成绩登记入账。"
            content = try opening(request, record, isSecret, base)
        case (let round?, .open?):
            let (given, returned) = try counts(request, round)
            lead = "进行中：发出\(given)份，收回\(returned)份。结束以前，谁也看不到结果。"
            let another: Markup =
                isSecret
                ? "<p>票条在<a href=\"/ballots/\(round.ballot)\">投票页</a>补印。</p>"
                : "<form method=\"post\" action=\"\(base)/links\">\(request.formTokenField)<button>给还没有答的人换新链接</button></form>"
            content = """
                <section class="card"><h2>链接</h2>\(round.isClosed ? "<p>已经停止作答，结果还没有登记。</p>" : another)</section>\
                <section class="card"><h2>结束</h2><p>结束后不能再答，结果随即登记入账，不能重来。</p>\
                <form method="post" action="\(base)/close">\(request.formTokenField)<button class="danger">结束并登记结果</button></form></section>
                """
        case (_, .closed?):
            lead = "已结束：发出\(record.issued ?? 0)份，收回\(record.returned ?? 0)份。"
            content = "<p><a class=\"button\" href=\"\(WebPath.record(record.id))\">看结果</a></p>"
        default:
            lead = "这份问卷没有用手机作答，请在台账里登记结果。"
            content = "<p><a class=\"button\" href=\"\(WebPath.record(record.id))\">打开问卷</a></p>"
        }
        return request.page(
            record.titleField ?? "问卷", section: .registers, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: lead, actions: "<a class=\"button\" href=\"\(WebPath.record(record.id))\">台账记录</a>",
            NoticeList.markup(notices) + content)
    }

    private static func counts(_ request: WebRequest, _ round: TestStore.Round) throws -> (given: Int, returned: Int) {
        guard !round.ballot.isEmpty else { return (round.takers, round.returned) }
        let ballot = try request.app.ballots.ballot(round.ballot)
        return (ballot?.slips ?? 0, ballot?.returned ?? 0)
    }

    private static func opening(
        _ request: WebRequest, _ record: Record<Questionnaire>, _ isSecret: Bool, _ base: String
    ) throws -> Markup {
        let bank = try bank(record, request)
        let own = questions(record)
        let draw: Markup
        if own.isEmpty, let bank {
            let pool = bank.questions?.items ?? []
            let inputs = QuestionForm.allCases.filter { $0 != .text }.compactMap { form -> Markup? in
                let count = pool.count { $0.questionForm == form }
                guard count > 0 else { return nil }
                return FormParts.input(
                    "draw.\(form.rawValue)", "\(form.label)题抽几道", value: request.form["draw.\(form.rawValue)"] ?? "",
                    type: "number", help: "题库里有\(count)道")
            }
            draw = "<p>从题库“\(bank.titleField ?? "")”抽题，每个人的题相同。</p>\(inputs)"
        } else if own.isEmpty {
            return """
                <p>还没有题目。请先<a href="\(WebPath.record(record.id))/amend">在问卷里填题目</a>，或在问卷里指明题库。</p>
                """
        } else {
            draw = "<p>共\(own.count)道题，满分\(Questionnaire.paper(record).full.description)分。</p>"
        }
        let people: Markup =
            isSecret
            ? FormParts.input(
                "count", "票条张数", value: request.form["count"] ?? "", type: "number", required: true, help: "按实际到场的人数印")
            : "<p>发给\(try takers(record, request).count)人：今天在册的党员。</p>"
        return """
            <form class="record card" method="post" action="\(base)/open">\(request.formTokenField)\(draw)\(people)\
            <p><button class="primary">开始，生成链接</button></p></form>
            """
    }

    private static func bank(_ record: Record<Questionnaire>, _ request: WebRequest) throws -> Record<QuestionBank>? {
        try record.bankId.flatMap { try request.app.ledger.record($0.id) }.map(Record<QuestionBank>.init)
    }

    /// Members on the roll of the organisation today, by name.
    private static func takers(_ record: Record<Questionnaire>, _ request: WebRequest) throws -> [Directory.Person] {
        let directory = try request.app.directory()
        guard let organization = record.organizationId?.id else { return [] }
        let below = directory.subtree(of: organization)
        return directory.people.filter { $0.branch.map(below.contains) ?? false }
    }

    /// The questions: its own, or drawn from its bank as the form says.
    private static func paperToOpen(_ record: Record<Questionnaire>, _ request: WebRequest) throws -> [PartRecord<
        Question
    >] {
        let own = questions(record)
        if !own.isEmpty { return own }
        guard let bank = try bank(record, request) else {
            throw Notice("questions-missing", "还没有题目", next: "请先填题目，或指明题库")
        }
        var wanted: [QuestionForm: Int] = [:]
        for form in QuestionForm.allCases where form != .text {
            if let count = request.form.integer("draw.\(form.rawValue)"), count > 0 { wanted[form] = count }
        }
        guard !wanted.isEmpty else { throw Notice("draw-missing", "没有填抽几道题", next: "请至少填一种题型的道数") }
        var generator = SystemRandomNumberGenerator()
        guard
            let drawn = QuestionBank.draw(wanted, from: bank.questions?.items ?? [], seed: generator.next())
        else { throw Notice("draw-many", "题库里没有这么多题", next: "请减少道数，或先补充题库") }
        return drawn
    }

    private static func open(_ request: WebRequest) throws -> WebReply {
        let record = try record(request)
        guard record.state == .draft, try request.app.tests.round(record.id) == nil,
            let place = record.organizationId?.id
        else { return .redirect(path(record.any.number)) }
        let isSecret = Questionnaire.isAnonymous(record)
        do {
            let paper = try paperToOpen(record, request)
            if !isSecret, paper.contains(where: { $0.questionForm == .text }) {
                throw Notice("test-with-text", "记名的有问答题，不能自动评分", next: "请去掉问答题，或用纸答")
            }
            let people = isSecret ? [] : try takers(record, request)
            let count = isSecret ? request.form.integer("count") ?? 0 : people.count
            guard (1...BallotStore.mostSlips).contains(count) else {
                throw Notice(
                    "count-wrong", isSecret ? "票条张数不对" : "今天没有在册的党员，或者太多",
                    next: isSecret ? "请填1到\(BallotStore.mostSlips)之间的整数" : "请核对党组织")
            }
            let ballot =
                isSecret
                ? try request.app.ballots.create(
                    account: try request.account.id, organization: place, kind: .survey,
                    title: record.titleField ?? "问卷", questions: paper.map(asked), seats: 0) : ""
            try request.app.tests.begin(record.id, ballot: ballot)
            var fields: [String: Value] = ["issued": .integer(Int64(count))]
            if questions(record).isEmpty { fields["questions"] = .list(paper.map { .fields($0.fields) }) }
            do {
                try request.app.append(
                    [.advance(record: record.id, step: "open", on: request.app.today, fields: fields)],
                    by: request.account)
            } catch {
                try request.app.tests.cancel(record.id)
                if !ballot.isEmpty { try request.app.ballots.close(ballot) }
                throw error
            }
            if isSecret {
                return try BallotPages.slipsPage(
                    request, title: record.titleField ?? "问卷", ballot: ballot, back: path(record.any.number),
                    count: count)
            }
            return try linksPage(request, record, people.map(\.id))
        } catch let notice as Notice { return try show(request, [notice]) } catch let refusal as BatchRefusal {
            return try show(request, refusal.notices)
        }
    }

    private static func asked(_ question: PartRecord<Question>) -> Ballot.Question {
        Ballot.Question(
            title: question.text?.text ?? "", options: Question.choices(question),
            isMultiple: question.questionForm == .multiple)
    }

    private static func links(_ request: WebRequest) throws -> WebReply {
        let record = try record(request)
        guard record.state == .open, !Questionnaire.isAnonymous(record) else {
            return .redirect(path(record.any.number))
        }
        return try linksPage(request, record, try takers(record, request).map(\.id))
    }

    private static func linksPage(
        _ request: WebRequest, _ record: Record<Questionnaire>, _ members: [String]
    ) throws -> WebReply {
        let directory = try request.app.directory()
        let made = try request.app.tests.makeLinks(members, for: record.id)
        let drawn = made.map { link -> Markup in
            let address = "\(request.origin)/answer/\(link.text)"
            return """
                <div class="slip">\(Markup(trusted: QRCode.svg(address, label: "链接") ?? ""))<strong>\(directory.name(of: link.member) ?? "")</strong>\
                <br><span class="quiet code">\(address)</span></div>
                """
        }
        return request.page(
            "\(record.titleField ?? "问卷")：每人的链接", section: .registers,
            lead: "共\(made.count)人。请现在打印或分别发给本人；离开本页后不能再显示，丢了可以换新的。",
            actions: "<a class=\"button\" href=\"\(path(record.any.number))\">返回</a>",
            "<div class=\"slips\">\(drawn)</div>")
    }

    // MARK: closing

    private static func close(_ request: WebRequest) throws -> WebReply {
        let record = try record(request)
        guard record.state == .open, let round = try request.app.tests.round(record.id) else {
            return .redirect(path(record.any.number))
        }
        // From now on nothing is taken; where the ledger refuses the result, it is entered later from what was kept.
        try request.app.tests.close(record.id)
        if !round.ballot.isEmpty { try request.app.ballots.close(round.ballot) }
        let (given, _) = try counts(request, round)
        var fields: [String: Value] = ["issued": .integer(Int64(given)), "invalid": .integer(0)]
        let paper = Questionnaire.paper(record)
        let numbers = questions(record).map { $0.number ?? 0 }
        func sheet(_ answers: BallotAnswers) -> AnswerSheet {
            AnswerSheet(Dictionary(zip(numbers, answers), uniquingKeysWith: { first, _ in first }))
        }
        if round.ballot.isEmpty {
            let taken = try request.app.tests.answers(of: record.id) ?? []
            fields["returned"] = .integer(Int64(taken.count))
            let scores = taken.map { taker -> Value in
                .fields([
                    TestScore.shape.memberId.key: .text(taker.member),
                    TestScore.shape.score.key: paper.grade(sheet(taker.answers)).score.value,
                ])
            }
            if !scores.isEmpty { fields["scores"] = .list(scores) }
        } else {
            let votes = try request.app.ballots.votes(of: round.ballot) ?? []
            fields["returned"] = .integer(Int64(votes.count))
            let tallies = paper.parts(of: paper.tally(votes.map(sheet)))
            if !tallies.isEmpty, !votes.isEmpty { fields["tallies"] = .list(tallies) }
        }
        do {
            try request.app.append(
                [.advance(record: record.id, step: "close", on: request.app.today, fields: fields)], by: request.account
            )
        } catch let refusal as BatchRefusal { return try show(request, refusal.notices) }
        if round.ballot.isEmpty { try request.app.tests.forget(record.id) }
        return .redirect(WebPath.make(WebPath.record(record.id), [("done", "advanced")]))
    }

    // MARK: the phone

    private static func found(_ request: WebRequest) throws -> (record: Record<Questionnaire>, member: String) {
        guard let link = try request.app.tests.find(request.parameter("link")),
            let record = try request.app.ledger.record(link.record)
        else { throw WebFailure.notFound("没有这个链接，可能换过新的") }
        guard !link.isClosed else {
            throw WebFailure.refused([Notice("test-closed", "已经结束，不能再答", next: "结果请看公布")])
        }
        guard !link.isDone else {
            throw WebFailure.refused([Notice("test-done", "您已经交卷", next: "每人只能答一次")])
        }
        return (Record(record), link.member)
    }

    private static func paper(
        _ record: Record<Questionnaire>, _ member: String, _ request: WebRequest, _ notices: [Notice]
    ) -> WebReply {
        let lines = questions(record).enumerated().map { index, question -> Markup in
            let isMultiple = question.questionForm == .multiple
            let given = Set(request.form.all("q\(index)"))
            let choices = Question.choices(question).map { option -> Markup in
                """
                <label><input type="\(isMultiple ? "checkbox" : "radio")" name="q\(index)" value="\(option)"\
                \(attribute: "checked", if: given.contains(option))>\(option)</label>
                """
            }
            let points = question.points.map { "（\($0)分）" } ?? ""
            return """
                <fieldset class="field"><legend>\(index + 1). \(question.text?.text ?? "")\(points)\(isMultiple ? "（可选几项）" : "")</legend>\
                <div class="choices">\(choices)</div></fieldset>
                """
        }
        let name = (try? request.app.directory().name(of: member)) ?? ""
        return request.plainPage(
            record.titleField ?? "问卷", status: notices.isEmpty ? .ok : .unprocessableContent,
            """
            <p class="lead">\(name)，记名作答，只能交一次。成绩在结束以后公布。</p>\(NoticeList.markup(notices))
            <form method="post" action="\(request.path)" class="card">\(request.formTokenField)\(lines)
            <button class="primary big">交卷（只能一次）</button></form>
            """)
    }

    private static func answer(_ request: WebRequest) throws -> WebReply {
        let (record, member) = try found(request)
        let answers = questions(record).enumerated().map { index, question -> [String] in
            let given = request.form.all("q\(index)")
            let known = Question.choices(question).filter(given.contains)
            return question.questionForm == .multiple ? known : Array(known.prefix(1))
        }
        if answers.allSatisfy(\.isEmpty) {
            return paper(record, member, request, [Notice("answers-empty", "一道也没有答", next: "请答了再交")])
        }
        guard try request.app.tests.answer(request.parameter("link"), answers) else {
            throw WebFailure.refused([Notice("test-done", "已经交过，或者刚刚结束", next: "每人只能答一次")])
        }
        return request.plainPage("已交卷", "<p class=\"done-sign\">✓ 已交卷</p><p>成绩在结束以后公布。可以关闭本页了。</p>")
    }
}
