import ShiluRegisters

/// The same file as evidence of several things. A part of a gathering may share its meeting's sheet.
enum SameAttachment: DoubtRule {
    static let code = "same-attachment"
    static let title = "同一份佐证材料用了多次"

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        struct Use {
            let state: RecordState
            let gathering: String
            let organizations: [String]
            let day: Day?
            let file: String
        }
        var uses: [String: [Use]] = [:]
        for info in desk.registers {
            let keys = AttachmentFields.keys(of: info.register)
            guard !keys.isEmpty else { continue }
            for state in desk.states(info.register.name) {
                let meeting = state.open["meetingId"]?.text.map(desk.context.canonical)
                var seen: Set<String> = []
                for item in keys.compactMap({ state.open[$0]?.list }).joined() {
                    guard let digest = item.fields?["sha256"]?.text, seen.insert(digest).inserted else { continue }
                    uses[digest, default: []].append(
                        Use(
                            state: state, gathering: meeting ?? state.id, organizations: state.organizations(info),
                            day: desk.day(of: state, info), file: item.fields?["fileName"]?.text ?? ""))
                }
            }
        }
        for all in uses.values where Set(all.map(\.gathering)).count > 1 && all.contains(where: { desk.isIn($0.day) }) {
            let ordered = all.sorted { ($0.day?.number ?? 0, $0.state.id) < ($1.day?.number ?? 0, $1.state.id) }
            found.add(
                "文件“\(ordered.first?.file ?? "")”（内容完全相同）作为\(all.count)条记录的佐证材料",
                next: "请核对每条记录的材料；放错了的，更正后附上真正的材料", records: ordered.map(\.state.id),
                organizations: Array(Set(all.flatMap(\.organizations))).sorted(),
                day: ordered.first { desk.isIn($0.day) }?.day)
        }
    }
}
