#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The time zone of the process, which dates in forms have no use for: they are days of the calendar, the same
/// everywhere.
public enum ProcessTimeZone {
    /// Leaves the machine's zone aside: sets `TZ` to `UTC0`.
    ///
    /// The C library would look the zone up again in the file system for each entry of each archive, a fifth of
    /// the time that reading a small workbook takes. Call it once, before there are other threads.
    public static func ignore() {
        setenv("TZ", "UTC0", 1)
    }
}
