/// The tables of the term and of a task as a form of their own, so that a path means the same in each.
extension Form {
    /// The funds, goals and indicators of the whole implementation period; nil where the form has none.
    public var termTables: Form? {
        term.map { Form(kind: kind, layout: "", funds: $0.funds, goals: $0.goals, indicators: $0.indicators) }
    }

    /// The funds of a task; nil where the form has no such task.
    public func tables(ofTask row: Int) -> Form? {
        tasks.indices.contains(row) ? Form(kind: kind, layout: "", funds: tasks[row].funds) : nil
    }

    /// Changes the tables of the whole implementation period in place; a form without any gets them.
    public mutating func changeTerm<Result>(_ change: (inout Form) -> Result) -> Result {
        var tables = termTables ?? Form(kind: kind, layout: "")
        // Taken away meanwhile, so that the rows are not copied.
        term = nil
        let result = change(&tables)
        term = Term(funds: tables.funds, goals: tables.goals, indicators: tables.indicators)
        return result
    }

    /// Changes the funds of a task in place; the form has the task.
    public mutating func changeFunds<Result>(ofTask row: Int, _ change: (inout Form) -> Result) -> Result {
        var tables = Form(kind: kind, layout: "", funds: tasks[row].funds)
        tasks[row].funds = []
        let result = change(&tables)
        tasks[row].funds = tables.funds
        return result
    }
}
