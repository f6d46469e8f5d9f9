import Markup
import Primitives
import Sheets

/// The comments on the cells of one sheet.
struct SheetComments {
    /// The comments, in the order of the file.
    private(set) var all: [Sheet.Note] = []

    /// Reads the part of the comments; those that an earlier check added are left out.
    init(_ part: String, in archive: Archive, with scanner: inout XMLScanner) throws(XLSXError) {
        try scanner.begin(try archive.open(part), part: part)
        var bytes = ByteArena(capacity: 256)
        var cell: CellReference?
        while true {
            switch try scanner.next() {
            case .endOfDocument: return
            case .start where scanner.isNamed("comment"):
                cell = scanner.attribute("ref").flatMap { CellReference(utf8: $0) }
            case .start where scanner.isNamed("text"):
                bytes.truncate(to: 0)
                try scanner.readRichText(into: &bytes)
                let whole = bytes.string(0..<bytes.count)
                let own =
                    whole.firstRange(of: CommentMarks.heading).map { whole[..<$0.lowerBound] } ?? whole[...]
                let text = own.split(separator: "\n", omittingEmptySubsequences: false)
                    .reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed().joined(separator: "\n")
                guard let place = cell, !text.isEmpty, all.count < archive.limits.comments else { continue }
                all.append(Sheet.Note(cell: place, text: text))
            default: continue
            }
        }
    }
}
