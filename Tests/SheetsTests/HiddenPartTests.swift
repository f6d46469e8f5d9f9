import Primitives
import Sheets
import Testing

/// What is hidden of a sheet.
@Suite struct HiddenPartTests {
    private func sheet(merges: [String] = [], rows: [Int] = [], columns: [ClosedRange<Int>] = []) throws
        -> Sheet
    {
        var cells: [Cell] = []
        var bytes: [UInt8] = []
        for row in 0..<4 {
            for column in 0..<4 {
                let place = CellReference(row: row, column: column)
                let start = bytes.count
                bytes += "\(place)".utf8
                let slice = Cell.Slice(offset: start, count: bytes.count - start)
                cells.append(Cell(reference: place, kind: .text, stored: slice, text: slice))
            }
        }
        return try Sheet(
            name: "表1", cells: cells, bytes: bytes, mergedRanges: merges.compactMap { CellRange($0) },
            columns: columns.map {
                Sheet.Column(first: $0.lowerBound, last: $0.upperBound, width: nil, isHidden: true)
            },
            rows: rows.map { Sheet.Row(index: $0, height: nil, isHidden: true) })
    }

    @Test func nothingIsHiddenOfMostSheets() throws {
        #expect(try sheet().partedByVisibility().map(\.hidden.rows) == nil)
        #expect(try sheet(rows: [9]).partedByVisibility().map(\.hidden.rows) == nil)
    }

    @Test func rowsAndColumnsGo() throws {
        let parted = try #require(try sheet(rows: [1], columns: [2...2]).partedByVisibility())
        #expect(
            parted.visible.cells.map { "\($0.reference)" } == [
                "A1", "B1", "D1", "A3", "B3", "D3", "A4", "B4", "D4",
            ])
        #expect(parted.hidden.rows == [1])
        #expect(parted.hidden.columns == [2])
        #expect(parted.hidden.cells.count == 7)
    }

    @Test("a merged range is hidden only where all of its rows or all of its columns are")
    func merges() throws {
        let parted = try #require(
            try sheet(merges: ["A2:A3", "B2:D2", "C3:D3"], rows: [1], columns: [3...3]).partedByVisibility())
        let seen = parted.visible.cells.map { "\($0.reference)" }
        #expect(seen.contains("A2") && seen.contains("C3"))
        #expect(!seen.contains("B2") && !seen.contains("D1"))
        #expect(parted.visible.mergedRanges.map { "\($0)" } == ["A2:A3", "C3:D3"])
        #expect(parted.hidden.mergedRanges.map { "\($0)" } == ["B2:D2"])
    }

    @Test("ranges of a million rows take no time")
    func large() throws {
        let sheet = try Sheet(
            name: "", cells: [], bytes: [],
            mergedRanges: (0..<5000).map {
                CellRange(rows: 0...CellReference.lastRow, columns: 2 * $0...2 * $0 + 1)
            }, rows: [Sheet.Row(index: 5, height: nil, isHidden: true)])
        #expect(sheet.partedByVisibility().map(\.hidden.rows) == nil)
    }
}
