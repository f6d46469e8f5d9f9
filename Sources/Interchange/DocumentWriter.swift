import CSV
import Files
import Performance
import Sheets
import XLSX

/// Writes one document part by part; it has its name when it is committed. It holds one form at least.
final class DocumentWriter {
    private let file: OutputFile
    private let options: WritingOptions
    private var count = 0
    private var sheets: [SheetDraft] = []
    private var long: LongWriter?

    init(_ path: String, options: WritingOptions) throws(InterchangeError) {
        do throws(FileError) { file = try OutputFile(path) } catch { throw InterchangeError(error) }
        self.options = options
    }

    /// Appends the forms of one input.
    func append(_ part: FormRenderer.Part) throws(InterchangeError) {
        switch part {
        case .sheets(let drafts):
            sheets += drafts
        case .json(let forms):
            for form in forms { try append(form) }
        case .long(let forms):
            for form in forms { try append(form) }
        }
    }

    private func append(_ form: Form) throws(InterchangeError) {
        let bytes: [UInt8]
        do throws(CSVError) {
            if long == nil { long = try LongWriter(dialect: options.text.dialect) }
            try long?.append(form)
            bytes = try long?.takeBytes() ?? []
        } catch {
            throw .csvWriting(error)
        }
        try write(bytes)
    }

    private func append(_ form: [UInt8]) throws(InterchangeError) {
        if options.format == .json {
            try write(count == 0 ? CanonicalJSON.documentOpening : [UInt8(ascii: ",")])
            try write(form)
        } else {
            try write(form)
            try write([UInt8(ascii: "\n")])
        }
        count += 1
    }

    private func write(_ bytes: [UInt8]) throws(InterchangeError) {
        do throws(FileError) { try file.write(bytes) } catch { throw InterchangeError(error) }
    }

    /// Writes what remains and gives the file its name.
    func commit() throws(InterchangeError) {
        switch options.format {
        case .json:
            try write(CanonicalJSON.documentClosing)
        case .jsonl:
            break
        case .xlsx:
            try write(DocumentWriter.workbook(sheets))
        case .csv where options.shape == .long:
            do throws(CSVError) { try long?.finish() } catch { throw .csvWriting(error) }
        case .csv:
            try write(DocumentWriter.csv(sheets, options.text.dialect))
        }
        do throws(FileError) { try file.commit() } catch { throw InterchangeError(error) }
    }

    /// The bytes of a workbook.
    static func workbook(_ sheets: [SheetDraft]) throws(InterchangeError) -> [UInt8] {
        do throws(XLSXWriteError) {
            return try XLSXWriter().bytes(of: sheets)
        } catch {
            throw .workbookWriting(error)
        }
    }

    /// The bytes of delimited text.
    static func csv(
        _ sheets: [SheetDraft], _ dialect: CSVDialect
    ) throws(InterchangeError) -> [UInt8] {
        do throws(CSVError) {
            return try CSVWriter(dialect: dialect).write(SheetDraft(stacking: sheets))
        } catch {
            throw .csvWriting(error)
        }
    }
}
