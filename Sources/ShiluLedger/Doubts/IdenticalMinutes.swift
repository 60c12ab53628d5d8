import ShiluRegisters

/// The same minutes word for word under several records. Spaces do not count; short notes are alike by nature.
enum IdenticalMinutes: DoubtRule {
    static let code = "identical-minutes"
    static let title = "会议记录内容雷同"

    /// Characters from which on the same text is no accident.
    static let least = 30

    static func look(at desk: DoubtDesk, _ found: inout Doubts) {
        var byText: [String: [DoubtDesk.Event]] = [:]
        for event in desk.events {
            guard let text = event.record.fields["minutes"]?.text else { continue }
            let bare = String(text.filter { !$0.isWhitespace })
            if bare.count >= least { byText[bare, default: []].append(event) }
        }
        for events in byText.values where events.count > 1 {
            let ordered = events.sorted { ($0.day, $0.record.id) < ($1.day, $1.record.id) }
            found.add(
                "\(events.count)条记录的会议记录内容一字不差", next: "请核对是不是照抄；一次会议登记了两遍的，撤销重复的",
                records: ordered.map(\.record.id), organizations: Array(Set(events.flatMap(\.organizations))).sorted(),
                day: ordered.first?.day)
        }
    }
}
