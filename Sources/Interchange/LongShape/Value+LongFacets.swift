import Performance
import Primitives
import Sheets

extension Value {
    /// What the text says, for a column of its own.
    func content(_ facet: LongFacet) -> SheetDraft.Content {
        switch facet {
        case .comparator: .text(comparator?.rawValue ?? "")
        case .number: number.map { .exact($0) } ?? .blank
        case .upper: upper.map { .exact($0) } ?? .blank
        case .unit: .text(unit ?? "")
        case .date: .text(date?.description ?? "")
        }
    }

    /// What stands in the column of the value: what is seen; or where nobody could read the number off it
    /// (`1/2`, an empty text), a text that says it.
    var longText: String { comesBack(of: text) ? text : exactText }

    /// Whether it comes back of its column and of what stands beside it.
    var comesBackOfLong: Bool { comesBack(of: text) || comesBack(of: exactText) }

    private func comesBack(of text: String) -> Bool {
        guard var read = Value(reading: text) else { return false }
        for facet in LongFacet.allCases {
            let cell: String =
                switch content(facet) {
                case .text(let text), .number(_, _, let text): text
                case .blank, .formula: ""
                }
            if !cell.isEmpty, !read.take(cell, facet) { return false }
        }
        read.text = self.text
        return read == self
    }

    /// Takes what stands in a facet's column: the same that the text says, or the same more exactly.
    ///
    /// - Returns: whether it does not contradict the text.
    mutating func take(_ cell: String, _ facet: LongFacet) -> Bool {
        switch facet {
        case .comparator: return Value.Comparator(rawValue: cell) == comparator && comparator != nil
        case .upper: return ExactDecimal(cell).map { $0 == upper } ?? false
        case .unit:
            // A number that the text does not show brings its unit with it.
            if unit == nil, !text.showsDigits { unit = cell }
            return cell == unit
        case .number:
            guard let exact = ExactDecimal(cell) else { return false }
            if exact == number { return true }
            // A format may hide the sign.
            let isSame = number.map {
                exact.rounded(toPlaces: text.decimalPlaces).magnitude == $0.magnitude && upper == nil
            }
            guard isSame ?? (!text.showsDigits && date == nil) else { return false }
            number = exact
            notApplicable = false
            return true
        case .date:
            guard let exact = CalendarTime(cell) else { return false }
            if exact == date { return true }
            // A date cell may show its year alone, which reads as a number.
            let isShown = number == nil || exact.years.map { text.contains(String($0.lowerBound)) } ?? false
            guard isShown, date?.years == exact.years || date == nil else { return false }
            (date, number, unit) = (exact, nil, nil)
            return true
        }
    }
}

extension SheetDraft.Content {
    /// A number in plain digits.
    static func exact(_ number: ExactDecimal) -> SheetDraft.Content {
        .number(stored: number, format: "General", text: number.description)
    }
}

extension String {
    /// Whether a digit stands in it.
    fileprivate var showsDigits: Bool { contains { $0.isWholeNumber } }

    /// How many digits stand behind the first decimal point.
    fileprivate var decimalPlaces: Int {
        guard let point = firstIndex(where: { ".．".contains($0) }) else { return 0 }
        return self[index(after: point)...].prefix { $0.isWholeNumber }.count
    }
}
