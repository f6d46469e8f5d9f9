import Markup
import Primitives
import Sheets

/// Reads all sheets of a workbook.
struct BookReader {
    let archive: Archive

    /// Reads the workbook in the archive.
    func read(
        _ scanner: inout XMLScanner, _ worksheet: inout WorksheetReader
    ) throws(XLSXError) -> XLSXBook {
        let book = try OpenBook(archive, &scanner, &worksheet.context)
        var sheets: [Sheet] = []
        var zeros: [[Int]] = []
        for entry in book.worksheets {
            try scanner.begin(try archive.open(entry.part), part: entry.part)
            worksheet.begin(name: entry.name, part: entry.part, keepsRows: true)
            while try worksheet.nextRow(&scanner) {}
            var sheet = try worksheet.sheet(visibility: entry.visibility)
            sheet.comments = comments(of: entry.part, &scanner, &worksheet.context)
            sheets.append(sheet)
            zeros.append(worksheet.doubtfulZeros)
        }
        if !worksheet.context.hasResults {
            // What a library writes where it works out nothing.
            for index in sheets.indices { sheets[index].forgetResults(at: zeros[index]) }
        }
        // Nothing that a cell shows depends on these: a damaged part of theirs is passed over.
        var properties: DocumentProperties?
        if let custom = book.package.first(ofType: "custom-properties") {
            properties = try? DocumentProperties(custom.part, in: archive, with: &scanner)
        }
        return XLSXBook(
            workbook: Workbook(sheets: sheets), warnings: worksheet.context.allWarnings,
            properties: properties?.all ?? [], names: book.names)
    }

    /// The comments of a worksheet. No cell depends on them: a damaged part is told and passed over.
    private func comments(
        of part: String, _ scanner: inout XMLScanner, _ context: inout BookContext
    ) -> [Sheet.Note] {
        guard
            let relationships = try? Relationships.find(
                of: part, in: archive, &context.memos.relationships, &scanner),
            let comments = relationships.first(ofType: "comments")
        else { return [] }
        do throws(XLSXError) {
            return try SheetComments(comments.part, in: archive, with: &scanner).all
        } catch {
            context.warn(.partMissing(comments.part))
            return []
        }
    }
}
