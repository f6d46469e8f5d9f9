import Primitives
public import Sheets

/// Makes XLSX files of drafts of sheets: merged, bordered, fitted to their text and set up for A4.
///
/// The same drafts give the same bytes. Writers may be used from several threads at once.
///
/// ```swift
/// let title = SheetDraft.Cell(
///     reference: CellReference(row: 0, column: 0), content: .text("项目支出绩效自评表"), role: .title)
/// var draft = SheetDraft(name: "自评表", cells: [title])
/// draft.mergedRanges = [CellRange(rows: 0...0, columns: 0...7)]
/// let bytes = try XLSXWriter().bytes(of: [draft])
/// ```
public struct XLSXWriter: Sendable {
    /// How much may be written.
    public var limits: Limits

    /// Makes a writer.
    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// The bytes of an XLSX file with the sheets, in order.
    ///
    /// Names of sheets that Excel does not take are changed as little as possible.
    public func bytes(of sheets: [SheetDraft]) throws(XLSXWriteError) -> [UInt8] {
        try bytes(of: WorkbookDraft(sheets: sheets))
    }

    /// The bytes of an XLSX file.
    public func bytes(of workbook: WorkbookDraft) throws(XLSXWriteError) -> [UInt8] {
        let sheets = workbook.sheets
        guard !sheets.isEmpty else { throw .noSheets }
        guard sheets.count <= limits.sheets else { throw .tooManySheets(sheets.count) }
        var plans: [SheetPlan] = []
        for sheet in sheets { plans.append(try SheetPlan(sheet, limits: limits)) }

        try XLSXWriter.checkNames(workbook)
        var names = SheetNames()
        // What each sheet is called in the file; of several that the draft calls the same, the first.
        let written = sheets.map { names.next(for: $0.name) }
        let titles = Dictionary(zip(sheets.map(\.name), written), uniquingKeysWith: { first, _ in first })
        var styles = StyleList(limit: limits.styles)
        var setups: [WorkbookSetup.Sheet] = []
        var fitted: [Workbench.Sheet] = []
        for (var plan, draft) in zip(plans, sheets) {
            let fitting = RowFitting(&plan, given: draft.rowHeights)
            try plan.setStyles(&styles)
            setups.append(try WorkbookSetup.Sheet(plan, draft, titles: titles))
            fitted.append(Workbench.Sheet(plan: plan, heights: fitting.heights))
        }
        let setup = WorkbookSetup(styles: styles.sorted, sheets: setups, properties: workbook.properties)
        let bench = Workbench.take()
        defer { bench.giveBack() }
        let frame = try FrameCache.shared.frame(of: setup) { () throws(XLSXWriteError) in
            try WorkbookFrame(setup, titles: sheets.map(\.name), packer: bench.packer)
        }
        return try bench.write(
            fitted, in: frame, styles: styles.indices(from: frame.styleIndices),
            titles: SheetTitles(sheets, written: written))
    }

    /// Names of cells and properties are there once.
    private static func checkNames(_ workbook: WorkbookDraft) throws(XLSXWriteError) {
        var names: Set<String> = []
        for sheet in workbook.sheets {
            for name in sheet.names where !names.insert(name.name.lowercased()).inserted {
                throw .invalidName(sheet: sheet.name, name: name.name)
            }
        }
        var properties: Set<String> = []
        for property in workbook.properties {
            guard !property.name.isEmpty, property.name.utf8.count <= maximumMessageCharacters,
                property.text.unicodeScalars.count <= maximumMessageCharacters,
                properties.insert(property.name.lowercased()).inserted
            else { throw .invalidProperty(property.name) }
        }
    }
}
