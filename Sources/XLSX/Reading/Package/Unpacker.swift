import CDeflate
import CZip

/// Unpacks small parts in one go, several times faster than window by window.
///
/// What an entry declares is used for one thing only: to tell whether it is small. One that unpacks to another
/// size, or to other bytes than its checksum says, is damaged. Larger parts go through libzip.
final class Unpacker {
    /// The largest part that is unpacked in one go; two such buffers are the most that it takes.
    static let smallBytes = 1 << 20

    private let decompressor = libdeflate_alloc_decompressor()
    private var packed = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var unpacked = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit {
        libdeflate_free_decompressor(decompressor)
        packed.deallocate()
        unpacked.deallocate()
    }

    /// Whether an entry is deflated and not encrypted, and says what is needed to check it.
    static func canInflate(_ entry: zip_stat_t) -> Bool {
        let needed = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
        return entry.valid & needed == needed && entry.comp_method == UInt16(ZIP_CM_DEFLATE)
            && (entry.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) == 0
                || entry.encryption_method == UInt16(ZIP_EM_NONE))
    }

    /// Whether an entry says that it is small, packed and unpacked.
    static func isSmall(_ entry: zip_stat_t) -> Bool {
        entry.size <= UInt64(smallBytes) && entry.comp_size <= UInt64(smallBytes)
    }

    /// Loads the packed bytes of a small entry opened for them.
    func load(_ file: OpaquePointer, of entry: zip_stat_t, part: String) throws(XLSXError) -> PackedPart {
        let count = Int(entry.comp_size)
        Unpacker.fit(&packed, count)
        guard Int(zip_fread(file, packed.baseAddress, zip_uint64_t(count))) == count else {
            throw .damagedArchive(entry: part)
        }
        return PackedPart(
            name: part, bytes: UnsafeRawBufferPointer(rebasing: packed[..<count]), size: entry.size,
            checksum: entry.crc)
    }

    /// Unpacks a part that was loaded; what it gives holds until the next call.
    func unpack(_ part: PackedPart) throws(XLSXError) -> UnsafeRawBufferPointer {
        let size = Int(part.size)
        Unpacker.fit(&unpacked, size)
        let outcome = libdeflate_deflate_decompress(
            decompressor, part.bytes.baseAddress, part.bytes.count, unpacked.baseAddress, size, nil)
        guard outcome == LIBDEFLATE_SUCCESS,
            libdeflate_crc32(0, unpacked.baseAddress, size) == part.checksum
        else { throw .damagedArchive(entry: part.name) }
        return UnsafeRawBufferPointer(rebasing: unpacked[..<size])
    }

    private static func fit(_ buffer: inout UnsafeMutableRawBufferPointer, _ count: Int) {
        guard buffer.count <= count else { return }
        buffer.deallocate()
        buffer = .allocate(byteCount: min(smallBytes, max(64 << 10, count * 2)) + 1, alignment: 16)
    }
}
