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
    /// Anything else, with its number.
    case other(Int32)

    /// The error that the last call left in `errno`.
    static var last: SystemError { SystemError(errno) }

    init(_ number: Int32) {
        switch number {
        case ENOENT: self = .notFound
        case EACCES, EPERM: self = .notPermitted
        case EISDIR: self = .isFolder
        case ENOTDIR: self = .isNoFolder
        case ENOSPC, EDQUOT: self = .diskFull
        case EROFS: self = .readOnly
        default: self = .other(number)
        }
    }
}
