import Markup
import Primitives
import Zip

/// The zip archive that a workbook is, in memory.
///
/// Whatever it unpacks is counted, part by part and in all, and refused past the limits.
final class Archive {
    let zip: ZipArchive
    let limits: XLSXLimits
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
        guard FileNature.isZip(bytes) else { throw .notZip(FileNature.guess(bytes)) }
        do throws(ZipError) {
            zip = try ZipArchive(borrowing: bytes, maximumEntries: limits.entries, unpacker: unpacker)
        } catch {
            throw XLSXError(error)
        }
        self.limits = limits
    }

    /// Whether there is such a part; capitals do not matter.
    func contains(_ part: String) -> Bool { zip.contains(part) }

    /// Opens a part for reading; one at a time, since small parts share the unpacker's memory.
    func open(_ part: String) throws(XLSXError) -> any ByteSource<XLSXError> {
        let entry = try locate(part)
        do throws(ZipError) {
            return counted(try zip.open(entry, name: part), part)
        } catch {
            throw XLSXError(error)
        }
    }

    /// What `read` makes of a part, or has made of the same part of an earlier file.
    func value<Value>(
        of part: String, _ memo: inout PartMemo<Value>, _ scanner: inout XMLScanner,
        read: (inout XMLScanner) throws(XLSXError) -> Value
    ) throws(XLSXError) -> Value {
        let entry = try locate(part)
        guard entry.isUnpackedAtOnce else {
            try scanner.begin(try open(part), part: part)
            return try read(&scanner)
        }
        let packed: PackedEntry
        do throws(ZipError) { packed = try zip.load(entry, name: part) } catch { throw XLSXError(error) }
        if let known = memo.value(of: packed) {
            try count(Int(packed.size))
            return known
        }
        let source: EntryReader
        do throws(ZipError) { source = try zip.open(packed) } catch { throw XLSXError(error) }
        try scanner.begin(counted(source, part), part: part)
        let value = try read(&scanner)
        memo.keep(value, of: packed)
        return value
    }

    private func locate(_ part: String) throws(XLSXError) -> ZipEntry {
        let entry: ZipEntry
        do throws(ZipError) { entry = try zip.entry(named: part) } catch { throw XLSXError(error) }
        if let size = entry.size, size > limits.partBytes {
            throw .tooBig(.partBytes, maximum: limits.partBytes, part: part)
        }
        return entry
    }

    private func counted(_ source: EntryReader, _ part: String) -> any ByteSource<XLSXError> {
        CountedSource(source, part: part, archive: self)
    }

    /// Counts unpacked bytes against the limit for all parts.
    func count(_ bytes: Int) throws(XLSXError) {
        unpackedBytes += bytes
        guard unpackedBytes <= limits.totalBytes else {
            throw .tooBig(.totalBytes, maximum: limits.totalBytes, part: nil)
        }
    }
}

extension XLSXError {
    /// What is wrong with the archive is wrong with the workbook.
    init(_ error: ZipError) {
        switch error {
        case .damaged(let entry): self = .damagedArchive(entry: entry)
        case .encrypted(let entry): self = .encryptedEntry(entry)
        case .unknownCompression(let entry): self = .unsupportedCompression(entry: entry)
        case .tooManyEntries(let limit): self = .tooBig(.entries, maximum: limit, part: nil)
        case .missing(let entry): self = .missingPart(entry)
        case .tooLarge(let entry, let limit): self = .tooBig(.partBytes, maximum: limit, part: entry)
        case .system(let number), .cannotWrite(let number): self = .system(errno: number)
        case .tooLargeToWrite(let entry), .noMemory(let entry): self = .damagedArchive(entry: entry)
        }
    }
}
