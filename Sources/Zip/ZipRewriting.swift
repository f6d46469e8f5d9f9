/// An archive with some entries changed: the others are copied as they are packed, in their order.
public enum ZipRewriting {
    /// The bytes of the changed archive.
    ///
    /// - Parameters:
    ///   - archive: what is changed.
    ///   - changes: by name, the new bytes, or nil where the entry goes. A changed entry stays in its place and
    ///     keeps its name; new ones follow behind, in the order of their names.
    /// - Throws: `ZipError`.
    public static func bytes(
        of archive: ZipArchive, changing changes: [String: [UInt8]?]
    ) throws(ZipError) -> [UInt8] {
        var changed: [Int: [UInt8]?] = [:]
        var new: [(name: String, bytes: [UInt8])] = []
        for (name, bytes) in changes.sorted(by: { $0.key < $1.key }) {
            if let number = archive.number(of: name) {
                changed[number] = .some(bytes)
            } else if let bytes {
                new.append((name, bytes))
            }
        }
        let packer = Packer(level: Packer.usualLevel)
        var writer = ZipWriter()
        for number in 0..<archive.count {
            if let change = changed[number] {
                if let bytes = change {
                    try writer.add(archive.name(of: number), bytes.span, with: packer)
                }
            } else {
                let name = String(decoding: archive.name(of: number), as: UTF8.self)
                try writer.add(try archive.entry(number, name: name), of: archive)
            }
        }
        for (name, bytes) in new { try writer.add(name, bytes.span, with: packer) }
        return try writer.finished()
    }
}
