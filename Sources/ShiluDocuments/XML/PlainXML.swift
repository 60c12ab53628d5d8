/// What takes the elements and texts of `PlainXML`.
protocol PlainXMLTaker {
    /// Whether white space within the element at hand means something.
    var wantsText: Bool { get }
    mutating func start(_ name: UnsafeBufferPointer<UInt8>)
    /// An attribute of the element that has just started.
    mutating func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>)
    /// A piece of text; one text may come in several. UTF-8 that has not been looked at.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
    mutating func end(_ name: UnsafeBufferPointer<UInt8>) -> PlainXMLProgress
}

enum PlainXMLProgress { case goOn, finished, giveUp }

/// Reads the plain XML that office programs write for the cells of a sheet, several times faster than libxml2.
///
/// It knows elements without prefix, attributes in quotes, text, and references to characters. Anything else (a document type, a
/// comment, CDATA, another encoding) and anything that is not well formed makes it give up: then libxml2 reads the same bytes
/// and says what is wrong. So it may know little, but must never take what libxml2 would refuse.
enum PlainXML {
    /// As deep as no sheet is.
    private static let deepest = 64

    /// Whether everything up to where the taker finished, or to the end, was read.
    static func read<Taker: PlainXMLTaker>(_ bytes: [UInt8], into taker: inout Taker) -> Bool {
        bytes.withUnsafeBufferPointer { all in
            var reader = Reader(all: all)
            return reader.run(&taker)
        }
    }

    private struct Reader {
        let all: UnsafeBufferPointer<UInt8>
        var at = 0
        var open: [Range<Int>] = []

        init(all: UnsafeBufferPointer<UInt8>) { self.all = all }

        mutating func run<Taker: PlainXMLTaker>(_ taker: inout Taker) -> Bool {
            guard skipDeclaration() else { return false }
            while true {
                let start = at
                while at < all.count, all[at] != UInt8(ascii: "<") { at += 1 }
                if at > start {
                    let isBlank = isBlank(start..<at)
                    if open.isEmpty, !isBlank { return false }
                    if !isBlank || taker.wantsText, !open.isEmpty, !text(start..<at, &taker) { return false }
                }
                guard at < all.count else { return false }  // the taker finishes before the end
                at += 1
                guard at < all.count else { return false }
                if all[at] == UInt8(ascii: "/") {
                    at += 1
                    let name = name()
                    guard let opened = open.popLast(), opened.count == name.count, isSame(opened, name), closes()
                    else { return false }
                    switch taker.end(slice(name)) {
                    case .goOn: if open.isEmpty { return false }
                    case .finished: return !open.isEmpty || isBlank(at..<all.count)
                    case .giveUp: return false
                    }
                } else {
                    let name = name()
                    guard !name.isEmpty, open.count < PlainXML.deepest else { return false }
                    taker.start(slice(name))
                    guard let isEmpty = attributes(&taker) else { return false }
                    if !isEmpty {
                        open.append(name)
                        continue
                    }
                    switch taker.end(slice(name)) {
                    case .goOn: if open.isEmpty { return false }
                    case .finished: return !open.isEmpty || isBlank(at..<all.count)
                    case .giveUp: return false
                    }
                }
            }
        }

