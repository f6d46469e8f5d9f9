#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file to be written whole or not at all, from the front to the back.
///
/// Whatever happens before `commit()`, the target is as it was. `-` is standard output, which has no name
/// to protect: there every write goes out at once.
public final class OutputFile {
    /// The path that the file will have.
    public let path: String
    private let pending: PendingFile?
    private var gathered: [UInt8] = []

    /// How many bytes are gathered before the system is asked to write them.
    private static let window = 1 << 16

    /// Opens a file to be written; makes its folder where there is none.
    ///
    /// - Throws: `FileError.cannotWrite`.
    public init(_ path: String) throws(FileError) {
        self.path = path
        pending = path == "-" ? nil : try PendingFile(path)
    }

    /// Opens a file whose name somebody else gives it, when it is finished.
    public init(writing pending: PendingFile) {
        path = pending.path
        self.pending = pending
    }

    /// Appends bytes.
    ///
    /// - Throws: `FileError.cannotWrite`.
    public func write(_ bytes: some Collection<UInt8>) throws(FileError) {
        gathered += bytes
        if gathered.count >= OutputFile.window { try finish() }
    }

    /// Hands the system what is left to be written.
    ///
    /// - Throws: `FileError.cannotWrite`.
    public func finish() throws(FileError) {
        do throws(SystemError) {
            try gathered.span.withUnsafeBytes { (bytes) throws(SystemError) in
                try systemWrite(bytes, to: pending?.descriptor ?? STDOUT_FILENO)
            }
        } catch {
            throw .cannotWrite(path, error)
        }
        gathered.removeAll(keepingCapacity: true)
    }

    /// Gives the file its name.
    ///
    /// - Throws: `FileError.cannotWrite`; nothing is left behind then.
    public func commit() throws(FileError) {
        try finish()
        try pending?.commit()
    }

    /// Writes a whole file at once.
    ///
    /// - Throws: `FileError.cannotWrite`.
    public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(FileError) {
        let file = try OutputFile(path)
        try file.write(bytes)
        try file.commit()
    }
}
