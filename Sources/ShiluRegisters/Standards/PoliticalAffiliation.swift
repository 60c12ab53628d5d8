/// 政治面貌代码, GB/T 4762-1984 (registers.md, L.5; from recall, unverified).
public struct PoliticalAffiliation: StandardCode {
    public let rawValue: String
    public init(known code: String) { rawValue = code }

    public static let partyMember = PoliticalAffiliation(known: "01")
    public static let probationaryPartyMember = PoliticalAffiliation(known: "02")

    public static let table = StandardTable([
        CodeEntry("01", "中共党员", also: ["中共正式党员", "正式党员", "党员"]),
        CodeEntry("02", "中共预备党员", also: ["预备党员"]),
        CodeEntry("03", "共青团员", also: ["团员", "共青团员（青年团员）"]),
        CodeEntry("04", "民革党员"),
        CodeEntry("05", "民盟盟员"),
        CodeEntry("06", "民建会员"),
        CodeEntry("07", "民进会员"),
        CodeEntry("08", "农工党党员"),
        CodeEntry("09", "致公党党员"),
        CodeEntry("10", "九三学社社员"),
        CodeEntry("11", "台盟盟员"),
        CodeEntry("12", "无党派人士", also: ["无党派"]),
        CodeEntry("13", "群众", also: ["普通公民"]),
    ])
}
