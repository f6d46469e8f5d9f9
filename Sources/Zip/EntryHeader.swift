/// What the header of an entry says, before its bytes and again in the directory.
///
/// PKWARE's APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.5.3: sizes and places of 4 GB and more go into an extra
/// field of zip64.
struct EntryHeader {
    /// The name's bytes.
    let name: [UInt8]
    /// 0x800 where the name is UTF-8 and not only ASCII.
    let flags: UInt16
    var method = EntryHeader.deflated
    var time: UInt16 = 0
    /// No clock is asked: the same parts give the same bytes.
    var day = EntryHeader.firstDay
    var checksum: UInt32 = 0
    var packedSize = 0
    var size = 0
    /// The system that the attributes are of, and those.
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    /// Whether room is left for sizes of 4 GB and more, which is decided before the size is known.
    var isLarge = false

    /// Makes the header of an entry of which nothing is known but its name.
    init(name: [UInt8]) {
        self.name = name
        let isUTF8 = name.contains { $0 >= 0x80 } && String(validating: name, as: UTF8.self) != nil
        flags = isUTF8 ? EntryHeader.utf8Flag : 0
    }

    static let deflated: UInt16 = 8
    /// The first day of 1980, before which zip knows no dates.
    static let firstDay: UInt16 = 0x21
    private static let utf8Flag: UInt16 = 0x800
    /// What four bytes cannot say.
    static let large = Int(UInt32.max)

    /// The version of the format that has deflated entries, and that has zip64.
    private static let version: UInt16 = 20
    private static let largeVersion: UInt16 = 45

    /// Appends the header that goes before the entry's bytes.
    func appendLocal(to bytes: inout [UInt8]) {
        let isLarge = isLarge || size >= EntryHeader.large || packedSize >= EntryHeader.large
        bytes.appendNumber(0x0403_4B50 as UInt32)
        appendCommon(to: &bytes, isLarge: isLarge, sizesAreLarge: isLarge)
        bytes.appendNumber((isLarge ? 20 : 0) as UInt16)
        bytes += name
        guard isLarge else { return }
        bytes.appendNumber(1 as UInt16)
        bytes.appendNumber(16 as UInt16)
        bytes.appendNumber(UInt64(size))
        bytes.appendNumber(UInt64(packedSize))
    }

    /// Appends the entry's record in the directory.
    ///
    /// - Parameter offset: where its header is.
    func appendDirectory(to bytes: inout [UInt8], offset: Int) {
        var extra: [UInt8] = []
        let sizesAreLarge = size >= EntryHeader.large || packedSize >= EntryHeader.large
        if sizesAreLarge {
            extra.appendNumber(UInt64(size))
            extra.appendNumber(UInt64(packedSize))
        }
        if offset >= EntryHeader.large { extra.appendNumber(UInt64(offset)) }
        bytes.appendNumber(0x0201_4B50 as UInt32)
        bytes.append(
            UInt8(truncatingIfNeeded: extra.isEmpty ? EntryHeader.version : EntryHeader.largeVersion))
        bytes.append(system)
        appendCommon(to: &bytes, isLarge: !extra.isEmpty || isLarge, sizesAreLarge: sizesAreLarge)
        bytes.appendNumber(UInt16(extra.isEmpty ? 0 : extra.count + 4))
        bytes.appendNumber(0 as UInt16)  // no comment
        bytes.appendNumber(0 as UInt16)  // the first disk
        bytes.appendNumber(0 as UInt16)  // nothing about text
        bytes.appendNumber(attributes)
        bytes.appendNumber(UInt32(clamping: offset))
        bytes += name
        guard !extra.isEmpty else { return }
        bytes.appendNumber(1 as UInt16)
        bytes.appendNumber(UInt16(extra.count))
        bytes += extra
    }

    private func appendCommon(to bytes: inout [UInt8], isLarge: Bool, sizesAreLarge: Bool) {
        bytes.appendNumber(isLarge ? EntryHeader.largeVersion : EntryHeader.version)
        bytes.appendNumber(flags)
        bytes.appendNumber(method)
        bytes.appendNumber(time)
        bytes.appendNumber(day)
        bytes.appendNumber(checksum)
        bytes.appendNumber(sizesAreLarge ? .max : UInt32(clamping: packedSize))
        bytes.appendNumber(sizesAreLarge ? .max : UInt32(clamping: size))
        bytes.appendNumber(UInt16(truncatingIfNeeded: name.count))
    }
}

extension [UInt8] {
    /// Appends a number as zip has it, lowest byte first.
    mutating func appendNumber(_ number: some FixedWidthInteger & UnsignedInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
