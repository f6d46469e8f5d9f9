public import Primitives

/// A sheet as it was read: its cells with content, merged ranges, widths and heights.
///
/// Sparse: memory follows the cells there are, never the size that a file claims. Cells stand in
/// reading order (row before column), each place at most once, and merged ranges do not overlap:
/// the initialiser checks both, so that nothing behind it has to.
public struct Sheet: Sendable {
    /// The name on its tab; empty for a CSV file.
    public var name: String
    /// Whether a spreadsheet program shows it.
    public var visibility: Visibility
    /// The cells with content, in reading order.
    public private(set) var cells: [Cell]
    /// The UTF-8 bytes that the cells' slices lie in.
    public let bytes: [UInt8]
    /// The merged ranges, in reading order of their anchors.
    public private(set) var mergedRanges: [CellRange]
    /// The columns with a width of their own or hidden, in order, each once.
    public package(set) var columns: [Column]
    /// The rows with a height of their own or hidden, in order, each once.
    public package(set) var rows: [Row]
    /// The first column that the file gives a width twice, and the first row that it gives a height twice; the
    /// later ones count.
    public let repeatedMeasures: (column: Int?, row: Int?)
    /// The width of the other columns, in characters; nil where the file does not say.
    public var defaultColumnWidth: Double?
    /// The height of the other rows, in points; nil where the file does not say.
    public var defaultRowHeight: Double?
    /// The codes of the number formats that its cells have, `General` first.
    public var formats: [String]
    /// Whether its dates are counted from 1904.
    public var usesEpoch1904: Bool
    /// Whether it was read from a format without merged ranges, such as delimited text: where there are none,
    /// they may have been lost.
    public var hasLostMerges: Bool
    /// The comments on cells, in the order of the file.
    public var comments: [Note] = []
    /// What is struck out in cells, whose text leaves it out, in the order of the file.
    public var struck: [Note] = []

    /// The cells that hold a picture and nothing else, with the formula that shows it.
    public var pictures: [Note] = []

    /// A text that belongs to a cell and is not seen as its content.
    public struct Note: Hashable, Sendable {
        /// The cell.
        public var cell: CellReference
        /// The text.
        public var text: String

        /// Makes a note.
        public init(cell: CellReference, text: String) {
            self.cell = cell
            self.text = text
        }
    }

    /// Whether a spreadsheet program shows a sheet.
    public enum Visibility: String, Sendable {
        /// On a tab.
        case visible
        /// Hidden; the officer can bring it back.
        case hidden
        /// Hidden so that only a program can bring it back.
        case veryHidden
    }

    /// A run of columns of one width.
    public struct Column: Hashable, Sendable {
        /// The first column, from zero.
        public var first: Int
        /// The last column, included.
        public var last: Int
        /// The width in characters of the default font; nil where it is the sheet's.
        public var width: Double?
        /// Whether it is hidden.
        public var isHidden: Bool

        /// Makes a run of columns.
        public init(first: Int, last: Int, width: Double?, isHidden: Bool = false) {
            self.first = first
            self.last = last
            self.width = width
            self.isHidden = isHidden
        }
    }

    /// A row with a height of its own.
    public struct Row: Hashable, Sendable {
        /// The row, from zero.
        public var index: Int
        /// The height in points; nil where it is the sheet's.
        public var height: Double?
        /// Whether it is hidden.
        public var isHidden: Bool

        /// Makes a row's description.
        public init(index: Int, height: Double?, isHidden: Bool = false) {
            self.index = index
            self.height = height
            self.isHidden = isHidden
        }
    }

    /// Makes a sheet; puts cells, merged ranges, columns and rows in order, and takes the later of several widths
    /// of one column or heights of one row.
    ///
    /// - Throws: `SheetError.duplicateCell` or `SheetError.overlappingMerges`.
    public init(
        name: String, visibility: Visibility = .visible, cells: [Cell], bytes: [UInt8],
        mergedRanges: [CellRange] = [], columns: [Column] = [], rows: [Row] = [],
        defaultColumnWidth: Double? = nil, defaultRowHeight: Double? = nil,
        formats: [String] = ["General"], usesEpoch1904: Bool = false, hasLostMerges: Bool = false
    ) throws(SheetError) {
        self.name = name
        self.visibility = visibility
        self.cells = try Sheet.ordered(cells)
        self.bytes = bytes
        self.mergedRanges = try Sheet.checked(mergedRanges)
        let (ownColumns, column) = Sheet.distinct(columns)
        let (ownRows, row) = Sheet.distinct(rows)
        self.columns = ownColumns
        self.rows = ownRows
        repeatedMeasures = (column, row)
        self.defaultColumnWidth = defaultColumnWidth
        self.defaultRowHeight = defaultRowHeight
        self.formats = formats
        self.usesEpoch1904 = usesEpoch1904
        self.hasLostMerges = hasLostMerges
    }

