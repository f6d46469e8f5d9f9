import Layouts
public import Performance
import Primitives

/// Compares two forms by what they say: field by field, and rows by what they are about, not by their place.
///
/// Rows are matched by wording, place and values together, white space aside: of five indicators of one wording
/// with one taken out, one is removed; one that is worded otherwise, in its place, has changed; one that stands
/// under other levels has moved. Layout, fund type and geometry are not compared: the same form may be laid
/// out in many ways.
public struct FormComparison: Sendable {
    /// What differs: head, funds, goals, indicators, total, the whole term, tasks, opinions, notes.
    public private(set) var differences: [FormDifference] = []
    private let left: Form
    private let right: Form

    /// Compares two forms.
    public init(_ left: Form, _ right: Form) {
        self.left = left
        self.right = right
        compare(.title)
        compare(.fiscalYear)
        compare(.period)
        let keys = left.subject.lines.map(\.key)
        for key in keys + right.subject.lines.map(\.key).filter({ !keys.contains($0) }) {
            compare(.subject(key))
        }
        compareTables(left, right) { $0 }
        for field in [FieldPath.totalWeight, .totalScore, .totalGrade, .totalNote] { compare(field) }
        let none = Form(kind: left.kind, layout: "")
        compareTables(left.termTables ?? none, right.termTables ?? none) { .term($0) }
        compareTasks()
        compareOpinions()
        compareTexts(left.notes, right.notes) { .note($0) }
        compareAlso(left.also, right.also, in: nil, { .also($0) }, { .also($0) })
    }

    /// Compares the tables of the year or of the whole term; `path` gives the path of a field in the form.
    private mutating func compareTables(_ one: Form, _ other: Form, path: (FieldPath) -> FieldPath) {
        compareFunds(one.funds, other.funds, path, path)
        compareGoals(one.goals, other.goals, path)
        compareIndicators(one.indicators, other.indicators, path)
    }

    private mutating func compareFunds(
        _ ones: [Fund], _ others: [Fund], _ path: (FieldPath) -> FieldPath,
        _ otherPath: (FieldPath) -> FieldPath
    ) {
        let matching = RowMatching(left: ones.map(\.matchingRow), right: others.map(\.matchingRow))
        for pair in matching.pairs {
            let (one, other) = (ones[pair.left], others[pair.right])
            compare(path(.fundLabel(pair.left)), otherPath(.fundLabel(pair.right)), row: one.label)
            if matching.moved.contains(pair.left) {
                add(.moved, path(.fundLabel(pair.left)), otherPath(.fundLabel(pair.right)), one.label)
            }
            for column in Fund.Column.allCases {
                compare(
                    path(.fund(pair.left, column)), otherPath(.fund(pair.right, column)), row: one.label)
            }
            compareAlso(
                one.also, other.also, in: one.label, { path(.fundAlso(pair.left, $0)) },
                { otherPath(.fundAlso(pair.right, $0)) })
        }
        for row in matching.removed { add(.removed, path(.fundLabel(row)), nil, ones[row].label) }
        for row in matching.added { add(.added, nil, otherPath(.fundLabel(row)), others[row].label) }
    }

    private mutating func compareGoals(
        _ ones: [Goal], _ others: [Goal], _ path: (FieldPath) -> FieldPath
    ) {
        func row(_ goal: Goal) -> RowMatching.Row {
            RowMatching.Row(keys: [goal.expected.squeezed + "\u{1F}" + (goal.actual ?? "").squeezed])
        }
        let matching = RowMatching(left: ones.map(row), right: others.map(row)) { _, _ in true }
        for pair in matching.pairs {
            compare(path(.goalExpected(pair.left)), path(.goalExpected(pair.right)), row: nil)
            compare(path(.goalActual(pair.left)), path(.goalActual(pair.right)), row: nil)
        }
        addUnmatched(matching, ones.map(\.expected), others.map(\.expected)) { path(.goalExpected($0)) }
    }

    private mutating func compareIndicators(
        _ ones: [Indicator], _ others: [Indicator], _ path: (FieldPath) -> FieldPath
    ) {
        let matching = RowMatching(left: ones.map(\.matchingRow), right: others.map(\.matchingRow)) {
            ones[$0].mayHaveBecome(others[$1])
        }
        for pair in matching.pairs {
            let (one, other) = (ones[pair.left], others[pair.right])
            if matching.moved.contains(pair.left) || one.group.squeezed != other.group.squeezed {
                add(
                    .moved, path(.indicator(pair.left, .level1)), path(.indicator(pair.right, .level1)),
                    one.name, one.group, other.group)
            }
            if one.name.squeezed != other.name.squeezed {
                compare(
                    path(.indicator(pair.left, one.nameColumn)),
                    path(.indicator(pair.right, other.nameColumn)), row: one.name)
            }
            for column in Indicator.Column.allCases {
                switch column {
                case .level1, .level2, .level3: break
                default:
                    compare(
                        path(.indicator(pair.left, column)), path(.indicator(pair.right, column)),
                        row: one.name)
                }
            }
            compareAlso(
                one.also, other.also, in: one.name, { path(.indicatorAlso(pair.left, $0)) },
                { path(.indicatorAlso(pair.right, $0)) })
        }
        for row in matching.removed {
            add(.removed, path(.indicator(row, .level1)), nil, ones[row].name)
        }
        for row in matching.added { add(.added, nil, path(.indicator(row, .level1)), others[row].name) }
    }

