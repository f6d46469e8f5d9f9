import CSV
import TextEncodings

/// A list of inputs' names, such as `find` prints or an officer keeps.
public enum InputNames {
    /// Reads the names: separated by NULs where there is one, else a line each; `-` is standard input.
    ///
    /// - Throws: `InterchangeError` where the list cannot be read.
    public static func read(_ path: String) throws(InterchangeError) -> [String] {
        names(try InputFile(reading: path).bytes)
    }

    /// The names in a list in UTF-8, UTF-16 with its mark, or GBK.
    static func names(_ bytes: [UInt8]) -> [String] {
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let plain =
            isWide
            ? utf8(ofWide: bytes) : bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
        let isZeroed = plain.contains(0)
        return plain.split { isZeroed ? $0 == 0 : $0 == 0x0A }.compactMap { name in
            let end = !isZeroed && name.last == 0x0D ? name.dropLast() : name
            let text = TextEncoding.text(ofName: Array(end))
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
    }

    private static func utf8(ofWide bytes: [UInt8]) -> [UInt8] {
        let low = bytes[0] == 0xFF ? 0 : 1
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
            UInt16(bytes[place + low]) | UInt16(bytes[place + 1 - low]) << 8
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
