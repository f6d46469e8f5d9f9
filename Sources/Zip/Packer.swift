import CDeflate

/// Deflates parts in one go, into memory that is used again; one thread at a time.
public final class Packer {
    /// The fastest level: a form's file is a twentieth larger than at zlib's usual level and is made in a tenth
    /// of the time.
    public static let fastLevel: Int32 = 1
    /// The level for what is packed seldom.
    public static let usualLevel: Int32 = 6
    /// What is kept from part to part at most.
    private static let keptBytes = 4 << 20

    private let compressor: OpaquePointer?
    private var packed = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// Makes one; the levels are libdeflate's, 1 to 12.
    public init(level: Int32 = Packer.fastLevel) {
        compressor = libdeflate_alloc_compressor(level)
    }

    deinit {
        libdeflate_free_compressor(compressor)
        packed.deallocate()
    }

    /// The bytes deflated, which hold until the next call; empty where there is no memory for it.
    func pack(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let compressor else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let bound = libdeflate_deflate_compress_bound(compressor, bytes.count)
        if packed.count < bound || (packed.count > Packer.keptBytes && bound <= Packer.keptBytes) {
            packed.deallocate()
            packed = .allocate(byteCount: max(64 << 10, bound), alignment: 16)
        }
        let count = libdeflate_deflate_compress(
            compressor, bytes.baseAddress, bytes.count, packed.baseAddress, packed.count)
        return UnsafeRawBufferPointer(rebasing: packed[..<count])
    }
}
