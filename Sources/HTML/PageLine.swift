import Sheets

/// A line of a page that stands in no table, as far as it may head or end one.
struct PageLine: TextLine {
    var string: String
    var isCentred: Bool
    var isHeading: Bool
    var beginsPage: Bool { false }
    var endsPage: Bool { false }
}

/// Gathers the lines of a page outside its tables. Links and the entries of lists are its menus, and left aside.
struct PageLines {
    /// The lines since the last table.
    private(set) var lines: [PageLine] = []
    private var text = CellText()
    private var isHeading = false
    /// The blocks that are open and centre what they hold, by name.
    private var centring: [[UInt8]] = []
    private var links = 0
    private var items = 0

    /// How many lines are kept at most, the last ones.
    private static let limit = 64
    private static let depthLimit = 64

    /// Adds text.
    mutating func append(_ added: [UInt8]) {
        if links == 0, items == 0 { text.append(added) }
    }

    /// Breaks the line.
    mutating func breakLine() { endLine() }

    /// Begins an element.
    ///
    /// - Parameter isCentred: whether it centres what it holds.
    mutating func begin(_ name: [UInt8], isBlock: Bool, isCentred: Bool) {
        if name == PageLines.link { links += 1 }
        if name == PageLines.item { items = 1 }
        guard isBlock else { return }
        endLine()
        // A paragraph ends where the next begins.
        if name == PageLines.paragraph, centring.last == name { centring.removeLast() }
        if isCentred, centring.count < PageLines.depthLimit { centring.append(name) }
        if PageLines.isHeading(name) { isHeading = true }
    }

    /// Ends an element.
    mutating func end(_ name: [UInt8], isBlock: Bool) {
        if name == PageLines.link { links = max(links - 1, 0) }
        if name == PageLines.item || PageLines.lists.contains(name) { items = 0 }
        guard isBlock else { return }
        endLine()
        if centring.last == name { centring.removeLast() }
        if PageLines.isHeading(name) { isHeading = false }
    }

    /// The lines so far, which are forgotten.
    mutating func take() -> [PageLine] {
        endLine()
        defer { lines.removeAll() }
        return lines
    }

    private mutating func endLine() {
        let content = text.content
        text = CellText()
        guard !content.isEmpty else { return }
        for line in content.split(separator: 0x0A) {
            let words = String(decoding: line, as: UTF8.self).trimmingSpace
            guard !words.isEmpty else { continue }
            if lines.count == PageLines.limit { lines.removeFirst() }
            lines.append(PageLine(string: words, isCentred: !centring.isEmpty, isHeading: isHeading))
        }
    }

    private static func isHeading(_ name: [UInt8]) -> Bool {
        name.count == 2 && name[0] == UInt8(ascii: "h") && name[1] >= 0x31 && name[1] <= 0x36
    }

    private static let link = Array("a".utf8)
    private static let item = Array("li".utf8)
    private static let paragraph = Array("p".utf8)
    private static let lists: [[UInt8]] = [Array("ul".utf8), Array("ol".utf8)]
}
