import Primitives
import Sheets

/// Finds the heights of rows at which all text can be read.
///
/// Spreadsheet programs fit the height of no row that holds merged cells, and forms are all merged cells, so
/// the heights are worked out here. A row whose height the draft gives keeps it. A text that needs more than
/// the highest row there is (or the rows it is merged over) is set in smaller letters, down to 6 points; if
/// that is not enough either, the rows are as high as they can be and the rest of the text, though it is in
/// the cell, is not seen until the officer opens it.
struct RowFitting {
    /// The line height of a font, as a part of its size: 宋体 has less, the fonts that stand in for it have this.
    static let lineHeight = 1.45
    /// The points above the first line and under the last, together.
    static let rowPadding = 4.5
    /// The lowest row, in points.
    static let minimumHeight = 20.25
    /// The smallest letters, in points.
    static let minimumFontSize = 6
    /// Heights are whole pixels, of three quarters of a point.
    static let step = 0.75
    /// The pixels of a cell's width that text does not use.
    static let cellPadding = 6.0
    static let pixelsPerPoint = 96.0 / 72.0

    /// The heights by row, in points, those that the draft gives among them.
    private(set) var heights: [Int: Double]
    private let given: [Int: Double]

    /// Fits the rows of a plan and sets the size of each entry's letters.
    init(_ plan: inout SheetPlan, given: [Int: Double]) {
        self.given = given
        heights = given
        var tall: [Int] = []
        for index in plan.entries.indices {
            let entry = plan.entries[index]
            let row = entry.range.first.row
            if entry.range.rows.count > 1 {
                tall.append(index)
                for row in entry.range.rows { raise(row, to: RowFitting.minimumHeight) }
                continue
            }
            let room = given[row] == nil ? XLSXWriter.maximumRowHeight : .infinity
            let (size, need) = RowFitting.fit(entry, in: plan, room: room)
            plan.entries[index].fontSize = size
            raise(row, to: need)
        }
        // What spans few rows first: it leaves less to add for what spans many.
        tall.sort {
            let (one, other) = (plan.entries[$0].range.rows.count, plan.entries[$1].range.rows.count)
            return one != other ? one < other : $0 < $1
        }
        for index in tall {
            let entry = plan.entries[index]
            let free = entry.range.rows.filter { given[$0] == nil }
            let fixed = entry.range.rows.reduce(0) { $0 + (given[$1] ?? 0) }
            let room =
                free.isEmpty ? .infinity : fixed + Double(free.count) * XLSXWriter.maximumRowHeight
            let (size, need) = RowFitting.fit(entry, in: plan, room: room)
            plan.entries[index].fontSize = size
            spread(need, over: entry.range.rows, free: free)
        }
    }

    private mutating func raise(_ row: Int, to height: Double) {
        guard given[row] == nil else { return }
        let limit = XLSXWriter.maximumRowHeight
        heights[row] = max(heights[row] ?? RowFitting.minimumHeight, min(height, limit))
    }

    /// Shares what a text merged over several rows still needs evenly among those that may grow.
    private mutating func spread(_ need: Double, over rows: ClosedRange<Int>, free: [Int]) {
        var missing = need - rows.reduce(0) { $0 + (heights[$1] ?? 0) }
        var growing = free
        while missing > 0, !growing.isEmpty {
            let share = RowFitting.stepped(missing / Double(growing.count))
            for row in growing where missing > 0 {
                let before = heights[row] ?? 0
                raise(row, to: before + share)
                missing -= (heights[row] ?? 0) - before
            }
            growing.removeAll { (heights[$0] ?? 0) >= XLSXWriter.maximumRowHeight }
        }
    }

    /// The size of letters at which an entry's text fits the room, and the height it then needs.
    private static func fit(
        _ entry: SheetPlan.Entry, in plan: SheetPlan, room: Double
    ) -> (size: Int, need: Double) {
        let standard = CellStyle.fontSize(of: entry.cell.role)
        let text: String
        switch entry.cell.content {
        case .text(let content): text = content
        case .formula(_, _, .text(let content)) where !content.isEmpty: text = content
        case .blank, .number, .formula:
            return (standard, max(minimumHeight, height(lines: 1, size: standard)))
        }
        let pixels = plan.columns.pixels(of: entry.range.columns) - cellPadding
        var size = standard
        while true {
            let width =
                CellStyle.wraps(entry) ? Int(max(0, pixels) * 10 / (Double(size) * pixelsPerPoint)) : Int.max
            let need = height(lines: TextMeasure.lines(of: text, width: width), size: size)
            if need <= room || size <= minimumFontSize { return (size, max(minimumHeight, need)) }
            size -= 1
        }
    }

    /// The points that so many lines of letters of a size take.
    static func height(lines: Int, size: Int) -> Double {
        stepped(Double(lines) * Double(size) * lineHeight + rowPadding)
    }

    private static func stepped(_ height: Double) -> Double {
        (height / step).rounded(.up) * step
    }
}
