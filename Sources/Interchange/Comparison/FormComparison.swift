import Layouts
public import Performance
import Primitives

/// Compares two forms by what they say: field by field, and rows by what they are about, not by their place.
///
/// Indicators are matched by the wording of their levels, white space aside; one whose last level alone is
/// the same has moved to other levels. Funds are matched by label, then by source; goals and notes by place.
/// Layout, fund type and geometry are not compared: the same form may be laid out in many ways.
public struct FormComparison: Sendable {
    /// What differs: head, funds, goals, indicators, total, notes.
    public private(set) var differences: [FormDifference] = []
    private let left: Form
    private let right: Form

    /// Compares two forms.
    public init(_ left: Form, _ right: Form) {
        self.left = left
        self.right = right
        compare(.title)
        compare(.fiscalYear)
        let keys = left.subject.lines.map(\.key)
        for key in keys + right.subject.lines.map(\.key).filter({ !keys.contains($0) }) {
            compare(.subject(key))
        }
        compareFunds()
        for row in 0..<max(left.goals.count, right.goals.count) {
            compare(.goalExpected(row))
            compare(.goalActual(row))
        }
        compareIndicators()
        for field in [FieldPath.totalWeight, .totalScore, .totalGrade, .totalNote] { compare(field) }
        for row in 0..<max(left.notes.count, right.notes.count) { compare(.note(row)) }
    }

    private mutating func compareFunds() {
        func keys(_ fund: Fund) -> [String] { [fund.label.squeezed, fund.source.rawValue] }
        let matching = RowMatching(left: left.funds.map(keys), right: right.funds.map(keys))
        for pair in matching.pairs {
            let name = left.funds[pair.left].label
            compare(.fundLabel(pair.left), .fundLabel(pair.right), row: name)
            if matching.moved.contains(pair.left) {
                add(.moved, .fundLabel(pair.left), .fundLabel(pair.right), name)
            }
            for column in Fund.Column.allCases {
                compare(.fund(pair.left, column), .fund(pair.right, column), row: name)
            }
        }
        for row in matching.removed { add(.removed, .fundLabel(row), nil, left.funds[row].label) }
        for row in matching.added { add(.added, nil, .fundLabel(row), right.funds[row].label) }
    }

    private mutating func compareIndicators() {
        func keys(_ indicator: Indicator) -> [String] {
            let levels = [indicator.level1, indicator.level2, indicator.level3].map { ($0 ?? "").squeezed }
            return [levels.joined(separator: "\u{1F}"), indicator.level3?.squeezed ?? ""]
        }
        let matching = RowMatching(left: left.indicators.map(keys), right: right.indicators.map(keys))
        for pair in matching.pairs {
            let (one, other) = (left.indicators[pair.left], right.indicators[pair.right])
            let name = one.name
            if matching.moved.contains(pair.left) || one.group.squeezed != other.group.squeezed {
                add(
                    .moved, .indicator(pair.left, .level1), .indicator(pair.right, .level1), name,
                    one.group, other.group)
            }
            for column in Indicator.Column.allCases {
                switch column {
                case .level1, .level2, .level3: break
                default:
                    compare(.indicator(pair.left, column), .indicator(pair.right, column), row: name)
                }
            }
        }
        for row in matching.removed {
            add(.removed, .indicator(row, .level1), nil, left.indicators[row].name)
        }
        for row in matching.added {
            add(.added, nil, .indicator(row, .level1), right.indicators[row].name)
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

extension Indicator {
    /// What it is called: its last level that has words.
    var name: String { [level3, level2, level1].compactMap { $0 }.first { !$0.isEmpty } ?? "" }

    /// The levels over its name.
    fileprivate var group: String {
        [level1, level2].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "/")
    }
}

extension String {
    /// The text without white space, which only fits words to their cells.
    var squeezed: String { String(filter { !$0.isWhitespace }) }
}
