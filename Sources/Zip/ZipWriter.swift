import CDeflate
import CZip

/// Puts entries one after the other into a zip archive, in memory or into a file.
///
/// libzip does it too, but opens, hashes and copies so much that an archive of a form takes it longer than all
/// the rest of the form. A value is the archive so far: copied, it can be ended in several ways. The same entries
/// give the same bytes.
///
/// ```swift
/// var writer = ZipWriter()
/// try writer.add("mimetype", bytes.span, with: Packer())
/// let archive = try writer.finished()
/// ```
public struct ZipWriter: Sendable {
    /// The entries with their bytes, as far as they are not in the file yet.
    private var bytes: [UInt8] = []
    /// How many bytes are in the file.
    private var written = 0
    /// The directory of what there is so far.
    private var directory: [UInt8] = []
    private var count = 0
    /// The file; none where the archive is made in memory.
    private let descriptor: Int32?

    /// How many bytes are gathered before they go to the file.
    private static let window = 1 << 20
    /// What is handed out and packed at a time of an entry that is too long for memory.
    private static let piece = 1 << 17
    /// Entries that are larger get room for zip64; packing may make them larger still, by a little.
    private static let surelySmall = 0xF000_0000

    /// Begins an archive in memory.
    public init() { descriptor = nil }

    /// Begins an archive at the beginning of an open file, which the caller closes.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// Adds an entry of bytes in memory.
    ///
    /// - Throws: `ZipError.noMemory`, `.tooLargeToWrite` or `.cannotWrite`.
    public mutating func add(
        _ name: String, _ part: Span<UInt8>, with packer: Packer
    ) throws(ZipError) {
        try add(Array(name.utf8), part, with: packer)
    }

    /// Adds an entry whose name is of these bytes.
    mutating func add(_ name: [UInt8], _ part: Span<UInt8>, with packer: Packer) throws(ZipError) {
        let packed = part.withUnsafeBytes { packer.pack($0) }
        guard !packed.isEmpty else { throw .noMemory(entry: String(decoding: name, as: UTF8.self)) }
        var header = EntryHeader(name: name)
        header.checksum = part.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
        header.size = part.count
        header.packedSize = packed.count
        try begin(header)
        bytes += packed
        try flush(ZipWriter.window)
    }

