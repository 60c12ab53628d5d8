import ShiluFigures
import ShiluRegisters

/// Figures that tasks of plans name: by id, or as `shilu figures` prints them. A slip here would leave a promise unjudged all
/// year, so it is told when the plan is entered.
struct FigureNames {
    private static let part = "tasks"
    private static let field = "figureId"
    private let catalogue: FigureCatalogue
    private let byName: [String: String]

    /// - Throws: a `Refusal` where the catalogue itself is wrong.
    init() throws {
        catalogue = try FigureCatalogue.forCounting
        byName = Dictionary(catalogue.figures.map { ($0.name, $0.id) }, uniquingKeysWith: { one, _ in one })
    }

    /// Whether any row names a figure.
    static func areNamed(in rows: [DraftRow]) -> Bool { rows.contains { $0.register.name == PlanDocument.name } }

    func resolve(_ row: inout DraftRow, _ notices: inout [Notice]) {
        guard row.register.name == PlanDocument.name, let tasks = row.fields[Self.part]?.list else { return }
        let places = row.partPlaces[Self.part] ?? []
        row.fields[Self.part] = .list(
            tasks.enumerated().map { index, task in
                guard var fields = task.fields, let typed = fields[Self.field]?.text else { return task }
                if let id = byName[typed] ?? catalogue[typed]?.id {
                    fields[Self.field] = .text(id)
                } else {
                    let place = places.indices.contains(index) ? places[index] : row.place
                    let near = SheetReader.nearest(typed, among: catalogue.figures.map(\.name))
                    let like = near.map { "如果指的是“\($0)”，请照写；" } ?? ""
                    notices.append(
                        Notice(
                            "figure-unknown", "没有“\(Cells.shown(typed))”这个指标",
                            next: like + "指标名称可用 shilu figures 查看；任务不带数字的，这一格不填",
                            place: place.text(column: "指标")))
                }
                return .fields(fields)
            })
    }
}
