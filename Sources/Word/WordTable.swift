import Sheets

/// A table as it is written: rows of cells, each with how much of the grid it takes.
struct WordTable {
    /// The widths of the grid's columns, in twentieths of a point.
    var grid: [Int] = []
    var rows: [Row] = []
    /// Whether lines are drawn around its cells.
    var hasBorders = false

    /// One row.
    struct Row {
        /// How many columns of the grid have no cell in front.
        var before = 0
        var widthBefore: Int?
        /// In twentieths of a point.
        var height: Int?
        var isHidden = false
        var cells: [Cell] = []

        /// The texts of its cells.
        var texts: [[UInt8]] { cells.map(\.text) }
    }

    /// One cell.
    struct Cell {
        var span = 1
        var vertical = Merge.none
        var horizontal = Merge.none
        /// In twentieths of a point.
        var width: Int?
        var text: [UInt8] = []
        /// What it holds, where that is more than paragraphs.
        var blocks: [WordBlock] = []
        var isNumbered = false
        /// What text boxes say that hang on its paragraphs, and lie over the page wherever they were put.
        var boxText: [UInt8] = []
    }

    /// How a cell is merged with those above or in front.
    enum Merge {
        /// Not at all.
        case none
        /// It begins a merged range.
        case begins
        /// It goes on with one.
        case goesOn
    }

    /// Whether its first row is a title: one cell alone, and no label with a colon in it.
    var hasTitle: Bool {
        guard let row = rows.first, row.cells.count == 1, rows.contains(where: { $0.cells.count > 1 }) else {
            return false
        }
        let text = String(decoding: row.cells[0].text, as: UTF8.self)
        return !text.isEmpty && !TableLines.isLabelled(text) && !TableLines.isProse(text)
    }

    /// What lies in it, where it only lays that out: its single cell holds other tables.
    var laidOut: [WordBlock]? {
        guard rows.count == 1, rows[0].cells.count == 1, !rows[0].cells[0].blocks.isEmpty else { return nil }
        return rows[0].cells[0].blocks
    }
}

/// A piece of a document.
enum WordBlock {
    case paragraph(WordParagraph)
    indirect case table(WordTable)
}

extension WordBlock {
    /// The same in a text box.
    var boxed: WordBlock {
        guard case .paragraph(var paragraph) = self else { return self }
        paragraph.isBoxed = true
        return .paragraph(paragraph)
    }
}
