import ShiluLedger
import ShiluRegisters
import ShiluService

/// 签到 on a phone: meeting, time, one big button. No app, no location.
struct CheckInPages: WebArea {
    func pages(_ pages: inout WebPages) {
        pages.get("/check-in/:plan/:code", .everyone, Self.show)
        pages.post("/check-in/:plan/:code", .everyone, Self.signIn)
    }

    private static func found(_ request: WebRequest, windows: Int64) throws -> MeetingPlan {
        guard let plan = try request.app.meetings.plan(request.parameter("plan")) else {
            throw WebFailure.notFound("没有这个会议")
        }
        guard DoorCode.isOpen(plan, at: request.app.now) else {
            throw WebFailure.refused([Notice("check-in-closed", "现在不在签到时间", next: "请在会前一小时到开会后四小时之间扫码，或请记录人代签")])
        }
        guard DoorCode.isFresh(request.parameter("code"), plan, at: request.app.now, windows: windows) else {
            throw WebFailure.refused([Notice("check-in-code-old", "签到码已经过期", next: "请重新扫会场的二维码")])
        }
        return plan
    }

    private static func show(_ request: WebRequest) throws -> WebReply {
        form(request, try found(request, windows: 1))
    }

    private static func head(_ plan: MeetingPlan) -> Markup {
        let content = plan.content
        return
            "<p class=\"lead\">\(content.title)<br>\(content.startsAt.day.chinese) \(String(content.startsAt.description.suffix(5)))　\(content.place)</p>"
    }

    private static func form(_ request: WebRequest, _ plan: MeetingPlan, problem: String? = nil) -> WebReply {
        let wrong: Markup = problem.map { "<div class=\"summary\" role=\"alert\">\($0)</div>" } ?? .none
        let inner: Markup
        if let visitor = request.visitor, visitor.account.member != nil {
            inner = "<button class=\"primary big\">签到（\(visitor.account.name)）</button>"
        } else {
            inner = """
                \(FormParts.input("name", "姓名", value: request.form["name"] ?? "", required: true, autocomplete: "name"))
                \(FormParts.input("phone", "手机号后四位", value: request.form["phone"] ?? "", type: "tel", required: true, autocomplete: "off"))
                <button class="primary big">签到</button>
                """
        }
        return request.plainPage(
            "会议签到", status: problem == nil ? .ok : .unprocessableContent,
            "\(head(plan))\(wrong)<form method=\"post\" action=\"\(request.path)\">\(request.formTokenField)\(inner)</form>"
        )
    }

    private static func signIn(_ request: WebRequest) throws -> WebReply {
        // The page may have been open for a while: the code of a page that was shown is taken a little longer.
        let plan = try found(request, windows: 5)
        let app = request.app
        let member: String
        if let own = request.visitor?.account.member {
            member = own
        } else {
            let name = request.form.text("name") ?? ""
            guard app.limiter.allows(.signIn, from: "check-in \(plan.id) \(name)", at: app.now) else {
                throw WebFailure.tooMany
            }
            guard let known = try person(name, phone: request.form.text("phone") ?? "", app) else {
                return form(request, plan, problem: "姓名或手机号后四位对不上。请核对，或请会议记录人代签。")
            }
            member = known
        }
        let line = try app.meetings.signIn(member, to: plan.id, at: app.now)
        let name = try app.directory().person(member)?.name ?? ""
        let late = DoorCode.isLate(line, plan) ? "（迟到）" : ""
        return request.plainPage(
            "会议签到",
            """
            \(head(plan))<p class="done-sign">✓ 已签到</p><p class="lead">\(name)　\(String(TimeText.minute(line.at).suffix(5)))\(late)</p>
            """)
    }

    /// The one person of this name whose phone ends so; nil whatever does not fit, so that nothing can be learnt from it.
    private static func person(_ name: String, phone: String, _ app: WebApp) throws -> String? {
        guard phone.count == 4, phone.allSatisfy(\.isNumber), !name.isEmpty else { return nil }
        let fitting = try app.directory().people.filter { $0.name == name }.filter { person in
            let known = try app.ledger.record(person.id)?.fields["phone"]?.text?.filter(\.isNumber)
            return known.map { $0.count >= 7 && $0.hasSuffix(phone) } ?? false
        }
        return fitting.count == 1 ? fitting.first?.id : nil
    }
}
