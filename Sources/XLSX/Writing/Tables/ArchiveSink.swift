import CZip
import Glibc

/// The file that libzip writes an archive to: one that is open already, and keeps the reason of its first failure.
///
/// libzip of its own would write beside the file and rename, which the caller does.
final class ArchiveSink {
    private let descriptor: Int32
    private var position = 0
    private var size = 0
    /// What the system said when it would not write; zero for nothing.
    private(set) var failure: Int32 = 0

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Begins an archive; the sink must outlive it. Nil where libzip cannot.
    func makeArchive() -> OpaquePointer? {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let address = Unmanaged.passUnretained(self).toOpaque()
        guard let source = zip_source_function_create(ArchiveSink.answer, address, &error) else { return nil }
        guard let archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            zip_source_free(source)
            return nil
        }
        return archive
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = pwrite(
                descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, off_t(position))
            if written >= 0 {
                position += written
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                if failure == 0 { failure = errno }
                return false
            }
        }
        size = max(size, position)
        return true
    }

    /// libzip's questions to a source that it writes to.
    private static let answer: zip_source_callback = { address, data, length, command in
        guard let address else { return -1 }
        let sink = Unmanaged<ArchiveSink>.fromOpaque(address).takeUnretainedValue()
        switch command {
        case ZIP_SOURCE_WRITE:
            let bytes = UnsafeRawBufferPointer(start: data, count: Int(clamping: length))
            return sink.write(bytes) ? zip_int64_t(length) : -1
        case ZIP_SOURCE_TELL_WRITE:
            return zip_int64_t(sink.position)
        case ZIP_SOURCE_SEEK_WRITE:
            guard let data else { return -1 }
            let place = zip_source_seek_compute_offset(
                zip_uint64_t(sink.position), zip_uint64_t(sink.size), data, length, nil)
            guard place >= 0 else { return -1 }
            sink.position = Int(place)
            return 0
        case ZIP_SOURCE_STAT:
            guard let status = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
            zip_stat_init(status)
            status.pointee.size = 0
            status.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
            return zip_int64_t(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR:
            return answer(error: sink.failure, ZIP_ER_WRITE, into: data)
        case ZIP_SOURCE_SUPPORTS:
            return supported
        case ZIP_SOURCE_OPEN, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
            ZIP_SOURCE_CLOSE,
            ZIP_SOURCE_FREE:
            return 0
        default:
            return -1
        }
    }

    /// Reading is among it only because libzip takes nothing for writable that is not.
    private static let supported = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
        ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_BEGIN_WRITE,
        ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
        ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
    ].reduce(zip_int64_t(0)) { $0 | 1 << zip_int64_t($1.rawValue) }

    /// Says what went wrong: libzip's number and the system's.
    static func answer(error number: Int32, _ code: Int32, into data: UnsafeMutableRawPointer?) -> zip_int64_t
    {
        guard let numbers = data?.assumingMemoryBound(to: Int32.self) else { return -1 }
        numbers[0] = code
        numbers[1] = number
        return zip_int64_t(2 * MemoryLayout<Int32>.size)
    }
}
