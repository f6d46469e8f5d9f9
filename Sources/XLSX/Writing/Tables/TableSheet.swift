public import Primitives

/// A sheet of a workbook of tables: its rows, and all that is set up around them.
public struct TableSheet {
    /// The name on its tab, one that Excel takes.
    public var name: String
    /// Its rows, in order: those of a later one stand below those of an earlier one.
    public var rows: [TableRows]
    /// The widths of its columns in characters, from the first on.
    public var columnWidths: [Double]
    /// The height of rows that have none of their own, in points.
    public var rowHeight = 18.0
    /// How many rows stay in sight at the top.
    public var frozenRows = 0
    /// How many columns stay in sight at the left.
    public var frozenColumns = 0
    /// The heads and rows that can be filtered.
    public var filter: CellRange?
    /// The merged ranges.
    public var mergedRanges: [CellRange] = []
    /// The rows that are repeated on every printed page.
    public var repeatedRows: ClosedRange<Int>?
    /// What is printed; nil for all of it.
    public var printedRange: CellRange?
    /// Whether it is printed across.
    public var isLandscape = true
    /// Whether all of it is printed on one page, rather than as wide as one.
    public var isOnePage = false
    /// The line at the foot of every printed page, in the codes of spreadsheet programs.
    public var footer: String?
    /// The colour of its tab as RGB.
    public var tabColour: UInt32?
    /// Whether the lines between cells are shown.
    public var showsGrid = true
    /// The bars within cells.
    public var bars: [Bar] = []
    /// What makes cells red.
    public var alarms: [Alarm] = []
    /// The charts.
    public var charts: [TableChart] = []

    /// Bars within cells, as long as their numbers.
    public struct Bar: Hashable, Sendable {
        /// The cells.
        public var range: CellRange
        /// The number whose bar fills the cell.
        public var full: Double
        /// The colour as RGB.
        public var colour: UInt32

        /// Makes bars.
        public init(range: CellRange, full: Double, colour: UInt32) {
            self.range = range
            self.full = full
            self.colour = colour
        }
    }

    /// Cells that are red while a formula holds for them.
    public struct Alarm: Hashable, Sendable {
        /// The cells.
        public var range: CellRange
        /// The formula without its equals sign, as it stands for the first of the cells.
        public var formula: String

        /// Makes an alarm.
        public init(range: CellRange, formula: String) {
            self.range = range
            self.formula = formula
        }
    }

    /// Makes a sheet.
    public init(name: String, rows: [TableRows], columnWidths: [Double]) {
        self.name = name
        self.rows = rows
        self.columnWidths = columnWidths
    }
}
