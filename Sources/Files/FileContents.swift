#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads whole files.
public enum FileContents {
    /// All bytes of a file; `-` is standard input, the one pipe or device that is read.
    ///
    /// - Throws: `FileError.cannotRead`, `.noRegularFile`, `.tooLarge` or `.emptyFile`.
    public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let bytes: [UInt8]
        if path == "-" {
            bytes = try contents(of: STDIN_FILENO, limit: limit)
        } else {
            let descriptor = try OpenFile.forReading(path)
            defer { close(descriptor) }
            bytes = try contents(of: descriptor, limit: limit)
        }
        guard !bytes.isEmpty else { throw .emptyFile }
        return bytes
    }

    private static func contents(of descriptor: Int32, limit: Int) throws(FileError) -> [UInt8] {
        // The size that the system states is a hint for the first step only: pipes state none.
        let stated = FileIdentity.Status(descriptor: descriptor)?.size ?? 0
        guard stated <= limit else { throw .tooLarge(limit: limit) }
        var bytes: [UInt8] = []
        var step = max(stated + 1, 1 << 12)
        while true {
            let chunk = try next(step, of: descriptor)
            if chunk.isEmpty { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
            step = bytes.count > stated ? 1 << 20 : stated + 1 - bytes.count
        }
    }

    /// The next bytes, at most so many; none at the end.
    private static func next(_ count: Int, of descriptor: Int32) throws(FileError) -> [UInt8] {
        while true {
            var result = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                result = systemRead(descriptor, buffer.baseAddress, count)
                initialized = max(result, 0)
            }
            if result >= 0 { return bytes }
            let number = errno
            guard number == EINTR else { throw .cannotRead(SystemError(number)) }
        }
    }
}
