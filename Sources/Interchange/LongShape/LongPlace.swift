import Performance

/// A row of the long shape in its form: what it stands for, and which one of those.
struct LongPlace: Hashable {
    var part: LongPart
    /// Which of its part, or of its owner's, from zero.
    var row: Int
    /// Of a part that has a path: the field that stands for the row, a fund's label or an entry's value.
    var path: FieldPath?

    /// Every row of a form, in the order they are written.
    static func all(of form: Form) -> [LongPlace] {
        var places: [LongPlace] = []
        for part in LongPart.allCases {
            switch part {
            case .taskFund:
                for task in form.tasks.indices {
                    for row in form.tasks[task].funds.indices {
                        places.append(
                            LongPlace(part: part, row: row, path: .taskFund(task, .fundLabel(row))))
                    }
                }
            case .also:
                for path in form.alsoPaths {
                    places.append(LongPlace(part: part, row: path.entry ?? 0, path: path))
                }
            case .form: if places.isEmpty { places.append(LongPlace(part: part, row: 0)) }
            default:
                for row in 0..<part.count(in: form) { places.append(LongPlace(part: part, row: row)) }
            }
        }
        return places
    }

    /// The field of this row that a column's field stands for.
    func field(_ column: FieldPath) -> FieldPath {
        guard !column.parts.isEmpty else { return column }
        return switch part {
        case .termIndicator, .termFund, .termGoal: .term(column.moved(to: row))
        case .taskFund:
            if case .taskFund(let task, _)? = path { .taskFund(task, column.moved(to: row)) } else { column }
        case .also: path ?? column
        default: column.moved(to: row)
        }
    }

    /// Where the row belongs, as the path of the canonical JSON: `tasks[0].funds[1]`, `funds[2].also[0]`.
    var pathText: String? {
        guard let text = path?.description, let end = text.lastIndex(of: ".") else { return nil }
        return String(text[..<end])
    }
}

extension LongPart {
    /// How many rows a form has of a part whose rows are counted through.
    fileprivate func count(in form: Form) -> Int {
        switch self {
        case .indicator: form.indicators.count
        case .fund: form.funds.count
        case .goal: form.goals.count
        case .termIndicator: form.term?.indicators.count ?? 0
        case .termFund: form.term?.funds.count ?? 0
        case .termGoal: form.term?.goals.count ?? 0
        case .task: form.tasks.count
        case .opinion: form.opinions.count
        case .note: form.notes.count
        case .subject: form.otherSubjectLines.count
        case .taskFund, .also, .form: 0
        }
    }
}

extension FieldPath {
    /// Of a value without a key of its own, which of its owner's it is.
    var entry: Int? {
        switch self {
        case .also(let entry), .fundAlso(_, let entry), .indicatorAlso(_, let entry): entry
        case .term(let field), .taskFund(_, let field): field.entry
        default: nil
        }
    }
}
