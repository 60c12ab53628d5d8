/// Types of files as browsers know them.
enum ReportFiles {
    static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    static let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}
