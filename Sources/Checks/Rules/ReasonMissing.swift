import Performance
import Primitives
import Templates

/// 得分 below 分值 needs a 偏差原因, where the form has a column for it.
struct ReasonMissing: Check {
    static let code = "reason-missing"

    init(_ data: RuleData) throws(TemplateError) {}

    func findings(in form: FormFacts) -> [Finding] {
        form.form.indicators.enumerated().compactMap { row, indicator in
            // A merged score or weight is that of several rows together.
            guard let score = indicator.score?.points, let weight = form.weight(indicator.weight),
                score < weight, form.rows(sharing: row, .score) == form.rows(sharing: row, .weight),
                form.prints(.deviation), !form.hasReason(row)
            else { return nil }
            return Finding(
                field: .indicator(row, .deviation),
                found: indicator.deviation.flatMap { $0.isEmpty ? nil : $0 },
                working: "\(score) < \(weight)")
        }
    }
}
