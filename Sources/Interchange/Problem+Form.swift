import Performance
import Primitives

extension Problem {
    /// Whether it is about a form: in its sheet, and in its rows where it is about a cell.
    func concerns(_ form: Form) -> Bool {
        guard let origin = form.origin, sheet == origin.sheet else { return false }
        guard let range else { return true }
        return origin.range.rows.contains(range.first.row)
    }
}
