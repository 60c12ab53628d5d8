import Foundation
import Hummingbird
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Who is signed in, with what they may do.
public struct Visitor: Sendable {
    public let account: Account
    public let rights: Rights
}

/// One request, as pages see it.
public struct WebRequest: Sendable {
    public let app: WebApp
    public let method: String
    /// Path without the query.
    public let path: String
    /// The query as it was sent, without `?`; empty for none.
    public let queryText: String
    public let query: FormFields
    /// Fields of the form; empty for pages that are only looked at.
    public let form: FormFields
    public let files: [UploadedFile]
    /// The body as it came, for the API.
    public let body: Data
    public let headers: HTTPFields
    let parameters: [String: String]
    public let visitor: Visitor?
    /// Stands in every form; checked when the form comes back.
    public let formToken: String
    /// Names this request on error pages and in the log.
    public let reference: String
    /// Host and port as the browser named them.
    let authority: String
    /// Where it came from, for limits.
    public let address: String
    let cookie: String?

    /// The part of the path that varies, decoded.
    public func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The account; pages that need none use `visitor`.
    public var account: Account {
        get throws {
            guard let visitor else { throw WebFailure.signInNeeded }
            return visitor.account
        }
    }
    public var rights: Rights { visitor?.rights ?? .nobody }

    /// Goes on only with the permission; a refusal is logged and says which right is missing.
    public func require(_ permission: Permission, _ target: RightsTarget) throws {
        if case .refused(let why) = rights.decide(permission, target) {
            throw visitor == nil ? WebFailure.signInNeeded : WebFailure.forbidden(why)
        }
    }

    /// What rights ask of a record: its register, where it lies, whose it is.
    public func target(of record: AnyRecord) throws -> RightsTarget {
        let directory = try app.directory()
        return RightsTarget(
            register: record.register, organizations: directory.places(of: record, in: app.ledger),
            people: directory.people(of: record))
    }

    /// A record that the visitor may see; reading a confidential one is logged before anything is shown.
    public func readableRecord(_ id: String) throws -> AnyRecord {
        guard let record = try app.ledger.record(id) else {
            throw WebFailure.notFound("没有这条记录，或者它已经撤销、合并")
        }
        let target = try target(of: record)
        try require(.read, target)
        if ConfidentialRegisters.contains(record.register) {
            try app.accessLog.note(.confidential, account: rights.account, what: record.id, at: app.now)
        }
        return record
    }

    /// The hidden field that every form carries.
    public var formTokenField: Markup { "<input type=\"hidden\" name=\"\(FormToken.key)\" value=\"\(formToken)\">" }
}

/// The field of forms that shows that they come from our own pages.
public enum FormToken { public static let key = "formToken" }
