import Performance
import Primitives
public import Sheets

/// Reads the forms of a sheet: recognises each by what its labels say, whatever row and column it starts at, and fills the
/// canonical form.
///
/// ```swift
/// let reader = try FormReader(TemplateStore())
/// let reading = reader.read(sheet)
/// reading.forms[0].layout   // "project-2021-xinjiang"
/// ```
public struct FormReader: Sendable {
    let vocabulary: Vocabulary
    let layouts: [Layout]
    let fundTypes: [FundType]
    private let shapes: [FormShape]
    private let forced: Layout?

    /// Makes a reader of the data files' layouts.
    ///
    /// - Parameter layoutID: the layout that every form is taken for, instead of the one that fits best.
    /// - Throws: `LayoutError.unknownLayout` where there is no such layout.
    public init(_ store: TemplateStore, forcing layoutID: String? = nil) throws(LayoutError) {
        self.init(
            store,
            taking: try layoutID.map { (id: String) throws(LayoutError) -> Layout in try store.layout(id) })
    }

    /// Makes a reader that takes every form for a layout, or for the one that fits best.
    init(_ store: TemplateStore, taking forced: Layout?) {
        vocabulary = store.vocabulary
        layouts = store.layouts
        fundTypes = store.fundTypes
        shapes = layouts.map { FormShape($0) }
        self.forced = forced
    }

    /// Reads every form of a sheet.
    ///
    /// - Parameters:
    ///   - sheet: the sheet; one without any merged range is taken for one that has lost them, as CSV does.
    ///   - width: how many columns the sheet has, where cells at its right edge may be empty (CSV).
    ///   - fiscalYear: the year of forms that print none.
    /// - Returns: the forms from top to bottom, with what was doubtful; no form where the sheet has none.
    public func read(_ sheet: Sheet, width: Int? = nil, fiscalYear: Int? = nil) -> SheetReading {
        let grid = FormGrid(sheet, vocabulary: vocabulary, width: width)
        let parts = SheetHalves.parts(of: sheet, grid, vocabulary.titles)
        guard parts.count > 1 else { return read(grid, fiscalYear: fiscalYear) }
        var reading = SheetReading()
        for part in parts {
            let read = read(FormGrid(part, vocabulary: vocabulary), fiscalYear: fiscalYear)
            reading.forms += read.forms
            reading.problems += read.problems
        }
        return reading
    }

    private func read(_ grid: FormGrid, fiscalYear: Int?) -> SheetReading {
        let sheet = grid.sheet
        let recognised = FormRecognition(grid, vocabulary, fiscalYear: fiscalYear)
        var reading = SheetReading()
        for title in recognised.emptyTitles {
            reading.problems.append(
                Problem(
                    code: "title-without-form", severity: .warning, sheet: sheet.name,
                    range: grid.cells[title].range,
                    found: grid.text(of: title).trimmed))
        }
        for (position, found) in recognised.forms.enumerated() {
            let window = recognised.window(of: position)
            let filler = FormFiller(
                grid: grid, vocabulary: vocabulary, placement: found.placement(in: grid), window: window,
                lastColumn: grid.lastColumn)
            let fit = layout(for: found, filler, isListed: recognised.isListed[position])
            reading.forms.append(
                filler.form(
                    layout: fit.layout, kind: fit.kind ?? { kind(ofTitle: $0, filler.hasActuals) },
                    year: found.year ?? fiscalYear))
            reading.problems += filler.problems() + recognised.problems(of: position)
            if fit.layout.isGeneral, forced == nil, position == 0 || recognised.isFirstOfTable[position] {
                reading.problems.append(
                    Problem(
                        code: "general-layout", severity: .warning, sheet: sheet.name,
                        range: reading.forms[position].origin?.range))
            }
        }
        reading.problems.sort { ($0.range?.first ?? .first) < ($1.range?.first ?? .first) }
        return reading
    }

    /// The layout that a found form fits best, and the kind that it gives; the general one where none fits.
    private func layout(
        for form: FoundForm, _ filler: FormFiller, isListed: Bool
    ) -> (layout: Layout, kind: ((String) -> FormKind)?) {
        if let forced { return (forced, { _ in forced.kind }) }
        let general = layouts.last ?? .empty
        guard !isListed else { return (general, nil) }
        let shape = FormShape(form, in: filler)
        let titled = form.title.flatMap { kind(inTitle: filler.grid.text(of: $0.cell)) }
        // A form that fits no layout whole may have lost a column of one.
        for lacking in 0...1 {
            var best: (layout: Layout, fit: Double)?
            for (layout, candidate) in zip(layouts, shapes) where !layout.isGeneral {
                // What a form declares itself to be outweighs its tables, which are the same in several kinds.
                if let titled, titled != layout.kind,
                    titled.isDepartments || layout.isToldByTitle && titled.isTarget || titled.isMonitoring
                {
                    continue
                }
                guard let fit = candidate.fit(of: shape, lacking: lacking), fit > best?.fit ?? -.infinity
                else {
                    continue
                }
                best = (layout, fit)
            }
            if let best { return (best.layout, { _ in best.layout.kind }) }
        }
        return (general, nil)
    }

    /// The kind of a form that no layout tells: what its title names, else a project's.
    private func kind(ofTitle title: String, _ hasActuals: Bool) -> FormKind {
        kind(inTitle: title) ?? (hasActuals ? .projectSelfEvaluation : .projectTarget)
    }

    /// The kind that a title names; nil where it names none.
    private func kind(inTitle title: String) -> FormKind? {
        vocabulary.kind(inTitle: WhiteSpace.removed(from: Array(title.utf8)[...]))
    }
}

extension CellReference {
    fileprivate static let first = CellReference(row: 0, column: 0)
}

extension Layout {
    fileprivate static let empty = Layout(
        id: "general", name: "", kind: .projectSelfEvaluation, isGeneral: true, widths: [], blocks: [])
}

extension Layout {
    /// Whether only the title tells its forms from another kind's, whose tables are the same.
    var isToldByTitle: Bool { kind == .projectTarget || kind == .departmentTarget }
}

extension FormKind {
    /// Whether it is a whole department's: no project's, however much it looks like one.
    fileprivate var isDepartments: Bool { self == .departmentTarget || self == .departmentSelfEvaluation }
    /// Whether it watches a part of the year.
    fileprivate var isMonitoring: Bool { self == .projectMonitoring || self == .departmentMonitoring }
}
