import CZip

/// The zip archive that a workbook is, over libzip and bytes in memory.
///
/// Whatever it unpacks is counted, part by part and in all, and refused past the limits.
final class Archive {
    private let handle: OpaquePointer
    let limits: XLSXLimits
    private let unpacker: Unpacker
    private var unpackedBytes = 0

    /// Opens an archive.
    ///
    /// - Parameter bytes: the whole file, which must outlive the archive.
    init(
        _ bytes: UnsafeRawBufferPointer, limits: XLSXLimits, unpacker: Unpacker
    ) throws(XLSXError) {
        guard !bytes.isEmpty else { throw .emptyFile }
        guard bytes.count <= limits.fileBytes else {
            throw .tooBig(.fileBytes, maximum: limits.fileBytes, part: nil)
        }
        let nature = FileNature.isZip(bytes)
        guard nature else { throw .notZip(FileNature.guess(bytes)) }
        try Archive.checkEntryCount(bytes, limits: limits)
        var failure = zip_error_t()
        zip_error_init(&failure)
        defer { zip_error_fini(&failure) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &failure)
        else {
            throw .damagedArchive(entry: nil)
        }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY, &failure) else {
            zip_source_free(source)
            throw .damagedArchive(entry: nil)
        }
        self.handle = handle
        self.limits = limits
        self.unpacker = unpacker
    }

    deinit { zip_discard(handle) }

    /// The directory's entry count is looked at before libzip makes room for as many.
    private static func checkEntryCount(_ bytes: UnsafeRawBufferPointer, limits: XLSXLimits) throws(XLSXError)
    {
        var index = bytes.count - 22
        let lowest = max(0, bytes.count - 22 - 65_535)
        while index >= lowest {
            if bytes[index] == 0x50, bytes[index + 1] == 0x4B, bytes[index + 2] == 0x05,
                bytes[index + 3] == 0x06
            {
                let count = Int(bytes[index + 10]) | Int(bytes[index + 11]) << 8
                guard count <= limits.entries else {
                    throw .tooBig(.entries, maximum: limits.entries, part: nil)
                }
                return
            }
            index -= 1
        }
    }

    /// Whether there is such a part; capitals do not matter.
    func contains(_ part: String) -> Bool { index(of: part) != nil }

    private func index(of part: String) -> zip_uint64_t? {
        var found = zip_name_locate(handle, part, zip_flags_t(ZIP_FL_ENC_RAW))
        if found < 0 { found = zip_name_locate(handle, part, zip_flags_t(ZIP_FL_ENC_RAW | ZIP_FL_NOCASE)) }
        return found < 0 ? backslashEntries[part.lowercased()] : zip_uint64_t(found)
    }

    /// The entries that have Windows' separators in their names, by those names with the usual ones.
    private lazy var backslashEntries: [String: zip_uint64_t] = {
        var entries: [String: zip_uint64_t] = [:]
        for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(handle, 0))) {
            guard let name = zip_get_name(handle, index, zip_flags_t(ZIP_FL_ENC_RAW)) else { continue }
            let text = String(cString: name)
            guard text.utf8.contains(UInt8(ascii: "\\")) else { continue }
            entries[String(text.map { $0 == "\\" ? "/" : $0 }).lowercased()] = index
        }
        return entries
    }()

    /// Opens a part for reading; one at a time, since small parts share the unpacker's memory.
    func open(_ part: String) throws(XLSXError) -> any ByteSource {
        let (index, entry) = try locate(part)
        return counted(try source(of: entry, at: index, part: part), part)
    }

    /// What `read` makes of a part, or has made of the same part of an earlier file.
    func value<Value>(
        of part: String, _ memo: inout PartMemo<Value>, _ scanner: inout XMLScanner,
        read: (inout XMLScanner) throws(XLSXError) -> Value
    ) throws(XLSXError) -> Value {
        let (index, entry) = try locate(part)
        guard Unpacker.canInflate(entry), Unpacker.isSmall(entry) else {
            try scanner.begin(counted(try source(of: entry, at: index, part: part), part), part: part)
            return try read(&scanner)
        }
        let packed = try load(entry, at: index, part: part)
        if let known = memo.value(of: packed) {
            try count(Int(packed.size))
            return known
        }
        try scanner.begin(counted(UnpackedSource(try unpacker.unpack(packed)), part), part: part)
        let value = try read(&scanner)
        memo.keep(value, of: packed)
        return value
    }

    private func locate(_ part: String) throws(XLSXError) -> (index: zip_uint64_t, entry: zip_stat_t) {
        guard let index = index(of: part) else { throw .missingPart(part) }
        var entry = zip_stat_t()
        zip_stat_init(&entry)
        guard zip_stat_index(handle, index, 0, &entry) == 0 else { throw .damagedArchive(entry: part) }
        if entry.valid & UInt64(ZIP_STAT_SIZE) != 0, entry.size > UInt64(limits.partBytes) {
            throw .tooBig(.partBytes, maximum: limits.partBytes, part: part)
        }
        return (index, entry)
    }

    private func counted(_ source: any ByteSource, _ part: String) -> any ByteSource {
        CountedSource(source, part: part, archive: self)
    }

    /// What inflates a part: libdeflate a small one in one go, ISA-L a large one where it is there, and libzip
    /// whatever else there is.
    private func source(
        of entry: zip_stat_t, at index: zip_uint64_t, part: String
    ) throws(XLSXError) -> any ByteSource {
        guard Unpacker.canInflate(entry) else {
            return EntrySource(try openEntry(index, part: part, flags: 0), part: part)
        }
        if Unpacker.isSmall(entry) {
            return UnpackedSource(try unpacker.unpack(try load(entry, at: index, part: part)))
        }
        #if ISAL
            let packed = try openEntry(index, part: part, flags: zip_flags_t(ZIP_FL_COMPRESSED))
            return InflatedSource(packed, of: entry, part: part)
        #else
            return EntrySource(try openEntry(index, part: part, flags: 0), part: part)
        #endif
    }

    private func load(
        _ entry: zip_stat_t, at index: zip_uint64_t, part: String
    ) throws(XLSXError) -> PackedPart {
        let file = try openEntry(index, part: part, flags: zip_flags_t(ZIP_FL_COMPRESSED))
        defer { zip_fclose(file) }
        return try unpacker.load(file, of: entry, part: part)
    }

    private func openEntry(
        _ index: zip_uint64_t, part: String, flags: zip_flags_t
    ) throws(XLSXError) -> OpaquePointer {
        if let file = zip_fopen_index(handle, index, flags) { return file }
        switch zip_error_code_zip(zip_get_error(handle)) {
        case ZIP_ER_NOPASSWD, ZIP_ER_ENCRNOTSUPP: throw .encryptedEntry(part)
        case ZIP_ER_COMPNOTSUPP: throw .unsupportedCompression(entry: part)
        default: throw .damagedArchive(entry: part)
        }
    }

    /// Counts unpacked bytes against the limit for all parts.
    func count(_ bytes: Int) throws(XLSXError) {
        unpackedBytes += bytes
        guard unpackedBytes <= limits.totalBytes else {
            throw .tooBig(.totalBytes, maximum: limits.totalBytes, part: nil)
        }
    }
}
