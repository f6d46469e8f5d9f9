import Performance
import Primitives
import Templates

extension Layout {
    /// Reads a layout's data file; `parent` finds the layout that it extends.
    init(_ root: TemplateNode, parent: (TemplateNode) throws(TemplateError) -> Layout) throws(TemplateError) {
        try root.allow(["id", "name", "kind", "general", "widths", "extends", "blocks"])
        let base: Layout? =
            if let name = try root.optional("extends") { try parent(name) } else { nil }
        id = try root.required("id").text()
        name = try root.required("name").text()
        kind = try root.required("kind").word(of: FormKind.self)
        isGeneral = try root.optional("general")?.flag() ?? base?.isGeneral ?? false
        if let node = try root.optional("widths") {
            var sizes: [Double] = []
            for item in try node.items() { sizes.append(try item.size()) }
            guard let last = sizes.indices.last else { throw node.error(.wrongType(wanted: .list)) }
            // The blocks of another layout lie within its columns.
            if let base, last < base.widths.count - 1, try root.optional("blocks") == nil {
                throw node.error(
                    .pastLastColumn(
                        CellReference.letters(ofColumn: base.widths.count - 1),
                        last: CellReference.letters(ofColumn: last)))
            }
            widths = sizes
        } else if let base {
            widths = base.widths
        } else {
            widths = []
            _ = try root.required("widths")
        }
        if let node = try root.optional("blocks") {
            var decoded: [Block] = []
            for item in try node.items() { decoded.append(try Block(item, columns: widths.count)) }
            blocks = decoded
        } else if let base {
            blocks = base.blocks
        } else {
            blocks = []
            _ = try root.required("blocks")
        }
    }
}

extension Layout.Block {
    init(_ node: TemplateNode, columns: Int) throws(TemplateError) {
        if let rows = try node.optional("rows"), try node.optional("table") == nil {
            try node.allow(["rows"])
            self = .rows(try Layout.fixedRows(rows, columns: columns))
        } else if let subject = try node.optional("subject") {
            try node.allow(["subject"])
            try subject.allow(["labelAt", "at"])
            var taken: [ColumnSpan] = []
            self = .subject(
                label: try Layout.freeSpan(subject.required("labelAt"), within: columns, taken: &taken),
                text: try Layout.freeSpan(subject.required("at"), within: columns, taken: &taken))
        } else if let notes = try node.optional("notes") {
            try node.allow(["notes"])
            try notes.allow(["label", "labelAt", "at"])
            var taken: [ColumnSpan] = []
            var label: Layout.Label?
            if let text = try notes.optional("label") {
                label = Layout.Label(
                    at: try Layout.freeSpan(notes.required("labelAt"), within: columns, taken: &taken),
                    text: try text.text())
            }
            self = .notes(
                label: label,
                text: try Layout.freeSpan(notes.required("at"), within: columns, taken: &taken))
        } else {
            let table = try node.required("table")
            try node.allow(["table", "section", "headRows", "columns", "rows"])
            switch try table.text() {
            case "funds":
                let labels = try node.required("rows").texts()
                self = .funds(
                    try Layout.table(node, columns: columns, others: ["label"]), labels: labels)
            case "goals":
                self = .goals(try Layout.table(node, columns: columns))
            case "indicators":
                self = .indicators(try Layout.table(node, columns: columns))
            case let other:
                throw table.error(.unknownWord(other, allowed: ["funds", "goals", "indicators"]))
            }
        }
    }
}

extension Layout {
    fileprivate static func table<Field: RawRepresentable<String> & CaseIterable>(
        _ node: TemplateNode, columns count: Int, others: [String] = []
    ) throws(TemplateError) -> Table<Field> {
        var section: Label?
        var taken: [ColumnSpan] = []
        if let side = try node.optional("section") {
            try side.allow(["at", "label"])
            section = Label(
                at: try side.required("at").span(within: count), text: try side.required("label").text())
            taken = section.map { [$0.at] } ?? []
        }
        var columns: [Table<Field>.Column] = []
        for item in try node.required("columns").items() {
            try item.allow(["at", "label", "field"])
            let at = try Layout.freeSpan(item.required("at"), within: count, taken: &taken)
            let name = try item.required("field")
            let word = try name.text()
            let path = Field(rawValue: word)
            guard path != nil || others.contains(word) else {
                throw name.error(.unknownWord(word, allowed: others + Field.allCases.map(\.rawValue)))
            }
            columns.append(
                Table<Field>.Column(at: at, label: try item.optional("label")?.text() ?? "", field: path))
        }
        return Table(
            section: section, headRows: try headRows(of: node), columns: columns)
    }

    /// One row of heads, unless the file says otherwise; funds may have none, where rows speak for themselves.
    private static func headRows(of node: TemplateNode) throws(TemplateError) -> Int {
        guard let rows = try node.optional("headRows") else { return 1 }
        let table = try node.required("table").text()
        if table == "funds", try rows.text() == "0" { return 0 }
        return try rows.count()
    }

    fileprivate static func fixedRows(
        _ node: TemplateNode, columns count: Int
    ) throws(TemplateError) -> [[FixedCell]] {
        var rows: [[FixedCell]] = []
        // Cells of earlier rows that reach into this one.
        var held: [(span: ColumnSpan, rows: Int, node: TemplateNode)] = []
        for row in try node.items() {
            var taken = held.map(\.span)
            held = held.compactMap { $0.rows > 1 ? ($0.span, $0.rows - 1, $0.node) : nil }
            var cells: [FixedCell] = []
            for item in try row.items() {
                try item.allow(["at", "label", "field", "text", "rows"])
                let span = try item.required("at")
                let at = try freeSpan(span, within: count, taken: &taken)
                let height = try item.optional("rows")?.count() ?? 1
                if height > 1 { held.append((at, height - 1, span)) }
                let content: FixedCell.Content
                if let label = try item.optional("label") {
                    content = .label(try label.text())
                } else {
                    let field = try item.required("field")
                    guard let path = FieldPath(fixed: try field.text()) else {
                        throw field.error(.unknownField(try field.text()))
                    }
                    content = .field(path, pattern: try item.optional("text")?.text())
                }
                cells.append(FixedCell(at: at, rows: height, content: content))
            }
            rows.append(cells)
        }
        // A cell that reaches down into the next block would lie on what stands there.
        if let last = held.first { throw last.node.error(.overlappingSpan(try last.node.text())) }
        return rows
    }

    fileprivate static func freeSpan(
        _ node: TemplateNode, within count: Int, taken: inout [ColumnSpan]
    ) throws(TemplateError) -> ColumnSpan {
        let span = try node.span(within: count)
        guard !taken.contains(where: { $0.overlaps(span) }) else {
            throw node.error(.overlappingSpan(try node.text()))
        }
        taken.append(span)
        return span
    }
}

extension FieldPath {
    /// A field that a fixed row can hold: those that are there once in a form, and the amounts of the whole term, each
    /// with its label printed left of it.
    fileprivate init?(fixed path: String) {
        switch path {
        case "title": self = .title
        case "fiscalYear": self = .fiscalYear
        case "total.weight": self = .totalWeight
        case "total.score": self = .totalScore
        case "total.grade": self = .totalGrade
        case "total.note": self = .totalNote
        default:
            if path.hasPrefix("subject."), path.count > 8 {
                self = .subject(Subject.Key(String(path.dropFirst(8))))
            } else if let field = FieldPath(path), case .term(.fund) = field {
                self = field
            } else {
                return nil
            }
        }
    }
}
