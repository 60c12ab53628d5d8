import FuzzSupport
import ShiluRegisters
import Testing

/// Cells as nobody should type them: a value or a problem that says what to do, never a crash; and what is read is printed so
/// that it reads the same.
@Suite struct CellsFuzzTests {
    private static let pieces = [
        "2023", "-", "/", ".", "年", "月", "日", "3", "13", "31", "00:00", " ", "T", ":", "９", "，", ",", "是", "×", "Q1",
        "第", "季度",
        "一", "9999999999", "99999999999999999999", "-0", "1E5", "；", "、", "\n", "\u{3000}", "\u{0}", "党员大会", "0.1", "元",
        "%", "🙂",
        "\u{202E}",
    ]

    @Test func anyCell() throws {
        var forms: [String: FieldForm] = [:]
        for register in RegisterBook.all {
            for field in register.fields { forms["\(field.form)".prefix(60).description] = field.form }
        }
        #expect(forms.count > 10)
        var dice = Dice(seed: 0x5EED)
        for form in forms.sorted(by: { $0.key < $1.key }).map(\.value) {
            for _ in 0..<200 {
                let cell = (0..<Int.random(in: 1...7, using: &dice)).map { _ in
                    Self.pieces.randomElement(using: &dice) ?? ""
                }.joined()
                do throws(CellProblem) {
                    let value = try Cells.value(cell, as: form)
                    // A link keeps what was typed until the ledger knows whom it means.
                    if case .link = form { continue }
                    if case .list(.link) = form { continue }
                    let printed = Cells.text(value, as: form)
                    guard !printed.isEmpty else { continue }
                    #expect(try Cells.value(printed, as: form) == value, "\(form): \(cell)")
                } catch { #expect(!error.what.isEmpty && !error.next.isEmpty) }
            }
        }
    }

    @Test func anyBytesAsABody() {
        var dice = Dice(seed: 0xB0D1)
        let good = CanonicalJSON.bytes([
            "a": .text("甲\"\\"), "b": .integer(-5), "c": .list([.text("x"), .fields(["d": .integer(1)])]),
        ])
        for _ in 0..<3000 {
            var bytes = good
            for _ in 0...Int.random(in: 0...3, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            if Bool.random(using: &dice) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &dice)) }
            if let read = CanonicalJSON.read(bytes) { _ = CanonicalJSON.bytes(read) }
            _ = CanonicalJSON.read(bytes, only: ["a"])
        }
    }

    @Test("a date without its day says how to fill it in", arguments: ["1988.8", "1988年8月", "1988-08", "1988/8"])
    func monthOnly(_ cell: String) throws {
        do throws(CellProblem) {
            _ = try Cells.day(cell)
            Issue.record("\(cell) was taken")
        } catch {
            #expect(error.code == "date-without-day")
            #expect(error.next.contains("1988-8-1"))
        }
    }
}
