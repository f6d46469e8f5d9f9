import CZip

/// Makes small zip archives in memory.
enum ZipFixture {
    struct Failure: Error {}

    /// An archive of these entries.
    static func make(
        _ entries: [(name: String, content: [UInt8])], method: Int32 = ZIP_CM_DEFAULT
    ) throws -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw Failure() }
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            throw Failure()
        }
        var kept: [UnsafeMutableRawPointer] = []
        defer { for copy in kept { copy.deallocate() } }
        for entry in entries {
            let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, entry.content.count), alignment: 1)
            entry.content.withUnsafeBytes {
                copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
            }
            kept.append(copy)
            guard let source = zip_source_buffer(archive, copy, zip_uint64_t(entry.content.count), 0) else {
                throw Failure()
            }
            let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0, zip_set_file_compression(archive, zip_uint64_t(index), method, 0) == 0 else {
                throw Failure()
            }
        }
        guard zip_close(archive) == 0, zip_source_open(target) == 0 else { throw Failure() }
        zip_source_seek(target, 0, SEEK_END)
        let count = Int(zip_source_tell(target))
        zip_source_seek(target, 0, SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: count)
        guard zip_source_read(target, &bytes, zip_uint64_t(count)) == count else { throw Failure() }
        zip_source_close(target)
        return bytes
    }

    /// An archive of these texts.
    static func make(_ entries: [(String, String)]) throws -> [UInt8] {
        try make(entries.map { (name: $0.0, content: Array($0.1.utf8)) })
    }

    /// Where the record of an entry starts in the directory of an archive.
    static func directoryRecord(of entry: String, in bytes: [UInt8]) -> Int? {
        let name = Array(entry.utf8)
        return bytes.indices.last { index in
            index + 46 + name.count <= bytes.count && bytes[index..<(index + 4)] == [0x50, 0x4B, 1, 2]
                && bytes[(index + 46)..<(index + 46 + name.count)] == name[...]
        }
    }
}
