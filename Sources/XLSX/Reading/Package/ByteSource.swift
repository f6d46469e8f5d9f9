/// Where the bytes of a part come from, window by window.
protocol ByteSource: AnyObject {
    /// Puts further bytes into the buffer, and says how many; 0 at the end only.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int
}

/// Bytes in memory, handed out in chunks of a given size at most.
final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private let chunk: Int
    private var position = 0

    init(_ bytes: [UInt8], chunk: Int = .max) {
        self.bytes = bytes
        self.chunk = max(1, chunk)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int {
        let count = min(buffer.count, bytes.count - position, chunk)
        buffer.copyBytes(from: bytes[position..<(position + count)])
        position += count
        return count
    }
}
