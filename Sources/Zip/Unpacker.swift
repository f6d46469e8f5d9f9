import CDeflate
import CZip

/// Unpacks small entries in one go, several times faster than window by window.
///
/// What an entry declares is used for one thing only: to tell whether it is small. One that unpacks to another
/// size, or to other bytes than its checksum says, is damaged.
public final class Unpacker {
    /// The largest entry that is unpacked in one go; two such buffers are the most that it takes.
    public static let smallBytes = 1 << 20

    private let decompressor = libdeflate_alloc_decompressor()
    private var packed = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var unpacked = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// Makes one, to be used by one thread at a time, for as many archives as you like.
    public init() {}

    deinit {
        libdeflate_free_decompressor(decompressor)
        packed.deallocate()
        unpacked.deallocate()
    }

    /// Loads the packed bytes of a small entry opened for them.
    func load(_ file: OpaquePointer, of entry: ZipEntry, name: String) throws(ZipError) -> PackedEntry {
        let count = Int(entry.status.comp_size)
        Unpacker.fit(&packed, count)
        guard Int(zip_fread(file, packed.baseAddress, zip_uint64_t(count))) == count else {
            throw .damaged(entry: name)
        }
        return PackedEntry(
            name: name, bytes: UnsafeRawBufferPointer(rebasing: packed[..<count]), size: entry.status.size,
            checksum: entry.status.crc)
    }

    /// Unpacks an entry that was loaded; what it gives holds until the next call.
    func unpack(_ entry: PackedEntry) throws(ZipError) -> UnsafeRawBufferPointer {
        let size = Int(entry.size)
        Unpacker.fit(&unpacked, size)
        guard let decompressor else { throw .noMemory(entry: entry.name) }
        let outcome = libdeflate_deflate_decompress(
            decompressor, entry.bytes.baseAddress, entry.bytes.count, unpacked.baseAddress, size, nil)
        guard outcome == LIBDEFLATE_SUCCESS,
            libdeflate_crc32(0, unpacked.baseAddress, size) == entry.checksum
        else { throw .damaged(entry: entry.name) }
        return UnsafeRawBufferPointer(rebasing: unpacked[..<size])
    }

    private static func fit(_ buffer: inout UnsafeMutableRawBufferPointer, _ count: Int) {
        guard buffer.count <= count else { return }
        buffer.deallocate()
        buffer = .allocate(byteCount: min(smallBytes, max(64 << 10, count * 2)) + 1, alignment: 16)
    }
}