        private func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: all[range])
        }

        /// `<?xml … ?>` with an encoding that is UTF-8.
        private mutating func skipDeclaration() -> Bool {
            if all.count >= 3, all[0] == 0xEF, all[1] == 0xBB, all[2] == 0xBF { at = 3 }
            guard starts(with: "<?xml ") else { return all.count > at && all[at] == UInt8(ascii: "<") }
            let start = at
            while at + 1 < all.count, !(all[at] == UInt8(ascii: "?") && all[at + 1] == UInt8(ascii: ">")) {
                guard (0x20..<0x7F).contains(all[at]), at - start < 200 else { return false }
                at += 1
            }
            guard at + 1 < all.count else { return false }
            let declaration = String(decoding: all[start..<at], as: UTF8.self).lowercased()
            at += 2
            return PlainXML.declarations.contains(declaration)
        }

        private func starts(with text: StaticString) -> Bool {
            guard all.count - at >= text.utf8CodeUnitCount else { return false }
            for offset in 0..<text.utf8CodeUnitCount where all[at + offset] != text.utf8Start[offset] { return false }
            return true
        }

        /// ASCII letters and digits; a colon, or anything else, ends it and is then refused.
        private mutating func name() -> Range<Int> {
            let start = at
            if at < all.count, all[at] &- 0x30 < 10 { return start..<start }
            while at < all.count, PlainXML.isNameByte(all[at]) { at += 1 }
            return start..<at
        }

        private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
            for offset in 0..<one.count where all[one.lowerBound + offset] != all[other.lowerBound + offset] {
                return false
            }
            return true
        }

        private mutating func closes() -> Bool {
            guard at < all.count, all[at] == UInt8(ascii: ">") else { return false }
            at += 1
            return true
        }

        private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

        private func isBlank(_ range: Range<Int>) -> Bool {
            for index in range where !isSpace(all[index]) { return false }
            return true
        }

        /// Whether the element is empty (`/>`); nil for what is not plain. Names with a prefix are passed over: no cell has one.
        private mutating func attributes<Taker: PlainXMLTaker>(_ taker: inout Taker) -> Bool? {
            var seen: UInt64 = 0
            while at < all.count {
                let before = at
                while at < all.count, isSpace(all[at]) { at += 1 }
                guard at < all.count else { return nil }
                if all[at] == UInt8(ascii: ">") {
                    at += 1
                    return false
                }
                if all[at] == UInt8(ascii: "/") {
                    at += 1
                    return closes() ? true : nil
                }
                guard at > before else { return nil }  // attributes stand apart
                var name = name()
                guard !name.isEmpty else { return nil }
                var isPrefixed = false
                if at < all.count, all[at] == UInt8(ascii: ":") {
                    isPrefixed = true
                    at += 1
                    name = self.name()
                    guard !name.isEmpty else { return nil }
                }
                guard at + 1 < all.count, all[at] == UInt8(ascii: "=") else { return nil }
                let quote = all[at + 1]
                guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
                at += 2
                let start = at
                while at < all.count, all[at] != quote {
                    // What is not plain text may be wrong in ways that only libxml2 knows.
                    guard (0x20..<0x7F).contains(all[at]), all[at] != UInt8(ascii: "<"), all[at] != UInt8(ascii: "&")
                    else { return nil }
                    at += 1
                }
                guard at < all.count else { return nil }
                if !isPrefixed {
                    if name.count == 1 {
                        // The attributes of cells have one letter; none may be given twice.
                        let bit = UInt64(1) << UInt64(all[name.lowerBound] & 63)
                        guard seen & bit == 0 else { return nil }
                        seen |= bit
                    }
                    taker.attribute(slice(name), slice(start..<at))
                }
                at += 1
            }
            return nil
        }

        /// Text with its references replaced.
        private func text<Taker: PlainXMLTaker>(_ range: Range<Int>, _ taker: inout Taker) -> Bool {
            var start = range.lowerBound
            var index = start
            while index < range.upperBound {
                let byte = all[index]
                if byte == UInt8(ascii: "&") {
                    if index > start { taker.text(slice(start..<index)) }
                    guard let end = reference(from: index, to: range.upperBound, &taker) else { return false }
                    (index, start) = (end, end)
                    continue
                }
                // `]]>` may not stand in text; carriage returns would have to be changed; U+FFFE and U+FFFF begin with EF BF.
                if byte < 0x20 {
                    guard byte == 0x0A || byte == 0x09 else { return false }
                } else if byte == UInt8(ascii: ">") || byte == 0x7F {
                    return false
                } else if byte == 0xEF, index + 1 >= range.upperBound || all[index + 1] == 0xBF {
                    return false
                }
                index += 1
            }
            if index > start { taker.text(slice(start..<index)) }
            return true
        }

        /// `&amp;` and its like; the position behind it.
        private func reference<Taker: PlainXMLTaker>(from start: Int, to end: Int, _ taker: inout Taker) -> Int? {
            var index = start + 1
            while index < end, index - start < 10, all[index] != UInt8(ascii: ";") { index += 1 }
            guard index < end, all[index] == UInt8(ascii: ";") else { return nil }
            if all[start + 1] == UInt8(ascii: "#") {
                guard let scalar = PlainXML.scalar(slice((start + 2)..<index)) else { return nil }
                withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { room in
                    var count = 0
                    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                        room[count] = byte
                        count += 1
                    }
                    taker.text(UnsafeBufferPointer(rebasing: room[..<count]))
                }
                return index + 1
            }
            let byte: UInt8
            switch String(decoding: all[(start + 1)..<index], as: UTF8.self) {
            case "amp": byte = UInt8(ascii: "&")
            case "lt": byte = UInt8(ascii: "<")
            case "gt": byte = UInt8(ascii: ">")
            case "quot": byte = UInt8(ascii: "\"")
            case "apos": byte = UInt8(ascii: "'")
            default: return nil
            }
            withUnsafePointer(to: byte) { taker.text(UnsafeBufferPointer(start: $0, count: 1)) }
            return index + 1
        }
    }

    /// What `#38472` and `#x9648` mean, without the `#`; nil for what may not stand in XML, or would have to be looked at further.
    private static func scalar(_ digits: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        let isHexadecimal = digits.first == UInt8(ascii: "x")
        var number: UInt32 = 0
        guard digits.count > (isHexadecimal ? 1 : 0) else { return nil }
        for byte in digits.dropFirst(isHexadecimal ? 1 : 0) {  // at most eight of them
            if byte &- 0x30 < 10 {
                number = number * (isHexadecimal ? 16 : 10) + UInt32(byte - 0x30)
            } else if isHexadecimal, (byte | 0x20) &- 0x61 < 6 {
                number = number * 16 + UInt32((byte | 0x20) - 0x61) + 10
            } else {
                return nil
            }
        }
        guard number >= 0x20 || number == 0x0A || number == 0x09, number != 0xFFFE, number != 0xFFFF else { return nil }
        return Unicode.Scalar(number)
    }

    private static let declarations: Set<String> = [
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"", "<?xml version=\"1.0\" encoding=\"utf-8\"",
        "<?xml version=\"1.0\"", "<?xml version='1.0' encoding='utf-8' standalone='yes'",
        "<?xml version='1.0' encoding='utf-8'", "<?xml version=\"1.0\" standalone=\"yes\"",
    ]

    @inline(__always)
    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
    }
}
