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
        let package = try WorkbookPackage(room: XLSXWriter.roomNeeded(for: plans))
        try package.set(workbook.properties)
        var styles = StyleTable(package.workbook, limit: limits.styles)
        var names = SheetNames()
        // What each sheet is called in the file; of several that the draft calls the same, the first.
        let written = sheets.map { names.next(for: $0.name) }
        let titles = Dictionary(zip(sheets.map(\.name), written), uniquingKeysWith: { first, _ in first })
        for (index, var plan) in plans.enumerated() {
            let draft = sheets[index]
            let fitting = RowFitting(&plan, given: draft.rowHeights)
            let worksheet = try WorksheetWriter(package.workbook, name: written[index], sheet: draft.name)
            try worksheet.write(plan, heights: fitting.heights, styles: &styles)
            try worksheet.setUpPage(plan, draft)
            try worksheet.write(plan.validations, titles: titles)
            worksheet.protect(draft)
            for name in plan.names { try package.define(name, inSheet: written[index], called: draft.name) }
        }
        return try package.close()
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

    /// An upper bound of what the sheets take in temporary files.
    private static func roomNeeded(for plans: [SheetPlan]) -> Int {
        var bytes = 1 << 16
        for plan in plans {
            bytes += 1024 * (plan.validations.count + plan.names.count)
            for entry in plan.entries {
                bytes += 128 + 64 * entry.range.rows.count * entry.range.columns.count
                switch entry.cell.content {
                case .text(let text): bytes += 7 * text.utf8.count
                case .formula(let formula, _, let result):
                    bytes += 7 * (formula.utf8.count + result.text.utf8.count)
                case .blank, .number: break
                }
            }
        }
        return bytes
    }
}
