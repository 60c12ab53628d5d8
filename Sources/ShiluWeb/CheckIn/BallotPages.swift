import ShiluLedger
import ShiluRegisters
import ShiluService

/// 投票、评议和问卷: made by the clerk, answered on the phone by slips that are drawn, seen by everybody who may only when closed.
struct BallotPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/ballots", .permission(.draft), Self.list)
        pages.get("/ballots/new", .permission(.draft)) { try Self.form($0, []) }
        pages.post("/ballots/new", .permission(.draft), Self.create)
        pages.get("/ballots/:ballot", .permission(.draft)) { try Self.show($0, []) }
        pages.post("/ballots/:ballot/slips", .permission(.draft), Self.slips)
        pages.post("/ballots/:ballot/close", .permission(.draft), Self.close)
        pages.get("/vote/:slip", .everyone, Self.slip)
        pages.post("/vote/:slip", .everyone, Self.vote)
    }

    private static func target(_ organization: String) -> RightsTarget {
        RightsTarget(register: MeetingRecord.name, organizations: [organization])
    }

    private static func ballot(_ request: WebRequest) throws -> Ballot {
        guard let ballot = try request.app.ballots.ballot(request.parameter("ballot")) else {
            throw WebFailure.notFound("没有这次投票")
        }
        try request.require(.draft, target(ballot.organization))
        return ballot
    }

    // MARK: making

    private static func list(_ request: WebRequest) throws -> WebReply {
        try request.require(.draft, .somewhere(MeetingRecord.name))
        let directory = try request.app.directory()
        let ballots = try request.app.ballots.ballots().filter {
            request.rights.allows(.draft, target($0.organization))
        }
        let open = ballots.filter { !$0.isClosed }.count
        let rows = ballots.map { ballot -> Markup in
            """
            <tr><td><a href="/ballots/\(ballot.id)">\(ballot.title)</a></td><td>\(ballot.kind.label)</td>\
            <td>\(directory.name(of: ballot.organization) ?? "")</td><td>\(ballot.isClosed ? "已截止" : "进行中")</td>\
            <td class="number-cell">\(ballot.returned)/\(ballot.slips)</td></tr>
            """
        }
        let table: Markup =
            ballots.isEmpty
            ? "<p>还没有投票、评议或问卷。<a href=\"/ballots/new\">新建一次</a>，印出票条，各人抽一张扫码填写。</p>"
            : """
            <div class="table"><table><thead><tr><th>名称</th><th>种类</th><th>党组织</th><th>状态</th><th class="number-cell">收回/发出</th></tr>\
            </thead><tbody>\(rows)</tbody></table></div>
            """
        return request.page(
            "投票、评议和问卷", section: .registers, lead: "进行中\(open)次。截止以前，谁也看不到结果。",
            actions: """
                <a class="button primary" href="/ballots/new">新建</a>\
                <a class="button" href="/registers/Questionnaire">知识测试和台账里的问卷</a>
                """, table)
    }

    private static func form(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        try request.require(.draft, .somewhere(MeetingRecord.name))
        let given = request.form
        let organizations = try request.app.directory().organizations.filter {
            $0.exists && request.rights.allows(.draft, target($0.id))
        }.map { (value: $0.number, label: $0.shortName) }
        let kinds = Ballot.Kind.allCases.map { (value: $0.rawValue, label: $0.label) }
        return request.page(
            "新建投票、评议或问卷", section: .registers, status: notices.isEmpty ? .ok : .unprocessableContent,
            lead: "填好后印出票条。票条不记名、不对人发放，由各人自己抽取。",
            """
            \(NoticeList.markup(notices))
            <form method="post" action="/ballots/new" class="record card">\(request.formTokenField)
            \(FormParts.select("organization", "党组织", options: organizations, selected: given["organization"] ?? "", required: true))
            \(FormParts.select("kind", "种类", options: kinds, selected: given["kind"] ?? "", required: true))
            \(FormParts.input("title", "名称", value: given["title"] ?? "", required: true, help: "如 2023年度民主评议党员"))
            \(FormParts.textarea("lines", "内容", value: given["lines"] ?? "", required: true, help: "一行一项：表决填事项，选举填候选人，评议填党员姓名。问卷每行写成“问题：选项一/选项二”，可选多项的写“问题（多选）：…”，不写选项的用文字回答"))
            \(FormParts.input("seats", "应选名额", value: given["seats"] ?? "", help: "选举填；所选超过名额的票无效"))
            <button class="primary">新建</button></form>
            """)
    }

    private static func create(_ request: WebRequest) throws -> WebReply {
        let given = request.form
        let node = try request.app.session.organization(given.text("organization") ?? "")
        try request.require(.draft, target(node.id))
        var notices: [Notice] = []
        let title = given.text("title") ?? ""
        if title.isEmpty || title.count > 100 {
            notices.append(Notice("title-form", "没有填名称，或超过100个字", next: "请改正", place: "名称"))
        }
        guard let kind = given.text("kind").flatMap({ Ballot.Kind(rawValue: $0) }) else {
            throw WebFailure.refused([Notice("kind-missing", "没有选种类", next: "请返回选择")])
        }
        let lines = (given["lines"] ?? "").split(whereSeparator: \.isNewline).map { Cells.trimmed(String($0)) }
            .filter { !$0.isEmpty }
        if lines.isEmpty { notices.append(Notice("lines-missing", "没有填内容", next: "请一行填一项", place: "内容")) }
        if lines.count > 200 { notices.append(Notice("lines-many", "内容超过200项", next: "请分成几次", place: "内容")) }
        let seats = given.integer("seats") ?? 0
        if seats < 0 || seats > lines.count {
            notices.append(Notice("seats-wrong", "应选名额多于候选人", next: "请核对", place: "应选名额"))
        }
        guard notices.isEmpty else { return try form(request, notices) }
        let id = try request.app.ballots.create(
            account: try request.account.id, organization: node.id, kind: kind, title: title,
            questions: lines.map { question($0, kind) }, seats: kind == .election ? seats : 0)
        return .redirect("/ballots/\(id)")
    }

    /// `对支部工作是否满意：满意/基本满意/不满意`
    static func question(_ line: String, _ kind: Ballot.Kind) -> Ballot.Question {
        guard kind == .survey else { return Ballot.Question(title: line, options: kind.options, isMultiple: false) }
        guard let mark = line.firstIndex(where: { $0 == "：" || $0 == ":" }) else {
            return Ballot.Question(title: line, options: [], isMultiple: false)
        }
        var title = String(line[..<mark])
        let options = line[line.index(after: mark)...].split(whereSeparator: { $0 == "/" || $0 == "／" }).map {
            Cells.trimmed(String($0))
        }.filter { !$0.isEmpty }
        let isMultiple = title.contains("（多选）")
        title = title.replacingOccurrences(of: "（多选）", with: "")
        return Ballot.Question(title: title, options: options, isMultiple: isMultiple)
    }

    // MARK: the clerk's page

    private static func show(_ request: WebRequest, _ notices: [Notice]) throws -> WebReply {
        let ballot = try ballot(request)
        let votes = try request.app.ballots.votes(of: ballot.id)
        let lead: Markup =
            ballot.isClosed
            ? "\(ballot.kind.label)，已截止：发出\(ballot.slips)张，收回\(ballot.returned)张。"
            : "\(ballot.kind.label)，进行中：发出\(ballot.slips)张，收回\(ballot.returned)张。截止后才显示结果。"
        let content: Markup
        if let votes {
            content = results(BallotTally(ballot, votes), ballot)
        } else {
            content = """
                <section class="card"><h2>票条</h2><p>票条印出后剪开，放在一起由各人自己抽取；系统不知道哪张在谁手里，只知道用过没有。印出后不能再显示，请当场印够。</p>
                <form method="post" action="/ballots/\(ballot.id)/slips" class="sentence">\(request.formTokenField)\
                <input name="count" type="number" min="1" max="\(BallotStore.mostSlips)" value="10" aria-label="张数"> 张 <button class="primary">生成票条</button></form></section>
                <section class="card"><h2>截止</h2><p>截止后不能再填，也不能再打开。</p>
                <form method="post" action="/ballots/\(ballot.id)/close">\(request.formTokenField)<button class="danger">截止并公布结果</button></form></section>
                """
        }
        return request.page(
            ballot.title, section: .registers, status: notices.isEmpty ? .ok : .unprocessableContent, lead: lead,
            NoticeList.markup(notices) + content)
    }

    private static func results(_ tally: BallotTally, _ ballot: Ballot) -> Markup {
        let options = ballot.questions.first?.options ?? []
        let invalid: Markup = tally.invalid == 0 ? .none : "<p>其中无效票\(tally.invalid)张（所选超过名额）。</p>"
        guard ballot.kind == .survey else {
            let heads = options.map { option -> Markup in "<th class=\"number-cell\">\(option)</th>" }
            let rows = tally.lines.map { line -> Markup in
                let cells = line.counts.map { count -> Markup in "<td class=\"number-cell\">\(count)</td>" }
                return "<tr><td>\(line.question.title)</td>\(cells)<td class=\"number-cell\">\(line.blank)</td></tr>"
            }
            return """
                \(invalid)<div class="table"><table><thead><tr><th>内容</th>\(heads)<th class="number-cell">未填</th></tr></thead>\
                <tbody>\(rows)</tbody></table></div>
                """
        }
        return tally.lines.map { line -> Markup in
            if line.question.options.isEmpty {
                if line.words.isEmpty { return "<h2>\(line.question.title)</h2><p>没有人填写。</p>" }
                let words = line.words.map { word -> Markup in "<li>\(word)</li>" }
                return "<h2>\(line.question.title)</h2><ul class=\"list card\">\(words)</ul>"
            }
            let bars = zip(line.question.options, line.counts).map { option, count in
                BarChart.Bar(name: option, value: Double(count), shown: "\(count)票")
            }
            let rows = zip(line.question.options, line.counts).map { option, count -> Markup in
                "<tr><td>\(option)</td><td class=\"number-cell\">\(count)</td></tr>"
            }
            return """
                <h2>\(line.question.title)</h2><figure class="card">\(Markup(trusted: BarChart(title: line.question.title, bars: bars).svg))</figure>\
                <div class="table"><table><tbody>\(rows)</tbody></table></div>
                """
        }.joined()
    }

    private static func slips(_ request: WebRequest) throws -> WebReply {
        let ballot = try ballot(request)
        guard let count = request.form.integer("count"), count >= 1, ballot.slips + count <= BallotStore.mostSlips
        else {
            return try show(
                request, [Notice("count-wrong", "张数不对", next: "请填1到\(BallotStore.mostSlips)之间的整数", place: "张数")])
        }
        return try slipsPage(
            request, title: ballot.title, ballot: ballot.id, back: "/ballots/\(ballot.id)", count: count)
    }

    /// Makes slips and shows them, once.
    static func slipsPage(
        _ request: WebRequest, title: String, ballot: String, back: String, count: Int
    ) throws -> WebReply {
        let texts = try request.app.ballots.makeSlips(count, for: ballot)
        guard !texts.isEmpty else { return .redirect(back) }
        let drawn = texts.map { text -> Markup in
            let address = "\(request.origin)/vote/\(text)"
            return """
                <div class="slip">\(Markup(trusted: QRCode.svg(address, label: "票条") ?? ""))<strong>\(title)</strong>\
                <br><span class="quiet code">\(address)</span></div>
                """
        }
        return request.page(
            "\(title)：票条", section: .registers, lead: "共\(texts.count)张。请现在打印；离开本页后不能再显示。",
            actions: "<a class=\"button\" href=\"\(back)\">返回</a>", "<div class=\"slips\">\(drawn)</div>")
    }

    private static func close(_ request: WebRequest) throws -> WebReply {
        let ballot = try ballot(request)
        try request.app.ballots.close(ballot.id)
        return .redirect("/ballots/\(ballot.id)")
    }

    // MARK: the slip

    private static func found(_ request: WebRequest) throws -> Ballot {
        guard let (ballot, isUsed) = try request.app.ballots.find(slip: request.parameter("slip")) else {
            throw WebFailure.notFound("没有这张票")
        }
        guard !ballot.isClosed else {
            throw WebFailure.refused([Notice("ballot-closed", "已经截止，不能再填", next: "结果请看公布")])
        }
        guard !isUsed else {
            throw WebFailure.refused([Notice("slip-used", "这张票已经用过", next: "每张票只能填一次")])
        }
        return ballot
    }

    private static func slip(_ request: WebRequest) throws -> WebReply { paper(try found(request), request, []) }

    private static func paper(_ ballot: Ballot, _ request: WebRequest, _ notices: [Notice]) -> WebReply {
        let lines = ballot.questions.enumerated().map { index, question -> Markup in
            let key = "q\(index)"
            if question.options.isEmpty {
                return FormParts.textarea(key, question.title, value: request.form[key] ?? "")
            }
            let given = Set(request.form.all(key))
            let type = question.isMultiple ? "checkbox" : "radio"
            let choices = question.options.map { option -> Markup in
                """
                <label><input type="\(type)" name="\(key)" value="\(option)"\(attribute: "checked", if: given.contains(option))>\(option)</label>
                """
            }
            return """
                <fieldset class="field"><legend>\(question.title)\(question.isMultiple ? "（可选几项）" : "")</legend>\
                <div class="choices">\(choices)</div></fieldset>
                """
        }
        let limit: Markup = ballot.seats > 0 ? "<p>应选\(ballot.seats)人，赞成超过\(ballot.seats)人的票无效。</p>" : .none
        return request.plainPage(
            ballot.title, status: notices.isEmpty ? .ok : .unprocessableContent,
            """
            <p class="lead">\(ballot.kind.label)。不记名：系统不记录是谁、什么时候填的。</p>\(limit)\(NoticeList.markup(notices))
            <form method="post" action="\(request.path)" class="card">\(request.formTokenField)\(lines)
            <button class="primary big">提交（只能一次）</button></form>
            """)
    }

    private static func vote(_ request: WebRequest) throws -> WebReply {
        let ballot = try found(request)
        let answers = ballot.questions.enumerated().map { index, question -> [String] in
            let given = request.form.all("q\(index)").map { Cells.trimmed($0) }.filter { !$0.isEmpty }
            if question.options.isEmpty { return given.prefix(1).map { String($0.prefix(2000)) } }
            let known = question.options.filter(given.contains)
            return question.isMultiple ? known : Array(known.prefix(1))
        }
        if answers.allSatisfy(\.isEmpty) {
            return paper(ballot, request, [Notice("vote-empty", "一项也没有填", next: "要投空白票的，请选弃权或写一句话")])
        }
        guard try request.app.ballots.vote(answers, slip: request.parameter("slip")) else {
            throw WebFailure.refused([Notice("slip-used", "这张票已经用过，或者刚刚截止", next: "每张票只能填一次")])
        }
        return request.plainPage("已提交", "<p class=\"done-sign\">✓ 已提交</p><p>谢谢。可以关闭本页了。</p>")
    }
}
