import Primitives
import Sheets

/// A workbook's cells as JSON Lines, form or no form: what another reader can be held against.
///
/// First `{"sheet", "hidden", "merged"}` for a sheet, then `{"sheet", "cell", "kind", "stored", "text"}` and,
/// where there is one, `"formula"` for each of its cells with content.
struct CellListing {
    /// The lines, as far as they have not been taken.
    private(set) var lines: [UInt8] = []
    /// How the line of every cell of the sheet begins.
    private var beginning: [UInt8] = []

    /// Starts on a sheet.
    mutating func begin(_ name: String, isHidden: Bool, merged: [CellRange]) {
        let name = JSONValue.quoted(name)
        let ranges = merged.map { "\"\($0)\"" }.joined(separator: ", ")
        lines += "{\"sheet\": \(name), \"hidden\": \(isHidden), \"merged\": [\(ranges)]}\n".utf8
        beginning = Array("{\"sheet\": \(name), \"cell\": \"".utf8)
    }

    /// Adds a cell, whose slices lie in the bytes.
    mutating func add(_ cell: Cell, in bytes: UnsafeBufferPointer<UInt8>) {
        lines += beginning
        cell.reference.write(to: &lines)
        lines += "\", \"kind\": \"".utf8
        lines += CellListing.word(cell.kind).utf8
        lines += "\", \"stored\": ".utf8
        addQuoted(bytes[cell.stored.range])
        lines += ", \"text\": ".utf8
        addQuoted(bytes[cell.text.range])
        if !cell.formula.isEmpty {
            lines += ", \"formula\": ".utf8
            addQuoted(bytes[cell.formula.range])
        }
        lines += "}\n".utf8
    }

    /// Adds all of a sheet.
    mutating func add(_ sheet: Sheet) {
        begin(sheet.name, isHidden: sheet.visibility != .visible, merged: sheet.mergedRanges)
        sheet.bytes.withUnsafeBufferPointer { bytes in
            for cell in sheet.cells { add(cell, in: bytes) }
        }
    }

    /// Takes the lines away.
    mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &lines)
        return taken
    }

    private mutating func addQuoted(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        lines.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                lines.append(UInt8(ascii: "\\"))
                lines.append(byte)
            case 0..<0x20: lines += JSONValue.quoted(String(UnicodeScalar(byte))).utf8.dropFirst().dropLast()
            default: lines.append(byte)
            }
        }
        lines.append(UInt8(ascii: "\""))
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
}
