/// Divides the paragraphs between two tables: those that end the one above, and those that head the one below.
///
/// Prose of a report belongs to neither. A title (centred, or a heading) begins what heads a table, and so does a new
/// page; lines with a label and a colon (`填报人：`) end a table.
struct WordLines {
    private(set) var above: [String] = []
    private(set) var below: [String] = []

    /// How many lines a table has above it and below it at most.
    private static let limit = 8
    /// The longest line that is no prose, in characters; titles stay under it.
    private static let longest = 80
    /// How near its beginning a line has the colon behind its label.
    private static let label = 10

    /// - Parameters:
    ///   - hasTable: whether a table stands above the paragraphs.
    ///   - isLast: whether no table stands below them.
    init(_ paragraphs: [WordParagraph], hasTable: Bool, isLast: Bool) {
        let lines = paragraphs.filter { !$0.isBlank || $0.endsPage || $0.beginsPage }
        var split = hasTable ? WordLines.heading(in: lines) : 0
        if isLast, split == nil { split = lines.count }
        let first = split ?? lines.firstIndex { !WordLines.isLabelled($0.string) } ?? lines.count
        if hasTable { below = WordLines.texts(lines[..<first].prefix(WordLines.limit)) }
        if !isLast { above = WordLines.texts(lines[first...].suffix(WordLines.limit)) }
    }

    /// Where the lines begin that head the next table; nil where nothing shows that.
    private static func heading(in lines: [WordParagraph]) -> Int? {
        if let page = lines.firstIndex(where: { $0.beginsPage || $0.endsPage }) {
            return lines[page].beginsPage || lines[page].isBlank ? page : page + 1
        }
        guard
            let title = lines.firstIndex(where: { ($0.isCentred || $0.isHeading) && !isLabelled($0.string) })
        else { return nil }
        // A short line just before a title, such as 附件2, goes with it.
        guard title > 0, lines[title - 1].string.count <= label, !isLabelled(lines[title - 1].string) else {
            return title
        }
        return title - 1
    }

    private static func texts(_ lines: ArraySlice<WordParagraph>) -> [String] {
        lines.map(\.string).filter { !$0.isEmpty && !isProse($0) }
    }

    private static func isLabelled(_ text: String) -> Bool {
        text.prefix(label).contains { $0 == "：" || $0 == ":" }
    }

    private static func isProse(_ text: String) -> Bool {
        !isLabelled(text) && (text.contains("。") || text.count > longest)
    }

    /// Whether the paragraphs between two tables only say that the one goes on: `（续表）`.
    static func saysGoesOn(_ paragraphs: [WordParagraph]) -> Bool {
        let lines = paragraphs.filter { !$0.isBlank }.map(\.string)
        return lines.count == 1 && (lines.first?.drop { "（(【[".contains($0) }.hasPrefix("续") ?? false)
    }
}
