import Performance
import Primitives
import Sheets

/// The forms of a sheet as they were recognised, with what became of every cell.
struct FormRecognition {
    let grid: FormGrid
    /// The forms, from top to bottom; those of a listing one a project.
    private(set) var forms: [FoundForm] = []
    /// By form, whether it is one of several that share a table.
    private(set) var isListed: [Bool] = []
    /// By form, whether it is the first of its table.
    private(set) var isFirstOfTable: [Bool] = []
    /// Titles under which no indicators were found; cells.
    private(set) var emptyTitles: [Int] = []
    /// The areas of the sheet.
    let areas: [Area]
    private var scans: [FormScan] = []
    private var scanOf: [Int] = []

    init(_ grid: FormGrid, _ vocabulary: Vocabulary, fiscalYear: Int?) {
        self.grid = grid
        let titles = TitleLines(grid, vocabulary.titles)
        var finder = BandFinder(grid, titles)
        var areas = finder.bands()
        AreaReach(grid: grid, titles: titles).complete(&areas)
        self.areas = areas
        let spans = FormSpans(grid, titles, areas, vocabulary)
        emptyTitles = spans.emptyTitles
        for span in spans.spans {
            var scan = FormScan(
                grid, vocabulary, areas: areas, lines: span.lines, title: span.title, year: fiscalYear)
            scan.scan()
            let found = scan.isListing ? scan.projects : [scan.form]
            guard scan.isListing || scan.isForm else {
                if let title = span.title { emptyTitles.append(title) }
                continue
            }
            for (position, form) in found.enumerated() {
                forms.append(form)
                isListed.append(scan.isListing)
                isFirstOfTable.append(position == 0)
                scanOf.append(scans.count)
            }
            scans.append(scan)
        }
    }

    /// How a form was read.
    func scan(of form: Int) -> FormScan { scans[scanOf[form]] }

    /// The rows that belong to a form: from under the form above it to over the one below it.
    func window(of form: Int) -> ClosedRange<Int> {
        let first = form == 0 ? 0 : grid.lines[forms[form].lines.lowerBound].row
        let last =
            form + 1 < forms.count
            ? grid.lines[forms[form + 1].lines.lowerBound].row - 1 : CellReference.lastRow
        return first...max(first, last)
    }

    /// What was not understood in the rows of a form, and what cannot be right; in reading order.
    func problems(of form: Int) -> [Problem] {
        let scan = scans[scanOf[form]]
        // Down to the next form: a block between them that is no form is of the one above it.
        let start = form == 0 || isFirstOfTable[form] && scanOf[form] == 0 ? 0 : forms[form].lines.lowerBound
        let next = form + 1 < forms.count ? forms[form + 1].lines.lowerBound : grid.lines.count
        let lines = start..<max(start, next)
        guard let first = lines.first, let last = lines.last else { return [] }
        let accounting = Accounting(
            grid: grid, use: { scan.knows($0) ? scan.use(of: $0) : .open },
            head: { scan.misreadUnder[$0] })
        let cells = grid.row(first).lowerBound..<grid.row(last).upperBound
        return accounting.problems(cells) + accounting.asideProblems(window(of: form))
            + forms[form].doubts.map { doubt in
                Problem(
                    code: doubt.code, severity: .warning, sheet: grid.sheet.name, range: doubt.range,
                    found: doubt.found,
                    expected: doubt.expected)
            }
    }
}

extension FormScan {
    /// So many lines of a head make a form of a sheet without indicators.
    private static let leastSubjects = 3

    /// Whether anything says that it is a form at all: indicators that say more than their names, as lists to choose from do
    /// not.
    var isForm: Bool {
        let hasColumns = form.blocks.contains { block in
            block.columns.contains { column in
                switch column.indicator {
                case .level1, .level2, .level3, nil: false
                default: true
                }
            }
        }
        return hasColumns || !form.own.indicators.isEmpty && form.own.indicators.contains { !$0.also.isEmpty }
            || !form.term.indicators.isEmpty || hasAimsAndMoney
    }

    /// Whether a form without indicators says all the same who asks for money, how much, and what for.
    private var hasAimsAndMoney: Bool {
        form.title != nil && form.subjects.count >= FormScan.leastSubjects
            && form.own.funds.contains { !$0.values.isEmpty } && !form.own.goals.isEmpty
    }
}
