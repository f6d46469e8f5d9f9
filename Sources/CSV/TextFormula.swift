/// The formula that shows one text and nothing else: `="00123"`.
///
/// A spreadsheet program that opens a CSV file takes `=100%` for a formula and `00123` for a number. It shows
/// the formula `="=100%"` as the text `=100%` and does not touch it; Excel, WPS and LibreOffice agree. (A
/// leading apostrophe would be shown, and a leading space or tab would damage the text.)
///
/// Literals have at most 255 UTF-16 units, which is all that Excel takes in one; LibreOffice runs no formula
/// that has a line break in it, so a line break is `CHAR(10)`. The parts are joined by `&`.
enum TextFormula {
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: [UInt8] = Array("CHAR(10)".utf8)
    private static let carriageReturn: [UInt8] = Array("CHAR(13)".utf8)
    private static let longestLiteral = 255

    /// Appends the formula that shows a text, given as UTF-8.
    static func append(_ text: some Collection<UInt8>, to buffer: inout [UInt8]) {
        var units = 0
        var isOpen = false
        buffer.append(UInt8(ascii: "="))
        let start = buffer.count
        for byte in text {
            if byte == 0x0A || byte == 0x0D {
                if isOpen { buffer.append(quote) }
                isOpen = false
                if buffer.count > start { buffer.append(UInt8(ascii: "&")) }
                buffer += byte == 0x0A ? lineFeed : carriageReturn
                continue
            }
            // A scalar beyond the BMP, whose first byte is F0 or more, takes two units.
            let width = byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
            if isOpen, units + width > longestLiteral {
                buffer.append(quote)
                isOpen = false
            }
            if !isOpen {
                if buffer.count > start { buffer.append(UInt8(ascii: "&")) }
                buffer.append(quote)
                isOpen = true
                units = 0
            }
            units += width
            buffer.append(byte)
            if byte == quote { buffer.append(quote) }
        }
        if isOpen { buffer.append(quote) }
    }

    /// Appends the text that such a formula shows; leaves the buffer alone and returns false where the
    /// field is anything else.
    static func appendText(of field: ArraySlice<UInt8>, to buffer: inout [UInt8]) -> Bool {
        let length = buffer.count
        var rest = field
        guard rest.popFirst() == UInt8(ascii: "=") else { return false }
        repeat {
            let isPart =
                switch rest.first {
                case quote: appendLiteral(from: &rest, to: &buffer)
                case UInt8(ascii: "C"): appendCharacter(from: &rest, to: &buffer)
                default: false
                }
            guard isPart else { break }
            guard let joiner = rest.popFirst() else { return true }
            guard joiner == UInt8(ascii: "&") else { break }
        } while true
        buffer.removeLast(buffer.count - length)
        return false
    }

    /// Takes `"…"` off the front.
    private static func appendLiteral(from rest: inout ArraySlice<UInt8>, to buffer: inout [UInt8]) -> Bool {
        rest = rest.dropFirst()
        while let byte = rest.popFirst() {
            if byte == quote {
                guard rest.first == quote else { return true }
                rest = rest.dropFirst()
            }
            buffer.append(byte)
        }
        return false
    }

    /// Takes `CHAR(10)` or `CHAR(13)` off the front.
    private static func appendCharacter(from rest: inout ArraySlice<UInt8>, to buffer: inout [UInt8]) -> Bool
    {
        if rest.starts(with: lineFeed) {
            buffer.append(0x0A)
        } else if rest.starts(with: carriageReturn) {
            buffer.append(0x0D)
        } else {
            return false
        }
        rest = rest.dropFirst(lineFeed.count)
        return true
    }
}
