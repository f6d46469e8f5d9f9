import CDeflate

/// Puts the parts of a workbook one after the other into a zip archive, which needs no more than this.
///
/// libzip does it too, but opens, hashes and copies so much that an archive of a form takes it longer than all
/// the rest of the form. A value is the archive so far: copied, it can be ended in several ways.
///
/// No clock is asked: the same parts give the same bytes.
struct PackageWriter: Sendable {
    /// The entries with their bytes.
    private var bytes: [UInt8] = []
    /// The directory of what there is so far.
    private var directory: [UInt8] = []
    private var count = 0

    /// The version of the format that has deflated entries.
    private static let version: UInt16 = 20
    private static let deflated: UInt16 = 8
    /// The first day of 1980, before which zip knows no dates.
    private static let date: UInt16 = 0x21

    /// Adds a part; its name is of ASCII letters.
    mutating func add(
        _ name: String, _ part: Span<UInt8>, with packer: Packer
    ) throws(XLSXWriteError) {
        let packed = part.withUnsafeBytes { packer.pack($0) }
        let crc = part.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
        guard !packed.isEmpty, let size = UInt32(exactly: part.count),
            let packedSize = UInt32(exactly: packed.count), let offset = UInt32(exactly: bytes.count),
            count < Int(UInt16.max)
        else { throw .incomplete(part: name) }

        // What the entry and its place in the directory have in common.
        var header: [UInt8] = []
        header.appendNumber(PackageWriter.version)
        header.appendNumber(0 as UInt16)  // no flags
        header.appendNumber(PackageWriter.deflated)
        header.appendNumber(0 as UInt16)  // midnight
        header.appendNumber(PackageWriter.date)
        header.appendNumber(crc)
        header.appendNumber(packedSize)
        header.appendNumber(size)
        header.appendNumber(UInt16(truncatingIfNeeded: name.utf8.count))
        header.appendNumber(0 as UInt16)  // no extra field

        bytes.appendNumber(0x0403_4B50 as UInt32)
        bytes += header
        bytes += name.utf8
        bytes += packed

        directory.appendNumber(0x0201_4B50 as UInt32)
        directory.appendNumber(PackageWriter.version)
        directory += header
        directory.appendNumber(0 as UInt16)  // no comment
        directory.appendNumber(0 as UInt16)  // the first disk
        directory.appendNumber(0 as UInt16)  // no attributes
        directory.appendNumber(0 as UInt32)
        directory.appendNumber(offset)
        directory += name.utf8
        count += 1
    }

    /// Ends the archive and gives its bytes.
    consuming func finished() throws(XLSXWriteError) -> [UInt8] {
        guard let offset = UInt32(exactly: bytes.count), let size = UInt32(exactly: directory.count) else {
            throw .incomplete(part: "package")
        }
        bytes += directory
        bytes.appendNumber(0x0605_4B50 as UInt32)
        bytes.appendNumber(0 as UInt32)  // the first disk, and no other
        bytes.appendNumber(UInt16(truncatingIfNeeded: count))
        bytes.appendNumber(UInt16(truncatingIfNeeded: count))
        bytes.appendNumber(size)
        bytes.appendNumber(offset)
        bytes.appendNumber(0 as UInt16)  // no comment
        return bytes
    }
}

extension [UInt8] {
    /// Appends a number as zip has it, lowest byte first.
    fileprivate mutating func appendNumber(_ number: some FixedWidthInteger & UnsignedInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
