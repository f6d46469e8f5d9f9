import CSV
import Checks
import Foundation
import Layouts
import Performance
import Sheets
import Testing
import XLSX

/// Published forms of officers, beside the project where they are there.
@Suite struct OfficerSheetTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/officer-sheets")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
        .filter { $0.hasSuffix(".xlsx") || $0.hasSuffix(".csv") }.sorted()

    static let arithmetic: Set<String> = [
        "weights-sum", "scores-sum", "execution-rate", "execution-score", "funds-sum", "score-over-weight",
        "value-not-number",
    ]

    /// What is wrong in the arithmetic of each form, by its project.
    static let findings: [String: Set<String>] = [
        "project-2021-xinjiang-04": ["execution-rate"],
        "project-2021-xinjiang-05": ["weights-sum", "scores-sum"],
        "project-2021-xinjiang-12": ["execution-score"],
        "project-2022-changji-01": ["funds-sum"],
        "project-2022-changji-08": ["funds-sum"],
        "project-2020-zhuzhou-01": ["weights-sum", "scores-sum"],
        "department-2023-01": ["value-not-number"],
    ]

    static func forms(_ name: String) throws -> [Form] {
        let path = folder.appending(path: name).path()
        let reader = try Embedded.reader.get()
        if name.hasSuffix(".xlsx") {
            var workbooks = XLSXReader()
            return try workbooks.read(path: path).workbook.sheets.flatMap { reader.read($0).forms }
        }
        let document = try CSVReader().read(path: path)
        return reader.read(document.sheet, width: document.fieldCount).forms
    }

    @Test(arguments: names.filter { !$0.contains("-book") && !$0.contains("-stacked") })
    func findsWhatIsWrong(_ name: String) throws {
        let checker = try Embedded.checker.get()
        let problems = try Self.forms(name).flatMap { checker.problems(in: $0) }
        let stem = String(name.prefix { $0 != "." })
        #expect(
            Set(problems.map(\.code)).intersection(Self.arithmetic) == Self.findings[stem] ?? [],
            "\(problems.map(\.line).joined(separator: "\n"))")
        #expect(problems.allSatisfy { $0.range != nil || $0.code == "required-missing" })
    }
}
