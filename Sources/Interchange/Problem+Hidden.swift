import Performance
import Primitives
import Sheets

extension Problem {
    /// What is said of hidden rows and columns that were not read: once for the rows of a sheet, once for its
    /// columns.
    static func hidden(_ part: Sheet.HiddenPart, in sheet: Sheet) -> [Problem] {
        var problems: [Problem] = []
        func add(_ code: String, _ lines: [Int], _ name: (Int) -> String) {
            guard !lines.isEmpty else { return }
            problems.append(
                Problem(
                    code: code, severity: .warning, sheet: sheet.name, found: runs(of: lines, name)))
        }
        add("hidden-rows", part.rows) { String($0 + 1) }
        add("hidden-columns", part.columns) { CellReference.letters(ofColumn: $0) }
        return problems
    }

    /// `5–7、12` of rows in order.
    private static func runs(of lines: [Int], _ name: (Int) -> String) -> String {
        var texts: [String] = []
        var start = 0
        for index in lines.indices where index + 1 == lines.count || lines[index + 1] > lines[index] + 1 {
            texts.append(
                start == index ? name(lines[index]) : "\(name(lines[start]))–\(name(lines[index]))")
            start = index + 1
        }
        return texts.joined(separator: "、")
    }
}
