#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Opens files for others, who close them.
public enum OpenFile {
    /// Opens a file to be read: a regular one, since a pipe or a device may never come to an end.
    ///
    /// - Throws: `FileError.cannotRead` or `.noRegularFile`.
    public static func forReading(_ path: String) throws(FileError) -> Int32 {
        // To open a pipe that nobody writes to must not make the command wait for ever.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        let descriptor = path.withSystemPath { systemOpen($0, flags) }
        guard descriptor >= 0 else {
            // What opening a socket, or a device file without a device, gives.
            guard errno != ENXIO, errno != ENODEV else { throw .noRegularFile }
            throw .cannotRead(.last)
        }
        let status = FileIdentity.Status(descriptor: descriptor)
        guard status?.isFile == true else {
            close(descriptor)
            throw status?.isFolder == true ? .cannotRead(.isFolder) : .noRegularFile
        }
        return descriptor
    }

    /// Opens a file to be written over, such as the temporary one of a `PendingFile`.
    ///
    /// - Throws: `FileError.cannotWrite`.
    public static func forWriting(_ path: String) throws(FileError) -> Int32 {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        let descriptor = path.withSystemPath { systemOpen($0, flags, 0o666) }
        guard descriptor >= 0 else { throw .cannotWrite(path, .last) }
        return descriptor
    }
}
