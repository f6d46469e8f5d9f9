/// The styles of a workbook, to which marked ones are added: those of the cells, with another fill.
struct StyleMarks {
    /// A list of the part: its tags, and what was put behind the last.
    private struct List {
        let start: RawTags.Tag
        let end: Int
        let items: [Range<Int>]
        var added: [String] = []

        var count: Int { items.count + added.count }
    }

    private let part: String
    private let tags: RawTags
    private let prefix: String
    private var fonts: List
    private var fills: List
    private var formats: List
    private var fillOf: [XLSXMark.Severity: Int] = [:]
    /// The marked styles, in order, with the style that each stands for; nil where the cell had none.
    private(set) var pairs: [(marked: Int, original: Int?)] = []
    private var markedOf: [Key: Int] = [:]

    private struct Key: Hashable {
        let original: Int?
        let severity: XLSXMark.Severity
    }

    init(_ bytes: [UInt8], part: String) throws(XLSXAnnotationError) {
        self.part = part
        tags = RawTags(bytes)
        var walk = tags
        var prefix = ""
        var lists: [String: List] = [:]
        var open: (name: String, start: RawTags.Tag, items: [Range<Int>], item: Int)?
        while let tag = walk.next() {
            if tag.depth == 0, tag.kind == .start { prefix = walk.prefix(of: tag) }
            if tag.depth == 1 {
                let name = String(decoding: bytes[tag.name], as: UTF8.self)
                if tag.kind == .start {
                    open = (name, tag, [], 0)
                } else if tag.kind == .end, let list = open {
                    lists[list.name] = List(start: list.start, end: tag.range.lowerBound, items: list.items)
                    open = nil
                }
            } else if tag.depth == 2, open != nil {
                switch tag.kind {
                case .start: open?.item = tag.range.lowerBound
                case .empty: open?.items.append(tag.range)
                case .end: if let start = open?.item { open?.items.append(start..<tag.range.upperBound) }
                }
            }
        }
        self.prefix = prefix
        guard let fonts = lists["fonts"] else { throw .missingElement(part: part, name: "fonts") }
        guard let fills = lists["fills"] else { throw .missingElement(part: part, name: "fills") }
        guard let formats = lists["cellXfs"] else { throw .missingElement(part: part, name: "cellXfs") }
        self.fonts = fonts
        self.fills = fills
        self.formats = formats
    }

    /// The style that marks a cell of this style.
    mutating func marked(_ original: Int?, _ severity: XLSXMark.Severity) -> Int {
        let key = Key(original: original, severity: severity)
        if let style = markedOf[key] { return style }
        let style = add(format: format(original ?? 0, fill: fill(severity)))
        markedOf[key] = style
        pairs.append((style, original))
        return style
    }

    /// The style of a text in the result sheet: wrapped.
    mutating func text() -> Int { add(format: resultFormat(font: 0, fill: 0)) }

    /// The style of a link in the result sheet.
    mutating func link() -> Int {
        fonts.added.append(
            "<\(prefix)font><\(prefix)u/><\(prefix)sz val=\"11\"/><\(prefix)color rgb=\"FF0563C1\"/>"
                + "<\(prefix)name val=\"Calibri\"/><\(prefix)family val=\"2\"/></\(prefix)font>")
        return add(format: resultFormat(font: fonts.count - 1, fill: 0))
    }

    /// How many fonts, fills and styles there were and how many were added: what takes them away again.
    var counts: [Int] {
        [fonts, fills, formats].flatMap { [$0.items.count, $0.added.count] }
    }

    /// The part with what was added.
    func bytes() -> [UInt8] {
        var edits = PartEdits()
        for list in [fonts, fills, formats] where !list.added.isEmpty {
            edits.insert(list.added.joined(), at: list.end)
            if let count = tags.value("count", of: list.start) {
                edits.replace(count, with: "\(list.count)")
            }
        }
        return edits.applied(to: tags.bytes)
    }

