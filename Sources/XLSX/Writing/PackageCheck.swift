import Zip

/// Takes a package apart, and looks whether every part ends as it should.
///
/// libxlsxwriter does not notice when a temporary file could not be written for want of room, and packs what
/// is there; such a part must not go into the files of officers.
enum PackageCheck {
    /// A part with its name.
    typealias Part = (name: String, bytes: [UInt8])

    /// Reads every part to its end, which checks its CRC too.
    static func parts(of bytes: [UInt8]) throws(XLSXWriteError) -> [Part] {
        try bytes.span.withUnsafeBytes { (buffer) throws(XLSXWriteError) -> [Part] in
            try XLSXWriteError.packing { () throws(ZipError) in
                let archive = try ZipArchive(borrowing: buffer, maximumEntries: maximumParts)
                var parts: [Part] = []
                for number in 0..<archive.count {
                    let name = String(decoding: archive.name(of: number), as: UTF8.self)
                    let entry = try archive.entry(number, name: name)
                    let part = try archive.open(entry, name: name).rest(limit: .max, name: name)
                    guard isWhole(part) else { throw .damaged(entry: name) }
                    parts.append((name, part))
                }
                return parts
            }
        }
    }

    /// The format knows no more.
    private static let maximumParts = Int(UInt16.max)

    /// Whether a part begins with a root element, maybe behind a declaration, and ends with the end of the same.
    private static func isWhole(_ part: [UInt8]) -> Bool {
        var rootStart = 0
        if part.starts(with: "<?".utf8) {
            guard let declarationEnd = part.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rootStart = declarationEnd
        }
        guard let start = part[rootStart...].firstIndex(of: UInt8(ascii: "<")) else { return false }
        let name = part[(start + 1)...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
        let endTag = Array("</".utf8) + name + [UInt8(ascii: ">")]
        var rest = part[...]
        // libxlsxwriter's theme ends with a line break.
        while rest.last == UInt8(ascii: "\n") { rest.removeLast() }
        return rest.suffix(endTag.count).elementsEqual(endTag)
    }
}
