import CXLSXWriter
import Primitives

extension TableSheet {
    private static let chartWidth = 480.0
    private static let chartHeight = 288.0
    private static let alarmLetters: lxw_color_t = 0x9C_0006
    private static let alarmGround: lxw_color_t = 0xFF_C7CE

    /// Sets up all of a worksheet of libxlsxwriter's but its rows.
    func setUp(
        _ writer: WorksheetWriter, in workbook: UnsafeMutablePointer<lxw_workbook>
    ) throws(XLSXWriteError) {
        let worksheet = writer.worksheet
        for (column, width) in columnWidths.enumerated() {
            let narrow = WorksheetWriter.libraryWidth(width)
            try check(worksheet_set_column(worksheet, UInt16(column), UInt16(column), narrow, nil))
        }
        worksheet_set_default_row(worksheet, rowHeight, 0)
        if frozenRows > 0 || frozenColumns > 0 {
            worksheet_freeze_panes(worksheet, UInt32(frozenRows), UInt16(frozenColumns))
        }
        if let filter {
            try check(filter.with { worksheet_autofilter(worksheet, $0, $1, $2, $3) })
        }
        if !showsGrid { worksheet_gridlines(worksheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
        if let tabColour { worksheet_set_tab_color(worksheet, lxw_color_t(tabColour)) }
        // Names of projects and the like may be made of digits; a green corner on each says nothing.
        worksheet_ignore_errors(
            worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
        try setUpPage(worksheet)
        for bar in bars { try add(bar, to: worksheet) }
        for alarm in alarms { try add(alarm, to: worksheet, of: workbook) }
        for chart in charts { try add(chart, to: worksheet, of: workbook) }
        // What it writes into the cells goes with the rows that it is given for; the ranges stay.
        for range in mergedRanges {
            try check(range.with { worksheet_merge_range(worksheet, $0, $1, $2, $3, "", nil) })
        }
        setDimension(of: worksheet)
    }

    /// libxlsxwriter sees none of the rows, and would call the sheet empty; some programs read no further
    /// than a sheet says that it goes.
    private func setDimension(of worksheet: UnsafeMutablePointer<lxw_worksheet>) {
        let ranges = rows.compactMap(\.range)
        guard let first = ranges.first, let last = ranges.last else { return }
        worksheet.pointee.dim_rowmin = UInt32(first.lowerBound)
        worksheet.pointee.dim_rowmax = UInt32(last.upperBound)
        worksheet.pointee.dim_colmin = 0
        worksheet.pointee.dim_colmax = UInt16(rows.reduce(0) { max($0, $1.lastColumn) })
    }

    private func setUpPage(_ worksheet: UnsafeMutablePointer<lxw_worksheet>) throws(XLSXWriteError) {
        worksheet_set_paper(worksheet, WorksheetWriter.a4)
        if isLandscape { worksheet_set_landscape(worksheet) } else { worksheet_set_portrait(worksheet) }
        worksheet_fit_to_pages(worksheet, 1, isOnePage ? 1 : 0)
        worksheet_set_margins(worksheet, 0.4, 0.4, 0.5, 0.6)
        worksheet_center_horizontally(worksheet)
        if let footer { try check(worksheet_set_footer(worksheet, footer)) }
        if let repeatedRows {
            try check(
                worksheet_repeat_rows(
                    worksheet, UInt32(repeatedRows.lowerBound), UInt32(repeatedRows.upperBound)))
        }
        if let printedRange {
            try check(printedRange.with { worksheet_print_area(worksheet, $0, $1, $2, $3) })
        }
    }

    private func add(_ bar: Bar, to worksheet: UnsafeMutablePointer<lxw_worksheet>) throws(XLSXWriteError) {
        var format = lxw_conditional_format()
        format.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
        format.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        format.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        format.max_value = bar.full
        format.bar_color = lxw_color_t(bar.colour)
        format.data_bar_2010 = 1
        format.bar_solid = 1
        format.bar_no_border = 1
        try check(bar.range.with { worksheet_conditional_format_range(worksheet, $0, $1, $2, $3, &format) })
    }

    private func add(
        _ alarm: Alarm, to worksheet: UnsafeMutablePointer<lxw_worksheet>,
        of workbook: UnsafeMutablePointer<lxw_workbook>
    ) throws(XLSXWriteError) {
        guard let looks = workbook_add_format(workbook) else { throw refused(LXW_ERROR_MEMORY_MALLOC_FAILED) }
        format_set_font_color(looks, TableSheet.alarmLetters)
        format_set_bg_color(looks, TableSheet.alarmGround)
        let error = ("=" + alarm.formula).withCString { text in
            var format = lxw_conditional_format()
            format.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            format.value_string = UnsafeMutablePointer(mutating: text)  // copied, never written to
            format.format = looks
            return alarm.range.with { worksheet_conditional_format_range(worksheet, $0, $1, $2, $3, &format) }
        }
        try check(error)
    }

    private func add(
        _ chart: TableChart, to worksheet: UnsafeMutablePointer<lxw_worksheet>,
        of workbook: UnsafeMutablePointer<lxw_workbook>
    ) throws(XLSXWriteError) {
        guard let drawn = workbook_add_chart(workbook, chart.libraryKind) else {
            throw refused(LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        chart.setUp(drawn, sheet: name)
        // A chart keeps what its cells hold, which libxlsxwriter looks up among the cells that it has been
        // given; the rows that these are replaced by have them too.
        for (row, text) in zip(chart.categories.rows, chart.names) {
            let escaped = TextEscape.spelt(text)
            try check(
                worksheet_write_string(
                    worksheet, UInt32(row), UInt16(chart.categories.first.column), escaped, nil))
        }
        for series in chart.series {
            for (row, number) in zip(series.values.rows, series.numbers) {
                let column = UInt16(series.values.first.column)
                try check(worksheet_write_number(worksheet, UInt32(row), column, number, nil))
            }
        }
        let error = chart.description.withCString { description in
            var options = lxw_chart_options()
            options.x_scale = chart.width / TableSheet.chartWidth
            options.y_scale = chart.height / TableSheet.chartHeight
            options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
            options.description = UnsafeMutablePointer(mutating: description)  // copied, never written to
            return worksheet_insert_chart_opt(
                worksheet, UInt32(chart.place.row), UInt16(chart.place.column), drawn, &options)
        }
        try check(error)
    }

    private func check(_ error: lxw_error) throws(XLSXWriteError) {
        guard error == LXW_NO_ERROR else { throw refused(error) }
    }

    private func refused(_ error: lxw_error) -> XLSXWriteError {
        .refused(sheet: name, cell: nil, code: Int(error.rawValue))
    }
}

extension CellRange {
    /// Hands first row, first column, last row and last column on, as libxlsxwriter counts them.
    fileprivate func with(_ body: (UInt32, UInt16, UInt32, UInt16) -> lxw_error) -> lxw_error {
        body(UInt32(first.row), UInt16(first.column), UInt32(last.row), UInt16(last.column))
    }
}
