import Primitives
import Sheets

/// The list of the units that must report (应报单位).
public enum UnitNames {
    /// The heads that such a list may have.
    private static let heads: Set = ["单位", "单位名称", "部门", "部门名称", "应报单位", "预算单位", "部门（单位）名称", "unit", "name"]

    /// Rows that are no unit.
    private static let sums: Set = ["合计", "小计", "总计"]

    /// Reads the list: text of a name a line, or in a spreadsheet the column under a head such as 单位名称, else the
    /// first one with text; a name counts once.
    ///
    /// - Throws: `InterchangeError` where the list cannot be read.
    public static func read(_ path: String, _ reader: DocumentReader) throws(InterchangeError) -> [String] {
        let grid = try reader.grid(InputFile(reading: path))
        var names: [String] = []
        var known: Set<String> = []
        guard let sheet = grid.sheets.first(where: { !$0.cells.isEmpty }) else { throw .emptyFile }
        let texts = sheet.cells.map { ($0.reference, sheet.text(of: $0)) }.filter { entry in
            entry.1.contains { !$0.isWhitespace && !$0.isNumber }
        }
        // What stands over the heads is the list's own title.
        let head = texts.first { heads.contains(FormKey.plain($0.1).lowercased()) }?.0
        guard let column = head?.column ?? texts.map(\.0.column).min() else { throw .emptyFile }
        for (reference, text) in texts where reference.column == column && reference.row > (head?.row ?? -1) {
            let plain = FormKey.plain(text)
            guard !sums.contains(plain), known.insert(plain).inserted else { continue }
            names.append(
                String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()))
        }
        return names
    }
}
