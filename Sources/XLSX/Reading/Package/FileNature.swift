import Glibc

/// Tells from a file's first bytes what it is, so that an officer can be told.
enum FileNature {
    /// Whether the file starts as a zip archive does.
    static func isZip(_ bytes: UnsafeRawBufferPointer) -> Bool {
        starts(bytes, [0x50, 0x4B, 0x03, 0x04]) || starts(bytes, [0x50, 0x4B, 0x05, 0x06])
    }

    /// What a file that is not a zip archive looks like.
    static func guess(_ bytes: UnsafeRawBufferPointer) -> XLSXError.FileNature {
        if starts(bytes, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return guessContainer(bytes) }
        // Workbooks of Excel 2 to 4 are a bare stream, which starts with its BOF record.
        if starts(bytes, [0x09, 0x08]) || starts(bytes, [0x09, 0x04]) || starts(bytes, [0x09, 0x02]) {
            return .oldWorkbook
        }
        if starts(bytes, Array("%PDF".utf8)) { return .pdf }
        if starts(bytes, Array("{\\rtf".utf8)) { return .rtf }
        if starts(bytes, [0x89, 0x50, 0x4E, 0x47]) || starts(bytes, [0xFF, 0xD8, 0xFF])
            || starts(bytes, Array("GIF8".utf8)) || starts(bytes, Array("BM".utf8)) && hasControls(bytes)
        {
            return .image
        }
        if starts(bytes, Array("Rar!".utf8)) { return .rar }
        if starts(bytes, [0x37, 0x7A, 0xBC, 0xAF]) { return .sevenZip }
        if starts(bytes, [0x1F, 0x8B]) { return .gzip }
        let isWide = starts(bytes, [0xFF, 0xFE]) || starts(bytes, [0xFE, 0xFF])
        let head = bytes.prefix(4096).filter { !isWide || ($0 != 0 && $0 < 0xFE) }.map { $0 | 0x20 }
        let words = head.drop { [0x20, 0x29, 0x2A, 0x2D, 0xEF, 0xBB, 0xBF].contains($0) }
        if !isWide, hasControls(bytes) { return .unknown }
        for mark in ["<html", "<!doctype html", "<table", "<meta", "<head", "<body"] {
            if words.starts(with: mark.utf8.map { $0 | 0x20 }) { return .html }
        }
        if words.starts(with: "<?xml".utf8.map { $0 | 0x20 }) {
            let text = String(decoding: words, as: UTF8.self)
            if text.contains("office/word/2003/wordml") { return .wordXML }
            return text.contains("<html") ? .html : .xml
        }
        return .text
    }

    /// The streams of an OLE container are named in UTF-16 in its directory.
    private static func guessContainer(_ bytes: UnsafeRawBufferPointer) -> XLSXError.FileNature {
        func holds(_ name: String) -> Bool {
            // The end is marked, so that a longer name is not taken for this one.
            let wide: [UInt8] = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + [0, 0]
            return contains(bytes, wide)
        }
        if holds("EncryptedPackage") { return .encryptedDocument }
        if holds("Workbook") || holds("Book") { return .oldWorkbook }
        return .oleContainer
    }

    /// Whether a file is of a kind that is never read, and that its first bytes tell for certain: pictures, PDF, RTF,
    /// archives other than zip.
    static func isForeign(_ bytes: UnsafeRawBufferPointer) -> Bool {
        switch guess(UnsafeRawBufferPointer(rebasing: bytes.prefix(4096))) {
        case .pdf, .rtf, .image, .rar, .sevenZip, .gzip, .wordXML: true
        default: false
        }
    }

    private static func contains(_ bytes: UnsafeRawBufferPointer, _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, let base = bytes.baseAddress else { return false }
        var index = 0
        while index + wanted.count <= bytes.count {
            guard let found = memchr(base + index, Int32(first), bytes.count - wanted.count - index + 1)
            else {
                return false
            }
            index = base.distance(to: UnsafeRawPointer(found))
            if memcmp(base + index, wanted, wanted.count) == 0 { return true }
            index += 1
        }
        return false
    }

    private static func hasControls(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.prefix(4096).contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B].contains($0) }
    }

    private static func starts(_ bytes: UnsafeRawBufferPointer, _ mark: [UInt8]) -> Bool {
        bytes.starts(with: mark)
    }
}
