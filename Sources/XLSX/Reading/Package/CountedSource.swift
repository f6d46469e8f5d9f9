import CZip
import Primitives

/// A part's bytes, counted against the limits as they are handed out.
final class CountedSource: ByteSource {
    private let inner: any ByteSource<XLSXError>
    private let part: String
    private let archive: Archive
    private var partBytes = 0

    init(_ inner: any ByteSource<XLSXError>, part: String, archive: Archive) {
        self.inner = inner
        self.part = part
        self.archive = archive
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int {
        let count = try inner.read(into: buffer)
        partBytes += count
        guard partBytes <= archive.limits.partBytes else {
            throw .tooBig(.partBytes, maximum: archive.limits.partBytes, part: part)
        }
        try archive.count(count)
        return count
    }
}

/// A part as libzip unpacks it, which checks size and checksum at the end.
final class EntrySource: ByteSource {
    private let file: OpaquePointer
    private let part: String

    /// Takes over an entry that was opened.
    init(_ file: OpaquePointer, part: String) {
        self.file = file
        self.part = part
    }

    deinit { zip_fclose(file) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int {
        let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
        guard count >= 0 else { throw .damagedArchive(entry: part) }
        return count
    }
}

/// A part that lies in memory, unpacked and checked; the bytes must outlive it.
final class UnpackedSource: ByteSource {
    private var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int {
        let count = min(rest.count, buffer.count)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        return count
    }
}
