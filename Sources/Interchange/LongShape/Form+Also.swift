import Performance

extension Form {
    /// The paths of all values without a key of their own, wherever in the form they hang.
    var alsoPaths: [FieldPath] {
        also.indices.map { .also($0) } + tableAlsoPaths
            + (termTables?.tableAlsoPaths ?? []).map { .term($0) }
            + tasks.indices.flatMap { task in
                (tables(ofTask: task)?.tableAlsoPaths ?? []).map { .taskFund(task, $0) }
            }
    }

    private var tableAlsoPaths: [FieldPath] {
        var paths: [FieldPath] = []
        for row in funds.indices { paths += funds[row].also.indices.map { .fundAlso(row, $0) } }
        for row in indicators.indices {
            paths += indicators[row].also.indices.map { .indicatorAlso(row, $0) }
        }
        return paths
    }

    /// A value without a key of its own; nil where the form has none there.
    func also(at path: FieldPath) -> Also? {
        switch path {
        case .also(let entry): also.indices.contains(entry) ? also[entry] : nil
        case .fundAlso(let row, let entry):
            funds.indices.contains(row) && funds[row].also.indices.contains(entry)
                ? funds[row].also[entry] : nil
        case .indicatorAlso(let row, let entry):
            indicators.indices.contains(row) && indicators[row].also.indices.contains(entry)
                ? indicators[row].also[entry] : nil
        case .term(let field): termTables?.also(at: field)
        case .taskFund(let row, let field): tables(ofTask: row)?.also(at: field)
        default: nil
        }
    }

    /// Changes the values without a key of their own that hang where a path says.
    ///
    /// - Returns: what the change gives; nil where the form has no such row.
    mutating func changeAlso<Result>(beside path: FieldPath, _ change: (inout [Also]) -> Result) -> Result? {
        switch path {
        case .also: change(&also)
        case .fundAlso(let row, _): funds.indices.contains(row) ? change(&funds[row].also) : nil
        case .indicatorAlso(let row, _):
            indicators.indices.contains(row) ? change(&indicators[row].also) : nil
        case .term(let field): term == nil ? nil : changeTerm { $0.changeAlso(beside: field, change) }
        case .taskFund(let row, let field):
            tasks.indices.contains(row)
                ? changeFunds(ofTask: row) { $0.changeAlso(beside: field, change) } : nil
        default: nil
        }
    }

    /// A fund of the year, the term or a task, by the path of any of its fields; nil where there is none.
    func fund(at path: FieldPath) -> Fund? {
        switch path {
        case .fundLabel(let row), .fund(let row, _), .fundAlso(let row, _):
            funds.indices.contains(row) ? funds[row] : nil
        case .term(let field): termTables?.fund(at: field)
        case .taskFund(let row, let field): tables(ofTask: row)?.fund(at: field)
        default: nil
        }
    }
}
