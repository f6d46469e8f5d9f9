import Performance

/// What the labels of one line say, gathered in one pass over its cells.
struct LineFacts {
    /// The first cell that is not blank; nil where the line is.
    private(set) var first: Int?
    /// How many cells are not blank.
    private(set) var filled = 0
    private(set) var levelHeads = 0
    private(set) var indicatorHeads = 0
    private(set) var amountHeads = 0
    private(set) var hasRateHead = false
    private(set) var subjects = 0
    private(set) var fundSources = 0
    private(set) var hasFundsSection = false
    /// The head of the goals' actual column.
    private(set) var goalActual: Int?
    /// The cells that can be a goal's side label or head, from the left.
    private(set) var goalLabels: [Int] = []
    private(set) var hasGoalTerm = false

    init(_ line: SheetLines.Line, in lines: SheetLines) {
        for index in line.cells where !lines.cells[index].isBlank {
            if first == nil { first = index }
            filled += 1
            guard let meaning = lines.cells[index].meaning else { continue }
            switch meaning.indicatorColumn {
            case .level1, .level2, .level3:
                levelHeads += 1
                indicatorHeads += 1
            case .some: indicatorHeads += 1
            case nil: break
            }
            switch meaning.fundColumn {
            case .initialBudget, .annualBudget, .executed: amountHeads += 1
            case .executionRate: hasRateHead = true
            default: break
            }
            if meaning.subject != nil || meaning.flags.contains(.heading) { subjects += 1 }
            if meaning.fundSource != nil { fundSources += 1 }
            if meaning.flags.contains(.fundsSection) { hasFundsSection = true }
            // 年度总体目标完成情况 is a side label, or beside 年初设定目标 the head of what came of it.
            if meaning.flags.contains(.goalActual),
                !meaning.flags.contains(.goalsSection) || !goalLabels.isEmpty
            {
                goalActual = index
                continue
            }
            if meaning.isGoal { goalLabels.append(index) }
            if meaning.flags.contains(.goalTerm) { hasGoalTerm = true }
        }
    }

    var isIndicatorsHead: Bool { levelHeads > 0 && indicatorHeads > 1 }
    /// Heads of the indicators without their levels, which then stand in the next line.
    var isUpperIndicatorsHead: Bool {
        levelHeads == 0 && indicatorHeads > 1 && amountHeads == 0 && goalLabels.isEmpty
    }
    var isFundsHead: Bool { levelHeads == 0 && (amountHeads > 1 || (amountHeads > 0 && hasRateHead)) }
    var isGoalsHead: Bool { levelHeads == 0 && amountHeads == 0 && !goalLabels.isEmpty && subjects == 0 }
}
