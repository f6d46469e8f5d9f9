import Layouts
import NumberFormats
import Performance
import Primitives
import Sheets

/// Sends a file through every format and compares the sheet that comes back with the sheet as it was read.
///
/// Workbooks that come back are compared in absolute addresses. Delimited text is written form by form, each
/// where it stands in its sheet, so that its addresses are the officer's too. Delimited text has no merged
/// ranges, and its reader can only infer them: those that do not come back are counted apart.
/// Of the long shape only the fields come back, and they are compared by the cells that they were read from.
public struct Verifier: Sendable {
    private let reader: DocumentReader
    private let templates: Templates

    /// Makes a verifier.
    public init(reader: DocumentReader, templates: Templates) {
        self.reader = reader
        self.templates = templates
    }

    /// One sheet of the officer's file with the forms in it.
    private struct Source {
        var sheet: Sheet
        var forms: [Form]
        var snapshot: SheetSnapshot
        /// What is seen of it: all that delimited text has.
        var seen: SheetSnapshot
        var name: String? { sheet.name.isEmpty ? nil : sheet.name }
    }

    /// Goes every way there and back with a file.
    ///
    /// - Throws: `InterchangeError` where the file cannot be read, `.noForm` where there is no form in it, and
    ///   `.noSheetToVerify` where it is not a spreadsheet.
    public func verify(_ input: InputFile) throws(InterchangeError) -> Verification {
        let isLong = input.format == .csv && LongReader.recognises(input.bytes)
        guard !isLong, input.format == .xlsx || input.format == .csv else { throw .noSheetToVerify }
        let grid = try reader.grid(input)
        var sources: [Source] = []
        var others: [Verification.NotCarried] = []
        var problems = grid.problems
        for sheet in grid.sheets {
            let reading = reader.read(sheet, of: input, grid)
            let forms = reading.forms
            problems += reading.problems
            if forms.isEmpty {
                if sheet.usedRange != nil {
                    others.append(Verification.NotCarried(sheet: sheet.name, range: nil, aspect: .sheet))
                }
                continue
            }
            var snapshot = SheetSnapshot(CollectionOfOne(sheet))
            // Delimited text has no merged ranges; those that its reader gave back must stay what they are.
            if input.format == .csv { snapshot.merges = Set(forms.flatMap { $0.origin?.mergedRanges ?? [] }) }
            var seen = snapshot
            if let (visible, _) = sheet.partedByVisibility() {
                seen = SheetSnapshot(CollectionOfOne(visible))
            }
            sources.append(Source(sheet: sheet, forms: forms, snapshot: snapshot, seen: seen))
        }
        guard !sources.isEmpty else { throw .noForm }
        reader.keepUnread(grid.hiddenSheets, in: &sources[0].forms)
        var verification = Verification(file: input.path ?? "-", problems: problems, routes: [])
        for route in Verification.Route.allCases {
            var check = Verification.RouteCheck(route: route)
            check.notCarried = others
            if route != .json, route != .jsonLines {
                check.notCarried += grid.hiddenSheets.map {
                    Verification.NotCarried(sheet: $0.name, range: nil, aspect: .sheet)
                }
            }
            do throws(InterchangeError) {
                switch route {
                case .json, .jsonLines: try throughJSON(sources, hidden: grid.hiddenSheets, &check)
                case .csv, .csvWorkbook:
                    for source in sources { try throughCSV(source, &check) }
                case .longCSV: try throughLongCSV(sources, &check)
                }
            } catch {
                check.failure = error
            }
            verification.routes.append(check)
        }
        return verification
    }

    private func throughJSON(
        _ sources: [Source], hidden: [Sheet], _ check: inout Verification.RouteCheck
    ) throws(InterchangeError) {
        let forms = sources.flatMap(\.forms)
        var bytes: [UInt8] = []
        if check.route == .json {
            bytes = CanonicalJSON.document(forms)
        } else {
            for form in forms {
                CanonicalJSON.line(form, into: &bytes)
                bytes.append(UInt8(ascii: "\n"))
            }
        }
        let format: DocumentFormat = check.route == .json ? .json : .jsonl
        let back = try reader.read(InputFile(path: nil, bytes: bytes, format: format)).forms
        let sheets = try workbook(of: back)
        let sheetsByName = Dictionary(grouping: sheets, by: \.name)
        for sheet in hidden {
            check.compare(
                SheetSnapshot(CollectionOfOne(sheet)), with: SheetSnapshot(sheetsByName[sheet.name] ?? []),
                sheet: sheet.name, aspects: [.number, .text, .merge])
        }
        for source in sources {
            let same = source.name.map { sheetsByName[$0] ?? [] } ?? sheets
            if same.isEmpty {
                check.count(\.texts, .sheet, source.name, nil, source.name, nil)
                continue
            }
            check.compare(
                source.snapshot, with: SheetSnapshot(same), sheet: source.name,
                aspects: [.number, .text, .merge])
        }
    }

