import CSV
import Files
import Ledger
import Performance

/// The forms as delimited text in the long shape.
struct LongShapeOutput: LedgerOutput {
    private let file: OutputFile
    private var writer: LongWriter

    init(_ file: OutputFile, _ dialect: CSVDialect) throws(InterchangeError) {
        self.file = file
        do throws(CSVError) { writer = try LongWriter(dialect: dialect) } catch { throw .csvWriting(error) }
    }

    mutating func append(_ entry: LedgerEntry) throws(InterchangeError) {
        for form in entry.forms {
            let forms: [Form]
            do throws(CanonicalJSONError) {
                forms = try CanonicalJSON.read(form.json)
            } catch {
                throw .json(error)
            }
            let bytes: [UInt8]
            do throws(CSVError) {
                for form in forms { try writer.append(form) }
                bytes = try writer.takeBytes()
            } catch {
                throw .csvWriting(error)
            }
            try InterchangeError.catching { () throws(FileError) in try file.write(bytes) }
        }
    }

    mutating func finish(_ report: ExportReport) throws(InterchangeError) -> Int {
        do throws(CSVError) { try writer.finish() } catch { throw .csvWriting(error) }
        try InterchangeError.catching { () throws(FileError) in try file.finish() }
        return writer.count
    }
}
