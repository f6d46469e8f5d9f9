public import Primitives

/// The sheet that lists what was found, with links to the cells.
public struct XLSXResultSheet: Hashable, Sendable {
    /// Its name; a number is put behind it where the workbook has a sheet of that name.
    public var name: String
    /// The heads of its columns, with their widths in characters.
    public var columns: [Column]
    /// Its rows.
    public var rows: [Row]

    /// A column: its head and its width in characters.
    public struct Column: Hashable, Sendable {
        /// The head.
        public var head: String
        /// The width in characters.
        public var width: Int

        /// Makes a column.
        public init(_ head: String, width: Int) {
            self.head = head
            self.width = width
        }
    }

    /// A row: a text for each column, and the cell that it leads to.
    public struct Row: Hashable, Sendable {
        /// The texts, from the left.
        public var texts: [String]
        /// The sheet and the cell that a click leads to; nil where there is none.
        public var target: Target?

        /// Makes a row.
        public init(_ texts: [String], target: Target? = nil) {
            self.texts = texts
            self.target = target
        }
    }

    /// A cell of another sheet.
    public struct Target: Hashable, Sendable {
        /// The sheet's name.
        public var sheet: String
        /// The cell or merged range.
        public var range: CellRange

        /// Makes a target.
        public init(sheet: String, range: CellRange) {
            self.sheet = sheet
            self.range = range
        }
    }

    /// The column whose cells bear the links, counted from zero.
    public var linkColumn: Int

    /// Makes a sheet.
    public init(name: String, columns: [Column], rows: [Row], linkColumn: Int = 0) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.linkColumn = linkColumn
    }
}
