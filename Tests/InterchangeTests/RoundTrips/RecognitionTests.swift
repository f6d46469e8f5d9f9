import Layouts
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

/// The officers' forms, changed the way officers change theirs, read as what they say.
///
/// `JIXIAO_SEED=N` repeats a run, `JIXIAO_CASES=N` makes so many changed sheets of each form.
@Suite("Recognition of changed forms") struct RecognitionTests {
    struct Original: CustomStringConvertible {
        var name: String
        var sheet: MutableSheet
        var form: Form
        var description: String { name }
    }

    /// The fixtures with one form a sheet.
    static let originals: [Original] = {
        guard let store = try? TemplateStore(), let reader = try? FormReader(store) else { return [] }
        return Fixtures.workbooks.flatMap { name -> [Original] in
            let sheets = (try? Fixtures.sheets(of: name)) ?? []
            return sheets.compactMap { sheet in
                let forms = reader.read(sheet).forms
                guard forms.count == 1 else { return nil }
                return Original(name: "\(name) \(sheet.name)", sheet: MutableSheet(sheet), form: forms[0])
            }
        }
    }()

    static let count = SplitMix64.number("JIXIAO_CASES") ?? 10

    @Test func thereAreForms() { #expect(Self.originals.count >= 9) }

    @Test(arguments: originals) func readsTheSame(_ original: Original) throws {
        let reader = try FormReader(TemplateStore())
        for index in 0..<Self.count {
            let seed = SplitMix64.seed &+ UInt64(index)
            var changed = ChangedForm(
                sheet: original.sheet, form: original.form, random: SplitMix64(seed: seed))
            for _ in 0..<3 { changed.change() }
            changed.sheet.shift(
                rows: Int.random(in: 0...9, using: &changed.random),
                columns: Int.random(in: 0...5, using: &changed.random))
            let read = reader.read(try changed.sheet.sheet())
            let place: Comment =
                "JIXIAO_SEED=\(seed) \(original.name): \(changed.done.joined(separator: ", "))"
            #expect(read.forms.count == 1, place)
            expectSame(read.forms.first, changed.form, place)
            // Remarks under one another are told together.
            let reported = read.problems.filter { $0.found == ChangedForm.sideNote }.compactMap(\.range)
            for side in changed.sideNotes(in: changed.sheet) {
                #expect(reported.contains { $0.contains(side) }, place)
            }
        }
    }

    @Test(arguments: originals) func readsTwoOnOneSheet(_ original: Original) throws {
        let reader = try FormReader(TemplateStore())
        var random = SplitMix64(seed: SplitMix64.seed)
        for other in Self.originals {
            var sheet = original.sheet
            let gap = Int.random(in: 1...3, using: &random)
            sheet.stack(other.sheet, gap: gap)
            let read = reader.read(try sheet.sheet()).forms
            let place: Comment = "\(original.name) over \(other.name), \(gap) rows between"
            #expect(read.count == 2, place)
            expectSame(read.first, original.form, place)
            if read.count == 2 { expectSame(read[1], other.form, place) }
        }
    }

    private func expectSame(_ read: Form?, _ form: Form, _ place: Comment) {
        // A project's name may say the year where nothing else does any more.
        var read = read
        if form.fiscalYear == nil { read?.fiscalYear = nil }
        let (found, wanted) = (read?.lines ?? [], form.lines)
        guard found != wanted else { return }
        let difference = wanted.difference(from: found).map { change in
            switch change {
            case .insert(_, let line, _): "lost  \(line)"
            case .remove(_, let line, _): "found \(line)"
            }
        }
        Issue.record("\(place)\n\(difference.joined(separator: "\n"))")
    }
}

/// A sheet after a few changes, and the form that it should read as.
struct ChangedForm {
    var sheet: MutableSheet
    var form: Form
    var random: SplitMix64
    /// What was done, for messages.
    var done: [String] = []

    init(sheet: MutableSheet, form: Form, random: SplitMix64) {
        self.sheet = sheet
        self.form = form
        self.random = random
    }

    static let sideNote = "核对过了"
    private static let reader = (try? TemplateStore()).flatMap { try? FormReader($0) }

