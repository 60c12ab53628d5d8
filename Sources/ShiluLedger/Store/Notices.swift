import ShiluRegisters

/// What the store says to people when a database or its file fails. Drivers map their errors to these.
public enum Notices {
    public static let damaged = Notice(
        "ledger-damaged", "台账文件已损坏，或被其他程序改动过", next: "请停止使用这个文件，从最近的备份恢复，再用“shilu verify”核对")
    public static let noLedger = Notice(
        "not-a-ledger", "这里没有实录台账", next: "请核对台账的位置；还没有台账的，用“shilu init”新建")
    public static let missing = Notice("ledger-missing", "找不到台账文件", next: "请核对台账的位置；还没有台账的，用“shilu init”新建")
    public static let exists = Notice("ledger-exists", "这个位置已有文件，没有覆盖", next: "请换一个文件名，或先把原文件移走")
    public static let full = Notice("disk-full", "磁盘已满，本次内容没有写入", next: "请清理磁盘后重做；台账仍是操作前的样子")
    public static let readOnly = Notice("ledger-read-only", "台账文件不可写", next: "请检查文件和所在文件夹的写权限，或换有权限的账号")
    public static let busy = Notice("ledger-busy", "台账正被其他程序占用", next: "请稍后再试；本次内容没有写入")
    public static let halfCopied = Notice(
        "ledger-half-copied", "台账放在只能读的位置，旁边有“-wal”或“-journal”文件，上次写入还没有收尾", next: "请把台账连同旁边的文件复制到能写的文件夹，再打开那里的台账")
    public static let unreadable = Notice("ledger-unreadable", "台账文件打不开或读不出", next: "请检查文件的读权限和磁盘，必要时从备份恢复")
    public static let unreachable = Notice(
        "database-unreachable", "连不上数据库", next: "请检查数据库地址、账号、口令和网络，再试一次")
    public static let closed = Notice("ledger-closed", "台账已关闭", next: "请重新打开台账")
    public static let version = Notice(
        "ledger-version", "台账由更新的版本建立，本程序读不懂", next: "请升级程序后再打开")
    public static let suite = Notice("ledger-suite", "台账用的密码算法本程序不支持", next: "请换用支持该算法的程序版本")
    public static let wrongKey = Notice(
        "wrong-key", "密钥与台账不符", next: "请用建立台账时生成的密钥文件（默认在台账旁边，扩展名为 .key）")
    public static let keyNeeded = Notice(
        "key-needed", "这一步要读写保密内容，但没有密钥", next: "请用 --key-file 指明密钥文件")
    public static let keyExists = Notice("key-exists", "密钥文件已存在，没有覆盖", next: "请换一个文件名；旧密钥丢失后，保密内容无法再读")
    public static let keyMissing = Notice("key-missing", "找不到密钥文件", next: "请核对密钥文件的位置，或从备份取回")
    public static let keyUnreadable = Notice("key-unreadable", "密钥文件没有读取权限", next: "请换有权限的账号，或请管理员开通权限")
    public static let keyBroken = Notice("key-broken", "密钥文件的内容不对", next: "请从备份取回完好的密钥文件")
    public static let keyNotWritten = Notice("key-not-written", "密钥文件写不了", next: "请检查文件夹的写权限和磁盘空间")

    /// A failure that nobody foresaw; the number finds it in the log.
    public static func unforeseen(_ number: Int) -> Notice {
        Notice("database-error", "数据库出错（错误号 \(number)），本次内容没有写入", next: "请重试；仍不行的，把错误号告诉管理员")
    }
}
