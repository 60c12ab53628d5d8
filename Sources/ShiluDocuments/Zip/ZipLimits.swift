/// How much an untrusted ZIP may ask for. Checked against its directory before anything is inflated, and again while
/// inflating, because a directory can lie.
public struct ZipLimits: Sendable, Equatable {
    /// Number of entries.
    public var entries: Int
    /// Bytes of one entry when inflated.
    public var entrySize: Int
    /// Bytes of all entries together when inflated.
    public var totalSize: Int
    /// Inflated bytes per stored byte. Looked at only for entries above `ratioFrom`: small files of one repeated row are
    /// harmless and common.
    public var ratio: Int
    /// Inflated size in bytes from which `ratio` is looked at.
    public var ratioFrom: Int

    public init(entries: Int, entrySize: Int, totalSize: Int, ratio: Int, ratioFrom: Int) {
        self.entries = entries
        self.entrySize = entrySize
        self.totalSize = totalSize
        self.ratio = ratio
        self.ratioFrom = ratioFrom
    }

    /// Room for a sheet of some hundred thousand rows and for documents full of pictures, not for a bomb.
    public static let standard = ZipLimits(
        entries: 4096, entrySize: 256 << 20, totalSize: 512 << 20, ratio: 300, ratioFrom: 8 << 20)
}
