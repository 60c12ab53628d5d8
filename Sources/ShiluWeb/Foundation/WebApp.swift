import Foundation
import Logging
import ShiluFigures
import ShiluLedger
import ShiluRegisters
import ShiluService
import Synchronization

/// How the application is set up.
public struct WebOptions: Sendable {
    /// Whether browsers reach it by https: cookies are then marked secure.
    public var isSecure: Bool
    /// N of scrypt.
    public var passwordRounds: Int
    /// Bytes of one uploaded file.
    public var uploadLimit: Int
    /// Calls of the interface that one token may make in a minute.
    public var apiLimit: Int
    /// Where files behind records are kept; nil for nowhere.
    public var attachments: AttachmentStore?
    /// How sheets of other systems are read, as remembered; nil remembers nothing.
    public var mappings: MappingFolder?
    /// Where copies of the ledger go; nil for nowhere.
    public var backups: BackupFolder?
    /// What was erased, outside the ledger; nil for nowhere.
    public var erasures: ErasureList?
    /// Name of the ledger's file, by which its copies are called.
    public var ledgerName = "台账.shilu"
    public init(isSecure: Bool = false, passwordRounds: Int = 1 << 15, uploadLimit: Int = 20 << 20, apiLimit: Int = 600)
    {
        (self.isSecure, self.passwordRounds, self.uploadLimit) = (isSecure, passwordRounds, uploadLimit)
        self.apiLimit = apiLimit
    }
}

/// Everything the pages share: the ledger, the state beside it, the clock, what is remembered between requests.
public final class WebApp: Sendable {
    /// The ledger with its catalogue.
    public let session: Session
    public let state: StateStore
    public let options: WebOptions
    public let passwords: PasswordHasher
    public let log: Logger
    let limiter = RateLimiter()
    let imports = ImportShelf()
    let judged = JudgementMemory()
    let pages = PageMemory()
    let signedIn = SignInMemory()
    let callers = CallerMemory()
    let indexes = RegisterIndexes()
    private let clock: @Sendable () -> Int64
    private let setup = Mutex<String?>(nil)
    private let remembered = Mutex(Remembered())
    private let reading = Mutex(())

    private struct Remembered {
        var directory: Directory?
        /// The ledger position up to which nothing changed that the directory shows.
        var position: Int64 = -1
        var directoryVersion = 0
        var rights: [Int64: (directory: Int, state: Int64, rights: Rights)] = [:]
    }

    /// - Parameter clock: now, in seconds since 1970.
    public init(
        session: Session, state: StateStore, options: WebOptions = WebOptions(), log: Logger = Logger(label: "shilu"),
        clock: @escaping @Sendable () -> Int64
    ) {
        (self.session, self.state, self.options, self.log, self.clock) = (session, state, options, log, clock)
        passwords = PasswordHasher(rounds: options.passwordRounds)
    }

    public var ledger: Ledger { session.ledger }
    public var accounts: AccountStore { AccountStore(state: state) }
    public var signIns: SignInStore { SignInStore(state: state) }
    public var drafts: DraftStore { DraftStore(state: state) }
    public var accessLog: AccessLog { AccessLog(state: state) }

    /// Seconds since 1970.
    public var now: Int64 { clock() }
    /// The day in China.
    public var today: Day { Day(number: (now + 8 * 3600) / 86400) }

    // MARK: first start

    /// The code that the first administrator must type; nil once there is an account.
    public func setupCode() throws -> String? {
        guard try accounts.isEmpty() else {
            setup.withLock { $0 = nil }
            return nil
        }
        return setup.withLock { code in
            let made = code ?? RandomText.code(8)
            code = made
            return made
        }
    }

    // MARK: directory and rights