    /// Adds an entry too long for memory.
    ///
    /// - Parameters:
    ///   - size: how many bytes there will be.
    ///   - level: zlib's, 1 for speed to 9 for size.
    ///   - read: puts further bytes into a buffer and says how many; less than 1 where there are none.
    /// - Throws: `ZipError.damaged` where there are not as many bytes as was said, besides what `add(_:_:with:)`
    ///   throws.
    public mutating func add(
        _ name: String, size: Int, level: Int32, read: (UnsafeMutableRawBufferPointer) -> Int
    ) throws(ZipError) {
        var header = EntryHeader(name: Array(name.utf8))
        header.isLarge = size >= ZipWriter.surelySmall
        let place = written + bytes.count
        try begin(header, isWhole: false)
        let start = written + bytes.count
        let stream = try DeflateStream(level: level, entry: name)
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipWriter.piece, alignment: 16)
        defer { piece.deallocate() }
        while header.size < size {
            let got = read(
                UnsafeMutableRawBufferPointer(rebasing: piece[..<min(piece.count, size - header.size)]))
            guard got > 0 else { throw .damaged(entry: name) }
            let part = UnsafeRawBufferPointer(rebasing: piece[..<got])
            header.checksum = libdeflate_crc32(header.checksum, part.baseAddress, got)
            header.size += got
            try stream.pack(part, isLast: header.size == size, onto: &bytes)
            try flush(ZipWriter.window)
        }
        if size == 0 {
            try stream.pack(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true, onto: &bytes)
        }
        header.packedSize = written + bytes.count - start
        // What the header says is known only now.
        var local: [UInt8] = []
        header.appendLocal(to: &local)
        try replace(at: place, with: local)
        header.appendDirectory(to: &directory, offset: place)
    }

    /// Adds an entry of another archive, packed as it is there.
    ///
    /// - Throws: `ZipError.encrypted` where a password protects it, besides what reading and writing throw.
    public mutating func add(_ entry: ZipEntry, of archive: ZipArchive) throws(ZipError) {
        let name = archive.name(of: entry.number)
        let shown = String(decoding: name, as: UTF8.self)
        guard !entry.isEncrypted else { throw .encrypted(entry: shown) }
        var header = EntryHeader(name: name)
        header.method = entry.status.comp_method
        header.checksum = entry.status.crc
        header.size = Int(clamping: entry.status.size)
        header.packedSize = Int(clamping: entry.status.comp_size)
        (header.day, header.time) = archive.date(of: entry)
        (header.system, header.attributes) = archive.attributes(of: entry)
        let packed = try archive.openPacked(entry, name: shown).rest(limit: header.packedSize, name: shown)
        guard packed.count == header.packedSize else { throw .damaged(entry: shown) }
        try begin(header)
        bytes += packed
        try flush(ZipWriter.window)
    }

    /// Writes the header of an entry.
    private mutating func begin(_ header: EntryHeader, isWhole: Bool = true) throws(ZipError) {
        // Without zip64 the directory's end counts to 65,535.
        guard header.name.count <= Int(UInt16.max), count < Int(UInt16.max) else {
            throw .tooLargeToWrite(entry: String(decoding: header.name, as: UTF8.self))
        }
        count += 1
        if isWhole { header.appendDirectory(to: &directory, offset: written + bytes.count) }
        header.appendLocal(to: &bytes)
    }

    /// Ends the archive and gives its bytes: all of them, or none where they are in a file.
    ///
    /// - Throws: `ZipError.cannotWrite`.
    public consuming func finished() throws(ZipError) -> [UInt8] {
        let offset = written + bytes.count
        let size = directory.count
        bytes += directory
        if offset >= EntryHeader.large || size >= EntryHeader.large {
            let place = offset + size
            bytes.appendNumber(0x0606_4B50 as UInt32)
            bytes.appendNumber(44 as UInt64)  // what follows of this record
            bytes.appendNumber(45 as UInt16)
            bytes.appendNumber(45 as UInt16)
            bytes.appendNumber(0 as UInt32)  // the first disk, and no other
            bytes.appendNumber(0 as UInt32)
            bytes.appendNumber(UInt64(count))
            bytes.appendNumber(UInt64(count))
            bytes.appendNumber(UInt64(size))
            bytes.appendNumber(UInt64(offset))
            bytes.appendNumber(0x0706_4B50 as UInt32)
            bytes.appendNumber(0 as UInt32)
            bytes.appendNumber(UInt64(place))
            bytes.appendNumber(1 as UInt32)
        }
        bytes.appendNumber(0x0605_4B50 as UInt32)
        bytes.appendNumber(0 as UInt32)  // the first disk, and no other
        bytes.appendNumber(UInt16(truncatingIfNeeded: count))
        bytes.appendNumber(UInt16(truncatingIfNeeded: count))
        bytes.appendNumber(UInt32(clamping: size))
        bytes.appendNumber(UInt32(clamping: offset))
        bytes.appendNumber(0 as UInt16)  // no comment
        try flush(0)
        return bytes
    }

    /// Writes what is gathered to the file, where there is more than so much and there is one.
    private mutating func flush(_ limit: Int) throws(ZipError) {
        guard let descriptor, bytes.count > limit else { return }
        try FileBytes.write(bytes, at: written, to: descriptor)
        written += bytes.count
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func replace(at place: Int, with new: [UInt8]) throws(ZipError) {
        if place >= written {
            bytes.replaceSubrange(place - written..<place - written + new.count, with: new)
            return
        }
        // A header that is partly in the file goes there whole.
        try flush(0)
        if let descriptor { try FileBytes.write(new, at: place, to: descriptor) }
    }
}
