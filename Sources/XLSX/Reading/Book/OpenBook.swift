import Markup
import Sheets

/// A workbook whose parts are found, and what all of its sheets share read: its sheets are still to come.
struct OpenBook {
    /// A worksheet that can be read.
    struct Worksheet {
        var name: String
        var visibility: Sheet.Visibility
        var part: String
    }

    /// What the package itself refers to.
    let package: Relationships
    /// The sheets in the order of their tabs; those that are not worksheets are left out.
    let worksheets: [Worksheet]
    /// The defined names and what each stands for.
    let names: [(name: String, text: String)]

    /// Finds the parts of the workbook in the archive through their relationships.
    init(
        _ archive: Archive, _ scanner: inout XMLScanner, _ context: inout BookContext
    ) throws(XLSXError) {
        context.reset()
        package = try Relationships.find(
            of: "", in: archive, &context.memos.relationships, &scanner)
        guard let document = package.first(ofType: "officeDocument") else {
            throw .noWorkbook(OpenBook.nature(of: "", in: archive))
        }
        guard !document.part.lowercased().hasSuffix(".bin") else { throw .noWorkbook(.binaryWorkbook) }
        let limits = archive.limits
        let found = try archive.value(of: document.part, &context.memos.workbooks, &scanner) {
            (scanner) throws(XLSXError) in try WorkbookPart(document.part, &scanner, limits: limits)
        }
        guard let workbook = found else {
            throw .noWorkbook(OpenBook.nature(of: document.part, in: archive))
        }
        names = workbook.names
        context.usesEpoch1904 = workbook.usesEpoch1904
        let relationships = try Relationships.find(
            of: document.part, in: archive, &context.memos.relationships, &scanner)
        if relationships.first(ofType: "vbaProject") != nil { context.warn(.macrosIgnored) }
        context.hasPlaceholderResults =
            workbook.recalculates && relationships.first(ofType: "calcChain") == nil
        if let styles = relationships.first(ofType: "styles") {
            if archive.contains(styles.part) {
                try context.readStyles(styles.part, in: archive, &scanner)
            } else {
                context.warn(.partMissing(styles.part))
            }
        }
        if let strings = relationships.first(ofType: "sharedStrings"), archive.contains(strings.part) {
            try context.strings.read(strings.part, in: archive, with: &scanner)
        }
        var worksheets: [Worksheet] = []
        var missing: String?
        for entry in workbook.entries {
            // Old macro and dialog sheets have no relationship.
            guard let target = relationships.relationship(withID: entry.relationship),
                target.type == "worksheet"
            else {
                context.warn(.sheetSkipped(name: entry.name))
                continue
            }
            guard archive.contains(target.part) else {
                missing = missing ?? target.part
                context.warn(.partMissing("\(target.part)（\(entry.name)）"))
                continue
            }
            worksheets.append(
                Worksheet(name: entry.name, visibility: entry.visibility, part: target.part))
        }
        guard !worksheets.isEmpty else {
            if let missing { throw .missingPart(missing) }
            throw .noSheets
        }
        self.worksheets = worksheets
    }

    private static func nature(of document: String, in archive: Archive) -> XLSXError.PackageNature {
        if document.hasPrefix("word/") || archive.contains("word/document.xml") { return .wordDocument }
        if document.hasPrefix("ppt/") || archive.contains("ppt/presentation.xml") { return .presentation }
        if archive.contains("mimetype"), archive.contains("content.xml") { return .openDocument }
        if archive.contains("xl/workbook.bin") { return .binaryWorkbook }
        return .unknown
    }
}
