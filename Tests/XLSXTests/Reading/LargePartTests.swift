import Primitives
import Sheets
import TestSupport
import Testing
import XLSX

/// Parts too large to be unpacked in one go.
struct LargePartTests {
    private let part = "xl/worksheets/sheet1.xml"

    /// A sheet of two megabytes that deflates into several blocks.
    private func sheet() -> (bytes: String, numbers: [Int]) {
        var random = SplitMix64(seed: 5)
        let numbers = (0..<60_000).map { _ in Int.random(in: 0..<10_000_000, using: &random) }
        let rows = numbers.enumerated().map {
            "<row r=\"\($0 + 1)\"><c r=\"A\($0 + 1)\"><v>\($1)</v></c></row>"
        }
        return ("<sheetData>\(rows.joined())</sheetData>", numbers)
    }

    private func refusal(_ bytes: [UInt8]) -> XLSXError? {
        var reader = XLSXReader()
        do throws(XLSXError) {
            _ = try reader.read(bytes: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func everyCellIsThere() throws {
        let (text, numbers) = sheet()
        let sheet = try BookFixture(sheet: text).read().workbook.sheets[0]
        #expect(sheet.cells.map { sheet.text(of: $0) } == numbers.map(String.init))
    }

    /// A byte that is wrong anywhere in the packed sheet, or in what the directory says of it, is found.
    @Test func damageIsFound() throws {
        let whole = try BookFixture(sheet: sheet().bytes).bytes()
        #expect(refusal(whole) == nil)
        var random = SplitMix64(seed: SplitMix64.seed)
        // The sheet is the first entry: its packed bytes start behind the local header and name.
        let start = 30 + part.utf8.count
        let directory = try #require(ZipFixture.directoryRecord(of: part, in: whole))
        let packed = (0..<4).reduce(0) { $0 | Int(whole[directory + 20 + $1]) << ($1 * 8) }
        // What damaged bytes inflate to may be found to be no sheet before the checksum is.
        for _ in 0..<60 {
            var bytes = whole
            let place = Int.random(in: start..<(start + packed), using: &random)
            bytes[place] ^= 0x10
            #expect(refusal(bytes) != nil, "byte \(place)")
        }
        for place in [16, 17, 18, 19] {
            var bytes = whole
            bytes[directory + place] ^= 0x10
            #expect(refusal(bytes) == .damagedArchive(entry: part), "checksum, byte \(place)")
        }
        for place in [24, 25, 26] {
            var bytes = whole
            bytes[directory + place] ^= 0x02
            #expect(refusal(bytes) != nil, "size, byte \(place)")
        }
    }
}
