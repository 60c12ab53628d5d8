import ShiluRegisters

/// A generated member: an invented person.
struct SampleMember {
    let id: String
    let name: String
    let isWoman: Bool
    let birth: Day
    let joined: Day
    let isRetired: Bool
    /// 党小组, where the branch has any.
    var group: String?
    /// The day on which full membership began: one year after admission (《发展党员工作细则》第33条).
    var full: Day { joined.adding(years: 1) }
}

/// A generated branch or the committee above the branches.
struct SampleOrganization {
    let id: String
    let name: String
    let shortName: String
    let kind: String
    let founded: Day
    let termYears: Int
    var members: [SampleMember] = []
    var groups: [String] = []
    var termNumber = 1
    var termStart: Day
    /// Holders of posts by post, the secretary first.
    var posts: [(post: String, member: String)] = []
    var hasCommittee: Bool { members.count >= 7 }
    var termEnd: Day { termStart.adding(years: termYears) }
    var secretary: String { posts.first?.member ?? "" }
    var committee: [String] { posts.map(\.member) }
    var leaders: [String: String] = [:]
}

/// Names of invented people and of things that they do; put together by chance, they mean nobody.
enum SampleWords {
    static let surnames = Array("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方").map(String.init)
    static let given = Array("文博思远清和景行承泽明德立诚若水安宁子墨怀瑾书航嘉言志坚晓峰春雨秋实冬梅夏荷建国永康长青亦凡知行学勤守正").map(String.init)
    static let themes = [
        "重温入党誓词、牢记初心使命", "学先进、见行动", "下沉社区、服务群众", "学习党章、严守纪律", "绿色家园、党员先行", "政策宣讲进基层",
        "节约用水、从我做起", "红色教育基地现场学习", "岗位练兵、争当先锋", "帮困助学、传递温暖", "安全生产、人人有责", "回顾一年、共话发展",
    ]
    static let topics = [
        "党的创新理论专题", "党章党规党纪", "党的二十大精神", "全面从严治党", "意识形态工作责任制", "党的历史", "调查研究方法", "法治思想",
        "生态文明思想", "基层治理", "保密纪律", "作风建设",
    ]

    /// When meetings of a kind are held: each kind at its own time, so that nobody is at two of them at once.
    static func hours(of kind: String) -> (from: String, to: String) {
        switch kind {
        case "党小组会": ("10:40", "11:50")
        case "支委会": ("13:30", "14:20")
        case "党组会议": ("14:30", "16:00")
        case "机关党委会": ("16:30", "18:00")
        default: ("09:00", "10:30")
        }
    }

    /// The surname and a given name of one or two characters.
    static func name(_ random: inout SampleRandom) -> String {
        let first = random.pick(surnames) ?? "赵"
        let second = random.pick(given) ?? "文"
        return first + second + (random.number(0...9) < 8 ? random.pick(given) ?? "博" : "")
    }

    /// One of the list, chosen by a running number.
    static func word(_ list: [String], _ index: Int) -> String { list.isEmpty ? "" : list[index % list.count] }
}
