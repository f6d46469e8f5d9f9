import Files

/// A file format that forms are read from and written to.
public enum DocumentFormat: String, CaseIterable, Sendable {
    /// An Excel workbook, `.xlsx` or `.xlsm`; of what is read, every other file of sheets too.
    case xlsx
    /// Delimited text, `.csv`, `.tsv` or `.txt`.
    case csv
    /// The canonical document, `.json`.
    case json
    /// One canonical form a line, `.jsonl`.
    case jsonl

    /// The format that a path's extension promises; nil if it is unknown.
    public init?(path: String) {
        switch Path(path).pathExtension.lowercased() {
        case "xlsx", "xlsm", "xls", "xltx", "xltm", "et", "ods", "fods", "docx", "htm", "html", "mht",
            "mhtml":
            self = .xlsx
        case "csv", "tsv", "txt": self = .csv
        case "json": self = .json
        case "jsonl", "ndjson": self = .jsonl
        default: return nil
        }
    }

    /// What the first bytes of a file say: a zip archive or an OLE container is for the workbook reader
    /// whatever its name; text goes by `path`, and where that says nothing, by its first character.
    ///
    /// Never nil: what is nothing else is read as delimited text, whose reader says what is wrong with it.
    public init(content bytes: some Collection<UInt8>, path: String?) {
        if bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .xlsx
        } else if let promised = path.flatMap({ DocumentFormat(path: $0) }) {
            self = promised
        } else {
            self = DocumentFormat(text: bytes)
        }
    }

    /// Tells JSON, JSON Lines and delimited text apart.
    private init(text bytes: some Collection<UInt8>) {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "[") else {
            self = .csv
            return
        }
        // A document names its schema first; a form does not name one at all.
        let head = String(decoding: rest.prefix(256), as: UTF8.self)
        self = rest.first == UInt8(ascii: "{") && !head.contains("\"schema\"") ? .jsonl : .json
    }
}
