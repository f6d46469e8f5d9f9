import Performance
import Primitives
import Sheets

/// The lists of choices that a template offers, each a column of a hidden sheet.
struct ChoiceLists {
    /// The name of the sheet.
    static let sheetName = "清单"

    private let columns: [[String]]

    /// A list that is offered.
    enum List: Int {
        case level1, level2, comparators, units, tiers
    }

    init(_ guide: Guide, fundType: FundType?, printed: Form) {
        let usual = fundType?.indicators ?? []
        func merged(_ lists: [String]...) -> [String] {
            var seen: Set<String> = []
            return lists.joined().filter { !$0.isEmpty && seen.insert($0).inserted }
        }
        columns = [
            merged(usual.map(\.level1), printed.indicators.compactMap(\.level1), guide.level1),
            merged(usual.map(\.level2), printed.indicators.compactMap(\.level2), guide.level2),
            Value.Comparator.allCases.map(\.rawValue),
            merged(usual.compactMap(\.unit), guide.units),
            merged(
                usual.filter { $0.unit == nil && $0.comparator == nil }.compactMap(\.target)
                    .filter { $0.count <= 12 && !$0.contains("{year}") }, guide.tiers),
        ]
    }

    /// The hidden sheet.
    var sheet: SheetDraft {
        var sheet = SheetDraft(name: ChoiceLists.sheetName)
        sheet.isHidden = true
        sheet.isProtected = true
        for (column, texts) in columns.enumerated() {
            for (row, text) in texts.enumerated() {
                sheet.cells.append(
                    SheetDraft.Cell(
                        reference: CellReference(row: row, column: column), content: .text(text), role: .note)
                )
            }
        }
        sheet.cells.sort { $0.reference < $1.reference }
        return sheet
    }

    /// The rule that offers a list.
    func rule(_ list: List) -> SheetDraft.Validation.Rule {
        .list(
            sheet: ChoiceLists.sheetName,
            CellRange(
                rows: 0...max(0, columns[list.rawValue].count - 1), columns: list.rawValue...list.rawValue))
    }
}
