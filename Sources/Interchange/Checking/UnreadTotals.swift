import Performance
import Primitives

/// Totals whose cells could not be read: a form is not right as long as nobody knows what it comes to.
enum UnreadTotals {
    /// The codes of what leaves a field without a value.
    private static let codes: Set<String> = ["formula-without-value", "error-value"]

    /// The problems of reading some forms, those that leave a total unread as errors.
    static func asErrors(_ problems: [Problem], of forms: [Form]) -> [Problem] {
        guard problems.contains(where: { codes.contains($0.code) }) else { return problems }
        return problems.map { problem in
            guard codes.contains(problem.code), let field = problem.field,
                forms.contains(where: { problem.concerns($0) && isTotal(field, in: $0) })
            else { return problem }
            var problem = problem
            problem.severity = .error
            return problem
        }
    }

    /// What a check found, without what only says once more that a field has no value.
    static func omittingFollowing(_ found: [Problem], of doubts: [Problem]) -> [Problem] {
        let unread = Set(
            doubts.lazy.filter { codes.contains($0.code) }.map { Place(sheet: $0.sheet, field: $0.field) })
        guard !unread.isEmpty else { return found }
        return found.filter { problem in
            problem.code != "required-missing"
                || !unread.contains(Place(sheet: problem.sheet, field: problem.field))
        }
    }

    private struct Place: Hashable {
        var sheet: String?
        var field: FieldPath?
    }

    /// Whether a field is the sum of others: the 总分 row, the amounts of the 年度资金总额 row.
    private static func isTotal(_ field: FieldPath, in form: Form) -> Bool {
        switch field {
        case .totalWeight, .totalScore: return true
        case .fund(let row, _): return form.funds.indices.contains(row) && form.funds[row].source == .total
        default: return false
        }
    }
}
