import Performance
import Primitives

/// A form found in a sheet: its rows as records, each field with the part of a cell that holds it.
struct FoundForm {
    /// The lines it takes.
    var lines: Range<Int>
    var title: CellPart?
    /// The cell that says the year and nothing else.
    var yearLine: CellPart?
    /// The year, from wherever it is said.
    var year: Int?
    var subjects: [(key: Subject.Key, part: CellPart)] = []
    /// The lines of the head whose cells are there and blank.
    var blankSubjects: [(key: Subject.Key, range: CellRange)] = []
    /// The year's own, and those of the whole term.
    var own = Tables()
    var term = Tables()
    var tasks: [TaskRow] = []
    var opinions: [OpinionRow] = []
    var notes: [CellPart] = []
    var also: [AlsoCell] = []
    var total: TotalRow?
    /// The months that its own values are of, where its heads name months.
    var months: (first: UInt8, last: UInt8)?
    /// The blocks, from top to bottom.
    var blocks: [PlacedBlock] = []
    /// The amounts that do not bear each other out, and other doubts; in reading order.
    var doubts: [Doubt] = []

    /// The tables that a form has for its year and may have for its whole term.
    struct Tables {
        var funds: [FundRow] = []
        var goals: [GoalRow] = []
        var indicators: [IndicatorRow] = []
    }
}

/// A row of the funds.
struct FundRow {
    /// The label as printed; nil where the row has none.
    var label: CellPart?
    var source: Fund.Source
    /// Where it stands, which also tells it from others: the cell of its label, or its first value.
    var cell: Int
    var line: Int
    var column: Int
    var values: [(column: Fund.Column, part: CellPart)] = []
    /// The cells of the row that are there and blank.
    var blanks: [(column: Fund.Column, range: CellRange)] = []
    var also: [AlsoCell] = []
    /// The columns that several amounts claim, so that none is read.
    var rivals: Set<Fund.Column> = []
    /// Whether a head over its values names it.
    var isNamedByHead = false
    /// What its label says.
    var facets = Facets()

    func has(_ column: Fund.Column) -> Bool { values.contains { $0.column == column } }
}

/// A goal.
struct GoalRow {
    var expected: CellPart?
    var actual: CellPart?
    /// Its line, where it stands in a table of goals.
    var line: Int?
    /// The cells of the row that are there and blank.
    var blanks: [(column: Layout.GoalColumn, range: CellRange)] = []
    /// The time that its own label names, and whether it has one.
    var period: LabelTime?
    var isLabelled = false
}

/// A row of the indicators.
struct IndicatorRow {
    var cells: [(column: Indicator.Column, part: CellPart)] = []
    /// The cells of the row that are there and blank.
    var blanks: [(column: Indicator.Column, range: CellRange)] = []
    var also: [AlsoCell] = []
    /// The time that the label at the side of its table names, and whether there is one.
    var period: LabelTime?
    var isLabelled = false
    /// The cells with the comparator before the target and the unit behind it.
    var before: Int?
    var after: Int?
}

/// A task.
struct TaskRow {
    var name: CellPart?
    var content: CellPart?
    var actual: CellPart?
    var funds: [(name: Int, source: Fund.Source, values: [(column: Fund.Column, amount: CellPart)])] = []
}

/// An opinion of somebody who examined the form.
struct OpinionRow {
    var label: CellPart
    var text: CellPart
}

/// What the row of the total says.
struct TotalRow {
    var weight: CellPart?
    var score: CellPart?
    var grade: CellPart?
    var note: CellPart?
    /// The cells of its weight and score, where they are there and blank.
    var blanks: [(column: Indicator.Column, range: CellRange)] = []
}

/// A value that was understood and has no key of its own.
struct AlsoCell {
    /// Its heads from the farthest; cells.
    var heads: [Int]
    var part: CellPart
    var measure: Facets.Measure?
    var period: LabelTime?
    var stage: Facets.Stage?
    /// The cell that names its district or village.
    var region: Int?
}

/// What was understood and cannot be right, or could be read in two ways.
struct Doubt {
    var code: String
    var range: CellRange
    var found: String
    var expected: String?
}
