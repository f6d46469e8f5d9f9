import Foundation
import Primitives
import Sheets
import TestSupport
import Testing

@testable import XLSX

@Suite struct SheetXMLTests {
    private func text(_ xml: borrowing SheetXML) -> String { String(decoding: xml.written, as: UTF8.self) }

    @Test func writesRowsAndCells() {
        var xml = SheetXML()
        xml.beginRow(0, height: 20.25)
        xml.writeSharedText(12, column: 0, style: 2)
        xml.writeText("年初 & <全年>".utf8Span.span, column: 25, style: 0)
        xml.writeText(" 数\n".utf8Span.span, column: 26, style: 1)
        xml.writeBlank(column: CellReference.lastColumn, style: 10)
        xml.endRow()
        xml.beginRow(CellReference.lastRow)
        xml.writeFormula(
            "IF(A1<5,\"&\",B2)".utf8Span.span, result: .text("a\u{1}<"), column: 702, style: 1)
        xml.writeFormula(
            "A1*2".utf8Span.span, result: .number(ExactDecimal(5), text: "5"), column: 1, style: 0)
        xml.endRow()
        #expect(
            text(xml)
                == "<row r=\"1\" ht=\"20.25\" customHeight=\"1\"><c r=\"A1\" s=\"2\" t=\"s\"><v>12</v></c>"
                + "<c r=\"Z1\" t=\"inlineStr\"><is><t>年初 &amp; &lt;全年&gt;</t></is></c>"
                + "<c r=\"AA1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 数\n</t></is></c>"
                + "<c r=\"XFD1\" s=\"10\"/></row><row r=\"1048576\">"
                + "<c r=\"AAA1048576\" s=\"1\" t=\"str\"><f>IF(A1&lt;5,\"&amp;\",B2)</f><v>a_x0001_&lt;</v></c>"
                + "<c r=\"B1048576\"><f>A1*2</f><v>5</v></c></row>")
    }

    @Test(arguments: [
        ("0", "0"), ("8.95", "8.95"), ("-0.0000001", "-0.0000001"), ("120", "120"),
        ("1e15", "1000000000000000"),
        ("1e300", "1E300"), ("-12.5e-300", "-125E-301"),
        ("123456789012345678901234567890123456", "123456789012345678901234567890123456"),
    ])
    func numbersAreWrittenExactly(_ number: String, _ written: String) throws {
        var xml = SheetXML()
        xml.beginRow(6)
        xml.removeAll()
        xml.writeNumber(try #require(ExactDecimal(number)), column: 7, style: 3)
        #expect(text(xml) == "<c r=\"H7\" s=\"3\"><v>\(written)</v></c>")
        #expect(ExactDecimal(written) == ExactDecimal(number))
    }

    @Test(arguments: [
        (15, "15"), (20.25, "20.25"), (409.5, "409.5"), (8.7109375, "8.7109375"),
        ((15.0).nextUp, "15.000000000000002"), (0.07.nextUp, "0.07000000000000002"),
        (0.1 + 0.2, "0.30000000000000004"),
    ])
    func heightsLeadBackToTheSameDouble(_ height: Double, _ written: String) {
        var xml = SheetXML()
        xml.beginRow(0, height: height)
        #expect(text(xml) == "<row r=\"1\" ht=\"\(written)\" customHeight=\"1\">")
        #expect(Double(written) == height)
    }

    @Test func aRowWithoutHeightIsHidden() {
        var xml = SheetXML()
        xml.beginRow(9, height: 0)
        #expect(text(xml) == "<row r=\"10\" hidden=\"1\">")
    }

    /// What stands in a row does not hang on what was taken away before it.
    @Test func rowsAreWrittenTheSameWhateverWentBefore() {
        var whole = SheetXML(capacity: 1)
        var parted = SheetXML(capacity: 1)
        var taken = ""
        for row in 0..<300 {
            for column in 0..<30 {
                if column == 0 {
                    whole.beginRow(row)
                    parted.beginRow(row)
                }
                whole.writeNumber(ExactDecimal(row * column), column: column, style: column % 3)
                parted.writeNumber(ExactDecimal(row * column), column: column, style: column % 3)
                if (row + column) % 7 == 0 {
                    taken += text(parted)
                    parted.removeAll()
                }
            }
            whole.endRow()
            parted.endRow()
        }
        #expect(taken + text(parted) == text(whole))
    }

    @Test func textsReadBackAsTheyWere() throws {
        let seed = SplitMix64.seed
        for run in 0..<200 {
            var generator = SplitMix64(seed: seed &+ UInt64(run))
            let texts = (0..<20).map { _ in SheetDraft.randomText(25, using: &generator) }
            var xml = SheetXML()
            xml.beginRow(run)
            for (column, text) in texts.enumerated() {
                xml.writeText(text.utf8Span.span, column: column, style: column)
            }
            xml.endRow()
            let row = try #require(ElementReader.read([UInt8](xml.written)), "seed \(seed), run \(run)")
            let cells = row.children("c")
            #expect(cells.count == texts.count)
            for (column, text) in texts.enumerated() {
                let read = WrittenWorkbook.unescaped(cells[column].child("is").child("t").text)
                #expect(Array(read.utf8) == Array(text.utf8), "seed \(seed), run \(run), column \(column)")
                #expect(cells[column]["r"] == "\(CellReference(row: run, column: column))")
            }
        }
    }
}
