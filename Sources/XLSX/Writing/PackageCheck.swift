import CZip

/// Looks whether every part of a package ends as it should.
///
/// libxlsxwriter does not notice when a temporary file could not be written for want of room, and packs what
/// is there; such a file must not take the place of a good one.
enum PackageCheck {
    private static let windowSize = 1 << 16

    /// Reads every part to its end, which checks its CRC too.
    static func check(_ bytes: [UInt8]) throws(XLSXWriteError) {
        let broken = bytes.withUnsafeBytes { buffer -> String? in
            var error = zip_error_t()
            guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error)
            else { return "package" }
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
                zip_source_free(source)
                return "package"
            }
            defer { zip_discard(archive) }
            let window = UnsafeMutableRawBufferPointer.allocate(byteCount: windowSize, alignment: 1)
            defer { window.deallocate() }
            let count = zip_get_num_entries(archive, 0)
            guard count > 0 else { return "package" }
            for index in 0..<UInt64(count) where !isWhole(archive, index, window) {
                return zip_get_name(archive, index, 0).map { String(cString: $0) } ?? "package"
            }
            return nil
        }
        if let broken { throw .incomplete(part: broken) }
    }

    /// Whether a part begins with a root element and ends with the end of the same.
    private static func isWhole(
        _ archive: OpaquePointer, _ index: UInt64, _ window: UnsafeMutableRawBufferPointer
    ) -> Bool {
        guard let file = zip_fopen_index(archive, index, 0) else { return false }
        defer { zip_fclose(file) }
        var rootTag: [UInt8]?
        var tail: [UInt8] = []
        while true {
            let got = Int(zip_fread(file, window.baseAddress, UInt64(window.count)))
            guard got >= 0 else { return false }
            if got == 0 { break }
            let read = window[..<got]
            if rootTag == nil { rootTag = endTag(ofRootIn: read) }
            tail = Array((tail + read.suffix(64)).suffix(64))
        }
        guard let rootTag else { return false }
        // libxlsxwriter's theme ends with a line break.
        while tail.last == UInt8(ascii: "\n") { tail.removeLast() }
        return tail.suffix(rootTag.count).elementsEqual(rootTag)
    }

    /// The end tag of the element after the XML declaration.
    private static func endTag(ofRootIn bytes: Slice<UnsafeMutableRawBufferPointer>) -> [UInt8]? {
        guard let declarationEnd = bytes.firstIndex(of: UInt8(ascii: ">")),
            let start = bytes[declarationEnd...].firstIndex(of: UInt8(ascii: "<"))
        else { return nil }
        let name = bytes[(start + 1)...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
        return Array("</".utf8) + name + [UInt8(ascii: ">")]
    }
}
