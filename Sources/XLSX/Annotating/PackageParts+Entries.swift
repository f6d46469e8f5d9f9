extension PackageParts {
    /// Adds a relationship to a part; where it has none yet, makes the part that holds them.
    func addRelationship(
        of part: String, id: String, type: String, target: String
    ) throws(XLSXAnnotationError) {
        let name = PackageParts.relationshipsPart(of: part)
        let entry = "<Relationship Id=\"\(id)\" Type=\"\(type)\" Target=\"/\(target.escapedForXML)\"/>"
        let address = "http://schemas.openxmlformats.org/package/2006/relationships"
        guard let bytes = try self.part(name) else {
            let text =
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<Relationships xmlns=\"\(address)\">\(entry)</Relationships>"
            set(name, to: Array(text.utf8))
            return
        }
        set(name, to: try PackageParts.appending(entry, to: bytes, element: "Relationships", part: name))
    }

    /// Says what sort of content a part has.
    func addContentType(of part: String, _ type: String) throws(XLSXAnnotationError) {
        let name = PackageParts.contentTypes
        guard let bytes = try self.part(name) else { throw .missingElement(part: name, name: "Types") }
        let entry = "<Override PartName=\"/\(part.escapedForXML)\" ContentType=\"\(type)\"/>"
        set(name, to: try PackageParts.appending(entry, to: bytes, element: "Types", part: name))
    }

    /// Takes away a part with its entry among the content types and its relationships.
    func removePart(_ part: String) throws(XLSXAnnotationError) {
        remove(part)
        remove(PackageParts.relationshipsPart(of: part))
        try removeTags(in: PackageParts.contentTypes, named: "Override") { tags, tag in
            tags.text("PartName", of: tag)?.unescapedFromXML == "/" + part
        }
    }

    /// Takes away a relationship; the part that held it goes with the last one.
    func removeRelationship(of part: String, id: String) throws(XLSXAnnotationError) {
        let name = PackageParts.relationshipsPart(of: part)
        try removeTags(in: name, named: "Relationship") { tags, tag in tags.text("Id", of: tag) == id }
        guard let bytes = try self.part(name) else { return }
        var tags = RawTags(bytes)
        while let tag = tags.next() {
            if tag.kind != .end, tags.isNamed(tag, "Relationship") { return }
        }
        remove(name)
    }

    /// Takes empty tags out of a part.
    func removeTags(
        in part: String, named name: StaticString, where isMeant: (RawTags, RawTags.Tag) -> Bool
    ) throws(XLSXAnnotationError) {
        guard let bytes = try self.part(part) else { return }
        var edits = PartEdits()
        var tags = RawTags(bytes)
        var open: Int?
        while let tag = tags.next() {
            guard tags.isNamed(tag, name) else { continue }
            switch tag.kind {
            case .empty: if isMeant(tags, tag) { edits.replace(tag.range, with: "") }
            case .start: open = isMeant(tags, tag) ? tag.range.lowerBound : nil
            case .end:
                if let start = open { edits.replace(start..<tag.range.upperBound, with: "") }
                open = nil
            }
        }
        if !edits.isEmpty { set(part, to: edits.applied(to: bytes)) }
    }

    static let contentTypes = "[Content_Types].xml"

    /// Puts text at the end of the first element of a name.
    static func appending(
        _ text: String, to bytes: [UInt8], element: StaticString, part: String
    ) throws(XLSXAnnotationError) -> [UInt8] {
        var tags = RawTags(bytes)
        var edits = PartEdits()
        while let tag = tags.next() {
            guard tags.isNamed(tag, element), tag.kind != .start else { continue }
            if tag.kind == .end {
                edits.insert(text, at: tag.range.lowerBound)
            } else {
                edits.open(tag, in: tags, with: text)
            }
            return edits.applied(to: bytes)
        }
        throw .missingElement(part: part, name: "\(element)")
    }
}

extension PartEdits {
    /// Makes a start and an end tag of an empty one, with text between.
    mutating func open(_ tag: RawTags.Tag, in tags: RawTags, with text: String) {
        let name = String(decoding: tags.bytes[tag.name], as: UTF8.self)
        let slash = tag.range.upperBound - 2
        replace(slash..<tag.range.upperBound, with: ">\(text)</\(tags.prefix(of: tag))\(name)>")
    }
}
