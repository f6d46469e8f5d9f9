/// Number formats compiled for earlier workbooks, which mostly come again.
package struct CompiledFormats {
    private var formats: [[UInt8]: NumberFormat] = [:]

    /// How many are kept.
    private static let limit = 1024

    package init() {}

    /// The format of a code, compiled where it was not met before.
    package mutating func format(of code: [UInt8]) -> NumberFormat {
        if let known = formats[code] { return known }
        if formats.count >= CompiledFormats.limit { formats.removeAll() }
        let format = NumberFormat(compiling: code)
        formats[code] = format
        return format
    }
}
