import Primitives
import TestSupport
import Testing

@Suite struct CellReferenceTests {
    private let seed = SplitMix64.seed

    @Test(arguments: [
        ("A1", 0, 0), ("h6", 5, 7), ("$H$6", 5, 7), ("H$6", 5, 7), ("$H6", 5, 7), ("Z1", 0, 25),
        ("AA1", 0, 26),
        ("AZ1", 0, 51), ("ZZ1", 0, 701), ("AAA1", 0, 702), ("XFD1048576", 1_048_575, 16_383), ("B007", 6, 1),
    ])
    func reads(text: String, row: Int, column: Int) {
        #expect(CellReference(text) == CellReference(row: row, column: column))
    }

    @Test(arguments: [
        "", "A", "1", "A0", "A00", "XFE1", "A1048577", "AAAA1", "A-1", "1A", "A1A", "$", "$1", "A$", "A1$",
        "$$A1",
        "A$$1", "A 1", "Ａ1", "A1:B2", "A99999999999999999999", "ZZZZZZZZZZZZZZZZZZZZ1", "[1", "`1", "@1",
        "{1",
    ])
    func refuses(text: String) {
        #expect(CellReference(text) == nil)
    }

    @Test func printingAndReadingAreInverse() {
        for column in 0...CellReference.lastColumn {
            let letters = CellReference.letters(ofColumn: column)
            #expect(CellReference.column(ofLetters: letters) == column)
        }
        var random = SplitMix64(seed: seed)
        for _ in 0..<2000 {
            let cell = random.cell()
            #expect(CellReference(cell.description) == cell, "seed \(seed)")
        }
    }

    @Test(arguments: ["", "a", "XFE", "A1", "Ä", "ZZZZZZZZZZZZZZZZZZZZ"])
    func refusesLetters(text: String) {
        #expect(CellReference.column(ofLetters: text) == nil)
    }

    @Test func readsInReadingOrder() {
        let cells = ["A1", "B1", "AA1", "A2", "A10"].compactMap { CellReference($0) }
        #expect(cells.shuffled().sorted() == cells)
    }

    @Test(arguments: [
        ("A1:C2", "A1:C2"), ("$A$1:$C$2", "A1:C2"), ("B7", "B7"), ("B7:B7", "B7"),
        ("a1:xfd1048576", "A1:XFD1048576"),
    ])
    func readsRanges(text: String, printed: String) {
        #expect(CellRange(text)?.description == printed)
    }

    @Test(arguments: [
        "", ":", "A1:", ":A1", "C2:A1", "A2:C1", "C1:A2", "A1:B2:C3", "A1-B2", "A:A", "1:1", "A1:XFE1",
    ])
    func refusesRanges(text: String) {
        #expect(CellRange(text) == nil)
    }

    @Test func overlapIsSharingACell() {
        var random = SplitMix64(seed: seed)
        func small() -> CellRange {
            let rows = [Int.random(in: 0...5, using: &random), Int.random(in: 0...5, using: &random)].sorted()
            let columns = [Int.random(in: 0...5, using: &random), Int.random(in: 0...5, using: &random)]
                .sorted()
            return CellRange(rows: rows[0]...rows[1], columns: columns[0]...columns[1])
        }
        for _ in 0..<500 {
            let (one, other) = (small(), small())
            let shared = (0...5).contains { row in
                (0...5).contains { column in
                    let cell = CellReference(row: row, column: column)
                    return one.contains(cell) && other.contains(cell)
                }
            }
            #expect(one.overlaps(other) == shared, "seed \(seed)")
            #expect(CellRange(one.description) == one, "seed \(seed)")
            #expect(one.moved(rows: 3, columns: 2).moved(rows: -3, columns: -2) == one)
        }
    }
}

extension SplitMix64 {
    fileprivate mutating func cell() -> CellReference {
        CellReference(
            row: Int.random(in: 0...CellReference.lastRow, using: &self),
            column: Int.random(in: 0...CellReference.lastColumn, using: &self))
    }
}
