/// Why an input could not be read or an output not be written.
///
/// The path of an input is not in it: whoever reads several files knows which one it was.
public enum InterchangeError: Error, Hashable, Sendable {
    /// The operating system would not let the input be read.
    case cannotRead(SystemError)
    /// The input has more bytes than are read of one file.
    case tooLarge(limit: Int)
    /// The input has no bytes.
    case emptyFile
    /// The folder holds no file of a format that is read.
    case emptyFolder
    /// The operating system would not let an output be written.
    case cannotWrite(String, SystemError)
}
