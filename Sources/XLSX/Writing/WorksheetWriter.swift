import CXLSXWriter
import Glibc

/// Sets up a worksheet of libxlsxwriter's.
struct WorksheetWriter {
    static let a4: UInt8 = 9

    let worksheet: UnsafeMutablePointer<lxw_worksheet>
    let sheet: String

    /// Writes a merged range with a text, so that all of what it takes is there to be seen.
    func writeSample() throws(XLSXWriteError) {
        try check(worksheet_merge_range(worksheet, 0, 0, 0, 1, "text", nil))
    }

    /// Sets up the printed page: A4, as wide as the page, as many pages as it takes.
    func setUpPage(_ setup: WorkbookSetup.Sheet) throws(XLSXWriteError) {
        worksheet_set_paper(worksheet, WorksheetWriter.a4)
        if let footer = setup.footer { try check(worksheet_set_footer(worksheet, footer)) }
        if setup.isLandscape {
            worksheet_set_landscape(worksheet)
            worksheet_set_zoom(worksheet, 85)
        } else {
            worksheet_set_portrait(worksheet)
        }
        worksheet_fit_to_pages(worksheet, 1, 0)
        worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.6)
        worksheet_center_horizontally(worksheet)
    }

    /// The width to hand to libxlsxwriter so that the file has this one, to the nearest pixel.
    static func libraryWidth(_ width: Double) -> Double {
        let pixels = (width * ColumnWidths.pixelsPerCharacter).rounded()
        let full = ColumnWidths.pixelsPerCharacter + ColumnWidths.padding
        return pixels < full
            ? pixels / full : (pixels - ColumnWidths.padding) / ColumnWidths.pixelsPerCharacter
    }

    private func check(_ error: lxw_error) throws(XLSXWriteError) {
        guard error == LXW_NO_ERROR else {
            throw .refused(sheet: sheet, cell: nil, code: Int(error.rawValue))
        }
    }
}

extension WorksheetWriter {
    /// Adds a sheet to a workbook, of a name that Excel takes or, where its name is written otherwise, of
    /// none; `sheet` is what the officer calls it.
    init(
        _ workbook: UnsafeMutablePointer<lxw_workbook>, name: String? = nil, sheet: String
    ) throws(XLSXWriteError) {
        guard let worksheet = workbook_add_worksheet(workbook, name) else {
            let code =
                name.map { workbook_validate_sheet_name(workbook, $0) } ?? LXW_ERROR_MEMORY_MALLOC_FAILED
            throw .refused(sheet: sheet, cell: nil, code: Int(code.rawValue))
        }
        self.worksheet = worksheet
        self.sheet = sheet
        if let name { quote(name) }
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
}
