/// What is packed as one part, from the front to the back: bytes, and rows that are read from where they were set aside.
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

    init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// How many bytes it has.
    var count: Int { pieces.reduce(0) { $0 + $1.count } }

    /// Puts further bytes into a buffer and says how many; none where rows could not be read back, or were fewer
    /// than there should be.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while piece < pieces.count, position >= pieces[piece].count {
            piece += 1
            position = 0
        }
        guard piece < pieces.count else { return 0 }
        let got: Int
        switch pieces[piece] {
        case .bytes(let bytes):
            let slice = bytes[position...].prefix(buffer.count)
            buffer.copyBytes(from: slice)
            got = slice.count
        case .rows(let rows):
            got = rows.read(at: position, into: buffer)
        }
        position += max(0, got)
        return got
    }
}
