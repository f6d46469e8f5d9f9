import CZip

/// The parts of a workbook, some of them changed: what is not changed is copied as it is packed.
final class PackageParts {
    private let bytes: [UInt8]
    private let archive: Archive
    /// What was changed: the new bytes, or nil where the part is gone.
    private var changes: [String: [UInt8]?] = [:]
    /// What was unpacked, once only: every unpacked byte counts towards the limit.
    private var originals: [String: [UInt8]] = [:]

    /// Opens a package; `buffer` is that of `bytes` and must outlive it.
    init(_ bytes: [UInt8], _ buffer: UnsafeRawBufferPointer, limits: XLSXLimits) throws(XLSXError) {
        self.bytes = bytes
        archive = try Archive(buffer, limits: limits, unpacker: Unpacker())
    }

    /// The part's bytes as they stand now; nil where there is none.
    func part(_ name: String) throws(XLSXAnnotationError) -> [UInt8]? {
        if let change = changes[name] { return change }
        return try original(name)
    }

    /// The part's bytes as they came; nil where there was none.
    private func original(_ name: String) throws(XLSXAnnotationError) -> [UInt8]? {
        if let bytes = originals[name] { return bytes }
        guard archive.contains(name) else { return nil }
        do throws(XLSXError) {
            let source = try archive.open(name)
            var bytes: [UInt8] = []
            var failure: XLSXError?
            while true {
                let start = bytes.count
                let chunk = 1 << 16
                bytes.append(contentsOf: repeatElement(0, count: chunk))
                var count = 0
                bytes.withUnsafeMutableBytes { buffer in
                    do throws(XLSXError) {
                        count = try source.read(
                            into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
                    } catch {
                        failure = error
                    }
                }
                if let failure { throw failure }
                bytes.removeLast(chunk - count)
                if count == 0 { break }
            }
            if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
                throw XLSXError.unsupportedEncoding(part: name)
            }
            originals[name] = bytes
            return bytes
        } catch .unsupportedEncoding(let part) {
            throw .unsupportedEncoding(part: part)
        } catch {
            throw .unreadable(error)
        }
    }

    /// Puts new bytes in the place of a part, or adds it.
    func set(_ name: String, to bytes: [UInt8]) { changes[name] = .some(bytes) }

    /// Takes a part away.
    func remove(_ name: String) { changes[name] = .some(nil) }

    /// The relationships of a part as they stand now.
    func relationships(of part: String) throws(XLSXAnnotationError) -> [Relationships.Relationship] {
        let folder = Relationships.folder(of: part)
        guard let bytes = try self.part(PackageParts.relationshipsPart(of: part)) else { return [] }
        var tags = RawTags(bytes)
        var all: [Relationships.Relationship] = []
        while let tag = tags.next() {
            guard tag.kind != .end, tags.isNamed(tag, "Relationship"), let id = tags.text("Id", of: tag),
                let type = tags.text("Type", of: tag), let target = tags.text("Target", of: tag),
                tags.text("TargetMode", of: tag) != "External"
            else { continue }
            all.append(
                Relationships.Relationship(
                    id: id, type: type.split(separator: "/").last.map(String.init) ?? "",
                    part: Relationships.resolve(target, from: folder)))
        }
        return all
    }

    /// The part that holds the relationships of another.
    static func relationshipsPart(of part: String) -> String {
        let folder = Relationships.folder(of: part)
        return folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    }

    /// The package with its changes; parts that were not changed stay as they are packed.
    func packed() throws(XLSXAnnotationError) -> [UInt8] {
        var different: [(name: String, bytes: [UInt8]?)] = []
        for (name, bytes) in changes.sorted(by: { $0.key < $1.key }) where try original(name) != bytes {
            different.append((name, bytes))
        }
        var failure = zip_error_t()
        zip_error_init(&failure)
        defer { zip_error_fini(&failure) }
        let outcome = bytes.withUnsafeBytes { buffer -> Result<[UInt8], XLSXAnnotationError> in
            guard
                let source = LibzipMemory.source(buffer, &failure)
            else { return .failure(.cannotPack(code: Int(zip_error_code_zip(&failure)))) }
            zip_source_keep(source)
            defer { zip_source_free(source) }
            guard let zip = zip_open_from_source(source, 0, &failure) else {
                zip_source_free(source)
                return .failure(.cannotPack(code: Int(zip_error_code_zip(&failure))))
            }
            for (name, bytes) in different {
                let code = PackageParts.change(zip, name, to: bytes)
                guard code == ZIP_ER_OK else {
                    zip_discard(zip)
                    return .failure(.cannotPack(code: Int(code)))
                }
            }
            guard zip_close(zip) == 0 else {
                let code = Int(zip_error_code_zip(zip_get_error(zip)))
                zip_discard(zip)
                return .failure(.cannotPack(code: code))
            }
            return PackageParts.contents(of: source)
        }
        return try outcome.get()
    }

    /// Makes one change, which libzip carries out when it closes; gives its error code, or `ZIP_ER_OK`.
    private static func change(_ zip: OpaquePointer, _ name: String, to bytes: [UInt8]?) -> Int32 {
        let found = zip_name_locate(zip, name, zip_flags_t(ZIP_FL_ENC_RAW | ZIP_FL_NOCASE))
        var isDone = false
        if let bytes {
            var failure = zip_error_t()
            zip_error_init(&failure)
            defer { zip_error_fini(&failure) }
            guard let source = bytes.withUnsafeBytes({ LibzipMemory.source($0, &failure) }) else {
                return zip_error_code_zip(&failure)
            }
            let index =
                found >= 0
                ? (zip_file_replace(zip, zip_uint64_t(found), source, 0) == 0 ? found : -1)
                : zip_file_add(zip, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            if index < 0 { zip_source_free(source) }
            // No clock: the same workbook gives the same bytes. 0x21 is the first day of 1980.
            isDone =
                index >= 0 && zip_file_set_dostime(zip, zip_uint64_t(index), 0, 0x21, 0) == 0
                && zip_set_file_compression(zip, zip_uint64_t(index), zip_int32_t(ZIP_CM_DEFLATE), 6) == 0
        } else {
            isDone = found < 0 || zip_delete(zip, zip_uint64_t(found)) == 0
        }
        return isDone ? Int32(ZIP_ER_OK) : zip_error_code_zip(zip_get_error(zip))
    }

    private static func contents(of source: OpaquePointer) -> Result<[UInt8], XLSXAnnotationError> {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            return .failure(.cannotPack(code: Int(zip_error_code_zip(zip_source_error(source)))))
        }
        defer { zip_source_close(source) }
        let size = Int(clamping: status.size)
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = zip_source_read(
                    source, buffer.baseAddress.map { $0 + count }, zip_uint64_t(size - count))
                guard got > 0 else {
                    isWhole = false
                    return
                }
                count += Int(got)
            }
        }
        return isWhole ? .success(bytes) : .failure(.cannotPack(code: Int(ZIP_ER_READ)))
    }
}
