import Primitives
import Sheets

/// Finds a workbook's parts through their relationships, and reads them.
struct BookReader {
    let archive: Archive

    /// Reads the workbook in the archive.
    func read(
        _ scanner: inout XMLScanner, _ worksheet: inout WorksheetReader
    ) throws(XLSXError) -> XLSXBook {
        worksheet.context.reset()
        let package = try Relationships(of: "", in: archive, with: &scanner)
        guard let document = package.first(ofType: "officeDocument") else {
            throw .noWorkbook(nature(of: ""))
        }
        guard !document.part.lowercased().hasSuffix(".bin") else { throw .noWorkbook(.binaryWorkbook) }
        guard let workbook = try WorkbookPart(document.part, in: archive, with: &scanner) else {
            throw .noWorkbook(nature(of: document.part))
        }
        worksheet.context.usesEpoch1904 = workbook.usesEpoch1904
        let relationships = try Relationships(of: document.part, in: archive, with: &scanner)
        if relationships.first(ofType: "vbaProject") != nil { worksheet.context.warn(.macrosIgnored) }
        if let styles = relationships.first(ofType: "styles") {
            try worksheet.context.styles.read(styles.part, in: archive, with: &scanner)
        }
        if let strings = relationships.first(ofType: "sharedStrings"), archive.contains(strings.part) {
            try worksheet.context.strings.read(strings.part, in: archive, with: &scanner)
        }
        var sheets: [Sheet] = []
        for entry in workbook.entries {
            guard let target = relationships.relationship(withID: entry.relationship) else {
                throw .badReference(part: document.part, text: entry.relationship)
            }
            guard target.type == "worksheet" else {
                worksheet.context.warn(.sheetSkipped(name: entry.name))
                continue
            }
            try scanner.begin(try archive.open(target.part), part: target.part)
            worksheet.begin(name: entry.name, part: target.part)
            try worksheet.read(&scanner)
            sheets.append(try worksheet.sheet(visibility: entry.visibility))
        }
        guard !sheets.isEmpty else { throw .noSheets }
        // Nothing that a cell shows depends on these: a damaged part of theirs is passed over.
        var properties: DocumentProperties?
        if let custom = package.first(ofType: "custom-properties") {
            properties = try? DocumentProperties(custom.part, in: archive, with: &scanner)
        }
        return XLSXBook(
            workbook: Workbook(sheets: sheets), warnings: worksheet.context.allWarnings,
            properties: properties?.all ?? [], names: workbook.names)
    }

    private func nature(of document: String) -> XLSXError.PackageNature {
        if document.hasPrefix("word/") || archive.contains("word/document.xml") { return .wordDocument }
        if document.hasPrefix("ppt/") || archive.contains("ppt/presentation.xml") { return .presentation }
        if archive.contains("mimetype"), archive.contains("content.xml") { return .openDocument }
        if archive.contains("xl/workbook.bin") { return .binaryWorkbook }
        return .unknown
    }
}

/// What the sheets of one workbook share, and what is counted over all of them.
struct BookContext: ~Copyable {
    // Each limit by itself: the whole struct would be copied wherever one is looked at.
    let maximumCells: Int
    let maximumTextBytes: Int
    let maximumMerges: Int
    let maximumDimensions: Int
    private let maximumWarnings: Int
    var styles = Styles()
    var strings = SharedStrings()
    var usesEpoch1904 = false
    var cellCount = 0
    var textBytes = 0
    private var warnings: [XLSXWarning] = []
    private var furtherWarnings = 0

    init(limits: XLSXLimits) {
        maximumCells = limits.cells
        maximumTextBytes = limits.textBytes
        maximumMerges = limits.mergedRanges
        maximumDimensions = limits.dimensions
        maximumWarnings = limits.warnings
    }

    /// Forgets the last workbook.
    mutating func reset() {
        styles.removeAll()
        strings.removeAll()
        usesEpoch1904 = false
        cellCount = 0
        textBytes = 0
        warnings = []
        furtherWarnings = 0
    }

    /// Keeps a warning, or only counts it.
    mutating func warn(_ warning: XLSXWarning) {
        if warnings.count < maximumWarnings {
            warnings.append(warning)
        } else {
            furtherWarnings += 1
        }
    }

    /// The warnings kept, and how many were not.
    var allWarnings: [XLSXWarning] {
        furtherWarnings == 0 ? warnings : warnings + [.moreWarnings(furtherWarnings)]
    }
}
