import Markup
import Primitives
import Sheets

/// Reads the tables of one page, whatever state its tags are in.
struct HTMLPage {
    private var scanner: HTMLScanner
    private var styles = StyleSheet()
    private var sheetNames: [String] = []
    /// The tables not yet ended, the innermost last, and where each comes among all.
    private var open: [OpenTable] = []
    private var done: [Int: HTMLTable] = [:]
    private var tableCount = 0
    /// How many tables deeper than the limit are open; their cells are text of the last.
    private var tooDeep = 0
    /// The element in a cell that is not shown, and how many of its name are open in it.
    private var hidden: (name: [UInt8], depth: Int)?
    private var caption: CellText?
    private var page = PageLines()
    /// The last table that lies in no other, by its number.
    private var lastOuter: Int?
    private var columnGroup: (span: Int, width: Double?, isHidden: Bool)?
    /// Whether the page is a frame for others.
    private(set) var hasFrames = false

    /// How deep tables may lie in one another.
    private static let depthLimit = 32

    /// A table whose end has not come.
    private struct OpenTable {
        var number: Int
        var table: HTMLTable
        /// Whether its cells are text where they say nothing else.
        var isText: Bool
        /// The last table that lies in it, by its number.
        var lastInner: Int?
    }

    init(_ text: [UInt8]) { scanner = HTMLScanner(text) }

    mutating func read(limits: SheetLimits) throws(HTMLError) {
        while true {
            switch scanner.next() {
            case .start: try start()
            case .end: end()
            case .text: add(HTMLText.decoded(scanner.rawText))
            case .opaque: takeOpaque()
            case .endOfDocument:
                while !open.isEmpty { endTable() }
                takeLines(isLast: true)
                return
            }
            guard tableCount <= limits.sheets else { throw .tooBig(.sheets, maximum: limits.sheets) }
        }
    }

    /// Adds a sheet for each table that has content and does more than lay out others.
    func add(to book: BookBuilder<HTMLError>) throws(HTMLError) {
        let tables = done.sorted { $0.key < $1.key }.map(\.value).filter { table in
            !table.cells.isEmpty && (!table.holdsTable || Set(table.cells.map(\.place.row)).count > 1)
        }
        for (index, table) in tables.enumerated() {
            // Over a table with a title of its own, a caption is the name of its sheet: so gnumeric writes it.
            let caption = table.hasTitle ? table.caption : nil
            let named = caption.map { String(decoding: $0, as: UTF8.self) } ?? "表\(book.sheetCount + 1)"
            let name = index < sheetNames.count ? sheetNames[index] : named
            try book.begin(name, visibility: table.isHidden ? .hidden : .visible)
            let lines = table.lines + (caption == nil ? [table.caption].compactMap { $0 } : [])
            let shift = lines.count
            let width = max(
                table.cells.map { $0.place.column }.max() ?? 0, table.merges.map { $0.last.column }.max() ?? 0
            )
            for (row, line) in lines.enumerated() {
                try book.add(.text, text: line, at: CellReference(row: row, column: 0))
                try book.merge(CellRange(rows: row...row, columns: 0...width))
            }
            for cell in table.cells {
                let place = CellReference(row: cell.place.row + shift, column: cell.place.column)
                try cell.value.add(cell.text, to: book, at: place)
            }
            for (index, line) in table.linesBelow.enumerated() {
                try book.add(
                    .text, text: line, at: CellReference(row: table.rowCount + shift + index, column: 0))
            }
            for range in table.merges {
                try book.merge(
                    CellRange(
                        rows: (range.first.row + shift)...(range.last.row + shift), columns: range.columns))
            }
            for var row in table.rows {
                row.index += shift
                try book.add(row)
            }
            for column in table.columns where column.width != nil || column.isHidden { try book.add(column) }
        }
    }

    // MARK: Tags

