import NumberFormats
import Performance
import Primitives
import Sheets

/// What the cells of a sheet store under the text that they show.
struct StoredValues {
    private let sheet: Sheet
    /// The formats asked for so far, by their position in the sheet's list.
    private var formats: [UInt16: FormatCode] = [:]

    /// How many digits of a stored double count; the rest is the noise of binary fractions.
    static let digits = 15

    /// Days between the two epochs of workbooks.
    private static let epoch1904 = ExactDecimal(1462)

    init(_ sheet: Sheet) {
        self.sheet = sheet
    }

    /// What a cell stores, where that is not just its text.
    mutating func value(of cell: Cell) -> StoredValue? {
        switch cell.kind {
        case .number:
            // Under no format, nearly always, the text is the stored digits.
            guard cell.stored != cell.text, let number = number(of: cell) else { return nil }
            return .number(number.scaled(byPowerOfTen: format(of: cell).power(of: number)))
        case .date:
            if let written = writtenDate(cell) { return .date(written) }
            guard let number = number(of: cell) else { return nil }
            return format(of: cell).date(of: number).map { .date($0) } ?? .number(number)
        case .text, .boolean, .error, .formulaWithoutValue:
            return nil
        }
    }

    /// The number that a number or date cell stores, dates counted from 1900; nil where it stores none.
    func number(of cell: Cell) -> ExactDecimal? {
        guard cell.kind == .number || cell.kind == .date else { return nil }
        let digits = sheet.bytes[cell.stored.range]
        guard
            let stored = ExactDecimal(utf8: digits)
                ?? Double(String(decoding: digits, as: UTF8.self)).flatMap({ ExactDecimal(double: $0) })
        else { return nil }
        let number = stored.rounded(toDigits: StoredValues.digits)
        // A number below one is a time of day, the same in both.
        guard cell.kind == .date, sheet.usesEpoch1904, number.magnitude >= ExactDecimal(1) else {
            return number
        }
        return number.adding(StoredValues.epoch1904)
    }

    private mutating func format(of cell: Cell) -> FormatCode {
        if let known = formats[cell.format] { return known }
        let format = FormatCode(sheet.format(of: cell))
        formats[cell.format] = format
        return format
    }

    /// The date of a cell that stores it as a text, `2022-12-31T00:00:00`.
    private func writtenDate(_ cell: Cell) -> CalendarTime? {
        let text = sheet.stored(of: cell)
        guard text.contains("-") || text.contains(":") || text.hasPrefix("P"), ExactDecimal(text) == nil
        else {
            return nil
        }
        let date = text.prefix { $0 != "." && $0 != "Z" && $0 != "+" }
        let hasTimeMark = date.contains("T") || date.hasPrefix("P")
        guard let time = CalendarTime(hasTimeMark || !date.contains(":") ? date : "T" + date) else {
            return nil
        }
        if case .moment(let day, let hour) = time, hour.isMidnight { return .day(day) }
        return time
    }
}
