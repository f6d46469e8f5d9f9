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
    var cellCount = 0
    var textBytes = 0
    private var warnings: [XLSXWarning] = []
    private var furtherWarnings = 0

    init(limits: XLSXLimits) {
        maximumCells = limits.cells
        maximumTextBytes = limits.textBytes
        maximumMerges = limits.mergedRanges
        maximumDimensions = limits.dimensions
        maximumWarnings = limits.warnings
    }

    /// Forgets the last workbook.
    mutating func reset() {
        styles.removeAll()
        strings.removeAll()
        usesEpoch1904 = false
        cellCount = 0
        textBytes = 0
        warnings = []
        furtherWarnings = 0
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
