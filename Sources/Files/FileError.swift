/// Why a file could not be read or written.
///
/// The path of an input is not in it: whoever reads several files knows which one it was.
public enum FileError: Error, Hashable, Sendable {
    /// The operating system would not let the file be read.
    case cannotRead(SystemError)
    /// The operating system would not let the file at a path be written.
    case cannotWrite(String, SystemError)
    /// The file has more bytes than are read of one.
    case tooLarge(limit: Int)
    /// The file has no bytes.
    case emptyFile
    /// A pipe, a device or the like, which may never come to an end.
    case noRegularFile
}
