import CXLSXWriter
import Sheets
import Zip

/// What is the same in all workbooks of a setup, made by libxlsxwriter and packed.
struct WorkbookFrame: Sendable {
    /// An archive with the parts that differ in nothing: styles, theme, content types and the like.
    let package: ZipWriter
    /// Of each sheet what stands before its dimension, its columns and rows, its merged ranges, and the rest.
    let sheets: [[[UInt8]]]
    /// Of the list of sheets and names, what stands before it and after it.
    let workbook: [[UInt8]]
    /// Of the properties that programs show of a file, what stands before and after the list of sheets.
    let properties: [[UInt8]]
    /// By place in the setup's list, the index that a cell has for a style.
    let styleIndices: [Int]

    static let workbookPart = "xl/workbook.xml"
    static let propertiesPart = "docProps/app.xml"
    static let sharedTextsPart = "xl/sharedStrings.xml"

    /// The part of a sheet, counted from zero.
    static func sheetPart(_ index: Int) -> String { "xl/worksheets/sheet\(index + 1).xml" }

    /// Has libxlsxwriter make a workbook of the setup; `titles` has what the officer calls each sheet.
    init(_ setup: WorkbookSetup, titles: [String], packer: Packer) throws(XLSXWriteError) {
        let library = try WorkbookPackage(room: WorkbookFrame.roomNeeded(for: setup))
        try library.set(setup.properties)
        for (sheet, title) in zip(setup.sheets, titles) {
            let worksheet = try WorksheetWriter(library.workbook, sheet: title)
            try worksheet.writeSample()
            try worksheet.setUpPage(sheet)
            try worksheet.write(sheet.validations)
            try worksheet.write(sheet.comments)
            if sheet.isProtected { worksheet.protect() }
        }
        var indices: [Int] = []
        for style in setup.styles {
            // Styles that look the same have the same index.
            let format = try StyleTable.format(for: style, in: library.workbook)
            indices.append(Int(lxw_format_get_xf_index(format)))
        }
        styleIndices = indices

        var parts = try library.closeInParts()
        func take(_ name: String, cutAt marks: [Mark]) throws(XLSXWriteError) -> [[UInt8]] {
            guard let index = parts.firstIndex(where: { $0.name == name }),
                let pieces = Mark.cut(parts.remove(at: index).bytes, at: marks)
            else { throw .incomplete(part: name) }
            return pieces
        }
        var sheets: [[[UInt8]]] = []
        for index in setup.sheets.indices {
            sheets.append(try take(WorkbookFrame.sheetPart(index), cutAt: Mark.inSheet))
        }
        self.sheets = sheets
        workbook = try take(WorkbookFrame.workbookPart, cutAt: Mark.inWorkbook)
        properties = try take(WorkbookFrame.propertiesPart, cutAt: Mark.inProperties)
        _ = try take(WorkbookFrame.sharedTextsPart, cutAt: [])
        package = try XLSXWriteError.packing { () throws(ZipError) in
            var package = ZipWriter()
            for part in parts { try package.add(part.name, part.bytes.span, with: packer) }
            return package
        }
    }

    /// An upper bound of what a workbook without cells takes in temporary files.
    private static func roomNeeded(for setup: WorkbookSetup) -> Int {
        let validations = setup.sheets.reduce(0) { $0 + $1.validations.count }
        let comments = setup.sheets.reduce(0) {
            $0 + $1.comments.reduce(0) { $0 + 4096 + 2 * $1.text.utf8.count }
        }
        return 1 << 16 + 4096 * (setup.sheets.count + setup.properties.count) + 1024 * setup.styles.count
            + 4096 * validations + comments
    }

    /// What is left out of a part, from the beginning of one tag to the end of another.
    private struct Mark {
        let start: StaticString
        let end: StaticString

        static let inSheet = [
            Mark(start: "<dimension", end: "/>"), Mark(start: "<sheetData", end: "</sheetData>"),
            Mark(start: "<mergeCells", end: "</mergeCells>"),
        ]
        static let inWorkbook = [Mark(start: "<sheets", end: "</sheets>")]
        static let inProperties = [Mark(start: "<HeadingPairs", end: "</TitlesOfParts>")]

        /// The pieces between the marks; nil where one is missing.
        static func cut(_ bytes: [UInt8], at marks: [Mark]) -> [[UInt8]]? {
            var rest = bytes[...]
            var pieces: [[UInt8]] = []
            for mark in marks {
                guard let start = rest.firstRange(of: mark.start.bytes),
                    let end = rest[start.upperBound...].firstRange(of: mark.end.bytes)
                else { return nil }
                pieces.append(Array(rest[..<start.lowerBound]))
                rest = rest[end.upperBound...]
            }
            return pieces + [Array(rest)]
        }
    }
}

extension StaticString {
    fileprivate var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
