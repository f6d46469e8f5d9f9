import Markup
import Primitives
import Sheets

/// What the workbook's own part says: its sheets in the order of their tabs, and its epoch.
struct WorkbookPart {
    /// One sheet as the workbook lists it.
    struct Entry {
        var name: String
        var visibility: Sheet.Visibility
        var relationship: String
    }

    var entries: [Entry] = []
    /// The defined names and what each stands for.
    var names: [(name: String, text: String)] = []
    /// Whether dates count from 1904.
    var usesEpoch1904 = false
    /// Whether every formula is to be worked out when the workbook is opened.
    var recalculates = false

    /// Reads the part that the scanner has begun on; nil where its root is not a workbook.
    init?(_ part: String, _ scanner: inout XMLScanner, limits: XLSXLimits) throws(XLSXError) {
        while true {
            let event = try scanner.next()
            if event == .endOfDocument { return }
            guard event == .start else { continue }
            if scanner.depth == 3, scanner.isNamed("definedName"), names.count < limits.names {
                let name = scanner.attribute("name").map { String(decoding: $0, as: UTF8.self) } ?? ""
                names.append((name, try scanner.textOfElement(maximum: limits.nameBytes)))
                continue
            }
            if scanner.depth == 1, !scanner.isNamed("workbook") { return nil }
            if scanner.depth == 2, scanner.isNamed("workbookPr") {
                usesEpoch1904 = scanner.attribute("date1904").map(WholeNumber.isTrue) ?? false
            } else if scanner.depth == 2, scanner.isNamed("calcPr") {
                recalculates = scanner.attribute("fullCalcOnLoad").map(WholeNumber.isTrue) ?? false
            } else if scanner.depth == 3, scanner.isNamed("sheet") {
                guard entries.count < limits.sheets else {
                    throw .tooBig(.sheets, maximum: limits.sheets, part: part)
                }
                let state = scanner.attribute("state").map { String(decoding: $0, as: UTF8.self) } ?? ""
                entries.append(
                    Entry(
                        name: scanner.attribute("name").map { String(decoding: $0, as: UTF8.self) } ?? "",
                        visibility: Sheet.Visibility(rawValue: state) ?? .visible,
                        relationship: scanner.prefixedAttribute("id")
                            .map { String(decoding: $0, as: UTF8.self) } ?? ""))
            }
        }
    }
}
