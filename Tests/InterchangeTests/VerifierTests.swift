import CSV
import Foundation
import Primitives
import Testing

@testable import Interchange

@Suite("Round trips of officers' files, cell by cell")
struct VerifierTests {
    static func verify(_ path: String) throws -> Verification {
        let templates = try Templates()
        return try Verifier(reader: DocumentReader(templates: templates), templates: templates)
            .verify(InputFile(reading: path))
    }

    @Test(
        "the fixtures come back the same",
        arguments: ["book", "stacked", "project-2021-xinjiang", "project-2023-urumqi", "transfer-2018"])
    func fixtures(name: String) throws {
        let verification = try Self.verify(ProjectFolder.fixture("\(name).xlsx"))
        #expect(verification.isSame, "\(verification)")
        #expect(verification.routes.map(\.route) == Verification.Route.allCases)
        for check in verification.routes {
            #expect(check.texts.total > 70)
            #expect(check.merges.total > 40 || check.route == .csv || check.route == .longCSV)
        }
    }

    @Test("weights merged over several rows leave no trace in CSV, and are named")
    func merged() throws {
        let routes = try Self.verify(ProjectFolder.fixture("project-2020-zhuzhou.xlsx")).routes
        let lost = try #require(routes.first { $0.route == .csvWorkbook }).notCarried
        #expect(
            lost.map { $0.range?.description } == [
                "H16:H17", "I16:I17", "H18:H19", "I18:I19", "H21:H22", "I21:I22",
            ])
        #expect(
            routes.filter { $0.route == .json || $0.route == .jsonLines }.allSatisfy { $0.merges.same == 42 })
    }

    /// What differs between two sheets, as words.
    static func differences(_ expected: SheetSnapshot, _ found: SheetSnapshot) -> [String] {
        var check = Verification.RouteCheck(route: .json)
        check.compare(expected, with: found, sheet: "表1", aspects: [.number, .text, .merge])
        return check.differences.map {
            "\($0.aspect.rawValue) \($0.range.map(String.init(describing:)) ?? "") \($0.expected ?? "nil") \($0.found ?? "nil")"
        }
    }

    @Test("a number, a text or a merged range that came back otherwise has its address")
    func differences() throws {
        var sheet = SheetSnapshot([])
        let cell = try #require(CellReference("H6"))
        sheet.texts = [cell: "99.83%"]
        sheet.numbers = [cell: try #require(ExactDecimal("0.99825"))]
        sheet.merges = [try #require(CellRange("A1:B2"))]
        #expect(Self.differences(sheet, sheet).isEmpty)
        var other = sheet
        other.numbers[cell] = ExactDecimal("0.9983")
        #expect(Self.differences(sheet, other) == ["number H6 0.99825 0.9983"])
        other.numbers[cell] = nil
        #expect(Self.differences(sheet, other) == ["number H6 0.99825 “99.83%”"])
        other = sheet
        other.texts = [try #require(CellReference("H7")): "99.83%"]
        #expect(Self.differences(sheet, other) == ["text H6 99.83% nil", "text H7 nil 99.83%"])
        other = sheet
        other.merges = [try #require(CellRange("A1:B3"))]
        #expect(Self.differences(sheet, other) == ["merge A1:B2 A1:B2 nil", "merge A1:B3 nil A1:B3"])
    }

    @Test("a range that leaves no trace is no difference, and neither is what came back inside it")
    func untraced() throws {
        var (sheet, other) = (SheetSnapshot([]), SheetSnapshot([]))
        let range = try #require(CellRange("H12:I13"))
        sheet.merges = [range]
        other.merges = [try #require(CellRange("H12:I12")), try #require(CellRange("H13:I13"))]
        var check = Verification.RouteCheck(route: .csvWorkbook)
        check.compare(sheet, with: other, sheet: nil, aspects: [.merge], infersMerges: true)
        #expect(check.isSame)
        #expect(check.merges.total == 0)
        #expect(check.notCarried.map(\.range) == [range])
        // A range that would hide text is a difference.
        sheet.texts = [try #require(CellReference("H14")): "20"]
        other.merges = [try #require(CellRange("H12:I14"))]
        check = Verification.RouteCheck(route: .csvWorkbook)
        check.compare(sheet, with: other, sheet: nil, aspects: [.merge], infersMerges: true)
        #expect(check.differences.map(\.found) == ["H12:I14"])
    }

    @Test("a file that is not a spreadsheet cannot be verified")
    func noSheet() throws {
        let bytes = try LongWriter.bytes(of: [LongShapeTests.form], .init())
        let templates = try Templates()
        let verifier = Verifier(reader: try DocumentReader(templates: templates), templates: templates)
        #expect(throws: InterchangeError.noSheetToVerify) {
            try verifier.verify(InputFile(path: "long.csv", bytes: bytes))
        }
        #expect(throws: InterchangeError.noForm) {
            try verifier.verify(InputFile(path: "a.csv", bytes: Array("a,b\n".utf8)))
        }
    }
}
