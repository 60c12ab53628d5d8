import Foundation

/// A Word file on the disk, as a whole.
public enum WordFile {
    /// Whether the bytes are as this program wrote them: other programs add `docProps/app.xml`, or the time of their saving.
    public static func isUntouched(_ data: Data) -> Bool {
        guard let archive = try? ZipReader(data, name: "") else { return false }
        return archive.hasFixedTimes && archive.contains("word/document.xml") && !archive.contains("docProps/app.xml")
    }
}
