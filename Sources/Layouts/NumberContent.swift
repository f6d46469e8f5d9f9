import NumberFormats
import Performance
import Primitives
import Sheets

/// What is written into the cell of a value: a number cell with the exact number, wherever one shows the text.
enum NumberContent {
    /// The content of a cell for a value that brings no format of its own.
    static func content(_ value: Value) -> SheetDraft.Content {
        let content = NumberText.content(value.text)
        guard case .number(let shown, let format, let text) = content, let number = value.number else {
            return content
        }
        let stored = number.scaled(byPowerOfTen: -FormatCode(format).power(of: shown))
        guard stored != shown, FormatCode(format).text(of: stored) == text else { return content }
        return .number(stored: stored, format: format, text: text)
    }

    /// The content of a cell that was under a format, where that still shows the value's text; nil where it
    /// does not.
    ///
    /// - Parameter stored: the number that the cell held, where the value does not give it.
    static func content(
        _ value: Value?, text: String, format: String, stored: ExactDecimal?
    ) -> SheetDraft.Content? {
        let code = FormatCode(format)
        guard let number = stored ?? value.flatMap({ NumberContent.number(of: $0, under: code) }) else {
            return nil
        }
        let shown = code.text(of: number)
        return shown.trimmed == text.trimmed ? .number(stored: number, format: format, text: shown) : nil
    }

    /// The number that a cell under a format stores for a value; nil where it says none.
    static func number(of value: Value, under format: FormatCode) -> ExactDecimal? {
        if let date = value.date { return FormatCode.number(of: date) }
        guard let number = value.number else { return nil }
        return number.scaled(byPowerOfTen: -format.power(of: number))
    }
}
