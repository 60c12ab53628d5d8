import Testing

/// Reports invented for these tests, of other kinds of bodies, with what a reader counts in them.
struct InventedReport: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: String
    var year: Int?
    var organization: String?
    /// `number value unit figure`, in order; – where no figure fits.
    var claims: [String]
    /// Texts of the defects that must be found, and no others.
    var defects: [String]
    var text: String
    var testDescription: String { name }
}

enum InventedReports {
    static let all: [InventedReport] = [school, hospital, firm, account, plan, rect, small, bureau]
}
