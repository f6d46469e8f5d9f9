#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The bytes of one input and the format they are in.
public struct InputFile: Sendable {
    /// The path as it was given; nil for standard input.
    public let path: String?
    /// Everything in it.
    public let bytes: [UInt8]
    /// The format, told by content first and by extension second.
    public let format: DocumentFormat
    /// What reads its sheets, where that is not the reader of XLSX workbooks or of delimited text.
    let sheetFormat: SheetFormat?

    /// How large an input may be.
    public struct Limits: Hashable, Sendable {
        /// The most bytes that are read of one file.
        public var bytes = 256 << 20

        /// Makes the usual limits.
        public init() {}
    }

    /// Makes an input of bytes at hand.
    public init(path: String?, bytes: [UInt8], format: DocumentFormat? = nil) {
        self.path = path
        self.bytes = bytes
        sheetFormat = format == nil ? SheetFormat.recognising(bytes) : nil
        self.format =
            format ?? (sheetFormat == nil ? DocumentFormat(content: bytes, path: path) : .xlsx)
    }

    /// Reads a file; `-` is standard input.
    ///
    /// - Throws: `InterchangeError.cannotRead`, `.tooLarge` or `.emptyFile`.
    public init(reading path: String, limits: Limits = Limits()) throws(InterchangeError) {
        let bytes: [UInt8]
        if path == "-" {
            bytes = try InputFile.contents(of: STDIN_FILENO, limits: limits)
        } else {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .cannotRead(SystemError.last) }
            defer { close(descriptor) }
            bytes = try InputFile.contents(of: descriptor, limits: limits)
        }
        guard !bytes.isEmpty else { throw .emptyFile }
        self.init(path: path == "-" ? nil : path, bytes: bytes)
    }

    private static func contents(
        of descriptor: Int32, limits: Limits
    ) throws(InterchangeError) -> [UInt8] {
        // The size that the system states is a hint for the first step only: pipes state none.
        var status = stat()
        let stated = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        guard stated <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
        var bytes: [UInt8] = []
        var step = max(stated + 1, 1 << 12)
        while true {
            let chunk = try next(step, of: descriptor)
            if chunk.isEmpty { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
            step = bytes.count > stated ? 1 << 20 : stated + 1 - bytes.count
        }
    }

    /// The next bytes, at most so many; none at the end.
    private static func next(_ count: Int, of descriptor: Int32) throws(InterchangeError) -> [UInt8] {
        while true {
            var result = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                result = read(descriptor, buffer.baseAddress, count)
                initialized = max(result, 0)
            }
            if result >= 0 { return bytes }
            let error = SystemError.last
            guard error == .other(EINTR) else { throw .cannotRead(error) }
        }
    }
}