    private mutating func start() throws(HTMLError) {
        let isStructure = HTMLPage.structure.contains(scanner.name)
        if let inside = hidden {
            if !isStructure {
                if scanner.name == inside.name { hidden?.depth += 1 }
                return
            }
            hidden = nil
        }
        if scanner.isNamed("table") { return beginTable() }
        if scanner.isNamed("frame") || scanner.isNamed("frameset") { hasFrames = true }
        guard tooDeep == 0 else { return }
        let style = styles.style(
            of: String(decoding: scanner.name, as: UTF8.self), classes: text("class"), own: text("style"))
        guard let last = open.indices.last else { return startOutside(style) }
        if isStructure {
            if !scanner.isNamed("col"), !scanner.isNamed("colgroup") { endColumnGroup() }
            if !scanner.isNamed("col") { endCaption() }
        }
        if scanner.isNamed("tr") {
            open[last].table.beginRow(height: style.height ?? length("height"), isHidden: style.isHidden)
        } else if scanner.isNamed("td") || scanner.isNamed("th") {
            try beginCell(style, in: last)
        } else if isGroup {
            open[last].table.endGroup()
        } else if scanner.isNamed("caption") {
            open[last].table.endRow()
            caption = CellText()
        } else if scanner.isNamed("colgroup") {
            columnGroup = (number("span") ?? 1, style.width ?? length("width"), style.isHidden)
        } else if scanner.isNamed("col") {
            columnGroup = nil
            open[last].table.add(
                columns: number("span") ?? 1,
                width: (style.width ?? length("width")).map(Sheet.Column.characters),
                isHidden: style.isHidden)
        } else if style.isHidden || scanner.attribute("hidden") != nil {
            if !HTMLPage.voids.contains(scanner.name) { hidden = (scanner.name, 1) }
        } else if scanner.isNamed("br") {
            change { $0.breakLine() }
        } else if scanner.isNamed("input") {
            addInput()
        } else if scanner.isNamed("option") {
            if scanner.attribute("selected") == nil { hidden = (scanner.name, 1) }
        } else if HTMLPage.blocks.contains(scanner.name) {
            change { $0.breakBlock() }
        }
    }

    /// Begins an element that lies in no table.
    private mutating func startOutside(_ style: StyleSheet.Style) {
        if style.isHidden || scanner.attribute("hidden") != nil {
            if !HTMLPage.voids.contains(scanner.name) { hidden = (scanner.name, 1) }
        } else if scanner.isNamed("br") {
            page.breakLine()
        } else if scanner.isNamed("title") || scanner.isNamed("select") || scanner.isNamed("button") {
            hidden = (scanner.name, 1)
        } else {
            let align = text("align")?.lowercased()
            page.begin(
                scanner.name, isBlock: HTMLPage.blocks.contains(scanner.name),
                isCentred: style.isCentred
                    ?? (align == "center" || align == "middle" || scanner.isNamed("center")))
        }
    }

    private mutating func end() {
        if let inside = hidden, !HTMLPage.structure.contains(scanner.name) {
            if scanner.name == inside.name {
                hidden?.depth -= 1
                if hidden?.depth == 0 { hidden = nil }
            }
            return
        }
        if scanner.isNamed("table") {
            hidden = nil
            if tooDeep > 0 { tooDeep -= 1 } else { endTable() }
            return
        }
        guard tooDeep == 0 else { return }
        guard let last = open.indices.last else {
            return page.end(scanner.name, isBlock: HTMLPage.blocks.contains(scanner.name))
        }
        if scanner.isNamed("td") || scanner.isNamed("th") {
            hidden = nil
            open[last].table.endCell()
        } else if scanner.isNamed("tr") {
            hidden = nil
            open[last].table.endRow()
        } else if isGroup {
            hidden = nil
            open[last].table.endGroup()
        } else if scanner.isNamed("caption") {
            endCaption()
        } else if scanner.isNamed("colgroup") {
            endColumnGroup()
        } else if HTMLPage.blocks.contains(scanner.name) {
            change { $0.breakBlock() }
        }
    }

    private var isGroup: Bool {
        scanner.isNamed("thead") || scanner.isNamed("tbody") || scanner.isNamed("tfoot")
    }

    // MARK: Tables

    private mutating func beginTable() {
        guard open.count < HTMLPage.depthLimit else {
            tooDeep += 1
            return
        }
        var table = HTMLTable()
        if let last = open.indices.last {
            open[last].table.holdsTable = true
            table.lines = open[last].table.takeLines().suffix(TableLines.limit).filter {
                !TableLines.isProse(String(decoding: $0, as: UTF8.self))
            }
            open[last].lastInner = tableCount
        } else {
            table.lines = takeLines(isLast: false)
            lastOuter = tableCount
        }
        table.isHidden =
            styles.style(of: "table", classes: text("class"), own: text("style")).isHidden
            || scanner.attribute("hidden") != nil
        open.append(
            OpenTable(number: tableCount, table: table, isText: scanner.attribute("x:str") != nil))
        tableCount += 1
    }

