import Markup
import NumberFormats
import Primitives

/// The number format of each cell style, compiled once.
struct Styles {
    /// The distinct formats; the first is General.
    private(set) var formats: [NumberFormat] = [.general]
    /// Their codes.
    private(set) var codes = ["General"]
    /// The format of each cell style, as its position in `formats`.
    private(set) var formatOfStyle: [Int] = []
    /// The cell styles whose font strikes the text out.
    private var struckStyles: Set<Int> = []

    /// Whether a cell style's font strikes the text out.
    @inline(__always)
    func strikesOut(_ style: Int) -> Bool { !struckStyles.isEmpty && struckStyles.contains(style) }

    /// No styles at all.
    init() {}

    /// Reads the styles part that the scanner has begun on.
    init(
        _ part: String, _ scanner: inout XMLScanner, limits: XLSXLimits, _ compiled: inout CompiledFormats
    ) throws(XLSXError) {
        var codes: [Int: [UInt8]] = [:]
        var known: [Int: Int] = [:]
        var alternatives = Alternatives()
        var isInCells = false
        var isInFonts = false
        var fontCount = 0
        var struckFonts: Set<Int> = []
        while true {
            let event = try scanner.next()
            if event == .endOfDocument { return }
            guard event == .start, let depth = try alternatives.depth(&scanner) else { continue }
            if depth == 2 {
                isInCells = scanner.isNamed("cellXfs")
                isInFonts = scanner.isNamed("fonts")
            }
            guard depth == 3 else { continue }
            if isInCells, scanner.isNamed("xf") {
                guard formatOfStyle.count < limits.styles else {
                    throw .tooBig(.styles, maximum: limits.styles, part: part)
                }
                if !struckFonts.isEmpty, let font = scanner.attribute("fontId").flatMap(WholeNumber.read),
                    struckFonts.contains(font)
                {
                    struckStyles.insert(formatOfStyle.count)
                }
                let id = scanner.attribute("numFmtId").flatMap(WholeNumber.read) ?? 0
                formatOfStyle.append(format(id, codes, &known, &compiled))
            } else if isInFonts, scanner.isNamed("font") {
                if try scanner.isStruckOut() { struckFonts.insert(fontCount) }
                fontCount += 1
            } else if scanner.isNamed("numFmt") {
                guard codes.count < limits.styles else {
                    throw .tooBig(.styles, maximum: limits.styles, part: part)
                }
                guard let id = scanner.attribute("numFmtId").flatMap(WholeNumber.read),
                    let code = scanner.attribute("formatCode"), code.count <= NumberFormat.maximumBytes
                else { continue }
                codes[id] = Array(code)
            }
        }
    }

    private mutating func format(
        _ id: Int, _ codes: [Int: [UInt8]], _ known: inout [Int: Int], _ compiled: inout CompiledFormats
    ) -> Int {
        if let index = known[id] { return index }
        guard let code = codes[id] ?? BuiltInFormats.code(id).map({ Array($0.utf8) }) else { return 0 }
        if id == 0, codes[0] == nil { return 0 }
        // Cells name their format by 16 bits.
        guard formats.count <= Int(UInt16.max) else { return 0 }
        formats.append(compiled.format(of: code))
        self.codes.append(String(decoding: code, as: UTF8.self))
        known[id] = formats.count - 1
        return formats.count - 1
    }
}
