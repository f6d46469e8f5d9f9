import TextEncodings

/// Finds out how a file's characters are put into bytes, from its beginning.
struct EncodingDetection: Hashable {
    /// The encoding to read it in.
    var encoding: TextEncoding
    /// How many bytes its byte-order mark has; 0 where there is none.
    var markLength: Int

    /// Looks at the beginning of a file; `isWhole` says that this is all of it.
    ///
    /// A byte-order mark decides. Without one, what is strictly UTF-8 is UTF-8; then what has line breaks
    /// and delimiters as two bytes is UTF-16; all else is GB18030, which fails later where it is not. UTF-8
    /// with a few broken bytes is not taken for GB18030, in which it would often read as nonsense.
    ///
    /// - Throws: `empty`, `binary`, `contradictingByteOrderMark`.
    init(_ sample: Span<UInt8>, isWhole: Bool, requested: TextEncoding?) throws(CSVError) {
        if sample.isEmpty { throw .empty }
        try EncodingDetection.refuseKnownFiles(sample)
        if let marked = EncodingDetection.marked(sample) {
            if let requested, requested != marked, !(requested.isUTF16 && marked.isUTF16) {
                throw .contradictingByteOrderMark(found: marked, requested: requested)
            }
            encoding = marked
            markLength = marked.byteOrderMark.count
            if isWhole, sample.count == markLength { throw .empty }
            return
        }
        markLength = 0
        if let requested {
            encoding = requested
            return
        }
        if let wide = try EncodingDetection.unmarkedUTF16(sample) {
            encoding = wide
            return
        }
        encoding = TextEncoding.unmarked(sample, isWhole: isWhole)
    }

    private static func marked(_ sample: Span<UInt8>) -> TextEncoding? {
        TextEncoding.allCases.first { encoding in starts(sample, with: encoding.byteOrderMark) }
    }

    /// Names files that an officer may take for a CSV file by their first bytes.
    private static func refuseKnownFiles(_ sample: Span<UInt8>) throws(CSVError) {
        if starts(sample, with: [0x50, 0x4B, 0x03, 0x04]) || starts(sample, with: [0x50, 0x4B, 0x05, 0x06]) {
            throw .binary(.zip)
        }
        if starts(sample, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw .binary(.compoundFile)
        }
        if starts(sample, with: Array("%PDF-".utf8)) { throw .binary(.pdf) }
    }

    private static func starts(_ sample: Span<UInt8>, with prefix: [UInt8]) -> Bool {
        guard sample.count >= prefix.count else { return false }
        return prefix.indices.allSatisfy { sample[$0] == prefix[$0] }
    }

    /// Weighs the signs that every table has (line breaks, delimiters, quotes, digits) as two bytes, low
    /// first or high first. NULs without any such signs, or among control characters, are not text.
    private static func unmarkedUTF16(_ sample: Span<UInt8>) throws(CSVError) -> TextEncoding? {
        let head = sample.extracting(first: 1 << 16)
        var nuls = 0
        var controls = 0
        var littleEndian = 0
        var bigEndian = 0
        for index in head.indices {
            let byte = head[index]
            if byte == 0 { nuls += 1 }
            if byte < 0x09 && byte != 0 || byte >= 0x0E && byte < 0x20 { controls += 1 }
            guard index % 2 == 1 else { continue }
            if byte == 0, isSign(head[index - 1]) { littleEndian += 1 }
            if head[index - 1] == 0, isSign(byte) { bigEndian += 1 }
        }
        guard nuls > 0 else { return nil }
        // 一 is U+4E00: a text in one byte order has some of its characters look like signs of the other.
        if littleEndian > 2 * bigEndian { return isWide(nuls, littleEndian) ? .utf16LittleEndian : nil }
        if bigEndian > 2 * littleEndian { return isWide(nuls, bigEndian) ? .utf16BigEndian : nil }
        if controls > 0 || nuls > head.count / 8 { throw .binary(.other) }
        return nil
    }

    /// A lone NUL after a comma is a NUL, not UTF-16: most NULs have to be halves of signs.
    private static func isWide(_ nuls: Int, _ signs: Int) -> Bool { signs >= 2 && signs * 2 >= nuls }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
