#if canImport(Glibc)
    import Glibc
    private let systemWrite = Glibc.write
#elseif canImport(Musl)
    import Musl
    private let systemWrite = Musl.write
#endif

/// A file being written: beside its target under another name, and renamed over it when it is whole.
///
/// Whatever happens before `commit()`, the target is as it was. `-` is standard output, which has no name
/// to protect: there every write goes out at once.
public final class OutputFile {
    /// The path that the file will have.
    public let path: String
    private let pending: PendingFile?
    private var descriptor: Int32
    private var gathered: [UInt8] = []

    /// How many bytes are gathered before the system is asked to write them.
    private static let window = 1 << 16

    /// Opens a file to be written; makes its folder where there is none.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    public convenience init(_ path: String) throws(InterchangeError) {
        if path == "-" {
            self.init(path, nil, descriptor: STDOUT_FILENO)
        } else {
            try self.init(writing: try PendingFile(path))
        }
    }

    /// Opens a file whose name somebody else gives it, when it is finished.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    convenience init(writing pending: PendingFile) throws(InterchangeError) {
        let descriptor = open(pending.temporary, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(pending.path, SystemError.last) }
        self.init(pending.path, pending, descriptor: descriptor)
    }

    private init(_ path: String, _ pending: PendingFile?, descriptor: Int32) {
        self.path = path
        self.pending = pending
        self.descriptor = descriptor
    }

    /// Appends bytes.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    public func write(_ bytes: some Collection<UInt8>) throws(InterchangeError) {
        gathered += bytes
        if gathered.count >= OutputFile.window { try flush() }
    }

    private func flush() throws(InterchangeError) {
        var done = 0
        while done < gathered.count {
            let count = gathered.withUnsafeBytes {
                systemWrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
            }
            if count < 0 {
                let error = SystemError.last
                if error == .other(EINTR) { continue }
                throw .cannotWrite(path, error)
            }
            done += count
        }
        gathered.removeAll(keepingCapacity: true)
    }

    /// Writes what is left; the file is whole, and has no name yet.
    ///
    /// - Throws: `InterchangeError.cannotWrite`.
    func finish() throws(InterchangeError) {
        try flush()
        guard pending != nil, descriptor >= 0 else { return }
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw .cannotWrite(path, SystemError.last) }
    }

    /// Gives the file its name.
    ///
    /// - Throws: `InterchangeError.cannotWrite`; nothing is left behind then.
    public func commit() throws(InterchangeError) {
        try finish()
        try pending?.commit()
    }

    deinit {
        if pending != nil, descriptor >= 0 { close(descriptor) }
    }
}
