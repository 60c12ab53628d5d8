import ShiluRegisters

extension Ledger {
    /// Attaches files to a record: stores them, and writes their names and digests into the record's evidence.
    ///
    /// Files of records that have sealed fields are encrypted under the record's key, and their names are not kept: a name
    /// often tells what the content must not. Erasing the record makes them unreadable.
    /// - Returns: the receipt of the entry that names them.
    /// - Throws: `Refusal` with everything that is wrong with the files; nothing is attached then.
    public func attach(
        _ files: [NewAttachment], to id: String, in store: AttachmentStore, author: String, at now: Int64
    ) throws -> Receipt {
        let (record, info, key) = try evidenceField(of: id)
        let isConfidential = !info.sealed.isEmpty
        var notices: [Notice] = []
        var accepted: [(file: NewAttachment, type: FileType)] = []
        for file in files {
            do { accepted.append((file, try Self.accept(file))) } catch let notice as Notice { notices.append(notice) }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        let recordKey = isConfidential ? try attachmentKey(of: record.id) : nil
        let stored = try accepted.map { file, type in
            var bytes = file.bytes
            if let recordKey, let keys {
                bytes = try keys.sealFile(bytes, key: recordKey, record: record.id, unit: unit.text)
            }
            return (file: file, type: type, digest: try store.put(bytes))
        }
        do {
            // What the record holds is read in the transaction that writes: two who attach at once both keep their files.
            return try append(author: author, at: now) { db in
                let held = try self.record(record.id, asOf: nil, db)?.fields[key]?.list ?? []
                var known = Set(held.compactMap { $0.fields?["sha256"]?.text })
                var items = held
                var added: [String] = []
                for (file, type, digest) in stored where known.insert(digest).inserted {
                    let name =
                        isConfidential
                        ? "附件\(items.count + 1).\(type.fileExtension)" : Self.cleanName(file.fileName, type)
                    var part: [String: Value] = [
                        "kind": (file.kind ?? type.kind).value, "fileName": .text(name), "sha256": .text(digest),
                        "size": .integer(Int64(file.bytes.count)),
                    ]
                    part["label"] = file.label.map(Value.text)
                    part["capturedOn"] = file.capturedOn?.value
                    if isConfidential { part["sensitivity"] = Sensitivity.sensitive.value }
                    items.append(.fields(part))
                    added.append(name)
                }
                let reason = "附上佐证材料：" + added.joined(separator: "、")
                return [.amend(record: record.id, fields: [key: .list(items)], reason: reason)]
            }
        } catch let refusal as BatchRefusal { throw refusal.refusal }
    }

    /// The files behind a record, in the order in which they were attached.
    public func attachments(of id: String) throws -> [Attachment] {
        guard let record = try record(id), let info = book[record.register] else { return [] }
        return Self.attachments(of: record, info)
    }

    /// The file itself. A changed or missing one is told and not given.
    public func content(of attachment: Attachment, in store: AttachmentStore) throws -> [UInt8] {
        guard let digest = attachment.digest, attachment.isStored || store.exists(digest) else {
            throw Notice("attachment-name-only", "“\(attachment.fileName)”只登记了名称，没有文件", next: "请用 shilu attach 附上文件")
        }
        guard let bytes = store.read(digest) else { throw Self.missing(attachment.fileName, attachment.record) }
        guard AttachmentStore.digest(of: bytes) == digest else {
            throw Self.changed(attachment.fileName, attachment.record)
        }
        guard attachment.isEncrypted else { return bytes }
        guard let keys else { throw Notices.keyNeeded }
        guard let key = try storedKey(of: attachment.record, keys) else {
            throw Notice("attachment-erased", "这条记录的个人信息已清除，附件不能再打开", next: "不必再办")
        }
        guard let plain = keys.openFile(bytes, key: key, record: attachment.record, unit: unit.text) else {
            throw Notices.damaged
        }
        return plain
    }

    /// Looks at every file that a record names: whether it is there and is what it was. Needs no key.
    public func verifyAttachments(in store: AttachmentStore, progress: ((Int, Int) -> Void)? = nil) throws
        -> AttachmentReport
    {
        let named = try storedAttachments()
        var states: [String: Bool?] = [:]
        var damaged: [DamagedAttachment] = []
        for (index, attachment) in named.enumerated() {
            guard let digest = attachment.digest else { continue }
            let isIntact = states[digest] ?? (store.exists(digest) ? store.isIntact(digest) : nil)
            states[digest] = .some(isIntact)
            if isIntact != true {
                let notice =
                    isIntact == nil
                    ? Self.missing(attachment.fileName, attachment.record)
                    : Self.changed(attachment.fileName, attachment.record)
                damaged.append(
                    DamagedAttachment(
                        record: attachment.record, fileName: attachment.fileName, digest: digest,
                        isMissing: isIntact == nil, notice: notice))
            }
            progress?(index + 1, named.count)
        }
        return AttachmentReport(checked: states.count, damaged: damaged)
    }

    // MARK: parts of it

    /// The attached files of all records, register by register, each in order of its entry.
    ///
    /// Few records have files: those whose bytes name a digest are read, the others are not even taken apart.
    private func storedAttachments() throws -> [Attachment] {
        // Asked of the registers that have records alone: making the fields of all takes longer than reading a small ledger.
        var known: [String: (holds: Bool, hides: Bool)] = [:]
        func files(of name: String) -> (holds: Bool, hides: Bool) {
            if let found = known[name] { return found }
            let register = registers.first { $0.name == name }
            let keys = register.map(AttachmentFields.keys) ?? []
            let hides = register?.fields.contains { $0.isSealed && keys.contains($0.key) } ?? false
            known[name] = (!keys.isEmpty, hides)
            return (!keys.isEmpty, hides)
        }
        let mark = Array("\"sha256\"".utf8)
        let states = try driver.read { db in
            var found: [String] = []
            try db.each(
                "SELECT record_id, register, body FROM record WHERE unit_id = \(unit.text) AND retracted = 0"
            ) { row in
                let register = files(of: try row.text(1))
                guard register.holds else { return }
                if try register.hides || row.withBytes(2, { $0.holds(mark) }) { found.append(try row.text(0)) }
            }
            let work = try WorkingState(db, unit: unit.text, book: book, keys: keys)
            try work.load(found)
            return found.compactMap { work.states[$0] }
        }
        let places = Dictionary(
            registers.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let ordered = states.sorted { one, other in
            let (place, otherPlace) = (places[one.register] ?? 0, places[other.register] ?? 0)
            return place == otherPlace ? one.firstPosition < other.firstPosition : place < otherPlace
        }
        return ordered.flatMap { state -> [Attachment] in
            guard let info = book[state.register] else { return [] }
            return Self.attachments(of: state.any, info).filter(\.isStored)
        }
    }

    private static func attachments(of record: AnyRecord, _ info: RegisterInfo) -> [Attachment] {
        AttachmentFields.keys(of: info.register).flatMap { record.fields[$0]?.list ?? [] }.compactMap { item in
            guard let fields = item.fields else { return nil }
            let part = PartRecord<Evidence>(fields: fields)
            return Attachment(
                record: record.id, fileName: part.fileName ?? "", kind: part.kind, label: part.label,
                digest: part.sha256, size: part.size, isEncrypted: !info.sealed.isEmpty)
        }
    }

    private func evidenceField(of id: String) throws -> (AnyRecord, RegisterInfo, String) {
        guard let record = try record(id), let info = book[record.register] else {
            throw Notice("record-missing", "台账里没有“\(AnyRecord.number(of: id))”", next: "请核对编号")
        }
        guard let key = AttachmentFields.keys(of: info.register).first else {
            throw Notice(
                "attachment-no-place", "“\(info.register.title)”不附佐证材料", next: "请附在开展这件事的会议或活动记录上")
        }
        return (record, info, key)
    }

    private static func accept(_ file: NewAttachment) throws -> FileType {
        let name = cleanName(file.fileName, nil)
        guard !file.bytes.isEmpty else {
            throw Notice("attachment-empty", "文件“\(name)”是空的", next: "请核对文件")
        }
        guard let type = FileType(of: file.bytes) else {
            throw Notice(
                "attachment-type", "文件“\(name)”的内容不是可以附上的类型", next: "可以附：\(FileType.accepted)")
        }
        guard file.bytes.count <= type.limit else {
            throw Notice(
                "attachment-too-big", "文件“\(name)”有\(file.bytes.count >> 20)MB，超过了\(type.limit >> 20)MB",
                next: "请压缩或分成几份再附")
        }
        return type
    }

    /// The last part of a name, without characters that a file system or a terminal would take for its own; an ending that
    /// contradicts the content gets the right one behind it.
    static func cleanName(_ name: String, _ type: FileType?) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .unassigned: break
            default: scalars.append(scalar)
            }
        }
        var clean = String(scalars).drop { $0 == "." || $0.isWhitespace }.prefix(120).description
        if clean.isEmpty { clean = "附件" }
        guard let type else { return clean }
        let ending = clean.lastIndex(of: ".").map { clean[clean.index(after: $0)...].lowercased() } ?? ""
        return type.endings.contains(ending) ? clean : clean + "." + type.fileExtension
    }

    /// The key of a confidential record, made where it has none yet.
    private func attachmentKey(of record: String) throws -> [UInt8] {
        guard let keys else { throw Notices.keyNeeded }
        if let key = try storedKey(of: record, keys) { return key }
        guard try !history(record).contains(where: { $0.action == .erase }) else {
            throw Notice("record-erased", "这条记录的个人信息已清除", next: "不能再附材料")
        }
        let wrapped = try keys.wrap(suite.randomKey(), record: record, unit: unit.text)
        try driver.write(unit: unit.text) { db in
            let held = try db.rows(
                "SELECT record_id FROM record_key WHERE unit_id = \(unit.text) AND record_id = \(record)")
            guard held.isEmpty else { return }
            try db.insert(
                into: "record_key", columns: ["unit_id", "record_id", "wrapped"],
                rows: [[.text(unit.text), .text(record), .bytes(wrapped)]])
        }
        guard let key = try storedKey(of: record, keys) else { throw Notices.damaged }
        return key
    }

    private func storedKey(of record: String, _ keys: UnitKeys) throws -> [UInt8]? {
        let wrapped = try driver.read { db in
            try db.rows("SELECT wrapped FROM record_key WHERE unit_id = \(unit.text) AND record_id = \(record)").first?
                .bytes(0)
        }
        guard let wrapped else { return nil }
        guard let key = keys.unwrap(wrapped, record: record, unit: unit.text) else { throw Notices.damaged }
        return key
    }

    private static func missing(_ name: String, _ record: String) -> Notice {
        Notice("attachment-missing", "附件“\(name)”的文件不见了", next: "请从备份恢复附件文件夹", place: RegisterBook.naming(record))
    }
    private static func changed(_ name: String, _ record: String) -> Notice {
        Notice(
            "attachment-changed", "附件“\(name)”的文件被改动过，与附上时不同", next: "请保留现场，从备份恢复并查明经过",
            place: RegisterBook.naming(record))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether these bytes stand somewhere in it, one after the other.
    func holds(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, count >= bytes.count else { return false }
        for start in 0...(count - bytes.count)
        where self[start] == first && bytes.indices.allSatisfy({ self[start + $0] == bytes[$0] }) {
            return true
        }
        return false
    }
}
