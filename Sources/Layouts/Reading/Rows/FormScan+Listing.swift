import Performance

extension FormScan {
    /// Whether a table of the form lists projects.
    var isListing: Bool { !projects.isEmpty }

    /// Reads a row of a table that lists projects: the name, its own or that above it, says whose row it is.
    mutating func readListed(_ line: Int, _ row: [Int], _ reading: inout IndicatorReading) {
        guard let column = reading.columns.name else { return }
        let name = grid.at(line, column)
        let isOwnName = name.map { cell($0).line == line } ?? false
        let hasIndicator = row.contains { index in
            guard let measure = reading.columns[cell(index).column]?.measure else { return false }
            return measure.isLevel || measure == .target
        }
        guard hasIndicator else {
            // A heading row: the unit whose projects follow, with sums that are nobody's.
            for index in row { mark(index, .printed) }
            if isOwnName, let name {
                mark(name, .head)
                if isUnitColumn(reading.columns[column]) { reading.unit = name }
            }
            return
        }
        if isOwnName, let name, cell(name).look.isSuperset(of: [.amount, .digit]) {
            for index in row { misread(index) }
            return
        }
        if isOwnName, let name, reading.project.map({ !isSame($0, name) }) ?? true {
            if reading.project == nil, isLastProject(name, line, reading) {
                reading.project = name
            } else {
                startProject(name, line, &reading)
            }
        }
        guard reading.project != nil else {
            for index in row { misread(index) }
            return
        }
        if isOwnName, let name { mark(name, .value) }
        for index in row where use(of: index) == .open { takeOfProject(index, line, &reading) }
        carryUnits(line, &reading)
        readIndicator(line, row, &reading)
        if let last = projects.indices.last {
            projects[last].lines = projects[last].lines.lowerBound..<line + 1
        }
    }

    /// Whether a name under heads that are printed again, on a new page, is still that of the last project.
    private func isLastProject(_ name: Int, _ line: Int, _ reading: IndicatorReading) -> Bool {
        guard let last = projects.last,
            let known = last.subjects.first(where: { $0.key == .projectName })?.part.cell, isSame(known, name)
        else { return false }
        return units(reading.columns).allSatisfy { column, key in
            guard let cell = grid.at(line, column),
                let unit = last.subjects.first(where: { $0.key == key })?.part.cell
            else { return true }
            return grid.text(of: unit) == grid.text(of: cell)
        }
    }

    /// The columns that say whose a project is.
    private func units(_ columns: IndicatorColumns) -> [(column: Int, key: Subject.Key)] {
        columns.meanings.known.compactMap { column, meaning in
            guard let subject = meaning.facets.subject, meaning.measure == nil else { return nil }
            let key = vocabulary.subjects[Int(subject)]
            let isUnit = key == .departmentName || key == .implementingUnit || key == .competentDepartment
            return isUnit ? (column, key) : nil
        }
    }

    /// The columns of a total that have one value a project, beside its first row, and are not of its indicators: 自评得分
    /// in a list of projects of which some have several rows.
    func totals(of area: Area, _ columns: IndicatorColumns) -> Set<Int> {
        guard let names = columns.name else { return [] }
        var starts: Set<Int> = []
        var last: Int?
        for line in area.body {
            guard let name = grid.at(line, names), cell(name).line == line else { continue }
            if last.map({ !isSame($0, name) }) ?? true { starts.insert(line) }
            last = name
        }
        guard starts.count < area.body.count else { return [] }
        return Set(
            columns.meanings.known.compactMap { column, meaning in
                guard meaning.measure == .score, cell(meaning.head).part == .total else { return nil }
                var last: Int?
                for line in area.body {
                    guard let score = grid.at(line, column), cell(score).line == line else { continue }
                    // It may be repeated beside the other rows of the project.
                    let isRepeated = last.map { grid.text(of: $0) == grid.text(of: score) } ?? false
                    guard starts.contains(line) || isRepeated else { return nil }
                    last = score
                }
                return column
            })
    }

