import ShiluRegisters
import ShiluService

/// A group of pages that belong together: one file, and one line in `WebBook.areas`.
public protocol WebArea: Sendable {
    init()
    /// Adds every page of the area.
    func pages(_ pages: inout WebPages)
}

/// Who may call a page at all; what may be seen on it is decided for each record.
public enum PageAccess: Sendable, Hashable {
    /// Everybody, signed in or not.
    case everyone
    case signedIn
    /// Whoever has the permission for some organisation.
    case permission(Permission)
}

/// The pages of the application. Paths are segments, `:name` for one that varies: `/records/:register/:number`.
public struct WebPages: Sendable {
    public typealias Handler = @Sendable (WebRequest) async throws -> WebReply

    struct Page: Sendable {
        let method: Method
        let path: String
        let access: PageAccess
        let protection: Protection
        let uploadLimit: Int
        let handler: Handler
        /// Whether it may be kept while nothing changes; see `PageMemory`.
        var isKept = false
    }
    enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }
    /// Forms carry a token of the session; the API carries a token of its own in a header and no cookie.
    enum Protection: Sendable { case form, none }

    private(set) var all: [Page] = []

    /// Bytes of a form without files.
    public static let usualLimit = 2 << 20

    public init() {}

    /// A page to look at; must change nothing.
    /// - Parameter isKept: whether it depends on nothing but the ledger, the state file, the day, its address and who
    ///   looks, so that it may be shown again as it was until one of them changes. Never for a page with the time, with
    ///   something that is shown once, or for files.
    public mutating func get(
        _ path: String, _ access: PageAccess = .signedIn, isKept: Bool = false, _ handler: @escaping Handler
    ) {
        all.append(
            Page(
                method: .get, path: path, access: access, protection: .form, uploadLimit: WebPages.usualLimit,
                handler: handler, isKept: isKept))
    }

    /// What a form is sent to. The form's token is checked before the handler is called.
    /// - Parameter uploadLimit: bytes of the whole form with its files.
    public mutating func post(
        _ path: String, _ access: PageAccess = .signedIn, uploadLimit: Int = WebPages.usualLimit,
        _ handler: @escaping Handler
    ) {
        all.append(
            Page(
                method: .post, path: path, access: access, protection: .form, uploadLimit: uploadLimit,
                handler: handler))
    }

    /// A call of the API: no cookie, no form token; the handler checks the bearer token itself.
    public mutating func api(
        _ method: String, _ path: String, uploadLimit: Int = WebPages.usualLimit, _ handler: @escaping Handler
    ) {
        all.append(
            Page(
                method: Method(rawValue: method) ?? .get, path: path, access: .everyone, protection: .none,
                uploadLimit: uploadLimit, handler: handler))
    }
}

/// Every area of the application. Adding one is its file and its line here.
public enum WebBook {
    public static let areas: [any WebArea.Type] = [
        AssetPages.self,
        SignInPages.self,
        HomePage.self,
        ReportPages.self,
        FigurePage.self,
        StatisticsPages.self,
        AuditPage.self,
        MeetingPages.self,
        CheckInPages.self,
        BallotPages.self,
        QuestionnairePages.self,
        TokenPages.self,
        RecordAPI.self,
        FigureAPI.self,
        DutyAPI.self,
        RobotPages.self,
        RectificationBoard.self,
        RegisterPages.self,
        RecordPage.self,
        RecordEditing.self,
        RecordAdvancing.self,
        AttachmentPages.self,
        Drafts.self,
        ImportPages.self,
        ImportMapping.self,
        SearchPage.self,
        OrganizationPages.self,
        MemberPages.self,
        AdminPages.self,
        AccountPages.self,
        TidyPages.self,
        ErasePages.self,
        DutyPages.self,
        AgendaPages.self,
        RatingPages.self,
    ]

    static let pages: [WebPages.Page] = {
        var pages = WebPages()
        for area in areas { area.init().pages(&pages) }
        return pages.all
    }()
}
