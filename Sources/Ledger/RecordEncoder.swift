import Primitives

/// Puts the parts of a ledger entry one behind another as bytes: numbers as variable-length integers, texts and
/// lists with their length before them.
public struct RecordEncoder: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// Makes an empty record.
    public init() {}

    /// Appends a whole number, small ones in one byte.
    public mutating func append(_ number: Int) {
        var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Appends the bits of a number as they are.
    public mutating func append(bits: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }

    /// Appends bytes with their count.
    public mutating func append(_ part: [UInt8]) {
        append(part.count)
        bytes += part
    }

    /// Appends a text.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 {
            append($0.count)
            bytes += $0
        }
    }

    /// Appends a text that may be missing.
    public mutating func append(_ text: String?) {
        append(text == nil ? 0 : 1)
        if let text { append(text) }
    }

    mutating func append(_ number: ExactDecimal) {
        append(number.exponent)
        append(bits: UInt64(truncatingIfNeeded: number.significand))
        append(bits: UInt64(truncatingIfNeeded: number.significand >> 64))
    }

    mutating func append(_ row: [LedgerCell]) {
        append(row.count)
        for cell in row { append(cell) }
    }

    private mutating func append(_ cell: LedgerCell) {
        append(CellTag(cell).rawValue)
        switch cell {
        case .blank: break
        case .text(let text): append(text)
        case .whole(let number): append(number)
        case .number(let number): append(number)
        case .measure(let text, let number):
            append(text)
            if let number { append(number) }
        }
    }
}

/// The first byte of a cell.
enum CellTag: Int {
    case blank, text, whole, number, measure, wordedMeasure

    init(_ cell: LedgerCell) {
        switch cell {
        case .blank: self = .blank
        case .text: self = .text
        case .whole: self = .whole
        case .number: self = .number
        case .measure(_, let number): self = number == nil ? .wordedMeasure : .measure
        }
    }
}
