import Primitives
import Sheets

/// Part of a sheet drawn with lines, merged cells as one box, each with what it was taken for under its text.
///
/// Column letters and row numbers stand at its edges, so that a cell has the name it has in Excel.
///
/// ```text
///   A        B
///  ┌────────┬──────────────┐
/// 3│项目名称│青年工匠夜校… │
///  │        │‹项目名称›    │
///  └────────┴──────────────┘
/// ```
struct SheetDrawing {
    /// The cell at its top left corner.
    private let corner: CellReference
    private let rows: Int
    private let columns: Int
    /// The box that each place belongs to, row by row.
    private var boxes: [Int]
    private var contents: [Content]
    private var widths: [Int]
    private var heights: [Int]

    private struct Content {
        var range: CellRange
        var text: String
        var note: String
    }

    /// The widest a column is drawn.
    private static let maximumWidth = 16
    /// The narrowest.
    private static let minimumWidth = 2
    /// The most places that are drawn; larger sheets are not forms.
    static let maximumPlaces = 40_000

    /// Lays out a part of a sheet; nil where it is too large to be looked at.
    ///
    /// - Parameters:
    ///   - mergedRanges: the merged ranges, where they are not those of the sheet (CSV has lost them).
    ///   - notes: what each cell was taken for, in a word or two.
    init?(
        _ sheet: Sheet, range: CellRange, mergedRanges: [CellRange]? = nil, notes: [CellReference: String]
    ) {
        corner = range.first
        rows = range.rows.count
        columns = range.columns.count
        guard rows <= SheetDrawing.maximumPlaces, rows * columns <= SheetDrawing.maximumPlaces else {
            return nil
        }
        boxes = Array(repeating: -1, count: rows * columns)
        contents = []
        widths = Array(repeating: SheetDrawing.minimumWidth, count: columns)
        heights = Array(repeating: 1, count: rows)
        for merged in mergedRanges ?? sheet.mergedRanges
        where range.contains(merged.first) && range.contains(merged.last) {
            add(sheet, merged.moved(rows: -range.first.row, columns: -range.first.column), range.first, notes)
        }
        for row in 0..<rows {
            for column in 0..<columns where boxes[row * columns + column] < 0 {
                let place = CellRange(CellReference(row: row, column: column))
                add(sheet, place, range.first, notes)
            }
        }
        fitWidths()
    }

    private mutating func add(
        _ sheet: Sheet, _ place: CellRange, _ origin: CellReference, _ notes: [CellReference: String]
    ) {
        let anchor = CellReference(
            row: place.first.row + origin.row, column: place.first.column + origin.column)
        let text = sheet[anchor].map { DisplayWidth.oneLine(sheet.text(of: $0)) } ?? ""
        let note = notes[anchor].map { "‹\($0)›" } ?? ""
        for row in place.rows {
            for column in place.columns { boxes[row * columns + column] = contents.count }
        }
        contents.append(Content(range: place, text: text, note: note))
        if !note.isEmpty { heights[place.first.row] = 2 }
    }

    /// Gives each column the room that its boxes need; of boxes over several, the last makes up what is missing.
    private mutating func fitWidths() {
        for content in contents.sorted(by: { $0.range.columns.count < $1.range.columns.count }) {
            let needed = max(DisplayWidth.of(content.text), DisplayWidth.of(content.note))
            let missing = min(needed, SheetDrawing.maximumWidth) - width(of: content.range)
            if missing > 0 { widths[content.range.last.column] += missing }
        }
    }

    /// The lines of the drawing.
    var lines: [String] {
        var lines: [String] = []
        var started = Array(repeating: 0, count: contents.count)  // lines each box has had so far
        let texts = contents.map(text(of:))
        let gutter = String(corner.row + rows).count
        let blank = String(repeating: " ", count: gutter)
        lines.append(blank + letters)
        for row in 0...rows {
            lines.append(blank + border(above: row, texts, &started))
            guard row < rows else { break }
            for position in 0..<heights[row] {
                let number = position == 0 ? String(corner.row + row + 1) : ""
                let margin = String(repeating: " ", count: gutter - number.count) + number
                lines.append(margin + line(of: row, texts, &started))
            }
        }
        return lines
    }

    /// The letters of the columns, each over the left edge of its own.
    private var letters: String {
        var line = ""
        for column in 0..<columns {
            let letters = CellReference.letters(ofColumn: corner.column + column)
            line +=
                " "
                + DisplayWidth.padded(DisplayWidth.fitted(letters, to: widths[column]), to: widths[column])
        }
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    /// The width between the lines of a box.
    private func width(of range: CellRange) -> Int {
        widths[range.first.column...range.last.column].reduce(0, +) + range.columns.count - 1
    }

    /// A box's lines: its text, and what it was taken for on the last one it needs.
    private func text(of content: Content) -> [String] {
        let width = width(of: content.range)
        let height =
            heights[content.range.first.row...content.range.last.row].reduce(0, +) + content.range.rows.count
            - 1
        let room = max(1, height - (content.note.isEmpty ? 0 : 1))
        var lines = DisplayWidth.wrapped(content.text, to: width, lines: room)
        if lines.joined().count < content.text.count, let last = lines.popLast() {
            lines.append(DisplayWidth.fitted(last + content.text, to: width))
        }
        if !content.note.isEmpty {
            if lines.isEmpty { lines.append("") }
            lines.append(DisplayWidth.fitted(content.note, to: width))
        }
        return lines
    }

    private func next(_ box: Int, _ texts: [[String]], _ started: inout [Int]) -> String {
        defer { started[box] += 1 }
        let text = started[box] < texts[box].count ? texts[box][started[box]] : ""
        return DisplayWidth.padded(text, to: width(of: contents[box].range))
    }

    private func line(of row: Int, _ texts: [[String]], _ started: inout [Int]) -> String {
        var line = "│"
        var column = 0
        while column < columns {
            let box = boxes[row * columns + column]
            line += next(box, texts, &started) + "│"
            column = contents[box].range.last.column + 1
        }
        return line
    }

    private func box(_ row: Int, _ column: Int) -> Int {
        (0..<rows).contains(row) && (0..<columns).contains(column) ? boxes[row * columns + column] : -1
    }

    private func border(above row: Int, _ texts: [[String]], _ started: inout [Int]) -> String {
        var line = ""
        var column = 0
        while column <= columns {
            let (above, below) = (box(row - 1, column), box(row, column))
            let (aboveLeft, belowLeft) = (box(row - 1, column - 1), box(row, column - 1))
            line += SheetDrawing.crossing(
                up: aboveLeft != above, down: belowLeft != below, left: aboveLeft != belowLeft,
                right: above != below)
            guard column < columns else { break }
            if above == below {
                // A box that goes on from the row above has its words here too.
                line += next(above, texts, &started)
                column = contents[above].range.last.column + 1
            } else {
                line += String(repeating: "─", count: widths[column])
                column += 1
            }
        }
        return line
    }

    private static func crossing(up: Bool, down: Bool, left: Bool, right: Bool) -> String {
        switch (up, down, left, right) {
        case (true, true, true, true): "┼"
        case (true, true, false, false): "│"
        case (false, false, true, true): "─"
        case (false, true, false, true): "┌"
        case (false, true, true, false): "┐"
        case (true, false, false, true): "└"
        case (true, false, true, false): "┘"
        case (true, true, false, true): "├"
        case (true, true, true, false): "┤"
        case (false, true, true, true): "┬"
        case (true, false, true, true): "┴"
        default: " "
        }
    }
}
