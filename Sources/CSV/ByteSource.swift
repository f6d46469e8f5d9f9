internal import Glibc

/// Where a file's bytes come from: a file, read as it goes, or an array.
struct ByteSource: ~Copyable {
    /// The bytes read and not yet let go.
    private(set) var bytes: [UInt8]
    /// The offset of `bytes[0]` in the file.
    private(set) var offset = 0
    /// Whether `bytes` reach to the end of the file.
    private(set) var isAtEnd: Bool
    private let file: File?
    private let limit: Int

    /// How many bytes are held of a file at a time.
    static let window = 1 << 20

    /// Takes bytes that are all there.
    init(_ bytes: [UInt8], limit: Int) throws(CSVError) {
        if bytes.count > limit { throw .tooManyBytes(limit: limit) }
        self.bytes = bytes
        self.limit = limit
        isAtEnd = true
        file = nil
    }

    /// How many bytes there are altogether, as far as the system says: a guess.
    var expectedCount: Int { max(bytes.count, file?.size ?? 0) }

    /// Opens a file and reads its beginning.
    static func file(_ path: String, limit: Int) throws(CSVError) -> ByteSource {
        var source = ByteSource(file: try File(path: path), limit: limit)
        try source.advance(past: 0)
        return source
    }

    private init(file: File, limit: Int) {
        self.file = file
        self.limit = limit
        bytes = []
        isAtEnd = false
    }

    /// Lets go of so many bytes from the front, and reads on until the window is full.
    mutating func advance(past count: Int) throws(CSVError) {
        if isAtEnd { return }
        bytes.removeFirst(count)
        offset += count
        while bytes.count < ByteSource.window, !isAtEnd {
            let count = try file?.read(upTo: ByteSource.window - bytes.count, to: &bytes) ?? 0
            if count == 0 { isAtEnd = true }
            if offset + bytes.count > limit { throw .tooManyBytes(limit: limit) }
        }
    }

    /// An open file, closed with its last user.
    private final class File {
        private let descriptor: Int32

        init(path: String) throws(CSVError) {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { throw .io(code: errno) }
        }

        /// What the system says that its size is; 0 for a pipe.
        var size: Int {
            var status = stat()
            return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        }

        deinit {
            if descriptor >= 0 { close(descriptor) }
        }

        /// Appends what one call to the system gives; zero at the end of the file.
        func read(upTo free: Int, to bytes: inout [UInt8]) throws(CSVError) -> Int {
            var received = 0
            var code: Int32 = 0
            bytes.append(addingCapacity: free) { room in
                room.withUnsafeMutableBufferPointer { buffer, filled in
                    repeat {
                        received = Glibc.read(descriptor, buffer.baseAddress, free)
                        code = errno
                    } while received < 0 && code == EINTR
                    filled = max(0, received)
                }
            }
            if received < 0 { throw .io(code: code) }
            return received
        }
    }
}
