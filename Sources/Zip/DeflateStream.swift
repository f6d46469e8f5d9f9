import CZlib

/// Deflates an entry piece by piece with zlib; libdeflate, which is faster, wants all of it at once.
final class DeflateStream {
    // zlib's own state points back to this structure, which must therefore stay where it is.
    private let stream: UnsafeMutablePointer<z_stream>
    private let room: UnsafeMutablePointer<UInt8>
    private let entry: String

    private static let roomBytes = 1 << 17

    /// Begins; the level is 1 for speed to 9 for size.
    ///
    /// - Throws: `ZipError.noMemory`.
    init(level: Int32, entry: String) throws(ZipError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Deflated bytes without a header of their own (negative window bits), and all the memory that helps.
        let outcome = deflateInit2_(
            stream, level, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard outcome == Z_OK else {
            // What zlib began it has taken back itself.
            stream.deallocate()
            throw .noMemory(entry: entry)
        }
        self.stream = stream
        self.entry = entry
        room = .allocate(capacity: DeflateStream.roomBytes)
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        room.deallocate()
    }

    /// Packs a piece behind those before it.
    ///
    /// - Throws: `ZipError.noMemory`.
    func pack(_ piece: UnsafeRawBufferPointer, isLast: Bool, onto bytes: inout [UInt8]) throws(ZipError) {
        // zlib reads these bytes during the calls below only, and writes to none of them.
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: piece.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(piece.count)
        repeat {
            stream.pointee.next_out = room
            stream.pointee.avail_out = UInt32(DeflateStream.roomBytes)
            let outcome = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
            guard outcome == Z_OK || outcome == Z_STREAM_END || outcome == Z_BUF_ERROR else {
                throw .noMemory(entry: entry)
            }
            let count = DeflateStream.roomBytes - Int(stream.pointee.avail_out)
            bytes.append(contentsOf: UnsafeBufferPointer(start: room, count: count))
        } while stream.pointee.avail_out == 0
        stream.pointee.next_in = nil
    }
}
