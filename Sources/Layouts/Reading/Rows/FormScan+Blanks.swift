import Performance
import Primitives

/// The cells that a form prints and nobody has filled in.
///
/// A row has one under each head of its table that is understood; a line of the head has one beside its label. They
/// are told from cells that a row does not have, since those lie under a merged range.
extension FormScan {
    /// The blank cells of a row under the heads of its table.
    func blanks<Column>(
        _ line: Int, under columns: [PlacedColumn], _ column: (PlacedColumn) -> Column?,
        where isWanted: (Column) -> Bool
    ) -> [(column: Column, range: CellRange)] {
        columns.compactMap { placed in
            guard let field = column(placed), isWanted(field),
                let range = grid.blank(line, placed.columns.lowerBound)
            else { return nil }
            return (field, range)
        }
    }

    /// The blank cell beside a label; nil where there is none, or where merges were lost and nobody can tell.
    func blank(beside label: Int) -> CellRange? {
        let next = cell(label).range.last.column + 1
        guard grid.hasMerges, next <= grid.lastColumn else { return nil }
        return grid.blank(cell(label).line, next)
    }

    /// Notes the lines of the head in a line whose cells are blank, so that a text can be asked for and written there.
    mutating func placeBlankSubjects(_ line: Int) {
        for index in grid.row(line) where use(of: index) == .head {
            guard cell(index).isSureSubject, let subject = cell(index).label?.subject else { continue }
            let key = key(of: subject, labelled: index)
            guard key != Subject.Key("code"), !form.subjects.contains(where: { $0.key == key }),
                !form.blankSubjects.contains(where: { $0.key == key }), let range = blank(beside: index)
            else { continue }
            form.blankSubjects.append((key, range))
        }
    }
}
