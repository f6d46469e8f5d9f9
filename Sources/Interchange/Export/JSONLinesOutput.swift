import Files
import Ledger

/// The forms as JSON Lines.
struct JSONLinesOutput: LedgerOutput {
    private let file: OutputFile
    private var count = 0

    init(_ file: OutputFile) {
        self.file = file
    }

    mutating func append(_ entry: LedgerEntry) throws(InterchangeError) {
        for form in entry.forms {
            try InterchangeError.catching { () throws(FileError) in
                try file.write(form.json)
                try file.write(CollectionOfOne(UInt8(ascii: "\n")))
            }
            if !form.json.isEmpty { count += 1 }
        }
    }

    func finish(_ report: ExportReport) throws(InterchangeError) -> Int {
        try InterchangeError.catching { () throws(FileError) in try file.finish() }
        return count
    }
}
