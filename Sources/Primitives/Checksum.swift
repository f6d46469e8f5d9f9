/// A 64-bit checksum of bytes: tells damaged records, and files that may be the same. It is no proof against
/// forgery; who must know whether two files are the same compares them.
public struct Checksum: Hashable, Sendable {
    /// The sum.
    public let value: UInt64

    /// Sums up bytes.
    public init(_ bytes: some Sequence<UInt8>) {
        let sum =
            bytes.withContiguousStorageIfAvailable { Checksum.sum(UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes { Checksum.sum($0) }
        value = sum
    }

    /// Reads what `description` writes; nil where the text is anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 16, let value = UInt64(text, radix: 16),
            text.utf8.allSatisfy({ $0 < UInt8(ascii: "A") || $0 > UInt8(ascii: "Z") }),
            text.utf8.first != UInt8(ascii: "+")
        else { return nil }
        self.value = value
    }

    /// Makes one that was written down.
    public init(value: UInt64) {
        self.value = value
    }

    // Eight bytes a step, each multiplied to 128 bits and folded: a multiplication is all that a step costs.
    private static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            state = fold(state ^ word)
            place += 8
        }
        var rest: UInt64 = 1
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return fold(fold(state ^ rest))
    }

    private static func fold(_ word: UInt64) -> UInt64 {
        let (high, low) = (word ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return high ^ low
    }
}

extension Checksum: CustomStringConvertible {
    /// Sixteen hexadecimal digits.
    public var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
