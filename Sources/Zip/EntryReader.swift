import CZip

/// Hands out the unpacked bytes of an entry, window by window, from the front to the back.
///
/// That they have the size and the checksum that the archive says is checked before the end is told.
public class EntryReader {
    /// Puts further bytes into the buffer, and says how many; 0 at the end only.
    ///
    /// - Throws: `ZipError.damaged` with the entry's name.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int { 0 }

    /// All that is left.
    ///
    /// - Parameter limit: how many bytes there may be.
    /// - Throws: `ZipError.tooLarge` as soon as there are more, besides what `read(into:)` throws.
    public func rest(limit: Int, name: String) throws(ZipError) -> [UInt8] {
        // What an entry says of its size is not to be trusted: room is made as bytes come.
        var bytes: [UInt8] = []
        var failure: ZipError?
        while true {
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                do throws(ZipError) {
                    count = try read(into: UnsafeMutableRawBufferPointer(buffer))
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= limit else { throw .tooLarge(entry: name, limit: limit) }
        }
    }
}

/// An entry as libzip unpacks it, which checks size and checksum at the end.
final class LibzipReader: EntryReader {
    private let file: OpaquePointer
    private let name: String
    // libzip's archive must outlive its open entries.
    private let archive: ZipArchive

    /// Takes over an entry that was opened.
    init(_ file: OpaquePointer, name: String, of archive: ZipArchive) {
        self.file = file
        self.name = name
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int {
        let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
        guard count >= 0 else { throw .damaged(entry: name) }
        return count
    }
}

/// An entry that lies in memory, unpacked and checked.
final class MemoryReader: EntryReader {
    private var rest: UnsafeRawBufferPointer
    // The bytes lie in its memory.
    private let unpacker: Unpacker

    init(_ bytes: UnsafeRawBufferPointer, of unpacker: Unpacker) {
        rest = bytes
        self.unpacker = unpacker
    }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int {
        let count = min(rest.count, buffer.count)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        return count
    }
}
