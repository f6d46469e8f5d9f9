import CZip

/// Takes a package apart, and looks whether every part ends as it should.
///
/// libxlsxwriter does not notice when a temporary file could not be written for want of room, and packs what
/// is there; such a part must not go into the files of officers.
enum PackageCheck {
    /// A part with its name.
    typealias Part = (name: String, bytes: [UInt8])

    /// Reads every part to its end, which checks its CRC too.
    static func parts(of bytes: [UInt8]) throws(XLSXWriteError) -> [Part] {
        let outcome = bytes.withUnsafeBytes { buffer -> Result<[Part], XLSXWriteError> in
            var error = zip_error_t()
            guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error)
            else { return .failure(.incomplete(part: "package")) }
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
                zip_source_free(source)
                return .failure(.incomplete(part: "package"))
            }
            defer { zip_discard(archive) }
            var parts: [Part] = []
            for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
                let name = zip_get_name(archive, index, 0).map { String(cString: $0) } ?? "package"
                guard let part = contents(archive, index), isWhole(part) else {
                    return .failure(.incomplete(part: name))
                }
                parts.append((name, part))
            }
            return .success(parts)
        }
        return try outcome.get()
    }

    private static func contents(_ archive: OpaquePointer, _ index: UInt64) -> [UInt8]? {
        var entry = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &entry) == 0, let size = Int(exactly: entry.size),
            let file = zip_fopen_index(archive, index, 0)
        else { return nil }
        defer { zip_fclose(file) }
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            got = Int(zip_fread(file, buffer.baseAddress, UInt64(size)))
            count = max(0, got)
        }
        // The read that finds nothing more checks the CRC.
        var end: UInt8 = 0
        return got == size && zip_fread(file, &end, 1) == 0 ? bytes : nil
    }

    /// Whether a part begins with a root element, maybe behind a declaration, and ends with the end of the same.
    private static func isWhole(_ part: [UInt8]) -> Bool {
        var rootStart = 0
        if part.starts(with: "<?".utf8) {
            guard let declarationEnd = part.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rootStart = declarationEnd
        }
        guard let start = part[rootStart...].firstIndex(of: UInt8(ascii: "<")) else { return false }
        let name = part[(start + 1)...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
        let endTag = Array("</".utf8) + name + [UInt8(ascii: ">")]
        var rest = part[...]
        // libxlsxwriter's theme ends with a line break.
        while rest.last == UInt8(ascii: "\n") { rest.removeLast() }
        return rest.suffix(endTag.count).elementsEqual(endTag)
    }
}
