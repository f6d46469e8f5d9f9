public import Performance
public import Primitives
public import Sheets

/// Why a cell was read as it was: its heads above and at its left, what each says, and the field that they make.
public struct CellExplanation: Sendable {
    /// The cell; of a merged range, its anchor.
    public var cell: CellReference
    /// Its text.
    public var text: String
    /// What it was taken for.
    public var use: Use
    /// What it says itself as a label; nil where it is none.
    public var says: [Said]?
    /// Its heads at the left, from the farthest.
    public var left: [Head] = []
    /// Its heads above, from the farthest.
    public var above: [Head] = []
    /// The fields that it was read as; of a form's level, each row's.
    public var fields: [FieldPath] = []

    /// A head and what it says.
    public struct Head: Sendable {
        /// The cell.
        public var cell: CellReference
        /// Its text, without white space.
        public var text: String
        /// What it says; empty where it says nothing that is known.
        public var says: [Said]
    }

    /// One of the things that a label can say, in the words of `vocabulary.yaml`.
    public enum Said: Hashable, Sendable {
        /// A line of the head of the form.
        case subject(Subject.Key)
        /// The part of a form: `fund`, `indicator`.
        case part(String)
        /// What is measured, or which column it heads: `budget`, `target`.
        case measure(String)
        /// Where money comes from: `central`.
        case source(String)
        /// A time without months: `year`, `term`.
        case period(String)
        /// The months from the first to the last, from 1.
        case months(first: Int, last: Int)
        /// A year by its number.
        case year(Int)
        /// How far a value has come: `initial`.
        case stage(String)
        /// Part of the row above.
        case partOf
        /// A district, a town, a village.
        case region
    }

    /// What a cell was taken for.
    public enum Use: String, Sendable {
        /// A head or a label.
        case head
        /// The value of a field.
        case value
        /// Printed matter that says nothing of its own.
        case printed
        /// Not understood.
        case notUnderstood
        /// No part of a form.
        case outside
    }
}

extension FormRecognition {
    /// Why a cell was read as it was; nil where nothing stands there.
    func explanation(of place: CellReference, _ vocabulary: Vocabulary) -> CellExplanation? {
        guard let index = grid.cells.firstIndex(where: { $0.range.contains(place) }) else { return nil }
        let cell = grid.cells[index]
        var found = CellExplanation(cell: cell.range.first, text: grid.text(of: index), use: .outside)
        found.says = (cell.label ?? cell.inline?.label).map { $0.facets.said(vocabulary) }
        func heads(_ cells: [Int]) -> [CellExplanation.Head] {
            cells.map { head in
                CellExplanation.Head(
                    cell: grid.cells[head].range.first, text: grid.head(of: head),
                    says: grid.cells[head].label?.facets.said(vocabulary) ?? [])
            }
        }
        guard let form = forms.firstIndex(where: { $0.lines.contains(cell.line) }) else { return found }
        let scan = self.scan(of: form)
        switch scan.use(of: index) {
        case .open, .unread: found.use = .notUnderstood
        case .head: found.use = .head
        case .value: found.use = .value
        case .printed: found.use = .printed
        }
        if let area = scan.area(of: cell.line), cell.line > area.band.upperBound {
            found.above = heads(area.heads(over: cell.column))
        }
        var left = scan.sideLabels(cell.line, cell.column)
        left += grid.row(cell.line).filter {
            grid.cells[$0].column < cell.column && grid.cells[$0].label != nil && !left.contains($0)
        }
        found.left = heads(left)
        for form in forms {
            found.fields += form.placement(in: grid).fields.filter { $0.range.first == cell.range.first }.map(
                \.field)
        }
        return found
    }
}

extension FormReader {
    /// Why a cell of a sheet was read as it was; nil where nothing stands there.
    ///
    /// - Parameters:
    ///   - cell: the cell, or any of a merged range.
    ///   - width: how many columns the sheet has, where cells at its right edge may be empty (CSV).
    public func explain(_ cell: CellReference, in sheet: Sheet, width: Int? = nil, fiscalYear: Int? = nil)
        -> CellExplanation?
    {
        let grid = FormGrid(sheet, vocabulary: vocabulary, width: width)
        return FormRecognition(grid, vocabulary, fiscalYear: fiscalYear).explanation(of: cell, vocabulary)
    }
}

extension Facets {
    /// What it says, facet by facet.
    func said(_ vocabulary: Vocabulary) -> [CellExplanation.Said] {
        var said: [CellExplanation.Said] = []
        if let subject { said.append(.subject(vocabulary.subjects[Int(subject)])) }
        if let part { said.append(.part(part.rawValue)) }
        if let measure { said.append(.measure(measure.rawValue)) }
        if let source { said.append(.source(source.rawValue)) }
        if let period { said.append(period.said) }
        if let stage { said.append(.stage(stage.rawValue)) }
        if marks.contains(.partOf) { said.append(.partOf) }
        if marks.contains(.region) { said.append(.region) }
        return said
    }
}

extension LabelTime {
    fileprivate var said: CellExplanation.Said {
        switch self {
        case .year: .period("year")
        case .previous: .period("previous")
        case .term: .period("term")
        case .recent: .period("recent")
        case .quarter: .period("quarter")
        case .month(let month): .months(first: Int(month), last: Int(month))
        case .months(let first, let last): .months(first: Int(first), last: Int(last))
        case .named(let year): .year(Int(year))
        }
    }
}
