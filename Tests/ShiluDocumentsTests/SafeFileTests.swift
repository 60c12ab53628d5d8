import Foundation
import Testing

@testable import ShiluDocuments

@Suite("安全读写")
struct SafeFileTests {
    @Test("写入替换整个文件，保留权限，不留临时文件")
    func replaces() throws {
        let scratch = try Scratch()
        let path = scratch.file("a.txt")
        try SafeFile.write(Data("旧".utf8), to: path)
        #expect(chmod(path, 0o600) == 0)
        try SafeFile.write(Data("新".utf8), to: path)
        #expect(try SafeFile.read(path) == Data("新".utf8))
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["a.txt"])
    }

    @Test("链接指向的文件被替换，链接还在")
    func link() throws {
        let scratch = try Scratch()
        try SafeFile.write(Data("旧".utf8), to: scratch.file("a"))
        #expect(symlink(scratch.file("a"), scratch.file("b")) == 0)
        try SafeFile.write(Data("新".utf8), to: scratch.file("b"))
        #expect(try SafeFile.read(scratch.file("a")) == Data("新".utf8))
        var status = stat()
        #expect(lstat(scratch.file("b"), &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFLNK)
    }

    @Test("磁盘满时说明原因")
    func fullDisk() throws {
        // A device of Linux that is always full stands for the temporary file.
        let handle = open("/dev/full", O_WRONLY)
        try #require(handle >= 0)
        defer { close(handle) }
        let failure = SafeFile.writeAll(Data("a".utf8), to: handle)
        #expect(failure == ENOSPC)
        let error = DocumentError.system(failure, file: "a.docx", action: "写入")
        #expect(error.code == "disk-full")
        #expect(error.description == "a.docx：写入失败：磁盘空间已满，原文件没有改动。请清理磁盘后再试")
    }

    @Test("文件夹不存在或不能写时旧文件不变，不留临时文件")
    func failedWrite() throws {
        let scratch = try Scratch()
        try SafeFile.write(Data("旧".utf8), to: scratch.file("a"))
        #expect(documentError { try SafeFile.write(Data(), to: scratch.file("没有/a")) }?.code == "folder-missing")
        #expect(documentError { try SafeFile.write(Data(), to: scratch.file("a/b")) }?.code == "folder-missing")
        #expect(try SafeFile.read(scratch.file("a")) == Data("旧".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["a"])
    }

    @Test("没有的文件、文件夹、管道，各有各的说明")
    func reading() throws {
        let scratch = try Scratch()
        func code(_ path: String) -> String? { documentError { _ = try SafeFile.read(path) }?.code }
        #expect(code(scratch.file("无")) == "file-missing")
        #expect(code(scratch.path) == "is-a-folder")
        #expect(mkfifo(scratch.file("p"), 0o600) == 0)
        #expect(code(scratch.file("p")) == "not-a-file")
        #expect(documentError { try SafeFile.write(Data(), to: scratch.path) }?.code == "is-a-folder")
        #expect(code(String(repeating: "长", count: 200)) == "name-too-long")
        #expect(truncate(scratch.file("p"), 0) != 0)
        try SafeFile.write(Data(), to: scratch.file("大"))
        #expect(truncate(scratch.file("大"), SafeFile.largestFile + 1) == 0)
        #expect(code(scratch.file("大")) == "file-too-large")
    }

    @Test("没有权限时说明原因", .disabled(if: getuid() == 0, "root 不受权限限制"))
    func permission() throws {
        let scratch = try Scratch()
        try SafeFile.write(Data("a".utf8), to: scratch.file("a"))
        #expect(chmod(scratch.file("a"), 0) == 0)
        #expect(documentError { _ = try SafeFile.read(scratch.file("a")) }?.code == "no-permission")
    }

    @Test("XML：实体不展开，外部文件不读，层数有限，转义可逆")
    func xml() throws {
        func code(_ xml: String) -> String? { documentError { _ = try XMLNode.parse(xml) }?.code }
        #expect(code("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>") == "xml-doctype")
        #expect(code("<a>") == "damaged-file")
        #expect(code("") == "damaged-file")
        #expect(code(String(repeating: "<a>", count: 2000) + String(repeating: "</a>", count: 2000)) == "damaged-file")
        let text = "a<b>&\"c\"\t\n\r'党\u{1F600}"
        let xml = "<r k=\"\(XMLEscape.attribute(text))\"><v>\(XMLEscape.text(text + "\u{0}\u{B}\u{FFFF}"))</v></r>"
        let node = try XMLNode.parse(xml)
        #expect(node.attributes["k"] == text)
        #expect(node.child("v")?.text == text)
        let mixed = try XMLNode.parse(
            "<?xml version='1.0' encoding='GBK'?><p:a xmlns:p='u' p:i='1' i='2'>x<b/>y<c><d/></c></p:a>")
        #expect(mixed.name == "a" && mixed.namespace == "u" && mixed.text == "xy")
        #expect(mixed.attributes == ["i": "2"])
        #expect(mixed.child(at: "c", "d") != nil)
    }
}
