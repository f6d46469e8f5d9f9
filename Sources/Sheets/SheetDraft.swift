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
    /// Whether a spreadsheet program shows the sheet on a tab.
    public var isHidden = false
    /// Whether only inputs can be edited, until the officer lifts the protection; it has no password.
    public var isProtected = false
    /// What is printed; nil for all of it.
    public var printedRange: CellRange?
    /// The line at the foot of every printed page, in the codes of spreadsheet programs (`&P` is the page).
    public var footer: String?
    /// What may be entered where.
    public var validations: [Validation] = []
    /// The names by which other programs find cells.
    public var names: [Name] = []
    /// The comments on cells, each cell at most once.
    public var comments: [Sheet.Note] = []

    /// One cell to be written.
    public struct Cell: Hashable, Sendable {
        /// Where it stands.
        public var reference: CellReference
        /// What stands in it.
        public var content: Content
        /// What it is for.
        public var role: Role
        /// Whether it can be edited where the sheet is protected.
        public var isInput: Bool
        /// What stands struck out before a text.
        public var struck: String?

        /// Makes a cell.
        public init(reference: CellReference, content: Content, role: Role, isInput: Bool = false) {
            self.reference = reference
            self.content = content
            self.role = role
            self.isInput = isInput
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
        /// A formula without its equals sign, the number format of what it comes to, and what that is now.
        case formula(String, format: String, result: FormulaResult)
    }

    /// What a formula comes to, until a spreadsheet program works it out again.
    public enum FormulaResult: Hashable, Sendable {
        /// Text; empty where the formula shows nothing.
        case text(String)
        /// A number, seen as `text` under the formula's format.
        case number(ExactDecimal, text: String)

        /// What is seen.
        public var text: String {
            switch self {
            case .text(let text), .number(_, let text): text
            }
        }
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
        /// What the sheet says of its own figures: left, no border, in a colour of its own.
        case check
    }

    /// What may be entered in some cells, and what is said of it.
    public struct Validation: Hashable, Sendable {
        /// The cells.
        public var range: CellRange
        /// What may be entered.
        public var rule: Rule
        /// Shown beside the cell while it is being filled in; empty for nothing.
        public var prompt: String
        /// Shown when something else is entered; nil where anything else may be entered too.
        public var refusal: String?

        /// What may be entered.
        public enum Rule: Hashable, Sendable {
            /// One of the texts in some cells of a sheet of the same workbook, offered for choice.
            case list(sheet: String, CellRange)
            /// A number from the first to the second.
            case number(ClosedRange<Int>)
        }

        /// Makes a validation.
        public init(range: CellRange, rule: Rule, prompt: String = "", refusal: String? = nil) {
            self.range = range
            self.rule = rule
            self.prompt = prompt
            self.refusal = refusal
        }
    }

    /// A name by which other programs find a cell, wherever it moves.
    public struct Name: Hashable, Sendable {
        /// The name: letters, digits and low lines, no address.
        public var name: String
        /// The cell; of a merged range, its anchor.
        public var cell: CellReference

        /// Makes a name.
        public init(_ name: String, cell: CellReference) {
            self.name = name
            self.cell = cell
        }
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
