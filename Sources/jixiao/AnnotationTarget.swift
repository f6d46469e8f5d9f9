import Files
import Interchange

/// Where marked copies go: a file of the name given, or a folder of them where there may be several.
struct AnnotationTarget {
    private let path: String
    private let messages: Messages
    private var copies: MarkedCopies?

    /// Prepares a folder where the inputs may be several files.
    init(_ path: String, inputs: [String], messages: Messages) throws(InterchangeError) {
        self.path = path
        self.messages = messages
        let isOneFile =
            inputs.count == 1 && !Folder.exists(inputs[0]) && !inputs[0].lowercased().hasSuffix(".zip")
        if !isOneFile || path.hasSuffix("/") || Folder.exists(path) {
            copies = try MarkedCopies(path, messages: messages)
        }
    }

    /// Whether a marked copy may have this name: not that of a file in another format. A folder may have any.
    static func canBeNamed(_ path: String) -> Bool {
        let type = Path(path).pathExtension.lowercased()
        return DocumentFormat(path: path) == nil || ["xlsx", "xlsm", "xltx", "xltm"].contains(type)
            || Folder.exists(path)
    }

    /// Which inputs get a copy: a single one whatever is in it.
    var marking: CheckRun.Marking { copies == nil ? .all(path) : .wrong }

    /// Writes the copy of a checked input.
    mutating func add(_ result: CheckRun.Result, _ told: ConversionReport) throws(InterchangeError) {
        let refusal = result.copyRefusal
        // In a folder of files, those that are not workbooks are in the list.
        if let refusal, copies == nil || refusal != .noWorkbookToAnnotate {
            told.add(refusal, in: result.entry.file)
        }
        guard copies == nil else { return try copies?.add(result) ?? () }
        guard let copy = result.copy else { return }
        do throws(FileError) { try OutputFile.write(copy, to: path) } catch { throw InterchangeError(error) }
        if result.isCopyDrawn { Console.note(messages.drawnToAnnotate(path)) }
    }

    /// Writes what belongs to all copies.
    func finish() throws(InterchangeError) { try copies?.finish() }

    /// What became of them; nil for a single one.
    var summary: String? { copies.map { messages.copies($0.count, in: path) } }
}
