import ShiluRegisters

/// Where a register keeps its evidence.
enum AttachmentFields {
    /// Keys of the fields that hold `Evidence` parts.
    static func keys(of register: AnyRegister) -> [String] {
        register.fields.compactMap { field in
            if case .parts(let shape) = field.form, shape.isOf(Evidence.self) {
                field.key
            } else {
                nil
            }
        }
    }
}

/// One file behind a record, as the record tells it.
public struct Attachment: Sendable, Hashable {
    public let record: String
    public let fileName: String
    public let kind: EvidenceKind?
    /// What it shows, in the clerk's words.
    public let label: String?
    /// SHA-256 of the stored bytes; nil where only its name is on record.
    public let digest: String?
    /// Bytes of the file itself.
    public let size: Int?
    /// Whether it was attached, and must be in the store. A digest that was only typed belongs to a file kept elsewhere.
    public var isStored: Bool { digest != nil && size != nil }
    /// Whether the stored bytes are encrypted under the record's key.
    public let isEncrypted: Bool
}

/// A file to be attached.
public struct NewAttachment: Sendable {
    public let fileName: String
    public let bytes: [UInt8]
    public let label: String?
    /// Nil takes the kind that the content suggests.
    public let kind: EvidenceKind?
    /// 形成日期.
    public let capturedOn: Day?
    public init(
        fileName: String, bytes: [UInt8], label: String? = nil, kind: EvidenceKind? = nil, capturedOn: Day? = nil
    ) {
        (self.fileName, self.bytes, self.label, self.kind, self.capturedOn) = (
            fileName, bytes, label, kind, capturedOn
        )
    }
}

/// A file that the ledger names and the store does not hold as it was.
public struct DamagedAttachment: Sendable, Hashable {
    public let record: String
    public let fileName: String
    public let digest: String
    public let isMissing: Bool
    public let notice: Notice
}

public struct AttachmentReport: Sendable, Hashable {
    /// Files that the ledger names, each once.
    public let checked: Int
    public let damaged: [DamagedAttachment]
}
