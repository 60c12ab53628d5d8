import ShiluDuties
import ShiluFigures
import ShiluRegisters

/// What a mechanism may name: everything of the product that can serve it, by its name and with its Chinese title.
public struct SystemNames: Sendable {
    public var registers: [String: String] = [:]
    public var figures: [String: String] = [:]
    public var duties: [String: String] = [:]
    public var pages: [String: String] = [:]
    public var reports: [String: String] = [:]

    public init() {}

    /// The registers, figures, duties, pages and reports of the catalogue that comes with the program.
    public static func bundled(_ systems: SystemsCatalogue) throws(Refusal) -> SystemNames {
        var names = SystemNames()
        let catalogue = try FigureCatalogue.bundled
        for register in RegisterBook.all { names.registers[register.name] = register.title }
        for figure in catalogue.figures { names.figures[figure.id] = figure.name }
        for duty in try DutyCatalogue.bundled.duties { names.duties[duty.id] = duty.title }
        for (key, title) in systems.pages { names.pages[key] = title }
        for id in ReportService.templateIDs() {
            names.reports[id] = (try? ReportService.template(id, catalogue: catalogue))?.kind ?? id
        }
        return names
    }

    /// The names of a mechanism, kind by kind, with what is known of each.
    func lists(of mechanism: ServedMechanism) -> [(kind: String, names: [String], known: [String: String])] {
        [
            ("台账", mechanism.registers, registers), ("指标", mechanism.figures, figures),
            ("应尽事项", mechanism.duties, duties), ("页面", mechanism.pages, pages), ("报告", mechanism.reports, reports),
        ]
    }
}

extension SystemsCatalogue {
    /// Mechanisms that nothing serves, and names that do not exist; empty when all is well.
    public func check(_ names: SystemNames) -> [Notice] {
        var notices: [Notice] = []
        for system in systems {
            for mechanism in system.mechanisms {
                let place = "\(Self.file)：第\(mechanism.line)行"
                if !mechanism.isServed {
                    notices.append(
                        Notice(
                            "mechanism-unserved", "\(system.row)“\(mechanism.name)”没有写由什么承担",
                            next: "请至少写一种台账、指标、应尽事项、页面或报告",
                            place: place))
                }
                for (kind, named, known) in names.lists(of: mechanism) {
                    for name in named where known[name] == nil {
                        notices.append(
                            Notice(
                                "name-unknown", "\(system.row)“\(mechanism.name)”的\(kind)“\(name)”不存在",
                                next: "请改用目录里有的名称",
                                place: place))
                    }
                }
            }
        }
        return notices
    }

    /// The text of `docs/systems.md`.
    public func document(_ names: SystemNames) -> String {
        let count = systems.reduce(0) { $0 + $1.mechanisms.count }
        var lines = [
            "# 工作体系与承担它的台账、指标、应尽事项、页面和报告", "",
            "本文件由 `shilu catalogue systems` 从 `Catalogue/systems.yaml` 生成，不要手改；改了目录以后重新生成：", "",
            "    shilu catalogue systems --output docs/systems.md", "",
            "\(systems.count)套工作体系，\(count)项工作机制。每种台账都有列表、填写、记录、导入、导出页面和接口，表中“页面”一栏只写另有的页面。",
        ]
        for system in systems {
            lines += [
                "", "## \(system.row) \(system.name)", "", "| 工作机制 | 台账 | 指标 | 应尽事项 | 页面 | 报告 |",
                "| --- | --- | --- | --- | --- | --- |",
            ]
            for mechanism in system.mechanisms {
                let cells = names.lists(of: mechanism).map { _, named, known in
                    named.map { known[$0] ?? $0 }.joined(separator: "、")
                }
                let row = ([mechanism.name] + cells).map { $0.replacing("|", with: "\\|").replacing("*", with: "\\*") }
                lines.append("| " + row.joined(separator: " | ") + " |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
