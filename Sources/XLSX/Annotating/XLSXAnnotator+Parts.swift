import Primitives

extension XLSXAnnotator {
    /// Puts a comment on each marked cell of a sheet; on one that has the officer's own, under his words.
    func comment(
        _ marks: [XLSXMark], on sheet: BookParts.Sheet, number: Int, of book: BookParts,
        in parts: PackageParts
    ) throws(XLSXAnnotationError) {
        let relationships = try parts.relationships(of: sheet.part)
        var comments = CommentMarks(part: "xl/\(PartNames.comments)\(number).xml")
        let known = relationships.first { $0.type == "comments" }
        if let known, let bytes = try parts.part(known.part) {
            comments = CommentMarks(bytes, part: known.part)
        }
        let taken = comments.cells
        var texts: [CellReference: String] = [:]
        for mark in marks {
            let before = texts[mark.range.first].map { $0 + "\n" } ?? ""
            texts[mark.range.first] = ResultPart.fitting(before + mark.text)
        }
        guard !texts.isEmpty else { return }
        let ordered = texts.sorted { $0.key < $1.key }.map { (cell: $0.key, text: $0.value) }
        parts.set(comments.part, to: comments.adding(ordered))
        if known == nil {
            try parts.addRelationship(
                of: sheet.part, id: PartNames.comments, type: book.relationshipsAddress + "/comments",
                target: comments.part)
            try parts.addContentType(
                of: comments.part,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
        }
        let new = ordered.map(\.cell).filter { !taken.contains($0) }
        if !new.isEmpty { try draw(new, on: sheet, number: number, of: book, in: parts) }
    }

    /// Draws the boxes of the comments, in the sheet's own drawing where it has one.
    private func draw(
        _ cells: [CellReference], on sheet: BookParts.Sheet, number: Int, of book: BookParts,
        in parts: PackageParts
    ) throws(XLSXAnnotationError) {
        guard let bytes = try parts.part(sheet.part) else { return }
        var tags = RawTags(bytes)
        var id: String?
        var place: Int?
        var prefix = ""
        while let tag = tags.next() {
            if tag.depth == 0, tag.kind == .start { prefix = tags.prefix(of: tag) }
            if tag.depth == 1, tag.kind != .end {
                if tags.isNamed(tag, "legacyDrawing") { id = BookParts.relationshipID(in: tags, of: tag) }
                if place == nil, XLSXAnnotator.followsDrawing(tags, tag) { place = tag.range.lowerBound }
            }
            if tag.depth == 0, tag.kind == .end { place = place ?? tag.range.lowerBound }
        }
        let drawing = try parts.relationships(of: sheet.part).first { $0.id == id }
        if let drawing, let shapes = try parts.part(drawing.part) {
            parts.set(drawing.part, to: CommentShapes(shapes).adding(cells, sheet: number))
            return
        }
        let part = "xl/drawings/\(PartNames.drawing)\(number).vml"
        parts.set(part, to: CommentShapes(sheet: number).adding(cells, sheet: number))
        try parts.addRelationship(
            of: sheet.part, id: PartNames.drawing, type: book.relationshipsAddress + "/vmlDrawing",
            target: part)
        try parts.addContentType(of: part, "application/vnd.openxmlformats-officedocument.vmlDrawing")
        var edits = PartEdits()
        edits.insert(
            "<\(prefix)legacyDrawing xmlns:r=\"\(book.relationshipsAddress)\" r:id=\"\(PartNames.drawing)\"/>",
            at: place ?? bytes.count)
        parts.set(sheet.part, to: edits.applied(to: bytes))
    }

    /// Whether an element of a worksheet stands behind `legacyDrawing`: the schema has an order.
    private static func followsDrawing(_ tags: RawTags, _ tag: RawTags.Tag) -> Bool {
        let names: [StaticString] = [
            "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
            "tableParts", "extLst",
        ]
        return names.contains { tags.isNamed(tag, $0) }
    }

    /// The part with the styles; where a workbook has none, or says that it has one and has not, one is made.
    func stylesPart(of book: BookParts, in parts: PackageParts) throws(XLSXAnnotationError) -> String {
        var part = book.styles ?? "xl/styles.xml"
        if try parts.part(part) != nil {
            if book.styles != nil { return part }
            // What stands there is no part of the workbook.
            part = "xl/\(PartNames.styles).xml"
        }
        parts.set(part, to: StyleMarks.minimal)
        if book.styles == nil {
            try parts.addRelationship(
                of: book.document, id: PartNames.styles, type: book.relationshipsAddress + "/styles",
                target: part)
        }
        try parts.addContentType(
            of: part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
        return part
    }

    /// Adds the result sheet behind all others.
    func add(
        _ result: ResultPart, to book: BookParts, in parts: PackageParts
    ) throws(XLSXAnnotationError) {
        let part = "xl/worksheets/\(PartNames.results).xml"
        parts.set(part, to: result.bytes)
        try parts.addContentType(
            of: part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
        try parts.addRelationship(
            of: book.document, id: PartNames.results, type: book.relationshipsAddress + "/worksheet",
            target: part)
        guard let bytes = try parts.part(book.document) else { return }
        var tags = RawTags(bytes)
        var prefix = ""
        if let root = tags.next() { prefix = tags.prefix(of: root) }
        var name = result.results.name
        var number = 2
        let taken = Set(book.names.map { $0.lowercased() })
        while taken.contains(name.lowercased()) {
            name = "\(result.results.name) (\(number))"
            number += 1
        }
        let entry =
            "<\(prefix)sheet xmlns:r=\"\(book.relationshipsAddress)\" name=\"\(name.escapedForXML)\""
            + " sheetId=\"\(book.lastSheetID + 1)\" r:id=\"\(PartNames.results)\"/>"
        parts.set(
            book.document,
            to: try PackageParts.appending(entry, to: bytes, element: "sheets", part: book.document))
    }
}
