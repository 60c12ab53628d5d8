/// The numbers of a document's layout, so that an office's own template is data and not code.
///
/// Lengths are twips (1/20 pt) and sizes half-points unless said otherwise. The defaults follow GB/T 9704-2012.
public struct PageProfile: Sendable, Equatable {
    /// A4, §5.1.
    public var pageWidth = 11_906
    public var pageHeight = 16_838
    /// 天头 37 mm and 订口 28 mm, §5.2.1; the others follow from the 156 × 225 mm of the text area.
    public var topMargin = 2098
    public var rightMargin = 1474
    public var bottomMargin = 1984
    public var leftMargin = 1587
    public var headerDistance = 851
    /// 25.5 mm from the edge: puts the dashes of the page number 7 mm below the text area, §7.5.
    public var footerDistance = 1446

    /// 22 rows a page, §5.2.3: 28.95 pt, because 29.0 pt gives 21 rows.
    public var linePitch = 579
    /// Tighter setting of full rows, so that 28 characters of 16 pt fit into 156 mm, §5.2.3.
    public var characterSpacing = -5
    /// Word's character grid instead of tight setting. Other programs set 17 or 18 characters a row with it.
    public var usesCharacterGrid = false
    /// Pitch of the character grid relative to the default size, in 1/4096 pt.
    public var characterGridSpace = -848

    /// 3号, §5.2.2.
    public var bodySize = 32
    /// 2号, §7.3.1.
    public var titleSize = 44
    /// Leading of the title.
    public var titleLine = 680
    /// 4号, §7.5.
    public var pageNumberSize = 28
    public var pageNumberLine = 280
    /// 小四: the standard leaves tables free.
    public var tableSize = 24
    public var tableLine = 440

    /// 首行缩进, in characters, §7.3.3.
    public var indentCharacters = 2
    /// Blank rows above the title; 0 puts it on the first row of the text area, as documents without a red head have it.
    public var rowsAboveTitle = 0
    /// The gap at the right of the organization's name without a seal, in characters, §7.3.5.2.
    public var signatureGap = 2

    public var body = Face(eastAsian: "仿宋_GB2312", latin: "Times New Roman", substitute: "仿宋")
    public var title = Face(eastAsian: "方正小标宋简体", latin: "方正小标宋简体", substitute: "宋体")
    public var subtitle = Face(eastAsian: "楷体_GB2312", latin: "Times New Roman", substitute: "楷体")
    public var pageNumber = Face(eastAsian: "宋体", latin: "宋体", substitute: "SimSun")
    /// Faces of levels 1…4, §7.3.3; at least one.
    public var headings = [
        Face(eastAsian: "黑体", latin: "Times New Roman", substitute: "SimHei"),
        Face(eastAsian: "楷体_GB2312", latin: "Times New Roman", substitute: "楷体"),
        Face(eastAsian: "仿宋_GB2312", latin: "Times New Roman", substitute: "仿宋"),
        Face(eastAsian: "仿宋_GB2312", latin: "Times New Roman", substitute: "仿宋"),
    ]
    /// Levels that an office prints bold; none by the standard.
    public var boldHeadingLevels: Set<Int> = []

    public init() {}

    /// GB/T 9704-2012.
    public static let standard = PageProfile()

    /// The typefaces of a kind of text.
    public struct Face: Sendable, Equatable {
        public var eastAsian: String
        /// For digits and Latin letters.
        public var latin: String
        /// Taken where the East Asian one is not installed.
        public var substitute: String

        public init(eastAsian: String, latin: String, substitute: String) {
            self.eastAsian = eastAsian
            self.latin = latin
            self.substitute = substitute
        }
    }

    /// Width of the text area.
    var textWidth: Int { pageWidth - leftMargin - rightMargin }
    /// Width of a Chinese character of the body (字): its size is in half-points, 10 twips each.
    var characterWidth: Int { bodySize * 10 }

    func headingFace(_ level: Int) -> Face {
        let index = min(max(level, 1), 4) - 1
        return headings.indices.contains(index) ? headings[index] : body
    }
}
