import Foundation
import ShiluLedger
import ShiluLedgerSQLite
import ShiluRegisters
import Testing

/// Files beside the ledger: kept by content, told by content, encrypted where the record is confidential.
@Suite struct AttachmentTests {
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("JFIF 测试照片".utf8)
    static let pdf = Array("%PDF-1.7\n测试".utf8)

    private func made() throws -> (Scratch, Ledger, AttachmentStore) {
        let scratch = try Scratch()
        let ledger = try Ledger.create(
            driver: scratch.driver, unit: UnitID("files"), name: "市某局", key: MasterKey(), at: 0,
            registers: TestBook.all + [AnyRegister(Paper.self), AnyRegister(Secret.self)])
        _ = try ledger.append(
            [
                .org("A", parent: nil),
                .record(
                    register: "Paper", number: "1",
                    fields: ["organizationId": .text("A"), "on": .text("2023-03-01"), "title": .text("会")]),
                .record(
                    register: "Secret", number: "1",
                    fields: ["organizationId": .text("A"), "on": .text("2023-03-01"), "content": .text("谈话内容")]),
            ], author: "测试", at: 1)
        return (scratch, ledger, AttachmentStore(besideLedger: scratch.path))
    }

    @Test func aFileIsKeptUnderItsContent() throws {
        let (scratch, ledger, store) = try made()
        defer { withExtendedLifetime(scratch) {} }
        let receipt = try ledger.attach(
            [
                NewAttachment(fileName: "/tmp/签到表.jpg", bytes: Self.jpeg, label: "签到表", kind: .signInSheet),
                NewAttachment(fileName: "通知.jpg", bytes: Self.pdf, capturedOn: Day("2023-03-01")),
            ], to: "Paper/1", in: store, author: "测试", at: 2)
        #expect(receipt.entries == 1)
        let held = try ledger.attachments(of: "Paper/1")
        #expect(held.map(\.fileName) == ["签到表.jpg", "通知.jpg.pdf"])
        #expect(held.map(\.kind) == [.signInSheet, .document])
        #expect(held.map(\.size) == [Self.jpeg.count, Self.pdf.count])
        #expect(held.map(\.digest) == [Self.jpeg, Self.pdf].map { AttachmentStore.digest(of: $0) })
        #expect(held.map(\.isEncrypted) == [false, false])
        #expect(try ledger.content(of: held[0], in: store) == Self.jpeg)
        let digest = try #require(held[0].digest)
        let path = "\(scratch.path).files/\(digest.prefix(2))/\(digest.dropFirst(2))"
        #expect(FileManager.default.contents(atPath: path).map(Array.init) == Self.jpeg)
        // The same again is nothing new.
        let again = try ledger.attach(
            [NewAttachment(fileName: "另一个名字.jpg", bytes: Self.jpeg)], to: "Paper/1", in: store, author: "测试", at: 3)
        #expect(again.batch == nil)
        #expect(try ledger.history("Paper/1").last?.reason == "附上佐证材料：签到表.jpg、通知.jpg.pdf")
    }

