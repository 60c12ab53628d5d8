import Foundation
import ShiluAudit
import ShiluDocuments
import ShiluLedger
import ShiluRegisters
import ShiluService

/// Audits a document against the ledger on behalf of somebody: the verdicts are of organisations that they may report on.
enum AuditDesk {
    struct Audited: Sendable {
        let text: String
        let result: AuditResult
        /// Whose figures the verdicts are of; nil where only the text itself was checked.
        let organization: OrganizationNode?
        let year: Int?
        /// Why the ledger was not asked; empty where it was.
        let unasked: String
    }

    private static let service = Result { try AuditService() }

    /// - Throws: what is wrong with the file, or the right that is missing for the organisation.
    static func audit(
        _ bytes: Data, name: String, organization: String?, year: Int?, _ request: WebRequest
    ) async throws -> Audited {
        let service = try service.get()
        let (text, result, trace) = try service.audit(bytes, name: name)
        let session = request.app.session
        do {
            let node = try AuditService.organization(organization, result, session)
            try request.require(.report, RightsTarget(organizations: [node.id]))
            guard let year = year ?? result.year else {
                return Audited(
                    text: text, result: result, organization: node, year: nil,
                    unasked: "标题和开头没有写明是哪一年的，没有与台账核对。请在上面填年度后再审核")
            }
            let judged = try await service.judge(
                result, trace: trace, by: session, organization: node.id, year: year)
            return Audited(text: text, result: judged, organization: node, year: year, unasked: "")
        } catch let notice as Notice where organization == nil {
            return Audited(
                text: text, result: result, organization: nil, year: year ?? result.year,
                unasked: "\(notice.what)，没有与台账核对。请在上面选党组织后再审核")
        }
    }
}
