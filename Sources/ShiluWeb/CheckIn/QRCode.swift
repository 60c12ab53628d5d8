import CLibqrencode
import ShiluDocuments

/// A QR code as SVG: black modules on white with the quiet zone of four modules that scanners need.
public enum QRCode {
    /// The drawing of a text, such as an address; nil where it is too long for a code (about 2,900 bytes) or empty.
    ///
    /// - Parameter label: what a screen reader says instead of the drawing.
    public static func svg(_ text: String, label: String) -> String? {
        guard !text.isEmpty, !text.utf8.contains(0), let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else {
            return nil
        }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let data = code.pointee.data else { return nil }
        let modules = UnsafeBufferPointer(start: data, count: width * width)
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                guard modules[row * width + column] & 1 == 1 else {
                    column += 1
                    continue
                }
                let start = column
                while column < width, modules[row * width + column] & 1 == 1 { column += 1 }
                path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
            }
        }
        let side = width + 8
        return """
            <svg class="qr" role="img" aria-label="\(XMLEscape.attribute(label))" viewBox="0 0 \(side) \(side)" \
            shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg">\
            <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path fill="#000" d="\(path)"/></svg>
            """
    }
}