    private mutating func compareTasks() {
        func row(_ task: AnnualTask) -> RowMatching.Row {
            let texts = [task.content ?? "", task.actual ?? ""].map(\.squeezed)
            let name = task.name.squeezed
            return RowMatching.Row(keys: [([name] + texts).joined(separator: "\u{1F}"), name], texts: texts)
        }
        let matching = RowMatching(left: left.tasks.map(row), right: right.tasks.map(row)) { _, _ in true }
        for pair in matching.pairs {
            let name = left.tasks[pair.left].name
            for column in AnnualTask.Column.allCases {
                compare(.task(pair.left, column), .task(pair.right, column), row: name)
            }
            compareFunds(
                left.tasks[pair.left].funds, right.tasks[pair.right].funds,
                { .taskFund(pair.left, $0) }, { .taskFund(pair.right, $0) })
        }
        addUnmatched(matching, left.tasks.map(\.name), right.tasks.map(\.name)) { .task($0, .name) }
    }

    private mutating func compareOpinions() {
        func row(_ opinion: Opinion) -> RowMatching.Row {
            let (label, text) = (opinion.label.squeezed, opinion.text.squeezed)
            return RowMatching.Row(keys: [label + "\u{1F}" + text, label], texts: [text])
        }
        let matching = RowMatching(left: left.opinions.map(row), right: right.opinions.map(row)) { _, _ in
            true
        }
        for pair in matching.pairs {
            compare(.opinionLabel(pair.left), .opinionLabel(pair.right), row: left.opinions[pair.left].label)
            compare(.opinion(pair.left), .opinion(pair.right), row: left.opinions[pair.left].label)
        }
        addUnmatched(matching, left.opinions.map(\.label), right.opinions.map(\.label)) {
            .opinionLabel($0)
        }
    }

    private mutating func compareTexts(
        _ ones: [String], _ others: [String], path: (Int) -> FieldPath
    ) {
        func row(_ text: String) -> RowMatching.Row { RowMatching.Row(keys: [text.squeezed]) }
        let matching = RowMatching(left: ones.map(row), right: others.map(row)) { _, _ in true }
        for pair in matching.pairs { compare(path(pair.left), path(pair.right), row: nil) }
        addUnmatched(matching, ones, others, path: path)
    }

    /// Compares values without a key of their own, which are known by their heads; `owner` is the row that
    /// they depend on.
    private mutating func compareAlso(
        _ ones: [Also], _ others: [Also], in owner: String?, _ path: (Int) -> FieldPath,
        _ otherPath: (Int) -> FieldPath
    ) {
        guard !ones.isEmpty || !others.isEmpty else { return }
        func name(_ entry: Also) -> String {
            [owner, entry.head].compactMap(\.self).joined(separator: " · ")
        }
        let matching = RowMatching(left: ones.map(\.matchingRow), right: others.map(\.matchingRow))
        for pair in matching.pairs {
            compare(path(pair.left), otherPath(pair.right), row: name(ones[pair.left]))
        }
        for row in matching.removed { add(.removed, path(row), nil, name(ones[row])) }
        for row in matching.added { add(.added, nil, otherPath(row), name(others[row])) }
    }

    private mutating func addUnmatched(
        _ matching: RowMatching, _ names: [String], _ otherNames: [String], path: (Int) -> FieldPath
    ) {
        // A row with nothing in it says nothing, whether it is there or not.
        for row in matching.removed where !names[row].isEmpty { add(.removed, path(row), nil, names[row]) }
        for row in matching.added where !otherNames[row].isEmpty {
            add(.added, nil, path(row), otherNames[row])
        }
    }

    private mutating func compare(_ field: FieldPath) { compare(field, field, row: nil) }

    /// Takes note of a field where its texts differ; having none and having an empty one is the same.
    private mutating func compare(_ one: FieldPath, _ other: FieldPath, row: String?) {
        let (text, otherText) = (left.text(at: one) ?? "", right.text(at: other) ?? "")
        guard !text.utf8.elementsEqual(otherText.utf8) else { return }
        var isSameNumber = false
        if case .value(let value?)? = left.content(at: one),
            case .value(let otherValue?)? = right.content(at: other)
        {
            isSameNumber = value.isSameNumber(as: otherValue)
        }
        differences.append(
            FormDifference(
                kind: .changed, left: one, right: other, row: row, leftText: text, rightText: otherText,
                isSameNumber: isSameNumber))
    }

