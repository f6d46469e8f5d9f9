import Files
import XLSX

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

    /// Whether its problems are marked in an XLSX workbook drawn from it, since it is not one itself.
    public var isDrawnToAnnotate: Bool { sheetFormat != nil }

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
            format
            ?? (sheetFormat != nil || XLSXReader.isForeign(bytes)
                ? .xlsx : DocumentFormat(content: bytes, path: path))
    }

    /// Reads a file; `-` is standard input, the one pipe or device that is read.
    ///
    /// - Throws: `InterchangeError.cannotRead`, `.noRegularFile`, `.tooLarge` or `.emptyFile`.
    public init(reading path: String, limits: Limits = Limits()) throws(InterchangeError) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileContents.read(path, limit: limits.bytes)
        } catch {
            throw InterchangeError(error)
        }
        self.init(path: path == "-" ? nil : path, bytes: bytes)
    }
}
