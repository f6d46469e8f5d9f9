import CZip
import Sheets
import TestSupport
import Testing

@testable import XLSX

/// Programs put the parts of a workbook in any order, with pictures and other parts between them. Whichever
/// of them marking changes, the rest of the archive must come through, a second time too.
@Suite struct PackageOrderTests {
    @Test func marksPackagesInEveryOrder() throws {
        var random = SplitMix64()
        let form = try WrittenWorkbook(XLSXAnnotatorTests.form())
        let other = XLSXAnnotatorTests.marks.map { mark in
            var mark = mark
            mark.text = "English: \(mark.text)"
            return mark
        }
        for _ in 0..<(SplitMix64.number("JIXIAO_CASES") ?? 24) {
            let plain = try Self.package(of: form, &random)
            let original = try WrittenWorkbook(plain).parts
            let once = try XLSXAnnotatorTests.annotate(plain, XLSXAnnotatorTests.marks)
            let twice = try XLSXAnnotatorTests.annotate(once, other)
            #expect(try XLSXAnnotatorTests.annotate(once, XLSXAnnotatorTests.marks) == once)
            #expect(
                try WrittenWorkbook(XLSXAnnotatorTests.annotate(twice, XLSXAnnotatorTests.marks)).parts
                    == WrittenWorkbook(once).parts)
            #expect(try XLSXAnnotatorTests.annotate(twice, other) == twice)
            #expect(try WrittenWorkbook(XLSXAnnotator().removingMarks(bytes: once)).parts == original)
            #expect(try WrittenWorkbook(XLSXAnnotator().removingMarks(bytes: twice)).parts == original)
        }
    }

    /// The form's parts in some order, packed in some way, with parts between them that hold noise.
    static func package(of form: WrittenWorkbook, _ random: inout SplitMix64) throws -> [UInt8] {
        var entries = form.parts.sorted { $0.key < $1.key }.map { (name: $0.key, content: $0.value) }
        for number in 0..<Int.random(in: 0...4, using: &random) {
            let size = random.one(of: [0, 1, 100, 3_000, 20_000, 150_000])
            entries.append(("xl/media/image\(number).png", noise(size, &random)))
        }
        entries.shuffle(using: &random)
        if random.once(in: 3) {
            // As openpyxl has it: what is changed comes last.
            let isLate = ["[Content_Types].xml", "xl/workbook.xml"]
            entries =
                entries.filter { !isLate.contains($0.name) } + entries.filter { isLate.contains($0.name) }
        }
        return try ZipFixture.make(entries, method: random.one(of: [ZIP_CM_DEFAULT, ZIP_CM_STORE]))
    }

    /// Bytes that cannot be packed any smaller.
    private static func noise(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
        var words: [UInt64] = []
        while words.count * 8 < count { words.append(random.next()) }
        return words.withUnsafeBytes { Array($0.prefix(count)) }
    }
}
