import CXLSXWriter
import Glibc
import Primitives
import Sheets

@testable import XLSX

/// A workbook written by libxlsxwriter alone, cell by cell, that the writer's own parts are held against.
struct LibraryWorkbook {
    private let package: WorkbookPackage
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    /// The parts of drafts without validations.
    static func parts(of drafts: [SheetDraft]) throws -> [String: [UInt8]] {
        var book = LibraryWorkbook(package: try WorkbookPackage(room: 1 << 24))
        var names = SheetNames()
        for draft in drafts { try book.add(draft, named: names.next(for: draft.name)) }
        let parts = try book.package.closeInParts()
        return Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.bytes) })
    }

    private init(package: WorkbookPackage) {
        self.package = package
    }

    private mutating func add(_ draft: SheetDraft, named name: String) throws {
        var plan = try SheetPlan(draft, limits: XLSXWriter.Limits())
        let heights = RowFitting(&plan, given: draft.rowHeights).heights
        guard let sheet = workbook_add_worksheet(package.workbook, name) else {
            throw XLSXWriteError.noSheets
        }
        let quoted = "'" + name.replacing("'", with: "''") + "'"
        free(sheet.pointee.quoted_name)
        sheet.pointee.quoted_name = strdup(quoted)

        for run in plan.columns.runs {
            let pixels = (run.width * 7).rounded()
            worksheet_set_column(
                sheet, UInt16(run.columns.lowerBound), UInt16(run.columns.upperBound),
                pixels < 12 ? pixels / 12 : (pixels - 5) / 7, nil)
        }
        for entry in plan.entries { try write(entry, to: sheet) }
        let anchors = Set(plan.entries.map(\.range.first))
        for range in plan.merges where !anchors.contains(range.first) {
            merge(range, nil, in: sheet)
            // Of a range without a cell, the library leaves the first corner out of the dimension.
            sheet.pointee.dim_rowmin = min(sheet.pointee.dim_rowmin, UInt32(range.first.row))
            sheet.pointee.dim_colmin = min(sheet.pointee.dim_colmin, UInt16(range.first.column))
        }
        for (row, height) in heights {
            // 15 points are the library's default, which it leaves out.
            worksheet_set_row(sheet, UInt32(row), height == 15 ? height.nextUp : min(height, 409.5), nil)
        }

        let writer = WorksheetWriter(worksheet: sheet, sheet: draft.name)
        try writer.setUpPage(WorkbookSetup.Sheet(plan, draft, titles: [:]))
        if draft.isProtected { writer.protect() }
        if draft.isHidden { worksheet_hide(sheet) }
        if let rows = draft.repeatedRows {
            worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound))
        }
        if let range = draft.printedRange {
            worksheet_print_area(
                sheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
                UInt16(range.last.column))
        }
        for name in draft.names {
            let column = CellReference.letters(ofColumn: name.cell.column)
            workbook_define_name(package.workbook, name.name, "=\(quoted)!$\(column)$\(name.cell.row + 1)")
        }
    }

    private mutating func write(
        _ entry: SheetPlan.Entry, to sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws {
        let style = CellStyle(entry)
        let format = try formats[style] ?? StyleTable.format(for: style, in: package.workbook)
        formats[style] = format
        let (row, column) = (UInt32(entry.cell.reference.row), UInt16(entry.cell.reference.column))
        // Merged first and written second: merging writes a blank over the anchor.
        if !entry.range.isSingleCell { merge(entry.range, format, in: sheet) }
        switch entry.cell.content {
        case .blank: worksheet_write_blank(sheet, row, column, format)
        case .text(let text): worksheet_write_string(sheet, row, column, spelt(text), format)
        case .number(let stored, _, _): worksheet_write_number(sheet, row, column, stored.double, format)
        case .formula(let formula, _, .number(let stored, _)):
            worksheet_write_formula_num(sheet, row, column, "=" + formula, format, stored.double)
        case .formula(let formula, _, .text(let text)):
            worksheet_write_formula_str(sheet, row, column, "=" + formula, format, text)
        }
    }

    private func merge(
        _ range: CellRange, _ format: UnsafeMutablePointer<lxw_format>?,
        in sheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        worksheet_merge_range(
            sheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
            UInt16(range.last.column), "", format)
    }

    /// What the library does not spell by itself: U+0000, U+FFFE and U+FFFF, and what looks like a spelling.
    private func spelt(_ text: String) -> String {
        var result = text.replacing(#/_(?=x[0-9A-Fa-f]{4})/#, with: "_x005F_")
        for (scalar, spelling) in [("\u{0}", "_x0000_"), ("\u{FFFE}", "_xFFFE_"), ("\u{FFFF}", "_xFFFF_")] {
            var scalars = String.UnicodeScalarView()
            for one in result.unicodeScalars {
                if String(one) == scalar { scalars += spelling.unicodeScalars } else { scalars.append(one) }
            }
            result = String(scalars)
        }
        return result
    }
}
