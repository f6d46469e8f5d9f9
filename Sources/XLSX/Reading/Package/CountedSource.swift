import Primitives
import Zip

/// A part's bytes, counted against the limits as they are handed out.
final class CountedSource: ByteSource {
    private let inner: EntryReader
    private let part: String
    private let archive: Archive
    private var partBytes = 0

    init(_ inner: EntryReader, part: String, archive: Archive) {
        self.inner = inner
        self.part = part
        self.archive = archive
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(XLSXError) -> Int {
        let count: Int
        do throws(ZipError) { count = try inner.read(into: buffer) } catch { throw XLSXError(error) }
        partBytes += count
        guard partBytes <= archive.limits.partBytes else {
            throw .tooBig(.partBytes, maximum: archive.limits.partBytes, part: part)
        }
        try archive.count(count)
        return count
    }
}