    private func throughCSV(
        _ source: Source, _ check: inout Verification.RouteCheck
    ) throws(InterchangeError) {
        var grids: [Sheet] = []
        var books: [Sheet] = []
        for form in source.forms {
            let bytes = try DocumentWriter.csv(drafts(of: [form], .csv), TextStyle().dialect)
            let file = InputFile(path: nil, bytes: bytes, format: .csv)
            let grid = try reader.grid(file)
            grids += grid.sheets
            guard check.route == .csvWorkbook else { continue }
            let forms = grid.sheets.flatMap { reader.read($0, of: file, grid).forms }
            guard !forms.isEmpty else { throw .noForm }
            books += try workbook(of: forms)
        }
        if check.route == .csv {
            check.compare(
                source.seen, with: SheetSnapshot(grids), sheet: source.name, aspects: [.number, .text],
                isText: true)
        } else {
            check.compare(
                source.seen, with: SheetSnapshot(books), sheet: source.name,
                aspects: [.number, .text, .merge], isText: true,
                infersMerges: !source.sheet.hasLostMerges)
        }
    }

    private func throughLongCSV(
        _ sources: [Source], _ check: inout Verification.RouteCheck
    ) throws(InterchangeError) {
        let forms = sources.flatMap(\.forms)
        let bytes = try LongWriter.bytes(of: forms, TextStyle().dialect)
        let back = try reader.read(InputFile(path: nil, bytes: bytes, format: .csv)).forms
        var next = 0
        for source in sources {
            var claimed: Set<CellReference> = []
            for form in source.forms {
                let other = next < back.count ? back[next] : nil
                next += 1
                for place in form.origin?.fields ?? [] {
                    claimed.insert(place.cell)
                    let range = CellRange(place.cell)
                    if source.seen.numbers[place.cell] == nil, let text = form.text(at: place.field),
                        !text.isEmpty
                    {
                        check.count(\.texts, .text, source.name, range, text, other?.text(at: place.field))
                    }
                    guard let number = source.seen.numbers[place.cell],
                        case .value(let own?)? = form.content(at: place.field)
                    else { continue }
                    var found: String?
                    if case .value(let value?)? = other?.content(at: place.field) {
                        // Of a day's cell with a time that is not seen, the day is what the field holds.
                        let isSame =
                            value.says(number) || value.number == own.number && value.date == own.date
                        found = isSame ? number.description : value.text
                    }
                    check.count(\.numbers, .number, source.name, range, number.description, found)
                }
            }
            check.notCarried += source.seen.merges.inOrder.map {
                Verification.NotCarried(sheet: source.name, range: $0, aspect: .merge)
            }
            let labels = source.seen.texts.keys.filter { !claimed.contains($0) }.sorted()
            check.notCarried += labels.map {
                Verification.NotCarried(sheet: source.name, range: CellRange($0), aspect: .text)
            }
        }
    }

    private func drafts(
        of forms: [Form], _ format: DocumentFormat
    ) throws(InterchangeError) -> [SheetDraft] {
        let renderer = FormRenderer(templates: templates, options: WritingOptions(format: format))
        guard case .sheets(let drafts) = try renderer.render(forms) else { return [] }
        return drafts
    }

    private func workbook(of forms: [Form]) throws(InterchangeError) -> [Sheet] {
        let bytes = try DocumentWriter.workbook(drafts(of: forms, .xlsx))
        let grid = try reader.grid(InputFile(path: nil, bytes: bytes, format: .xlsx))
        return grid.sheets + grid.hiddenSheets
    }
}

extension Value {
    /// Whether it says the number, or the date, that a cell stores: 98.765 % says 0.98765, 123.4567 万元 may say
    /// 1234567.
    func says(_ stored: ExactDecimal) -> Bool {
        if let date { return FormatCode.number(of: date) == stored }
        guard let number else { return false }
        if number == stored { return true }
        let power: Int? =
            switch unit?.first {
            case "%", "％": -2
            case "万": 4
            case "亿": 8
            default: nil
            }
        return power.map { number.scaled(byPowerOfTen: $0) == stored } ?? false
    }
}
