import Primitives
import Sheets

/// All of a workbook that libxlsxwriter writes: what is not its cells, their measures, or names.
///
/// Forms of a kind have it in common, so what is made of it is made once.
struct WorkbookSetup {
    /// What a sheet has apart from cells.
    struct Sheet {
        /// Whether it is printed across.
        let isLandscape: Bool
        let footer: String?
        let isProtected: Bool
        /// What may be entered where; lists name their sheet as the file does.
        let validations: [SheetDraft.Validation]
        /// The comments on cells.
        let comments: [Sheets.Sheet.Note]
    }

    /// The styles of cells, each once.
    let styles: [CellStyle]
    /// The sheets in order.
    let sheets: [Sheet]
    /// The custom properties of the document.
    let properties: [WorkbookDraft.Property]
}

extension WorkbookSetup.Sheet {
    /// The width from which a form is printed across, in characters: upright, a page would shrink its letters
    /// of 10 points below 7.
    private static let landscapeWidth = 140.0

    /// What a checked draft asks for; `titles` has what each sheet is called in the file.
    init(_ plan: SheetPlan, _ draft: SheetDraft, titles: [String: String]) throws(XLSXWriteError) {
        var width = plan.columns.total
        if let printed = draft.printedRange {
            width = plan.columns.pixels(of: printed.columns) / ColumnWidths.pixelsPerCharacter
        }
        isLandscape = width > WorkbookSetup.Sheet.landscapeWidth
        footer = draft.footer
        isProtected = draft.isProtected
        var validations: [SheetDraft.Validation] = []
        for var validation in draft.validations {
            if case .list(let sheet, let range) = validation.rule {
                guard let title = titles[sheet] else {
                    throw .invalidValidation(sheet: draft.name, range: validation.range)
                }
                validation.rule = .list(sheet: title, range)
            }
            validations.append(validation)
        }
        self.validations = validations
        comments = draft.comments
    }
}
