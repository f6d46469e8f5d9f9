import NumberFormats
import Performance
import Primitives
import Sheets

extension SheetDraft {
    /// Where a number or date is seen with fewer digits than it has, or in another shape, writes it out: for
    /// formats that have nothing but text, `9.87654` instead of `9.88`, `98.765%` instead of `99%`.
    mutating func writeOutNumbers() {
        for index in cells.indices {
            guard case .number(let stored, let format, let text) = cells[index].content else { continue }
            let exact = SheetDraft.exactText(of: stored, format, seen: text)
            if exact != text {
                cells[index].content = .number(stored: stored, format: format, text: exact)
            }
        }
    }

    private static func exactText(of number: ExactDecimal, _ format: String, seen text: String) -> String {
        if format == "General", number.description == text { return text }
        let code = FormatCode(format)
        let stored: StoredValue =
            code.isDate
            ? code.date(of: number, inFull: true).map { .date($0) } ?? .number(number)
            : .number(number.scaled(byPowerOfTen: code.power(of: number)))
        return Value(reading: text, stored: stored)?.exactText ?? text
    }
}
