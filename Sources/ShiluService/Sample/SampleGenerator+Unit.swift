import ShiluRegisters

extension SampleGenerator {
    /// 党组: it leads the 机关党委 and is not its parent.
    static let leadingGroup = "WDZ"

    /// Organisations, members, terms, posts, and which registers are kept since when.
    mutating func writeUnit() {
        sheets.add("启用日", ["党组织": committee.id, "启用日期": start.description])
        write(committee, parent: "")
        sheets.add(
            "党组织",
            [
                "编号": Self.leadingGroup, "名称": "云澜市样例局党组", "简称": "局党组", "类别": "党组", "所在单位": "云澜市样例局",
                "成立日期": committee.founded.description, "领导的党组织": committee.id,
            ])
        for branch in branches { write(branch, parent: committee.id) }
        for branch in branches {
            for (place, group) in branch.groups.enumerated() {
                sheets.add(
                    "党组织",
                    [
                        "编号": group, "名称": "\(branch.name)第\(place + 1)党小组", "简称": "\(branch.shortName)\(place + 1)组",
                        "类别": "党小组", "上级党组织": branch.id, "所在单位": "云澜市样例局", "成立日期": branch.termStart.description,
                    ])
            }
            for member in branch.members { write(member, of: branch) }
        }
        writeTerm(of: committee, election: "")
        for branch in branches { writeTerm(of: branch, election: "") }
    }

    private mutating func write(_ organization: SampleOrganization, parent: String) {
        sheets.add(
            "党组织",
            [
                "编号": organization.id, "名称": organization.name, "简称": organization.shortName, "类别": organization.kind,
                "上级党组织": parent, "所在单位": "云澜市样例局", "成立日期": organization.founded.description,
                "有无审批预备党员权限": parent.isEmpty ? "是" : "否", "任期年限": String(organization.termYears),
                "批复文号": "云机党〔\(organization.founded.year)〕6号",
                "是否设委员会": parent.isEmpty || organization.hasCommittee ? "是" : "否", "主题党日固定时间": "每月第二周周五",
            ])
    }

    private mutating func write(_ member: SampleMember, of branch: SampleOrganization) {
        sheets.add(
            "党员",
            [
                "编号": member.id, "姓名": member.name, "性别": member.isWoman ? "女性" : "男性",
                "出生日期": member.birth.description, "出生年份": String(member.birth.year), "民族": "汉族", "学历": "大学本科毕业",
                "公民身份号码": citizenNumber(member), "政治面貌": "中共党员", "人员类别": member.isRetired ? "退休" : "在职",
                "状态": "正式党员", "所在党支部": branch.id, "党小组": member.group ?? "",
                "在本支部起始日期": max(member.joined, branch.founded).description, "入党日期": member.joined.description,
                "转正日期": member.full.description, "党龄起算方式": "预备期满转正", "是否领导干部": "否",
            ])
    }

    /// A number with a right check digit (GB 11643) in a region that does not exist.
    private func citizenNumber(_ member: SampleMember) -> String {
        // 500 numbers of each sex a day in a region: the next 500 members are of the next region.
        let (region, place) = (Int(member.id.dropFirst()) ?? 0).quotientAndRemainder(dividingBy: 500)
        let serial = place * 2 + (member.isWoman ? 0 : 1)
        let digits =
            "99" + String(repeating: "0", count: max(0, 4 - String(region).count)) + String(region)
            + member.birth.description.filter(\.isNumber)
            + String(repeating: "0", count: 3 - String(serial).count) + String(serial)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits.compactMap(\.wholeNumberValue), weights).reduce(0) { $0 + $1.0 * $1.1 }
        return digits + (Array("10X98765432")[sum % 11].description)
    }

    /// A term with the posts that it fills, and the groups' leaders.
    mutating func writeTerm(of organization: SampleOrganization, election: String) {
        let term = "JC\(organization.id)-\(organization.termNumber)"
        sheets.add(
            "委员会届次",
            [
                "编号": term, "党组织": organization.id, "第几届": String(organization.termNumber),
                "任期开始日期": organization.termStart.description, "任期届满日期": organization.termEnd.description,
                "委员名额": String(organization.posts.count), "选举": election,
            ])
        for (post, member) in organization.posts {
            sheets.add(
                "党内任职",
                [
                    "编号": sheets.number("RZ"), "姓名": member, "党组织": organization.id, "职务": post, "届次": term,
                    "任职日期": organization.termStart.description,
                    "免职日期": organization.termEnd.description, "任职方式": "选举", "是否专职": "否",
                ])
        }
        guard organization.termNumber == 1 else { return }
        for group in organization.groups {
            sheets.add(
                "党内任职",
                [
                    "编号": sheets.number("RZ"), "姓名": organization.leaders[group] ?? organization.secretary,
                    "党组织": group,
                    "职务": "党小组组长", "任职日期": organization.termStart.description, "任职方式": "任命、指派", "是否专职": "否",
                ])
        }
    }

    /// Every register that the generator fills is kept from the first day on, by everybody.
    mutating func writeKept() {
        for table in sheets.tables where RegisterBook.register(titled: table.name) != nil {
            guard !["启用日", "启用台账"].contains(table.name) else { continue }
            sheets.add(
                "启用台账",
                ["台账": table.name, "党组织": committee.id, "是否包括下级": "是", "起始日期": start.description])
        }
    }
}
