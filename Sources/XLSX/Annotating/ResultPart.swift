import Primitives

/// The result sheet as a part.
struct ResultPart {
    let results: XLSXResultSheet
    /// The styles of its texts, its links, and of a row's first cell.
    let textStyle: Int
    let linkStyle: Int
    /// What `MarkMemo` keeps.
    let sign: String
    let pairs: [(marked: Int, original: Int?)]
    let created: [String]

    /// The part's bytes.
    var bytes: [UInt8] {
        var text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><cols>"
        for (index, column) in results.columns.prefix(MarkMemo.markedColumn).enumerated() {
            text +=
                "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>"
        }
        text +=
            "<col min=\"\(MarkMemo.markedColumn + 1)\" max=\"\(MarkMemo.createdColumn + 1)\" width=\"9\""
            + " hidden=\"1\" customWidth=\"1\"/></cols><sheetData>"
        let count = max(results.rows.count, pairs.count, created.count)
        for row in 0...count {
            text += "<row r=\"\(row + 1)\">"
            if row == 0 {
                for (column, head) in results.columns.prefix(MarkMemo.markedColumn).enumerated() {
                    text += cell(row, column, head.head, textStyle)
                }
                text += cell(row, MarkMemo.markedColumn, sign, nil)
            } else {
                if results.rows.indices.contains(row - 1) { text += cells(of: results.rows[row - 1], row) }
                if pairs.indices.contains(row - 1) {
                    text += empty(row, MarkMemo.markedColumn, pairs[row - 1].marked)
                    text += empty(row, MarkMemo.originalColumn, pairs[row - 1].original)
                }
                if created.indices.contains(row - 1) {
                    text += cell(row, MarkMemo.createdColumn, created[row - 1], nil)
                }
            }
            text += "</row>"
        }
        text += "</sheetData>" + links + ResultPart.page + "</worksheet>"
        return Array(text.utf8)
    }

    private func cells(of line: XLSXResultSheet.Row, _ row: Int) -> String {
        line.texts.prefix(MarkMemo.markedColumn).enumerated().map { column, text in
            let isLink = column == results.linkColumn && line.target != nil
            return cell(row, column, text, isLink ? linkStyle : textStyle)
        }.joined()
    }

    private func cell(_ row: Int, _ column: Int, _ text: String, _ style: Int?) -> String {
        "<c r=\"\(CellReference(row: row, column: column))\"\(attribute(style)) t=\"inlineStr\"><is>"
            + "<t xml:space=\"preserve\">\(ResultPart.fitting(text).escapedForXML)</t></is></c>"
    }

    private func empty(_ row: Int, _ column: Int, _ style: Int?) -> String {
        "<c r=\"\(CellReference(row: row, column: column))\"\(attribute(style))/>"
    }

    private func attribute(_ style: Int?) -> String { style.map { " s=\"\($0)\"" } ?? "" }

    /// A4 across, as wide as one page.
    private static let page =
        "<printOptions horizontalCentered=\"1\"/>"
        + "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
        + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"

    private var links: String {
        let links = results.rows.enumerated().compactMap { index, row -> String? in
            guard let target = row.target else { return nil }
            let cell = CellReference(row: index + 1, column: results.linkColumn)
            let sheet = target.sheet.replacing("'", with: "''")
            let location = "'\(sheet)'!\(target.range)".escapedForXML
            return "<hyperlink ref=\"\(cell)\" location=\"\(location)\"/>"
        }
        return links.isEmpty ? "" : "<hyperlinks>\(links.joined())</hyperlinks>"
    }

    /// A text of no more than the 32,767 UTF-16 units that a cell holds.
    static func fitting(_ text: String) -> String {
        guard text.utf16.count > maximumUnits else { return text }
        var short = ""
        var units = 0
        for character in text {
            units += character.utf16.count
            guard units < maximumUnits else { break }
            short.append(character)
        }
        return short + "…"
    }

    private static let maximumUnits = 32_767
}
