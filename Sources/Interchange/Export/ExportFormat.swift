import Files

/// What a bulk output is, told by the extension of its path.
public enum ExportFormat: String, CaseIterable, Sendable {
    /// The 汇总 workbook.
    case xlsx
    /// A canonical form a line.
    case jsonl
    /// Delimited text in the long shape, a row an indicator.
    case csv
    /// A database of the ledger's tables.
    case sqlite

    /// The format that a path promises; nil where it promises none of them.
    public init?(path: String) {
        switch Path(path).pathExtension.lowercased() {
        case "xlsx": self = .xlsx
        case "jsonl", "ndjson": self = .jsonl
        case "csv": self = .csv
        case "sqlite", "sqlite3", "db": self = .sqlite
        default: return nil
        }
    }

    /// Whether the forms themselves are wanted, not only what the ledger has of them.
    var wantsForms: Bool { self == .jsonl || self == .csv }
}
