/// 党员信息: a person and the opening state of the membership; what changes later is told by `MembershipEvent` and
/// `DevelopmentCase`, and the roll follows from the three (`Roll`).
/// 《党员教育管理条例》 and regulations.md, §2.13; what is sealed: design.md, "What cannot be changed later".
public struct Member: Register {
    public static let title = "党员"
    public static let area = Area.members
    public static let purpose = "每名党员（及入党申请人、积极分子、发展对象）一行；状态和支部填启用台账时的，以后的变化填在党籍变动里。"
    public static let shape = Member()
    public static let naturalKey = ["name", "birthDate"]
    public static let dayKey: String? = nil
    public static let yields =
        [
            "roll.fullMember", "roll.probationaryMember", "suspended.member", "roll.woman", "roll.minority",
            "roll.collegeOrAbove", "roll.educationKnown", "roll.birthYear", "group.member",
        ] + MembershipEventKind.allCases.map { "membership.\($0.rawValue)" }

    public let nameField = Field<String>("name", "姓名", example: "张三").required.sealed
    public let gender = Field<Gender>("gender", "性别", example: "男").required
    public let birthDate = Field<Day>("birthDate", "出生日期", example: "1985-06-15").required.sealed
    /// Year of `birthDate`, open: what is counted by age needs the year and must not need the key.
    public let birthYear = Field<Int>("birthYear", "出生年份", hint: "与出生日期同一年，统计用", example: "1985", unit: "年").required
    public let ethnicity = Field<Ethnicity>("ethnicity", "民族", example: "汉族").required
    public let education = Field<Education>("education", "学历", example: "大学本科毕业")
    /// GB 11643.
    public let citizenID = Field<String>("citizenID", "公民身份号码", hint: "18位，加密保存").sealed
    /// For those who are not party members; a member's follows from the roll.
    public let politicalAffiliation = Field<PoliticalAffiliation>(
        "politicalAffiliation", "政治面貌", hint: "党员可以不填", example: "中共党员")
    public let personCategory = Field<PersonCategory>("personCategory", "人员类别", example: "在职").required
    /// The opening state.
    public let status = Field<MemberStatus>("status", "状态", hint: "启用台账时的状态", example: "正式党员").required
    /// The opening branch.
    public let organizationId = Field<Link<PartyOrganization>>(
        "organizationId", "所在党支部", hint: "启用台账时所在的支部", example: "市某局机关第一党支部"
    ).required
    /// The opening group.
    public let groupId = Field<Link<PartyOrganization>>("groupId", "党小组")
    /// First day of the opening state; empty reads as `joinedOn`, or as the day of the transfer in that is on record.
    public let since = Field<Day>("since", "在本支部起始日期", hint: "空着按入党日期算")
    /// Day of the assembly that admitted the person as a probationary member (入党日).
    public let joinedOn = Field<Day>("joinedOn", "入党日期", hint: "支部大会通过接收为预备党员的日期", example: "2010-06-25")
    /// End of probation: party age counts from here.
    public let fullMemberOn = Field<Day>("fullMemberOn", "转正日期", hint: "预备期满的日期", example: "2011-06-25")
    /// Empty reads as normal.
    public let partyAgeBasis = Field<PartyAgeBasis>("partyAgeBasis", "党龄起算方式", hint: "一般空着", example: "预备期满转正")
    public let workStartedOn = Field<Day>("workStartedOn", "参加工作日期", example: "2008-07-01")
    public let unitPost = Field<String>("unitPost", "职务", example: "办公室主任")
    /// Empty reads as no.
    public let isLeadingCadre = Field<Bool>("isLeadingCadre", "是否领导干部", example: "否")
    public let leadingRank = Field<String>("leadingRank", "职级", example: "乡科级正职")
    public let phone = Field<String>("phone", "联系电话", hint: "加密保存").sealed
    public let inHardship = Field<Bool>("inHardship", "是否生活困难", example: "否")
    public let diedOn = Field<Day>("diedOn", "去世日期")

    public var fields: [any AnyField] {
        [
            nameField, gender, birthDate, birthYear, ethnicity, education, citizenID, politicalAffiliation,
            personCategory, status, organizationId, groupId, since, joinedOn, fullMemberOn, partyAgeBasis,
            workStartedOn, unitPost, isLeadingCadre, leadingRank, phone, inHardship, diedOn,
        ]
    }

    public static func check(_ record: Record<Self>, _ problems: inout Problems) {
        checkPerson(record, &problems)
        if let joined = record.joinedOn, let full = record.fullMemberOn, full < joined {
            problems.add("fullMemberOn", "full-before-joined", "转正日期早于入党日期", next: "请核对这两个日期")
        }
        switch record.status {
        case .fullMember:
            if record.joinedOn == nil {
                problems.add("joinedOn", "joined-missing", "正式党员没有填入党日期", next: "请填支部大会通过接收的日期")
            }
            if record.fullMemberOn == nil {
                problems.add("fullMemberOn", "full-missing", "正式党员没有填转正日期", next: "请填预备期满的日期（无预备期的填批准入党的日期）")
            }
            if let since = record.since, let joined = record.joinedOn, since < joined {
                problems.add("since", "since-before-joined", "在本支部起始日期早于入党日期", next: "请核对这两个日期")
            }
        case .probationaryMember:
            if record.joinedOn == nil {
                problems.add("joinedOn", "joined-missing", "预备党员没有填入党日期", next: "请填支部大会通过接收的日期")
            }
            if record.fullMemberOn != nil {
                problems.add("fullMemberOn", "full-of-probationary", "预备党员填了转正日期", next: "请清空；转正以后填党籍变动或发展党员台账")
            }
        case .membershipSuspended:
            if record.since == nil {
                problems.add("since", "since-missing", "停止党籍的没有填起始日期", next: "请填停止党籍的日期")
            }
        default: break
        }
        if record.partyAgeBasis == .noProbationEra, let joined = record.joinedOn,
            !PartyAge.eraWithoutProbation.contains(joined)
        {
            problems.add("partyAgeBasis", "basis-out-of-era", "入党日期不在1969年4月至1977年8月", next: "请改为“预备期满转正”，或核对入党日期")
        } else if record.partyAgeBasis != .noProbationEra, let joined = record.joinedOn, let full = record.fullMemberOn,
            full < joined.adding(years: 1), full >= joined, !PartyAge.eraWithoutProbation.contains(joined)
        {
            problems.add("fullMemberOn", "probation-short", "转正日期距入党日期不满一年", next: "请核对（党章第7条：预备期为一年）")
        }
    }

