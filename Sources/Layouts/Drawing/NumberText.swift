import Primitives
import Sheets

/// Writes the text of a value as a number wherever the number gives exactly that text back.
///
/// `99.82%` becomes 0.9982 under `0.00%`, `6,342.65` becomes 6342.65 under `#,##0.00`, `10.00分` becomes 10
/// under `0.00"分"`. What a number cannot show the same way (`≥12个`, `=100%`, `007`, more than 15 digits)
/// stays text.
enum NumberText {
    /// The content of a cell that shows this text.
    static func content(_ text: String) -> SheetDraft.Content {
        number(text) ?? .text(text)
    }

    private static func number(_ text: String) -> SheetDraft.Content? {
        // Nearly all texts begin with a letter, and no number does.
        guard let first = text.utf8.first, isDigit(first) || first == UInt8(ascii: "-") else { return nil }
        var body = Substring(text)
        var suffix = ""
        var shift = 0
        if body.hasSuffix("%") {
            body.removeLast()
            suffix = "%"
            shift = -2
        } else if body.hasSuffix("分") {
            body.removeLast()
            suffix = "\"分\""
        }
        let isNegative = body.hasPrefix("-")
        if isNegative { body.removeFirst() }
        let parts = body.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
        let decimals = parts.count == 2 ? Array(parts[1]) : []
        guard parts.count == 1 || !decimals.isEmpty, decimals.allSatisfy(isDigit) else { return nil }
        let groups = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.allSatisfy(isDigit) }), let lead = groups.first, !lead.isEmpty else {
            return nil
        }
        let isGrouped = groups.count > 1
        guard !isGrouped || (lead.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }) else {
            return nil
        }
        let digits = groups.joined()
        // A leading zero would be lost, and so would the separators that a number of this size should have.
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        guard
            let number = ExactDecimal(
                utf8: Array(digits) + (decimals.isEmpty ? [] : [UInt8(ascii: ".")] + decimals)),
            number.digitCount <= 15, digits.count <= 15, decimals.count <= 15,
            !isNegative || number != .zero
        else { return nil }
        let signed =
            isNegative ? ExactDecimal(significand: -number.significand, exponent: number.exponent) : number
        let isPlain =
            !isGrouped && suffix.isEmpty && decimals.last != UInt8(ascii: "0")
            && digits.count + decimals.count <= 10
        let places = decimals.isEmpty ? "" : "." + String(repeating: "0", count: decimals.count)
        return .number(
            stored: signed.scaled(byPowerOfTen: shift),
            format: isPlain ? "General" : (isGrouped ? "#,##0" : "0") + places + suffix, text: text)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
