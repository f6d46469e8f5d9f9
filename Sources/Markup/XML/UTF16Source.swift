package import Primitives

/// Turns UTF-16 into UTF-8 as it passes.
package final class UTF16Source<Failure: XMLFailure>: ByteSource {
    private let inner: any ByteSource<Failure>
    private let isBigEndian: Bool
    private let part: String
    private var pending: [UInt8]
    private var scratch = [UInt8](repeating: 0, count: 16 << 10)
    private var isExhausted = false
    private var offset = 0

    /// - Parameter head: bytes that were read already, the byte-order mark left out.
    package init(_ inner: any ByteSource<Failure>, head: [UInt8], isBigEndian: Bool, part: String) {
        self.inner = inner
        self.isBigEndian = isBigEndian
        self.part = part
        pending = head
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        var written = 0
        while true {
            var read = 0
            // Two bytes make three at most, and a surrogate pair's four make four.
            while written + 4 <= buffer.count, read + 1 < pending.count {
                let first = unit(read)
                var scalar = UInt32(first)
                var length = 2
                if first & 0xF800 == 0xD800 {
                    guard read + 3 < pending.count else {
                        if isExhausted { throw malformed }
                        break
                    }
                    let second = unit(read + 2)
                    guard first < 0xDC00, second & 0xFC00 == 0xDC00 else { throw malformed }
                    scalar = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
                    length = 4
                }
                guard let character = Unicode.Scalar(scalar) else { throw malformed }
                for byte in UTF8.encode(character) ?? UTF8.encodedReplacementCharacter {
                    buffer[written] = byte
                    written += 1
                }
                read += length
            }
            pending.removeSubrange(..<read)
            offset += read
            if written > 0 { return written }
            guard !isExhausted else {
                guard pending.isEmpty else { throw malformed }
                return 0
            }
            guard buffer.count >= 4 else { throw malformed }
            try refill()
        }
    }

    func refill() throws(Failure) {
        let outcome: Result<Int, Failure> = scratch.withUnsafeMutableBytes { room in
            do throws(Failure) {
                return .success(try inner.read(into: room))
            } catch {
                return .failure(error)
            }
        }
        let count = try outcome.get()
        isExhausted = count == 0
        pending += scratch[..<count]
    }

    func unit(_ index: Int) -> UInt16 {
        isBigEndian
            ? UInt16(pending[index]) << 8 | UInt16(pending[index + 1])
            : UInt16(pending[index + 1]) << 8 | UInt16(pending[index])
    }

    var malformed: Failure { .xml(.malformed(part: part, offset: offset)) }
}