    private mutating func add(
        _ kind: FormDifference.Kind, _ one: FieldPath?, _ other: FieldPath?, _ row: String,
        _ text: String? = nil, _ otherText: String? = nil
    ) {
        differences.append(
            FormDifference(
                kind: kind, left: one, right: other, row: row, leftText: text, rightText: otherText))
    }
}

extension Value {
    /// Whether two texts say the same number in the same sense: `100%` and `1`, `≥12个` and `>=12 个`.
    func isSameNumber(as other: Value) -> Bool {
        func plain(_ value: Value) -> (ExactDecimal?, ExactDecimal?, String) {
            guard let unit = value.unit, unit.first == "%" else {
                return (value.number, value.upper, value.unit ?? "")
            }
            return (
                value.number?.scaled(byPowerOfTen: -2), value.upper?.scaled(byPowerOfTen: -2),
                String(unit.dropFirst())
            )
        }
        let (one, another) = (plain(self), plain(other))
        return one.0 != nil && one.0 == another.0 && one.1 == another.1
            && one.2.squeezed == another.2.squeezed && comparator == other.comparator
    }
}

extension Fund {
    fileprivate var matchingRow: RowMatching.Row {
        let texts = Fund.Column.allCases.map { self[$0]?.text.squeezed ?? "" }
        let label = label.squeezed
        return RowMatching.Row(
            keys: [([label] + texts).joined(separator: "\u{1F}"), label, source.rawValue], texts: texts)
    }
}

extension Also {
    fileprivate var matchingRow: RowMatching.Row {
        let words = [
            head.squeezed, measure?.rawValue, period?.description, stage?.rawValue, region?.squeezed,
        ]
        let heads = words.map { $0 ?? "" }.joined(separator: "\u{1F}")
        let text = content.text.squeezed
        return RowMatching.Row(keys: [heads + "\u{1F}" + text, heads], texts: [text])
    }
}

extension Indicator {
    /// What it is called: its last level that has words.
    var name: String { [level3, level2, level1].compactMap { $0 }.first { !$0.isEmpty } ?? "" }

    /// The column that its name stands in.
    fileprivate var nameColumn: Column {
        if !(level3 ?? "").isEmpty { return .level3 }
        return (level2 ?? "").isEmpty ? .level1 : .level2
    }

    /// The levels over its name.
    fileprivate var group: String {
        [level1, level2].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "/")
    }

    /// What stands in the columns besides the levels.
    private var texts: [String] {
        Column.allCases.compactMap { column in
            switch (column, self[column]) {
            case (.level1, _), (.level2, _), (.level3, _): nil
            case (_, .string(let text)): text?.squeezed ?? ""
            case (_, .value(let value)): value?.text.squeezed ?? ""
            }
        }
    }

    fileprivate var matchingRow: RowMatching.Row {
        let levels = [level1, level2, level3].map { ($0 ?? "").squeezed }.joined(separator: "\u{1F}")
        let texts = texts
        return RowMatching.Row(
            keys: [([levels] + texts).joined(separator: "\u{1F}"), levels, level3?.squeezed ?? ""],
            texts: texts)
    }

    /// Whether one in the same place, under the same levels, may be this one reworded: it has words in common,
    /// or says the same in every other column.
    fileprivate func mayHaveBecome(_ other: Indicator) -> Bool {
        guard nameColumn == other.nameColumn else { return false }
        let levels: [String?] = nameColumn == .level3 ? [level1, level2] : [level1]
        let otherLevels: [String?] = nameColumn == .level3 ? [other.level1, other.level2] : [other.level1]
        guard nameColumn == .level1 || levels.map({ $0?.squeezed }) == otherLevels.map({ $0?.squeezed })
        else {
            return false
        }
        let texts = texts
        if texts == other.texts, texts.contains(where: { !$0.isEmpty }) { return true }
        return name.squeezed.wordLikeness(to: other.name.squeezed) >= Indicator.leastLikeness
    }

    /// How much of their words two wordings have in common at least, if one is the other reworded.
    private static let leastLikeness = 0.4
}

extension String {
    /// The text without white space, which only fits words to their cells.
    var squeezed: String { String(filter { !$0.isWhitespace }) }

    /// How much of the pairs of neighbouring characters two texts have in common, 0 to 1.
    fileprivate func wordLikeness(to other: String) -> Double {
        func pairs(_ text: String) -> Set<String> {
            let characters = Array(text)
            return Set(characters.indices.dropLast().map { String(characters[$0...($0 + 1)]) })
        }
        let (one, another) = (pairs(self), pairs(other))
        guard !one.isEmpty, !another.isEmpty else { return 0 }
        return 2 * Double(one.intersection(another).count) / Double(one.count + another.count)
    }
}
