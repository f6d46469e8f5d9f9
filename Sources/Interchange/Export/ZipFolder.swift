import CSV
import CZip
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A zip archive of files, as offices send them: read entry by entry, from several threads.
///
/// Names are UTF-8 or, as Windows in China makes them, GBK. An archive that says something wrong of itself is
/// refused by libzip; sizes are held against a limit before anything is unpacked.
final class ZipFolder: Sendable {
    /// An entry that is a file.
    struct Entry: Hashable, Sendable {
        /// Its number in the archive.
        let number: Int
        /// Its path in the archive.
        let path: String
    }

    private struct Handle: @unchecked Sendable {
        let archive: OpaquePointer
    }

    // libzip's handles are for one thread at a time.
    private let handle: Mutex<Handle>
    private let limits: InputFile.Limits

    /// The most entries of an archive.
    static let maximumEntries = 200_000

    /// Opens an archive of the file system.
    ///
    /// - Throws: `InterchangeError.cannotRead` or `.archive`.
    convenience init(path: String, limits: InputFile.Limits) throws(InterchangeError) {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            switch code {
            case ZIP_ER_NOENT: throw .cannotRead(.notFound)
            case ZIP_ER_OPEN, ZIP_ER_READ: throw .cannotRead(.last)
            default: throw .archive(.damaged)
            }
        }
        try self.init(archive, limits: limits)
    }

    /// Opens an archive that lies in another one.
    ///
    /// - Throws: `InterchangeError.archive`.
    convenience init(_ bytes: [UInt8], limits: InputFile.Limits) throws(InterchangeError) {
        // libzip keeps the bytes as long as it reads from them, and frees them itself.
        guard let memory = malloc(bytes.count) else { throw .archive(.damaged) }
        memory.copyMemory(from: bytes, byteCount: bytes.count)
        guard let source = zip_source_buffer_create(memory, UInt64(bytes.count), 1, nil) else {
            free(memory)
            throw .archive(.damaged)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
            zip_source_free(source)
            throw .archive(.damaged)
        }
        try self.init(archive, limits: limits)
    }

    private init(
        _ archive: OpaquePointer, limits: InputFile.Limits
    ) throws(InterchangeError) {
        handle = Mutex(Handle(archive: archive))
        self.limits = limits
        let count = zip_get_num_entries(archive, 0)
        guard count <= ZipFolder.maximumEntries else {
            throw .archive(.tooManyEntries(limit: ZipFolder.maximumEntries))
        }
    }

    deinit {
        handle.withLock { zip_discard($0.archive) }
    }

    /// The files, by path.
    func entries() -> [Entry] {
        handle.withLock { handle in
            var entries: [Entry] = []
            for number in 0..<max(0, zip_get_num_entries(handle.archive, 0)) {
                guard let name = zip_get_name(handle.archive, UInt64(number), UInt32(ZIP_FL_ENC_RAW)) else {
                    continue
                }
                let bytes = UnsafeBufferPointer(start: name, count: strlen(name)).map {
                    UInt8(bitPattern: $0)
                }
                // Some programs of Windows write the path with its own separators.
                let path = String(TextEncoding.text(ofName: bytes).map { $0 == "\\" ? "/" : $0 })
                if !path.isEmpty, !path.hasSuffix("/") {
                    entries.append(Entry(number: Int(number), path: path))
                }
            }
            return entries.sorted { ($0.path, $0.number) < ($1.path, $1.number) }
        }
    }

    /// The bytes of an entry.
    ///
    /// - Throws: `InterchangeError.archive`, `.tooLarge` or `.emptyFile`.
    func bytes(of number: Int) throws(InterchangeError) -> [UInt8] {
        let result = handle.withLock { handle -> Result<[UInt8], InterchangeError> in
            do throws(InterchangeError) {
                return .success(try ZipFolder.bytes(of: UInt64(number), in: handle.archive, limits))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// When an entry was last changed, in nanoseconds; nil where the archive does not say.
    func modified(_ number: Int) -> Int? {
        handle.withLock { handle in
            var entry = zip_stat_t()
            zip_stat_init(&entry)
            guard zip_stat_index(handle.archive, UInt64(number), 0, &entry) == 0,
                entry.valid & UInt64(ZIP_STAT_MTIME) != 0
            else { return nil }
            return Int(entry.mtime) &* 1_000_000_000
        }
    }

    private static func bytes(
        of number: UInt64, in archive: OpaquePointer, _ limits: InputFile.Limits
    ) throws(InterchangeError) -> [UInt8] {
        var entry = zip_stat_t()
        zip_stat_init(&entry)
        guard zip_stat_index(archive, number, 0, &entry) == 0, entry.valid & UInt64(ZIP_STAT_SIZE) != 0 else {
            throw .archive(.damaged)
        }
        guard entry.size <= UInt64(limits.bytes) else { throw .tooLarge(limit: limits.bytes) }
        guard entry.size > 0 else { throw .emptyFile }
        guard let file = zip_fopen_index(archive, number, 0) else {
            switch zip_error_code_zip(zip_get_error(archive)) {
            case ZIP_ER_NOPASSWD, ZIP_ER_ENCRNOTSUPP: throw .archive(.encrypted)
            case ZIP_ER_COMPNOTSUPP: throw .archive(.unknownCompression)
            default: throw .archive(.damaged)
            }
        }
        defer { zip_fclose(file) }
        // The size is what the archive claims: room is made as bytes come.
        var bytes: [UInt8] = []
        while true {
            var failed = false
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                let got = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
                failed = got < 0
                count = max(0, Int(got))
            }
            if failed { throw .archive(.damaged) }
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
        }
    }
}