    /// The same sheet with the cells and merged ranges of some columns only.
    package func keeping(columns: Range<Int>) -> Sheet {
        replacing(
            cells: cells.filter { columns.contains($0.reference.column) },
            mergedRanges: mergedRanges.filter { columns.contains($0.first.column) })
    }

    /// The same sheet with fewer cells and merged ranges, which stay in order.
    func replacing(cells: [Cell], mergedRanges: [CellRange]) -> Sheet {
        var sheet = self
        sheet.cells = cells
        sheet.mergedRanges = mergedRanges
        return sheet
    }

    /// Reading order, which files nearly always have already.
    private static func ordered(_ cells: [Cell]) throws(SheetError) -> [Cell] {
        guard !isOrdered(cells, by: { $0.reference }) else { return cells }
        let sorted = cells.sorted { $0.reference < $1.reference }
        for index in sorted.indices.dropFirst() where sorted[index - 1].reference == sorted[index].reference {
            throw .duplicateCell(sorted[index].reference)
        }
        return sorted
    }

    /// Whether each place comes behind the one before.
    private static func isOrdered<Element>(
        _ elements: [Element], by place: (Element) -> CellReference
    ) -> Bool {
        guard var last = elements.first.map(place) else { return true }
        for element in elements.dropFirst() {
            let next = place(element)
            guard last < next else { return false }
            last = next
        }
        return true
    }

    private static func checked(_ ranges: [CellRange]) throws(SheetError) -> [CellRange] {
        let sorted = isOrdered(ranges, by: { $0.first }) ? ranges : ranges.sorted { $0.first < $1.first }
        try MergeSweep.check(sorted)
        return sorted
    }
}

extension Sheet {
    /// The text that the officer sees in a cell.
    public func text(of cell: Cell) -> String {
        String(decoding: bytes[cell.text.range], as: UTF8.self)
    }

    /// The text in the file.
    public func stored(of cell: Cell) -> String {
        String(decoding: bytes[cell.stored.range], as: UTF8.self)
    }

    /// The code of a cell's number format.
    public func format(of cell: Cell) -> String {
        let index = Int(cell.format)
        return index < formats.count ? formats[index] : "General"
    }

    /// The formula without its equals sign; nil where there is none.
    public func formula(of cell: Cell) -> String? {
        cell.formula.isEmpty ? nil : String(decoding: bytes[cell.formula.range], as: UTF8.self)
    }

    /// The position in `cells` of the cell at a place; nil where nothing stands there.
    public func index(at reference: CellReference) -> Int? {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].reference < reference { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].reference == reference ? low : nil
    }

    /// The cell at a place; nil where nothing stands there.
    public subscript(reference: CellReference) -> Cell? {
        index(at: reference).map { cells[$0] }
    }

    /// The smallest range that holds every cell with content and every merged range; nil when empty.
    public var usedRange: CellRange? {
        var range: CellRange?
        func include(_ other: CellRange) {
            guard let known = range else {
                range = other
                return
            }
            range = CellRange(
                rows: min(known.first.row, other.first.row)...max(known.last.row, other.last.row),
                columns: min(
                    known.first.column, other.first.column)...max(
                        known.last.column, other.last.column))
        }
        for cell in cells { include(CellRange(cell.reference)) }
        for merged in mergedRanges { include(merged) }
        return range
    }
}

extension Sheet {
    /// Takes the results away from formulas that nobody has worked out.
    ///
    /// - Parameter positions: positions of their cells in `cells`; others are passed over.
    public mutating func forgetResults(at positions: [Int]) {
        for index in positions where cells.indices.contains(index) {
            cells[index].kind = .formulaWithoutValue
            cells[index].stored = .empty
            cells[index].text = .empty
        }
    }
}
