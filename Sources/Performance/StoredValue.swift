public import Primitives

/// What a cell stores under the text that it shows.
public enum StoredValue: Hashable, Sendable {
    /// A number at the power of ten at which its format shows it: of 0.98765 under `0%`, 98.765.
    case number(ExactDecimal)
    /// A day, a time of day, a time on a day or a duration.
    case date(CalendarTime)
}

extension Value {
    /// Reads a cell that stores something else than its text: the number or date is what is stored, comparator
    /// and unit are what is seen.
    ///
    /// | text | stored | read as |
    /// | --- | --- | --- |
    /// | `9.88` | 9.87654 | 9.87654 |
    /// | `99%` | 98.765 | 98.765 % |
    /// | `(1,234.50)` | −1234.5 | −1234.5 |
    /// | `-`, an accountant's zero | 0 | 0, and it does apply |
    /// | `1/2` | 0.5 | 0.5 |
    /// | `` under `;;;` | 12 | 12, with no text |
    /// | `12月31日` | 2024-12-31 | the date |
    /// | `123.5万元` | 1234567 | 123.4567 万元: the power of ten is that of the unit |
    public init?(reading text: String, stored: StoredValue?) {
        guard let stored else {
            self.init(reading: text)
            return
        }
        let shown = Value(reading: text) ?? Value(text: "")
        switch stored {
        case .date(let date): self.init(text: shown.text, comparator: shown.comparator, date: date)
        case .number(let number):
            guard let seen = shown.number, shown.upper == nil else {
                let isPercent = shown.text.hasSuffix("%") || shown.text.hasSuffix("％")
                self.init(text: shown.text, number: number, unit: isPercent ? "%" : nil)
                return
            }
            if let shift = number.shift(toShow: seen) {
                self = shown
                self.number = number.scaled(byPowerOfTen: shift)
            } else if number.magnitude.shift(toShow: seen.magnitude) == 0 {
                // The format shows another sign, or none.
                self = shown
                self.number = number
            } else {
                self.init(text: shown.text, number: number)
            }
        }
    }
}

extension Value {
    /// The text where that says the number or date; else one that does: `9.87654` for what is seen as `9.88`.
    public var exactText: String {
        let seen = Value(reading: text)
        if let date { return seen?.date == date ? text : date.description }
        guard let number else { return text }
        if let seen, seen.number == number, seen.upper == upper { return text }
        let unit = unit ?? ""
        let digits = number.description + (upper.map { "-\($0)" } ?? "")
        if comparator == nil, !unit.isEmpty, text.hasPrefix(unit) { return unit + digits }
        return (comparator?.rawValue ?? "") + digits + unit
    }
}

extension ExactDecimal {
    /// How many places the point of a stored number must move so that, rounded, it is the number seen: 0 nearly
    /// always; 4 or 8 places for a format that writes 万 or 亿 behind it. Nil where no such move makes it.
    fileprivate func shift(toShow seen: ExactDecimal) -> Int? {
        [0, -4, -8, -3, -2, -1, -5, -6, -7, 2].first { shift in
            let moved = scaled(byPowerOfTen: shift)
            return moved == seen || moved.rounded(toPlaces: -seen.exponent) == seen
        }
    }
}
