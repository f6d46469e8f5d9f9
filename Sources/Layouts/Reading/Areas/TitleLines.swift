/// Which lines of a sheet are titles.
struct TitleLines {
    /// By line, the title's cell; nil where the line is none.
    private(set) var cells: [Int?]

    /// A title starts near the left edge and is no paragraph.
    private static let maximumLength = 60
    private static let lastColumn = 2
    /// Titles without the word 表 stand at the top of a sheet only.
    private static let topLines = 4

    init(_ grid: FormGrid, _ words: TitleWords) {
        cells = Array(repeating: nil, count: grid.lines.count)
        let top = grid.lines.indices.prefix(TitleLines.topLines)
        for line in grid.lines.indices {
            cells[line] = TitleLines.candidate(in: line, grid, words).flatMap { $0.isSure ? $0.cell : nil }
        }
        guard top.allSatisfy({ cells[$0] == nil }) else { return }
        for line in top {
            cells[line] = TitleLines.candidate(in: line, grid, words)?.cell
            if cells[line] != nil { return }
        }
    }

    func isTitle(_ line: Int) -> Bool { cells.indices.contains(line) && cells[line] != nil }

    /// Whether a cell is a title by what it says, wherever it stands.
    static func isTitle(_ index: Int, _ grid: FormGrid, _ words: TitleWords) -> Bool {
        title(index, grid, words)?.isSure ?? false
    }

    private static func candidate(
        in line: Int, _ grid: FormGrid, _ words: TitleWords
    ) -> (cell: Int, isSure: Bool)? {
        var only: Int?
        for index in grid.row(line) {
            let cell = grid.cells[index]
            let isUnit =
                cell.label?.facets.marks.contains(.unitLine)
                ?? cell.inline?.label.facets.marks.contains(.unitLine)
            if isUnit ?? false { continue }
            guard only == nil else { return nil }
            only = index
        }
        guard let only, grid.cells[only].column <= lastColumn else { return nil }
        return title(only, grid, words)
    }

    private static func title(
        _ only: Int, _ grid: FormGrid, _ words: TitleWords
    ) -> (cell: Int, isSure: Bool)? {
        let cell = grid.cells[only]
        guard cell.length <= maximumLength, cell.inlines.isEmpty else { return nil }
        let bytes = withoutBracket(WhiteSpace.removed(from: grid.bytes(of: only)))
        guard words.names.contains(where: bytes.holds), !bytes.starts(with: "附".utf8) else { return nil }
        let plain = withoutNumber(bytes)
        if words.ends.contains(where: { plain.suffix($0.count).elementsEqual($0) }) { return (only, true) }
        guard words.looseEnds.contains(where: { bytes.suffix($0.count).elementsEqual($0) }), cell.length > 8
        else {
            return nil
        }
        return (only, false)
    }

    /// The text before a bracket at its end: 自评表（2023年度）.
    private static func withoutBracket(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for (open, close) in [("（", "）"), ("(", ")")] {
            guard bytes.suffix(close.utf8.count).elementsEqual(close.utf8) else { continue }
            var place = bytes.endIndex - close.utf8.count
            while place > bytes.startIndex {
                place -= 1
                if bytes[place...].starts(with: open.utf8) { return bytes[..<place] }
            }
        }
        return bytes
    }

    /// The text before a number at its end: 自评表2, 自评表一.
    private static func withoutNumber(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if let last = bytes.last, (0x30...0x39).contains(last) { return bytes.dropLast() }
        for numeral in ["一", "二", "三", "四", "五", "六"] where bytes.suffix(3).elementsEqual(numeral.utf8) {
            return bytes.dropLast(3)
        }
        return bytes
    }
}
