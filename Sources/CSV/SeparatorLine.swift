import TextEncodings

/// The line with which spreadsheet programs name the sign between fields, at the very beginning of a file: `sep=;`.
///
/// It is not a record: programs that know it do not show it.
struct SeparatorLine {
    /// The sign.
    let delimiter: UInt8
    /// How many bytes of the file the line takes, its end included.
    let byteCount: Int

    /// Nil where the bytes begin with something else.
    init?(_ bytes: Span<UInt8>, _ encoding: TextEncoding) {
        // In every encoding that is read an ASCII character is its own byte, beside a zero in UTF-16.
        let width = encoding.isUTF16 ? 2 : 1
        let low = encoding == .utf16BigEndian ? 1 : 0
        func character(_ index: Int) -> UInt8 {
            let place = index * width
            guard place + width <= bytes.count, width == 1 || bytes[place + 1 - low] == 0 else { return 0 }
            return bytes[place + low * (width - 1)]
        }
        var index = 0
        let isQuoted = character(0) == UInt8(ascii: "\"")
        if isQuoted { index += 1 }
        for letter in "sep=".utf8 {
            guard character(index) | 0x20 == letter | 0x20 else { return nil }
            index += 1
        }
        let sign = character(index)
        index += 1
        if isQuoted {
            guard character(index) == UInt8(ascii: "\"") else { return nil }
            index += 1
        }
        switch character(index) {
        case UInt8(ascii: "\r"): index += character(index + 1) == UInt8(ascii: "\n") ? 2 : 1
        case UInt8(ascii: "\n"): index += 1
        default: return nil
        }
        do throws(CSVError) { try CSVDialect.check(delimiter: sign) } catch { return nil }
        delimiter = sign
        byteCount = index * width
    }
}
