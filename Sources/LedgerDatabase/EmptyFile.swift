#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The empty file that a database is begun in.
enum EmptyFile {
    /// Makes an empty file, or empties the one that is there.
    ///
    /// SQLite would do so by itself, but its answer does not tell what the system said, and it would go on writing
    /// a database that is there already.
    static func make(at path: String) throws(LedgerDatabaseError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw LedgerDatabaseError(errno: errno) }
        close(descriptor)
    }
}
