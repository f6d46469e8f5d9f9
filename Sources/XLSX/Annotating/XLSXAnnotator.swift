import Primitives
import Sheets

/// Marks cells in a copy of an officer's own workbook: a fill and a comment on each, and a sheet that lists
/// them with links.
///
/// Everything else stays: the parts that need no change are copied as they are packed, and in the others
/// only the bytes that a mark needs are put in. Marks of an earlier run are replaced; the same workbook and
/// marks give the same bytes.
///
/// ```swift
/// let marked = try XLSXAnnotator().annotate(
///     bytes: bytes,
///     marks: [XLSXMark(sheet: "表1", range: CellRange("H6")!, severity: .error, text: "应为 9.95")],
///     results: XLSXResultSheet(name: "检查结果", columns: [.init("单元格", width: 12)], rows: []))
/// ```
public struct XLSXAnnotator: Sendable {
    private let limits: XLSXLimits

    /// Whose comments the marks are.
    public static let author = CommentMarks.author

    /// Makes an annotator.
    public init(limits: XLSXLimits = .standard) {
        self.limits = limits
    }

    /// A copy of a workbook with these marks, and none of an earlier run.
    ///
    /// A cell that has a comment of the officer's own keeps it, and what is wrong there stands under it.
    ///
    /// - Parameter type: what the copy is to be, by the extension of its file; nil for what the workbook is.
    /// - Throws: `XLSXAnnotationError.unreadable` where the workbook cannot be read, `.noSheet` where a mark
    ///   names a sheet that is not there, `.macros` where it has macros and the type allows none.
    public func annotate(
        bytes: [UInt8], marks: [XLSXMark], results: XLSXResultSheet, as type: XLSXFileType? = nil
    ) throws(XLSXAnnotationError) -> [UInt8] {
        try edit(bytes) { (parts: PackageParts) throws(XLSXAnnotationError) in
            let book = try BookParts(parts)
            if let type { try parts.setType(type, of: book) }
            try add(marks, results, to: book, in: parts)
        }
    }

    /// A copy of a workbook without the marks of earlier runs.
    public func removingMarks(bytes: [UInt8]) throws(XLSXAnnotationError) -> [UInt8] {
        try edit(bytes) { (_: PackageParts) throws(XLSXAnnotationError) in }
    }

    private func edit(
        _ bytes: [UInt8], _ change: (PackageParts) throws(XLSXAnnotationError) -> Void
    ) throws(XLSXAnnotationError) -> [UInt8] {
        var memos: [MarkMemo] = []
        do throws(XLSXError) {
            // Reading it all first makes sure of everything that is edited by its bytes below.
            var reader = XLSXReader(limits: limits)
            memos = try reader.read(bytes: bytes).workbook.sheets.compactMap { MarkMemo($0) }
        } catch {
            throw .unreadable(error)
        }
        let outcome = bytes.withUnsafeBytes { buffer -> Result<[UInt8], XLSXAnnotationError> in
            do throws(XLSXAnnotationError) {
                let parts: PackageParts
                do throws(XLSXError) {
                    parts = try PackageParts(bytes, buffer, limits: limits)
                } catch {
                    throw .unreadable(error)
                }
                for memo in memos { try MarkRemoval(parts: parts, memo: memo).run() }
                try change(parts)
                return .success(try parts.packed())
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private func add(
        _ marks: [XLSXMark], _ results: XLSXResultSheet, to book: BookParts, in parts: PackageParts
    ) throws(XLSXAnnotationError) {
        for mark in marks where !book.sheets.contains(where: { $0.name == mark.sheet }) {
            throw .noSheet(mark.sheet)
        }
        let part = try stylesPart(of: book, in: parts)
        var styles = try StyleMarks(
            StyleMarks.completed(try parts.part(part) ?? StyleMarks.minimal), part: part)
        var created: [String] = []
        for (index, sheet) in book.sheets.enumerated() {
            let own = marks.filter { $0.sheet == sheet.name }
            guard !own.isEmpty else { continue }
            var made = SheetMarks.Created()
            try fill(own, in: sheet, &styles, &made)
            created += made.cells.map { MarkMemo.line(sheet: sheet.name, cell: $0) }
            created += made.rows.map { MarkMemo.line(sheet: sheet.name, row: $0) }
            try comment(own, on: sheet, number: index + 1, of: book, in: parts)
        }

        func fill(
            _ marks: [XLSXMark], in sheet: BookParts.Sheet, _ styles: inout StyleMarks,
            _ made: inout SheetMarks.Created
        ) throws(XLSXAnnotationError) {
            guard let bytes = try parts.part(sheet.part) else { throw .unreadable(.missingPart(sheet.part)) }
            let severities = Dictionary(marks.map { ($0.range.first, $0.severity) }, uniquingKeysWith: max)
            let marked = try SheetMarks(bytes, part: sheet.part).marking(severities, created: &made) {
                styles.marked($0, $1)
            }
            parts.set(sheet.part, to: marked)
        }

        let textStyle = styles.text()
        let linkStyle = styles.link()
        parts.set(part, to: styles.bytes())
        let counts = styles.counts.map { "\($0)" }.joined(separator: " ")
        let result = ResultPart(
            results: results, textStyle: textStyle, linkStyle: linkStyle, sign: "\(MarkMemo.sign) \(counts)",
            pairs: styles.pairs, created: created)
        try add(result, to: book, in: parts)
    }
}
