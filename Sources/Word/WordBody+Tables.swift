import Markup
import Primitives

// Tables, their rows and cells.
extension WordBody {
    mutating func readTable(_ scanner: inout WordScanner) throws(WordError) -> WordTable {
        let depth = scanner.depth
        var table = WordTable()
        while true {
            switch try next(&scanner) {
            case .start:
                if scanner.isNamed("tr") {
                    if let row = try readRow(&scanner) { table.rows.append(row) }
                } else if scanner.isNamed("tblPr") {
                    table.hasBorders = try readsBorders(&scanner)
                } else if scanner.isNamed("gridCol") {
                    if table.grid.count < 1024 { table.grid.append(scanner.twips("w") ?? 0) }
                } else if !scanner.isNamed("tblGrid") {
                    try enterOrSkip(&scanner)
                }
            case .end where scanner.depth < depth: return table
            case .end, .text: break
            case .endOfDocument: return table
            }
        }
    }

    private func readsBorders(_ scanner: inout WordScanner) throws(WordError) -> Bool {
        let depth = scanner.depth
        var hasBorders = false
        var isInside = false
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("tblStyle") {
                    hasBorders = true
                } else if scanner.isNamed("tblBorders") {
                    isInside = true
                    hasBorders = false
                } else if isInside, let value = scanner.text(ofAttribute: "val"), value != "nil",
                    value != "none"
                {
                    hasBorders = true
                }
            case .end where scanner.depth < depth: return hasBorders
            case .end: if scanner.isNamed("tblBorders") { isInside = false }
            case .text: break
            case .endOfDocument: return hasBorders
            }
        }
    }

    /// Reads a row; nil where it is marked as deleted.
    private mutating func readRow(_ scanner: inout WordScanner) throws(WordError) -> WordTable.Row? {
        let depth = scanner.depth
        var row = WordTable.Row()
        var isDeleted = false
        while true {
            switch try next(&scanner) {
            case .start:
                if scanner.isNamed("tc") {
                    if let cell = try readCell(&scanner) { row.cells.append(cell) }
                } else if scanner.isNamed("gridBefore") {
                    row.before = scanner.span
                } else if scanner.isNamed("wBefore") {
                    row.widthBefore = scanner.twips("w")
                } else if scanner.isNamed("trHeight") {
                    row.height = scanner.twips("val")
                } else if scanner.isNamed("hidden") {
                    row.isHidden = scanner.isOn
                } else if scanner.isNamed("del") {
                    isDeleted = true
                    try scanner.skipElement()
                } else if !scanner.isNamed("trPr") {
                    try enterOrSkip(&scanner)
                }
            case .end where scanner.depth < depth: return isDeleted ? nil : row
            case .end, .text: break
            case .endOfDocument: return row
            }
        }
    }

    /// Reads a cell; nil where it is marked as deleted.
    private mutating func readCell(_ scanner: inout WordScanner) throws(WordError) -> WordTable.Cell? {
        let depth = scanner.depth
        var cell = WordTable.Cell()
        var isDeleted = false
        var blocks: [WordBlock] = []
        reading: while true {
            switch try next(&scanner) {
            case .start:
                if scanner.isNamed("p") {
                    blocks.append(.paragraph(try readParagraph(&scanner)))
                } else if scanner.isNamed("tbl") {
                    blocks.append(.table(try readTable(&scanner)))
                } else if scanner.isNamed("gridSpan") {
                    cell.span = max(scanner.span, 1)
                } else if scanner.isNamed("tcW") {
                    let type = scanner.text(ofAttribute: "type")
                    cell.width = type == nil || type == "dxa" ? scanner.twips("w") : nil
                } else if scanner.isNamed("vMerge") {
                    cell.vertical = scanner.text(ofAttribute: "val") == "restart" ? .begins : .goesOn
                } else if scanner.isNamed("hMerge") {
                    cell.horizontal = scanner.text(ofAttribute: "val") == "restart" ? .begins : .goesOn
                } else if scanner.isNamed("cellDel") {
                    isDeleted = true
                } else if !scanner.isNamed("tcPr") {
                    try enterOrSkip(&scanner)
                }
            case .end where scanner.depth < depth: break reading
            case .end, .text: break
            case .endOfDocument: break reading
            }
        }
        cell.text = WordBody.text(of: blocks)
        let boxes: [WordBlock] = blocks.flatMap { block -> [WordBlock] in
            if case .paragraph(let paragraph) = block { paragraph.boxes } else { [] }
        }
        if !boxes.isEmpty { cell.boxText = WordBody.text(of: boxes) }
        cell.isNumbered = blocks.contains {
            if case .paragraph(let p) = $0 { p.isNumbered && !p.isBlank } else { false }
        }
        if blocks.contains(where: { if case .table = $0 { true } else { false } }) { cell.blocks = blocks }
        return isDeleted ? nil : cell
    }

    /// The text of a cell: its paragraphs are lines, and so are the rows of tables in it.
    private static func text(of blocks: [WordBlock]) -> [UInt8] {
        var lines: [[UInt8]] = []
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): lines.append(paragraph.text)
            case .table(let table):
                for row in table.rows {
                    lines.append(Array(row.texts.filter { !$0.isEmpty }.joined(separator: [0x20])))
                }
            }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return Array(lines.drop { $0.isEmpty }.joined(separator: [0x0A]))
    }
}

extension XMLScanner {
    /// A count of columns of the grid; larger ones than any grid has are cut.
    fileprivate var span: Int { min(anyAttribute("val").flatMap(WholeNumber.read) ?? 0, 1 << 20) }

    /// A length in twentieths of a point.
    fileprivate func twips(_ name: StaticString) -> Int? {
        double(name).map { Int(min($0, 1_000_000)) }
    }
}
