import Primitives
import Sheets

/// A cell with content, and what it says as a label.
struct FormCell {
    /// Its position in the sheet's cells.
    let index: Int
    /// Its merged range, or itself alone.
    var range: CellRange
    /// The lines and columns of the grid that it covers.
    var line = 0
    var lastLine = 0
    var column = 0
    var lastColumn = 0
    /// What it says as a label; nil where it is none, or holds a text behind one.
    var label: Label?
    /// The labels in it with their texts: `填报单位：市水务局`; empty where it is no such cell.
    var inlines: [InlineLabel] = []
    /// The key of its text as a label; 0 where it is too long for one.
    let key: UInt64
    /// How many characters it has that count; a long one may have more.
    let length: Int
    /// What its text looks like.
    let look: CellLook
    /// Whether the sheet stores a number or a date.
    let isNumber: Bool

    init(index: Int, cell: Cell, range: CellRange, bytes: ArraySlice<UInt8>, _ parser: inout LabelParser) {
        self.index = index
        self.range = range
        look = CellLook(bytes)
        isNumber = cell.kind == .number || cell.kind == .date
        key = bytes.count <= LabelKey.maximumBytes ? LabelKey(bytes).whole : 0
        guard cell.kind == .text || cell.kind == .formulaWithoutValue else {
            length = bytes.count
            return
        }
        label = parser.label(bytes)
        length = bytes.count <= LabelText.maximumBytes ? parser.length : bytes.count / 3
        guard !(label?.facets.marks.contains(.unitLine) ?? false) else { return }
        if label == nil || look.contains(.textBehindColon) { inlines = InlineLabels.find(in: bytes, &parser) }
        if !inlines.isEmpty { label = nil }
    }

    var isStrong: Bool { label?.isStrong ?? false }
    var isSureSubject: Bool { label?.isSureSubject ?? false }
    var measure: Facets.Measure? { label?.measure }
    var part: Facets.Part? { label?.part }
    /// The first label in it.
    var inline: InlineLabel? { inlines.first }
    var columns: ClosedRange<Int> { column...lastColumn }
}

/// A cell's text, or a part of it.
struct CellPart: Hashable, Sendable {
    var cell: Int
    /// How many bytes stand before it in its cell.
    var start = 0
    /// Where it ends in its cell's bytes; nil at the end.
    var end: Int?
}

/// What a cell shows, so far as reading asks.
enum CellUse: UInt8, Sendable {
    /// Nobody has looked at it.
    case open
    /// A head or a label.
    case head
    /// The value of a field.
    case value
    /// Printed matter: a column of numbers, a placeholder, a signature line.
    case printed
    /// Looked at, and not understood.
    case unread
}
