/// What a spreadsheet program makes of a text that it finds in a CSV file, as far as it is not the text.
///
/// The rule, for Excel, WPS and LibreOffice in Chinese: a text is endangered that such a program would run
/// as a formula, or would take for a number, date or time and show otherwise.
///
/// - A formula begins with `=`, `+`, `-` or `@`, or one of `＝＋－＠`, after any spaces; or the text begins
///   with a tab or a line break. `-5` and `-5%` are not formulas, nor are bare signs (`-`).
/// - Numbers shown otherwise: leading zeros (`00123`), more than 15 digits, a plus sign, full-width digits,
///   an exponent (`1e5`), brackets (`(1)` becomes -1), a minus behind (`5-`), commas that part no thousands
///   (`1,2`), a fraction (`1 1/2`), an amount (`¥5`).
/// - Dates and times: `3-5`, `1/2`, `2022-12-31`, `2022.12.31`, `2023年12月31日`, `1:1`, one with the other.
///
/// A plain number is left to be one, so that it can be added up, though a program may show `10.00` as `10`.
enum SpreadsheetEntry {
    /// Whether a text, as UTF-8, would be run or shown otherwise.
    static func endangers(_ text: some Collection<UInt8>) -> Bool {
        if isRun(text, unless: { $0.isPlainNumber && !$0.isWrittenOtherwise || $0.isBareSigns }) {
            return true
        }
        switch firstSign(of: text) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "$"):
            return NumberShape(text).isShownOtherwise
        default:
            return false
        }
    }

    /// Whether what a number is seen as, as UTF-8, would be run as a formula. Nothing else endangers it, since
    /// a number is what it shall be taken for.
    static func endangersNumber(_ text: some Collection<UInt8>) -> Bool {
        isRun(text, unless: { $0.isPlainNumber || $0.isBareSigns })
    }

    /// Whether a text begins as a formula does; one that begins with a plus or minus may be a harmless number.
    private static func isRun(
        _ text: some Collection<UInt8>, unless isHarmless: (NumberShape) -> Bool
    ) -> Bool {
        if startsWithControl(text) { return true }
        switch firstSign(of: text) {
        case UInt8(ascii: "="), UInt8(ascii: "@"): return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isHarmless(NumberShape(text))
        default: return false
        }
    }

    private static func startsWithControl(_ text: some Collection<UInt8>) -> Bool {
        switch text.first {
        case 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    /// The first sign after white space; zero where it means nothing in formulas, numbers or dates.
    private static func firstSign(of text: some Collection<UInt8>) -> UInt8 {
        var decoder = UTF8()
        var bytes = text.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) {
            let sign = NumberShape.sign(scalar)
            if sign != UInt8(ascii: " ") { return sign }
        }
        return 0
    }
}
