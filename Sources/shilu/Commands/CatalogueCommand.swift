import ArgumentParser
import ShiluCatalogue
import ShiluDuties
import ShiluFigures
import ShiluRegisters
import ShiluService

struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "查看和检查目录：台账、指标、报告模板。",
        subcommands: [Check.self, List.self, SystemsCommand.self, CatalogueDiffCommand.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "check", abstract: "检查指标和报告模板的写法，指出文件和行号。")

        func run() throws {
            let notices = CatalogueCheck.run()
            guard notices.isEmpty else {
                Terminal.complain(notices)
                throw ExitCode(1)
            }
            let catalogue = try FigureCatalogue.bundled
            let duties = try DutyCatalogue.bundled
            print("目录没有问题：\(RegisterBook.all.count)种台账，\(catalogue.figures.count)个指标，\(duties.ids.count)项应尽事项")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出全部台账、指标和应尽事项。")

        @Option(help: ArgumentHelp("输出格式。", valueName: "format")) var format = OutputFormat.text

        func run() throws {
            let figures = try FigureCatalogue.bundled.figures
            if format == .json {
                try JSONText.print(
                    CatalogueJSON(
                        registers: RegisterBook.all.map(RegisterJSON.init),
                        figures: figures.map(FigureDefinitionJSON.init),
                        duties: try DutyCatalogue.bundled.duties.map(DutyDefinitionJSON.init)))
                return
            }
            for area in Area.allCases {
                let registers = RegisterBook.all.filter { $0.area == area }
                if registers.isEmpty { continue }
                print("\n【\(area.label)】台账")
                for register in registers {
                    print("\(Terminal.pad(register.title, to: 24))\(register.purpose)")
                    print("    \(register.fields.map { $0.label + ($0.isRequired ? "*" : "") }.joined(separator: "、"))")
                }
            }
            var section = ""
            for figure in figures {
                if figure.section != section {
                    section = figure.section
                    print("\n【\(section)】指标")
                }
                print("\(Terminal.pad(figure.id, to: 40))\(Terminal.pad(figure.name, to: 32))\(figure.basis)")
            }
            try listDuties()
        }
    }
}

struct CatalogueJSON: Encodable {
    let registers: [RegisterJSON]
    let figures: [FigureDefinitionJSON]
    /// Rules of regulations, an edition each.
    let duties: [DutyDefinitionJSON]
}

struct RegisterJSON: Encodable {
    let name: String
    let title: String
    let area: String
    let purpose: String
    let naturalKey: [String]
    let fields: [FieldJSON]
    let steps: [StepJSON]?
    let facts: [String]

    init(_ register: AnyRegister) {
        (name, title, area, purpose) = (register.name, register.title, register.area.rawValue, register.purpose)
        (naturalKey, facts) = (register.naturalKey, register.yields)
        fields = register.fields.map(FieldJSON.init)
        steps = register.lifeCycle?.steps.map(StepJSON.init)
    }
}

struct StepJSON: Encodable {
    let key: String
    let label: String
    let from: [String]
    let to: String
    let needs: [String]
    init(_ step: LifeCycle.Step) {
        (key, label, from, to, needs) = (step.key, step.label, step.from, step.to, step.needs)
    }
}

struct FieldJSON: Encodable {
    struct Code: Encodable {
        let code: String
        let label: String
    }
    let key: String
    let label: String
    let type: String
    let required: Bool
    let sealed: Bool
    let unit: String?
    let target: String?
    let codeList: String?
    let codes: [Code]?
    let fields: [FieldJSON]?

    init(_ field: any AnyField) {
        (key, label, required, sealed) = (field.key, field.label, field.isRequired, field.isSealed)
        unit = field.unit.isEmpty ? nil : field.unit
        let form = FormJSON(field.form)
        (type, target, codeList, codes, fields) = (form.type, form.target, form.codeList, form.codes, form.fields)
    }

    private struct FormJSON {
        var type: String
        var target: String?
        var codeList: String?
        var codes: [Code]?
        var fields: [FieldJSON]?

        init(_ form: FieldForm) {
            switch form {
            case .text: type = "text"
            case .longText: type = "longText"
            case .integer: type = "integer"
            case .decimal: type = "decimal"
            case .money: type = "money"
            case .day: type = "day"
            case .dateTime: type = "dateTime"
            case .month: type = "month"
            case .quarter: type = "quarter"
            case .flag: type = "flag"
            case .code(let name, let entries):
                type = "code"
                codeList = name
                codes = entries.map { Code(code: $0.code, label: $0.label) }
            case .link(let register):
                type = "link"
                target = register
            case .list(let element):
                self = FormJSON(element)
                type = "list<\(type)>"
            case .parts(let shape):
                type = "parts"
                target = shape.name
                fields = shape.fields.map(FieldJSON.init)
            }
        }
    }
}

struct FigureDefinitionJSON: Encodable {
    let id: String
    let name: String
    let units: [String]
    let saidAs: [String]
    let section: String
    let rounding: String
    let registers: [String]
    let definition: String
    let computed: Bool

    init(_ figure: FigureDefinition) {
        (id, name, units, saidAs) = (figure.id, figure.name, figure.units, figure.saidAs)
        (section, registers, definition) = (figure.section, figure.registers, figure.basis)
        (rounding, computed) = (String(describing: figure.rounding), figure.isComputed)
    }
}
