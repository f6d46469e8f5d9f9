public import Primitives

/// A sheet to be written: what stands where, in which role, and how it is merged.
///
/// A layout makes it of a form; the XLSX and CSV writers each put it down in their own way. Roles say what
/// a cell is for, and the writer alone knows the fonts and borders of each.
public struct SheetDraft: Hashable, Sendable {
    /// The name on the tab.
    public var name: String
    /// The cells, in reading order, each place at most once; a merged range is written at its anchor.
    public var cells: [Cell]
    /// The merged ranges, in reading order; they do not overlap.
    public var mergedRanges: [CellRange]
    /// Column widths in characters by zero-based column; columns without one get the writer's default.
    public var columnWidths: [Int: Double]
    /// Row heights in points by zero-based row; rows without one are fitted to their text.
    public var rowHeights: [Int: Double]
    /// The rows to repeat on every printed page, where the form has a table head.
    public var repeatedRows: ClosedRange<Int>?

    /// One cell to be written.
    public struct Cell: Hashable, Sendable {
        /// Where it stands.
        public var reference: CellReference
        /// What stands in it.
        public var content: Content
        /// What it is for.
        public var role: Role

        /// Makes a cell.
        public init(reference: CellReference, content: Content, role: Role) {
            self.reference = reference
            self.content = content
            self.role = role
        }
    }

    /// What is written into a cell.
    public enum Content: Hashable, Sendable {
        /// Nothing but the border.
        case blank
        /// Text, never taken for a formula.
        case text(String)
        /// A number, stored as `stored` under the number format `format`, so that `text` is what is seen:
        /// 0.9982 under `0.00%` is seen as `99.82%`.
        case number(stored: ExactDecimal, format: String, text: String)
    }

    /// What a cell is for; the writer knows how each looks.
    public enum Role: String, CaseIterable, Sendable {
        /// The title over the form: large, bold, centred, no border.
        case title
        /// The year line and the like under the title: centred, no border.
        case subtitle
        /// A printed label or table head: centred, bordered.
        case label
        /// A short value, a number: centred, bordered.
        case value
        /// Running text: left, wrapped, bordered.
        case text
        /// A note under the form: left, wrapped, no border.
        case note
    }

    /// Makes a draft; widths and heights may be left to the writer.
    public init(
        name: String, cells: [Cell] = [], mergedRanges: [CellRange] = [], columnWidths: [Int: Double] = [:],
        rowHeights: [Int: Double] = [:], repeatedRows: ClosedRange<Int>? = nil
    ) {
        self.name = name
        self.cells = cells
        self.mergedRanges = mergedRanges
        self.columnWidths = columnWidths
        self.rowHeights = rowHeights
        self.repeatedRows = repeatedRows
    }
}