    /// Organisations and people as they stand today.
    public func directory() throws -> Directory {
        let (position, day) = (try ledger.position, today)
        if let known = remembered.withLock({ $0.position == position && $0.directory?.day == day ? $0.directory : nil })
        {
            return known
        }
        if let still = try unchanged(to: position, on: day) { return still }
        // Reading takes long: one at a time, and who waited finds it done.
        return try reading.withLock { _ in
            if let known = remembered.withLock({
                $0.position >= position && $0.directory?.day == day ? $0.directory : nil
            }) {
                return known
            }
            let made = try Directory.read(ledger, on: day)
            remembered.withLock {
                $0.directory = made
                $0.position = position
                $0.directoryVersion += 1
            }
            ServerMemory.letGo()
            return made
        }
    }

    /// The directory that is known, where nothing that was written since changes what it shows; nil where it must be read.
    private func unchanged(to position: Int64, on day: Day) throws -> Directory? {
        let (known, at) = remembered.withLock { ($0.directory, $0.position) }
        guard let known, known.day == day, at >= 0, position > at, position - at <= 1000 else { return nil }
        for entry in try ledger.entries(from: at + 1, limit: Int(position - at))
        where WebApp.directoryRegisters.contains(entry.register) { return nil }
        remembered.withLock { remembered in
            if remembered.directory?.day == day, remembered.position >= at, remembered.position < position {
                remembered.position = position
            }
        }
        return known
    }

    /// What kept pages depend on, as it is now.
    func moment() throws -> PageMemory.Moment {
        PageMemory.Moment(position: try ledger.position, state: try state.version(), day: today)
    }

    /// The same where it can be told without waiting; nil where it must be read.
    func knownMoment() -> PageMemory.Moment? {
        guard let position = ledger.knownPosition, let version = state.knownVersion() else { return nil }
        return PageMemory.Moment(position: position, state: version, day: today)
    }

    /// The directory with the number of its version, which changes with it.
    func directoryVersion() throws -> (Directory, Int) {
        let directory = try directory()
        return (directory, remembered.withLock { $0.directoryVersion })
    }

    /// What the account may do today.
    public func rights(of account: Account) throws -> Rights {
        let (directory, version) = try directoryVersion()
        let stateVersion = try state.version()
        let known = remembered.withLock { $0.rights[account.id] }
        if let known, known.directory == version, known.state == stateVersion { return known.rights }
        let day = today
        var roles: [ScopedRole] = []
        for grant in try accounts.grants(of: account.id) where grant.holds(on: day) {
            roles.append(ScopedRole(grant.role, organizations: grant.organization.map(directory.subtree(of:))))
        }
        let rights = Rights(account: account.id, member: account.member, roles: roles)
        remembered.withLock { $0.rights[account.id] = (version, stateVersion, rights) }
        return rights
    }

    // MARK: writing

    /// Registers whose records change what the directory shows.
    private static let directoryRegisters: Set<String> = [
        PartyOrganization.name, OrganizationAffiliation.name, Member.name, MembershipEvent.name, DevelopmentCase.name,
    ]

    /// Writes changes to the ledger in one transaction.
    /// - Throws: `BatchRefusal` with everything that is wrong.
    @discardableResult
    public func append(
        _ changes: [Change], by account: Account, note: String = "", dryRun: Bool = false
    ) throws -> Receipt {
        let receipt = try ledger.append(changes, author: account.name, at: now, note: note, dryRun: dryRun)
        let touched = Set(receipt.records.joined().map(AnyRecord.register(of:)))
        if !dryRun, touched.isDisjoint(with: WebApp.directoryRegisters), let first = receipt.batch {
            // Nothing of the directory changed: it still holds, unless somebody else wrote in between.
            remembered.withLock { if $0.position == first - 1 { $0.position = receipt.position } }
        }
        return receipt
    }
}

/// Times as people read them, in China.
public enum TimeText {
    /// `2023-12-20 09:05`
    public static func minute(_ seconds: Int64) -> String {
        let local = seconds + 8 * 3600
        let day = Day(number: local.quotient(86400))
        let minute = (local - local.quotient(86400) * 86400) / 60
        return "\(day) \(two(minute / 60)):\(two(minute % 60))"
    }

    public static func day(_ seconds: Int64) -> Day { Day(number: (seconds + 8 * 3600).quotient(86400)) }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Int64 {
    /// Rounded down, for moments before 1970 too.
    fileprivate func quotient(_ divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}
