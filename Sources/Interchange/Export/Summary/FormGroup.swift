import Ledger
import Primitives

/// What some forms come to together.
struct FormGroup {
    /// How many forms there are.
    private(set) var count = 0
    private(set) var budget = Tally()
    private(set) var executed = Tally()
    /// Budget and executed amount of the forms that have both, which a rate can be made of.
    private(set) var ratedBudget = Tally()
    private(set) var ratedExecuted = Tally()
    private(set) var score = Tally()
    private(set) var errors = Tally()
    private(set) var warnings = Tally()

    /// Adds a form by its row of the ledger.
    mutating func add(_ row: [LedgerCell]) {
        count += 1
        let budget = FormGroup.number(in: row, FormColumn.budget)
        let executed = FormGroup.number(in: row, FormColumn.executed)
        if let budget { self.budget.add(budget) }
        if let executed { self.executed.add(executed) }
        if FormGroup.number(in: row, FormColumn.rate) != nil {
            if let budget { ratedBudget.add(budget) }
            if let executed { ratedExecuted.add(executed) }
        }
        if let number = FormGroup.number(in: row, FormColumn.score) { score.add(number) }
        if let number = FormGroup.number(in: row, FormColumn.errors) { errors.add(number) }
        if let number = FormGroup.number(in: row, FormColumn.warnings) { warnings.add(number) }
    }

    /// The execution rate in per cent, to two places; nil without a budget.
    var rate: ExactDecimal? { ratedExecuted.percent(of: ratedBudget) }

    private static func number(in row: [LedgerCell], _ name: String) -> ExactDecimal? {
        FormColumn.cell(name, of: row).shownNumber
    }
}

/// Columns of `LedgerTable.forms` that forms are grouped and summed by.
enum FormColumn {
    static let department = "department"
    static let unit = "unit"
    static let project = "project"
    static let fundType = "fund_type_name"
    static let grade = "grade"
    static let year = "fiscal_year"
    static let kind = "kind_name"
    static let budget = "annual_budget"
    static let executed = "executed"
    static let rate = "execution_rate"
    static let score = "score"
    static let errors = "errors"
    static let warnings = "warnings"
    static let file = "file"
    static let sheet = "sheet"
    static let cells = "cells"
    static let kindCode = "kind"
    static let budgetCell = "budget_cell"
    static let rateCell = "rate_cell"
    static let scoreCell = "score_cell"

    private static let places = Dictionary(
        uniqueKeysWithValues: LedgerTable.forms.columns.enumerated().map { ($1.name, $0) })

    /// A cell of a form's row; blank where there is no such column.
    static func cell(_ name: String, of row: [LedgerCell]) -> LedgerCell {
        guard let place = places[name], row.indices.contains(place) else { return .blank }
        return row[place]
    }
}
