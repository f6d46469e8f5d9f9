import CZip
import Glibc

/// What libzip packs as one part: bytes, and rows that it reads from where they were put by.
final class PartSource {
    /// A piece of the part.
    enum Piece {
        /// Bytes in memory.
        case bytes([UInt8])
        /// The rows of a sheet.
        case rows(TableRows)

        var count: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .rows(let rows): rows.byteCount
            }
        }
    }

    private let pieces: [Piece]
    private var piece = 0
    private var position = 0
    /// Whether rows could not be read back.
    private(set) var hasFailed = false

    init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Adds it to an archive under a name, packed as tightly as asked; false where libzip refuses.
    ///
    /// - Parameter level: 1 for speed to 9 for size.
    func add(to archive: OpaquePointer, as name: String, level: UInt32) -> Bool {
        let address = Unmanaged.passUnretained(self).toOpaque()
        guard let source = zip_source_function(archive, PartSource.answer, address) else { return false }
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        // No clock: the same rows give the same bytes. 0x21 is the first day of 1980.
        return zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0) == 0
            && zip_set_file_compression(archive, zip_uint64_t(index), zip_int32_t(ZIP_CM_DEFLATE), level) == 0
    }

    /// Fills a buffer with what comes next; gives how many bytes there were, or less than zero on an error.
    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var filled = 0
        while filled < buffer.count, piece < pieces.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let got: Int
            switch pieces[piece] {
            case .bytes(let bytes):
                let slice = bytes[position...].prefix(rest.count)
                rest.copyBytes(from: slice)
                got = slice.count
            case .rows(let rows):
                got = position < rows.byteCount ? rows.read(at: position, into: rest) : 0
                // A file that has grown shorter is as bad as one that cannot be read.
                guard got > 0 || position == rows.byteCount else { return -1 }
            }
            position += got
            filled += got
            if position >= pieces[piece].count {
                piece += 1
                position = 0
            }
        }
        return filled
    }

    /// libzip's questions to a source that is read from the front to the back.
    private static let answer: zip_source_callback = { address, data, length, command in
        guard let address else { return -1 }
        let source = Unmanaged<PartSource>.fromOpaque(address).takeUnretainedValue()
        switch command {
        case ZIP_SOURCE_OPEN:
            (source.piece, source.position) = (0, 0)
            return 0
        case ZIP_SOURCE_READ:
            let got = source.read(
                into: UnsafeMutableRawBufferPointer(start: data, count: Int(clamping: length)))
            source.hasFailed = source.hasFailed || got < 0
            return zip_int64_t(got)
        case ZIP_SOURCE_STAT:
            guard let status = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
            zip_stat_init(status)
            status.pointee.size = zip_uint64_t(source.pieces.reduce(0) { $0 + $1.count })
            status.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
            return zip_int64_t(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR:
            return ArchiveSink.answer(error: EIO, ZIP_ER_READ, into: data)
        case ZIP_SOURCE_SUPPORTS:
            return [
                ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                ZIP_SOURCE_FREE,
            ]
            .reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
        case ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE:
            return 0
        default:
            return -1
        }
    }
}
