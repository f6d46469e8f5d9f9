/// What a spreadsheet program makes of a text that it finds in a CSV file, as far as it is not the text.
///
/// The rule, for Excel, WPS and LibreOffice in Chinese: a text is endangered that such a program would run
/// as a formula, or would take for a number, date or time that it then shows otherwise.
///
/// - A formula begins with `=`, `+`, `-` or `@`, or one of `＝＋－＠`, after any spaces; or the text begins
///   with a tab or a line break. A plain number (`-5`, `+3.5`, `-5%`) is none, nor are bare signs (`-`).
/// - Numbers shown otherwise: leading zeros (`00123`), more than 15 digits, an exponent (`1e5`), brackets
///   (`(1)` becomes -1), a minus behind (`5-`), commas that part no thousands (`1,2`).
/// - Dates and times: `3-5`, `1/2`, `2022-12-31`, `2022.12.31`, `1:1`; `2023年05月01日` loses its zeros.
///
/// `10.00` may be shown as `10`: it stays the same number, and is left alone.
enum SpreadsheetEntry {
    /// Whether a text, as UTF-8, would be shown otherwise or run.
    static func endangers(_ text: some Collection<UInt8>) -> Bool {
        if startsWithControl(text) { return true }
        guard let signs = asciiSigns(of: text, upTo: 1).first else { return false }
        switch signs {
        case UInt8(ascii: "="), UInt8(ascii: "@"): return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            let shape = NumberShape(asciiSigns(of: text, upTo: .max))
            return !(shape.isPlainNumber || shape.isBareSigns)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "("):
            let shape = NumberShape(asciiSigns(of: text, upTo: .max))
            return shape.isShownOtherwise
        default: return false
        }
    }

    /// Whether what a number is seen as, as UTF-8, would be run as a formula; of a number nothing else is in
    /// danger, since it may be taken for one.
    static func endangersNumber(_ text: some Collection<UInt8>) -> Bool {
        if startsWithControl(text) { return true }
        switch asciiSigns(of: text, upTo: 1).first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            return endangers(text)
        default: return false
        }
    }

    private static func startsWithControl(_ text: some Collection<UInt8>) -> Bool {
        switch text.first {
        case 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    /// The first scalars without outer white space, full-width signs as their ASCII; a scalar of no meaning
    /// in numbers is a zero byte, which ends the list.
    private static func asciiSigns(of text: some Collection<UInt8>, upTo count: Int) -> [UInt8] {
        var signs: [UInt8] = []
        var decoder = UTF8()
        var bytes = text.makeIterator()
        while signs.count < count, case .scalarValue(let scalar) = decoder.decode(&bytes) {
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0xA0, 0x200B, 0x3000, 0xFEFF:
                if !signs.isEmpty { signs.append(UInt8(ascii: " ")) }
            case 0x21...0x7E: signs.append(UInt8(truncatingIfNeeded: scalar.value))
            case 0xFF01...0xFF5E: signs.append(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
            case 0x5E74, 0x6708, 0x65E5: signs.append(NumberShape.dateMark)  // 年月日
            default:
                signs.append(0)
                return signs
            }
        }
        while signs.last == UInt8(ascii: " ") { signs.removeLast() }
        return signs
    }
}
