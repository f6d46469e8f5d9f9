/// Why a zip archive of files, or a file in it, cannot be read.
public enum ArchiveError: Hashable, Sendable {
    /// It is not a zip archive, or a damaged one.
    case damaged
    /// A password protects it.
    case encrypted
    /// It is compressed in a way that is not known here.
    case unknownCompression
    /// It has more entries than are read of one archive.
    case tooManyEntries(limit: Int)
    /// It lies in archives that lie in archives, deeper than is followed.
    case tooDeep
    /// There is no file in it.
    case empty
}