    /// The lines outside of tables that head the next one; those that end the last one are put under it.
    @discardableResult
    private mutating func takeLines(isLast: Bool) -> [[UInt8]] {
        let lines = TableLines(
            page.take(), hasTable: lastOuter != nil, isLast: isLast, takesPlain: false)
        if let lastOuter { done[lastOuter]?.linesBelow = lines.below.map { Array($0.utf8) } }
        return lines.above.map { Array($0.utf8) }
    }

    private mutating func endTable() {
        guard let last = open.indices.last else { return }
        endCaption()
        endColumnGroup()
        open[last].table.endGroup()
        // What a table that only lays out others says under the last of them ends that one.
        if let inner = open[last].lastInner, done[inner] != nil {
            done[inner]?.linesBelow = open[last].table.takeLines().filter {
                TableLines.isLabelled(String(decoding: $0, as: UTF8.self))
            }
        }
        done[open[last].number] = open[last].table
        open.removeLast()
    }

    private mutating func beginCell(_ style: StyleSheet.Style, in last: Int) throws(HTMLError) {
        if style.isHidden || scanner.attribute("hidden") != nil { return open[last].table.beginHiddenCell() }
        let value = CellValue(scanner, styled: style.numberFormat, isText: open[last].isText)
        try open[last].table.beginCell(
            columnSpan: number("colspan") ?? 1, rowSpan: number("rowspan") ?? 1,
            isMerged: !style.ignoresSpans,
            value: value)
    }

    private mutating func endCaption() {
        guard let text = caption?.content, let last = open.indices.last else { return }
        caption = nil
        if !text.isEmpty { open[last].table.caption = text }
    }

    private mutating func endColumnGroup() {
        guard let group = columnGroup, let last = open.indices.last else { return }
        columnGroup = nil
        open[last].table.add(
            columns: group.span, width: group.width.map(Sheet.Column.characters), isHidden: group.isHidden)
    }

    // MARK: Text

    private mutating func add(_ text: [UInt8]) {
        guard hidden == nil else { return }
        if open.isEmpty { page.append(text) } else { change { $0.append(text) } }
    }

    /// Changes the text of the open cell or caption; what stands in neither is the page's, and no table's.
    private mutating func change(_ change: (inout CellText) -> Void) {
        if caption != nil { return change(&caption!) }
        guard let last = open.indices.last, open[last].table.openCell != nil else { return }
        change(&open[last].table.openCell!.text)
    }

    /// What a field of a form on a page shows.
    private mutating func addInput() {
        let type = (scanner.attribute("type") ?? []).map { $0 | 0x20 }
        let isChecked = scanner.attribute("checked") != nil
        switch String(decoding: type, as: UTF8.self) {
        case "checkbox": add(Array((isChecked ? "☑" : "☐").utf8))
        case "radio": add(Array((isChecked ? "◉" : "○").utf8))
        case "", "text", "number", "date": add(scanner.attribute("value") ?? [])
        default: break
        }
    }

    /// A style sheet has number formats, and what Office keeps for itself has the sheets' names.
    private mutating func takeOpaque() {
        let text = String(decoding: scanner.rawText, as: UTF8.self)
        if scanner.isNamed("style") { return styles.add(text) }
        guard scanner.isNamed("!") || scanner.isNamed("xml"), text.contains("<x:ExcelWorksheet>") else {
            return
        }
        for part in text.split(separator: "<x:Name>", omittingEmptySubsequences: false).dropFirst()
        where sheetNames.count < 4096 {
            let name = HTMLText.decoded(Array(part.prefix { $0 != "<" }.utf8)[...])
            sheetNames.append(String(decoding: name, as: UTF8.self))
        }
    }

    // MARK: Attributes

    private func text(_ name: StaticString) -> String? {
        scanner.attribute(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A whole number at the beginning of an attribute, as browsers take it.
    private func number(_ name: StaticString) -> Int? {
        guard let value = scanner.attribute(name) else { return nil }
        let digits = value.drop { $0 <= 0x20 }.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard !digits.isEmpty else { return nil }
        return digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), 1_000_000) }
    }

    private func length(_ name: StaticString) -> Double? { text(name).flatMap(StyleSheet.points) }

    private static let structure: Set<[UInt8]> = names(
        "table thead tbody tfoot tr td th caption col colgroup")
    private static let voids: Set<[UInt8]> = names("br img input hr wbr area base col embed link meta source")
    private static let blocks: Set<[UInt8]> = names(
        "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre center address section article hr form table tr"
    )

    private static func names(_ words: String) -> Set<[UInt8]> {
        Set(words.split(separator: " ").map { Array($0.utf8) })
    }
}
