extension LedgerEntry {
    /// Appends the entry to a record; what it is the same as is kept elsewhere.
    public func encode(into record: inout RecordEncoder) {
        record.append(row)
        record.append(forms.count)
        for form in forms {
            record.append(form.json)
            record.append(form.row)
            record.append(form.funds.count)
            for row in form.funds { record.append(row) }
            record.append(form.indicators.count)
            for row in form.indicators { record.append(row) }
            record.append(form.others.count)
            for row in form.others { record.append(row) }
        }
        record.append(problems.count)
        for problem in problems {
            record.append(problem.form ?? -1)
            record.append(problem.row)
        }
    }

    /// Reads an entry.
    public init(from record: inout RecordDecoder) throws(RecordDecoder.Damage) {
        self.init(row: try record.row())
        for _ in 0..<(try record.count()) {
            forms.append(
                FormRows(
                    json: Array(try record.part()), row: try record.row(),
                    funds: try LedgerEntry.rows(&record),
                    indicators: try LedgerEntry.rows(&record), others: try LedgerEntry.rows(&record)))
        }
        for _ in 0..<(try record.count()) {
            let form = try record.whole()
            problems.append(ProblemRow(form: form < 0 ? nil : form, row: try record.row()))
        }
    }

    private static func rows(
        _ record: inout RecordDecoder
    ) throws(RecordDecoder.Damage) -> [[LedgerCell]] {
        let count = try record.count()
        var rows: [[LedgerCell]] = []
        rows.reserveCapacity(count)
        for _ in 0..<count { rows.append(try record.row()) }
        return rows
    }
}
