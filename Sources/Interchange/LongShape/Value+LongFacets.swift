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

    /// The value that comes back of its text and of what stands beside it; nil where they contradict each
    /// other, so that it cannot be written.
    static func fromLong(_ value: Value) -> Value? {
        guard var read = Value(reading: value.longText) else { return nil }
        for facet in LongFacet.allCases {
            let text: String =
                switch value.content(facet) {
                case .text(let text), .number(_, _, let text): text
                case .blank, .formula: ""
                }
            if !text.isEmpty, !read.take(text, facet) { return nil }
        }
        return read
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
            guard number == nil, date?.years == exact.years || date == nil else { return false }
            date = exact
            return true
        }
    }
}

extension Value {
    /// What stands in the column of a value: what is seen, and of a number that its format hides, its digits.
    var longText: String { text.isEmpty ? exactText : text }
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
