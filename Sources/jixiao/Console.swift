#if canImport(Glibc)
    import Glibc
    private let systemWrite = Glibc.write
#elseif canImport(Musl)
    import Musl
    private let systemWrite = Musl.write
#endif

/// The two streams of a command: results go out, everything about them goes to standard error.
enum Console {
    /// Writes a line to standard error.
    static func note(_ line: String) {
        put(Array("\(line)\n".utf8), STDERR_FILENO)
    }

    /// Writes to standard error without ending the line.
    static func noteInPlace(_ text: String) {
        put(Array(text.utf8), STDERR_FILENO)
    }

    /// Writes bytes to standard output; a reader that has gone away ends the command, as it should.
    static func write(_ bytes: [UInt8]) {
        put(bytes, STDOUT_FILENO)
    }

    /// Writes text to standard output.
    static func write(_ text: String) {
        put(Array(text.utf8), STDOUT_FILENO)
    }

    private static func put(_ bytes: [UInt8], _ descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}
