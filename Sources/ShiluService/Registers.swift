import ShiluRegisters

/// Registers as people name them.
public enum Registers {
    /// All registers where no name is given; every unknown name is reported.
    public static func named(_ names: [String]) throws -> [AnyRegister] {
        if names.isEmpty { return RegisterBook.all }
        var found: [AnyRegister] = []
        var notices: [Notice] = []
        for name in names {
            if let register = RegisterBook.register(titled: Cells.trimmed(name)) {
                found.append(register)
            } else {
                let near = SheetReader.nearest(name, among: RegisterBook.all.map(\.title))
                notices.append(
                    Notice(
                        "register-unknown", "没有“\(name)”这种台账",
                        next: near.map { "是不是“\($0)”？全部台账可用 shilu catalogue list 查看" }
                            ?? "全部台账可用 shilu catalogue list 查看"))
            }
        }
        guard notices.isEmpty else { throw Refusal(notices) }
        return found
    }
}
