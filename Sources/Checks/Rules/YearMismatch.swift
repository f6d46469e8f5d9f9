import Performance
import Primitives
import Templates

/// A date or year in a target that lies outside the form's year.
struct YearMismatch: Check {
    static let code = "year-mismatch"

    init(_ data: RuleData) throws(TemplateError) {}

    func findings(in form: FormFacts) -> [Finding] {
        guard let year = form.form.fiscalYear else { return [] }
        return form.form.indicators.enumerated().compactMap { row, indicator in
            guard let target = indicator.target else { return nil }
            let years = YearMismatch.years(in: target)
            guard !years.isEmpty, !years.contains(year) else { return nil }
            // A span such as 2020年—2022年 holds the years between its ends.
            if let first = years.min(), let last = years.max(), first < year, year < last { return nil }
            return Finding(field: .indicator(row, .target), found: target.text, expected: "\(year)")
        }
    }

    /// The years that a value names: its date, `2021年12月`, `2021/12`.
    private static func years(in value: Value) -> [Int] {
        if let years = value.date?.years { return Array(Set([years.lowerBound, years.upperBound])).sorted() }
        return TextFigure.all(in: value.text).compactMap { figure in
            let digits = figure.digits.prefix { $0 != "." }
            guard digits.count == 4, let year = Int(digits), (1990...2099).contains(year) else { return nil }
            // 2021.12 and 2021/12 are dates; 2021 alone, or 2021家, is a number.
            let isDate =
                figure.follower.hasPrefix("年")
                || figure.digits.count > 4 && value.number == nil
                || figure.follower.first.map { "/-".contains($0) } == true
                    && figure.follower.dropFirst().first?.isDigit == true
            return isDate ? year : nil
        }
    }
}
