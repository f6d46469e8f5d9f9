import Performance
import Primitives
import Sheets

extension Problem {
    /// What is said of what belongs to cells and is no content of theirs: once of the comments of a sheet, and of
    /// each text that is struck out.
    static func notes(of sheet: Sheet) -> [Problem] {
        var problems: [Problem] = []
        if !sheet.comments.isEmpty {
            let cells = sheet.comments.prefix(maximumCells).map { "\($0.cell)" }.joined(separator: "、")
            let rest = sheet.comments.count > maximumCells ? "…（\(sheet.comments.count)）" : ""
            problems.append(
                Problem(
                    code: "comments-not-read", severity: .warning, sheet: sheet.name, found: cells + rest))
        }
        for note in sheet.struck.prefix(maximumCells) {
            problems.append(
                Problem(
                    code: "struck-text", severity: .warning, sheet: sheet.name, range: CellRange(note.cell),
                    found: note.text))
        }
        for note in sheet.pictures.prefix(maximumCells) {
            problems.append(
                Problem(
                    code: "picture-cell", severity: .warning, sheet: sheet.name, range: CellRange(note.cell)))
        }
        return problems
    }

    /// How many cells one sheet is said something of, one by one.
    private static let maximumCells = 20

    /// Texts that are numbers of which a spreadsheet program has dropped digits when it saved them as text:
    /// `6.50105E+17`, or over 15 digits that end in zeros from the sixteenth on.
    static func cutNumbers(in sheet: Sheet) -> [Problem] {
        var problems: [Problem] = []
        for cell in sheet.cells where cell.kind == .text && cell.text.count <= 40 {
            let bytes = sheet.bytes[cell.text.range]
            guard let first = bytes.first, first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") <= 9,
                bytes.isCutNumber
            else { continue }
            problems.append(
                Problem(
                    code: "digits-cut", severity: .warning, sheet: sheet.name.isEmpty ? nil : sheet.name,
                    range: CellRange(cell.reference), found: sheet.text(of: cell)))
            if problems.count == maximumCells { break }
        }
        return problems
    }
}

extension ArraySlice<UInt8> {
    /// Whether they are `6.50105E+17`, or a whole number of over 15 digits with nothing but zeros from the
    /// sixteenth on.
    fileprivate var isCutNumber: Bool {
        var rest = first == UInt8(ascii: "-") ? dropFirst() : self
        let whole = rest.prefix { $0 &- UInt8(ascii: "0") <= 9 }
        rest = rest.dropFirst(whole.count)
        if rest.isEmpty {
            return whole.count > 15 && whole.dropFirst(15).allSatisfy { $0 == UInt8(ascii: "0") }
        }
        guard whole.count == 1, rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: "E") else {
            return false
        }
        var places = 0
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix { $0 &- UInt8(ascii: "0") <= 9 }
            places = decimals.count
            rest = rest.dropFirst(places + 1)
        }
        guard rest.first == UInt8(ascii: "E"), rest.dropFirst().first == UInt8(ascii: "+") else {
            return false
        }
        let power = rest.dropFirst(2)
        guard (1...3).contains(power.count), power.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else {
            return false
        }
        // Digits are missing where the power reaches past those that are written.
        let exponent = power.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return exponent > places
    }
}
