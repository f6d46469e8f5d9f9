import CZip

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A zip archive being read, over libzip: one that lies in memory, or a file. For one thread at a time.
///
/// Nothing is made room for by what an archive says of itself but as many entries as `maximumEntries`.
///
/// ```swift
/// let archive = try ZipArchive(copying: bytes, maximumEntries: 10_000)
/// let entry = try archive.entry(named: "content.xml")
/// let bytes = try archive.open(entry, name: "content.xml").rest(limit: 1 << 20, name: "content.xml")
/// ```
public final class ZipArchive {
    private let handle: OpaquePointer
    private let unpacker: Unpacker

    /// Opens an archive in memory without copying it.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, which must outlive the archive and everything opened of it.
    ///   - unpacker: what unpacks small entries; one may serve many archives, one after another.
    /// - Throws: `ZipError.damaged` or `.tooManyEntries`.
    public init(
        borrowing bytes: UnsafeRawBufferPointer, maximumEntries: Int, unpacker: Unpacker = Unpacker()
    ) throws(ZipError) {
        try ZipArchive.checkEntryCount(bytes, maximumEntries)
        // Opened for reading only, it neither writes to the bytes nor frees them: freep is 0.
        let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, nil)
        handle = try ZipArchive.open(source)
        self.unpacker = unpacker
    }

    /// Opens an archive of bytes that it keeps a copy of.
    ///
    /// - Throws: `ZipError.damaged` or `.tooManyEntries`.
    public init(copying bytes: [UInt8], maximumEntries: Int) throws(ZipError) {
        try bytes.span.withUnsafeBytes { (bytes) throws(ZipError) in
            try ZipArchive.checkEntryCount(bytes, maximumEntries)
        }
        guard let memory = malloc(max(1, bytes.count)) else { throw .damaged(entry: nil) }
        memory.copyMemory(from: bytes, byteCount: bytes.count)
        guard let source = zip_source_buffer_create(memory, zip_uint64_t(bytes.count), 1, nil) else {
            // Only a source that was made frees what it stands on.
            free(memory)
            throw .damaged(entry: nil)
        }
        handle = try ZipArchive.open(source)
        unpacker = Unpacker()
    }

    /// Opens an archive of the file system, whose bytes are read as they are wanted.
    ///
    /// - Parameter descriptor: an open file, which the archive closes, also where it cannot be opened.
    /// - Throws: `ZipError.damaged`, `.tooManyEntries` or `.system`.
    public init(descriptor: Int32, maximumEntries: Int) throws(ZipError) {
        guard let file = fdopen(descriptor, "rb") else {
            let number = errno
            close(descriptor)
            throw .system(number)
        }
        guard let source = zip_source_filep_create(file, 0, -1, nil) else {
            // The file is the source's from when there is one.
            fclose(file)
            throw .damaged(entry: nil)
        }
        let handle = try ZipArchive.open(source)
        guard zip_get_num_entries(handle, 0) <= maximumEntries else {
            zip_discard(handle)
            throw .tooManyEntries(limit: maximumEntries)
        }
        self.handle = handle
        unpacker = Unpacker()
    }

    deinit { zip_discard(handle) }

    /// Hands a source over to libzip; where that does not take it, it is freed.
    private static func open(_ source: OpaquePointer?) throws(ZipError) -> OpaquePointer {
        guard let source else { throw .damaged(entry: nil) }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY, nil) else {
            zip_source_free(source)
            throw .damaged(entry: nil)
        }
        return handle
    }

    /// The directory's entry count is looked at before libzip makes room for as many.
    private static func checkEntryCount(
        _ bytes: UnsafeRawBufferPointer, _ maximum: Int
    ) throws(ZipError) {
        var index = bytes.count - 22
        let lowest = max(0, bytes.count - 22 - 65_535)
        while index >= lowest {
            if bytes[index] == 0x50, bytes[index + 1] == 0x4B, bytes[index + 2] == 0x05,
                bytes[index + 3] == 0x06
            {
                let count = Int(bytes[index + 10]) | Int(bytes[index + 11]) << 8
                guard count <= maximum else { throw .tooManyEntries(limit: maximum) }
                return
            }
            index -= 1
        }
    }

    /// How many entries there are.
    public var count: Int { max(0, Int(zip_get_num_entries(handle, 0))) }

    /// The bytes of an entry's name, as the archive has them.
    public func name(of number: Int) -> [UInt8] {
        guard let name = zip_get_name(handle, zip_uint64_t(number), zip_flags_t(ZIP_FL_ENC_RAW)) else {
            return []
        }
        return UnsafeRawBufferPointer(start: name, count: strlen(name)).map { $0 }
    }

    /// Whether there is an entry of this name; capitals do not matter, nor do the separators of Windows.
    public func contains(_ name: String) -> Bool { number(of: name) != nil }

    func number(of name: String) -> Int? {
        var found = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_ENC_RAW))
        if found < 0 { found = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_ENC_RAW | ZIP_FL_NOCASE)) }
        return found < 0 ? backslashEntries[name.lowercased()] : Int(found)
    }

    /// The entries that have Windows' separators in their names, by those names with the usual ones.
    private lazy var backslashEntries: [String: Int] = {
        var entries: [String: Int] = [:]
        for number in 0..<count {
            let name = name(of: number)
            guard name.contains(UInt8(ascii: "\\")) else { continue }
            let usual = name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
            entries[String(decoding: usual, as: UTF8.self).lowercased()] = number
        }
        return entries
    }()

    /// The entry of a name; where there is none, one whose name differs in capitals.
    ///
    /// - Throws: `ZipError.missing` or `.damaged`.
    public func entry(named name: String) throws(ZipError) -> ZipEntry {
        guard let number = number(of: name) else { throw .missing(entry: name) }
        return try entry(number, name: name)
    }

    /// The entry of a number.
    ///
    /// - Parameter name: what it is called in errors.
    /// - Throws: `ZipError.damaged`.
    public func entry(_ number: Int, name: String) throws(ZipError) -> ZipEntry {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(handle, zip_uint64_t(number), 0, &status) == 0 else {
            throw .damaged(entry: name)
        }
        let size = status.valid & UInt64(ZIP_STAT_SIZE) == 0 ? nil : Int(clamping: status.size)
        return ZipEntry(number: number, size: size, status: status)
    }

    /// Opens an entry for reading; one at a time, since small ones share the unpacker's memory.
    ///
    /// - Parameter name: what it is called in errors.
    /// - Throws: `ZipError.encrypted`, `.unknownCompression` or `.damaged`.
    public func open(_ entry: ZipEntry, name: String) throws(ZipError) -> EntryReader {
        // libdeflate inflates a small one in one go, ISA-L a large one where it is there, libzip whatever else.
        guard entry.canInflate else { return try libzipReader(entry, name) }
        if entry.isSmall {
            return MemoryReader(try unpacker.unpack(try load(entry, name: name)), of: unpacker)
        }
        #if ISAL
            let packed = try openEntry(entry, name, flags: zip_flags_t(ZIP_FL_COMPRESSED))
            return InflatedReader(packed, of: entry, name: name, in: self)
        #else
            return try libzipReader(entry, name)
        #endif
    }

    private func libzipReader(_ entry: ZipEntry, _ name: String) throws(ZipError) -> EntryReader {
        LibzipReader(try openEntry(entry, name, flags: 0), name: name, of: self)
    }

    /// Loads a small entry without unpacking it, see `ZipEntry.isUnpackedAtOnce`.
    ///
    /// - Throws: `ZipError`.
    public func load(_ entry: ZipEntry, name: String) throws(ZipError) -> PackedEntry {
        let file = try openEntry(entry, name, flags: zip_flags_t(ZIP_FL_COMPRESSED))
        defer { zip_fclose(file) }
        return try unpacker.load(file, of: entry, name: name)
    }

    /// Opens an entry that was loaded last.
    ///
    /// - Throws: `ZipError.damaged`.
    public func open(_ packed: PackedEntry) throws(ZipError) -> EntryReader {
        MemoryReader(try unpacker.unpack(packed), of: unpacker)
    }

    /// Opens an entry for its packed bytes.
    ///
    /// - Throws: `ZipError`.
    func openPacked(_ entry: ZipEntry, name: String) throws(ZipError) -> EntryReader {
        LibzipReader(
            try openEntry(entry, name, flags: zip_flags_t(ZIP_FL_COMPRESSED)), name: name, of: self)
    }

    private func openEntry(
        _ entry: ZipEntry, _ name: String, flags: zip_flags_t
    ) throws(ZipError) -> OpaquePointer {
        if let file = zip_fopen_index(handle, zip_uint64_t(entry.number), flags) { return file }
        switch zip_error_code_zip(zip_get_error(handle)) {
        case ZIP_ER_NOPASSWD, ZIP_ER_ENCRNOTSUPP: throw .encrypted(entry: name)
        case ZIP_ER_COMPNOTSUPP: throw .unknownCompression(entry: name)
        default: throw .damaged(entry: name)
        }
    }

    /// When an entry was last changed, as zip keeps it.
    func date(of entry: ZipEntry) -> (day: UInt16, time: UInt16) {
        var moment = time_t(entry.status.mtime)
        var parts = tm()
        guard entry.status.valid & UInt64(ZIP_STAT_MTIME) != 0, localtime_r(&moment, &parts) != nil,
            (80...207).contains(parts.tm_year)
        else { return (EntryHeader.firstDay, 0) }
        let day = (parts.tm_year - 80) << 9 | (parts.tm_mon + 1) << 5 | parts.tm_mday
        let time = parts.tm_hour << 11 | parts.tm_min << 5 | parts.tm_sec / 2
        return (UInt16(truncatingIfNeeded: day), UInt16(truncatingIfNeeded: time))
    }

    /// What programs of a system are told about an entry: rights and the like, and the system that they are of.
    func attributes(of entry: ZipEntry) -> (system: UInt8, attributes: UInt32) {
        var system: zip_uint8_t = 0
        var attributes: zip_uint32_t = 0
        zip_file_get_external_attributes(handle, zip_uint64_t(entry.number), 0, &system, &attributes)
        return (system, attributes)
    }
}
