#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The two streams of a command: results go out, everything about them goes to standard error.
enum Console {
    /// Writes a line to standard error.
    static func note(_ line: String) {
        fputs(line + "\n", stderr)
    }

    /// Writes bytes to standard output.
    static func write(_ bytes: [UInt8]) {
        _ = fwrite(bytes, 1, bytes.count, stdout)
    }
}
