import CSV
import Layouts
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

/// What holds of every form that a layout has room for, whatever stands in it.
///
/// `JIXIAO_SEED=N` repeats a run, `JIXIAO_CASES=N` makes so many forms of each sort instead of a few.
///
/// Two things that a form can say are in no sheet: its fund type, and a kind other than its layout's. CSV also
/// loses a 分值 merged over several indicators; laid out anew there is none.
@Suite("Laws of round trips") struct FormLawTests {
    struct Case: CustomStringConvertible {
        var layout: Layout
        var manner: LayoutForms.Manner
        var description: String { "\(layout.id) \(manner.rawValue)" }
    }

    static let store = try? TemplateStore()
    static let cases = (store?.layouts ?? []).flatMap { layout in
        LayoutForms.Manner.allCases.map { Case(layout: layout, manner: $0) }
    }
    static let count = SplitMix64.number("JIXIAO_CASES") ?? 3

    @Test(arguments: cases) func holdForForms(of sort: Case) throws {
        let passage = try Passage(try #require(Self.store))
        var refused = 0
        for index in 0..<Self.count {
            let seed = SplitMix64.seed &+ UInt64(index)
            var forms = LayoutForms(layout: sort.layout, random: SplitMix64(seed: seed), manner: sort.manner)
            for rows in [1, 2, index % 10 == 0 ? 40 : 5] {
                let form = forms.form(indicators: rows)
                let place: Comment = "JIXIAO_SEED=\(seed), \(rows) indicators of \(sort)"
                if try !check(form, by: sort, passage, place) { refused += 1 }
            }
        }
        if Self.count > 10 { print(sort, "refused", refused, "of", Self.count * 3) }
        // A form that would read back otherwise is refused; where no text is a label, that is the exception.
        if sort.manner == .awkward { #expect(2 * refused <= 3 * Self.count, "\(refused) refused") }
    }

    /// - Returns: whether the form could be drawn.
    private func check(_ form: Form, by sort: Case, _ passage: Passage, _ place: Comment) throws -> Bool {
        #expect(try passage.throughJSON([form]) == [form], place)
        let draft: SheetDraft
        do {
            draft = try #require(try passage.drawer.draw([form]).first)
        } catch LayoutError.ambiguous(let field, _) {
            if FormLawTests.count > 10 { print("  refused", field, form.text(of: field), sort) }
            return false
        } catch {
            Issue.record("\(error) \(place) \(form.lines.joined(separator: "\n"))")
            return false
        }

        // JSON → XLSX → JSON.
        let sheet = try passage.workbookSheet(draft)
        let read = passage.reader.read(sheet)
        // Amounts drawn by lot do not bear each other out.
        let isExpected = ["general-layout", "rate-unlike-amounts"]
        #expect(read.problems.filter { !isExpected.contains($0.code) } == [], place)
        expectSame(read.forms, form, sort, place)

        // XLSX → JSON → XLSX: the same cells, texts and merged ranges.
        let again = try passage.workbookSheet(
            try #require(try passage.drawer.draw(try passage.throughJSON(read.forms)).first))
        #expect(again.grid == sheet.grid, place)
        #expect(again.mergedRanges == sheet.mergedRanges, place)

        // JSON → CSV → JSON, where the form can be told without merged ranges.
        do {
            let flat = try #require(try passage.flatDrawer.draw([form]).first)
            let document = try passage.flatSheet(flat)
            let flatRead = passage.reader.read(document.sheet, width: document.fieldCount).forms
            expectSame(flatRead, form, sort, place)
            #expect(flatRead.first?.content.lines == read.forms.first?.content.lines, place)
            // … → XLSX: the merged ranges are there again.
            let restored = try #require(try passage.drawer.draw(flatRead).first)
            if flatRead.first?.layout == form.layout {
                #expect(restored.mergedRanges.sorted { $0.first < $1.first } == sheet.mergedRanges, place)
            }
        } catch LayoutError.ambiguous(let field, _) {
            if FormLawTests.count > 10 { print("  refused for CSV", field, form.text(of: field), sort) }
        }
        return true
    }

    /// One form came back, and it is this one, taken for the layout that it was laid out by.
    private func expectSame(_ read: [Form], _ form: Form, _ sort: Case, _ place: Comment) {
        #expect(read.count == 1, place)
        guard var found = read.first else { return }
        if form.fiscalYear == nil { found.fiscalYear = nil }
        // The general layout leaves out what a form does not have, and may come to look like another; what
        // kind a form without a title is, only its columns tell.
        if sort.layout.isGeneral {
            found.kind = form.kind
            found.layout = form.layout
        }
        if found.lines != form.lines {
            let difference = form.lines.difference(from: found.lines).map { change in
                switch change {
                case .insert(_, let line, _): "lost  \(line)"
                case .remove(_, let line, _): "found \(line)"
                }
            }
            Issue.record("\(place)\n\(difference.joined(separator: "\n"))")
        }
    }
}

extension Form {
    /// The text of a field, for messages.
    func text(of field: FieldPath) -> String {
        switch field {
        case .subject(let key): subject[key] ?? "-"
        case .note(let row): notes.indices.contains(row) ? notes[row] : "-"
        case .goalExpected(let row): goals.indices.contains(row) ? goals[row].expected : "-"
        case .goalActual(let row): goals.indices.contains(row) ? goals[row].actual ?? "-" : "-"
        case .indicator(let row, let column):
            if !indicators.indices.contains(row) { "-" } else { "\(indicators[row][column])" }
        case .title: title
        default: "\(field)"
        }
    }
}

extension Sheet {
    /// Every cell's address, kind, stored digits and text.
    var grid: [String] {
        cells.map { "\($0.reference) \($0.kind) \(stored(of: $0)) \(text(of: $0))" }
    }
}
