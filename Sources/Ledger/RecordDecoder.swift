import Primitives

/// Takes a ledger entry apart again. Nothing is believed of the bytes: what does not fit is an error.
public struct RecordDecoder: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    /// What was read is not a record, or not the whole of one.
    public struct Damage: Error, Hashable, Sendable {}

    /// Reads a record.
    public init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// The bytes that have not been read yet.
    public var rest: ArraySlice<UInt8> { bytes[place...] }

    /// The next whole number.
    public mutating func whole() throws(Damage) -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard place < bytes.endIndex, shift < 64 else { throw Damage() }
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(bitPattern: UInt(number >> 1)) ^ -Int(number & 1)
    }

    /// A count of things that take a byte each at least, so that no more are made room for than there can be.
    public mutating func count() throws(Damage) -> Int {
        let count = try whole()
        guard count >= 0, count <= bytes.endIndex - place else { throw Damage() }
        return count
    }

    /// The next bits.
    public mutating func bits() throws(Damage) -> UInt64 {
        guard bytes.endIndex - place >= 8 else { throw Damage() }
        var bits: UInt64 = 0
        for shift in 0..<8 { bits |= UInt64(bytes[place + shift]) << UInt64(8 * shift) }
        place += 8
        return bits
    }

    /// The next bytes.
    public mutating func part() throws(Damage) -> ArraySlice<UInt8> {
        let count = try count()
        place += count
        return bytes[place - count..<place]
    }

    /// The next text.
    public mutating func text() throws(Damage) -> String {
        String(decoding: try part(), as: UTF8.self)
    }

    /// The next text that may be missing.
    public mutating func optionalText() throws(Damage) -> String? {
        try whole() == 0 ? nil : try text()
    }

    mutating func number() throws(Damage) -> ExactDecimal {
        let exponent = try whole()
        let low = try bits()
        let high = try bits()
        return ExactDecimal(
            significand: Int128(Int64(bitPattern: high)) << 64 | Int128(low), exponent: exponent)
    }

    mutating func row() throws(Damage) -> [LedgerCell] {
        let count = try count()
        var row: [LedgerCell] = []
        row.reserveCapacity(count)
        for _ in 0..<count { row.append(try cell()) }
        return row
    }

    private mutating func cell() throws(Damage) -> LedgerCell {
        switch CellTag(rawValue: try whole()) {
        case .blank: .blank
        case .text: .text(try text())
        case .whole: .whole(try whole())
        case .number: .number(try number())
        case .measure: .measure(try text(), try number())
        case .wordedMeasure: .measure(try text(), nil)
        case nil: throw Damage()
        }
    }
}
