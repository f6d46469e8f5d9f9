import CXLSXWriter
import Glibc

/// A file that is in memory only and has a path nonetheless.
struct MemoryFile: ~Copyable {
    private let descriptor: Int32

    /// Makes an empty file.
    init() throws(XLSXWriteError) {
        descriptor = memfd_create("workbook", memfd_close_on_exec)
        guard descriptor >= 0 else { throw XLSXWriteError(errno: errno, path: "memory") }
    }

    deinit {
        close(descriptor)
    }

    /// The path under which this process can open it.
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// All that has been written to it.
    func contents() throws(XLSXWriteError) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw XLSXWriteError(errno: errno, path: path) }
        let size = Int(status.st_size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
                if got > 0 {
                    count += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else { throw XLSXWriteError(errno: failure, path: path) }
        return bytes
    }
}
