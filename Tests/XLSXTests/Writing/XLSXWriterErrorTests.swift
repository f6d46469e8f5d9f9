import Primitives
import Sheets
import Testing
import XLSX

@Suite struct XLSXWriterErrorTests {
    private func error(_ change: (inout SheetDraft) throws -> Void) throws -> XLSXWriteError? {
        var draft = SheetDraft.form
        try change(&draft)
        return #expect(throws: XLSXWriteError.self) { try XLSXWriter().bytes(of: [draft]) }
    }

    private func range(_ a1: String) throws -> CellRange { try #require(CellRange(a1)) }

    private func cell(_ a1: String) throws -> CellReference { try #require(CellReference(a1)) }

    @Test func refusesNothingToWrite() {
        #expect(throws: XLSXWriteError.noSheets) { try XLSXWriter().bytes(of: []) }
    }

    @Test func refusesOverlappingMerges() throws {
        let found = try error { $0.mergedRanges.append(try range("E7:F8")) }
        #expect(found == .overlappingMerges(sheet: "自评表", try range("D7:F7"), try range("E7:F8")))
    }

    @Test func refusesACellUnderAMerge() throws {
        for (address, cover) in [("C4", "B4:C4"), ("D2", "B2:F2"), ("B6", "B5:B7"), ("E7", "D7:F7")] {
            let found = try error { draft in
                draft.mergedRanges.removeAll { $0.contains(CellReference(address) ?? $0.first) }
                draft.cells.removeAll { $0.reference == CellReference(address) }
                draft.mergedRanges.append(try range(cover))
                draft.add(address, "在下面")
            }
            #expect(
                found == .coveredCell(sheet: "自评表", cell: try cell(address), under: try range(cover)))
        }
    }

    @Test func refusesTwoCellsInOnePlace() throws {
        let found = try error { $0.add("C6", "又一个") }
        #expect(found == .duplicateCell(sheet: "自评表", cell: try cell("C6")))
    }

    @Test func refusesPlacesOutsideTheSheet() throws {
        let below = CellReference(row: 1_048_576, column: 0)
        let right = CellReference(row: 0, column: 16_384)
        let negative = CellReference(row: -1, column: 0)
        for place in [below, right, negative] {
            let found = try error {
                $0.cells.append(.init(reference: place, content: .blank, role: .value))
            }
            #expect(found == .outsideSheet(sheet: "自评表", range: CellRange(place)))
        }
        let merge = CellRange(first: try cell("H1"), last: below)
        #expect(try error { $0.mergedRanges.append(merge) } == .outsideSheet(sheet: "自评表", range: merge))
        let backwards = CellRange(first: try cell("J9"), last: try cell("I9"))
        #expect(
            try error { $0.mergedRanges.append(backwards) } == .outsideSheet(sheet: "自评表", range: backwards))
        #expect(
            try error { $0.columnWidths[16_384] = 3 } == .outsideSheet(sheet: "自评表", range: CellRange(right)))
        #expect(
            try error { $0.rowHeights[-1] = 3 } == .outsideSheet(sheet: "自评表", range: CellRange(negative)))
        #expect(
            try error { $0.repeatedRows = -1...3 }
                == .outsideSheet(sheet: "自评表", range: CellRange(rows: -1...3, columns: 0...16_383)))
    }

    @Test func refusesTextTooLongForACell() throws {
        #expect(
            try error { $0.add("H1", String(repeating: "字", count: 32_768)) }
                == .textTooLong(sheet: "自评表", cell: try cell("H1"), units: 32_768))
        // One character outside the BMP takes two units.
        #expect(
            try error { $0.add("H1", String(repeating: "𠮷", count: 16_384)) }
                == .textTooLong(sheet: "自评表", cell: try cell("H1"), units: 32_768))
        var draft = SheetDraft.form
        let longest = String(repeating: "𠮷", count: 16_383) + "字"
        draft.add("H1", longest)
        #expect(try WrittenWorkbook(XLSXWriter().bytes(of: [draft])).cells()["H1"]?.value == longest)
    }

    @Test func refusesNumbersThatDoNotReadBack() throws {
        for digits in ["1234567890123456", "0.1234567890123456", "1e309", "1e-308", "1e400", "1e-400"] {
            let number = try #require(ExactDecimal(digits))
            let found = try error {
                $0.cells.append(
                    .init(
                        reference: CellReference(row: 0, column: 8),
                        content: .number(stored: number, format: "General", text: digits), role: .value))
            }
            #expect(found == .inexactNumber(sheet: "自评表", cell: try cell("I1"), number: number))
        }
    }

    @Test func refusesBadNumberFormats() throws {
        for format in [String(repeating: "0", count: 128), "0\n", "0\u{0}", "\u{FFFF}"] {
            let found = try error { $0.add("I1", number: "1", format) }
            #expect(found == .invalidNumberFormat(sheet: "自评表", cell: try cell("I1"), format: format))
        }
    }

    @Test func refusesBadWidthsAndHeights() throws {
        #expect(
            try error { $0.columnWidths[3] = -1 } == .invalidColumnWidth(sheet: "自评表", column: 3, width: -1))
        #expect(
            try error { $0.columnWidths[3] = 256 } == .invalidColumnWidth(sheet: "自评表", column: 3, width: 256)
        )
        #expect(
            try error { $0.columnWidths[3] = .infinity }
                == .invalidColumnWidth(sheet: "自评表", column: 3, width: .infinity))
        #expect(try error { $0.rowHeights[3] = -1 } == .invalidRowHeight(sheet: "自评表", row: 3, height: -1))
        #expect(
            try error { $0.rowHeights[3] = .infinity }
                == .invalidRowHeight(sheet: "自评表", row: 3, height: .infinity))
    }

    @Test func refusesMoreThanTheLimits() throws {
        let found = try error { $0.mergedRanges.append(try range("A20:XFD1048576")) }
        #expect(found == .tooManyCells(sheet: "自评表", limit: 2_000_000))
        var limits = XLSXWriter.Limits()
        limits.sheets = 1
        #expect(throws: XLSXWriteError.tooManySheets(2)) {
            try XLSXWriter(limits: limits).bytes(of: [.form, .form])
        }
        limits.sheets = 2
        limits.styles = 6
        #expect(throws: XLSXWriteError.tooManyStyles(limit: 6)) {
            try XLSXWriter(limits: limits).bytes(of: [.form, .form])
        }
    }
}
