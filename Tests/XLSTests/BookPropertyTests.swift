import Primitives
import Sheets
import TestSupport
import Testing

@testable import XLS

/// Whatever records a writer chooses, what it put in comes out.
struct BookPropertyTests {
    /// A random sheet: its records in some of the ways that writers have, and what it holds.
    private struct RandomSheet {
        var body: [UInt8]
        var listing: [String]
        var mergedRanges: [CellRange]
    }

    private static let letters = Array("项目支出绩效自评表万元2023年度ABCxyz 0.5%≥é±😀\n")

    private func text(_ random: inout SplitMix64, longest: Int = 60) -> String {
        let count =
            random.once(in: 12)
            ? Int.random(in: 1...2000, using: &random) : Int.random(in: 1...longest, using: &random)
        if random.once(in: 3) {
            return String((0..<count).map { _ in random.one(of: ["a", "Z", "0", "é", "ÿ"]) }.joined())
        }
        return String((0..<count).map { _ in random.one(of: BookPropertyTests.letters) })
    }

    /// A number with at most so many digits and places, and how it is written.
    private func number(_ random: inout SplitMix64) -> (value: Double, text: String) {
        let digits = Int.random(in: -999_999...999_999, using: &random)
        let places = Int.random(in: 0...4, using: &random)
        guard let number = ExactDecimal("\(digits)e-\(places)") else { return (0, "0") }
        return (number.double, number.description)
    }

    /// The four bytes of a compact number; nil where it is none.
    private func compact(_ value: Double) -> UInt32? {
        if value == value.rounded(), abs(value) < 536_870_912 {
            return UInt32(bitPattern: Int32(value) << 2 | 2)
        }
        let hundredfold = (value * 100).rounded()
        if hundredfold / 100 == value, abs(hundredfold) < 536_870_912 {
            return UInt32(bitPattern: Int32(hundredfold) << 2 | 3)
        }
        return value.bitPattern & 0x3_FFFF_FFFF == 0 ? UInt32(value.bitPattern >> 32) : nil
    }

    private func sheet(_ shared: inout [String], _ random: inout SplitMix64) -> RandomSheet {
        var records: [(CellReference, [UInt8])] = []
        var lines: [CellReference: String] = [:]
        let rows = Int.random(in: 1...30, using: &random)
        for row in 0..<rows {
            var column = 0
            while column < 20 {
                let place = CellReference(row: row, column: column)
                var writer = RecordWriter()
                switch Int.random(in: 0..<9, using: &random) {
                case 0, 1, 2:
                    let text = text(&random)
                    writer.addCell(0xFD, row, column, UInt32(shared.count).littleEndianBytes)
                    shared.append(text)
                    lines[place] = "\(place) text \(text)"
                case 3:
                    let text = text(&random)
                    writer.addCell(0x204, row, column, RecordWriter.text(text))
                    lines[place] = "\(place) text \(text)"
                case 4:
                    let (value, text) = number(&random)
                    writer.addCell(0x203, row, column, RecordWriter.double(value))
                    lines[place] = "\(place) number \(text)"
                case 5:
                    let (value, text) = number(&random)
                    if let bits = compact(value) {
                        writer.addCell(0x27E, row, column, bits.littleEndianBytes)
                        lines[place] = "\(place) number \(text)"
                    }
                case 6:
                    var body = RecordWriter.words(row, column)
                    let first = column
                    while column < first + 4 {
                        let (value, text) = number(&random)
                        guard let bits = compact(value) else { break }
                        body += [0, 0] + bits.littleEndianBytes
                        let here = CellReference(row: row, column: column)
                        lines[here] = "\(here) number \(text)"
                        column += 1
                    }
                    if column > first {
                        writer.add(0xBD, body + RecordWriter.words(column - 1))
                        column -= 1
                    }
                case 7:
                    let isTrue = random.once(in: 2)
                    writer.addCell(0x205, row, column, [isTrue ? 1 : 0, 0])
                    lines[place] = "\(place) boolean \(isTrue ? "1 → TRUE" : "0 → FALSE")"
                default:
                    let text = text(&random)
                    writer.addFormula(row, column, result: [0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
                    if random.once(in: 2) { writer.add(0x4BC, [1, 2, 3]) }
                    writer.add(0x207, RecordWriter.text(text))
                    lines[place] = "\(place) text \(text)"
                }
                records.append((place, writer.bytes))
                column += Int.random(in: 1...3, using: &random)
            }
        }
        // Cells need not be in order.
        if random.once(in: 4) { records.shuffle(using: &random) }
        var body = RecordWriter()
        var merged: [CellRange] = []
        for row in stride(from: 0, to: 40, by: 2) where random.once(in: 2) {
            merged.append(
                CellRange(rows: row...(row + 1), columns: 0...Int.random(in: 1...9, using: &random)))
        }
        var rest = merged[...]
        while !rest.isEmpty {
            let some = rest.prefix(Int.random(in: 1...4, using: &random))
            rest = rest.dropFirst(some.count)
            body.add(
                0xE5,
                RecordWriter.words(some.count)
                    + some.flatMap {
                        RecordWriter.words($0.first.row, $0.last.row, $0.first.column, $0.last.column)
                    })
        }
        let cells = records.flatMap(\.1)
        return RandomSheet(
            body: random.once(in: 2) ? body.bytes + cells : cells + body.bytes,
            listing: lines.sorted { $0.key < $1.key }.map(\.value), mergedRanges: merged)
    }

    @Test func whatIsWrittenIsRead() throws {
        var random = SplitMix64()
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 25) {
            var shared: [String] = []
            let sheets = (0..<Int.random(in: 1...3, using: &random)).map { _ in sheet(&shared, &random) }
            var book = BookWriter()
            book.sharedTexts = SharedTextWriter.write(
                shared, limit: random.one(of: [16, 17, 64, 100, 8224]),
                counts: random.once(in: 3) ? (0xFFFF_FFFF, 0) : nil, &random)
            for (index, sheet) in sheets.enumerated() { book.sheets.append(("表\(index)", 0, 0, sheet.body)) }
            let read = try XLSReader().read(book.file())
            #expect(read.warnings.isEmpty)
            for (sheet, found) in zip(sheets, read.workbook.sheets) {
                #expect(found.listing == sheet.listing)
                #expect(found.mergedRanges == sheet.mergedRanges)
            }
        }
    }

    /// Of every double the shortest decimal that gives it back.
    @Test func doublesAreWrittenAsTheStandardLibraryReadsThem() {
        var random = SplitMix64()
        for index in 0..<5000 {
            let value =
                index % 2 == 0
                ? Double(bitPattern: random.next())
                : Double(Int.random(in: -99_999_999...99_999_999, using: &random)) / 1e4
            var text = ByteArena()
            StoredDouble.write(value, to: &text)
            let written = text.string(0..<text.count)
            guard value.isFinite else { continue }
            let isShort = written.filter(\.isNumber).count <= value.description.filter(\.isNumber).count
            if Double(written) != value || !isShort { Issue.record("\(value) is written as \(written)") }
        }
    }
}
