import Markup
import NumberFormats
import Primitives

/// What the sheets of one workbook share, and what is counted over all of them.
struct BookContext: ~Copyable {
    // Each limit by itself: the whole struct would be copied wherever one is looked at.
    let maximumCells: Int
    let maximumTextBytes: Int
    let maximumMerges: Int
    let maximumDimensions: Int
    private let maximumWarnings: Int
    var styles = Styles()
    var strings = SharedStrings()
    var usesEpoch1904 = false
    /// Whether formulas that come to 0 may never have been worked out: the workbook asks for it on opening, and has no
    /// chain of calculation, as programs leave it that have worked nothing out.
    var hasPlaceholderResults = false
    /// Whether a formula came to another number, so that its program does work formulas out.
    var hasResults = false
    /// Whether a style that is not in the list was met.
    private var hasUnknownStyle = false
    var cellCount = 0
    var textBytes = 0
    /// What is known of the parts of earlier workbooks.
    var memos = Memos()
    private var compiledFormats = CompiledFormats()
    private var warnings: [XLSXWarning] = []
    private var furtherWarnings = 0

    /// What is known of parts by what they are.
    struct Memos {
        var relationships = PartMemo<Relationships>()
        var workbooks = PartMemo<WorkbookPart?>()
        var styles = PartMemo<Styles>()
    }

    init(limits: XLSXLimits) {
        maximumCells = limits.cells
        maximumTextBytes = limits.textBytes
        maximumMerges = limits.mergedRanges
        maximumDimensions = limits.dimensions
        maximumWarnings = limits.warnings
    }

    /// Forgets the last workbook.
    mutating func reset() {
        styles = Styles()
        strings.removeAll()
        usesEpoch1904 = false
        hasPlaceholderResults = false
        hasResults = false
        hasUnknownStyle = false
        cellCount = 0
        textBytes = 0
        warnings = []
        furtherWarnings = 0
    }

    /// Takes in the styles part.
    mutating func readStyles(
        _ part: String, in archive: Archive, _ scanner: inout XMLScanner
    ) throws(XLSXError) {
        let limits = archive.limits
        styles = try archive.value(of: part, &memos.styles, &scanner) { (scanner) throws(XLSXError) in
            try Styles(part, &scanner, limits: limits, &compiledFormats)
        }
    }

    /// Warns of the first cell whose style is not in the list.
    mutating func warnOfUnknownStyle(sheet: String, cell: CellReference) {
        guard !hasUnknownStyle else { return }
        hasUnknownStyle = true
        warn(.unknownStyle(sheet: sheet, cell: cell))
    }

    /// Keeps a warning, or only counts it.
    mutating func warn(_ warning: XLSXWarning) {
        if warnings.count < maximumWarnings {
            warnings.append(warning)
        } else {
            furtherWarnings += 1
        }
    }

    /// The warnings kept, and how many were not.
    var allWarnings: [XLSXWarning] {
        furtherWarnings == 0 ? warnings : warnings + [.moreWarnings(furtherWarnings)]
    }
}
