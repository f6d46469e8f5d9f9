import NumberFormats

/// The number format of each cell style, compiled once.
struct Styles {
    /// The distinct formats; the first is General.
    private(set) var formats: [NumberFormat] = [.general]
    /// Their codes.
    private(set) var formatCodes = ["General"]
    /// The format of each cell style, as its position in `formats`.
    private(set) var formatOfStyle: [Int] = []
    private var codes: [Int: [UInt8]] = [:]
    private var known: [Int: Int] = [0: 0]

    /// Takes in the code of a format.
    mutating func define(_ id: Int, code: [UInt8]) {
        if code.count <= NumberFormat.maximumBytes { codes[id] = code }
    }

    /// Takes in the next cell style, which has the format of a number.
    mutating func addStyle(format id: Int) {
        if let index = known[id] {
            formatOfStyle.append(index)
            return
        }
        var index = 0
        if let code = codes[id] ?? BuiltInFormats.code(id).map({ Array($0.utf8) }),
            formats.count <= Int(UInt16.max)
        {
            index = formats.count
            formats.append(NumberFormat(compiling: code))
            formatCodes.append(String(decoding: code, as: UTF8.self))
        }
        known[id] = index
        formatOfStyle.append(index)
    }
}
