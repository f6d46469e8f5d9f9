internal import Glibc

/// A converter of the C library between two encodings.
package struct Converter: ~Copyable {
    private let handle: iconv_t

    /// Opens it.
    ///
    /// - Throws: `TextEncodingError.unavailable` where the C library does not know one of them.
    package init(to target: TextEncoding, from source: TextEncoding) throws(TextEncodingError) {
        // iconv_open answers -1 where it fails.
        guard let handle = iconv_open(target.iconvName, source.iconvName),
            handle != iconv_t(bitPattern: -1)
        else { throw .unavailable(target == .utf8 ? source : target) }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    /// Appends what a piece converts to; stops before bytes that convert to nothing.
    package func convert(_ piece: Span<UInt8>, to output: inout [UInt8]) -> TextDecoder.Outcome {
        piece.withUnsafeBufferPointer { bytes in
            // iconv takes a pointer to mutable bytes, and does not change them.
            var source = UnsafeMutableRawPointer(mutating: UnsafeRawPointer(bytes.baseAddress))?
                .assumingMemoryBound(to: CChar.self)
            var left = bytes.count
            while left > 0 {
                var status = 0
                var code: Int32 = 0
                // Two bytes become three at most, and three two; a second turn takes any rest.
                let room = left + left / 2 + 16
                output += [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                    var target = UnsafeMutableRawPointer(buffer.baseAddress)?
                        .assumingMemoryBound(to: CChar.self)
                    var free = room
                    status = iconv(handle, &source, &left, &target, &free)
                    code = errno
                    count = room - free
                }
                guard status == -1 else { continue }
                switch code {
                case E2BIG: continue
                case EINVAL:
                    return TextDecoder.Outcome(consumed: bytes.count - left, failure: .incomplete)
                default:
                    return TextDecoder.Outcome(consumed: bytes.count - left, failure: .invalid)
                }
            }
            return TextDecoder.Outcome(consumed: bytes.count, failure: nil)
        }
    }
}
