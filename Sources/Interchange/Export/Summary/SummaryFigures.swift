import Ledger
import Performance
import Primitives

/// What the front page of the summary says, gathered while the inputs come.
struct SummaryFigures {
    private(set) var found = 0
    private(set) var read = 0
    private(set) var duplicates = 0
    /// All forms together.
    private(set) var total = FormGroup()
    /// The forms of which an earlier one has the same unit, project and year.
    private(set) var repeated = FormGroup()
    /// The other forms.
    private(set) var distinct = FormGroup()
    private(set) var departments = FormGrouping(FormColumn.department)
    private(set) var projects = FormGrouping(FormColumn.project)
    /// How many forms have an amount about ten thousand times those of the others.
    private(set) var doubtfulAmounts = 0
    /// The other groupings, in the order in which they are shown.
    private(set) var groupings = [
        FormColumn.fundType, FormColumn.grade, FormColumn.year, FormColumn.kind,
    ].map { FormGrouping($0) }
    /// How many problems there are, by severity.
    private(set) var problems: [String: Int] = [:]
    /// The first inputs that could not be read: their rows.
    private(set) var refusals: [[LedgerCell]] = []

    /// The most inputs that the front page lists.
    private static let maximumRefusals = 10

    /// How many inputs could not be read.
    var refused: Int { found - read }

    /// Counts an input with its forms and problems.
    mutating func add(_ entry: LedgerEntry) {
        found += 1
        if InputColumn.cell(InputColumn.isRead, of: entry.row) == .whole(1) {
            read += 1
        } else if refusals.count < SummaryFigures.maximumRefusals {
            refusals.append(entry.row)
        }
        for form in entry.forms { add(form) }
        for problem in entry.problems {
            if let severity = problem.row.first?.shownText { problems[severity, default: 0] += 1 }
            if let place = LedgerTable.problems.index(of: "code"), problem.row[place].shownText == "magnitude" {
                doubtfulAmounts += 1
            }
        }
    }

    private mutating func add(_ form: LedgerEntry.FormRows) {
        total.add(form.row)
        if form.sameAs != nil {
            duplicates += 1
            repeated.add(form.row)
        } else {
            distinct.add(form.row)
        }
        departments.add(form.row)
        projects.add(form.row)
        for index in groupings.indices { groupings[index].add(form.row) }
    }
}

/// Columns of `LedgerTable.inputs`.
enum InputColumn {
    static let path = "path"
    static let isRead = "is_read"
    static let outcome = "outcome"
    static let reason = "reason"

    /// A cell of an input's row; blank where there is no such column.
    static func cell(_ name: String, of row: [LedgerCell]) -> LedgerCell {
        guard let place = LedgerTable.inputs.index(of: name), row.indices.contains(place) else {
            return .blank
        }
        return row[place]
    }
}
