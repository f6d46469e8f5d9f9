import Glibc

/// Bytes that are put by until the file that they belong to is made: on the disk, under no name.
///
/// The file has lost its name before the first byte is in it, so nothing is left behind however the program ends.
final class RowSpool {
    private let folder: String
    private var descriptor: Int32 = -1
    /// How many bytes have been put by.
    private(set) var count = 0

    private static let attempts = 16

    /// Makes an empty spool, which takes a file in the folder when it gets its first bytes.
    init(folder: String) {
        self.folder = folder
    }

    /// Makes one over a file that is open already.
    init(descriptor: Int32) {
        folder = ""
        self.descriptor = descriptor
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Puts bytes behind those that are there.
    ///
    /// - Throws: `XLSXWriteError.noSpace` or `.cannotCreate` with the folder's path.
    func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(XLSXWriteError) {
        if descriptor < 0 { try open() }
        var rest = UnsafeRawBufferPointer(bytes)[...]
        while !rest.isEmpty {
            let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                throw XLSXWriteError(errno: errno, path: folder)
            }
        }
        count += bytes.count
    }

    /// Reads bytes from a position on; gives how many there were, or less than zero on an error.
    func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(position))
            if got >= 0 || errno != EINTR { return got }
        }
    }

    private func open() throws(XLSXWriteError) {
        for _ in 0..<RowSpool.attempts {
            let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
            let path = folder.isEmpty ? ".\(number).rows" : "\(folder)/.\(number).rows"
            descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 {
                unlink(path)
                return
            }
            guard errno == EEXIST || errno == EINTR else { break }
        }
        throw XLSXWriteError(errno: errno, path: folder)
    }
}

extension XLSXWriteError {
    /// What the system said when it would not write.
    init(errno: Int32, path: String) {
        self =
            errno == ENOSPC || errno == EDQUOT
            ? .noSpace(path: path) : .cannotCreate(path: path, errno: errno)
    }
}
