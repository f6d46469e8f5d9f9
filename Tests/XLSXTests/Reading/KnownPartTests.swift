import Sheets
import TestSupport
import Testing
import XLSX

/// A reader knows parts of earlier files again: it must read every file as one that has met none.
struct KnownPartTests {
    /// Workbooks of a few styles, lists of sheets and relationships, so that parts come again in other company.
    private func fixture(_ random: inout SplitMix64) -> BookFixture {
        let format = random.one(of: ["0.00", "0%", "yyyy/m/d", "#,##0"])
        var fixture = BookFixture(
            cells: "<c r=\"A1\" s=\"0\"><v>\(Int.random(in: 1...50_000, using: &random))</v></c>",
            formats: [format], strings: Bool.random(using: &random) ? "<si><t>甲</t></si>" : nil)
        if random.once(in: 3) { fixture.sheets.append("<sheetData/>") }
        if random.once(in: 4) { fixture.workbookProperties = "<workbookPr date1904=\"1\"/>" }
        return fixture
    }

    @Test func filesAreReadAsByANewReader() throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        var reader = XLSXReader()
        var refused = 0
        for number in 0..<3000 {
            var bytes = try fixture(&random).bytes()
            for _ in 0..<random.one(of: [0, 0, 1, 2]) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
                    1 << UInt8.random(in: 0...7, using: &random)
            }
            var newReader = XLSXReader()
            let outcome = ReadingOutcome(of: bytes, with: &newReader)
            #expect(ReadingOutcome(of: bytes, with: &reader) == outcome, "file \(number)")
            if case .refused = outcome { refused += 1 }
        }
        #expect((300...1500).contains(refused))
    }

    /// More different parts than are kept, over and over.
    @Test func knownPartsGiveWayToOthers() throws {
        var reader = XLSXReader()
        for _ in 0..<3 {
            for places in 1...40 {
                let fixture = BookFixture(
                    cells: "<c s=\"0\"><v>2</v></c>", formats: ["0." + String(repeating: "0", count: places)])
                let sheet = try reader.read(bytes: fixture.bytes()).workbook.sheets[0]
                #expect(sheet.text(of: sheet.cells[0]) == "2." + String(repeating: "0", count: places))
            }
        }
    }

    /// The same packed bytes do not make a part known where the archive states another checksum or size.
    @Test(arguments: [16, 17, 18, 19, 24, 25])
    func statedChecksumAndSizeCount(_ place: Int) throws {
        let whole = try BookFixture(cells: "<c s=\"0\"><v>2</v></c>", formats: ["0.00"]).bytes()
        let record = try #require(ZipFixture.directoryRecord(of: "xl/styles.xml", in: whole))
        var damaged = whole
        damaged[record + place] ^= 0x01
        var reader = XLSXReader()
        _ = try reader.read(bytes: whole)
        #expect(throws: XLSXError.damagedArchive(entry: "xl/styles.xml")) { try reader.read(bytes: damaged) }
    }

    /// What a known part would unpack to counts as if it were unpacked.
    @Test func knownPartsCountAgainstTheLimit() throws {
        let fixture = BookFixture(cells: "<c s=\"0\"><v>2</v></c>", formats: ["0.00"])
        let bytes = try fixture.bytes()
        var limits = XLSXLimits.standard
        limits.totalBytes = fixture.parts.reduce(0) { $0 + $1.1.utf8.count }
        var reader = XLSXReader(limits: limits)
        for _ in 0..<3 { #expect(try reader.read(bytes: bytes).workbook.sheets.count == 1) }
        limits.totalBytes -= 1
        var strictReader = XLSXReader(limits: limits)
        for _ in 0..<3 {
            #expect(throws: XLSXError.tooBig(.totalBytes, maximum: limits.totalBytes, part: nil)) {
                try strictReader.read(bytes: bytes)
            }
        }
    }
}
