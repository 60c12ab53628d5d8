import ShiluDuties
import ShiluFigures
import ShiluLedger
import ShiluRegisters

extension Session {
    /// Judges duties as the ledger stands now.
    public func dutyEngine() throws -> DutyEngine {
        DutyEngine(catalogue: try DutyService.catalogue(), reading: try ledger.facts(), calendar: DutyService.calendar)
    }

    /// The member that people mean by a name or a number.
    public func member(_ text: String) throws -> AnyRecord {
        if let record = try ledger.record("\(Member.name)/\(text)")
            ?? (text.hasPrefix("Member/") ? ledger.record(text) : nil)
        {
            return record
        }
        // Without the key nobody is found by name, and the message says so.
        let found = ledger.isUnlocked ? try ledger.findMembers(name: text) : []
        guard let only = found.first else {
            throw Notice(
                "member-unknown", ledger.isUnlocked ? "台账里没有这名党员" : "没有密钥，不能按姓名查找",
                next: ledger.isUnlocked ? "请核对姓名，或改写编号" : "请改写编号，或提供密钥")
        }
        guard found.count == 1 else {
            throw Notice(
                "member-ambiguous", "同名的有\(found.count)人", next: "请改写编号：\(found.map(\.number).joined(separator: "、"))")
        }
        return only
    }

    /// What a duty is called by id or by title.
    public func duties(named texts: [String]) throws -> Set<String>? {
        guard !texts.isEmpty else { return nil }
        let catalogue = try DutyService.catalogue()
        var (found, notices): (Set<String>, [Notice]) = ([], [])
        for text in texts {
            if let duty = catalogue.duties.first(where: { $0.id == text || $0.title == text }) {
                found.insert(duty.id)
            } else {
                notices.append(Notice("duty-unknown", "没有“\(text)”这项应尽事项", next: "全部事项可用 shilu catalogue list 查看"))
            }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return found
    }
}

/// The catalogue of duties and the calendar of the program, read once.
public enum DutyService {
    private static let loaded: Result<DutyCatalogue, Refusal> = {
        do throws(Refusal) { return .success(try DutyCatalogue.bundledForJudging) } catch { return .failure(error) }
    }()
    public static func catalogue() throws(Refusal) -> DutyCatalogue { try loaded.get() }
    /// Public holidays of the years that are known; a year that is not leaves working days undecided.
    public static let calendar: any WorkingDays = {
        if let known = try? WorkingCalendar.bundled { return known }
        return NoWorkingDays()
    }()

    /// How judgements are counted for the sentence that stands first.
    public struct Tally: Sendable, Hashable {
        public var dueThisMonth = 0
        public var dueLater = 0
        public var breaches = 0
        public var withoutRecord = 0
        public var met = 0

        public init(_ judgements: [DutyJudgement], on day: Day) {
            for judgement in judgements {
                switch judgement.state {
                case .met: met += 1
                case .breach: breaches += 1
                case .noRecord: withoutRecord += 1
                case .notDue:
                    if judgement.due.map({ $0.yearMonth <= day.yearMonth }) ?? false {
                        dueThisMonth += 1
                    } else {
                        dueLater += 1
                    }
                case .notApplicable: break
                }
            }
        }

        /// `本月还有3项应办；已过期限未办2项；无记录5项；已办40项。`
        public var sentence: String {
            var parts = [dueThisMonth == 0 ? "本月没有待办事项" : "本月还有\(dueThisMonth)项应办"]
            if dueLater > 0 { parts.append("以后到期\(dueLater)项") }
            if breaches > 0 { parts.append("应办未办\(breaches)项") }
            if withoutRecord > 0 { parts.append("无记录\(withoutRecord)项") }
            parts.append("已办\(met)项")
            return parts.joined(separator: "；") + "。"
        }
    }
}
