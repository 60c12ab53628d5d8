import Synchronization

/// The tree as the last short write left it. To read thousands of organisations takes longer than all the rest of a save.
///
/// It is told by the hash of the chain's last entry and not by its number: a number is given anew after a transaction that
/// came to nothing.
final class TreeCache: Sendable {
    private let kept = Mutex<(hash: [UInt8], tree: OrganizationTree)?>(nil)

    func tree(at hash: [UInt8]) -> OrganizationTree? {
        kept.withLock { $0.flatMap { $0.hash == hash ? $0.tree : nil } }
    }

    func keep(_ tree: OrganizationTree, at hash: [UInt8]) { kept.withLock { $0 = (hash, tree) } }
}
