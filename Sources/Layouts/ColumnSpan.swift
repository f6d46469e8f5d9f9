import Primitives
import Templates

/// A run of columns of a layout, counted from zero at the form's left edge: `B-D` is 1…3.
public typealias ColumnSpan = ClosedRange<Int>

extension TemplateNode {
    /// A run of columns such as `A` or `B-D`, which lies within so many columns.
    func span(within columns: Int) throws(TemplateError) -> ColumnSpan {
        let text = try text()
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count),
            let first = CellReference("\(ends[0])1")?.column,
            let last = CellReference("\(ends[ends.count - 1])1")?.column, first <= last
        else { throw error(.badSpan(text)) }
        guard last < columns else {
            throw error(.pastLastColumn(text, last: CellReference.letters(ofColumn: columns - 1)))
        }
        return first...last
    }
}
