import CXLSXWriter
import Primitives
public import Sheets

/// Writes drafts of sheets to an XLSX file: merged, bordered, fitted to their text and set up for A4.
///
/// The same drafts give the same bytes. Writers may be used from several threads at once.
///
/// ```swift
/// let title = SheetDraft.Cell(
///     reference: CellReference(row: 0, column: 0), content: .text("项目支出绩效自评表"), role: .title)
/// var draft = SheetDraft(name: "自评表", cells: [title])
/// draft.mergedRanges = [CellRange(rows: 0...0, columns: 0...7)]
/// try XLSXWriter().write([draft], to: "自评表.xlsx")
/// ```
public struct XLSXWriter: Sendable {
    /// How much may be written.
    public var limits: Limits

    /// Makes a writer.
    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Writes the sheets, in order, to a file, which appears whole or not at all.
    ///
    /// It is written beside its target under another name and renamed; on an error an earlier file stays as
    /// it was. Names of sheets that Excel does not take are changed as little as possible.
    public func write(_ sheets: [SheetDraft], to path: String) throws(XLSXWriteError) {
        try OutputFile(path: path).replace(with: try bytes(of: sheets))
    }

    /// The bytes of an XLSX file with the sheets, in order.
    public func bytes(of sheets: [SheetDraft]) throws(XLSXWriteError) -> [UInt8] {
        guard !sheets.isEmpty else { throw .noSheets }
        guard sheets.count <= limits.sheets else { throw .tooManySheets(sheets.count) }
        var plans: [SheetPlan] = []
        for sheet in sheets { plans.append(try SheetPlan(sheet, limits: limits)) }

        let package = try WorkbookPackage(room: XLSXWriter.roomNeeded(for: plans))
        var styles = StyleTable(package.workbook, limit: limits.styles)
        var names = SheetNames()
        for (draft, var plan) in zip(sheets, plans) {
            let fitting = RowFitting(&plan, given: draft.rowHeights)
            let worksheet = try WorksheetWriter(
                package.workbook, name: names.next(for: draft.name), sheet: draft.name)
            try worksheet.write(plan, heights: fitting.heights, styles: &styles)
            try worksheet.setUpPage(plan, repeatedRows: draft.repeatedRows)
        }
        return try package.close()
    }

    /// An upper bound of what the sheets take in temporary files.
    private static func roomNeeded(for plans: [SheetPlan]) -> Int {
        var bytes = 1 << 16
        for plan in plans {
            for entry in plan.entries {
                bytes += 128 + 64 * entry.range.rows.count * entry.range.columns.count
                if case .text(let text) = entry.cell.content { bytes += 7 * text.utf8.count }
            }
        }
        return bytes
    }
}