    /// Whether the names' column holds the units' names too: 单位名称（项目名称）.
    private func isUnitColumn(_ meaning: ColumnMeaning?) -> Bool {
        meaning?.path.contains { index in
            let bytes = grid.bytes(of: index)
            return bytes.holds(Array("单位".utf8)) || bytes.holds(Array("部门".utf8))
        } ?? false
    }

    private mutating func startProject(_ name: Int, _ line: Int, _ reading: inout IndicatorReading) {
        var project = FoundForm(
            lines: line..<line + 1, title: form.title, yearLine: form.yearLine, year: form.year)
        project.subjects.append((.projectName, CellPart(cell: name)))
        if let unit = reading.unit { project.subjects.append((.departmentName, CellPart(cell: unit))) }
        projects.append(project)
        reading.project = name
        reading.own = .init()
        reading.term = .init()
    }

    /// Takes what a row says of its project rather than of an indicator: its unit, its budget, its goal.
    private mutating func takeOfProject(_ index: Int, _ line: Int, _ reading: inout IndicatorReading) {
        guard let meaning = reading.columns[cell(index).column], let project = projects.indices.last else {
            return
        }
        let facets = meaning.facets
        let measure = meaning.measure
        let part = CellPart(cell: index)
        if reading.totals.contains(cell(index).column) {
            guard isAmount(part) else { return misread(index, under: meaning.head) }
            projects[project].total = TotalRow(score: part)
            return mark(index, .value)
        }
        if let subject = cell(meaning.head).label?.subject ?? facets.subject,
            measure == nil || measure == .code
        {
            let key = vocabulary.subjects[Int(subject)]
            guard key != .projectName else { return mark(index, .value) }
            reading.given[subject] = index
            if !projects[project].subjects.contains(where: { $0.key == key }) {
                projects[project].subjects.append((key, part))
            }
            return mark(index, .value)
        }
        if facets.part == .goal {
            let isKnown = projects[project].own.goals.contains {
                $0.expected.map { isSame($0.cell, index) || grid.text(of: $0.cell) == grid.text(of: index) }
                    ?? false
            }
            if !isKnown { projects[project].own.goals.append(GoalRow(expected: part)) }
            return mark(index, .value)
        }
        guard cell(meaning.head).label != nil, facets.part == .fund || facets.source != nil,
            measure == nil || measure?.fundColumn(facets.stage) != nil || !(measure?.isOfIndicators ?? false)
        else { return }
        guard let column = (measure ?? .budget).fundColumn(facets.stage), isOwn(facets.period),
            isAmount(part), measure != .weight, measure != .score
        else {
            if measure != .weight, measure != .score {
                projects[project].also.append(also(index, meaning.path, measure, facets.period, facets.stage))
            }
            return
        }
        mark(index, .value)
        let label = CellPart(cell: meaning.head)
        if let known = projects[project].own.funds.firstIndex(where: { $0.label == label }) {
            let row = projects[project].own.funds[known]
            if let same = row.values.first(where: { $0.column == column }) {
                if grid.text(of: same.part.cell) != grid.text(of: index) {
                    misread(index, under: meaning.head)
                }
            } else {
                projects[project].own.funds[known].values.append((column, part))
            }
        } else {
            var row = FundRow(
                label: label,
                source: vocabulary.source(of: cell(meaning.head).label?.facets ?? Facets()) ?? .total,
                cell: meaning.head, line: line, column: cell(index).column)
            row.values.append((column, part))
            projects[project].own.funds.append(row)
        }
    }

    /// Gives the project the unit that stands merged beside it, or above it where the cell is blank.
    private mutating func carryUnits(_ line: Int, _ reading: inout IndicatorReading) {
        guard let project = projects.indices.last else { return }
        for (column, key) in units(reading.columns) {
            guard !projects[project].subjects.contains(where: { $0.key == key }),
                let index = grid.at(line, column) ?? vocabulary.subject(key).flatMap({ reading.given[$0] })
            else { continue }
            projects[project].subjects.append((key, CellPart(cell: index)))
        }
    }
}
