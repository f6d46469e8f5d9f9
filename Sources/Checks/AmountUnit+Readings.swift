import Primitives

extension AmountUnit {
    /// The unit's name; nil for one that forms are not printed in.
    private var name: String {
        switch power {
        case 0: "元"
        case 2: "百元"
        case 3: "千元"
        case 4: "万元"
        case 6: "百万元"
        case 7: "千万元"
        default: "亿元"
        }
    }

    /// Whether a cell's own unit is another one than that of the form.
    func isFinerOrCoarser(than other: AmountUnit) -> Bool { power != other.power }

    /// What an amount with a unit of its own may mean: as it is typed, or in the form's unit.
    func readings(of number: ExactDecimal, typedIn unit: AmountUnit) -> [String] {
        let converted = number.scaled(byPowerOfTen: unit.power - power)
        return ["\(number)\(unit.name) = \(converted)\(name)", "\(number)\(name)"]
    }

    /// What an amount may mean that is a round factor off: in the form's unit, or in one so much finer or
    /// coarser.
    func readings(of number: ExactDecimal, apart factor: ExactDecimal, above: Bool) -> [String] {
        let other =
            above
            ? number.divided(by: factor, places: 8) : number.multiplied(by: factor)
        return ["\(number)\(name)"] + (other.map { ["\($0)\(name)"] } ?? [])
    }
}
