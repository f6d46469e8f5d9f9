public import Glibc

/// Whole numbers in attributes.
@usableFromInline
package enum WholeNumber {
    /// Reads digits only; nil where there is anything else, or more than 15 of them.
    @inlinable @inline(__always)
    package static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 15 else { return nil }
        var number = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }

    /// Whether an attribute says yes: `1`, `true` or `on`.
    @inlinable package static func isTrue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.spells("1") || bytes.spells("true") || bytes.spells("on")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are those of a word.
    @inlinable @inline(__always)
    package func spells(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount, let baseAddress else { return false }
        return memcmp(baseAddress, word.utf8Start, count) == 0
    }
}
