import Primitives
import Sheets
import TestSupport
import Testing

struct SheetTests {
    private func cell(_ a1: String, text: Cell.Slice = .empty) throws -> Cell {
        Cell(reference: try #require(CellReference(a1)), kind: .text, stored: text, text: text)
    }

    @Test func cellsComeInReadingOrder() throws {
        let sheet = try Sheet(name: "表", cells: ["B2", "A1", "C1", "A3"].map { try cell($0) }, bytes: [])
        #expect(sheet.cells.map(\.reference.description) == ["A1", "C1", "B2", "A3"])
    }

    @Test(arguments: [["A1", "A1"], ["B2", "A1", "B2"], ["A1", "B1", "C1", "B1"]])
    func duplicateCellsAreRefused(_ places: [String]) throws {
        let cells = try places.map { try cell($0) }
        let twice = try #require(places.last.flatMap { CellReference($0) })
        #expect(throws: SheetError.duplicateCell(twice)) { try Sheet(name: "", cells: cells, bytes: []) }
    }

    @Test func wordsOfCells() throws {
        let bytes = Array("0.5甲50%".utf8)
        var number = try cell("B2", text: Cell.Slice(offset: 6, count: 3))
        number.stored = Cell.Slice(offset: 0, count: 3)
        number.formula = Cell.Slice(offset: 3, count: 3)
        let sheet = try Sheet(name: "表", cells: [number], bytes: bytes)
        #expect(sheet.stored(of: number) == "0.5")
        #expect(sheet.text(of: number) == "50%")
        #expect(sheet.formula(of: number) == "甲")
        #expect(sheet.formula(of: try cell("A1")) == nil)
        #expect(sheet[number.reference] == number)
        #expect(sheet[CellReference(row: 0, column: 0)] == nil)
        #expect(sheet[CellReference(row: 5, column: 0)] == nil)
    }

    @Test func usedRangeHoldsCellsAndMerges() throws {
        let merge = try #require(CellRange("C5:D9"))
        #expect(try Sheet(name: "", cells: [], bytes: []).usedRange == nil)
        #expect(
            try Sheet(name: "", cells: [cell("B2"), cell("F3")], bytes: [], mergedRanges: [merge]).usedRange?
                .description
                == "B2:F9")
    }

    /// The sweep finds an overlap exactly where comparing each with each does, and names one that is.
    @Test func overlapsAreFoundAsByBruteForce() throws {
        let seed = SplitMix64.seed
        var random = SplitMix64(seed: seed)
        var refused = 0
        for round in 0..<3000 {
            let size = Int.random(in: 4...40, using: &random)
            let ranges = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                let row = Int.random(in: 0..<size, using: &random)
                let column = Int.random(in: 0..<size, using: &random)
                return CellRange(
                    rows: row...(row + Int.random(in: 0...4, using: &random)),
                    columns: column...(column + Int.random(in: 0...4, using: &random)))
            }
            let overlaps = ranges.indices.contains { left in
                ranges.indices.contains { left < $0 && ranges[left].overlaps(ranges[$0]) }
            }
            do throws(SheetError) {
                let sheet = try Sheet(name: "", cells: [], bytes: [], mergedRanges: ranges)
                #expect(!overlaps, "seed \(seed), round \(round)")
                #expect(sheet.mergedRanges == ranges.sorted { $0.first < $1.first })
            } catch {
                refused += 1
                guard case .overlappingMerges(let first, let second) = error else {
                    Issue.record("\(error)")
                    continue
                }
                #expect(overlaps && first.overlaps(second), "seed \(seed), round \(round)")
                #expect(ranges.contains(first) && ranges.contains(second))
            }
        }
        #expect((500...2500).contains(refused))
    }

    @Test func equalRangesOverlap() throws {
        let range = try #require(CellRange("A1:B2"))
        #expect(throws: SheetError.overlappingMerges(range, range)) {
            try Sheet(name: "", cells: [], bytes: [], mergedRanges: [range, range])
        }
    }
}
