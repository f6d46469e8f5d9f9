public import Primitives

/// Where a form was read, and the geometry that gives the officer's own sheet back.
///
/// Each column, row, field and cell stands at most once in its list: in JSON they are the keys of objects.
/// An origin that came from JSON holds valid addresses, but may name rows that its form does not have, lie
/// outside `range` or have merged ranges that overlap.
public struct Origin: Hashable, Sendable {
    /// The file's name, without its folder.
    public var file: String?
    /// The sheet's name; nil for CSV.
    public var sheet: String?
    /// The text encoding of a CSV file.
    public var encoding: String?
    /// The form's rectangle in its sheet.
    public var range: CellRange
    /// The merged ranges inside it, as absolute addresses, in reading order.
    public var mergedRanges: [CellRange]
    /// Column widths in characters, by zero-based column, ascending.
    public var columnWidths: [Measure]
    /// Row heights in points, by zero-based row, ascending; zero for a hidden row, as for a hidden column above.
    public var rowHeights: [Measure]
    /// The source map: the cell of every field, in reading order.
    public var fields: [Source]
    /// The text of the cells that no field gives back exactly: labels, unclaimed cells, and fields whose
    /// text in the sheet is spelled otherwise than in the model (`社会效益\n指标`), in reading order.
    public var texts: [Text]
    /// The number format of each number or date cell that its text alone would not bring back as it was, in
    /// reading order: `0.00` of a cell that shows 9.88.
    public var formats: [Text]
    /// The stored number of those of them whose field does not give it: of cells that no field claims, of
    /// fields that are texts, of dates with a time; dates are counted from 1900. In reading order.
    public var numbers: [Number]
    /// The comments on cells, in reading order.
    public var comments: [Text]
    /// The struck-out part of cells whose text leaves it out, in reading order.
    public var struck: [Text]
    /// The hidden sheets of the workbook: no part of any form, kept with the first form for a write-back.
    public var hiddenSheets: [Origin]

    /// The year that the form was given when it was read, since its sheet prints none.
    public var givenYear: Int?
    /// The checksum of what the form said when it was read (`Form.contentChecksum`): whether a program has
    /// changed it since, and what is written back must be held against it.
    public var checksum: Checksum?

    /// A width or a height with the column or row it belongs to.
    public struct Measure: Hashable, Sendable {
        /// The zero-based column or row.
        public var index: Int
        /// Characters for a width, points for a height: finite, zero or more.
        public var size: Double

        /// Makes a measure.
        public init(index: Int, size: Double) {
            self.index = index
            self.size = size
        }
    }

    /// A field and the cell it was read from.
    public struct Source: Hashable, Sendable {
        /// The field.
        public var field: FieldPath
        /// The cell; of a merged range, its anchor.
        public var cell: CellReference

        /// Makes an entry of the source map.
        public init(field: FieldPath, cell: CellReference) {
            self.field = field
            self.cell = cell
        }
    }

    /// A cell and the text that stands in it.
    public struct Text: Hashable, Sendable {
        /// The cell.
        public var cell: CellReference
        /// The text in full, outer white space too.
        public var text: String

        /// Makes an entry.
        public init(cell: CellReference, text: String) {
            self.cell = cell
            self.text = text
        }
    }

    /// A cell and the number that is stored in it.
    public struct Number: Hashable, Sendable {
        /// The cell.
        public var cell: CellReference
        /// The number.
        public var number: ExactDecimal

        /// Makes an entry.
        public init(cell: CellReference, number: ExactDecimal) {
            self.cell = cell
            self.number = number
        }
    }

    /// Makes an origin; everything but the range may be left empty.
    public init(
        file: String? = nil, sheet: String? = nil, encoding: String? = nil, range: CellRange,
        mergedRanges: [CellRange] = [], columnWidths: [Measure] = [], rowHeights: [Measure] = [],
        fields: [Source] = [], texts: [Text] = [], formats: [Text] = [], numbers: [Number] = [],
        comments: [Text] = [], struck: [Text] = [], hiddenSheets: [Origin] = [],
        givenYear: Int? = nil, checksum: Checksum? = nil
    ) {
        self.file = file
        self.sheet = sheet
        self.encoding = encoding
        self.range = range
        self.mergedRanges = mergedRanges
        self.columnWidths = columnWidths
        self.rowHeights = rowHeights
        self.fields = fields
        self.texts = texts
        self.formats = formats
        self.numbers = numbers
        self.comments = comments
        self.struck = struck
        self.hiddenSheets = hiddenSheets
        self.givenYear = givenYear
        self.checksum = checksum
    }
}
