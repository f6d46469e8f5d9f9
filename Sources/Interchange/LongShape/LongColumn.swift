import Performance

/// A column of the long shape.
///
/// Its heading is the path of the canonical JSON without the row's number: `indicators.target`,
/// `indicators.target.number`, `subject.projectName`. English keys rather than Chinese headings, since those
/// who load this shape join it with the JSON documents and write the names into formulas and programs, where
/// they must stay the same whatever a county prints (年度指标值, 指标值, 目标值); officers have the form shape,
/// with every heading as printed. The columns are the same for every form, so that files can be put under
/// each other and be written form by form:
///
/// | columns | filled in |
/// | --- | --- |
/// | `form`, `part`, `row` | every row: which form, what the row stands for, which one of those, from 1 |
/// | `kind`, `layout`, `fundType`, `title`, `fiscalYear`, `period`, `subject.…`, `total.…` | every row |
/// | `indicators.…` | rows whose `part` is `indicator` or `term.indicator` |
/// | `funds.…` | rows whose `part` is `fund`, `term.fund` or `task.fund` |
/// | `goals.…` | rows whose `part` is `goal` or `term.goal` |
/// | `tasks.…`, `opinions.…`, `notes` | rows whose `part` is `task`, `opinion`, `note` |
/// | `path`, `also.…` | rows whose `part` is `also`: a value without a key of its own, and where it hangs |
/// | `path` | rows whose `part` is `task.fund`: `tasks[0].funds[1]` |
/// | `key`, `text` | rows whose `part` is `subject`: lines of the head without a column of their own |
/// | `blank` | the names of columns that the form has but left empty; other empty ones it does not have |
///
/// A value has its text as seen in the column of its own name, and what the text says in `.comparator`,
/// `.number`, `.upper`, `.unit` and `.date`. The text is what is read back, and a number that says otherwise
/// is an error; but one that says the same more exactly than the text shows (9.87654 beside 9.88) is kept.
enum LongColumn: Hashable, Sendable {
    case form
    case part
    case row
    case path
    case kind
    case layout
    case fundType
    case fundSource
    case alsoHead
    /// The words of a value without a key that is words.
    case alsoText
    case alsoMeasure
    case alsoPeriod
    case alsoStage
    case alsoRegion
    case key
    case text
    case blank
    /// A field of the form; the row of a list's field is 0 and says nothing.
    case field(FieldPath)
    /// What a value's text says.
    case facet(FieldPath, LongFacet)

    /// Every column, in the order they are written.
    static let all: [LongColumn] =
        [
            .form, .part, .row, .kind, .layout, .fundType, .field(.title), .field(.fiscalYear),
            .field(.period),
        ] + Subject.Key.known.map { .field(.subject($0)) }
        + value(.totalWeight) + value(.totalScore) + [.field(.totalGrade), .field(.totalNote)]
        + Indicator.Column.allCases.flatMap { column -> [LongColumn] in
            switch column {
            case .target, .actual: value(.indicator(0, column), LongFacet.allCases)
            case .weight, .score: value(.indicator(0, column))
            case .level1, .level2, .level3, .nature, .basis, .standard, .deviation, .remark:
                [.field(.indicator(0, column))]
            }
        }
        + [.field(.fundLabel(0)), .fundSource]
        + Fund.Column.allCases.flatMap { value(.fund(0, $0)) }
        + [.field(.goalExpected(0)), .field(.goalActual(0))]
        + AnnualTask.Column.allCases.map { .field(.task(0, $0)) }
        + [.field(.opinionLabel(0)), .field(.opinion(0)), .field(.note(0)), .path, .alsoHead]
        + value(.also(0), LongFacet.allCases)
        + [.alsoText, .alsoMeasure, .alsoPeriod, .alsoStage, .alsoRegion, .key, .text, .blank]

    /// The columns that every table of this shape has.
    static let required: [LongColumn] = [.form, .part, .kind, .layout]

    private static func value(_ field: FieldPath, _ facets: [LongFacet] = [.number, .unit]) -> [LongColumn] {
        [.field(field)] + facets.map { .facet(field, $0) }
    }

    /// The heading.
    var name: String {
        switch self {
        case .form: "form"
        case .part: "part"
        case .row: "row"
        case .path: "path"
        case .kind: "kind"
        case .layout: "layout"
        case .fundType: "fundType"
        case .fundSource: "funds.source"
        case .alsoHead: "also.head"
        case .alsoText: "also.text"
        case .alsoMeasure: "also.measure"
        case .alsoPeriod: "also.period"
        case .alsoStage: "also.stage"
        case .alsoRegion: "also.region"
        case .key: "key"
        case .text: "text"
        case .blank: "blank"
        case .field(let field): field.description.replacing("[0]", with: "")
        case .facet(let field, let facet): "\(LongColumn.field(field).name).\(facet.rawValue)"
        }
    }

    /// The parts whose rows it is filled in; empty where it is filled in every row.
    var parts: [LongPart] {
        switch self {
        case .form, .part, .row, .kind, .layout, .fundType, .blank: []
        case .path: [.taskFund, .also]
        case .fundSource: FieldPath.fundLabel(0).parts
        case .alsoHead, .alsoText, .alsoMeasure, .alsoPeriod, .alsoStage, .alsoRegion: [.also]
        case .key, .text: [.subject]
        case .field(let field), .facet(let field, _): field.parts
        }
    }

    /// Whether it is filled in every row, and must say the same in all of a form.
    var isRepeated: Bool {
        switch self {
        case .form, .part, .row, .blank: false
        default: parts.isEmpty
        }
    }
}

/// What a value's text says, in a column of its own.
enum LongFacet: String, CaseIterable, Sendable {
    case comparator
    case number
    case upper
    case unit
    case date
}

extension FieldPath {
    /// The parts whose rows hold the field; empty where it is the form's own.
    var parts: [LongPart] {
        switch self {
        case .title, .fiscalYear, .period, .subject, .totalWeight, .totalScore, .totalGrade, .totalNote: []
        case .fundLabel, .fund: [.fund, .termFund, .taskFund]
        case .goalExpected, .goalActual: [.goal, .termGoal]
        case .indicator: [.indicator, .termIndicator]
        case .task: [.task]
        case .opinionLabel, .opinion: [.opinion]
        case .note: [.note]
        case .also, .fundAlso, .indicatorAlso: [.also]
        case .term(let field), .taskFund(_, let field): field.parts
        }
    }

    /// The same field of another row.
    func moved(to row: Int) -> FieldPath {
        switch self {
        case .title, .fiscalYear, .period, .subject, .totalWeight, .totalScore, .totalGrade, .totalNote: self
        case .fundLabel: .fundLabel(row)
        case .fund(_, let column): .fund(row, column)
        case .fundAlso(_, let entry): .fundAlso(row, entry)
        case .goalExpected: .goalExpected(row)
        case .goalActual: .goalActual(row)
        case .indicator(_, let column): .indicator(row, column)
        case .indicatorAlso(_, let entry): .indicatorAlso(row, entry)
        case .task(_, let column): .task(row, column)
        case .opinionLabel: .opinionLabel(row)
        case .opinion: .opinion(row)
        case .note: .note(row)
        case .also: .also(row)
        case .term(let field): .term(field.moved(to: row))
        case .taskFund(let task, let field): .taskFund(task, field.moved(to: row))
        }
    }
}
