import Crypto

/// The ciphers of one ledger, chosen when it is made and named in it. Another suite is another file.
public protocol CipherSuite: Sendable {
    /// Stored in the ledger; a released name never changes.
    var name: String { get }
    func hash(_ bytes: [UInt8]) -> [UInt8]
    func authenticationCode(_ bytes: [UInt8], key: [UInt8]) -> [UInt8]
    /// The same under one key for many: what only depends on the key is worked out once.
    func authenticator(key: [UInt8]) -> @Sendable ([UInt8]) -> [UInt8]
    /// A key for one purpose, from the master key.
    func derive(_ purpose: String, from master: [UInt8]) -> [UInt8]
    func randomKey() -> [UInt8]
    /// Encrypts and authenticates; `context` is bound but not stored.
    func seal(_ plain: [UInt8], key: [UInt8], context: [UInt8]) throws -> [UInt8]
    /// Nil where key, context or bytes are not those that were sealed.
    func open(_ sealed: [UInt8], key: [UInt8], context: [UInt8]) -> [UInt8]?
}

extension CipherSuite {
    public func authenticator(key: [UInt8]) -> @Sendable ([UInt8]) -> [UInt8] {
        { [self] bytes in authenticationCode(bytes, key: key) }
    }
}

public enum CipherSuites {
    public static let all: [any CipherSuite] = [AES256GCM()]
    public static func named(_ name: String) -> (any CipherSuite)? { all.first { $0.name == name } }
}

/// AES-256-GCM, SHA-256, HMAC-SHA-256 and HKDF of swift-crypto.
public struct AES256GCM: CipherSuite {
    public init() {}
    public var name: String { "aes-256-gcm+sha-256" }

    public func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    public func authenticationCode(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    }

    public func authenticator(key: [UInt8]) -> @Sendable ([UInt8]) -> [UInt8] {
        let keyed = HMAC<SHA256>(key: SymmetricKey(data: key))
        return { bytes in
            var code = keyed
            code.update(data: bytes)
            return Array(code.finalize())
        }
    }

    public func derive(_ purpose: String, from master: [UInt8]) -> [UInt8] {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: master), info: Array("shilu ".utf8) + Array(purpose.utf8),
            outputByteCount: 32)
        return key.withUnsafeBytes { Array($0) }
    }

    public func randomKey() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()  // getrandom(2) on Linux: fit for keys
        var key = [UInt8](repeating: 0, count: 32)
        key.withUnsafeMutableBytes { bytes in
            for offset in stride(from: 0, to: 32, by: 8) {
                bytes.storeBytes(of: generator.next(), toByteOffset: offset, as: UInt64.self)
            }
        }
        return key
    }

    public func seal(_ plain: [UInt8], key: [UInt8], context: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(plain, using: SymmetricKey(data: key), authenticating: context)
        // A fresh 12-byte nonce always has a combined form; without one nothing may be stored.
        guard let combined = box.combined else { throw Notices.keyBroken }
        return Array(combined)
    }

    public func open(_ sealed: [UInt8], key: [UInt8], context: [UInt8]) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(box, using: SymmetricKey(data: key), authenticating: context)
        else { return nil }
        return Array(plain)
    }
}
