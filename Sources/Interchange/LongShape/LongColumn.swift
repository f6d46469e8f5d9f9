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
/// | `kind`, `layout`, `fundType`, `title`, `fiscalYear`, `subject.…`, `total.…` | every row |
/// | `indicators.…` | rows whose `part` is `indicator` |
/// | `funds.…`, `goals.…`, `notes` | rows whose `part` is `fund`, `goal`, `note` |
/// | `key`, `text` | rows whose `part` is `subject`: lines of the head without a column of their own |
/// | `blank` | the names of columns that the form has but left empty; other empty ones it does not have |
///
/// A value has its text as seen in the column of its own name, and what the text says in `.comparator`,
/// `.number`, `.upper` and `.unit`. Only the text is read back; a number that says otherwise is an error.
enum LongColumn: Hashable, Sendable {
    case form
    case part
    case row
    case kind
    case layout
    case fundType
    case fundSource
    case key
    case text
    case blank
    /// A field of the form; the row of a list's field is 0 and says nothing.
    case field(FieldPath)
    /// What a value's text says.
    case facet(FieldPath, LongFacet)

    /// Every column, in the order they are written.
    static let all: [LongColumn] =
        [.form, .part, .row, .kind, .layout, .fundType, .field(.title), .field(.fiscalYear)]
        + Subject.Key.known.map { .field(.subject($0)) }
        + value(.totalWeight) + value(.totalScore) + [.field(.totalGrade), .field(.totalNote)]
        + Indicator.Column.allCases.flatMap { column -> [LongColumn] in
            switch column {
            case .target, .actual: value(.indicator(0, column), LongFacet.allCases)
            case .weight, .score: value(.indicator(0, column))
            case .level1, .level2, .level3, .basis, .deviation: [.field(.indicator(0, column))]
            }
        }
        + [.field(.fundLabel(0)), .fundSource]
        + Fund.Column.allCases.flatMap { value(.fund(0, $0)) }
        + [.field(.goalExpected(0)), .field(.goalActual(0)), .field(.note(0)), .key, .text, .blank]

    /// The columns without which a table is none of this shape.
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
        case .kind: "kind"
        case .layout: "layout"
        case .fundType: "fundType"
        case .fundSource: "funds.source"
        case .key: "key"
        case .text: "text"
        case .blank: "blank"
        case .field(let field): field.description.replacing("[0]", with: "")
        case .facet(let field, let facet): "\(LongColumn.field(field).name).\(facet.rawValue)"
        }
    }

    /// The part whose rows it is filled in; nil where it is filled in every row.
    var part: LongPart? {
        switch self {
        case .form, .part, .row, .kind, .layout, .fundType, .blank: nil
        case .fundSource: .fund
        case .key, .text: .subject
        case .field(let field), .facet(let field, _): field.part
        }
    }

    /// Whether it must say the same in every row of a form.
    var isRepeated: Bool {
        switch self {
        case .form, .part, .row, .blank: false
        default: part == nil
        }
    }
}

/// What a value's text says, in a column of its own.
enum LongFacet: String, CaseIterable, Sendable {
    case comparator
    case number
    case upper
    case unit
}

extension FieldPath {
    /// The part whose rows hold the field; nil where it is the form's own.
    fileprivate var part: LongPart? {
        switch self {
        case .title, .fiscalYear, .subject, .totalWeight, .totalScore, .totalGrade, .totalNote: nil
        case .fundLabel, .fund: .fund
        case .goalExpected, .goalActual: .goal
        case .indicator: .indicator
        case .note: .note
        }
    }

    /// The same field of another row.
    func moved(to row: Int) -> FieldPath {
        switch self {
        case .title, .fiscalYear, .subject, .totalWeight, .totalScore, .totalGrade, .totalNote: self
        case .fundLabel: .fundLabel(row)
        case .fund(_, let column): .fund(row, column)
        case .goalExpected: .goalExpected(row)
        case .goalActual: .goalActual(row)
        case .indicator(_, let column): .indicator(row, column)
        case .note: .note(row)
        }
    }
}