    private static func checkPerson(_ record: Record<Self>, _ problems: inout Problems) {
        if let birth = record.birthDate, let year = record.birthYear, birth.year != year {
            problems.add("birthYear", "birth-year-differs", "出生年份与出生日期不是同一年", next: "请把出生年份改成出生日期的年份")
        }
        if let year = record.birthYear, Period(year: year) == nil {
            problems.add("birthYear", "year-wrong", "出生年份不是四位年份", next: "请填如1985的年份")
        }
        if let name = record.nameField, !TextRules.isCleanLine(name) {
            problems.add("name", "name-in-lines", "姓名里有换行或控制字符", next: "请把姓名写在一行里")
        }
        // Without the key the sealed fields are absent; the open year still tells most mistakes.
        if let joined = record.joinedOn, let year = record.birthYear, joined.year < year + 18 {
            problems.add("joinedOn", "joined-too-young", "入党时不满18岁", next: "请核对入党日期和出生日期（党章第1条）")
        }
        if let birth = record.birthDate, let died = record.diedOn, died < birth {
            problems.add("diedOn", "died-before-born", "去世日期早于出生日期", next: "请核对这两个日期")
        }
        guard let number = record.citizenID else { return }
        do throws(CitizenNumber.Fault) {
            let read = try CitizenNumber(number)
            if let birth = record.birthDate, birth != read.birthDate {
                problems.add("citizenID", "citizen-birth-differs", "公民身份号码里的出生日期与出生日期栏不一致", next: "请核对两栏")
            }
            if let gender = record.gender, gender == .male || gender == .female, gender != read.gender {
                problems.add("citizenID", "citizen-sex-differs", "公民身份号码里的性别与性别栏不一致", next: "请核对两栏")
            }
        } catch {
            problems.add("citizenID", "citizen-number-wrong", "公民身份号码\(error.what)", next: "请对照身份证核对18位号码")
        }
    }

    /// The branch is one, and the events that are on record fit together.
    public static func check(_ record: Record<Self>, in context: any RollContext, _ problems: inout Problems) {
        if let branch = context.record(record.organizationId), branch.kind == .partyGroup {
            problems.add("organizationId", "branch-is-group", "所在党支部填成了党小组", next: "请填党支部；党小组填在“党小组”栏")
        }
        if let group = context.record(record.groupId) {
            if group.kind != .partyGroup {
                problems.add("groupId", "group-is-not-group", "党小组栏填的不是党小组", next: "请填党小组，没有的空着")
            }
        }
        for clash in Roll(of: record, in: context).clashes {
            problems.add(clash.isOpening ? "since" : "status", clash.code, clash.what, next: clash.next)
        }
    }

    /// The dated roll. Intervals carry the member and are found under the record that opened them.
    ///
    /// - `roll.fullMember`, `roll.probationaryMember`, `suspended.member`: `count` 1 at the branch of the time.
    ///   停止党籍 is not named `roll.`: the ledger takes every `roll.` kind for standing on the roll.
    /// - `roll.woman`, `roll.minority`, `roll.collegeOrAbove`, `roll.educationKnown`: `count` 1; `roll.birthYear`: `year` = year of birth; while on
    ///   the roll of one branch, full or probationary. They state what the record says now: education is not dated.
    /// - `group.member`: `count` 1 at the group.
    /// - `membership.<kind>`: an event, `count` 1, at the branch that the member came to or left.
    public static func facts(of record: Record<Self>, in context: any FactContext, _ facts: inout Facts) {
        let roll = Roll(of: record, in: context)
        for stretch in roll.stretches {
            facts.interval(
                stretch.standing.kind, at: stretch.branch, member: record.id, from: stretch.first, to: stretch.last,
                source: stretch.source)
        }
        for stretch in roll.joined(by: { $0.standing.isOnRoll ? $0.branch : nil }) {
            func share(_ kind: String, _ measure: String = "count", _ value: Int64 = 1) {
                facts.interval(
                    kind, at: stretch.branch, member: record.id, from: stretch.first, to: stretch.last,
                    measure: measure, value: value, source: stretch.source)
            }
            if record.gender == .female { share("roll.woman") }
            if record.ethnicity?.isMinority == true { share("roll.minority") }
            if let education = record.education {
                share("roll.educationKnown")
                if education.isCollegeOrAbove { share("roll.collegeOrAbove") }
            }
            if let year = record.birthYear { share("roll.birthYear", "year", Int64(year)) }
        }
        for stretch in roll.joined(by: { $0.standing.isOnRoll ? $0.group : nil }) {
            guard let group = stretch.group else { continue }
            facts.interval(
                "group.member", at: group, member: record.id, from: stretch.first, to: stretch.last,
                source: stretch.source)
        }
        for change in roll.changes {
            facts.interval(
                "membership.\(change.kind.rawValue)", at: change.branch, member: record.id, from: change.day,
                to: change.day, source: change.source)
        }
    }
}
