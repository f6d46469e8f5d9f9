/// Why a zip archive could not be read or written.
///
/// Entries are named as in the archive.
public enum ZipError: Error, Hashable, Sendable {
    /// It is not a zip archive, or a damaged one; the entry that is, where it is known.
    case damaged(entry: String?)
    /// A password protects the entry.
    case encrypted(entry: String)
    /// The entry is compressed in a way that is not known here.
    case unknownCompression(entry: String)
    /// There are more entries than are read of one archive.
    case tooManyEntries(limit: Int)
    /// There is no such entry.
    case missing(entry: String)
    /// The entry unpacks to more bytes than are read of one.
    case tooLarge(entry: String, limit: Int)
    /// The archive's file could not be read; the system's error number.
    case system(Int32)
    /// The archive, or an entry to be put into it, is larger than zip can say.
    case tooLargeToWrite(entry: String)
    /// There is no memory for packing an entry.
    case noMemory(entry: String)
    /// The file that is written to takes no more; the system's error number.
    case cannotWrite(Int32)
}
