import Primitives

/// The boxes that comments are shown in: a drawing of its own sort (VML), one for each sheet.
struct CommentShapes {
    private let tags: RawTags

    init(_ bytes: [UInt8]) {
        tags = RawTags(bytes)
    }

    /// An empty drawing; the number is that of the sheet, from 1.
    init(sheet number: Int) {
        self.init(
            Array(
                ("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
                    + " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">"
                    + "<o:idmap v:ext=\"edit\" data=\"\(number)\"/></o:shapelayout></xml>").utf8))
    }

    /// The drawing with a box for each of these cells.
    ///
    /// - Parameter number: the sheet's, from 1: it chooses the numbers of the boxes.
    func adding(_ cells: [CellReference], sheet number: Int) -> [UInt8] {
        let text = String(decoding: tags.bytes, as: UTF8.self)
        var last = number * 1024
        for piece in text.split(separator: "_x0000_s").dropFirst() {
            if let id = Int(piece.prefix { $0.isASCII && $0.isNumber }.prefix(9)) { last = max(last, id) }
        }
        var shapes = text.contains("id=\"_x0000_t202\"") ? "" : CommentShapes.type
        for (index, cell) in cells.enumerated() { shapes += CommentShapes.shape(cell, id: last + index + 1) }
        var walk = tags
        var end: Int?
        while let tag = walk.next() {
            if tag.kind == .end, walk.isNamed(tag, "xml") { end = tag.range.lowerBound }
        }
        var edits = PartEdits()
        edits.insert(shapes, at: end ?? tags.bytes.count)
        return edits.applied(to: tags.bytes)
    }

    /// The drawing without the boxes of these cells, and whether any shape is left.
    func removing(_ cells: Set<CellReference>) -> (bytes: [UInt8], hasShapes: Bool) {
        var edits = PartEdits()
        var hasShapes = false
        var walk = tags
        var open: (start: Int, isMark: Bool, row: Int?, column: Int?)?
        var number: (start: Int, isRow: Bool)?
        while let tag = walk.next() {
            if walk.isNamed(tag, "shape") {
                if tag.kind == .start {
                    open = (tag.range.lowerBound, walk.text("alt", of: tag) == CommentShapes.mark, nil, nil)
                } else if tag.kind == .end, let shape = open {
                    let cell = shape.row.flatMap { row in
                        shape.column.map { CellReference(row: row, column: $0) }
                    }
                    if shape.isMark || cell.map(cells.contains) == true {
                        edits.replace(shape.start..<tag.range.upperBound, with: "")
                    } else {
                        hasShapes = true
                    }
                    open = nil
                }
            } else if walk.isNamed(tag, "shapetype"), tag.kind == .start,
                walk.text("alt", of: tag) == CommentShapes.mark
            {
                open = (tag.range.lowerBound, true, nil, nil)
            } else if walk.isNamed(tag, "shapetype"), tag.kind == .end, let shape = open {
                if shape.isMark { edits.replace(shape.start..<tag.range.upperBound, with: "") }
                open = nil
            } else if open != nil, walk.isNamed(tag, "Row") || walk.isNamed(tag, "Column") {
                if tag.kind == .start {
                    number = (tag.range.upperBound, walk.isNamed(tag, "Row"))
                } else if tag.kind == .end, let place = number {
                    let text = String(decoding: tags.bytes[place.start..<tag.range.lowerBound], as: UTF8.self)
                    let value = Int(text.filter { !$0.isWhitespace })
                    if place.isRow { open?.row = value } else { open?.column = value }
                    number = nil
                }
            }
        }
        return (edits.applied(to: tags.bytes), hasShapes)
    }

    /// What boxes of marks are known by, as long as no other program writes them anew.
    private static let mark = "jixiao"

    private static let names =
        "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
        + " xmlns:x=\"urn:schemas-microsoft-com:office:excel\""

    private static let type =
        "<v:shapetype \(names) id=\"_x0000_t202\" alt=\"\(mark)\" coordsize=\"21600,21600\" o:spt=\"202\""
        + " path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
        + "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"

    private static func shape(_ cell: CellReference, id: Int) -> String {
        let left = min(cell.column + 1, CellReference.lastColumn - 4)
        let top = min(max(cell.row - 1, 0), CellReference.lastRow - 5)
        return "<v:shape \(names) id=\"_x0000_s\(id)\" type=\"#_x0000_t202\" alt=\"\(mark)\""
            + " style=\"position:absolute;margin-left:80pt;margin-top:5pt;width:240pt;height:80pt;z-index:1;"
            + "visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
            + "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
            + "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
            + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
            + "<x:Anchor>\(left), 15, \(top), 10, \(left + 4), 15, \(top + 5), 4</x:Anchor>"
            + "<x:AutoFill>False</x:AutoFill><x:Row>\(cell.row)</x:Row><x:Column>\(cell.column)</x:Column>"
            + "</x:ClientData></v:shape>"
    }
}
