/// Where the parts of a workbook are, as its relationships say.
struct BookParts {
    /// One worksheet.
    struct Sheet {
        var name: String
        var relationship: String
        var part: String
    }

    /// The workbook's own part.
    let document: String
    /// The worksheets, in the order of their tabs.
    let sheets: [Sheet]
    /// The names of all tabs, chart sheets too.
    let names: [String]
    /// The styles; nil where the workbook has none.
    let styles: String?
    /// The highest number that a sheet has.
    let lastSheetID: Int
    /// The address that `r:` stands for: another one in strict workbooks.
    let relationshipsAddress: String

    init(_ parts: PackageParts) throws(XLSXAnnotationError) {
        guard let document = try parts.relationships(of: "").first(where: { $0.type == "officeDocument" }),
            let bytes = try parts.part(document.part)
        else { throw .unreadable(.noWorkbook(.unknown)) }
        self.document = document.part
        let relationships = try parts.relationships(of: document.part)
        styles = relationships.first { $0.type == "styles" }?.part
        var tags = RawTags(bytes)
        var sheets: [Sheet] = []
        var names: [String] = []
        var last = 0
        var isStrict = false
        while let tag = tags.next() {
            if tag.depth == 0, tag.kind == .start {
                isStrict = String(decoding: bytes[tag.range], as: UTF8.self).contains(BookParts.strictAddress)
            }
            guard tag.kind != .end, tag.depth == 2, tags.isNamed(tag, "sheet") else { continue }
            let name = (tags.text("name", of: tag) ?? "").unescapedFromXML
            names.append(name)
            last = max(last, tags.number("sheetId", of: tag) ?? 0)
            let ids = relationships.filter { relationship in
                BookParts.relationshipID(in: tags, of: tag) == relationship.id
            }
            guard let target = ids.first, target.type == "worksheet" else { continue }
            sheets.append(Sheet(name: name, relationship: target.id, part: target.part))
        }
        self.sheets = sheets
        self.names = names
        lastSheetID = last
        relationshipsAddress =
            isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }

    private static let strictAddress = "http://purl.oclc.org/ooxml/spreadsheetml/main"

    /// The value of `r:id`, whatever its prefix.
    static func relationshipID(in tags: RawTags, of tag: RawTags.Tag) -> String? {
        tags.text("r:id", of: tag) ?? tags.prefixedID(of: tag)
    }
}

extension RawTags {
    /// The value of an attribute `id` with some prefix.
    func prefixedID(of tag: Tag) -> String? {
        let text = String(decoding: bytes[tag.range], as: UTF8.self)
        guard let place = text.range(of: ":id=")?.upperBound, place < text.endIndex else { return nil }
        let quote = text[place]
        let rest = text[text.index(after: place)...]
        return rest.firstIndex(of: quote).map { String(rest[..<$0]) }
    }
}

extension String {
    /// The first place of a text in this one.
    fileprivate func range(of other: String) -> Range<String.Index>? {
        ranges(of: other).first
    }

    /// The text with the references of XML resolved.
    var unescapedFromXML: String {
        guard contains("&") else { return self }
        var result = ""
        var rest = self[...]
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            guard let end = rest.firstIndex(of: ";") else { return result + "&" + rest }
            let name = rest[..<end]
            rest = rest[rest.index(after: end)...]
            switch name {
            case "amp": result += "&"
            case "lt": result += "<"
            case "gt": result += ">"
            case "quot": result += "\""
            case "apos": result += "'"
            default:
                let code =
                    name.hasPrefix("#x")
                    ? UInt32(name.dropFirst(2), radix: 16)
                    : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
                if let scalar = code.flatMap({ Unicode.Scalar($0) }) {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + rest
    }
}
