import Performance
import Primitives
import Templates

/// Figures whose units do not agree: both readings are shown, and none is taken.
struct UnitMismatch: Check {
    static let code = "unit-mismatch"
    static let keys = ["factors"]
    private let factors: [ExactDecimal]

    init(_ data: RuleData) throws(TemplateError) {
        var factors: [ExactDecimal] = []
        for item in try data.required("factors").items() { factors.append(try item.decimal()) }
        self.factors = factors
    }

    func findings(in form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        for row in form.form.funds.indices { findings += rate(form, row) + amounts(form, row) }
        findings += totals(form)
        for (row, indicator) in form.form.indicators.enumerated() {
            findings += doubledSigns(row, indicator)
            if let finding = units(form, row, indicator) { findings.append(finding) }
        }
        return findings
    }

    /// A rate such as 0.95 that is right as a fraction only: the form asks for per cent.
    private func rate(_ form: FormFacts, _ row: Int) -> [Finding] {
        guard let value = form.form.funds[row].executionRate else { return [] }
        let field = FieldPath.fund(row, .executionRate)
        if let sign = UnitMismatch.doubledSign(field, value) { return [sign] }
        guard let number = value.plainNumber,
            ExecutionFigures.reading(of: value, form, row: row) == .fraction
        else { return [] }
        return [
            Finding(
                field: field, found: value.text,
                readings: ["\(number)%", "\(number.scaled(byPowerOfTen: 2))%"])
        ]
    }

    /// Amounts of one row whose unit is not the form's, or that are a round factor apart.
    private func amounts(_ form: FormFacts, _ row: Int) -> [Finding] {
        let fund = form.form.funds[row]
        var findings: [Finding] = []
        for column in [Fund.Column.initialBudget, .annualBudget, .executed] {
            guard let value = fund[column], let number = value.plainNumber,
                let unit = AmountUnit(value.unitName), unit.isFinerOrCoarser(than: form.unit)
            else { continue }
            findings.append(
                Finding(
                    field: .fund(row, column), found: value.text,
                    readings: form.unit.readings(of: number, typedIn: unit)))
        }
        guard findings.isEmpty, let annual = fund.annualBudget,
            let budget = form.amount(row, .annualBudget),
            let executed = form.amount(row, .executed), let value = fund.executed,
            let factor = factor(between: budget, and: executed), factor >= ExactDecimal(1000)
        else { return findings }
        return [
            Finding(
                field: .fund(row, .executed), found: value.text, expected: nil,
                working: "\(annual.text) × \(factor)",
                readings: form.unit.readings(of: executed, apart: factor, above: executed > budget))
        ]
    }

    /// A total that is its rows' sum but for a round factor.
    private func totals(_ form: FormFacts) -> [Finding] {
        var findings: [Finding] = []
        for group in form.fundGroups {
            for column in [Fund.Column.initialBudget, .annualBudget, .executed] {
                let parts = group.sources.compactMap { form.amount($0, column) }
                guard let value = form.form.funds[group.total][column],
                    let total = form.amount(group.total, column), !parts.isEmpty,
                    let sum = ExactDecimal.sum(parts), let factor = factor(between: sum, and: total)
                else { continue }
                findings.append(
                    Finding(
                        field: .fund(group.total, column), found: value.text,
                        working: Working.sum(parts) + " = \(sum)",
                        readings: form.unit.readings(of: total, apart: factor, above: total > sum)))
            }
        }
        return findings
    }

    /// The factor by which two figures are exactly apart, whichever is the greater.
    private func factor(between one: ExactDecimal, and other: ExactDecimal) -> ExactDecimal? {
        guard one > .zero, other > .zero else { return nil }
        return factors.first { factor in
            one.multiplied(by: factor) == other || other.multiplied(by: factor) == one
        }
    }

    /// A target and what was reached, in different units.
    private func units(_ form: FormFacts, _ row: Int, _ indicator: Indicator) -> Finding? {
        guard let target = indicator.target, let actual = indicator.actual, let number = actual.number,
            let wanted = target.number, actual.upper == nil, target.upper == nil,
            // Nothing is nothing in any unit.
            number != .zero || target.isPercent == actual.isPercent && !actual.unitName.isEmpty
        else { return nil }
        let field = FieldPath.indicator(row, .actual)
        let (unit, other) = (target.unitName, actual.unitName)
        let isSame =
            unit == other || other.isEmpty && form.hasUnitBeside(row)
            || target.isPercent && actual.isPercent || target.isPercent && actual.beginsWithPercent
            || actual.isPercent && target.beginsWithPercent
            || AmountUnit(unit) != nil && AmountUnit(unit) == AmountUnit(other)
        if !isSame {
            return Finding(
                field: field, found: actual.text, expected: target.text,
                readings: UnitMismatch.readings(of: number, target: unit, actual: other))
        }
        guard unit.isEmpty || target.isPercent || AmountUnit(unit) != nil,
            let factor = factor(between: wanted, and: number)
        else { return nil }
        return Finding(
            field: field, found: actual.text, expected: target.text, working: "× \(factor)",
            readings: ["\(number)\(other)", "\(wanted)\(other)"])
    }

    private static func readings(of number: ExactDecimal, target: String, actual: String) -> [String] {
        let sign = target.allSatisfy { $0 == "%" } && !target.isEmpty
        if sign, actual.isEmpty { return ["\(number)%", "\(number.scaled(byPowerOfTen: 2))%"] }
        if let one = AmountUnit(target), let other = AmountUnit(actual) {
            return ["\(number)\(actual)", "\(number.scaled(byPowerOfTen: other.power - one.power))\(target)"]
        }
        return ["\(number)\(actual)", "\(number)\(target)"]
    }

    private func doubledSigns(_ row: Int, _ indicator: Indicator) -> [Finding] {
        [
            UnitMismatch.doubledSign(.indicator(row, .target), indicator.target),
            UnitMismatch.doubledSign(.indicator(row, .actual), indicator.actual),
        ].compactMap { $0 }
    }

    /// `100%%`
    private static func doubledSign(_ field: FieldPath, _ value: Value?) -> Finding? {
        guard let value, value.isPercent, value.unitName.hasPrefix("%%"), let number = value.number else {
            return nil
        }
        return Finding(field: field, found: value.text, expected: "\(number)%")
    }
}
