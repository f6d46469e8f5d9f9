import Files
import Ledger

/// The forms as JSON Lines.
struct JSONLinesOutput: LedgerOutput {
    private let file: OutputFile

    init(_ file: OutputFile) {
        self.file = file
    }

    func append(_ entry: LedgerEntry) throws(InterchangeError) {
        for form in entry.forms {
            try InterchangeError.catching { () throws(FileError) in
                try file.write(form.json)
                try file.write(CollectionOfOne(UInt8(ascii: "\n")))
            }
        }
    }

    func finish(_ report: ExportReport) throws(InterchangeError) {
        try InterchangeError.catching { () throws(FileError) in try file.finish() }
    }
}
