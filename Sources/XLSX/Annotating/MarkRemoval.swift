import Primitives
import Sheets

/// Takes the marks of an earlier run out of a workbook.
struct MarkRemoval {
    let parts: PackageParts
    let memo: MarkMemo

    /// Takes out comments, fills and the result sheet.
    func run() throws(XLSXAnnotationError) {
        let book = try BookParts(parts)
        guard let result = book.sheets.first(where: { $0.name == memo.sheet }),
            let bytes = try parts.part(result.part)
        else { return }
        let kept = SheetMarks(bytes, part: result.part)
        let originals = kept.styles(inColumn: MarkMemo.originalColumn)
        var styles: [Int: Int?] = [:]
        for (row, marked) in kept.styles(inColumn: MarkMemo.markedColumn) where row > 0 {
            styles[marked] = .some(originals[row])
        }
        var marks: StyleMarks?
        var strays: [Int: Int] = [:]
        if let part = book.styles, let bytes = try parts.part(part) {
            var read = try StyleMarks(bytes, part: part)
            strays = read.strays(besides: styles.keys)
            for (style, clean) in strays { styles[style] = .some(clean) }
            marks = read
        }
        for sheet in book.sheets where sheet.part != result.part {
            try removeComments(of: sheet)
            guard let bytes = try parts.part(sheet.part) else { continue }
            let clean = SheetMarks(bytes, part: sheet.part).unmarking(
                styles, created: memo.created[sheet.name] ?? SheetMarks.Created())
            if clean != bytes { parts.set(sheet.part, to: clean) }
        }
        try remove(result, from: book)
        if let part = book.styles, let marks {
            let rest = strays.isEmpty ? marks.bytesWithout(memo.counts) : marks.bytes()
            if rest == StyleMarks.minimal {
                // It was made for the marks.
                try parts.removePart(part)
                try parts.removeRelationship(of: book.document, id: PartNames.styles)
            } else {
                parts.set(part, to: rest)
            }
        }
    }

    private func removeComments(of sheet: BookParts.Sheet) throws(XLSXAnnotationError) {
        let relationships = try parts.relationships(of: sheet.part)
        guard let comments = relationships.first(where: { $0.type == "comments" }),
            let bytes = try parts.part(comments.part)
        else { return }
        let marks = CommentMarks(bytes, part: comments.part)
        let cells = marks.markedCells
        guard !cells.isEmpty else { return }
        let rest = marks.withoutMarks()
        let isOurs = CommentMarks(rest, part: comments.part).isEmpty && comments.id == PartNames.comments
        if isOurs {
            try parts.removePart(comments.part)
            try parts.removeRelationship(of: sheet.part, id: comments.id)
        } else {
            parts.set(comments.part, to: rest)
        }
        for drawing in relationships where drawing.type == "vmlDrawing" {
            guard let bytes = try parts.part(drawing.part) else { continue }
            let (shapes, hasShapes) = CommentShapes(bytes).removing(cells)
            if !hasShapes, drawing.id == PartNames.drawing {
                try parts.removePart(drawing.part)
                try parts.removeRelationship(of: sheet.part, id: drawing.id)
                try parts.removeTags(in: sheet.part, named: "legacyDrawing") { tags, tag in
                    BookParts.relationshipID(in: tags, of: tag) == drawing.id
                }
            } else if shapes != bytes {
                parts.set(drawing.part, to: shapes)
            }
        }
    }

    /// Takes the result sheet away, and moves what counts sheets past it.
    private func remove(_ result: BookParts.Sheet, from book: BookParts) throws(XLSXAnnotationError) {
        guard let bytes = try parts.part(book.document),
            let index = book.names.firstIndex(of: result.name)
        else { return }
        var edits = PartEdits()
        var tags = RawTags(bytes)
        var name: Int?
        while let tag = tags.next() {
            if tag.kind != .end, tags.isNamed(tag, "sheet"), tag.depth == 2,
                BookParts.relationshipID(in: tags, of: tag) == result.relationship
            {
                edits.replace(tag.range, with: "")
            } else if tag.kind != .end, tags.isNamed(tag, "workbookView") {
                for attribute in ["activeTab" as StaticString, "firstSheet"] {
                    guard let place = tags.value(attribute, of: tag),
                        let number = tags.number(attribute, of: tag), number >= index
                    else { continue }
                    edits.replace(place, with: "\(number == index ? 0 : number - 1)")
                }
            } else if tags.isNamed(tag, "definedName") {
                if tag.kind == .start {
                    let number = tags.number("localSheetId", of: tag)
                    name = number == index ? tag.range.lowerBound : nil
                    if let place = tags.value("localSheetId", of: tag), let number, number > index {
                        edits.replace(place, with: "\(number - 1)")
                    }
                } else if tag.kind == .end, let start = name {
                    edits.replace(start..<tag.range.upperBound, with: "")
                    name = nil
                }
            }
        }
        parts.set(book.document, to: edits.applied(to: bytes))
        try parts.removePart(result.part)
        try parts.removeRelationship(of: book.document, id: result.relationship)
    }
}

/// What the parts and relationships that marks need are called, so that they are known again.
enum PartNames {
    static let comments = "jixiaoComments"
    static let drawing = "jixiaoDrawing"
    static let results = "jixiaoResults"
    static let styles = "jixiaoStyles"
}
