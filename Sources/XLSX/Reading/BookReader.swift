import Primitives
import Sheets

/// Finds a workbook's parts through their relationships, and reads them.
struct BookReader {
    let archive: Archive
    let limits: XLSXLimits
    var context: BookContext

    /// Reads the workbook in an archive.
    static func read(
        _ archive: Archive, limits: XLSXLimits, scanner: inout XMLScanner
    ) throws(XLSXError) -> XLSXBook {
        var reader = BookReader(archive: archive, limits: limits, context: BookContext(limits: limits))
        return try reader.read(&scanner)
    }

    private mutating func read(_ scanner: inout XMLScanner) throws(XLSXError) -> XLSXBook {
        let package = try Relationships(of: "", in: archive, with: &scanner)
        guard let document = package.first(ofType: "officeDocument") else {
            throw .noWorkbook(nature(of: ""))
        }
        guard !document.part.lowercased().hasSuffix(".bin") else { throw .noWorkbook(.binaryWorkbook) }
        guard let workbook = try WorkbookPart(document.part, in: archive, with: &scanner) else {
            throw .noWorkbook(nature(of: document.part))
        }
        context.usesEpoch1904 = workbook.usesEpoch1904
        let relationships = try Relationships(of: document.part, in: archive, with: &scanner)
        if relationships.first(ofType: "vbaProject") != nil { context.warn(.macrosIgnored) }
        if let styles = relationships.first(ofType: "styles") {
            try context.styles.read(styles.part, in: archive, with: &scanner)
        }
        if let strings = relationships.first(ofType: "sharedStrings"), archive.contains(strings.part) {
            try context.strings.read(strings.part, in: archive, with: &scanner)
        }
        var sheets: [Sheet] = []
        for entry in workbook.entries {
            guard let target = relationships.relationship(withID: entry.relationship) else {
                throw .badReference(part: document.part, text: entry.relationship)
            }
            guard target.type == "worksheet" else {
                context.warn(.sheetSkipped(name: entry.name))
                continue
            }
            try scanner.begin(try archive.open(target.part), part: target.part)
            var worksheet = WorksheetReader(name: entry.name, part: target.part, context: context)
            try worksheet.read(&scanner)
            context = worksheet.context
            sheets.append(try worksheet.sheet(visibility: entry.visibility))
        }
        guard !sheets.isEmpty else { throw .noSheets }
        return XLSXBook(workbook: Workbook(sheets: sheets), warnings: context.allWarnings)
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
struct BookContext {
    let limits: XLSXLimits
    var styles = Styles()
    var strings = SharedStrings()
    var usesEpoch1904 = false
    var cellCount = 0
    var textBytes = 0
    private var warnings: [XLSXWarning] = []
    private var furtherWarnings = 0

    init(limits: XLSXLimits) {
        self.limits = limits
    }

    /// Keeps a warning, or only counts it.
    mutating func warn(_ warning: XLSXWarning) {
        if warnings.count < limits.warnings {
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
