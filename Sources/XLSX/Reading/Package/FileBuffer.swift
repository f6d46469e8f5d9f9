import Glibc

/// The bytes of one file at a time, in memory that is used again for the next.
final class FileBuffer {
    private var room = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var count = 0

    /// The bytes of the file loaded last.
    var bytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: room[..<count]) }

    deinit { room.deallocate() }

    /// Reads a whole file, by what it holds and not by the size that the system tells.
    func load(_ path: String, limits: XLSXLimits) throws(XLSXError) {
        count = 0
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(errno: errno) }
        defer { close(descriptor) }
        while true {
            if count == room.count { grow(for: descriptor, limits) }
            let got = Glibc.read(descriptor, room.baseAddress! + count, room.count - count)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .system(errno: errno) }
            if got == 0 { return }
            count += got
            guard count <= limits.fileBytes else {
                throw .tooBig(.fileBytes, maximum: limits.fileBytes, part: nil)
            }
        }
    }

    /// Makes room for more: for as much as the system says there is, as far as that is more.
    private func grow(for descriptor: Int32, _ limits: XLSXLimits) {
        var status = stat()
        let stated = fstat(descriptor, &status) == 0 ? min(Int(status.st_size), limits.fileBytes) : 0
        let wanted = stated >= count ? stated + 1 : room.count * 2
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(64 << 10, wanted), alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[..<count]))
        room.deallocate()
        room = larger
    }
}
