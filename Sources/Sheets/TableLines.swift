/// A line of text outside tables, as far as it tells what heads a table.
package protocol TextLine {
    /// The text without white space at its ends.
    var string: String { get }
    var isCentred: Bool { get }
    var isHeading: Bool { get }
    /// Whether it begins a page.
    var beginsPage: Bool { get }
    /// Whether another page begins behind it.
    var endsPage: Bool { get }
}

/// Divides the lines between two tables: those that end the one above, and those that head the one below.
///
/// Prose of a report belongs to neither. A title (centred, or a heading) begins what heads a table, and so does a new
/// page; lines with a label and a colon (`填报人：`) end a table.
package struct TableLines {
    /// The lines that head the table below.
    package private(set) var above: [String] = []
    /// The lines that end the table above.
    package private(set) var below: [String] = []

    /// How many lines a table has above it and below it at most.
    package static let limit = 8
    /// The longest line that is no prose, in characters; titles stay under it.
    private static let longest = 80
    /// How near its beginning a line has the colon behind its label.
    private static let label = 10

    /// Divides lines.
    ///
    /// - Parameters:
    ///   - hasTable: whether a table stands above the lines.
    ///   - isLast: whether no table stands below them.
    ///   - takesPlain: whether lines may head a table among which nothing is a heading.
    package init<Line: TextLine>(_ lines: [Line], hasTable: Bool, isLast: Bool, takesPlain: Bool = true) {
        let lines = lines.filter { !$0.string.isEmpty || $0.endsPage || $0.beginsPage }
        let heading = TableLines.heading(in: lines)
        var split = hasTable || !takesPlain ? heading : 0
        if isLast, split == nil { split = lines.count }
        let labelled = lines.firstIndex { !TableLines.isLabelled($0.string) } ?? lines.count
        let first = split ?? labelled
        if hasTable {
            below = TableLines.texts(lines[..<min(first, labelled + (takesPlain ? lines.count : 0))])
        }
        guard !isLast else { return }
        var heads = lines[first...]
        if split == nil, !takesPlain {
            let plain = heads.lastIndex { !TableLines.isLabelled($0.string) } ?? heads.startIndex - 1
            heads = heads[(plain + 1)...]
        }
        above = TableLines.texts(heads, fromEnd: true)
    }

    /// Where the lines begin that head the next table; nil where nothing shows that.
    private static func heading<Line: TextLine>(in lines: [Line]) -> Int? {
        if let page = lines.firstIndex(where: { $0.beginsPage || $0.endsPage }) {
            return lines[page].beginsPage || lines[page].string.isEmpty ? page : page + 1
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

    private static func texts<Line: TextLine>(_ lines: ArraySlice<Line>, fromEnd: Bool = false) -> [String] {
        let texts = (fromEnd ? lines.suffix(limit) : lines.prefix(limit)).map(\.string)
        return texts.filter { !$0.isEmpty && !isProse($0) }
    }

    /// Whether a line has a label and a colon, as `单位：万元` has.
    package static func isLabelled(_ text: String) -> Bool {
        text.prefix(label).contains { $0 == "：" || $0 == ":" }
    }

    /// Whether a line is a sentence, or too long for a title.
    package static func isProse(_ text: String) -> Bool {
        !isLabelled(text) && (text.contains("。") || text.count > longest)
    }

    /// Puts lines above the others that only head a table which has no title.
    package mutating func head(with lines: [String]) {
        guard above.allSatisfy(TableLines.isLabelled) else { return }
        above = Array((lines.filter { !TableLines.isProse($0) } + above).prefix(TableLines.limit))
    }

    /// Whether the lines between two tables only say that the one goes on: `（续表）`.
    package static func saysGoesOn<Line: TextLine>(_ lines: [Line]) -> Bool {
        let lines = lines.map(\.string).filter { !$0.isEmpty }
        return lines.count == 1 && (lines.first?.drop { "(（【[".contains($0) }.hasPrefix("续") ?? false)
    }
}
