import Performance
import Primitives
import Sheets

extension Problem {
    /// What a sheet gives twice, so that only the later of both could be taken.
    static func repeatedMeasures(of sheet: Sheet) -> [Problem] {
        var problems: [Problem] = []
        if let column = sheet.repeatedMeasures.column {
            problems.append(
                Problem(
                    code: "width-given-twice", severity: .warning, sheet: sheet.name,
                    found: CellReference.letters(ofColumn: column)))
        }
        if let row = sheet.repeatedMeasures.row {
            problems.append(
                Problem(
                    code: "height-given-twice", severity: .warning, sheet: sheet.name, found: String(row + 1))
            )
        }
        return problems
    }
}
