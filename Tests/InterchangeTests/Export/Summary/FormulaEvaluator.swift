import Primitives
import Sheets

/// Works formulas of a workbook out again, with exact decimals, as spreadsheet programs do it: what the summary
/// uses of them, criteria of SUMIFS and COUNTIFS with all their snares among it.
struct FormulaEvaluator {
    let sheets: [String: Sheet]

    enum Value: Equatable {
        case blank
        case text(String)
        case number(ExactDecimal)
        case error
    }

    private struct Area {
        let sheet: String
        let column: Int
        let rows: ClosedRange<Int>
    }

    init(_ sheets: [Sheet]) {
        self.sheets = Dictionary(sheets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a cell holds.
    func value(_ reference: CellReference, of sheet: String) -> Value {
        guard let sheet = sheets[sheet], let cell = sheet[reference] else { return .blank }
        let stored = sheet.stored(of: cell)
        if cell.kind == .number { return ExactDecimal(stored).map { .number($0) } ?? .error }
        return .text(stored)
    }

    /// What the formula of a cell comes to.
    func result(_ formula: String, on sheet: String) -> Value {
        var parser = Parser(evaluator: self, sheet: sheet, rest: Array(formula)[...])
        let value = parser.sum()
        return parser.rest.isEmpty ? value : .error
    }

    /// To as many places as can be worked with, so that rounding it to two is rounding it once.
    private static func quotient(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        for places in stride(from: 30, through: 6, by: -1) {
            if let quotient = left.divided(by: right, places: places) { return quotient }
        }
        return nil
    }

    private func values(_ area: Area) -> [Value] {
        guard let used = sheets[area.sheet]?.usedRange else { return [] }
        let last = min(area.rows.upperBound, used.last.row)
        guard last >= area.rows.lowerBound else { return [] }
        return (area.rows.lowerBound...last).map {
            value(CellReference(row: $0, column: area.column), of: area.sheet)
        }
    }

    /// Whether a cell meets a criterion of SUMIFS.
    static func meets(_ value: Value, _ criterion: Value) -> Bool {
        guard case .text(var text) = criterion else { return value == criterion }
        let operators = [">=", "<=", "<>", ">", "<", "="]
        let sign = operators.first { text.hasPrefix($0) }
        if let sign { text.removeFirst(sign.count) }
        if let limit = ExactDecimal(text) {
            guard case .number(let number) = value else { return sign == "<>" }
            switch sign {
            case ">": return limit < number
            case ">=": return limit <= number
            case "<": return number < limit
            case "<=": return number <= limit
            case "<>": return number != limit
            default: return number == limit
            }
        }
        if sign != nil, text.isEmpty { return (value == .blank) == (sign == "=") }
        guard case .text(let held) = value else { return false }
        return matches(Array(held.lowercased()), Array(text.lowercased()))
    }

    /// Whether a text is as a pattern with `*`, `?` and `~` has it.
    private static func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        switch first {
        case "*": return (0...text.count).contains { matches(Array(text[$0...]), Array(pattern.dropFirst())) }
        case "?": return !text.isEmpty && matches(Array(text.dropFirst()), Array(pattern.dropFirst()))
        case "~" where pattern.count > 1:
            return text.first == pattern[1] && matches(Array(text.dropFirst()), Array(pattern.dropFirst(2)))
        default: return text.first == first && matches(Array(text.dropFirst()), Array(pattern.dropFirst()))
        }
    }

    private enum Operand {
        case value(Value)
        case area(Area)
    }

    private struct Parser {
        let evaluator: FormulaEvaluator
        let sheet: String
        var rest: ArraySlice<Character>

        mutating func take(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest.removeFirst()
            return true
        }

        mutating func sum() -> Value {
            var left = product()
            while let sign = rest.first, sign == "+" || sign == "-" {
                rest.removeFirst()
                let right = product()
                left = combine(left, right) { sign == "+" ? $0.adding($1) : $0.subtracting($1) }
            }
            return left
        }

        mutating func product() -> Value {
            var left = value(factor())
            while let sign = rest.first, sign == "*" || sign == "/" {
                rest.removeFirst()
                let right = value(factor())
                left = combine(left, right) {
                    sign == "*" ? $0.multiplied(by: $1) : FormulaEvaluator.quotient($0, $1)
                }
            }
            return left
        }

        func combine(
            _ left: Value, _ right: Value, _ work: (ExactDecimal, ExactDecimal) -> ExactDecimal?
        ) -> Value {
            guard case .number(let left) = left, case .number(let right) = right,
                let result = work(left, right)
            else { return .error }
            return .number(result)
        }

        func value(_ operand: Operand) -> Value {
            switch operand {
            case .value(let value): value
            case .area(let area):
                evaluator.value(
                    CellReference(row: area.rows.lowerBound, column: area.column), of: area.sheet)
            }
        }

        mutating func factor() -> Operand {
            if take("(") {
                let value = sum()
                return take(")") ? .value(value) : .value(.error)
            }
            if rest.first == "\"" { return .value(.text(literal("\""))) }
            if rest.first == "'" {
                let name = literal("'")
                return take("!") ? area(on: name) : .value(.error)
            }
            if rest.first?.isNumber ?? false {
                let digits = rest.prefix { $0.isNumber || $0 == "." }
                rest = rest.dropFirst(digits.count)
                return .value(ExactDecimal(String(digits)).map { .number($0) } ?? .error)
            }
            let name = String(rest.prefix { $0.isUppercase })
            guard rest.dropFirst(name.count).first == "(" else { return area(on: sheet) }
            rest = rest.dropFirst(name.count + 1)
            var arguments: [Operand] = []
            while !take(")") {
                guard !rest.isEmpty else { return .value(.error) }
                arguments.append(argument())
                _ = take(",")
            }
            return .value(evaluator.call(name, arguments, self))
        }

        /// An area as such, or what an expression comes to.
        mutating func argument() -> Operand {
            let start = rest
            let operand = factor()
            if rest.first == "," || rest.first == ")" { return operand }
            rest = start
            return .value(sum())
        }

        mutating func literal(_ quote: Character) -> String {
            rest.removeFirst()
            var text = ""
            while let next = rest.popFirst() {
                if next == quote {
                    guard rest.first == quote else { return text }
                    rest.removeFirst()
                }
                text.append(next)
            }
            return text
        }

        mutating func area(on sheet: String) -> Operand {
            let text = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "$" || $0 == ":") }
            rest = rest.dropFirst(text.count)
            let corners = String(text.filter { $0 != "$" }).split(separator: ":").compactMap {
                CellReference($0)
            }
            guard let first = corners.first, let last = corners.last else { return .value(.error) }
            return .area(Area(sheet: sheet, column: first.column, rows: first.row...last.row))
        }
    }

    private func call(_ name: String, _ arguments: [Operand], _ parser: Parser) -> Value {
        func numbers(_ values: [Value]) -> [ExactDecimal] {
            values.compactMap { if case .number(let number) = $0 { number } else { nil } }
        }
        func sum(_ numbers: [ExactDecimal]) -> Value {
            var total = ExactDecimal.zero
            for number in numbers {
                guard let next = total.adding(number) else { return .error }
                total = next
            }
            return .number(total)
        }
        func cells(_ index: Int) -> [Value] {
            if arguments.indices.contains(index), case .area(let area) = arguments[index] {
                return values(area)
            }
            return []
        }
        func value(_ index: Int) -> Value { parser.value(arguments[index]) }
        /// Which rows meet the conditions from an argument on.
        func rows(from first: Int, count: Int) -> [Int] {
            (0..<count).filter { row in
                stride(from: first, to: arguments.count, by: 2).allSatisfy { index in
                    let column = cells(index)
                    return FormulaEvaluator.meets(row < column.count ? column[row] : .blank, value(index + 1))
                }
            }
        }
        switch name {
        case "SUM": return sum(numbers(cells(0)))
        case "COUNT": return .number(ExactDecimal(numbers(cells(0)).count))
        case "SUMIFS":
            let summed = cells(0)
            return sum(numbers(rows(from: 1, count: summed.count).map { summed[$0] }))
        case "COUNTIFS": return .number(ExactDecimal(rows(from: 0, count: cells(0).count).count))
        case "SUBTOTAL":
            let held = cells(1)
            switch value(0) {
            case .number(ExactDecimal(103)):
                return .number(ExactDecimal(held.count { $0 != .blank }))
            case .number(ExactDecimal(109)): return sum(numbers(held))
            case .number(ExactDecimal(101)):
                guard case .number(let total) = sum(numbers(held)),
                    let average = FormulaEvaluator.quotient(total, ExactDecimal(numbers(held).count))
                else { return .error }
                return .number(average)
            default: return .error
            }
        case "ROUND":
            guard case .number(let number) = value(0), case .number(let places) = value(1) else {
                return .error
            }
            return .number(number.rounded(toPlaces: Int(places.double)))
        case "IFERROR": return value(0) == .error ? value(1) : value(0)
        case "HYPERLINK": return value(1)
        default: return .error
        }
    }
}
