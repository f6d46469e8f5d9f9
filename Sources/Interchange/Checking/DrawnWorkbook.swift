import Sheets
import XLSX

/// An XLSX workbook drawn from sheets that were read from another format, so that problems can be marked in it.
struct DrawnWorkbook {
    /// The file.
    let bytes: [UInt8]
    private var names: [String: String] = [:]

    /// The longest name of a sheet in XLSX.
    private static let longestName = 31

    /// - Throws: `InterchangeError.workbookWriting` where the sheets cannot be written.
    init(_ sheets: [Sheet]) throws(InterchangeError) {
        var taken: Set<String> = []
        var drafts: [SheetDraft] = []
        for sheet in sheets {
            var draft = SheetDraft(copying: sheet)
            draft.name = DrawnWorkbook.name(sheet.name, taken)
            taken.insert(draft.name.lowercased())
            names[sheet.name] = draft.name
            drafts.append(draft)
        }
        do throws(XLSXWriteError) {
            bytes = try XLSXWriter().bytes(of: drafts)
        } catch {
            throw .workbookWriting(error)
        }
    }

    /// What a sheet is called in the file.
    func name(of sheet: String) -> String? { names[sheet] }

    /// A name that XLSX permits and no other sheet has.
    private static func name(_ wanted: String, _ taken: Set<String>) -> String {
        let plain = String(wanted.filter { !"[]:*?/\\'".contains($0) }.prefix(longestName))
        var name = plain.isEmpty ? "表" : plain
        var number = 2
        while taken.contains(name.lowercased()) {
            let suffix = "-\(number)"
            name = String(plain.prefix(longestName - suffix.count)) + suffix
            number += 1
        }
        return name
    }
}
