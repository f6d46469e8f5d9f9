extension ZipArchive {
    /// All bytes of an entry; nil where there is none of that name.
    ///
    /// ```swift
    /// let content = try archive.bytes(of: "content.xml", limit: 64 << 20)
    /// ```
    /// - Parameter limit: how many bytes there may be.
    /// - Throws: `ZipError` where it is damaged, encrypted or larger.
    public func bytes(of name: String, limit: Int) throws(ZipError) -> [UInt8]? {
        guard contains(name) else { return nil }
        let entry = try entry(named: name)
        if let size = entry.size, size > limit { throw .tooLarge(entry: name, limit: limit) }
        return try open(entry, name: name).rest(limit: limit, name: name)
    }
}
