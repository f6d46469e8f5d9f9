/// Finds out how far bytes are UTF-8.
///
/// `UTF8Span` of the standard library knows the rules; it looks at Chinese text character by character. So the
/// bulk is looked at first by a check that only tells whole from broken, and where that finds anything, or the
/// text ends, the standard library says what it is.
package enum UTF8Check {
    private typealias Words = SIMD8<UInt64>
    /// How many bytes are looked at together.
    private static let width = 64
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// How far a piece is UTF-8: never overlong, no surrogates, nothing past U+10FFFF.
    package static func validPrefix(of piece: Span<UInt8>) -> TextDecoder.Outcome {
        let sound = piece.withUnsafeBufferPointer { soundPrefix(of: $0) }
        let rest = plainPrefix(of: piece.extracting(droppingFirst: sound))
        return TextDecoder.Outcome(consumed: sound + rest.consumed, failure: rest.failure)
    }

    /// The same, by the standard library alone.
    static func plainPrefix(of piece: Span<UInt8>) -> TextDecoder.Outcome {
        do throws(Unicode.UTF8.ValidationError) {
            return TextDecoder.Outcome(consumed: try UTF8Span(validating: piece).count, failure: nil)
        } catch {
            let isCutOff = error.kind == .truncatedScalar && error.byteOffsets.upperBound == piece.count
            return TextDecoder.Outcome(
                consumed: error.byteOffsets.lowerBound, failure: isCutOff ? .incomplete : .invalid)
        }
    }

    /// A count of bytes that are whole characters: all but the last of them, and 0 where anything is wrong.
    private static func soundPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        // Each byte is looked at with the three before it, so the first ones are left to the standard library.
        var start = 3
        while start < 6, start < bytes.count, isContinuation(bytes[start]) { start += 1 }
        let blocks = (bytes.count - start) / UTF8Check.width
        guard blocks > 0, let base = bytes.baseAddress,
            plainPrefix(of: bytes.span.extracting(first: start)).failure == nil,
            areSound(UnsafeRawPointer(base + start), blocks: blocks)
        else { return 0 }
        // A character may be cut off at the end of the last block.
        var end = start + blocks * UTF8Check.width - 1
        while end > start, isContinuation(bytes[end]) { end -= 1 }
        return end
    }

    /// Whether blocks of bytes are sound, the first of which begins with a character and the last of which may
    /// cut one off. Three bytes before them are read too.
    private static func areSound(_ text: UnsafeRawPointer, blocks: Int) -> Bool {
        var faults = Words(repeating: 0)
        for block in 0..<blocks {
            let place = text + block &* width
            faults |= self.faults(
                place.loadUnaligned(as: Words.self), first: (place - 1).loadUnaligned(as: Words.self),
                second: (place - 2).loadUnaligned(as: Words.self),
                third: (place - 3).loadUnaligned(as: Words.self))
        }
        return faults & Words(repeating: high) == Words(repeating: 0)
    }

    /// The high bit of each byte that cannot stand where it does; `first`, `second` and `third` are the bytes
    /// one, two and three places before.
    ///
    /// Masks, shifts and sums alone, which the compiler turns into vector instructions. A shift to the left
    /// brings a lower bit of each byte to its high bit; only the high bits are looked at, and sums of half
    /// bytes carry nothing into the next byte.
    @inline(__always)
    private static func faults(_ byte: Words, first: Words, second: Words, third: Words) -> Words {
        let bit6 = byte &<< 1
        let bit5 = byte &<< 2
        let bit4 = byte &<< 3
        // 110…, 1110… and 11110… ask for one, two and three continuations, which stand nowhere else.
        let isLong = first & first &<< 1
        let isLonger = isLong & first &<< 2
        let isLongest = first &<< 3
        let isWanted =
            isLong | (second & second &<< 1 & second &<< 2)
            | (third & third &<< 1 & third &<< 2 & third &<< 3)
        var faults = isWanted ^ (byte & ~bit6)
        // C0 and C1 are overlong, and F5 and above are past U+10FFFF.
        faults |= isLong & ~((first & Words(repeating: ones &* 0x3E)) &+ Words(repeating: ones &* 0x7E))
        let half = first & Words(repeating: ones &* 0x0F)
        faults |= isLonger & isLongest & (half &+ Words(repeating: ones &* 0x7B))
        // E0 80…9F and F0 80…8F are overlong.
        faults |= isLonger & ~(half &+ Words(repeating: ones &* 0x7F)) & ~bit5 & ~(isLongest & bit4)
        // ED A0… is half a surrogate pair, and F4 90… past U+10FFFF.
        let isD = ~((half ^ Words(repeating: ones &* 0x0D)) &+ Words(repeating: ones &* 0x7F))
        let is4 = ~((half ^ Words(repeating: ones &* 0x04)) &+ Words(repeating: ones &* 0x7F))
        faults |= isLonger & ~isLongest & isD & bit5
        faults |= isLonger & isLongest & is4 & (bit5 | bit4)
        return faults
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
