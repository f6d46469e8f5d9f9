import CZip
import Foundation
import FoundationXML
import Primitives

/// A workbook read back part by part with libxml2, which shares no rule with the writer.
struct WrittenWorkbook {
    /// The parts' bytes by name.
    let parts: [String: [UInt8]]
    /// The names in the order of the tabs.
    let sheetNames: [String]

    /// A cell as the file has it.
    struct Cell: Equatable {
        /// `s` for shared text, nil for a number.
        var type: String?
        /// The digits, or the text with Excel's escapes undone.
        var value: String?
        var style: Int
    }

    /// A cell's looks, put together from the parts of styles.xml.
    struct Style: Equatable {
        var fontName: String
        var fontSize: String
        var isBold: Bool
        /// Left, right, top, bottom.
        var borders: [String]
        var numberFormat: String
        var horizontal: String
        var vertical: String
        var wraps: Bool
    }

    let sharedText: [String]
    let styles: [Style]

    init(_ bytes: [UInt8]) throws {
        try self.init(parts: WrittenWorkbook.unzip(bytes))
    }

    init(parts: [String: [UInt8]]) throws {
        self.parts = parts
        let workbook = try WrittenWorkbook.root(parts, "xl/workbook.xml")
        sheetNames = workbook.child("sheets").children("sheet").map { $0["name"] ?? "" }
        if parts["xl/sharedStrings.xml"] != nil {
            sharedText = try WrittenWorkbook.root(parts, "xl/sharedStrings.xml").children("si").map {
                WrittenWorkbook.unescaped($0.child("t").text)
            }
        } else {
            sharedText = []
        }
        styles = WrittenWorkbook.styles(try WrittenWorkbook.root(parts, "xl/styles.xml"))
    }

    init(path: String) throws {
        try self.init([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    }

    func text(_ part: String) -> String {
        String(decoding: parts[part] ?? [], as: UTF8.self)
    }

    func root(_ part: String) throws -> Element {
        try WrittenWorkbook.root(parts, part)
    }

    func sheet(_ number: Int) throws -> Element {
        try root("xl/worksheets/sheet\(number).xml")
    }

    /// Cells by address.
    func cells(_ number: Int = 1) throws -> [String: Cell] {
        var cells: [String: Cell] = [:]
        for row in try sheet(number).child("sheetData").children("row") {
            for cell in row.children("c") {
                var value = cell.children("v").first?.text
                if cell["t"] == "s", let index = value.flatMap(Int.init) { value = sharedText[index] }
                let known = cells.updateValue(
                    Cell(type: cell["t"], value: value, style: Int(cell["s"] ?? "0") ?? 0),
                    forKey: cell["r"] ?? "")
                if known != nil { throw TestError.twice(cell["r"] ?? "") }
            }
        }
        return cells
    }

    func style(_ cell: Cell?) -> Style? {
        cell.map { styles[$0.style] }
    }

    func merges(_ number: Int = 1) throws -> [String] {
        try sheet(number).child("mergeCells").children("mergeCell").map { $0["ref"] ?? "" }
    }

    /// Heights by row number as officers count, in points.
    func heights(_ number: Int = 1) throws -> [Int: Double] {
        var heights: [Int: Double] = [:]
        for row in try sheet(number).child("sheetData").children("row") where row["customHeight"] == "1" {
            heights[Int(row["r"] ?? "") ?? 0] = Double(row["ht"] ?? "")
        }
        return heights
    }

    enum TestError: Error {
        case zip(Int32)
        case missing(String)
        case malformed(String)
        case twice(String)
    }

    static func unzip(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
        try bytes.withUnsafeBytes { buffer in
            var error = zip_error_t()
            let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error)
            guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
                throw TestError.zip(error.zip_err)
            }
            defer { zip_discard(archive) }
            var parts: [String: [UInt8]] = [:]
            for index in 0..<UInt64(zip_get_num_entries(archive, 0)) {
                var status = zip_stat_t()
                zip_stat_index(archive, index, 0, &status)
                let name = String(cString: zip_get_name(archive, index, 0))
                guard let file = zip_fopen_index(archive, index, 0) else { throw TestError.missing(name) }
                defer { zip_fclose(file) }
                var part = [UInt8](repeating: 0, count: Int(status.size))
                let got = zip_fread(file, &part, status.size)
                guard got == status.size else { throw TestError.malformed(name) }
                parts[name] = part
            }
            return parts
        }
    }

    private static func root(_ parts: [String: [UInt8]], _ part: String) throws -> Element {
        guard let bytes = parts[part] else { throw TestError.missing(part) }
        guard let root = ElementReader.read(bytes) else { throw TestError.malformed(part) }
        return root
    }

    static func unescaped(_ text: String) -> String {
        text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
            String(UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(Character.init) ?? "?")
        }
    }

    private static func styles(_ root: Element) -> [Style] {
        let fonts = root.child("fonts").children("font")
        let borders = root.child("borders").children("border")
        var formats: [String: String] = ["0": "General", "49": "@"]
        for format in root.child("numFmts").children("numFmt") {
            formats[format["numFmtId"] ?? ""] = format["formatCode"]
        }
        return root.child("cellXfs").children("xf").map { xf in
            let font = fonts[Int(xf["fontId"] ?? "") ?? 0]
            let border = borders[Int(xf["borderId"] ?? "") ?? 0]
            return Style(
                fontName: font.child("name")["val"] ?? "", fontSize: font.child("sz")["val"] ?? "",
                isBold: !font.children("b").isEmpty,
                borders: ["left", "right", "top", "bottom"].map { border.child($0)["style"] ?? "none" },
                numberFormat: formats[xf["numFmtId"] ?? ""] ?? "?",
                horizontal: xf.child("alignment")["horizontal"] ?? "",
                vertical: xf.child("alignment")["vertical"] ?? "",
                wraps: xf.child("alignment")["wrapText"] == "1")
        }
    }
}
