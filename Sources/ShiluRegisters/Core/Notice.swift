/// One thing that is wrong, told to the person who can mend it: what, where, and what to do next, in Chinese.
///
/// Codes are kebab-case and permanent. A notice never carries sealed values, SQL, paths of the program or English, nor a control
/// character of what it repeats.
public struct Notice: Error, Sendable, Hashable, CustomStringConvertible {
    public let code: String
    /// File, sheet, row, column, line: whatever is known of the place; empty when there is none.
    public var place: String
    public let what: String
    public let next: String

    public init(_ code: String, _ what: String, next: String, place: String = "") {
        (self.code, self.next) = (code, next)
        (self.what, self.place) = (TextRules.printable(what), TextRules.printable(place))
    }

    public var description: String {
        (place.isEmpty ? "" : place + "：") + what + "。" + next + (next.isEmpty ? "" : "。")
    }
}

/// Everything that was wrong with one request, all at once; nothing of the request was carried out.
public struct Refusal: Error, Sendable, CustomStringConvertible {
    public let notices: [Notice]
    public init(_ notices: [Notice]) { self.notices = notices }
    public init(_ notice: Notice) { notices = [notice] }
    public var description: String { notices.map(\.description).joined(separator: "\n") }
}
