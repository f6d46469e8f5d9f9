import NumberFormats
import Primitives
import Sheets

/// What the sheets of one workbook share, and what is counted over all of them.
struct BookContext: ~Copyable {
    let limits: XLSLimits
    /// The UTF-8 bytes that the cells of every sheet lie in: the shared strings, and what the cells add.
    var text = ByteArena()
    var strings: [Cell.Slice] = []
    var styles = Styles()
    var usesEpoch1904 = false
    /// Whether it is a workbook of Excel 97 or later; otherwise of Excel 5 or 95.
    var isUnicode = true
    var codePage = CodePageText()
    /// Whether any formula comes to something other than zero: then whoever wrote the file has worked them out.
    var hasResults = false
    private var cellCount = 0
    private var warnings: [SheetWarning] = []
    private var furtherWarnings = 0

    init(limits: XLSLimits) {
        self.limits = limits
    }

    /// Counts a cell.
    ///
    /// - Throws: `XLSError.tooBig` where there are more cells, or more text, than a workbook may have.
    mutating func countCell() throws(XLSError) {
        guard cellCount < limits.cells else { throw .tooBig(.cells, maximum: limits.cells) }
        cellCount += 1
        try checkText()
    }

    /// - Throws: `XLSError.tooBig` where there is more text than a workbook may have.
    func checkText() throws(XLSError) {
        guard text.count <= limits.textBytes else { throw .tooBig(.textBytes, maximum: limits.textBytes) }
    }

    /// Keeps a warning, or only counts it.
    mutating func warn(_ warning: SheetWarning) {
        if warnings.count < limits.warnings { warnings.append(warning) } else { furtherWarnings += 1 }
    }

    /// The warnings kept, and how many were not.
    var allWarnings: [SheetWarning] {
        furtherWarnings == 0
            ? warnings : warnings + [SheetWarning(.moreWarnings, found: String(furtherWarnings))]
    }
}

extension ByteArena {
    /// What was added since a position.
    func slice(since first: Int) -> Cell.Slice { Cell.Slice(offset: first, count: count - first) }
}
