import CSV
import Files
import Layouts
import Performance
import Primitives
import Sheets
import TextEncodings
import XLSX

/// Reads the forms of any input: workbook, delimited text, canonical JSON.
///
/// ```swift
/// let reader = try DocumentReader(templates: Templates())
/// let reading = try reader.read(InputFile(reading: "自评表.xlsx"))
/// ```
public struct DocumentReader: Sendable {
    private let formReader: FormReader
    private let options: ReadingOptions
    private let workbookReaders = WorkbookReaders()

    /// The sheet that is asked for; nil for all.
    var sheet: String? { options.sheet }

    /// Makes a reader.
    ///
    /// - Throws: `InterchangeError.layout` where there is no such layout as the options name.
    public init(
        templates: Templates, options: ReadingOptions = ReadingOptions()
    ) throws(InterchangeError) {
        do throws(LayoutError) {
            formReader = try FormReader(templates.store, forcing: options.layout)
        } catch {
            throw .layout(error)
        }
        self.options = options
    }

    /// Reads every form of an input.
    ///
    /// - Throws: `InterchangeError` where the input cannot be read, or has no form in it.
    public func read(_ input: InputFile) throws(InterchangeError) -> Reading {
        var reading = Reading()
        switch input.format {
        case .json, .jsonl:
            reading.forms = try forms(ofJSON: input)
        case .csv where LongReader.recognises(input.bytes):
            reading.forms = try LongReader.read(input.bytes, options.text.reader)
        case .xlsx, .csv:
            let grid = try grid(input)
            guard !grid.isSummary else { throw .isSummary }
            reading.sheets = grid.sheets
            reading.problems = grid.problems
            reading.encoding = grid.encoding
            for sheet in grid.sheets {
                let found = read(sheet, of: input, grid)
                reading.forms += found.forms
                reading.problems += found.problems
            }
            keepUnread(grid.hiddenSheets, in: &reading.forms)
            if reading.forms.isEmpty, !grid.hiddenSheets.isEmpty {
                throw .onlyHidden(sheets: grid.hiddenSheets.map(\.name))
            }
        }
        guard !reading.forms.isEmpty else { throw .noForm }
        return reading
    }

    /// Keeps sheets that were not read with the first form, for a write-back.
    func keepUnread(_ sheets: [Sheet], in forms: inout [Form]) {
        guard !forms.isEmpty else { return }
        forms[0].origin?.hiddenSheets = sheets.compactMap { Origin(unreadSheet: $0) }
    }

    /// Reads the sheets of a workbook or of delimited text without looking for forms.
    ///
    /// - Throws: `InterchangeError` where the input cannot be read.
    public func grid(_ input: InputFile) throws(InterchangeError) -> Grid {
        var grid = try input.format == .csv ? csv(input) : workbook(input)
        if let name = options.sheet {
            let others = grid.sheets.map(\.name)
            grid.sheets.removeAll { $0.name != name }
            guard !grid.sheets.isEmpty else { throw .noSheet(name, others: others) }
        }
        if options.readsHidden {
            grid.sheets = grid.sheets.map(\.showingAll)
        } else {
            // A hidden sheet that is asked for by its name is meant.
            if options.sheet == nil { grid.partHiddenSheets() }
        }
        return grid
    }

    /// Reads the forms of one sheet of a grid, as far as it is seen.
    func read(_ sheet: Sheet, of input: InputFile, _ grid: Grid) -> SheetReading {
        let parted = sheet.partedByVisibility()
        var found = readVisible(parted?.visible ?? sheet, of: input, grid)
        guard !found.forms.isEmpty else { return found }
        var doubts: [Problem] = []
        if let hidden = parted?.hidden {
            hidden.keep(of: sheet, in: &found.forms)
            doubts += Problem.hidden(hidden, in: sheet)
        }
        sheet.keepNotes(in: &found.forms)
        doubts += Problem.notes(of: sheet) + Problem.cutNumbers(in: parted?.visible ?? sheet)
        found.problems = doubts + found.problems
        return found
    }

    /// Why a cell of a sheet was read as it was; nil where nothing stands there.
    func explain(_ cell: CellReference, in sheet: Sheet, _ grid: Grid) -> CellExplanation? {
        let visible = sheet.partedByVisibility()?.0 ?? sheet
        return formReader.explain(
            cell, in: visible, width: grid.width, fiscalYear: options.fiscalYear ?? grid.template?.fiscalYear)
    }

    private func readVisible(_ sheet: Sheet, of input: InputFile, _ grid: Grid) -> SheetReading {
        var found: SheetReading
        if let mark = grid.marks[sheet.name], options.layout == nil {
            found = formReader.read(sheet, template: mark, fiscalYear: options.fiscalYear)
        } else {
            found = formReader.read(
                sheet, width: grid.width, fiscalYear: options.fiscalYear ?? grid.template?.fiscalYear)
            for index in found.forms.indices { found.forms[index].fundType = grid.template?.fundType }
        }
        for index in found.forms.indices {
            found.forms[index].origin?.file = input.path.map { Path(Path($0).name).shown }
            found.forms[index].origin?.sheet = sheet.name.isEmpty ? nil : sheet.name
            found.forms[index].origin?.encoding = grid.encoding
            let given = options.fiscalYear ?? grid.template?.fiscalYear
            if let given, found.forms[index].fiscalYear == given {
                found.forms[index].origin?.givenYear = given
            }
            let checksum = found.forms[index].contentChecksum
            found.forms[index].origin?.checksum = checksum
        }
        // Delimited text has no sheet, for its problems as for its forms.
        if sheet.name.isEmpty {
            for index in found.problems.indices { found.problems[index].sheet = nil }
        }
        return found
    }

    private func csv(_ input: InputFile) throws(InterchangeError) -> Grid {
        do throws(CSVError) {
            let document = try options.text.reader.read(bytes: input.bytes)
            return Grid(
                sheets: [document.sheet], problems: [], width: document.fieldCount,
                encoding: document.dialect.encoding.rawValue)
        } catch {
            throw .csv(error)
        }
    }

    private func workbook(_ input: InputFile) throws(InterchangeError) -> Grid {
        if let format = input.sheetFormat { return try format.read(input.bytes) }
        do throws(XLSXError) {
            let book = try workbookReaders.read(input.bytes)
            var grid = Grid(
                sheets: book.workbook.sheets, problems: book.warnings.map(Problem.init), width: nil,
                encoding: nil)
            grid.findTemplate(in: book)
            grid.problems += grid.sheets.flatMap(Problem.repeatedMeasures)
            return grid
        } catch {
            throw .workbook(error)
        }
    }

    private func forms(ofJSON input: InputFile) throws(InterchangeError) -> [Form] {
        do throws(CanonicalJSONError) {
            return try CanonicalJSON.read(input.bytes)
        } catch {
            throw .json(error)
        }
    }
}
