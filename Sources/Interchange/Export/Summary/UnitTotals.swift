/// How many units there are by what is known of their reports.
struct UnitTotals {
    private var counts: [ExportReport.UnitState: Int] = [:]

    /// How many are of a state.
    subscript(state: ExportReport.UnitState) -> Int { counts[state] ?? 0 }

    /// How many must report.
    var expected: Int { self[.reported] + self[.unreadable] + self[.missing] }

    /// Counts a unit by the word for its state.
    mutating func add(outcome: String, _ messages: Messages) {
        guard let state = ExportReport.UnitState.allCases.first(where: { messages.outcome($0) == outcome }) else {
            return
        }
        counts[state, default: 0] += 1
    }
}
