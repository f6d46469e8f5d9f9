#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The command's time zone: none. Dates in forms are days of the calendar, the same everywhere.
enum TimeZone {
    /// Leaves the machine's zone aside. The C library would look it up again in the file system for each
    /// entry of each archive.
    static func ignore() {
        setenv("TZ", "UTC0", 1)
    }
}
