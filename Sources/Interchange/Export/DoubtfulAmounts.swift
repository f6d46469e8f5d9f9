import Checks
import Ledger
import Performance
import Primitives

/// The forms whose amounts are about ten thousand times those of the others, known when all inputs are read.
struct DoubtfulAmounts: Sendable {
    private var outliers: [Int: [Int: AmountOutliers.Outlier]] = [:]
    /// How many there are.
    private(set) var count = 0

    init() {}

    /// Looks at the forms that count.
    init(_ journal: Journal, _ selection: Selection) {
        var amounts: [(unit: UInt64?, amount: Double)] = []
        var places: [(input: Int, form: Int)] = []
        Selection.heads(of: journal) { index, head in
            for (number, form) in head.forms.enumerated() where selection[index, number] == nil {
                guard let amount = form.budget.flatMap({ ExactDecimal($0) })?.double, amount > 0 else { continue }
                amounts.append((form.units.first.map { Checksum($0.utf8).value }, amount))
                places.append((index, number))
            }
        }
        let found = AmountOutliers(amounts)
        for (index, place) in places.enumerated() {
            if let outlier = found[index] { outliers[place.input, default: [:]][place.form] = outlier }
        }
        count = found.count
    }

    /// The problem of a form's amount; nil where it is like the others.
    ///
    /// - Parameter row: the form's cells of `LedgerTable.forms`.
    func problem(
        input: Int, form: Int, row: [LedgerCell], rules: RuleBook, _ messages: Messages
    ) -> Problem? {
        guard let outlier = outliers[input]?[form], let rule = rules.pack.rule("magnitude"),
            let amount = FormColumn.cell(FormColumn.budget, of: row).shownNumber
        else { return nil }
        return messages.doubtfulAmount(
            amount, outlier, severity: rule.severity,
            sheet: FormColumn.cell(FormColumn.sheet, of: row).shownText,
            cell: FormColumn.cell(FormColumn.budgetCell, of: row).shownText)
    }
}

extension Messages {
    /// An amount beside those that are usual, with both of its readings.
    func doubtfulAmount(
        _ amount: ExactDecimal, _ outlier: AmountOutliers.Outlier, severity: Problem.Severity, sheet: String?,
        cell: String?
    ) -> Problem {
        let usual = ExactDecimal(double: outlier.usual).map { "\($0)" } ?? ""
        return Problem(
            code: "magnitude", severity: severity, sheet: sheet, range: cell.flatMap { CellRange($0) },
            found: "\(amount)万元",
            expected: outlier.isOfUnit
                ? pick("本单位其他表的中位数 \(usual)万元", "\(usual)万元, the median of the unit's other forms")
                : pick("同批各表的中位数 \(usual)万元", "\(usual)万元, the median of all forms"),
            readings: ["\(amount)万元", "\(amount.scaled(byPowerOfTen: -4))万元"])
    }
}
