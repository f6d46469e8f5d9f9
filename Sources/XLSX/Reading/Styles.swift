/// The number format of each cell style, compiled once.
struct Styles {
    /// The distinct formats; the first is General.
    private(set) var formats: [NumberFormat] = [.general]
    /// The format of each cell style, as its position in `formats`.
    private(set) var formatOfStyle: [Int] = []

    /// Formats compiled for earlier workbooks, which mostly come again.
    private var compiled: [[UInt8]: NumberFormat] = [:]

    /// How many compiled formats are kept from file to file.
    private static let keptFormats = 1024

    /// Forgets the last workbook's.
    mutating func removeAll() {
        formats.removeSubrange(1...)
        formatOfStyle.removeAll(keepingCapacity: true)
        if compiled.count > Styles.keptFormats { compiled.removeAll() }
    }

    /// Takes in the styles part.
    mutating func read(_ part: String, in archive: Archive, with scanner: inout XMLScanner) throws(XLSXError)
    {
        var codes: [Int: [UInt8]] = [:]
        var known: [Int: Int] = [0: 0]
        try scanner.begin(try archive.open(part), part: part)
        while true {
            let event = try scanner.next()
            if event == .endOfDocument { return }
            guard event == .start else { continue }
            if scanner.depth == 3, scanner.isNamed("numFmt") {
                guard codes.count < archive.limits.styles else {
                    throw .tooBig(.styles, maximum: archive.limits.styles, part: part)
                }
                guard let id = scanner.attribute("numFmtId").flatMap(WholeNumber.read),
                    let code = scanner.attribute("formatCode"), code.count <= NumberFormat.maximumBytes
                else { continue }
                codes[id] = Array(code)
            } else if scanner.depth == 2, scanner.isNamed("cellXfs") {
                while true {
                    let event = try scanner.next()
                    if event == .end, scanner.depth < 2 { break }
                    guard event == .start, scanner.depth == 3, scanner.isNamed("xf") else { continue }
                    guard formatOfStyle.count < archive.limits.styles else {
                        throw .tooBig(.styles, maximum: archive.limits.styles, part: part)
                    }
                    let id = scanner.attribute("numFmtId").flatMap(WholeNumber.read) ?? 0
                    formatOfStyle.append(format(id, codes, &known))
                }
            }
        }
    }

    private mutating func format(_ id: Int, _ codes: [Int: [UInt8]], _ known: inout [Int: Int]) -> Int {
        if let index = known[id] { return index }
        guard let code = codes[id] ?? BuiltInFormats.code(id).map({ Array($0.utf8) }) else { return 0 }
        let format = compiled[code] ?? NumberFormat(compiling: code)
        compiled[code] = format
        formats.append(format)
        known[id] = formats.count - 1
        return formats.count - 1
    }
}
