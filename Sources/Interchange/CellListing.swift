import Primitives
import Sheets

/// A workbook's cells as JSON Lines, form or no form: what another reader can be held against.
///
/// First `{"sheet", "hidden", "merged"}` for a sheet, then `{"sheet", "cell", "kind", "stored", "text"}` and,
/// where there is one, `"formula"` for each of its cells with content.
struct CellListing {
    /// The lines of a sheet.
    static func write(_ sheet: Sheet, to output: inout [UInt8]) {
        let name = quoted(sheet.name)
        let merged = sheet.mergedRanges.map { "\"\($0)\"" }.joined(separator: ", ")
        output +=
            "{\"sheet\": \(name), \"hidden\": \(sheet.visibility != .visible), \"merged\": [\(merged)]}\n"
            .utf8
        for cell in sheet.cells {
            output +=
                "{\"sheet\": \(name), \"cell\": \"\(cell.reference)\", \"kind\": \"\(word(cell.kind))\"".utf8
            output += ", \"stored\": \(quoted(sheet.stored(of: cell)))".utf8
            output += ", \"text\": \(quoted(sheet.text(of: cell)))".utf8
            if let formula = sheet.formula(of: cell) { output += ", \"formula\": \(quoted(formula))".utf8 }
            output += "}\n".utf8
        }
    }

    private static func word(_ kind: CellKind) -> String {
        switch kind {
        case .number: "number"
        case .text: "text"
        case .boolean: "boolean"
        case .error: "error"
        case .date: "date"
        case .formulaWithoutValue: "formula"
        }
    }

    private static func quoted(_ text: String) -> String { JSONValue.quoted(text) }
}
