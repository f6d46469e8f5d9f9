import Layouts
import Performance
import Primitives
import Sheets

/// Shows what a reader made of an input: the sheet as it stands, with what each cell was taken for.
public struct Inspector: Sendable {
    private let reader: DocumentReader
    private let messages: Messages

    /// Makes an inspector that speaks as the messages do.
    public init(reader: DocumentReader, messages: Messages) {
        self.reader = reader
        self.messages = messages
    }

    /// Draws every sheet of an input, the forms in it and what was not understood; `write` gets the text.
    ///
    /// - Returns: whether nothing of it must be put right.
    /// - Throws: `InterchangeError` where the input cannot be read; `.noForm`, once everything is drawn, where
    ///   there is no form in it.
    public func describe(_ input: InputFile, write: (String) -> Void) throws(InterchangeError) -> Bool {
        let isLong = input.format == .csv && LongReader.recognises(input.bytes)
        guard !isLong, input.format == .xlsx || input.format == .csv else {
            let reading = try reader.read(input)
            for form in reading.forms { write(head(of: form) + "\n") }
            return true
        }
        let grid = try reader.grid(input)
        var readings: [SheetReading] = []
        for sheet in grid.sheets {
            let reading = reader.read(sheet, of: input, grid)
            write(title(of: sheet, input, encoding: grid.encoding) + "\n")
            describe(reading, of: sheet, write)
            for problem in reading.problems { write(messages.text(problem, in: input.path ?? "-") + "\n") }
            write("\n")
            readings.append(reading)
        }
        for problem in grid.problems { write(messages.text(problem, in: input.path ?? "-") + "\n") }
        guard readings.contains(where: { !$0.forms.isEmpty }) else {
            throw grid.hiddenSheets.isEmpty ? .noForm : .onlyHidden(sheets: grid.hiddenSheets.map(\.name))
        }
        return !(grid.problems + readings.flatMap(\.problems)).contains { $0.severity == .error }
    }

    /// Lists every sheet and cell of an input as JSON Lines, form or no form.
    ///
    /// - Throws: `InterchangeError` where the input cannot be read.
    public func cells(_ input: InputFile, write: ([UInt8]) -> Void) throws(InterchangeError) {
        if input.format == .xlsx, input.sheetFormat == nil,
            try CellListing.list(workbook: input.bytes, sheet: reader.sheet, write: write)
        {
            return
        }
        let grid = try reader.grid(input)
        for sheet in grid.sheets + grid.hiddenSheets {
            var listing = CellListing()
            listing.add(sheet)
            write(listing.take())
        }
    }

    private func describe(_ reading: SheetReading, of sheet: Sheet, _ write: (String) -> Void) {
        if reading.forms.isEmpty {
            write(messages.pick("没有认出表\n", "no form was recognised\n"))
            if let range = sheet.usedRange { draw(sheet, range, sheet.mergedRanges, [:], write) }
        }
        for form in reading.forms {
            write("\(head(of: form))\n")
            guard let origin = form.origin else { continue }
            let notes = Dictionary(
                origin.fields.map { ($0.cell, messages.mark(of: $0.field)) },
                uniquingKeysWith: { first, _ in first })
            draw(sheet, origin.range, origin.mergedRanges, notes, write)
        }
    }

    private func draw(
        _ sheet: Sheet, _ range: CellRange, _ mergedRanges: [CellRange], _ notes: [CellReference: String],
        _ write: (String) -> Void
    ) {
        guard let drawing = SheetDrawing(sheet, range: range, mergedRanges: mergedRanges, notes: notes) else {
            write(messages.pick("  \(range) 太大，没有画出\n", "  \(range) is too large to be drawn\n"))
            return
        }
        write(drawing.lines.joined(separator: "\n") + "\n")
    }

    private func title(of sheet: Sheet, _ input: InputFile, encoding: String?) -> String {
        var words = [messages.name(of: input.path)]
        if !sheet.name.isEmpty { words.append(sheet.name) }
        var title = words.joined(separator: " › ")
        if let range = sheet.usedRange { title += "  \(range)" }
        if sheet.visibility != .visible { title += messages.pick("  （隐藏）", "  (hidden)") }
        if let encoding { title += messages.pick("  编码 \(encoding)", "  encoding \(encoding)") }
        return title
    }

    /// One line about a form.
    private func head(of form: Form) -> String {
        let range = form.origin.map { "\($0.range)  " } ?? ""
        let year = form.fiscalYear.map { messages.pick("  \($0) 年", "  \($0)") } ?? ""
        let counts = messages.pick(
            "资金 \(form.funds.count) 行，目标 \(form.goals.count) 个，指标 \(form.indicators.count) 个",
            "\(form.funds.count) funds, \(form.goals.count) goals, \(form.indicators.count) indicators")
        return "\(range)\(form.layout)  \(form.kind.rawValue)\(year)  \(counts)"
    }
}
