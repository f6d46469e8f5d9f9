/// Where the bytes of a document come from, window by window.
@usableFromInline
package protocol ByteSource<Failure>: AnyObject {
    /// Why there are no further bytes where there should be.
    associatedtype Failure: Error

    /// Puts further bytes into the buffer, and says how many; 0 at the end only.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int
}

/// Bytes in memory, handed out in chunks of a given size at most.
package final class MemorySource<Failure: Error>: ByteSource {
    private let bytes: ArraySlice<UInt8>
    private let chunk: Int
    private var position: Int

    package init(_ bytes: ArraySlice<UInt8>, chunk: Int = .max) {
        self.bytes = bytes
        self.chunk = max(1, chunk)
        position = bytes.startIndex
    }

    package convenience init(_ bytes: [UInt8], chunk: Int = .max) { self.init(bytes[...], chunk: chunk) }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        let count = min(buffer.count, bytes.endIndex - position, chunk)
        buffer.copyBytes(from: bytes[position..<(position + count)])
        position += count
        return count
    }
}
