import Primitives
import Sheets
import Testing

@testable import XLS

/// Single records, and what they mean.
struct CellTests {
    @Test func compactNumbersAreExact() throws {
        let sheet = try BookWriter { writer in
            writer.addCell(0x27E, 0, 0, UInt32(1 << 2 | 3).littleEndianBytes)
            writer.addCell(0x27E, 0, 1, UInt32(bitPattern: -1234 << 2 | 3).littleEndianBytes)
            writer.addCell(0x27E, 0, 2, UInt32(bitPattern: -536_870_912 << 2 | 2).littleEndianBytes)
            writer.addCell(0x27E, 0, 3, (UInt32(12.5.bitPattern >> 32) | 1).littleEndianBytes)
            writer.add(
                0xBD,
                RecordWriter.words(1, 5, 0) + UInt32(10 << 2 | 3).littleEndianBytes + [0, 0]
                    + UInt32(7 << 2 | 2).littleEndianBytes + RecordWriter.words(6))
        }.read()
        #expect(
            sheet.listing == [
                "A1 number 0.01", "B1 number -12.34", "C1 number -536870912", "D1 number 0.125",
                "F2 number 0.1", "G2 number 7",
            ])
    }

    @Test func numbersAreShownUnderTheirFormats() throws {
        var book = BookWriter { writer in
            writer.addCell(0x203, 0, 0, style: 1, RecordWriter.double(54.3))
            writer.addCell(0x203, 0, 1, style: 2, RecordWriter.double(10))
            writer.addCell(0x203, 0, 2, style: 3, RecordWriter.double(0.9982))
            writer.addCell(0x203, 0, 3, style: 4, RecordWriter.double(44926))
            writer.addCell(0x203, 0, 4, style: 5, RecordWriter.double(44926))
            writer.addCell(0x203, 0, 5, style: 0, RecordWriter.double(28.799999999999997))
            writer.addCell(0x204, 0, 6, style: 6, RecordWriter.text("甲"))
        }
        book.formats = ["[$-409]0.0", "0.00\"分\"", "@\"级\""]
        book.styles = [0, 164, 165, 10, 14, 31, 166]
        let listing = [
            "A1 number 54.3", "B1 number 10 → 10.00分", "C1 number 0.9982 → 99.82%",
            "D1 date 44926 → 2022/12/31",
            "E1 date 44926 → 2022年12月31日", "F1 number 28.799999999999997 → 28.8", "G1 text 甲 → 甲级",
        ]
        let sheet = try book.read()
        #expect(sheet.listing == listing)
        #expect(
            sheet.cells.map(sheet.format(of:)) == [
                "[$-409]0.0", "0.00\"分\"", "0.00%", "yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\"", "General", "@\"级\"",
            ])
        var epoch = RecordWriter()
        epoch.add(0x22, [1, 0])
        book.globals = epoch.bytes
        #expect(try book.read().listing[3] == "D1 date 44926 → 2027/1/1")
        #expect(try book.read().usesEpoch1904)
    }

    @Test func formulasHaveTheirSavedResults() throws {
        let sheet = try BookWriter { writer in
            writer.addFormula(0, 0, result: RecordWriter.double(2.5))
            writer.addFormula(0, 1, result: [1, 0, 1, 0, 0, 0, 0xFF, 0xFF])
            writer.addFormula(0, 2, result: [2, 0, 7, 0, 0, 0, 0xFF, 0xFF])
            writer.addFormula(0, 3, result: [3, 0, 0, 0, 0, 0, 0xFF, 0xFF])
            // Nothing was worked out: an empty text that is to be calculated, and a text that does not come.
            writer.addFormula(0, 4, result: [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], flags: 3)
            writer.addFormula(0, 5, result: [0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
            writer.addFormula(0, 6, result: [0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
            writer.add(0x221, [0])
            writer.add(0x207, RecordWriter.text("优"))
        }.read()
        #expect(
            sheet.listing == [
                "A1 number 2.5", "B1 boolean 1 → TRUE", "C1 error #DIV/0!", "E1 formulaWithoutValue ",
                "F1 formulaWithoutValue ", "G1 text 优",
            ])
    }

    /// A program that works nothing out writes zeros, and asks for all formulas to be worked out.
    @Test func zerosOfFormulasCountWhereOtherFormulasHaveResults() throws {
        let zero = RecordWriter.double(0)
        let nothing = try BookWriter { writer in
            for column in 0..<3 { writer.addFormula(0, column, result: zero, flags: 2) }
        }.read()
        #expect(
            nothing.cells.map(\.kind) == [.formulaWithoutValue, .formulaWithoutValue, .formulaWithoutValue])
        let something = try BookWriter { writer in
            writer.addFormula(0, 0, result: zero, flags: 2)
            writer.addFormula(0, 1, result: RecordWriter.double(3), flags: 2)
        }.read()
        #expect(something.listing == ["A1 number 0", "B1 number 3"])
    }

    @Test func theLastOfTwoCellsCounts() throws {
        let book = BookWriter { writer in
            writer.addCell(0x203, 1, 1, RecordWriter.double(1))
            writer.addCell(0x203, 0, 0, RecordWriter.double(2))
            writer.addCell(0x203, 1, 1, RecordWriter.double(3))
            writer.add(0x201, RecordWriter.words(0, 0, 0))
        }
        let read = try XLSReader().read(book.file())
        #expect(read.workbook.sheets[0].listing == ["B2 number 3"])
        #expect(
            read.warnings == [
                SheetWarning(.cellTwice, sheet: "表", cell: CellReference(row: 1, column: 1), found: "1")
            ])
    }

    /// The cells of a chart in a sheet are not the sheet's.
    @Test func chartsAreLeftOut() throws {
        var book = BookWriter { writer in
            writer.addCell(0x203, 0, 0, RecordWriter.double(1))
            writer.begin(0x20)
            writer.addCell(0x203, 0, 0, RecordWriter.double(9))
            writer.end()
            writer.addCell(0x203, 0, 1, RecordWriter.double(2))
        }
        #expect(try book.read().listing == ["A1 number 1", "B1 number 2"])
        book.sheets.append(("图", 0, 2, []))
        let read = try XLSReader().read(book.file())
        #expect(read.workbook.sheets.map(\.name) == ["表"])
        #expect(read.warnings == [SheetWarning(.sheetSkipped, sheet: "图")])
    }

    @Test func whatIsHiddenAndHowWideAndHighItIs() throws {
        var book = BookWriter { writer in
            writer.add(0x225, RecordWriter.words(0, 300))
            writer.add(0x55, RecordWriter.words(10))
            writer.add(0x7D, RecordWriter.words(0, 1, 2560, 0, 0, 0))
            writer.add(0x7D, RecordWriter.words(1, 256, 512, 0, 1, 0))
            writer.add(0x208, RecordWriter.words(4, 0, 0, 400, 0, 0, 0x40, 0))
            writer.add(0x208, RecordWriter.words(2, 0, 0, 0x8000 | 300, 0, 0, 0x20, 0))
            writer.add(0x208, RecordWriter.words(3, 0, 0, 0x8000 | 300, 0, 0, 0, 0))
        }
        book.sheets[0].state = 2
        let sheet = try book.read()
        #expect(sheet.visibility == .veryHidden)
        #expect(
            sheet.columns == [
                Sheet.Column(first: 0, last: 0, width: 10),
                Sheet.Column(first: 1, last: 255, width: 2, isHidden: true),
            ])
        #expect(
            sheet.rows == [
                Sheet.Row(index: 2, height: nil, isHidden: true), Sheet.Row(index: 4, height: 20),
            ])
        #expect(sheet.defaultRowHeight == 15)
        #expect(sheet.defaultColumnWidth == 10.7109375)
    }

    @Test func halfASurrogatePairIsNoCharacter() throws {
        let sheet = try BookWriter { writer in
            let units: [UInt16] = [0xD83D, 0x4E00, 0xDE00, 0xD83D, 0xDE00, 0xD83D]
            writer.addCell(
                0x204, 0, 0, RecordWriter.words(units.count) + [1] + units.flatMap { $0.littleEndianBytes })
        }.read()
        #expect(sheet.listing == ["A1 text \u{FFFD}一\u{FFFD}😀\u{FFFD}"])
    }
}
