import CXLSXWriter
import Glibc
import Primitives
import Sheets

/// Writes one plan into a worksheet of libxlsxwriter's.
struct WorksheetWriter {
    /// The width from which a form is printed across, in characters: upright, a page would shrink its letters
    /// of 10 points below 7.
    private static let landscapeWidth = 140.0
    static let a4: UInt8 = 9

    let worksheet: UnsafeMutablePointer<lxw_worksheet>
    let sheet: String

    /// Adds a sheet of a name that Excel takes to a workbook; `sheet` is what the officer calls it.
    init(
        _ workbook: UnsafeMutablePointer<lxw_workbook>, name: String, sheet: String
    ) throws(XLSXWriteError) {
        guard let worksheet = workbook_add_worksheet(workbook, name) else {
            throw .refused(
                sheet: sheet, cell: nil, code: Int(workbook_validate_sheet_name(workbook, name).rawValue))
        }
        self.worksheet = worksheet
        self.sheet = sheet
        quote(name)
    }

    /// Names such as `2021` or `A1` must stand in quotes in the name of the repeated rows, or Excel calls the
    /// file damaged; libxlsxwriter sets them only for other reasons. They never do harm.
    private func quote(_ name: String) {
        guard let known = worksheet.pointee.quoted_name,
            known.pointee != CChar(bitPattern: UInt8(ascii: "'")),
            let quoted = strdup("'\(name)'")
        else { return }
        free(known)
        worksheet.pointee.quoted_name = quoted
    }

    /// Writes cells, merged ranges, widths and heights.
    func write(
        _ plan: SheetPlan, heights: [Int: Double], styles: inout StyleTable
    ) throws(XLSXWriteError) {
        for run in plan.columns.runs {
            try check(
                worksheet_set_column(
                    worksheet, UInt16(run.columns.lowerBound), UInt16(run.columns.upperBound),
                    WorksheetWriter.libraryWidth(run.width), nil))
        }
        for entry in plan.entries { try write(entry, styles: &styles) }
        for range in plan.bareMerges { try merge(range, nil) }
        for (row, height) in heights {
            // 15 points are libxlsxwriter's default, which it leaves out and programs then fit anew; the
            // next number above is written, and prints as 15.
            let height = height == 15 ? height.nextUp : min(height, 409.5)
            try check(worksheet_set_row(worksheet, UInt32(row), height, nil))
        }
    }

    /// Sets up the printed page: A4, as wide as the page, as many pages as it takes.
    func setUpPage(_ plan: SheetPlan, _ draft: SheetDraft) throws(XLSXWriteError) {
        worksheet_set_paper(worksheet, WorksheetWriter.a4)
        var width = plan.columns.total
        if let printed = draft.printedRange {
            width = plan.columns.pixels(of: printed.columns) / ColumnWidths.pixelsPerCharacter
            try check(
                worksheet_print_area(
                    worksheet, UInt32(printed.first.row), UInt16(printed.first.column),
                    UInt32(printed.last.row), UInt16(printed.last.column)))
        }
        if let footer = draft.footer { try check(worksheet_set_footer(worksheet, footer)) }
        if width > WorksheetWriter.landscapeWidth {
            worksheet_set_landscape(worksheet)
            worksheet_set_zoom(worksheet, 85)
        } else {
            worksheet_set_portrait(worksheet)
        }
        worksheet_fit_to_pages(worksheet, 1, 0)
        worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.6)
        worksheet_center_horizontally(worksheet)
        if let rows = draft.repeatedRows {
            try check(worksheet_repeat_rows(worksheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)))
        }
    }

    private func write(_ entry: SheetPlan.Entry, styles: inout StyleTable) throws(XLSXWriteError) {
        let format = try styles.format(for: CellStyle(entry))
        let place = entry.cell.reference
        let (row, column) = (UInt32(place.row), UInt16(place.column))
        // Merged first and written second: merging writes a blank over the anchor.
        if !entry.range.isSingleCell { try merge(entry.range, format) }
        switch entry.cell.content {
        case .blank:
            try check(worksheet_write_blank(worksheet, row, column, format), at: place)
        case .text(let text):
            let escaped = TextEscape.escaped(text)
            try check(worksheet_write_string(worksheet, row, column, escaped, format), at: place)
        case .number(let stored, _, _):
            try check(worksheet_write_number(worksheet, row, column, stored.double, format), at: place)
        case .formula(let formula, _, .number(let stored, _)):
            try check(
                worksheet_write_formula_num(worksheet, row, column, "=" + formula, format, stored.double),
                at: place)
        case .formula(let formula, _, .text(let text)):
            let escaped = TextEscape.escaped(text)
            try check(
                worksheet_write_formula_str(worksheet, row, column, "=" + formula, format, escaped), at: place
            )
        }
    }

    private func merge(
        _ range: CellRange, _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(XLSXWriteError) {
        try check(
            worksheet_merge_range(
                worksheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
                UInt16(range.last.column), "", format),
            at: range.first)
    }

    private func check(_ error: lxw_error, at cell: CellReference? = nil) throws(XLSXWriteError) {
        guard error == LXW_NO_ERROR else {
            throw .refused(sheet: sheet, cell: cell, code: Int(error.rawValue))
        }
    }

    /// The width to hand to libxlsxwriter so that the file has this one, to the nearest pixel.
    static func libraryWidth(_ width: Double) -> Double {
        let pixels = (width * ColumnWidths.pixelsPerCharacter).rounded()
        let full = ColumnWidths.pixelsPerCharacter + ColumnWidths.padding
        return pixels < full
            ? pixels / full : (pixels - ColumnWidths.padding) / ColumnWidths.pixelsPerCharacter
    }
}
