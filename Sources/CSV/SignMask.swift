/// Finds the signs that CSV is made of, 64 bytes at a time.
///
/// Text is mostly fields, so a reader that goes from sign to sign takes few steps; and one mask for 64 bytes
/// has one loop whose end the processor guesses wrongly, where eight for 8 bytes have eight.
struct SignMask {
    /// How many bytes a mask covers.
    static let width = 64

    private typealias Words = SIMD8<UInt64>
    /// The delimiter, in each byte of a word.
    private let delimiter: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    private static let quotes = ones &* UInt64(UInt8(ascii: "\""))

    /// Makes a finder for a delimiter, which is ASCII.
    init(delimiter: UInt8) {
        self.delimiter = SignMask.ones &* UInt64(delimiter)
    }

    /// A bit for each of the 64 bytes from `index`, the first the lowest: set for delimiters, quotes, line
    /// breaks and NUL, and for other bytes below 16 too, tab among them; never past the end of the bytes.
    @inline(__always)
    func signs(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
        guard let base = bytes.baseAddress else { return 0 }
        let left = bytes.count - index
        if left >= SignMask.width {
            return mask(UnsafeRawPointer(base + index).loadUnaligned(as: Words.self))
        }
        return signs(inLast: left, of: bytes)
    }

    /// The same for the last bytes, fewer than 64.
    private func signs(inLast count: Int, of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var words = Words(repeating: .max)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes.suffix(count)) }
        return mask(words)
    }

    /// Masks and sums alone, which the compiler turns into vector instructions; comparisons of SIMD values it
    /// makes byte by byte.
    @inline(__always)
    private func mask(_ words: Words) -> UInt64 {
        // The high bit of a byte stays clear where the byte is what is looked for: adding 7F to the other bits
        // sets it unless they are all zero. Nothing is carried into the next byte.
        let delimiterDifference = words ^ Words(repeating: delimiter)
        let quoteDifference = words ^ Words(repeating: SignMask.quotes)
        let low = Words(repeating: SignMask.low)
        let isNotDelimiter = ((delimiterDifference & low) &+ low) | delimiterDifference
        let isNotQuote = ((quoteDifference & low) &+ low) | quoteDifference
        let isNotLow = ((words & low) &+ Words(repeating: SignMask.ones &* 0x70)) | words
        let signs = ~(isNotDelimiter & isNotQuote & isNotLow) & ~low
        // The product moves the eight high bits of a word together, into its highest byte.
        var bits: UInt64 = 0
        for word in 0..<8 {
            bits |= ((signs[word] >> 7 &* 0x0102_0408_1020_4080) >> 56) << UInt64(8 &* word)
        }
        return bits
    }
}
