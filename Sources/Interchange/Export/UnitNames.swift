import Layouts
import Primitives
import Sheets

/// The list of the units that must report (应报单位).
public enum UnitNames {
    /// The heads that such a list may have.
    private static let heads: Set = ["单位", "单位名称", "部门", "部门名称", "应报单位", "预算单位", "部门（单位）名称", "unit", "name"]

    /// The heads of columns of other names of the same unit.
    private static let aliasHeads: Set = [
        "别名", "简称", "其他名称", "其它名称", "曾用名", "又名", "单位简称", "alias", "aliases", "other names",
    ]

    /// Rows that are no unit.
    private static let sums: Set = ["合计", "小计", "总计"]

    /// What parts the names of a unit within a cell or a line.
    private static let separators: Set<Character> = ["=", "＝", "|"]
    /// The same in a column of other names, where no name has them.
    private static let aliasSeparators: Set<Character> = separators.union(["、", "；", ";", "，", ","])

    /// Reads the list: text of a name a line, with other names of the unit behind `=`, or in a spreadsheet the
    /// column under a head such as 单位名称, else the first one with text, and the columns under heads such as 别名 or
    /// 简称; a name counts once.
    ///
    /// - Parameter templates: tell what is put behind a name for the unit itself, `（本级）`.
    /// - Throws: `InterchangeError` where the list cannot be read.
    public static func read(
        _ path: String, _ reader: DocumentReader, _ templates: Templates
    ) throws(InterchangeError) -> [ExpectedUnit] {
        let ownLevel = templates.submissions.ownLevel
        let grid = try reader.grid(InputFile(reading: path))
        guard let sheet = grid.sheets.first(where: { !$0.cells.isEmpty }) else { throw .emptyFile }
        let texts = sheet.cells.map { ($0.reference, sheet.text(of: $0)) }.filter { entry in
            entry.1.contains { !$0.isWhitespace && !$0.isNumber }
        }
        // What stands over the heads is the list's own title.
        let head = texts.first { heads.contains(FormKey.plain($0.1).lowercased()) }?.0
        guard let column = head?.column ?? texts.map(\.0.column).min() else { throw .emptyFile }
        let aliasColumns = Set(
            texts.filter { $0.0.row == head?.row && aliasHeads.contains(FormKey.plain($0.1).lowercased()) }
                .map(\.0.column))
        var names: [(row: Int, names: [String])] = []
        for (reference, text) in texts where reference.row > (head?.row ?? -1) {
            if reference.column == column {
                names.append((reference.row, parts(of: text, separators)))
            } else if aliasColumns.contains(reference.column), names.last?.row == reference.row {
                names[names.count - 1].names += parts(of: text, aliasSeparators)
            }
        }
        var units: [ExpectedUnit] = []
        var known: Set<String> = []
        for (_, names) in names {
            guard let name = names.first else { continue }
            let plain = FormKey.plain(name)
            guard !sums.contains(plain), known.insert(plain).inserted else { continue }
            units.append(ExpectedUnit(name, aliases: Array(names.dropFirst()), ownLevel: ownLevel))
        }
        return units
    }

    /// The names in a cell.
    private static func parts(of text: String, _ separators: Set<Character>) -> [String] {
        text.split { separators.contains($0) }.map { part in
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
    }
}
