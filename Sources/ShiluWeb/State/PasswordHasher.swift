import Crypto
import CryptoExtras
import Foundation
import ShiluRegisters
import Synchronization

/// Passwords by scrypt (RFC 7914). Stored as `scrypt$rounds$blocks$parallel$salt$key`, so that costs can rise later.
public final class PasswordHasher: Sendable {
    /// One at a time: each takes 32 MB of memory.
    private let turn = Mutex(())
    private let rounds: Int

    /// - Parameter rounds: N of scrypt, a power of two; 2¹⁵ with r = 8 and p = 3 is OWASP's advice. Tests take less.
    public init(rounds: Int = 1 << 15) { self.rounds = rounds }

    private static let blocks = 8
    private static let parallel = 3

    public func hash(_ password: String) throws -> String {
        var generator = SystemRandomNumberGenerator()
        let salt = Data((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
        let key = try derive(password, salt: salt, rounds: rounds, blocks: Self.blocks, parallel: Self.parallel)
        return
            "scrypt$\(rounds)$\(Self.blocks)$\(Self.parallel)$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    public func matches(_ password: String, _ stored: String) throws -> Bool {
        let parts = stored.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blocks = Int(parts[2]),
            let parallel = Int(parts[3]), let salt = Data(base64Encoded: parts[4])
        else { return false }
        let key = try derive(password, salt: salt, rounds: rounds, blocks: blocks, parallel: parallel)
        return RandomText.equal(key.base64EncodedString(), parts[5])
    }

    /// As long as a real check, for sign-in names that do not exist.
    public func waste() { _ = try? hash("谁也不是") }

    private func derive(_ password: String, salt: Data, rounds: Int, blocks: Int, parallel: Int) throws -> Data {
        try turn.withLock { _ in
            try KDF.Scrypt.deriveKey(
                from: Data(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: 32,
                rounds: rounds, blockSize: blocks, parallelism: parallel
            ).withUnsafeBytes { Data($0) }
        }
    }

    /// What is wrong with a new password; nil when it will do.
    public static func problem(with password: String, login: String) -> Notice? {
        if password.count < 8 {
            return Notice("password-short", "密码不足8个字符", next: "请用8个以上的字符，可以是一句话", place: "新密码")
        }
        if password.count > 200 {
            return Notice("password-long", "密码超过200个字符", next: "请改短", place: "新密码")
        }
        if Set(password).count < 4 || password.lowercased().contains(login.lowercased()) {
            return Notice("password-weak", "密码太容易猜到", next: "请不要用登录名或重复的字符", place: "新密码")
        }
        return nil
    }
}
