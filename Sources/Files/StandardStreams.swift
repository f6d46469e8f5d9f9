#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Standard input, output and error of the process.
public enum StandardStreams {
    /// Makes a program ready for streams that fail. Call it first of all.
    ///
    /// A stream that was closed (`>&-`) would be the next file that is opened, which would get what is meant for it:
    /// its place is taken by one that refuses. A reader that has gone away, and a file that has grown as large as it
    /// may, become errors of the call that writes, so that whatever is half written can be taken away.
    public static func prepare() {
        for (descriptor, flags) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is the one that was closed.
            _ = open("/dev/null", flags)
        }
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Writes all bytes to standard output.
    ///
    /// - Throws: `FileError.cannotWrite` with the path `-`.
    public static func write(_ bytes: [UInt8]) throws(FileError) {
        do throws(SystemError) {
            try bytes.span.withUnsafeBytes { (bytes) throws(SystemError) in
                try systemWrite(bytes, to: STDOUT_FILENO)
            }
        } catch {
            throw .cannotWrite("-", error)
        }
    }

    /// Writes all bytes to standard error; where that fails there is nobody to tell.
    public static func note(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            do throws(SystemError) { try systemWrite(bytes, to: STDERR_FILENO) } catch {}
        }
    }
}
