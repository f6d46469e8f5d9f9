#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What the operating system said when it refused a file.
public enum SystemError: Error, Hashable, Sendable {
    /// There is no such file or folder.
    case notFound
    /// The file or folder may not be read or written.
    case notPermitted
    /// A folder stands where a file is wanted.
    case isFolder
    /// A file stands where a folder is wanted.
    case isNoFolder
    /// A pipe, a device or the like stands where a file is wanted.
    case isNoFile
    /// The disk is full, or the quota used up.
    case diskFull
    /// The file system may only be read.
    case readOnly
    /// The name, or the path, is longer than the file system takes.
    case nameTooLong
    /// The stream was closed, or whoever read it has gone away.
    case closed
    /// Anything else, with its number.
    case other(Int32)

    /// The error that the last call left in `errno`.
    public static var last: SystemError { SystemError(errno) }

    /// The error of a number of the system's, such as `ENOENT`.
    public init(_ number: Int32) {
        switch number {
        case ENOENT: self = .notFound
        case EACCES, EPERM: self = .notPermitted
        case EISDIR: self = .isFolder
        case ENOTDIR: self = .isNoFolder
        // A file as large as the process may write is as good as a full disk.
        case ENOSPC, EDQUOT, EFBIG: self = .diskFull
        case EROFS: self = .readOnly
        case ENAMETOOLONG: self = .nameTooLong
        case EBADF, EPIPE: self = .closed
        default: self = .other(number)
        }
    }
}
