import Primitives
import Sheets

/// All that tells one cell's looks from another's.
struct CellStyle: Hashable {
    /// What the cell is for.
    let role: SheetDraft.Role
    /// The size of its letters in points.
    let fontSize: Int
    /// Whether its text goes on in the next line where the cell ends.
    let wraps: Bool
    /// The number format; empty for none.
    let numberFormat: String
    /// Whether it can be edited where the sheet is protected.
    let isInput: Bool

    /// How an entry of a plan looks.
    init(_ entry: SheetPlan.Entry) {
        role = entry.cell.role
        fontSize = entry.fontSize
        wraps = CellStyle.wraps(entry)
        isInput = entry.cell.isInput
        switch entry.cell.content {
        case .blank:
            numberFormat = ""
        case .number(_, let format, _), .formula(_, let format, _):
            numberFormat = format == "General" ? "" : format
        case .text(let text):
            numberFormat = CellStyle.needsTextFormat(text) ? "@" : ""
        }
    }

    /// The usual size of a role's letters, in points.
    static func fontSize(of role: SheetDraft.Role) -> Int {
        switch role {
        case .title: 18
        case .subtitle: 11
        case .label, .value, .text, .note, .check: 10
        }
    }

    /// Whether the text of an entry is broken into lines.
    ///
    /// A title or note that is alone in its row and merged with nothing runs over the edges of its cell.
    static func wraps(_ entry: SheetPlan.Entry) -> Bool {
        switch entry.cell.role {
        case .title, .subtitle, .note, .check:
            guard entry.isAloneInRow, entry.range.isSingleCell else { return true }
            if case .text(let text) = entry.cell.content { return text.utf8.contains(UInt8(ascii: "\n")) }
            return false
        case .label, .value, .text:
            return true
        }
    }

    /// Whether a text would turn into a formula when the officer edits its cell and leaves it.
    ///
    /// The text format stops that. It goes with short texts only, since spreadsheet programs have shown long
    /// ones under it as `####`.
    static func needsTextFormat(_ text: String) -> Bool {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "＝", "＋", "－", "＠": text.utf8.count <= 255
        default: false
        }
    }
}
