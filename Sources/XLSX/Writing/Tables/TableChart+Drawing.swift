import CXLSXWriter
import Primitives

extension TableChart {
    private static let titleSize = 12.0
    private static let letterSize = 9.0
    private static let lineColour: lxw_color_t = 0xD9_D9D9

    /// What libxlsxwriter calls the kind.
    var libraryKind: UInt8 {
        switch kind {
        case .bars: UInt8(LXW_CHART_BAR.rawValue)
        case .ring: UInt8(LXW_CHART_DOUGHNUT.rawValue)
        }
    }

    /// Draws it with the cells of a sheet.
    func setUp(_ chart: UnsafeMutablePointer<lxw_chart>, sheet: String) {
        chart_title_set_name(chart, title)
        TableChart.withFont(size: TableChart.titleSize, isBold: true) {
            chart_title_set_name_font(chart, &$0)
        }
        TableChart.withFont(size: TableChart.letterSize) { chart_legend_set_font(chart, &$0) }
        var frame = lxw_chart_line()
        frame.color = TableChart.lineColour
        chart_chartarea_set_line(chart, &frame)
        for series in series { add(series, to: chart, sheet: sheet) }
        switch kind {
        case .bars: setUpBars(chart)
        case .ring:
            chart_set_hole_size(chart, 55)
            chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_RIGHT.rawValue))
        }
    }

    private func setUpBars(_ chart: UnsafeMutablePointer<lxw_chart>) {
        chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
        chart_set_series_gap(chart, 60)
        // libxlsxwriter calls the axis of a bar chart that lies across X.
        guard let names = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y),
            let numbers = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X)
        else { return }
        // The first at the top; the numbers, which would go up with it, stay at the foot.
        chart_axis_set_reverse(names)
        chart_axis_set_crossing_max(names)
        // No name is left out for want of room.
        chart_axis_set_interval_unit(names, 1)
        for axis in [names, numbers] {
            TableChart.withFont(size: TableChart.letterSize) { chart_axis_set_num_font(axis, &$0) }
        }
        chart_axis_set_num_format(numbers, "#,##0")
        // Bars that do not begin at zero make small differences look large.
        if series.allSatisfy({ $0.numbers.allSatisfy { $0 >= 0 } }) { chart_axis_set_min(numbers, 0) }
        var line = lxw_chart_line()
        line.color = TableChart.lineColour
        chart_axis_major_gridlines_set_line(numbers, &line)
    }

    private func add(_ series: Series, to chart: UnsafeMutablePointer<lxw_chart>, sheet: String) {
        guard let drawn = chart_add_series(chart, nil, nil) else { return }
        chart_series_set_name(drawn, series.name)
        chart_series_set_categories(
            drawn, sheet, UInt32(categories.first.row), UInt16(categories.first.column),
            UInt32(categories.last.row), UInt16(categories.last.column))
        chart_series_set_values(
            drawn, sheet, UInt32(series.values.first.row), UInt16(series.values.first.column),
            UInt32(series.values.last.row), UInt16(series.values.last.column))
        switch kind {
        case .bars:
            var fill = lxw_chart_fill()
            fill.color = lxw_color_t(series.colour)
            chart_series_set_fill(drawn, &fill)
        case .ring(let colours):
            chart_series_set_labels(drawn)
            TableChart.withFont(size: TableChart.letterSize) { chart_series_set_labels_font(drawn, &$0) }
            TableChart.setPoints(of: drawn, colours)
        }
    }

    /// Colours sectors; libxlsxwriter wants a list of addresses that ends with none, and copies it.
    private static func setPoints(of series: UnsafeMutablePointer<lxw_chart_series>, _ colours: [UInt32]) {
        var fills = colours.map { colour in
            var fill = lxw_chart_fill()
            fill.color = lxw_color_t(colour)
            return fill
        }
        fills.withUnsafeMutableBufferPointer { fills in
            var points = fills.indices.map { index in
                var point = lxw_chart_point()
                point.fill = fills.baseAddress.map { $0 + index }
                return point
            }
            points.withUnsafeMutableBufferPointer { points in
                var addresses: [UnsafeMutablePointer<lxw_chart_point>?] = points.indices.map { index in
                    points.baseAddress.map { $0 + index }
                }
                addresses.append(nil)
                _ = addresses.withUnsafeMutableBufferPointer {
                    chart_series_set_points(series, $0.baseAddress)
                }
            }
        }
    }

    /// Hands on a font of libxlsxwriter's, which copies it.
    private static func withFont(
        size: Double, isBold: Bool = false, _ body: (inout lxw_chart_font) -> Void
    ) {
        StyleTable.fontName.withCString { name in
            var font = lxw_chart_font()
            font.name = UnsafeMutablePointer(mutating: name)
            font.size = size
            // Zero is the standard, which for titles is bold.
            font.bold = isBold ? 1 : UInt8(LXW_EXPLICIT_FALSE.rawValue)
            body(&font)
        }
    }
}
