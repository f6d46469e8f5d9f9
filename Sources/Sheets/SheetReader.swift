/// A file format that sheets are read from: bytes in, sheets and warnings out.
///
/// Each format is a room of its own, which knows bytes and cells and nothing of forms. What reads forms, checks
/// them or lists cells takes the sheets of any of them.
///
/// ```swift
/// let reader = SpreadsheetMLReader()
/// if reader.recognises(bytes) { let book = try reader.read(bytes) }
/// ```
public protocol SheetReader: Sendable {
    /// Why a file of the format cannot be read. Words for people are made elsewhere.
    associatedtype Failure: Error

    /// Whether bytes are of this format, told by what they hold and never by a file's name.
    ///
    /// Quick, and right about files that are damaged further on: those are refused by `read`, in the format's name.
    func recognises(_ bytes: [UInt8]) -> Bool

    /// Reads the sheets of a file that was recognised.
    func read(_ bytes: [UInt8]) throws(Failure) -> SheetBook
}

/// The sheets of a file, with what there is to say about them.
public struct SheetBook: Sendable {
    /// The sheets, hidden ones too, in their order.
    public var workbook: Workbook
    /// What an officer should look at, in the order in which it was met.
    public var warnings: [SheetWarning]

    /// Makes a book of its parts.
    public init(workbook: Workbook, warnings: [SheetWarning] = []) {
        self.workbook = workbook
        self.warnings = warnings
    }
}
