import ArgumentParser
import Foundation
import ShiluLedger
import ShiluRegisters
import ShiluService
import ShiluWeb

struct AccountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "网页版的账号：新增、列出、重设密码。",
        discussion: "平时在网页的“管理 → 账号和权限”里办理；忘了管理员密码、做演示时用这个命令。",
        subcommands: [Add.self, List.self, Reset.self])

    /// The state beside the ledger.
    static func store(_ options: LedgerOptions) throws -> AccountStore {
        let path = try options.path()
        guard FileManager.default.fileExists(atPath: path) else {
            throw Notice("ledger-missing", "没有这个台账文件", next: "请核对路径，或先用 shilu init 建立", place: path)
        }
        return AccountStore(state: try StateStore(path: StateStore.path(ofLedger: path)))
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "新增账号。", discussion: "例：shilu accounts add ganshi --name 张三 --role 党务干事 --password 密码")

        @OptionGroup var ledger: LedgerOptions
        @Argument(help: ArgumentHelp("登录名。", valueName: "login"))
        var login: String
        @Option(help: ArgumentHelp("姓名。", valueName: "name"))
        var name: String
        @Option(help: ArgumentHelp("权限：管理员、党务干事、书记、组织委员、纪检委员、党小组长、党员、上级检查、只读；可写几次。", valueName: "role"))
        var role: [String] = []
        @Option(help: ArgumentHelp("范围：党组织的名称、简称或编号；不写为全单位。", valueName: "organization"))
        var organization: String?
        @Option(help: ArgumentHelp("党员编号。", valueName: "number"))
        var member: String?
        @Option(help: ArgumentHelp("密码；不写则生成一个，首次登录时须改。", valueName: "password"))
        var password: String?

        func run() throws {
            let roles = try role.map { text in
                guard let found = Role.allCases.first(where: { $0.label == text || $0.rawValue == text }) else {
                    throw Notice(
                        "role-unknown", "没有“\(text)”这种权限",
                        next: "请写其中一项：\(Role.allCases.map(\.label).joined(separator: "、"))", place: "--role")
                }
                return found
            }
            let session = try ledger.session()
            let place = try organization.map { try session.organization($0).id }
            let person = try member.map { try session.record("\(Member.name)/\($0)").id }
            let store = try AccountsCommand.store(ledger)
            let secret = password ?? RandomText.code(12)
            if let problem = PasswordHasher.problem(with: secret, login: login) { throw problem }
            let id = try store.create(
                login: login, name: name, member: person, hash: PasswordHasher().hash(secret),
                mustChange: password == nil, at: Clock.now)
            for role in roles { try store.grant(role, to: id, organization: place, since: Clock.today) }
            let said = roles.map(\.label).joined(separator: "、")
            print(
                "已建立账号：\(login)（\(name)，\(said.isEmpty ? "没有权限" : said)）" + (password == nil ? "　初始密码：\(secret)" : ""))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出账号。")
        @OptionGroup var ledger: LedgerOptions

        func run() throws {
            let store = try AccountsCommand.store(ledger)
            for account in try store.all() {
                let roles = try store.grants(of: account.id).filter { $0.holds(on: Clock.today) }.map(\.role.label)
                print(
                    "\(account.login)\t\(account.name)\t\(roles.joined(separator: "、"))\(account.isDisabled ? "\t已停用" : "")"
                )
            }
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "reset", abstract: "重设密码，并解除锁定。")
        @OptionGroup var ledger: LedgerOptions
        @Argument(help: ArgumentHelp("登录名。", valueName: "login"))
        var login: String

        func run() throws {
            let store = try AccountsCommand.store(ledger)
            guard let account = try store.account(login: login) else {
                throw Notice("account-unknown", "没有“\(login)”这个账号", next: "可用 shilu accounts list 查看全部账号")
            }
            let secret = RandomText.code(12)
            try store.setPassword(account.id, hash: PasswordHasher().hash(secret), mustChange: true)
            print("已重设：\(account.login)　初始密码：\(secret)（首次登录时须改）")
        }
    }
}