    @Test func filesAttachedAtTheSameTimeAreAllKept() async throws {
        let (scratch, ledger, store) = try made()
        defer { withExtendedLifetime(scratch) {} }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 1...12 {
                group.addTask {
                    _ = try ledger.attach(
                        [NewAttachment(fileName: "\(index).jpg", bytes: Self.jpeg + [UInt8(index)])], to: "Paper/1",
                        in: store, author: "测试", at: 2)
                }
            }
            try await group.waitForAll()
        }
        #expect(
            Set(try ledger.attachments(of: "Paper/1").map(\.fileName)) == Set((1...12).map { "\($0).jpg" }))
        // One file twice in one go is one file.
        let twice = NewAttachment(fileName: "a.jpg", bytes: Self.jpeg)
        _ = try ledger.attach([twice, twice], to: "Paper/1", in: store, author: "测试", at: 3)
        #expect(try ledger.attachments(of: "Paper/1").count == 13)
    }

    @Test func confidentialFilesAreEncryptedAndErased() throws {
        let (scratch, ledger, store) = try made()
        defer { withExtendedLifetime(scratch) {} }
        _ = try ledger.attach(
            [NewAttachment(fileName: "王一谈话.jpg", bytes: Self.jpeg)], to: "Secret/1", in: store, author: "测试", at: 2)
        let held = try #require(try ledger.attachments(of: "Secret/1").first)
        #expect(held.fileName == "附件1.jpg")
        #expect(held.isEncrypted)
        let digest = try #require(held.digest)
        let stored = try #require(store.read(digest))
        #expect(AttachmentStore.digest(of: stored) == digest)
        #expect(!String(decoding: stored, as: UTF8.self).contains("JFIF"))
        #expect(try ledger.content(of: held, in: store) == Self.jpeg)
        let locked = try Ledger.open(
            driver: ledger.driver, unit: ledger.unit, registers: ledger.registers)
        #expect(throws: Notices.keyNeeded) { try locked.content(of: held, in: store) }
        #expect(try locked.verifyAttachments(in: store).damaged.isEmpty)
        _ = try ledger.append([.erase(record: "Secret/1", reason: "清除")], author: "测试", at: 3)
        #expect(throws: Notice.self) { try ledger.content(of: held, in: store) }
        #expect(throws: Notice.self) {
            try ledger.attach(
                [NewAttachment(fileName: "a.jpg", bytes: Self.jpeg)], to: "Secret/1", in: store, author: "测试", at: 4)
        }
    }

    @Test func missingAndChangedFilesAreTold() throws {
        let (scratch, ledger, store) = try made()
        defer { withExtendedLifetime(scratch) {} }
        _ = try ledger.attach(
            [
                NewAttachment(fileName: "a.jpg", bytes: Self.jpeg), NewAttachment(fileName: "b.pdf", bytes: Self.pdf),
            ], to: "Paper/1", in: store, author: "测试", at: 2)
        let sound = try ledger.verifyAttachments(in: store)
        #expect(sound.checked == 2 && sound.damaged.isEmpty)
        let digests = try ledger.attachments(of: "Paper/1").compactMap(\.digest)
        let paths = digests.map { "\(scratch.path).files/\($0.prefix(2))/\($0.dropFirst(2))" }
        try FileManager.default.removeItem(atPath: paths[0])
        try Data("别的".utf8).write(to: URL(fileURLWithPath: paths[1]))
        let report = try ledger.verifyAttachments(in: store)
        #expect(report.damaged.map(\.notice.code) == ["attachment-missing", "attachment-changed"])
        #expect(report.damaged.map(\.fileName) == ["a.jpg", "b.pdf"])
        for attachment in try ledger.attachments(of: "Paper/1") {
            #expect(throws: Notice.self) { try ledger.content(of: attachment, in: store) }
        }
    }

    @Test func everythingWrongIsToldAtOnceAndNothingIsKept() throws {
        let (scratch, ledger, store) = try made()
        defer { withExtendedLifetime(scratch) {} }
        do {
            _ = try ledger.attach(
                [
                    NewAttachment(fileName: "好.jpg", bytes: Self.jpeg), NewAttachment(fileName: "空.jpg", bytes: []),
                    NewAttachment(fileName: "照片.jpg", bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]),
                    NewAttachment(fileName: "页面.txt", bytes: Array("<html><script>".utf8)),
                    NewAttachment(
                        fileName: "大.jpg", bytes: Self.jpeg + [UInt8](repeating: 7, count: FileType.jpeg.limit)),
                ], to: "Paper/1", in: store, author: "测试", at: 2)
            Issue.record("bad files were attached")
        } catch let refusal as Refusal {
            #expect(
                refusal.notices.map(\.code) == [
                    "attachment-empty", "attachment-type", "attachment-type", "attachment-too-big",
                ])
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + ".files"))
        #expect(try ledger.attachments(of: "Paper/1").isEmpty)
        #expect(throws: Notice.self) {
            try ledger.attach(
                [NewAttachment(fileName: "a.jpg", bytes: Self.jpeg)], to: "PartyOrganization/A", in: store,
                author: "测试", at: 2)
        }
    }

    @Test(
        "the content tells the type, the name does not",
        arguments: [
            (Array("GIF89a...".utf8), .gif), (Array("RIFF\0\0\0\0WEBPVP8 ".utf8), .webp),
            (Array("RIFF\0\0\0\0WAVEfmt ".utf8), .wav), ([0x49, 0x49, 0x2A, 0, 8], .tiff),
            (Array("\0\0\0\u{18}ftypheic".utf8), .heic), (Array("\0\0\0\u{18}ftypisom".utf8), .mp4),
            (Array("\0\0\0\u{18}ftypM4A ".utf8), .m4a), (Array("ID3\u{4}".utf8), .mp3), (Array("#!AMR\n".utf8), .amr),
            (Array("PK\u{3}\u{4}[Content_Types].xml word/document.xml".utf8), .docx),
            (Array("PK\u{3}\u{4}[Content_Types].xml xl/workbook.xml".utf8), .xlsx),
            (Array("PK\u{3}\u{4}OFD.xml".utf8), .ofd), (Array("普通文字\n第二行".utf8), .text),
            (Array("PK\u{3}\u{4}[Content_Types].xml word/document.xml word/vbaProject.bin".utf8), nil),
            (Array("PK\u{3}\u{4}安装.exe".utf8), nil), (Array("MZ\u{1}\0".utf8), nil),
            (Array("#!/bin/sh\nrm".utf8), nil), (Array(" <svg onload=x>".utf8), nil), ([0xC3, 0x28], nil), ([], nil),
        ] as [([UInt8], FileType?)])
    func types(bytes: [UInt8], type: FileType?) { #expect(FileType(of: bytes) == type) }

    @Test("names cannot leave the folder or hide what they are")
    func names() throws {
        let (scratch, ledger, store) = try made()
        defer { withExtendedLifetime(scratch) {} }
        let names = ["../../etc/passwd", "..\\x.pdf", ".hidden", "", "a\u{202E}fdp.exe", "正常.pdf"]
        for (index, name) in names.enumerated() {
            _ = try ledger.attach(
                [NewAttachment(fileName: name, bytes: Self.pdf + [UInt8(48 + index)])], to: "Paper/1", in: store,
                author: "测试", at: 2)
        }
        #expect(
            try ledger.attachments(of: "Paper/1").map(\.fileName) == [
                "passwd.pdf", "x.pdf", "hidden.pdf", "附件.pdf", "afdp.exe.pdf", "正常.pdf",
            ])
    }
}

struct Paper: Register {
    static let title = "纸"
    static let area = Area.documents
    static let purpose = "测试"
    static let shape = Paper()
    static let naturalKey = ["title"]
    let organizationId = Field<Link<Org>>("organizationId", "党组织").required
    let on = Field<Day>("on", "日期").required
    let titleField = Field<String>("title", "题目").required
    let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")
    var fields: [any AnyField] { [organizationId, on, titleField, evidence] }
}

struct Secret: Register {
    static let title = "密"
    static let area = Area.documents
    static let purpose = "测试"
    static let shape = Secret()
    static let naturalKey = ["on"]
    let organizationId = Field<Link<Org>>("organizationId", "党组织").required
    let on = Field<Day>("on", "日期").required
    let content = Field<String>("content", "内容").sealed
    let evidence = Field<Parts<Evidence>>("evidence", "佐证材料")
    var fields: [any AnyField] { [organizationId, on, content, evidence] }
}
