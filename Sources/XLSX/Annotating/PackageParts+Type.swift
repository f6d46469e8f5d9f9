extension PackageParts {
    /// Makes the package say what the extension of its file promises.
    ///
    /// - Throws: `XLSXAnnotationError.macros` where it has macros and the type allows none.
    func setType(_ type: XLSXFileType, of book: BookParts) throws(XLSXAnnotationError) {
        let name = PackageParts.contentTypes
        guard let bytes = try part(name) else { throw .missingElement(part: name, name: "Types") }
        let hasMacros = try relationships(of: book.document).contains { $0.type == "vbaProject" }
        guard type.allowsMacros || !hasMacros else { throw .macros }
        var tags = RawTags(bytes)
        while let tag = tags.next() {
            guard tag.kind != .end, tags.isNamed(tag, "Override"),
                tags.text("PartName", of: tag)?.unescapedFromXML.lowercased()
                    == "/" + book.document.lowercased(),
                let place = tags.value("ContentType", of: tag)
            else { continue }
            guard !bytes[place].elementsEqual(type.contentType.utf8) else { return }
            var edits = PartEdits()
            edits.replace(place, with: type.contentType)
            set(name, to: edits.applied(to: bytes))
            return
        }
        try addContentType(of: book.document, type.contentType)
    }
}
