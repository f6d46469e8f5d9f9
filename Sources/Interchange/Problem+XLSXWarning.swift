import Performance
import Primitives
import XLSX

extension Problem {
    /// What the workbook reader found doubtful.
    init(_ warning: XLSXWarning) {
        switch warning {
        case .macrosIgnored:
            self.init(code: "macros-ignored", severity: .warning)
        case .tooManyDigits(let sheet, let cell, let stored):
            self.init(
                code: "too-many-digits", severity: .warning, sheet: sheet, range: CellRange(cell),
                found: stored)
        case .unreadableNumber(let sheet, let cell, let stored):
            self.init(
                code: "unreadable-number", severity: .warning, sheet: sheet, range: CellRange(cell),
                found: stored)
        case .singleCellMerge(let sheet, let cell):
            self.init(
                code: "single-cell-merge", severity: .info, sheet: sheet, range: CellRange(cell))
        case .sheetSkipped(let name):
            self.init(code: "sheet-skipped", severity: .info, sheet: name)
        case .partMissing(let part):
            self.init(code: "part-missing", severity: .warning, found: part)
        case .unknownStyle(let sheet, let cell):
            self.init(
                code: "unknown-style", severity: .warning, sheet: sheet, range: CellRange(cell))
        case .moreWarnings(let count):
            self.init(code: "more-warnings", severity: .warning, found: String(count))
        }
    }
}
