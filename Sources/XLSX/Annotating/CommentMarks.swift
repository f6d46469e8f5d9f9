import Primitives

/// The comments of one sheet, to which marks are added, and from which they are taken away.
struct CommentMarks {
    /// Whose comments the marks are.
    static let author = "绩效检查"
    /// What the comments begin with, as comments do: some programs leave the author out.
    static let heading = author + "："

    let part: String
    private let tags: RawTags
    private var prefix = ""
    private var authors: [(tag: Range<Int>, text: String)] = []
    private var authorsEnd: Int?
    private var authorsEmpty: RawTags.Tag?
    private var listEnd: Int?
    private var listEmpty: RawTags.Tag?
    private var comments: [Comment] = []

    private struct Comment {
        let range: Range<Int>
        let cell: CellReference?
        let isMark: Bool
    }

    init(_ bytes: [UInt8], part: String) {
        self.part = part
        tags = RawTags(bytes)
        var walk = tags
        var start: Int?
        var open: RawTags.Tag?
        while let tag = walk.next() {
            if tag.depth == 0, tag.kind == .start { prefix = walk.prefix(of: tag) }
            if tag.depth == 1, walk.isNamed(tag, "authors") {
                if tag.kind == .end { authorsEnd = tag.range.lowerBound }
                if tag.kind == .empty { authorsEmpty = tag }
            } else if tag.depth == 1, walk.isNamed(tag, "commentList") {
                if tag.kind == .end { listEnd = tag.range.lowerBound }
                if tag.kind == .empty { listEmpty = tag }
            } else if tag.depth == 2, walk.isNamed(tag, "author") {
                if tag.kind == .end, let start {
                    let text = String(decoding: bytes[start..<tag.range.lowerBound], as: UTF8.self)
                    authors.append((start..<tag.range.lowerBound, text.unescapedFromXML))
                } else if tag.kind == .empty {
                    authors.append((tag.range, ""))
                }
                start = tag.range.upperBound
            } else if tag.depth == 2, walk.isNamed(tag, "comment") {
                if tag.kind != .end { open = tag }
                if tag.kind != .start, let first = open {
                    let range = first.range.lowerBound..<tag.range.upperBound
                    let author = walk.number("authorId", of: first)
                    let isMark =
                        author.map { authors.indices.contains($0) && authors[$0].text == CommentMarks.author }
                        == true || CommentMarks.text(bytes[range]).hasPrefix(CommentMarks.heading)
                    comments.append(
                        Comment(
                            range: range, cell: walk.text("ref", of: first).flatMap { CellReference($0) },
                            isMark: isMark))
                }
            }
        }
    }

    /// An empty part.
    init(part: String) {
        self.init(
            Array(
                ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    + "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<authors></authors><commentList></commentList></comments>").utf8), part: part)
    }

    /// The cells that have a comment.
    var cells: Set<CellReference> { Set(comments.compactMap(\.cell)) }

    /// Whether there is any comment.
    var isEmpty: Bool { comments.isEmpty }

    /// The cells whose comments are marks.
    var markedCells: Set<CellReference> {
        Set(comments.filter(\.isMark).compactMap(\.cell))
    }

    /// The text of a comment, without its tags and the white space before it.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        var isInTag = false
        for byte in bytes {
            if byte == UInt8(ascii: "<") { isInTag = true }
            if !isInTag { text.append(byte) }
            if byte == UInt8(ascii: ">") { isInTag = false }
        }
        return String(String(decoding: text, as: UTF8.self).drop(while: \.isWhitespace))
    }

    /// The part with comments added, in the order of their cells; what is said of a cell that has one already stands
    /// under the officer's words.
    func adding(_ all: [(cell: CellReference, text: String)]) -> [UInt8] {
        var edits = PartEdits()
        let known = Dictionary(
            comments.compactMap { comment in comment.cell.map { ($0, comment.range) } },
            uniquingKeysWith: { first, _ in first })
        for (cell, text) in all {
            guard let comment = known[cell] else { continue }
            CommentAdditions(tags, comment: comment, prefix: prefix).add(text, to: &edits)
        }
        let texts = all.filter { known[$0.cell] == nil }
        guard !texts.isEmpty else { return edits.applied(to: tags.bytes) }
        var number = authors.count
        if let listed = authors.firstIndex(where: { $0.text == CommentMarks.author }) {
            number = listed
        } else {
            let author = "<\(prefix)author>\(CommentMarks.author)</\(prefix)author>"
            if let authorsEnd { edits.insert(author, at: authorsEnd) }
            if let authorsEmpty { edits.open(authorsEmpty, in: tags, with: author) }
        }
        var list = ""
        for (cell, text) in texts {
            list +=
                "<\(prefix)comment ref=\"\(cell)\" authorId=\"\(number)\"><\(prefix)text><\(prefix)r>"
                + "<\(prefix)rPr><\(prefix)sz val=\"9\"/><\(prefix)color indexed=\"81\"/></\(prefix)rPr>"
                + "<\(prefix)t xml:space=\"preserve\">\((CommentMarks.heading + text).escapedForXML)</\(prefix)t>"
                + "</\(prefix)r></\(prefix)text></\(prefix)comment>"
        }
        if let listEnd { edits.insert(list, at: listEnd) }
        if let listEmpty { edits.open(listEmpty, in: tags, with: list) }
        return edits.applied(to: tags.bytes)
    }

    /// The part without the marks. Their author stays where another comes after him, since authors count.
    func withoutMarks() -> [UInt8] {
        var edits = PartEdits()
        for comment in comments {
            if comment.isMark {
                edits.replace(comment.range, with: "")
            } else {
                CommentAdditions(tags, comment: comment.range, prefix: prefix).remove(from: &edits)
            }
        }
        if let last = authors.last, last.text == CommentMarks.author,
            authors.count(where: { $0.text == CommentMarks.author }) == 1
        {
            let open = "<\(prefix)author>".utf8.count
            let close = "</\(prefix)author>".utf8.count
            let range = last.tag.lowerBound - open..<last.tag.upperBound + close
            if tags.bytes[range].starts(with: "<\(prefix)author>".utf8) { edits.replace(range, with: "") }
        }
        return edits.applied(to: tags.bytes)
    }
}
