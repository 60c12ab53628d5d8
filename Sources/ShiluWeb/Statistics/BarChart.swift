import ShiluDocuments

/// Bars with their names and numbers beside them: no legend, no axis to decipher, one colour.
///
/// The page shows the same numbers in a table beneath, so the drawing may be skipped by a screen reader.
public struct BarChart: Sendable {
    /// One bar.
    public struct Bar: Sendable {
        /// What it stands for.
        public let name: String
        /// Its length; nil where there is no value, which is not the same as 0.
        public let value: Double?
        /// The number as printed, with its measure word.
        public let shown: String
        /// Where a click leads; nil for nowhere.
        public let link: String?

        /// A bar.
        public init(name: String, value: Double?, shown: String, link: String? = nil) {
            (self.name, self.value, self.shown, self.link) = (name, value, shown, link)
        }
    }

    /// What is drawn, in a few words.
    public let title: String
    /// From top to bottom.
    public let bars: [Bar]

    /// A chart of bars.
    public init(title: String, bars: [Bar]) { (self.title, self.bars) = (title, bars) }

    private static let width = 720
    private static let row = 30

    /// The drawing; it scales with the page.
    public var svg: String {
        let names = min(220, 16 * (bars.map { BarChart.columns($0.name) }.max() ?? 0) / 2 + 12)
        let numbers = min(160, 16 * (bars.map { BarChart.columns($0.shown) }.max() ?? 0) / 2 + 12)
        let room = Double(BarChart.width - names - numbers)
        let most = bars.compactMap(\.value).filter(\.isFinite).max() ?? 0
        var out = """
            <svg class="chart" role="img" aria-label="\(XMLEscape.attribute(title))" \
            viewBox="0 0 \(BarChart.width) \(max(1, bars.count) * BarChart.row)" xmlns="http://www.w3.org/2000/svg">
            """
        for (index, bar) in bars.enumerated() {
            let top = index * BarChart.row
            let length = most > 0 ? max(0, room * (bar.value ?? 0) / most) : 0
            var drawn =
                "<text x=\"\(names - 8)\" y=\"\(top + 20)\" text-anchor=\"end\">\(XMLEscape.attribute(short(bar.name)))</text>"
            if bar.value != nil {
                drawn +=
                    "<rect x=\"\(names)\" y=\"\(top + 6)\" width=\"\(BarChart.rounded(max(1, length)))\" height=\"18\"/>"
            }
            drawn +=
                "<text class=\"n\" x=\"\(BarChart.rounded(Double(names) + length + 8))\" y=\"\(top + 20)\">\(XMLEscape.attribute(bar.shown))</text>"
            if let link = bar.link { drawn = "<a href=\"\(XMLEscape.attribute(link))\">\(drawn)</a>" }
            out += drawn
        }
        return out + "</svg>"
    }

    private func short(_ name: String) -> String { name.count > 13 ? name.prefix(12) + "…" : name }

    private static func rounded(_ number: Double) -> String { String((number * 10).rounded() / 10) }

    /// Width in half columns: a Chinese character takes two.
    private static func columns(_ text: String) -> Int {
        text.prefix(13).unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
}
