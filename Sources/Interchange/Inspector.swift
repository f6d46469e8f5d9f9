import Layouts
import Performance
public import Primitives
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
            // The sheet of instructions beside a template's form is not meant to hold a form.
            if reading.forms.isEmpty, grid.template != nil, grid.marks[sheet.name] == nil, !grid.marks.isEmpty
            {
                continue
            }
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
            var notes = Dictionary(
                origin.fields.map { ($0.cell, messages.mark(of: $0.field)) },
                uniquingKeysWith: { first, _ in first })
            shade(reading.problems, of: sheet, in: &notes)
            draw(sheet, origin.range, origin.mergedRanges, notes, write)
        }
    }

    /// Marks the cells that were not understood.
    private func shade(_ problems: [Problem], of sheet: Sheet, in notes: inout [CellReference: String]) {
        let ranges = problems.filter { ["unclaimed-cell", "unknown-column"].contains($0.code) }.compactMap(
            \.range)
        guard !ranges.isEmpty else { return }
        for cell in sheet.cells
        where notes[cell.reference] == nil && ranges.contains(where: { $0.contains(cell.reference) }) {
            notes[cell.reference] = messages.pick("░░没有认出░░", "░░not understood░░")
        }
    }

    /// A cell by its address, such as `H12`; nil if it is not one.
    public static func cell(_ address: String) -> CellReference? { CellReference(address.uppercased()) }

    /// Says why a cell was read as it was, on every sheet that has it: its heads, what they say, and the field.
    ///
    /// - Throws: `InterchangeError` where the input cannot be read.
    public func why(_ cell: CellReference, _ input: InputFile, write: (String) -> Void)
        throws(InterchangeError)
    {
        let grid = try reader.grid(input)
        for sheet in grid.sheets {
            guard let found = reader.explain(cell, in: sheet, grid) else { continue }
            var place = [messages.name(of: input.path)]
            if !sheet.name.isEmpty { place.append(sheet.name) }
            write(
                (place + ["\(found.cell)"]).joined(separator: " › ") + messages.pick("：", ": ")
                    + "「\(DisplayWidth.fitted(found.text, to: 60))」\n")
            for line in lines(of: found) { write("  " + line + "\n") }
        }
    }

    private func lines(of found: CellExplanation) -> [String] {
        func path(_ heads: [CellExplanation.Head]) -> String {
            heads.map {
                "\($0.cell) \($0.text)"
                    + ($0.says.isEmpty
                        ? messages.pick("（不认识）", " (not known)") : "（\(messages.words($0.says))）")
            }
            .joined(separator: " › ")
        }
        var lines: [String] = []
        if !found.left.isEmpty { lines.append(messages.pick("左边的表头：", "at its left: ") + path(found.left)) }
        if !found.above.isEmpty { lines.append(messages.pick("上面的表头：", "above it: ") + path(found.above)) }
        if let says = found.says, !says.isEmpty {
            lines.append(messages.pick("本身是标签：", "a label itself: ") + messages.words(says))
        }
        let fields = found.fields.map { messages.name(of: $0) }.joined(separator: messages.pick("、", ", "))
        switch found.use {
        case _ where !found.fields.isEmpty: lines.append(messages.pick("读成：", "read as: ") + fields)
        case .value: lines.append(messages.pick("读入了，没有自己的字段", "read, without a field of its own"))
        case .head: lines.append(messages.pick("是表头或标签", "a head or a label"))
        case .printed: lines.append(messages.pick("是印好的文字或编号，没有内容", "printed matter or a number"))
        case .notUnderstood:
            lines.append(
                messages.pick(
                    "没有读入：表头合起来不说明是哪一项，或内容和表头不符",
                    "not read: its heads together name no field, or it holds something else"))
        case .outside: lines.append(messages.pick("不在认出的表里", "outside of every form that was recognised"))
        }
        return lines
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
        let months = form.period.map { "  \(CalendarTime.months($0))" } ?? ""
        let words = ([counts] + messages.otherParts(of: form)).joined(separator: messages.pick("，", ", "))
        return "\(range)\(form.layout)  \(messages.name(of: form.kind))\(year)\(months)  \(words)"
    }
}
