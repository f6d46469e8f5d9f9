/// A list of inputs' names, such as `find` prints.
public enum InputNames {
    /// Reads the names: separated by NULs where there is one, else a line each; `-` is standard input.
    ///
    /// - Throws: `InterchangeError` where the list cannot be read.
    public static func read(_ path: String) throws(InterchangeError) -> [String] {
        names(try InputFile(reading: path).bytes)
    }

    /// The names in a list.
    static func names(_ bytes: [UInt8]) -> [String] {
        let isZeroed = bytes.contains(0)
        return bytes.split { isZeroed ? $0 == 0 : $0 == 0x0A }.map { name in
            let end = !isZeroed && name.last == 0x0D ? name.dropLast() : name
            return String(decoding: end, as: UTF8.self)
        }.filter { !$0.isEmpty }
    }
}
