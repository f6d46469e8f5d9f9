extension StyleMarks {
    /// The least that a styles part has, for a workbook that has none.
    static let minimal = Array(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + lists.map(\.text).joined() + "</styleSheet>").utf8)

    /// The lists that marks need, in the order of the schema (ECMA-376 part 1, 18.8.39), each with its first item.
    private static let lists: [(name: String, text: String)] = [
        ("fonts", "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"),
        (
            "fills",
            "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        ),
        (
            "borders",
            "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        ),
        (
            "cellStyleXfs",
            "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        ),
        (
            "cellXfs",
            "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>"
        ),
    ]

    /// A styles part with every list that marks need.
    static func completed(_ bytes: [UInt8]) -> [UInt8] {
        var tags = RawTags(bytes)
        var prefix = ""
        var edits = PartEdits()
        var missing = lists[...]
        func insert(before name: String?, at place: Int) {
            while let list = missing.first, list.name != name {
                edits.insert(prefixed(list.text, prefix), at: place)
                missing = missing.dropFirst()
            }
            missing = missing.dropFirst(name == nil ? 0 : 1)
        }
        while let tag = tags.next() {
            if tag.depth == 0 {
                if tag.kind == .start { prefix = tags.prefix(of: tag) }
                if tag.kind == .end { insert(before: nil, at: tag.range.lowerBound) }
                continue
            }
            guard tag.depth == 1, tag.kind != .end else { continue }
            let name = String(decoding: bytes[tag.name], as: UTF8.self)
            if let index = missing.firstIndex(where: { $0.name == name }) {
                let list = missing[index]
                insert(before: name, at: tag.range.lowerBound)
                // An empty list is as good as none.
                if tag.kind == .empty { edits.replace(tag.range, with: prefixed(list.text, prefix)) }
            } else if name != "numFmts", !lists.contains(where: { $0.name == name }) {
                insert(before: nil, at: tag.range.lowerBound)
            }
        }
        return edits.applied(to: bytes)
    }

    /// Elements with a prefix to their names.
    private static func prefixed(_ text: String, _ prefix: String) -> String {
        guard !prefix.isEmpty else { return text }
        return text.replacing("</", with: "\u{0}").replacing("<", with: "<" + prefix)
            .replacing("\u{0}", with: "</" + prefix)
    }
}
