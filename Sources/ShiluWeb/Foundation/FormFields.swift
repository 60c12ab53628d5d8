import Foundation

/// What a form or a query says: keys with their values, in order; a key may come several times.
public struct FormFields: Sendable {
    public private(set) var pairs: [(key: String, value: String)]
    private var index: [String: [Int]] = [:]

    public init(_ pairs: [(key: String, value: String)] = []) {
        self.pairs = []
        for (key, value) in pairs { add(key, value) }
    }

    public mutating func add(_ key: String, _ value: String) {
        index[key, default: []].append(pairs.count)
        pairs.append((key, value))
    }

    /// The first value of a key; nil where the key is absent.
    public subscript(key: String) -> String? { index[key]?.first.map { pairs[$0].value } }
    public func all(_ key: String) -> [String] { (index[key] ?? []).map { pairs[$0].value } }
    /// Without white space at the ends; nil where nothing is left.
    public func text(_ key: String) -> String? {
        guard let value = self[key] else { return nil }
        let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }
    public func integer(_ key: String) -> Int? { text(key).flatMap { Int($0) } }

    /// Reads `a=1&b=2`; more than 20,000 fields or broken escapes are dropped.
    public init(urlEncoded text: some StringProtocol) {
        self.init()
        for pair in text.split(separator: "&", omittingEmptySubsequences: true).prefix(20_000) {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = halves.first, let key = FormFields.decode(String(first)) else { continue }
            add(key, halves.count > 1 ? FormFields.decode(String(halves[1])) ?? "" : "")
        }
    }

    static func decode(_ text: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

/// A file that came with a form.
public struct UploadedFile: Sendable {
    /// The field's name in the form.
    public let field: String
    /// The last part of the name that the browser gave; never used as a path.
    public let name: String
    public let type: String
    public let bytes: Data
}

/// Reads `multipart/form-data` (RFC 7578).
enum Multipart {
    /// The boundary of a content type; nil where it is another type.
    static func boundary(of type: String) -> String? {
        let parts = type.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        guard let part = parts.first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
        let value = part.dropFirst(9).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        return value.isEmpty || value.utf8.count > 70 ? nil : value
    }

    /// Fields and files; nil where the body is not what it says.
    static func read(_ body: Data, boundary: String) -> (FormFields, [UploadedFile])? {
        let mark = Data("--\(boundary)".utf8)
        let newline = Data("\r\n".utf8)
        let blank = Data("\r\n\r\n".utf8)
        var fields = FormFields()
        var files: [UploadedFile] = []
        guard var at = body.range(of: mark)?.upperBound else { return nil }
        var count = 0
        while count < 2000 {
            count += 1
            if body[at...].starts(with: Data("--".utf8)) { return (fields, files) }
            guard body[at...].starts(with: newline), let head = body.range(of: blank, in: (at)..<body.endIndex),
                let end = body.range(of: newline + mark, in: (head.upperBound - 2)..<body.endIndex)
            else { return nil }
            let headers = String(decoding: body[at..<head.lowerBound], as: UTF8.self)
            let content = head.upperBound <= end.lowerBound ? body[head.upperBound..<end.lowerBound] : Data()
            at = end.upperBound
            guard let disposition = header("content-disposition", in: headers),
                let name = parameter("name", of: disposition)
            else { continue }
            if let file = parameter("filename", of: disposition) {
                if file.isEmpty, content.isEmpty { continue }  // no file was chosen
                let last = file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? "文件"
                files.append(
                    UploadedFile(
                        field: name, name: String(last.prefix(120)),
                        type: header("content-type", in: headers) ?? "application/octet-stream", bytes: Data(content)))
            } else {
                fields.add(name, String(decoding: content, as: UTF8.self))
            }
        }
        return nil
    }

    private static func header(_ name: String, in text: String) -> String? {
        for line in text.components(separatedBy: "\r\n") {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name else { continue }
            return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return nil
    }

    private static func parameter(_ name: String, of text: String) -> String? {
        guard let start = text.range(of: "; \(name)=\"") ?? text.range(of: ";\(name)=\"") else { return nil }
        let rest = text[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return String(rest[..<end]).replacingOccurrences(of: "%22", with: "\"")
    }
}
