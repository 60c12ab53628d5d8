/// Texts that many rows share (ids, kinds), each kept once and meant by a small number.
///
/// Whoever reads hundreds of thousands of facts cannot afford a string for each of their columns: numbers are compared,
/// sorted and used as places in arrays, and become text again only for what is shown.
public struct NameTable: Sendable {
    /// The texts in the order in which they came up.
    public private(set) var names: [String] = []
    /// All texts as bytes, one after the other, with where each ends.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Open addressing: place → number + 1; 0 for free. Its size is a power of two.
    private var slots: [Int32]

    private static let seed = UInt64.random(in: .min ... .max)

    public init() { slots = Array(repeating: 0, count: 64) }

    public init(_ names: some Sequence<String>) {
        self.init()
        for name in names { _ = number(of: name) }
    }

    public var count: Int { names.count }

    /// The text that a number means; empty for a number that was never given.
    public subscript(number: Int32) -> String {
        let index = Int(number)
        return names.indices.contains(index) ? names[index] : ""
    }

    /// The number of a text; a new text gets the next number.
    public mutating func number(of text: String) -> Int32 {
        var text = text
        return text.withUTF8 { self.number(of: $0) }
    }

    /// The same for the bytes of a text.
    public mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
        let place = place(of: text)
        if slots[place] != 0 { return slots[place] - 1 }
        let number = Int32(truncatingIfNeeded: names.count)
        names.append(String(decoding: text, as: UTF8.self))
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        slots[place] = number + 1
        if names.count * 2 > slots.count { grow() }
        return number
    }

    /// The same where it mostly is the text of the row before.
    mutating func number(of text: UnsafeBufferPointer<UInt8>, unless known: Int32?) -> Int32 {
        if let known, means(known, text) { return known }
        return number(of: text)
    }

    /// The number of a text that came up; nil for another.
    public func find(_ text: String) -> Int32? {
        var text = text
        let found = text.withUTF8 { slots[self.place(of: $0)] }
        return found == 0 ? nil : found - 1
    }

    /// Whether a number means these bytes.
    func means(_ number: Int32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let index = Int(number)
        guard ends.indices.contains(index) else { return false }
        let start = index == 0 ? 0 : ends[index - 1]
        guard ends[index] - start == text.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            // From the end: ids of one kind begin alike.
            var at = text.count
            while at > 0 {
                at -= 1
                if all[start + at] != text[at] { return false }
            }
            return true
        }
    }

    /// Where a text stands, or would.
    private func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
        // Eight bytes at a time, mixed by multiplication: a third of what `Hasher` costs. The seed is another in each process, so
        // that nobody can choose numbers that collide.
        let raw = UnsafeRawBufferPointer(text)
        var (hash, at) = (NameTable.seed ^ UInt64(truncatingIfNeeded: raw.count), 0)
        func mix(_ word: UInt64) {
            let (high, low) = (hash ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
            hash = high ^ low
        }
        while at + 8 <= raw.count {
            mix(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        var rest: UInt64 = 0
        while at < raw.count {
            rest = rest << 8 | UInt64(raw[at])
            at += 1
        }
        mix(rest ^ NameTable.seed)
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != 0, !means(slots[place] - 1, text) { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let numbers = slots.filter { $0 != 0 }
        slots = Array(repeating: 0, count: slots.count * 2)
        for number in numbers {
            let index = Int(number) - 1
            let (start, end) = (index == 0 ? 0 : ends[index - 1], ends[index])
            let place = bytes.withUnsafeBufferPointer { all in
                self.place(of: UnsafeBufferPointer(rebasing: all[start..<end]))
            }
            slots[place] = number
        }
    }
}
