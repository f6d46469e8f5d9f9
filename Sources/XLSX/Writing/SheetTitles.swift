import Primitives
import Sheets

/// The sheets of a workbook by name, and the names of their cells and of what is printed of them.
struct SheetTitles {
    private struct DefinedName {
        let name: String
        /// The sheet that it belongs to, counted from zero; nil where it belongs to all.
        let sheet: Int?
        /// What it stands for.
        let target: String
        /// What the properties of the document call it.
        let shown: String
        /// By what programs order names.
        let order: [UInt8]
    }

    private let titles: [String]
    private let hidden: [Bool]
    private let names: [DefinedName]

    /// The titles that `written` has for the drafts.
    init(_ sheets: [SheetDraft], written: [String]) {
        titles = written
        // One sheet must be seen.
        hidden = sheets.enumerated().map { $0.offset > 0 && $0.element.isHidden }
        var names: [DefinedName] = []
        for (index, sheet) in sheets.enumerated() {
            let quoted = SheetTitles.quoted(written[index])
            func add(builtIn name: String, _ target: String) {
                names.append(
                    DefinedName(
                        name: "_xlnm." + name, sheet: index, target: "\(quoted)!\(target)",
                        shown: "\(quoted)!\(name)",
                        order: SheetTitles.order(name) + [0] + SheetTitles.order(quoted)))
            }
            if let range = sheet.printedRange { add(builtIn: "Print_Area", SheetTitles.absolute(range)) }
            if let rows = sheet.repeatedRows {
                add(builtIn: "Print_Titles", "$\(rows.lowerBound + 1):$\(rows.upperBound + 1)")
            }
            for name in sheet.names {
                names.append(
                    DefinedName(
                        name: name.name, sheet: nil,
                        target: "\(quoted)!\(SheetTitles.absolute(CellRange(name.cell)))",
                        shown: name.name, order: SheetTitles.order(name.name)))
            }
        }
        self.names = names.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }

    /// Appends the part with the sheets, and the names where there are any; `frame` stands before and after.
    func writeList(to bytes: inout ByteArena, in frame: [[UInt8]]) {
        guard frame.count == 2 else { return }
        bytes.append(contentsOf: frame[0])
        bytes.append("<sheets>")
        for (index, title) in titles.enumerated() {
            bytes.append("<sheet name=\"")
            bytes.appendName(title, inAttribute: true)
            bytes.append("\" sheetId=\"")
            bytes.appendDecimal(index + 1)
            bytes.append(hidden[index] ? "\" state=\"hidden\" r:id=\"rId" : "\" r:id=\"rId")
            bytes.appendDecimal(index + 1)
            bytes.append("\"/>")
        }
        bytes.append("</sheets>")
        if !names.isEmpty { writeNames(to: &bytes) }
        bytes.append(contentsOf: frame[1])
    }

    private func writeNames(to bytes: inout ByteArena) {
        bytes.append("<definedNames>")
        for name in names {
            bytes.append("<definedName name=\"")
            bytes.appendName(name.name)
            if let sheet = name.sheet {
                bytes.append("\" localSheetId=\"")
                bytes.appendDecimal(sheet)
            }
            bytes.append("\">")
            bytes.appendName(name.target)
            bytes.append("</definedName>")
        }
        bytes.append("</definedNames>")
    }

    /// Appends the part with what programs show of the sheets and names; `frame` stands before and after.
    func writeProperties(to bytes: inout ByteArena, in frame: [[UInt8]]) {
        guard frame.count == 2 else { return }
        bytes.append(contentsOf: frame[0])
        bytes.append("<HeadingPairs><vt:vector size=\"")
        bytes.append(names.isEmpty ? "2" : "4")
        bytes.append("\" baseType=\"variant\">")
        SheetTitles.writeCount(of: "Worksheets", titles.count, to: &bytes)
        if !names.isEmpty { SheetTitles.writeCount(of: "Named Ranges", names.count, to: &bytes) }
        bytes.append("</vt:vector></HeadingPairs><TitlesOfParts><vt:vector size=\"")
        bytes.appendDecimal(titles.count + names.count)
        bytes.append("\" baseType=\"lpstr\">")
        for title in titles + names.map(\.shown) {
            bytes.append("<vt:lpstr>")
            bytes.appendName(title)
            bytes.append("</vt:lpstr>")
        }
        bytes.append("</vt:vector></TitlesOfParts>")
        bytes.append(contentsOf: frame[1])
    }

    private static func writeCount(of heading: StaticString, _ count: Int, to bytes: inout ByteArena) {
        bytes.append("<vt:variant><vt:lpstr>")
        bytes.append(heading)
        bytes.append("</vt:lpstr></vt:variant><vt:variant><vt:i4>")
        bytes.appendDecimal(count)
        bytes.append("</vt:i4></vt:variant>")
    }

    /// The name of a sheet in a formula. Names such as `2021` or `A1` must stand in quotes, or Excel calls the
    /// file damaged; the others may.
    private static func quoted(_ title: String) -> String {
        "'" + title.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private static func absolute(_ range: CellRange) -> String {
        let corners = range.isSingleCell ? [range.first] : [range.first, range.last]
        return corners.map { "$\(CellReference.letters(ofColumn: $0.column))$\($0.row + 1)" }
            .joined(separator: ":")
    }

    /// Capitals do not matter.
    private static func order(_ name: String) -> [UInt8] { Array(name.lowercased().utf8) }
}