    /// The part without what was added, or as it is where another program wrote it anew since.
    func bytesWithout(_ counts: [Int]) -> [UInt8] {
        let lists = [fonts, fills, formats]
        guard counts.count == 6,
            lists.enumerated().allSatisfy({ index, list in
                counts[index * 2] > 0 && counts[index * 2 + 1] >= 0
                    && list.items.count == counts[index * 2] + counts[index * 2 + 1]
            }),
            fills.items.suffix(counts[3]).allSatisfy({ item in
                let text = String(decoding: tags.bytes[item], as: UTF8.self)
                return XLSXMark.Severity.allCases.contains { text == StyleMarks.fill($0, prefix) }
            })
        else { return tags.bytes }
        var edits = PartEdits()
        for (index, list) in lists.enumerated() where counts[index * 2 + 1] > 0 {
            guard let last = list.items.last else { continue }
            edits.replace(list.items[counts[index * 2]].lowerBound..<last.upperBound, with: "")
            if let count = tags.value("count", of: list.start) {
                edits.replace(count, with: "\(counts[index * 2])")
            }
        }
        return edits.applied(to: tags.bytes)
    }

    private mutating func add(format: String) -> Int {
        formats.added.append(format)
        return formats.count - 1
    }

    private mutating func fill(_ severity: XLSXMark.Severity) -> Int {
        if let fill = fillOf[severity] { return fill }
        fills.added.append(StyleMarks.fill(severity, prefix))
        fillOf[severity] = fills.count - 1
        return fills.count - 1
    }

    private static func fill(_ severity: XLSXMark.Severity, _ prefix: String) -> String {
        let color = color(severity)
        return "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\">"
            + "<\(prefix)fgColor rgb=\"\(color)\"/><\(prefix)bgColor indexed=\"64\"/>"
            + "</\(prefix)patternFill></\(prefix)fill>"
    }

    /// A shade off the ones that spreadsheets offer, so that an officer's own fill is not taken for ours.
    private static func color(_ severity: XLSXMark.Severity) -> String {
        switch severity {
        case .error: "FFFFC7CF"
        case .warning: "FFFFEB9D"
        case .info: "FFDDEBF8"
        }
    }

    /// Styles with a mark's fill besides the known ones, each with a new one that has no fill.
    ///
    /// A program that writes a workbook anew may give cells under a merged one a marked style of their own.
    mutating func strays(besides known: some Collection<Int>) -> [Int: Int] {
        let known = Set(known)
        let marks = fills.items.indices.filter { index in
            let text = String(decoding: tags.bytes[fills.items[index]], as: UTF8.self)
            return XLSXMark.Severity.allCases.contains { text.contains("\"\(StyleMarks.color($0))\"") }
        }
        var strays: [Int: Int] = [:]
        for (style, range) in formats.items.enumerated() where !known.contains(style) {
            var item = RawTags(Array(tags.bytes[range]))
            guard let tag = item.next(), let fill = item.number("fillId", of: tag), marks.contains(fill)
            else {
                continue
            }
            strays[style] = add(format: format(style, fill: 0))
        }
        return strays
    }

    private func resultFormat(font: Int, fill: Int) -> String {
        "<\(prefix)xf numFmtId=\"0\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"0\" xfId=\"0\""
            + " applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">"
            + "<\(prefix)alignment vertical=\"top\" wrapText=\"1\"/></\(prefix)xf>"
    }

    /// A style as it stands, with another fill.
    private func format(_ style: Int, fill: Int) -> String {
        guard formats.items.indices.contains(style) else { return resultFormat(font: 0, fill: fill) }
        let bytes = Array(tags.bytes[formats.items[style]])
        var item = RawTags(bytes)
        guard let tag = item.next() else { return resultFormat(font: 0, fill: fill) }
        var edits = PartEdits()
        for (name, value) in [("fillId" as StaticString, "\(fill)"), ("applyFill", "1")] {
            if let place = item.value(name, of: tag) {
                edits.replace(place, with: value)
            } else {
                edits.insert(" \(name)=\"\(value)\"", at: tag.name.upperBound)
            }
        }
        return String(decoding: edits.applied(to: bytes), as: UTF8.self)
    }
}
