import Sheets
import XLSX

/// A workbook to be read in a test, part by part.
struct BookFixture {
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    /// The contents of each worksheet element.
    var sheets: [String] = []
    /// What stands between the tags of `styleSheet`; no styles part where nil.
    var styles: String?
    /// What stands between the tags of `sst`; no such part where nil.
    var strings: String?
    var workbookProperties = ""
    /// Parts that replace or join the ones made here.
    var otherParts: [(String, String)] = []
    var otherRelationships = ""

    init(sheet: String) { sheets = [sheet] }

    /// One sheet of one row of cells, `c` elements as written.
    init(cells: String, formats: [String] = [], strings: String? = nil) {
        self.init(sheet: "<sheetData><row r=\"1\">\(cells)</row></sheetData>")
        self.strings = strings
        guard !formats.isEmpty else { return }
        let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }
        let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
        self.styles = "<numFmts>\(codes.joined())</numFmts><cellXfs>\(styles.joined())</cellXfs>"
    }

    /// The parts, in order.
    var parts: [(String, String)] {
        let entries = sheets.indices.map {
            "<sheet name=\"表\($0 + 1)\" sheetId=\"\($0 + 1)\" r:id=\"s\($0)\"/>"
        }
        var links = sheets.indices.map {
            "<Relationship Id=\"s\($0)\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }
        links.append(otherRelationships)
        var parts: [(String, String)] = []
        if let styles {
            links.append("<Relationship Id=\"st\" Type=\"\(Self.office)/styles\" Target=\"styles.xml\"/>")
            parts.append(("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"))
        }
        if let strings {
            links.append(
                "<Relationship Id=\"ss\" Type=\"\(Self.office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
            )
            parts.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(strings)</sst>"))
        }
        for (index, sheet) in sheets.enumerated() {
            parts.append(
                (
                    "xl/worksheets/sheet\(index + 1).xml",
                    "<worksheet xmlns=\"\(Self.main)\">\(sheet)</worksheet>"
                ))
        }
        parts.append(
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r\" Type=\"\(Self.office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ))
        parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(links.joined())</Relationships>"))
        parts.append(
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\">\(workbookProperties)<sheets>\(entries.joined())</sheets></workbook>"
            ))
        for other in otherParts {
            parts.removeAll { $0.0 == other.0 }
            parts.append(other)
        }
        return parts
    }

    /// The file.
    func bytes() throws -> [UInt8] { try ZipFixture.make(parts) }

    /// The book, read.
    func read(limits: XLSXLimits = .standard) throws -> XLSXBook {
        var reader = XLSXReader(limits: limits)
        return try reader.read(bytes: bytes())
    }

    /// The first sheet, as one line a cell: `A1 number 0.5 50%`.
    func lines() throws -> [String] {
        let sheet = try read().workbook.sheets[0]
        return sheet.cells.map { "\($0.reference) \($0.kind) \(sheet.stored(of: $0)) \(sheet.text(of: $0))" }
    }
}
