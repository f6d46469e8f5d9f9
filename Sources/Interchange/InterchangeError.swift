public import CSV
public import Checks
public import Files
public import HTML
public import Layouts
public import ODS
public import Performance
public import SpreadsheetML
public import Templates
public import Word
public import XLS
public import XLSX

/// Why an input could not be read or an output not be written.
///
/// The path of an input is not in it: whoever reads several files knows which one it was.
public enum InterchangeError: Error, Hashable, Sendable {
    /// The operating system would not let the input be read.
    case cannotRead(SystemError)
    /// The input has more bytes than are read of one file.
    case tooLarge(limit: Int)
    /// The input has no bytes.
    case emptyFile
    /// The folder holds no file of a format that is read.
    case emptyFolder
    /// The input is not a workbook that can be read.
    case workbook(XLSXError)
    /// The input is not a web page with a table.
    case html(HTMLError)
    /// The input is a compound file or a workbook of Excel 97–2003 that cannot be read.
    case xls(XLSError)
    /// The input is not an OpenDocument spreadsheet that can be read.
    case ods(ODSError)
    /// The input is not a Word document with a table.
    case word(WordError)
    /// The input is not an XML Spreadsheet 2003 that can be read.
    case spreadsheetML(SpreadsheetMLError)
    /// The input is not delimited text that can be read.
    case csv(CSVError)
    /// The input is JSON, but no canonical document.
    case json(CanonicalJSONError)
    /// The input was read, but there is no form in it.
    case noForm
    /// The only sheets that may have a form in them are hidden, and were not read.
    case onlyHidden(sheets: [String])
    /// The workbook has no sheet of that name; `others` are those it has.
    case noSheet(String, others: [String])
    /// The data files of the layouts cannot be read.
    case templates(TemplateError)
    /// A form cannot be read or laid out with a layout.
    case layout(LayoutError)
    /// No kind of form has this name; `known` are those there are.
    case unknownKind(String)
    /// More forms than one, where one file is to be made out of one form.
    case severalForms(Int)
    /// The operating system would not let an output be written.
    case cannotWrite(String, SystemError)
    /// The input lies in an archive, or is one, that cannot be read.
    case archive(ArchiveError)
    /// A bulk output has an unknown extension.
    case unknownOutput(String)
    /// Two bulk outputs are the same file.
    case sameOutput(String)
    /// The input is a pipe, a device or the like, which may never come to an end.
    case noRegularFile
    /// The input is a 汇总 workbook that was made of forms.
    case isSummary
    /// The output would replace a file among the inputs that no export has made.
    case replacesForm(String)
    /// No input could be read, so that there is nothing to write.
    case nothingRead
    /// A file that an earlier export is to be compared with is not a database of one.
    case noLedger(String)
    /// There is no fund type of this id; `known` are those there are.
    case unknownFundType(String, known: [String])
    /// A file that is not a journal has its name.
    case foreignJournal(String)
    /// The folder for files that cannot be read holds other files.
    case quarantineNotEmpty(String)
    /// A database cannot be written; what SQLite says.
    case databaseWriting(String, String)
    /// Another run is writing the journal.
    case exportUnderWay(String)
    /// The journal is that of a run with other rules or options.
    case otherExport(String)
    /// A record of the journal cannot be read again.
    case damagedJournal(String)
    /// What the input comes to in rows has more bytes than are kept of one input.
    case tooMuchToExport(limit: Int)
    /// Fewer or more were written to an output than were read.
    case miscounted(String, written: Int, read: Int)
    /// An output could not be made because of this one of its inputs.
    indirect case inInput(String, InterchangeError)
    /// The output would replace the very file that is read.
    case replacesInput(String)
    /// A workbook cannot be written.
    case workbookWriting(XLSXWriteError)
    /// Delimited text cannot be written.
    case csvWriting(CSVError)
    /// A table in the long shape cannot be read, or a form not be written in it.
    case longShape(LongShapeError)
    /// Forms cannot be checked as asked.
    case checking(CheckError)
    /// A workbook cannot be marked.
    case annotating(XLSXAnnotationError)
    /// Problems are marked in workbooks only, and the input is not one.
    case noWorkbookToAnnotate
    /// A round trip starts from a spreadsheet, and the input is not one.
    case noSheetToVerify
}