    /// The addresses of what was written beside the form.
    func sideNotes(in sheet: MutableSheet) -> [CellReference] {
        sheet.cells.filter { $0.value.text == ChangedForm.sideNote }.map(\.key)
    }

    /// Where the form's fields stand now.
    private func places() -> [FieldPath: CellReference] {
        guard let reader = ChangedForm.reader, let current = try? sheet.sheet(),
            let origin = reader.read(current).forms.first?.origin
        else { return [:] }
        return Dictionary(origin.fields.map { ($0.field, $0.cell) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func change() {
        let places = places()
        switch Int.random(in: 0..<9, using: &random) {
        case 0:
            let first =
                places.filter { if case .indicator = $0.key { true } else { false } }
                .values.map(\.row).min() ?? 0
            let rows = (1...max(1, first)).filter { $0 < first && sheet.isEdge(above: $0) }
            guard !rows.isEmpty else { return }
            let row = random.one(of: rows)
            sheet.insertRow(above: row)
            done.append("empty row above row \(row + 1)")
        case 1:
            let rows = form.funds.indices.dropFirst()
            guard !rows.isEmpty else { return }
            let index = random.one(of: Array(rows))
            guard let cell = places[.fundLabel(index)],
                !sheet.merged.contains(where: { $0.first.row == cell.row && $0.last.row > cell.row }),
                places.values.filter({ $0.row == cell.row }).count <= 8,
                !places.contains(where: {
                    if case .fundLabel(let other) = $0.key {
                        other != index && $0.value.row == cell.row
                    } else {
                        false
                    }
                })
            else { return }
            sheet.deleteRow(cell.row)
            form.funds.remove(at: index)
            done.append("without funds[\(index)]")
        case 2:
            guard let cell = places[.fiscalYear], cell != places[.title] else { return }
            sheet.deleteRow(cell.row)
            form.fiscalYear = nil
            done.append("without the year")
        case 3:
            guard let cell = places[.title], form.fiscalYear == nil || places[.fiscalYear] != nil else {
                return
            }
            sheet.deleteRow(cell.row)
            form.title = ""
            done.append("without the title")
        case 4:
            // A sheet whose only merged ranges were these would be taken for CSV.
            guard sheet.merged.contains(where: { $0.rows.count > 1 }) else { return }
            sheet.merged.removeAll { $0.rows.count == 1 && random.once(in: 2) }
            done.append("some spans split")
        case 5:
            let fields = Set(places.values)
            for (place, entry) in sheet.cells where !fields.contains(place) && entry.text.count < 20 {
                if entry.text == ChangedForm.sideNote { continue }
                var text = entry.text.replacing("（", with: "(").replacing("）", with: " )")
                if let second = text.indices.dropFirst().first { text.insert("\u{3000}", at: second) }
                sheet.cells[place]?.text = " " + text + "\n"
            }
            done.append("white space in labels")
        case 6:
            for place in places where place.key.isLevelLabel {
                guard var text = sheet.cells[place.value]?.text, text.count > 1 else { continue }
                text.insert("\n", at: text.index(after: text.startIndex))
                sheet.cells[place.value]?.text = text
            }
            done.append("levels broken over lines")
        case 7:
            let column = sheet.lastColumn + 2
            for _ in 0..<2 {
                let row = Int.random(in: 0...sheet.lastRow, using: &random)
                sheet.cells[CellReference(row: row, column: column)] = MutableSheet.Entry(
                    kind: .text, stored: ChangedForm.sideNote, text: ChangedForm.sideNote)
                done.append("a note beside row \(row + 1)")
            }
        default:
            for index in form.funds.indices where form.funds[index].label.hasPrefix("其中：") {
                guard let cell = places[.fundLabel(index)] else { continue }
                let label =
                    random.one(of: ["其中:", "其中： ", "其中：\n", ""]) + form.funds[index].label.dropFirst(3)
                sheet.cells[cell]?.text = label
                form.funds[index].label = label
                done.append("funds[\(index)] is \(label)")
            }
        }
    }
}

extension FieldPath {
    fileprivate var isLevelLabel: Bool {
        if case .indicator(_, let column) = self { column == .level1 || column == .level2 } else { false }
    }
}
