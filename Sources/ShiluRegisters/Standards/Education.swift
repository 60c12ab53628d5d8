/// 学历代码, GB/T 4658-2006 (registers.md, L.4).
public struct Education: StandardCode {
    public let rawValue: String
    public init(known code: String) { rawValue = code }

    /// 大专以上学历: codes 10–33 (indicators, education-share).
    public var isCollegeOrAbove: Bool { ("10"..."33").contains(rawValue) }
    /// The group for statistics, the first digit: 1 postgraduate, 2 bachelor, 3 college, 4 secondary vocational, 6 high
    /// school, 7 junior, 8 primary, 9 other.
    public var group: Int { rawValue.first?.wholeNumberValue ?? 9 }

    public static let table = StandardTable([
        CodeEntry("10", "研究生教育", also: ["研究生"]),
        CodeEntry("11", "博士研究生毕业", also: ["博士研究生", "博士"]),
        CodeEntry("12", "博士研究生结业"),
        CodeEntry("13", "博士研究生肄业"),
        CodeEntry("14", "硕士研究生毕业", also: ["硕士研究生", "硕士"]),
        CodeEntry("15", "硕士研究生结业"),
        CodeEntry("16", "硕士研究生肄业"),
        CodeEntry("17", "研究生班毕业", also: ["研究生班"]),
        CodeEntry("18", "研究生班结业"),
        CodeEntry("19", "研究生班肄业"),
        CodeEntry("20", "大学本科教育", also: ["大学本科", "本科"]),
        CodeEntry("21", "大学本科毕业", also: ["大学毕业", "大学"]),
        CodeEntry("22", "大学本科结业"),
        CodeEntry("23", "大学本科肄业"),
        CodeEntry("28", "大学普通班毕业", also: ["大学普通班"]),
        CodeEntry("30", "大学专科教育", also: ["大学专科", "大专", "专科"]),
        CodeEntry("31", "大学专科毕业", also: ["大专毕业"]),
        CodeEntry("32", "大学专科结业"),
        CodeEntry("33", "大学专科肄业"),
        CodeEntry("40", "中等职业教育", also: ["中等职业"]),
        CodeEntry("41", "中等专科毕业", also: ["中专", "中专毕业", "中等专科"]),
        CodeEntry("42", "中等专科结业"),
        CodeEntry("43", "中等专科肄业"),
        CodeEntry("44", "职业高中毕业", also: ["职业高中", "职高"]),
        CodeEntry("45", "职业高中结业"),
        CodeEntry("46", "职业高中肄业"),
        CodeEntry("47", "技工学校毕业", also: ["技工学校", "技校"]),
        CodeEntry("48", "技工学校结业"),
        CodeEntry("49", "技工学校肄业"),
        CodeEntry("60", "普通高级中学教育", also: ["普通高中", "高中"]),
        CodeEntry("61", "普通高中毕业", also: ["高中毕业"]),
        CodeEntry("62", "普通高中结业"),
        CodeEntry("63", "普通高中肄业"),
        CodeEntry("70", "初级中学教育", also: ["初中"]),
        CodeEntry("71", "初中毕业"),
        CodeEntry("73", "初中肄业"),
        CodeEntry("80", "小学教育", also: ["小学"]),
        CodeEntry("81", "小学毕业"),
        CodeEntry("83", "小学肄业"),
        CodeEntry("90", "其他", also: ["文盲或半文盲"]),
    ])
}
