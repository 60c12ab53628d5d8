import Synchronization

/// The shape of a register or part at a fixed place in memory, from which a single field can be taken.
///
/// `R.shape[keyPath:]` copies the whole shape, dozens of references, for each field of each record that is read.
final class KeptShape<S: Sendable>: @unchecked Sendable {
    // Unchecked: the memory is written before anybody else knows of it, and never again.
    private let memory: UnsafeMutablePointer<S>

    init(_ shape: S) {
        memory = .allocate(capacity: 1)
        memory.initialize(to: shape)
    }

    deinit {
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    func field<F>(_ path: KeyPath<S, F>) -> F {
        // A path of stored properties alone has an offset; a computed one is asked in the usual way.
        if let offset = MemoryLayout<S>.offset(of: path) {
            return UnsafeRawPointer(memory).load(fromByteOffset: offset, as: F.self)
        }
        return memory.pointee[keyPath: path]
    }

    /// The one of its type; made when first asked for.
    static func of(_ shape: @autoclosure () -> S) -> KeptShape {
        let id = ObjectIdentifier(S.self)
        if let known = keptShapes.withLock({ $0[id] }) as? KeptShape { return known }
        let made = KeptShape(shape())
        keptShapes.withLock { $0[id] = made }
        return made
    }
}

private let keptShapes = Mutex<[ObjectIdentifier: any AnyObject & Sendable]>([:])

/// Names of types as they stand in the source. Reflection finds them, and is too slow to be asked for each record.
enum TypeNames {
    private static let known = Mutex<[ObjectIdentifier: String]>([:])

    static func name(of type: Any.Type) -> String {
        let id = ObjectIdentifier(type)
        if let name = known.withLock({ $0[id] }) { return name }
        // `String(describing:)` gives the same text, but asks all images for four conformances of each type first: a tenth of
        // the time of a short command.
        let name = _typeName(type, qualified: false)
        known.withLock { $0[id] = name }
        return name
    }
}
